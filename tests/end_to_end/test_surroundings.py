"""What the system around the program may be like: streams, letters, terminals, folders, libraries."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, Outcome, Run, environment
from tests.end_to_end.terminals import on_terminal
from tests.end_to_end.workbooks import COMMITMENT, write_register
from tracker.cli import exit_code

AS_OF = ("--as-of", "2026-07-02")
ESCAPE = "\x1b"


def shell(script: str, *arguments: str | Path, env: dict[str, str | None] | None = None) -> Outcome:
    """Run a line of shell in which ``tracker`` is the program and ``$1`` … are the arguments."""
    line = f'tracker() {{ "{sys.executable}" -m tracker "$@"; }}\n{script}'
    command = ["bash", "-o", "pipefail", "-c", line, "bash", *map(str, arguments)]
    ended = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment(env or {}), check=False, timeout=120
    )
    return Outcome(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with more to say than a pipe holds, and one error."""
    rows = [{**COMMITMENT, "Code": f"C-{n}", "Title": f"Open crossing {n}"} for n in range(500)]
    rows.append({**COMMITMENT, "Code": "C-X", "Due": "05/03/2027"})
    return write_register(tmp_path_factory.mktemp("long") / "r.xlsx", {"Commitments": rows})


class TestStreams:
    @pytest.mark.parametrize(
        "script",
        [
            pytest.param('tracker status "$1" --as-of 2026-07-02 --json | head -1', id="reader-leaves-early"),
            pytest.param('tracker status "$1" --as-of 2026-07-02 2>&1 | head -1', id="reader-of-both-leaves-early"),
            pytest.param('tracker check "$1" --as-of 2026-07-02 | true', id="nobody-reads"),
            pytest.param('tracker check "$1" --as-of 2026-07-02 >&-', id="closed-output"),
            pytest.param('tracker status "$1" --as-of 2026-07-02 2>&- >/dev/null', id="closed-errors"),
            pytest.param('tracker check "$1" --as-of 2026-07-02 <&- >&- 2>&-', id="all-closed"),
        ],
    )
    def test_a_lost_reader_changes_nothing(self, long: Path, script: str) -> None:
        ended = shell(script, long)
        assert ended.exit_code == 1
        assert "Traceback" not in ended.err
        assert "Exception ignored" not in ended.err
        assert len(ended.err.splitlines()) <= 1

    def test_nor_does_one_of_the_help(self) -> None:
        assert shell("tracker --help | true") == Outcome(0, "", "")

    def test_a_full_disk_behind_the_output_is_told(self, long: Path) -> None:
        ended = shell('tracker status "$1" --as-of 2026-07-02 --json --quiet >/dev/full', long)
        assert (ended.exit_code, ended.err) == (2, "tracker: the results cannot be written: No space left on device.\n")


