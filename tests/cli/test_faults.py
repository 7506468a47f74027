from __future__ import annotations

from pathlib import Path

import pytest

from tracker.cli.faults import WITHHELD, fault_words, log_folders, origins
from tracker.sentences import Saying


def fault() -> BaseException:
    """A fault that came from another one."""
    try:
        try:
            raise KeyError("a cell")
        except KeyError as first:
            raise ValueError("another cell") from first
    except ValueError as second:
        return second


def log_of(words: Saying) -> str:
    return Path(str(words).rpartition(": ")[2]).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_the_first_cause_comes_first() -> None:
    written = log_of(fault_words(fault(), verbose=False))
    assert written.index("builtins.KeyError") < written.index("builtins.ValueError")
    assert f"builtins.ValueError: {WITHHELD}\n" in written
    assert ", in fault\n" in written


def test_what_a_fault_says_is_kept_for_who_asked_for_everything() -> None:
    assert "builtins.ValueError: another cell\n" in log_of(fault_words(fault(), verbose=True))


def test_causes_in_a_circle_end() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert origins(first) == [first, second]


def test_a_log_that_can_be_written_nowhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.faults.log_folders", lambda: iter([Path("/dev/null/a"), Path("/dev/null/b")]))
    assert str(fault_words(fault(), verbose=False)) == (
        "a fault of the program (ValueError), and its log could not be written anywhere."
    )


def test_a_person_without_a_home_has_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert len(list(log_folders())) == 1


def test_a_system_without_a_temporary_folder_has_the_state_folder(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", none)
    assert list(log_folders()) == [state / "tracker"]
