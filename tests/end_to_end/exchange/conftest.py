"""A register handed on by the command, read back as others would read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tests.end_to_end.exchange.awkward import DAY, write_awkward

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_awkward(tmp_path_factory.mktemp("awkward") / "register.xlsx")


@pytest.fixture
def export(tracker: Run, tmp_path: Path) -> Export:
    def made(register: Path, name: str, *options: str) -> Path:
        out = tmp_path / f"made-{name}"
        ended = tracker("export", register, "--to", name, "--out", out, "--as-of", DAY, *options)
        assert (ended.exit_code, ended.out) == (0, f"{out}\n"), ended.err
        return out

    return made
