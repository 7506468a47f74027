from __future__ import annotations

import pytest

from tests.end_to_end.conftest import Run
from tracker import __version__
from tracker.cli.appearance import Appearance, is_watched, printable, wanted_by_environment


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("as it is", "as it is", id="plain"),
        pytest.param("срок №7 – 40 %", "срок №7 – 40 %", id="letters-of-every-alphabet"),
        pytest.param("two\nlines", "two lines", id="one-line"),
        pytest.param("\n leading and trailing \r\n", "leading and trailing", id="edges"),
        pytest.param("\x1b]0;title\x07", "\\x1b]0;title\\x07", id="nothing-that-steers-a-terminal"),
        pytest.param("\u2068abc\u2069", "\u2068abc\u2069", id="what-keeps-its-order"),
        pytest.param("\u202eabc", "\\u202eabc", id="no-turned-writing"),
        pytest.param("\udcff.xlsx", "\\udcff.xlsx", id="a-name-that-is-no-text"),
    ],
)
def test_words_on_one_line(words: str, expected: str) -> None:
    assert printable(words) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("0", True), ("", False), (None, False)], ids=["1", "0", "empty", "not-set"]
)
def test_no_color_counts_whatever_its_value(monkeypatch: pytest.MonkeyPatch, value: str | None, expected: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert wanted_by_environment() == Appearance(no_color=expected)


@pytest.mark.parametrize(
    ("is_terminal", "term", "expected"),
    [
        pytest.param(True, "xterm", True, id="terminal"),
        pytest.param(True, "dumb", False, id="dumb-terminal"),
        pytest.param(True, None, False, id="terminal-of-no-kind"),
        pytest.param(False, "xterm", False, id="no-terminal"),
    ],
)
def test_a_bar_is_for_who_watches(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, term: str | None, expected: bool
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    monkeypatch.delenv("TERM", raising=False)
    if term:
        monkeypatch.setenv("TERM", term)
    assert is_watched() == expected


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--version"], ["doctor", "--version"]])
def test_version_before_and_after_the_name_of_a_command(tracker: Run, arguments: list[str]) -> None:
    ended = tracker(*arguments)
    assert (ended.exit_code, ended.out) == (0, f"tracker, version {__version__}\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param([], False, id="usual"),
        pytest.param(["--verbose"], True, id="verbose"),
        pytest.param(["--quiet"], False, id="quiet"),
        pytest.param(["--verbose", "--quiet"], False, id="quiet-goes-before"),
    ],
)
@pytest.mark.parametrize("is_before", [True, False], ids=["before-the-command", "after-the-command"])
def test_how_much_is_told(tracker: Run, small: object, options: list[str], told: bool, *, is_before: bool) -> None:
    arguments = [*options, "check", str(small)] if is_before else ["check", str(small), *options]
    ended = tracker(*arguments, "--as-of", "2026-07-02")
    assert ended.err == ("reading register.xlsx\nchecking\n" if told else "")
    assert ended.out == "No problems in 1 file: a report can be made.\n"


def test_options_of_one_command_are_not_those_of_the_next(tracker: Run, small: object) -> None:
    tracker("check", str(small), "--verbose")
    assert tracker("check", str(small)).err == ""
