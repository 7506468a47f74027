"""One small report, made once; each test changes a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.end_to_end.workbooks import write_register
from tracker.cli import main

DAY = "2026-07-31"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a small register as it was made."""
    folder = tmp_path_factory.mktemp("archive")
    register = write_register(folder / "register.xlsx")
    with pytest.raises(SystemExit) as ended:
        main(["report", str(register), "--as-of", DAY, "--out", str(folder), "--quiet"])
    assert not ended.value.code
    return folder / f"AA-BB_{DAY}_en.pdf"


Change = Callable[[pikepdf.Pdf], None]
Tamper = Callable[[Change], Path]


@pytest.fixture
def tampered(made: Path, tmp_path: Path) -> Tamper:
    """A copy of the report in which something was changed, written as if it had always been so."""

    def tamper(change: Change) -> Path:
        path = tmp_path / made.name
        with pikepdf.open(made) as pdf:
            change(pdf)
            pdf.save(path)
        return path

    return tamper
