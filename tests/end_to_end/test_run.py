"""``run``, the two commands of a fresh machine, in a copy of the checkout whose Python is a stand-in.

The stand-in answers the few questions that ``run`` asks of Python, pip and apt, and writes down what it was asked: a
real set-up takes half a minute and the network. Everything else is the real script.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import ROOT

PYTHON = r"""#!/bin/sh
# The stand-in of Python outside and inside the environment.
case "$*" in
  *sys.version_info*) [ "${OLD_PYTHON:-}" = "" ] ;;
  *ctypes*) case " ${MISSING:-} " in *" $3 "*) exit 1 ;; esac ;;
  *"import ensurepip, venv"*) [ "${NO_VENV:-}" = "" ] ;;
  *"-m venv"*)
    echo "venv" >>"$NOTES"
    mkdir -p "$4/bin"
    cp "$0" "$4/bin/python"
    printf '#!/bin/sh\necho "pip from %s"\n' "$4" >"$4/bin/pip"
    printf '#!/bin/sh\nprintf "%%s|" tracker "$PWD" "$@"\nexit ${TRACKER_EXIT:-0}\n' >"$4/bin/tracker"
    chmod +x "$4/bin/pip" "$4/bin/tracker"
    ;;
  *"-m pip install"*"-r "*)
    for last; do :; done
    echo "pip ${last##*/}" >>"$NOTES"
    [ "${PIP_FAILS:-}" = "" ] || { echo "no such package"; exit 1; }
    sleep "${PIP_SECONDS:-0}"
    ;;
  *"-m pip install"*) echo "pip project" >>"$NOTES" ;;
  *) printf "%s|" python "$PWD" "$@"; exit "${TRACKER_EXIT:-0}" ;;
esac
"""

APT = r"""#!/bin/sh
echo "apt ${*#-y -qq }" >>"$NOTES"
[ "${APT_FAILS:-}" = "" ] || { echo "E: Unable to locate package"; exit 100; }
"""


Ended = subprocess.CompletedProcess[str]

TOOLS = ("sh", "cat", "cksum", "cp", "chmod", "dirname", "flock", "mkdir", "readlink", "rm", "sleep")
"""All that the script needs of a system beside Python and apt."""


@dataclass(frozen=True)
class Machine:
    """A machine with a checkout, a stand-in of Python, and what they were asked."""

    folder: Path

    @property
    def checkout(self) -> Path:
        return self.folder / "check out"

    @property
    def programs(self) -> Path:
        return self.folder / "bin"

    @property
    def notes(self) -> list[str]:
        """What Python, pip and apt were asked so far."""
        path = self.folder / "notes"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {"PATH": str(self.programs), "NOTES": str(self.folder / "notes"), **variables}

    def run(self, *arguments: str, script: str | Path = "", cwd: Path | None = None, **variables: str) -> Ended:
        """Run the script of the checkout, or the one named."""
        command = [str(script or self.checkout / "run"), *arguments]
        env = self.environment(variables)
        return subprocess.run(
            command, env=env, cwd=cwd or self.checkout, capture_output=True, text=True, check=False, timeout=60
        )


def program(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nothing is set up yet, and nothing is missing."""
    made = Machine(tmp_path)
    made.programs.mkdir()
    made.checkout.mkdir()
    for name in ("run", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, made.checkout / name)
    for name in TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is needed on every system"
        (made.programs / name).symlink_to(found)
    program(made.programs / "python3", PYTHON)
    program(made.programs / "apt-get", APT)
    program(made.programs / "shellcheck", "#!/bin/sh\n")
    program(made.programs / "chromium", "#!/bin/sh\n")
    program(made.programs / "id", '#!/bin/sh\necho "${WHO:-0}"\n')
    return made


SET_UP = ["venv", "pip requirements.lock", "pip project"]
SET_UP_FOR_TESTS = ["venv", "pip requirements-dev.lock", "pip project"]


