from __future__ import annotations

import io
import json
import sys
from datetime import date

import pytest

from tracker.domain.register import RegisterFile
from tracker.domain.values import Status
from tracker.presentation.check_view import check_json
from tracker.presentation.explanation import Explanation, Part, Row
from tracker.presentation.grid import Cell, Grid, code, light_cell
from tracker.presentation.messages import Messages
from tracker.presentation.tables import print_check, print_explanation, print_grid, print_json, print_lines
from tracker.problems import Details, Place, Problem, problem

FILES = (RegisterFile("register.xlsx", "ab12"), RegisterFile("b.xlsx", "cd34"))
AS_OF = date(2026, 3, 31)


class Terminal(io.StringIO):
    """A stream that a person may be watching."""

    def isatty(self) -> bool:
        return True


def unknown(value: str, file: str = "register.xlsx") -> Problem:
    place = Place(file, "Commitments", 7, 8, "Lead")
    return problem("CODE_UNKNOWN", place, Details(value), allowed=["a", "b"])


def printed(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *problems: Problem, no_color: bool = False) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_check(problems, FILES[:1], no_color=no_color)
    return stream.getvalue()


def test_a_terminal_has_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in printed(Terminal(), monkeypatch, unknown("x"))


@pytest.mark.parametrize(
    ("stream", "no_color"),
    [
        pytest.param(Terminal(), True, id="colours-not-wanted"),
        pytest.param(io.StringIO(), False, id="no-terminal"),
    ],
)
def test_everything_else_is_plain(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, no_color: bool) -> None:
    assert printed(stream, monkeypatch, unknown("x"), no_color=no_color) == (
        "error   Commitments!H7 · Lead · 'x' is not in the list for 'Lead'. Choose one of: a, b.\n"
        "1 error in 1 file: no report can be made until the error is mended.\n"
    )


def test_colours_forced_by_the_environment_do_not_reach_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in printed(io.StringIO(), monkeypatch, unknown("x"))


def test_a_long_line_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    first, _ = printed(Terminal(), monkeypatch, unknown("x " * 39 + "x"), no_color=True).splitlines()
    assert "x " * 39 in first


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("[bold]x[/bold]", id="marks-of-style"),
        pytest.param(":smile:", id="names-of-pictures"),
        pytest.param("[/nothing]", id="marks-that-close-nothing"),
        pytest.param("https://example.org/?a=1", id="addresses"),
    ],
)
def test_text_of_a_cell_is_printed_as_it_is(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    assert f"'{value}' is not in the list" in printed(Terminal(), monkeypatch, unknown(value), no_color=True)


def test_text_of_a_cell_does_not_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in printed(Terminal(), monkeypatch, unknown("\x1b]0;title\x07"), no_color=True)


def test_several_files_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    print_check([unknown("x", "b.xlsx"), problem("FILE_MACROS", Place("b.xlsx"))], FILES, no_color=False)
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.startswith("error   b.xlsx · Commitments!H7 · Lead · ")
    assert second.startswith("warning b.xlsx · 'b.xlsx' contains macros")
    assert last.startswith("1 error and 1 warning in 2 files: ")


def test_a_refused_report_says_so_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    print_check([unknown("x")], FILES[:1], no_color=False, to_stderr=True)
    told = capsys.readouterr()
    assert told.out == ""
    assert "Commitments!H7" in told.err


def stream_of(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)


def bytes_of(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def test_a_terminal_of_another_alphabet_shows_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = stream_of("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    print_check([unknown("срок")], FILES[:1], no_color=True)
    assert b"Commitments!H7 ? Lead ? '????' is not in the list" in bytes_of(stream)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [pytest.param("utf-8", "срок", id="all-letters"), pytest.param("latin-1", "\\u0441\\u0440", id="some-letters")],
)
def test_json_is_whole_in_any_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
    stream = stream_of(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    content = check_json([unknown("срок")], FILES, AS_OF)
    print_json(content)
    text = bytes_of(stream).decode(encoding)
    assert shown in text
    assert json.loads(text) == content


GRID = Grid(
    ("Status", "Code", "Title"),
    (
        (light_cell(Status.OFF_TRACK, Messages()), code("PT-EN-01"), Cell("A road " * 30)),
        (Cell("x"), code("C-2"), Cell("y")),
    ),
)


def drawn(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, grid: Grid, *, no_color: bool = False) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_grid(grid, no_color=no_color)
    return stream.getvalue()


def test_a_status_has_its_colour_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[31m" in drawn(Terminal(), monkeypatch, GRID)
    assert "\x1b" not in drawn(Terminal(), monkeypatch, GRID, no_color=True)
    assert "\x1b" not in drawn(io.StringIO(), monkeypatch, GRID)


def test_codes_stay_whole_and_words_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = drawn(Terminal(), monkeypatch, GRID, no_color=True).splitlines()
    assert all(len(line) <= 60 for line in lines)
    assert any("PT-EN-01" in line for line in lines)
    assert " ".join(lines).count("road") == 30


def test_elsewhere_each_row_is_one_line_and_empty_cells_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = Grid(
        ("Party", "Institution", "What"),
        ((code("PK"), code(""), Cell("word " * 40)), (Cell("a"), Cell("b"), Cell("c"))),
    )
    assert drawn(io.StringIO(), monkeypatch, grid).splitlines() == [
        "Party · Institution · What",
        f"PK · {('word ' * 40).strip()}",
        "a · b · c",
    ]


def test_a_table_without_rows_is_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(Terminal(), monkeypatch, Grid(("Status",), ()), no_color=True).split() == ["Status", "─" * 6]


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["terminal", "no-terminal"])
def test_text_of_a_table_does_not_steer_the_terminal(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    grid = Grid(("Title",), ((Cell("\x1b]0;title\x07 [bold]x[/bold]\nsecond line"),),))
    shown = drawn(stream, monkeypatch, grid, no_color=True)
    assert "\x1b" not in shown
    assert "�]0;title� [bold]x[/bold] second line" in shown


def test_lines_are_not_cut(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_lines(["word " * 40, "\x1b[31m"], no_color=False)
    first, second = capsys.readouterr().out.splitlines()
    assert (first.count("word"), second) == (40, "�[31m")


def test_an_explanation_stands_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    rows = (Row("baseline", "0 km", "Indicators!M5"), Row("actual", "40 km " * 60))
    print_explanation(Explanation("C-1", "A road", (Part("The numbers", rows),)), no_color=True)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["C-1 · A road", "", "The numbers"]
    assert lines[3].split() == ["baseline", "0", "km", "Indicators!M5"]
    assert " ".join(lines).count("40 km") == 60
    assert all(len(line) <= 160 for line in lines)
