"""What a person sees who types something wrong, or asks for help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import REFERENCE_DAY, Run
from tracker import __version__

COMMANDS = ("check", "status", "report", "doctor")


def test_help_lists_the_commands_that_exist(process: Run) -> None:
    shown = process("--help")
    assert shown.exit_code == 0
    listed = [
        line.split()[0] for line in shown.out.split("Commands:")[1].split("Examples:")[0].splitlines() if line.strip()
    ]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_a_command_shows_an_example(tracker: Run, command: str, option: str) -> None:
    shown = tracker(command, option)
    assert shown.exit_code == 0
    assert "Example" in shown.out
    assert f"tracker {command}" in shown.out


def test_version(tracker: Run) -> None:
    assert __version__ in tracker("--version").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["chek"], "chek", id="unknown-command"),
        pytest.param(["check", "--jsn"], "--jsn", id="unknown-option"),
        pytest.param(["status", "--as-of", "31.03.2026"], "2026-03-31", id="day-not-iso"),
        pytest.param(["status", "--as-of", "2026-02-30"], "2026-02-30", id="day-that-never-was"),
        pytest.param(["status", "--as-of", "20260331"], "20260331", id="day-without-dashes"),
        pytest.param(["check", "nowhere.xlsx"], "nowhere.xlsx", id="file-not-there"),
        pytest.param(["report", "nowhere/"], "nowhere", id="folder-not-there"),
    ],
)
def test_wrong_usage_is_exit_2_without_traceback(tracker: Run, arguments: list[str], words: str) -> None:
    ended = tracker(*arguments)
    assert ended.exit_code == 2
    assert ended.out == ""
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_a_missing_file_is_one_line(tracker: Run) -> None:
    assert len(tracker("check", "nowhere.xlsx").err.splitlines()) == 1


@pytest.mark.parametrize("command", ["check", "status", "report"])
def test_a_file_of_another_kind_is_a_finding(tracker: Run, tmp_path: Path, command: str) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("Dear colleague,\n", encoding="utf-8")
    out = ("--out", tmp_path / "reports") if command == "report" else ()
    ended = tracker(command, letter, "--as-of", REFERENCE_DAY, *out)
    assert ended.exit_code == 1
    assert "Traceback" not in ended.err
    assert not (tmp_path / "reports").exists()


def test_nearest_settings_file_names_the_register(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tracker.toml").write_text('[tool.tracker]\nregister = "lists/register.xlsx"\n', encoding="utf-8")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    ended = tracker("check")
    assert ended.exit_code == 2
    assert str(tmp_path / "lists" / "register.xlsx") in ended.err


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[tool.tracker\n", id="not-toml"),
        pytest.param("[tool.tracker]\nregister = 7\n", id="not-a-path"),
        pytest.param("tool = 3\n", id="not-a-table"),
    ],
)
def test_a_faulty_settings_file_is_wrong_usage(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "tracker.toml").write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ended = tracker("check")
    assert ended.exit_code == 2
    assert "tracker.toml" in ended.err


def test_a_fault_goes_to_a_log_and_never_to_the_screen(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("a fault made for this test")

    monkeypatch.setattr("tracker.pipeline.check_register", fault)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    ended = tracker("check")
    assert ended.exit_code == 70
    assert "Traceback" not in ended.err
    (log,) = (tmp_path / "tracker").glob("*.log")
    assert str(log) in ended.err
    assert "a fault made for this test" in log.read_text(encoding="utf-8")


def test_doctor_finds_what_a_report_needs(tracker: Run) -> None:
    ended = tracker("doctor")
    assert ended.exit_code == 0
    assert "libpango-1.0.so.0" in ended.out


def test_doctor_names_the_package_that_is_missing(tracker: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.presentation.libraries.is_loadable", lambda library: "subset" not in library.file_name)
    ended = tracker("doctor")
    assert ended.exit_code == 69
    assert "libharfbuzz-subset0" in ended.err