class TestLetters:
    @pytest.fixture
    def russian(self, tmp_path: Path) -> Path:
        return write_register(tmp_path / "реестр.xlsx", {"Commitments": [{**COMMITMENT, "Title": "Открыть переход"}]})

    @pytest.mark.parametrize(
        "variables",
        [
            pytest.param({"LC_ALL": "C", "PYTHONUTF8": None}, id="C"),
            pytest.param({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, id="POSIX-uncoerced"),
            pytest.param({"PYTHONIOENCODING": "utf-16"}, id="utf-16"),
        ],
    )
    def test_no_locale_stops_a_command(self, process: Run, russian: Path, variables: dict[str, str | None]) -> None:
        ended = process("status", russian, *AS_OF, env=variables, errors="replace")
        assert (ended.exit_code, ended.err) == (0, "")

    def test_json_is_whole_in_every_encoding(self, process: Run, russian: Path) -> None:
        ended = process("status", russian, *AS_OF, "--json", env={"PYTHONIOENCODING": "ascii"})
        assert ended.json["commitments"][0]["title"] == "Открыть переход"
        assert ended.json["register"]["files"][0]["name"] == "реестр.xlsx"

    @pytest.mark.parametrize("arguments", [["check"], ["status"], ["status", "--json"]], ids=" ".join)
    def test_a_file_whose_name_is_no_text_is_read(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
    ) -> None:
        odd = tmp_path / os.fsdecode(b"\xff.xlsx")
        odd.write_bytes(small.read_bytes())
        stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
        monkeypatch.setattr(sys, "stdout", stream)
        assert exit_code([*arguments, str(odd), *AS_OF]) == 0

    def test_the_path_of_a_report_is_its_name_byte_for_byte(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stream = io.TextIOWrapper(io.BytesIO(), "ascii")
        monkeypatch.setattr(sys, "stdout", stream)
        out = tmp_path / os.fsdecode("отчёты-".encode() + b"\xff")
        assert exit_code(["report", str(small), *AS_OF, "--out", str(out)]) == 0
        printed = stream.buffer
        assert isinstance(printed, io.BytesIO)
        assert Path(os.fsdecode(printed.getvalue().removesuffix(b"\n"))).is_file()


class TestTerminals:
    def test_a_bar_is_drawn_and_wiped_away(self, small: Path) -> None:
        ended = on_terminal("status", small, *AS_OF)
        assert ended.exit_code == 0
        assert "judging" in ended.out
        assert f"{ESCAPE}[2K" in ended.out.split("on track")[0]

    def test_data_on_stdout_has_no_bar_in_it(self, process: Run, small: Path) -> None:
        ours, theirs = os.openpty()
        with os.fdopen(ours, "rb", buffering=0), os.fdopen(theirs, "wb", buffering=0) as errors:
            ended = process("status", small, *AS_OF, stderr=errors, env={"TERM": "xterm"})
        assert ended.out.startswith("● on track")
        assert ESCAPE not in ended.out

    @pytest.mark.parametrize(
        ("arguments", "variables"),
        [
            pytest.param(["--no-color"], {}, id="option"),
            pytest.param([], {"NO_COLOR": "1"}, id="NO_COLOR"),
            pytest.param([], {"TERM": "dumb"}, id="dumb-terminal"),
        ],
    )
    def test_no_colour_where_none_is_wanted(
        self, small: Path, arguments: list[str], variables: dict[str, str | None]
    ) -> None:
        ended = on_terminal("status", small, *AS_OF, "--quiet", *arguments, env=variables)
        assert ended.exit_code == 0
        assert ESCAPE not in ended.out

    def test_colour_where_it_is(self, small: Path) -> None:
        assert f"{ESCAPE}[34m● on track" in on_terminal("status", small, *AS_OF, "--quiet").out

    @pytest.mark.parametrize("columns", [1, 60])
    def test_a_terminal_of_any_width_shows_every_letter(self, small: Path, columns: int) -> None:
        ended = on_terminal("status", small, *AS_OF, "--quiet", "--no-color", columns=columns)
        assert ended.exit_code == 0
        assert "Openthecrossing" in re.sub(r"\s", "", ended.out)

    def test_the_name_of_a_file_steers_no_terminal(self, small: Path, tmp_path: Path) -> None:
        odd = tmp_path / "[red]a[bold] \x1b[41m.xlsx"
        odd.write_bytes(small.read_bytes())
        ended = on_terminal("check", odd, *AS_OF)
        assert ended.exit_code == 0
        assert "[41m" not in ended.out.replace("\\x1b[41m", "")


class TestFolders:
    def test_a_report_needs_no_folder_but_its_own_and_nobody_who_reads(self, small: Path, tmp_path: Path) -> None:
        bare = {"HOME": "/proc/self", "TMPDIR": "/proc/self", "XDG_STATE_HOME": None, "XDG_CACHE_HOME": None}
        ended = shell('tracker report "$1" --as-of 2026-07-02 --out "$2" >&-', small, tmp_path, env={**bare})
        assert ended == Outcome(0, "", "")
        assert [path.name for path in tmp_path.iterdir()] == ["AA-BB_2026-07-02_en.pdf"]

    def test_a_module_of_that_name_in_the_current_folder_is_not_loaded(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "openpyxl.py").write_text("raise SystemExit(99)", encoding="utf-8")
        program = Path(sys.executable).parent / "tracker"
        ended = subprocess.run([program, "check", small, *AS_OF], cwd=tmp_path, check=False, capture_output=True)
        assert ended.returncode == 0


WITHOUT = """
import ctypes

real = ctypes.CDLL


class CDLL(real):
    def __init__(self, name, *rest, **options):
        if name and {library!r} in name:
            raise OSError(f"{{name}}: cannot open shared object file: No such file or directory")
        super().__init__(name, *rest, **options)


ctypes.CDLL = CDLL
"""
"""What every Python that starts does first: a system on which one library is missing."""


def without(library: str, folder: Path) -> dict[str, str | None]:
    """The environment of such a system."""
    (folder / "sitecustomize.py").write_text(WITHOUT.format(library=library), encoding="utf-8")
    return {"PYTHONPATH": f"{folder}:{ROOT}"}


class TestLibraries:
    @pytest.mark.parametrize(
        ("library", "package"),
        [
            pytest.param("libpango-1.0", "libpangoft2-1.0-0", id="pango"),
            pytest.param("libharfbuzz-subset", "libharfbuzz-subset0", id="harfbuzz-subset"),
        ],
    )
    def test_a_report_names_the_package_that_is_missing(
        self, process: Run, small: Path, tmp_path: Path, *, library: str, package: str
    ) -> None:
        ended = process("report", small, *AS_OF, "--out", tmp_path / "out", env=without(library, tmp_path))
        assert (ended.exit_code, ended.out) == (69, "")
        assert ended.err == (
            "tracker: a report needs system libraries. On Debian or Ubuntu run: "
            f"apt-get install --no-install-recommends {package}\n"
        )
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("command", ["check", "status"])
    def test_reading_and_judging_need_no_library(self, process: Run, small: Path, tmp_path: Path, command: str) -> None:
        ended = process(command, small, *AS_OF, env=without("lib", tmp_path))
        assert (ended.exit_code, ended.err) == (0, "")

    def test_doctor_says_what_is_there_and_how_to_get_the_rest(self, process: Run, tmp_path: Path) -> None:
        ended = process("doctor", env=without("libharfbuzz-subset", tmp_path))
        assert ended.exit_code == 69
        assert "found   libpango-1.0.so.0" in ended.out
        assert "missing libharfbuzz-subset.so.0" in ended.out
        assert ended.err.endswith("apt-get install --no-install-recommends libharfbuzz-subset0\n")
        assert len(ended.err.splitlines()) == 1


FAULTY = """
import tracker.registers.read as reading

def fault(*_, **__):
    raise ValueError("Secret text of a cell")

reading.crosscheck = fault
import sys
from tracker.cli import main
main()
"""


class TestFaults:
    def run(self, register: Path, *options: str, **variables: str | None) -> Outcome:
        command = [sys.executable, "-c", textwrap.dedent(FAULTY), "check", str(register), *options]
        ended = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment(variables), check=False, timeout=120
        )
        return Outcome(ended.returncode, ended.stdout, ended.stderr)

    def log(self, ended: Outcome) -> Path:
        found = re.fullmatch(
            r"tracker: a fault of the program\. Please send this file to its keepers: (.*)\n", ended.err
        )
        assert found, ended.err
        return Path(found[1])

    def test_the_log_says_where_and_what_but_no_text_of_a_cell(self, small: Path, tmp_path: Path) -> None:
        ended = self.run(small, XDG_STATE_HOME=str(tmp_path))
        assert (ended.exit_code, ended.out) == (70, "")
        log = self.log(ended)
        assert log.parent == tmp_path / "tracker"
        written = log.read_text(encoding="utf-8")
        assert "in read_workbooks" in written
        assert "builtins.ValueError" in written
        assert "Secret" not in written.replace('raise ValueError("Secret text of a cell")', "")

    def test_verbose_keeps_what_the_fault_says(self, small: Path, tmp_path: Path) -> None:
        ended = self.run(small, "--verbose", XDG_STATE_HOME=str(tmp_path))
        assert ended.err.splitlines()[:-1] == ["reading register.xlsx", "checking"]
        assert "ValueError: Secret text of a cell" in next((tmp_path / "tracker").iterdir()).read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "variables",
        [
            pytest.param({"HOME": "/proc/self", "XDG_STATE_HOME": None}, id="home-that-cannot-be-written"),
            pytest.param({"XDG_STATE_HOME": "/dev/null/x", "TMPDIR": "/proc/self"}, id="neither"),
        ],
    )
    def test_a_log_is_found_a_place(self, small: Path, variables: dict[str, str | None]) -> None:
        ended = self.run(small, **variables)
        assert ended.exit_code == 70
        log = self.log(ended)
        assert log.is_file()
        log.unlink()
