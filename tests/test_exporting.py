"""What is exported is written whole: one file, or several into a folder."""

from __future__ import annotations

from pathlib import Path

from tracker.cli.export import FORMATS
from tracker.exporting import written
from tracker.presentation.exports import EXPORTS


def test_the_command_knows_every_format() -> None:
    assert FORMATS == EXPORTS


def test_several_files_go_into_a_folder(tmp_path: Path) -> None:
    assert written({"a.csv": b"1", "b.csv": b"2"}, tmp_path / "out") == tmp_path / "out"
    assert [one.read_bytes() for one in sorted((tmp_path / "out").iterdir())] == [b"1", b"2"]
