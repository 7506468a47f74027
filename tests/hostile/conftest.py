"""A file through every command that reads registers, in this process for speed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.measured import MOST_SECONDS
from tracker.cli import main

AS_OF = "2026-03-31"


@dataclass(frozen=True)
class Told:
    """What ``check --json`` told about a file: the exit code, and the problems."""

    exit_code: int
    problems: list[dict[str, Any]]

    @property
    def codes(self) -> set[str]:
        return {problem["code"] for problem in self.problems}

    def message(self, code: str) -> str:
        """What is said of the first problem of a code."""
        return next(str(problem["message"]) for problem in self.problems if problem["code"] == code)


Tell = Callable[[bytes], Told]
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command; whatever it reads, it soon ends well, with findings or as wrong usage, never with a traceback."""

    def run(*arguments: str | Path) -> tuple[int, str]:
        capsys.readouterr()
        begun = time.process_time()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments), "--as-of", AS_OF])
        printed = capsys.readouterr()
        code = int(ended.value.code or 0)
        assert code in (0, 1, 2), printed.err
        assert "Traceback" not in printed.out + printed.err
        assert time.process_time() - begun < MOST_SECONDS
        return code, printed.out

    return run


@pytest.fixture
def tell(tmp_path: Path, command: Command) -> Tell:
    """Give a file to every command; a refused file is refused by all of them, and no report is made of it."""

    def run(content: bytes) -> Told:
        file, reports = tmp_path / "register.xlsx", tmp_path / "reports"
        file.write_bytes(content)
        code, printed = command("check", file, "--json")
        assert command("status", file)[0] == code
        if code:
            assert command("report", file, "--out", reports)[0] == code
            assert not reports.exists()
        return Told(code, json.loads(printed)["problems"])

    return run