class TestFirstStart:
    def test_sets_up_once_and_passes_everything_on(self, machine: Machine) -> None:
        first, second = machine.run("check", "a b.xlsx", "--json"), machine.run("status", "*", "")
        assert (first.returncode, first.stdout) == (0, f"tracker|{machine.checkout}|check|a b.xlsx|--json|")
        assert first.stderr == f"setting up {machine.checkout}/.venv (once, about half a minute)\n"
        assert (second.stdout, second.stderr) == (f"tracker|{machine.checkout}|status|*||", "")
        assert machine.notes == SET_UP

    def test_leaves_nothing_but_the_environment(self, machine: Machine) -> None:
        before = set(machine.checkout.iterdir())
        machine.run("check")
        assert {path.name for path in set(machine.checkout.iterdir()) - before} == {".venv", ".venv.lock"}

    def test_is_done_again_when_it_was_interrupted(self, machine: Machine) -> None:
        assert machine.run("check", PIP_FAILS="yes").returncode == 70
        assert machine.run("check").returncode == 0
        assert machine.notes == ["venv", "pip requirements.lock", "pip requirements.lock", "pip project"]

    def test_shows_what_pip_said_where_it_fails(self, machine: Machine) -> None:
        ended = machine.run("check", PIP_FAILS="yes")
        assert (ended.returncode, ended.stdout) == (70, "")
        assert "no such package" in ended.stderr

    @pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
    def test_is_done_again_when_what_it_was_made_from_changes(self, machine: Machine, name: str) -> None:
        machine.run("check")
        with (machine.checkout / name).open("a", encoding="utf-8") as file:
            file.write("\n# changed\n")
        machine.run("check")
        assert machine.notes == [*SET_UP, *SET_UP[1:]]

    def test_is_done_again_when_the_checkout_was_moved(self, machine: Machine) -> None:
        machine.run("check")
        moved = machine.folder / "moved"
        machine.checkout.rename(moved)
        assert machine.run("check", script=moved / "run", cwd=moved).stdout == f"tracker|{moved}|check|"
        assert machine.notes.count("venv") == 2

    def test_is_done_again_when_python_is_gone(self, machine: Machine) -> None:
        machine.run("check")
        (machine.checkout / ".venv" / "bin" / "python").unlink()
        (machine.checkout / ".venv" / "bin" / "pip").unlink()
        assert machine.run("check").returncode == 0
        assert machine.notes == SET_UP * 2

    def test_two_at_once_make_one_environment(self, machine: Machine) -> None:
        command, env = [str(machine.checkout / "run"), "check"], machine.environment({"PIP_SECONDS": "0.3"})
        both = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        for one in both:
            one.communicate(timeout=60)
        assert [one.returncode for one in both] == [0, 0]
        assert machine.notes == SET_UP

    def test_gives_its_lock_back_before_the_program_begins(self, machine: Machine) -> None:
        machine.run("check")
        probe = machine.checkout / ".venv" / "bin" / "tracker"
        program(probe, f'#!/bin/sh\nflock -n "{machine.checkout}/.venv.lock" sh -c "echo free"\n')
        (machine.checkout / ".venv" / "requirements.lock.stamp").unlink()
        assert machine.run("check").stdout == "free\n"

    def test_serves_the_tests_and_then_everybody(self, machine: Machine) -> None:
        machine.run("test", "-k", "none")
        machine.run("check")
        assert machine.notes == SET_UP_FOR_TESTS


