from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tracker.domain.commitments import Closure, RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.values import Completion
from tracker.registers.cells import Context
from tracker.registers.codes import Codes
from tracker.registers.coerce import EXCEL_TEXT, KINDS, coerce
from tracker.registers.columns import Column, Kind
from tracker.registers.findings import FAULTY, Coerced
from tracker.registers.raw import CellError, Content, RawCell

ANY = Context(Codes())


def read(kind: Kind, cell: RawCell | Content, context: Context = ANY, **column: Any) -> Coerced:
    return coerce(cell if isinstance(cell, RawCell) else RawCell(cell), Column("Column", kind, "", **column), context)


def told(coerced: Coerced) -> tuple[Any, list[str]]:
    return coerced.value, [one.code for one in coerced.findings]


def test_every_kind_has_its_coercion() -> None:
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_error_of_excel_is_no_value_of_any_kind(kind: Kind) -> None:
    assert told(read(kind, CellError("#N/A"))) == (FAULTY, ["CELL_ERROR"])


@pytest.mark.parametrize("kind", list(Kind))
def test_a_formula_without_a_result_is_not_blank(kind: Kind) -> None:
    assert told(read(kind, RawCell(None, "", "=A1"))) == (FAULTY, ["FORMULA_NO_VALUE"])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(Kind.CODE, ["FORMULA_IN_ID"]), (Kind.REFERENCE, ["REF_UNKNOWN", "FORMULA_IN_ID"]), (Kind.TEXT, [])],
)
def test_identifiers_should_not_be_calculated(kind: Kind, expected: list[str]) -> None:
    assert told(read(kind, RawCell("X", "", "=A1"), to=("Parties",)))[1] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("any text", ("any text", []), id="text"),
        pytest.param("-", ("-", []), id="a-dash-is-text"),
        pytest.param(Decimal("3.10"), ("3.1", []), id="number"),
        pytest.param("x" * EXCEL_TEXT, ("x" * EXCEL_TEXT, ["TEXT_MAYBE_CUT"]), id="as-long-as-a-cell"),
        pytest.param("x" * (EXCEL_TEXT + 1), (FAULTY, ["TEXT_TOO_LONG"]), id="longer"),
    ],
)
def test_texts(value: Content, expected: object) -> None:
    assert told(read(Kind.TEXT, value)) == expected


@pytest.mark.parametrize(
    "kind", [Kind.CODE, Kind.REFERENCE, Kind.CHOICE, Kind.YES_NO, Kind.DATE, Kind.NUMBER, Kind.PART]
)
def test_no_word_is_that_long(kind: Kind) -> None:
    coerced = read(kind, "x" * 256, choices=Closure)
    assert told(coerced) == (FAULTY, ["TEXT_TOO_LONG"])
    assert coerced.findings[0].parameters == {"n": 256, "limit": 255}
    assert told(read(kind, "x" * 255, choices=Closure))[1] != ["TEXT_TOO_LONG"]


@pytest.mark.parametrize(("kind", "length"), [(Kind.REFERENCES, 4_001), (Kind.CODES, 4_001)])
def test_no_list_is_that_long(kind: Kind, length: int) -> None:
    assert told(read(kind, "x" * length)) == (FAULTY, ["TEXT_TOO_LONG"])
    assert told(read(kind, "x" * (length - 1)))[1] != ["TEXT_TOO_LONG"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("completed", (Closure.COMPLETED, []), id="as-listed"),
        pytest.param(" Completed", (Closure.COMPLETED, []), id="other-case"),
        pytest.param("заменено", (Closure.SUPERSEDED, []), id="russian"),
        pytest.param("done", (Closure.COMPLETED, ["CODE_NORMALISED"]), id="another-word"),
        pytest.param("complted", (FAULTY, ["CODE_UNKNOWN"]), id="mistyped"),
        pytest.param(Decimal(1), (FAULTY, ["CODE_UNKNOWN"]), id="number"),
    ],
)
def test_choices(value: Content, expected: object) -> None:
    assert told(read(Kind.CHOICE, value, choices=Closure)) == expected


@pytest.mark.parametrize(
    ("word", "meant"),
    [("complted", ("completed",)), ("оpen", ("open",)), ("отзвано", ("withdrawn",)), ("zzz", ())],
    ids=["english", "look-alike", "russian", "none"],
)
def test_choices_that_are_offered(word: str, meant: tuple[str, ...]) -> None:
    (finding,) = read(Kind.CHOICE, word, choices=Closure).findings
    assert finding.suggestions == meant


def test_in_progress_is_limited() -> None:
    coerced = read(Kind.CHOICE, "In progress", choices=Completion)
    assert told(coerced) == (Completion.LIMITED, ["CODE_NORMALISED"])
    assert coerced.findings[0].parameters["code"] == "limited"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, (True, [])), (False, (False, [])), ("нет", (False, [])), ("maybe", (FAULTY, ["BOOL_UNKNOWN"]))],
)
def test_yes_or_no(value: Content, expected: object) -> None:
    assert told(read(Kind.YES_NO, value)) == expected


