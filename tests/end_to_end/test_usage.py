"""What a person sees who asks for help, or types something wrong: one line, and the exit code of its kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tracker import days
from tracker.registers import days_in_text

COMMANDS = (
    "new",
    "check",
    "status",
    "report",
    "batch",
    "distribute",
    "collect",
    "verify",
    "history",
    "serve",
    "export",
    "papers",
    "doctor",
)


def test_help_lists_the_commands_that_exist(tracker: Run) -> None:
    shown = tracker("--help")
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
    assert re.search(rf"^    tracker {command}", shown.out, re.MULTILINE)
    assert "\\b" not in shown.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["chek"], "No such command 'chek'. See: tracker --help", id="unknown-command"),
        pytest.param(
            ["check", "--jsn"], "No such option '--jsn'. Did you mean '--json'? See: tracker check --help", id="option"
        ),
        pytest.param(["--jsn"], "No such option '--jsn'. See: tracker --help", id="option-of-all-commands"),
        pytest.param(
            ["status", "--as-of"], "'--as-of' requires an argument. See: tracker status --help", id="no-value"
        ),
        pytest.param(
            ["check", "--json=yes"], "'--json' does not take a value. See: tracker check --help", id="a-value"
        ),
        pytest.param(["doctor", "register.xlsx"], "unexpected extra argument", id="argument-too-many"),
        pytest.param(["check", "nowhere.xlsx"], "there is no file or folder nowhere.xlsx.", id="file-not-there"),
        pytest.param(["report", "nowhere/"], "there is no file or folder nowhere.", id="folder-not-there"),
        pytest.param(["check", ""], "An argument is empty, so it names no file and no folder.", id="no-name"),
        pytest.param(["status", "--since", ""], "An argument is empty", id="no-earlier-register"),
        pytest.param(["check", "x" * 300], "cannot be read: File name too long.", id="name-too-long"),
        pytest.param(["check", "a\n\x1b[31m"], "a \\x1b[31m.", id="name-that-steers-a-terminal"),
        pytest.param(["report", "--out", __file__], "is a file", id="folder-that-is-a-file"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(tracker: Run, arguments: list[str], words: str) -> None:
    ended = tracker(*arguments)
    assert (ended.exit_code, ended.out) == (2, "")
    (line,) = ended.err.splitlines()
    assert line.startswith("tracker: ")
    assert words in line


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("31.03.2026", id="not-iso"),
        pytest.param("2026-02-30", id="that-never-was"),
        pytest.param("20260331", id="without-dashes"),
        pytest.param("2026-W13-2", id="of-a-week"),
        pytest.param("2026-3-31", id="without-zeros"),
        pytest.param("２０２６-03-31", id="other-digits"),
        pytest.param("0000-01-01", id="of-no-year"),
        pytest.param("today", id="word"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.parametrize("command", ["check", "status", "report"])
def test_a_day_is_typed_as_it_should_be(tracker: Run, command: str, day: str) -> None:
    ended = tracker(command, "--as-of", day)
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err == (
        f"tracker: Invalid value for '--as-of': '{day}' is not a day. "
        f"Type it as yyyy-mm-dd, for example 2026-03-31. See: tracker {command} --help\n"
    )


@pytest.mark.parametrize("day", ["1900-03-01", "2199-12-31"])
@pytest.mark.parametrize("command", ["check", "status", "report"])
def test_the_first_and_the_last_day_are_days(tracker: Run, small: Path, tmp_path: Path, command: str, day: str) -> None:
    out = ["--out", str(tmp_path)] if command == "report" else []
    assert tracker(command, small, "--as-of", day, *out).exit_code == 0


@pytest.mark.parametrize("day", ["0001-01-01", "0206-03-31", "1900-02-28", "2200-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_a_slip(tracker: Run, day: str) -> None:
    ended = tracker("status", "--as-of", day)
    assert ended.exit_code == 2
    assert f"{day} is outside 1900-03-01 to 2199-12-31." in ended.err


def test_the_reporting_day_is_one_that_a_cell_may_hold() -> None:
    assert (days.EARLIEST, days.LATEST) == (days_in_text.EARLIEST, days_in_text.LATEST)


def test_a_folder_that_may_not_be_looked_into_is_told(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    ended = tracker("check", tmp_path)
    assert (ended.exit_code, ended.err) == (2, f"tracker: {tmp_path} cannot be read: Permission denied.\n")


def test_doctor_finds_what_a_report_needs(tracker: Run) -> None:
    ended = tracker("doctor")
    assert (ended.exit_code, ended.err) == (0, "")
    assert "libpango-1.0.so.0" in ended.out
    assert ended.out.endswith("Everything a report needs is here.\n")
