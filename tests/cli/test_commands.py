from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tracker.__main__ import start
from tracker.errors import TrackerError


def test_nothing_asked_shows_the_help_and_is_wrong_usage(tracker: Run) -> None:
    ended = tracker()
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: tracker [OPTIONS] COMMAND")


def test_doctor_says_when_the_fonts_are_missing(tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.shipped.shipped_folder", lambda _: tmp_path)
    ended = tracker("doctor")
    assert ended.exit_code == 69
    assert "missing 0 shipped fonts" in ended.out
    assert ended.err == "tracker: the shipped fonts are missing: install tracker again.\n"


def test_an_installation_without_its_folders_is_told(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.shipped.files", lambda _: tmp_path / "tracker")
    monkeypatch.chdir(tmp_path)
    ended = tracker("check")
    assert ended.exit_code == TrackerError.exit_code
    assert ended.err.splitlines()[-1] == (
        "tracker: the folder 'data' is missing from this installation; install tracker again."
    )


def test_the_program_starts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tracker.cli.program", lambda arguments: print(*arguments) or 7)
    monkeypatch.setattr("sys.argv", ["tracker", "check", "a.xlsx"])
    with pytest.raises(SystemExit) as ended:
        start()
    assert (ended.value.code, capsys.readouterr().out) == (7, "check a.xlsx\n")