class TestPassingOn:
    def test_the_exit_code(self, machine: Machine) -> None:
        assert machine.run("check", TRACKER_EXIT="69").returncode == 69

    def test_the_current_folder_so_that_paths_mean_what_the_person_typed(
        self, machine: Machine, tmp_path: Path
    ) -> None:
        elsewhere = tmp_path / "else where"
        elsewhere.mkdir()
        assert machine.run("report", "--out", "reports", cwd=elsewhere).stdout == (
            f"tracker|{elsewhere}|report|--out|reports|"
        )

    def test_through_a_link(self, machine: Machine, tmp_path: Path) -> None:
        (tmp_path / "links").mkdir()
        link = tmp_path / "links" / "register"
        link.symlink_to(machine.checkout / "run")
        assert machine.run("check", script=link, cwd=tmp_path).stdout == f"tracker|{tmp_path}|check|"
        assert not (tmp_path / "links" / ".venv").exists()

    def test_by_a_relative_path(self, machine: Machine, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        ended = machine.run("check", script="../check out/run", cwd=tmp_path / "elsewhere")
        assert ended.stdout == f"tracker|{tmp_path / 'elsewhere'}|check|"

    def test_nothing_at_all(self, machine: Machine) -> None:
        assert machine.run().stdout == f"tracker|{machine.checkout}|"

    def test_some_tests(self, machine: Machine) -> None:
        assert machine.run("test", "-k", "a b").stdout == f"python|{machine.checkout}|-m|pytest|-k|a b|"

    def test_benchmarks(self, machine: Machine, tmp_path: Path) -> None:
        assert machine.run("bench", "--list", cwd=tmp_path).stdout == f"python|{machine.checkout}|-m|benchmarks|--list|"


class TestMissingPackages:
    @pytest.mark.parametrize(
        ("variables", "package"),
        [
            pytest.param({"MISSING": "libpango-1.0.so.0"}, "libpangoft2-1.0-0", id="pango"),
            pytest.param({"MISSING": "libpangoft2-1.0.so.0"}, "libpangoft2-1.0-0", id="pangoft2"),
            pytest.param({"MISSING": "libharfbuzz-subset.so.0"}, "libharfbuzz-subset0", id="harfbuzz"),
            pytest.param({"NO_VENV": "yes"}, "python3-venv", id="venv"),
        ],
    )
    def test_are_installed_by_root(self, machine: Machine, variables: dict[str, Any], package: str) -> None:
        ended = machine.run("check", **variables)
        assert ended.returncode == 0
        assert ended.stderr.splitlines()[0] == f"installing {package}"
        assert machine.notes == [f"apt install --no-install-recommends {package}", *SET_UP]

    def test_are_named_to_who_may_not_install(self, machine: Machine) -> None:
        ended = machine.run("check", WHO="1000", MISSING="libpango-1.0.so.0 libharfbuzz-subset.so.0")
        assert (ended.returncode, ended.stdout) == (69, "")
        assert ended.stderr == (
            "run: system packages are missing. Run: sudo apt-get install --no-install-recommends "
            "libpangoft2-1.0-0 libharfbuzz-subset0\n"
        )
        assert machine.notes == []

    def test_are_named_where_installing_fails(self, machine: Machine) -> None:
        ended = machine.run("check", APT_FAILS="yes", MISSING="libharfbuzz-subset.so.0")
        assert ended.returncode == 69
        assert "E: Unable to locate package" in ended.stderr
        assert ended.stderr.splitlines()[-1].endswith("libharfbuzz-subset0")
        assert machine.notes == ["apt install --no-install-recommends libharfbuzz-subset0", "apt update"]

    def test_of_the_tests_only_are_skipped_with_a_word(self, machine: Machine) -> None:
        (machine.programs / "shellcheck").unlink()
        ended = machine.run("test", "-k", "x", WHO="1000")
        assert ended.returncode == 0
        assert "Some tests will be skipped, for want of these packages: shellcheck" in ended.stderr

    def test_an_old_python_is_said(self, machine: Machine) -> None:
        ended = machine.run("check", OLD_PYTHON="yes")
        assert ended.returncode == 69
        assert ended.stderr == ("run: Python 3.11 or newer is needed. Run: sudo apt-get install python3 python3-venv\n")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_are_as_the_shell_checker_likes_them(script: str) -> None:
    ended = subprocess.run(["shellcheck", ROOT / script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_are_short_and_can_be_started(script: str) -> None:
    path = ROOT / script
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100
    assert os.access(path, os.X_OK)
