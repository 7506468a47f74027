"""A real command, in this process for speed or in its own where the process itself is tested."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
