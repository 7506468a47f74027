from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tracker.domain.values import ASSESSED, Status
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import place_words, problem_words
from tracker.problems import NO_DETAILS, Details, Place, catalogue, problem

DUE = Place("register.xlsx", "Commitments", 7, 8, "Due *")
ENGLISH = Messages()
PLACEHOLDER = re.compile(r"\{(\w+)\}")
BRACES = re.compile(r"[{}]")
FROM_THE_PLACE = {"file", "sheet", "row", "cell", "column", "value", "suggest"}


def message(code: str, details: Details = NO_DETAILS, /, **parameters: object) -> str:
    return problem_words(problem(code, DUE, details, **parameters), ENGLISH).message


def hint(code: str, details: Details = NO_DETAILS, /, **parameters: object) -> str:
    return problem_words(problem(code, DUE, details, **parameters), ENGLISH).hint


def test_a_problem_in_one_line() -> None:
    text = problem("DATE_TEXT", DUE, Details("05.03.2026", ["2026-03-05"]), format="yyyy-mm-dd")
    assert problem_words(text, ENGLISH).line == (
        "Commitments!H7 · Due * · '05.03.2026' is text, not a date. Did you mean 2026-03-05?"
        " Type the date as yyyy-mm-dd so that Excel turns it into a date."
    )


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(DUE, "Commitments!H7 · Due *", id="cell"),
        pytest.param(Place("r.xlsx", "Commitments", 7, 8), "Commitments!H7", id="cell-without-heading"),
        pytest.param(Place("r.xlsx", "Commitments", 7, 28, "X"), "Commitments!AB7 · X", id="far-column"),
        pytest.param(Place("r.xlsx", "Commitments", 7), "Commitments!7", id="row"),
        pytest.param(Place("r.xlsx", "Commitments", 7, None, "Due"), "Commitments!7 · Due", id="row-and-heading"),
        pytest.param(Place("r.xlsx", "My sheet"), "My sheet", id="sheet"),
        pytest.param(Place("r.xlsx"), "r.xlsx", id="file"),
        pytest.param(Place("r.xlsx", "S", 1, 1, "Due\n(yyyy)"), "S!A1 · Due (yyyy)", id="heading-on-two-lines"),
    ],
)
def test_place_words(place: Place, expected: str) -> None:
    assert place_words(place) == expected


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [
        pytest.param([], "'x' is text, not a date.", id="none"),
        pytest.param(["A"], "'x' is text, not a date. Did you mean A?", id="one"),
        pytest.param(["A", "B"], "'x' is text, not a date. Did you mean A or B?", id="two"),
        pytest.param(["A", "B", "C"], "'x' is text, not a date. Did you mean A, B or C?", id="three"),
    ],
)
def test_suggestions_are_a_sentence_of_their_own(suggestions: list[str], expected: str) -> None:
    assert message("DATE_TEXT", Details("x", suggestions), format="yyyy-mm-dd") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(date(2026, 3, 5), "2026-03-05", id="day"),
        pytest.param(Decimal("1E+3"), "1000", id="number-without-exponent"),
        pytest.param(Decimal("0.50"), "0.50", id="number-as-typed"),
        pytest.param(Status.OFF_TRACK, "off_track", id="choice"),
        pytest.param(None, "blank", id="nothing"),
        pytest.param(7, "7", id="count"),
        pytest.param([date(2026, 3, 5), Decimal(2), "x"], "2026-03-05, 2, x", id="list"),
        pytest.param(ASSESSED, "off_track, at_risk, not_assessable, on_track, achieved", id="tuple"),
        pytest.param(frozenset({"x"}), "x", id="set"),
        pytest.param("two\n lines\u00a0and spaces", "two lines and spaces", id="one-line"),
        pytest.param("\x1b[31mred\x07\u202e", "�[31mred��", id="nothing-that-steers-a-terminal"),
        pytest.param("كتاب‌ها", "كتاب‌ها", id="joiners-of-a-script-stay"),
        pytest.param("x" * 300, "x" * 300, id="as-long-as-is-bearable"),
        pytest.param("x" * 301, "x" * 299 + "…", id="bearable-length"),
        pytest.param("{row}", "{row}", id="a-text-is-no-sentence"),
    ],
)
def test_parameters_are_typed_as_an_official_would(value: object, expected: str) -> None:
    assert hint("CODE_UNKNOWN", allowed=value) == f"Choose one of: {expected}."


def test_what_follows_from_the_place_need_not_be_given() -> None:
    assert message("REQUIRED_EMPTY") == "'Due *' is empty, but every row needs it."
    assert message("SHEET_UNKNOWN") == "The sheet 'Commitments' is not part of the register and was not read."
    assert message("FILE_MACROS") == "'register.xlsx' contains macros; they are ignored."
    assert message("STRAY_VALUE", Details("x"), n=3) == (
        "Cell H7 holds 'x' far below the other data (after 3 empty rows)."
    )
    assert message("ROW_DUPLICATE", other=4) == "Row 7 has the same content as row 4."


def test_what_is_given_goes_before_what_follows() -> None:
    assert message("REQUIRED_EMPTY", column="Closed on") == "'Closed on' is empty, but every row needs it."
    assert message("NOT_INTEGER", Details("shown"), value=Decimal("7.5")) == "7.5 is not a whole number."


@pytest.mark.parametrize(
    ("details", "given"),
    [
        pytest.param(Details("x" * 90), {}, id="shown-by-the-cell"),
        pytest.param(Details(), {"value": "x" * 90}, id="given"),
    ],
)
def test_a_value_is_repeated_with_at_most_80_characters(details: Details, given: dict[str, Any]) -> None:
    assert message("NOT_INTEGER", details, **given) == f"{'x' * 79}… is not a whole number."


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_sentence_of_the_catalogue_can_be_said(code: str) -> None:
    wording = catalogue()[code]
    named = {*PLACEHOLDER.findall(wording.what), *PLACEHOLDER.findall(wording.mend)}
    given = {name: f"<{name}>" for name in named - FROM_THE_PLACE}
    words = problem_words(problem(code, DUE, Details("shown", ["meant"]), **given), ENGLISH)
    assert not BRACES.search(words.line)
    assert all(f"<{name}>" in words.line for name in given)
    assert words.message.endswith((".", "?"))
    assert words.hint.endswith(".")


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_asks_for_suggestions_where_it_ends(code: str) -> None:
    wording = catalogue()[code]
    assert "{suggest}" not in wording.what.removesuffix("{suggest}")
    assert "{suggest}" not in wording.mend
