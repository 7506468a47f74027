"""A real command, in this process for speed or in its own where the process itself is tested."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.workbooks import faulty, write_register
from tracker.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "data" / "pakistan-tajikistan.xlsx"
REFERENCE_DAY = "2026-03-31"

Environment = Mapping[str, str | None]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def tracker(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), printed.out, printed.err)

    return run


def environment(changes: Environment) -> dict[str, str]:
    """The environment of this process, without colour, with some variables set or (``None``) gone."""
    found: dict[str, str | None] = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in found.items() if value is not None}


def start(*arguments: str | Path, env: Environment | None = None, **options: Any) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "tracker", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", **options}
    return subprocess.Popen(command, env=environment(env or {}), **pipes)


@pytest.fixture
def process() -> Run:
    def run(*arguments: str | Path, **options: Any) -> Outcome:
        with start(*arguments, **options) as started:
            out, err = started.communicate(timeout=120)
        return Outcome(started.returncode, out or "", err or "")

    return run


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A faultless register of two states."""
    return write_register(tmp_path_factory.mktemp("small") / "register.xlsx")


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register with one error."""
    return faulty(tmp_path_factory.mktemp("broken") / "register.xlsx")


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
ALONE = ("--no-deps", "--no-index")


def called(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A program that must succeed, run in a folder and without this checkout on its path."""
    env = environment({"PYTHONPATH": None})
    ended = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode == 0, ended.stderr
    return ended


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    called(*PIP, "wheel", *ALONE, "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the package in it; what it depends on is borrowed from the one of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    called(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    (packages,) = (folder / "lib").glob("python3.*/site-packages")
    # A folder named in a .pth file is added without reading the .pth files in it, so the checkout is not.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    called(*PIP, "--python", folder / "bin" / "python", "install", *ALONE, wheel, cwd=folder)
    return folder


@pytest.fixture(scope="session")
def example_report(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example, made by the installed package in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    made = called(installed / "bin" / "tracker", "report", "--as-of", REFERENCE_DAY, cwd=folder)
    assert made.stdout == f"reports/PK-TJ_{REFERENCE_DAY}_en.pdf\n"
    return folder / made.stdout.removesuffix("\n")
