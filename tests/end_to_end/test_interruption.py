"""What is left when a report is stopped, or cannot be written: the earlier one as it was, and nothing half-made."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, Environment, Outcome, Run, start

AS_OF = ("--as-of", "2026-07-02")
NAME = "AA-BB_2026-07-02_en.pdf"
KEPT = "AA-BB_2026-07-02_en (2).pdf"
EARLIER = b"an earlier report"
"""It carries no register, so nobody can tell whose it is: a new report does not take its place."""

HELD = """
import os
import time


def fsync(descriptor):
    os.write(2, b"half-written\\n")
    time.sleep(600)


os.fsync = fsync
"""
"""What a Python does first that stops in the middle of writing a file, between its bytes and its name."""

AT_HALF = "half-written"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with an earlier report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / NAME).write_bytes(EARLIER)
    return folder


@pytest.fixture
def held(tmp_path: Path) -> Environment:
    """The environment of a program that stops in the middle of writing, with a temporary folder of its own."""
    (tmp_path / "sitecustomize.py").write_text(HELD, encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    return {"PYTHONPATH": f"{tmp_path}:{ROOT}", "TMPDIR": str(tmp_path / "temporary")}


def stopped_at(step: str, number: signal.Signals, register: Path, out: Path, env: Environment) -> Outcome:
    """Send a signal to a report that has just begun a step, and as a terminal does to the helpers it has."""
    command = ("report", register, *AS_OF, "--out", out, "--verbose")
    with start(*command, env=env, start_new_session=True) as started:
        assert started.stdout
        assert started.stderr
        told: list[str] = []
        for line in started.stderr:
            told.append(line.strip())
            if told[-1] in (step, AT_HALF):
                break
        os.killpg(started.pid, number)
        printed, rest = started.communicate(timeout=60)
    assert told[-1] == step
    if number != signal.SIGKILL:
        with pytest.raises(ProcessLookupError):  # nobody is left
            os.killpg(started.pid, 0)
    return Outcome(started.returncode, printed, rest)


@pytest.mark.parametrize(
    ("number", "step"),
    [
        pytest.param(signal.SIGINT, "reading register.xlsx", id="INT-reading"),
        pytest.param(signal.SIGINT, "laying out pages", id="INT-laying-out"),
        pytest.param(signal.SIGINT, AT_HALF, id="INT-half-written"),
        pytest.param(signal.SIGTERM, AT_HALF, id="TERM-half-written"),
        pytest.param(signal.SIGHUP, "judging", id="HUP-judging"),
    ],
)
def test_a_signal_leaves_the_earlier_report_and_nothing_else(
    small: Path, out: Path, held: Environment, number: signal.Signals, step: str
) -> None:
    ended = stopped_at(step, number, small, out, held)
    assert (ended.exit_code, ended.out) == (128 + number, "")
    assert ended.err.splitlines()[-1] == "tracker: interrupted; nothing was left half-written."
    assert "Traceback" not in ended.err
    assert [path.name for path in out.iterdir()] == [NAME]
    assert (out / NAME).read_bytes() == EARLIER
    assert list(Path(held["TMPDIR"] or "").iterdir()) == []


@pytest.mark.parametrize("step", ["laying out pages", AT_HALF], ids=["laying-out", "half-written"])
def test_a_kill_leaves_the_earlier_report_and_the_next_run_goes_on(
    tracker: Run, small: Path, out: Path, held: Environment, step: str
) -> None:
    assert stopped_at(step, signal.SIGKILL, small, out, held).exit_code == -signal.SIGKILL
    assert (out / NAME).read_bytes() == EARLIER
    left = [path for path in out.iterdir() if path.name != NAME]
    assert len(left) == (1 if step == AT_HALF else 0)
    assert all(path.name.startswith(f".{NAME}.") and path.suffix == ".part" for path in left)
    for path in left:  # some hours later
        os.utime(path, (0, 0))
    ended = tracker("report", small, *AS_OF, "--out", out)
    assert (ended.exit_code, ended.out) == (0, f"{out / NAME}\n")
    assert sorted(path.name for path in out.iterdir()) == [KEPT, NAME]
    assert (out / NAME).read_bytes().startswith(b"%PDF-")
    assert (out / KEPT).read_bytes() == EARLIER


def test_a_signal_the_caller_wants_ignored_stays_ignored(small: Path) -> None:
    def like_nohup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with start("status", small, *AS_OF, "--verbose", preexec_fn=like_nohup) as started:
        assert started.stderr
        started.stderr.readline()
        started.send_signal(signal.SIGHUP)
        started.communicate(timeout=60)
    assert started.returncode == 0


def test_a_disk_that_fills_while_the_report_is_written(process: Run, small: Path, out: Path) -> None:
    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    ended = process("report", small, *AS_OF, "--out", out, preexec_fn=small_disk)
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err == f"tracker: {out / NAME} cannot be written: File too large.\n"
    assert [path.name for path in out.iterdir()] == [NAME]
    assert (out / NAME).read_bytes() == EARLIER


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of 32 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tracker-test", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may mount a disk for the test, and only where the system lets it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


class TestARealDisk:
    def test_that_is_full(self, tracker: Run, small: Path, mounted: Path) -> None:
        (mounted / NAME).write_bytes(EARLIER)
        ended = tracker("report", small, *AS_OF, "--out", mounted)
        assert (ended.exit_code, ended.out) == (2, "")
        assert ended.err == f"tracker: {mounted / NAME} cannot be written: No space left on device.\n"
        assert [path.name for path in mounted.iterdir()] == [NAME]
        assert (mounted / NAME).read_bytes() == EARLIER

    @pytest.mark.parametrize("folder", [".", "new/one"])
    def test_that_is_read_only(self, tracker: Run, small: Path, mounted: Path, folder: str) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
        ended = tracker("report", small, *AS_OF, "--out", mounted / folder)
        assert (ended.exit_code, ended.out) == (2, "")
        assert ended.err == f"tracker: the folder {mounted} is read-only.\n"


class TestSomethingInTheWay:
    def test_a_file_where_the_folder_should_be(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        (tmp_path / "reports").write_bytes(b"")
        ended = tracker("report", small, *AS_OF, "--out", tmp_path / "reports")
        assert ended.exit_code == 2
        assert "is a file" in ended.err
        assert len(ended.err.splitlines()) == 1

    def test_a_file_where_a_folder_above_should_be(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        (tmp_path / "reports").write_bytes(b"")
        ended = tracker("report", small, *AS_OF, "--out", tmp_path / "reports" / "2026")
        assert (ended.exit_code, ended.err) == (2, f"tracker: {tmp_path / 'reports'} is not a folder.\n")

    def test_a_folder_where_the_report_should_be(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        (tmp_path / NAME).mkdir()
        ended = tracker("report", small, *AS_OF, "--out", tmp_path)
        assert (ended.exit_code, ended.out) == (2, "")
        assert ended.err == f"tracker: {tmp_path / NAME} cannot be written: Is a directory.\n"
        assert [path.name for path in tmp_path.iterdir()] == [NAME]