@pytest.mark.parametrize(
    ("value", "above", "expected"),
    [
        pytest.param(Decimal(2), Decimal(0), (Decimal(2), []), id="above"),
        pytest.param(Decimal(0), Decimal(0), (FAULTY, ["OUT_OF_RANGE"]), id="on-the-bound"),
        pytest.param(Decimal(-1), None, (Decimal(-1), []), id="no-bound"),
        pytest.param("x", Decimal(0), (FAULTY, ["NUMBER_TEXT"]), id="no-number"),
    ],
)
def test_bounded_numbers(value: Content, above: Decimal | None, expected: object) -> None:
    assert told(read(Kind.NUMBER, value, above=above)) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("n/a", (None, [])), (Decimal(4), (Decimal(4), [])), ("x", (FAULTY, ["NUMBER_TEXT"]))]
)
def test_parts_of_a_percentage(value: Content, expected: object) -> None:
    assert told(read(Kind.PART, value)) == expected


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        *(pytest.param(measure, "–", (None, []), id=f"missing-{measure}") for measure in (*Measure, None)),
        pytest.param(Measure.NUMBER, Decimal(40), (Decimal(40), []), id="number"),
        pytest.param(Measure.CURRENCY, "good", (FAULTY, ["NUMBER_TEXT"]), id="currency-in-words"),
        pytest.param(Measure.PERCENT, RawCell(Decimal("0.4"), "percent"), (Decimal(40), []), id="percentage"),
        pytest.param(Measure.ORDINAL, "good", ("good", []), id="label"),
        pytest.param(Measure.ORDINAL, Decimal(3), ("3", []), id="label-that-is-a-number"),
        pytest.param(Measure.QUALITATIVE, "well received", ("well received", []), id="finding"),
        pytest.param(Measure.QUALITATIVE, Decimal(3), (FAULTY, ["VALUE_FOR_QUALITATIVE"]), id="number-for-qualitative"),
        pytest.param(Measure.QUALITATIVE, "3.5", (FAULTY, ["VALUE_FOR_QUALITATIVE"]), id="text-number-for-qualitative"),
        pytest.param(Measure.QUALITATIVE, date(2026, 3, 5), ("2026-03-05", []), id="day-for-qualitative"),
        pytest.param(None, Decimal(3), (Decimal(3), []), id="unknown-measure"),
        pytest.param(None, "good", (FAULTY, []), id="a-word-may-be-a-label"),
        pytest.param(None, "22,9", (FAULTY, ["NUMBER_TEXT"]), id="a-number-typed-as-text-is-none"),
    ],
)
def test_values_by_measure(measure: Measure | None, value: RawCell | Content, expected: object) -> None:
    assert told(read(Kind.VALUE, value, Context(Codes(), measure))) == expected


@pytest.mark.parametrize(
    ("revised", "value", "expected"),
    [
        pytest.param(RevisedField.DUE, datetime(2026, 3, 5), (date(2026, 3, 5), []), id="due"),
        pytest.param(RevisedField.DUE, "2026", (FAULTY, ["DATE_YEAR_ONLY"]), id="due-is-a-day"),
        pytest.param(RevisedField.TARGET_DATE, "2026", (date(2026, 12, 31), ["DATE_YEAR_ONLY"]), id="target-date"),
        pytest.param(RevisedField.TARGET, Decimal(5), (Decimal(5), []), id="target"),
        pytest.param(RevisedField.BASELINE, "-", (None, []), id="baseline-that-was-missing"),
        pytest.param(RevisedField.DUE, "–", (None, []), id="no-deadline-before"),
        pytest.param(None, "-", (FAULTY, []), id="field-unreadable"),
    ],
)
def test_revised_values(revised: RevisedField | None, value: Content, expected: object) -> None:
    assert told(read(Kind.REVISED, value, Context(Codes(), revised=revised))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("poor < fair<good", ("poor", "fair", "good")),
        ("poor << good <", ("poor", "good")),
        ("only", ("only",)),
        ("<", ()),
    ],
)
def test_scales(value: str, expected: tuple[str, ...]) -> None:
    assert read(Kind.SCALE, value) == Coerced(expected)


@pytest.mark.parametrize(
    ("begins", "hint"), [(False, date(2026, 12, 31)), (True, date(2026, 1, 1))], ids=["ends", "begins"]
)
def test_a_year_where_a_day_is_needed(begins: bool, hint: date) -> None:
    assert read(Kind.DATE, "2026", begins=begins).findings[0].parameters["hint"] == hint


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [(Kind.DATE_OR_YEAR, "2026", date(2026, 12, 31)), (Kind.INTEGER, Decimal(7), 7), (Kind.CODES, "A; B", ("A", "B"))],
)
def test_kinds_of_the_cell_alone(kind: Kind, value: Content, expected: object) -> None:
    assert read(kind, value).value == expected
