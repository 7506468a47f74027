from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from tracker.registers.findings import FAULTY, Coerced
from tracker.registers.numbers import (
    coerce_integer,
    coerce_number,
    coerce_value_number,
    exact,
    is_missing_word,
    plain,
)
from tracker.registers.raw import Content, RawCell


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1E+3", "1000"), ("2.50", "2.5"), ("-0.10", "-0.1"), ("100", "100"), ("1E-3", "0.001"), ("0.0", "0")],
)
def test_a_number_as_it_is_typed(number: str, expected: str) -> None:
    assert plain(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("274.660000000000", "274.66"), ("1E+3", "1000"), ("5.00", "5"), ("0.00", "0"), ("-0.40", "-0.4")],
)
def test_a_number_without_idle_zeros(number: str, expected: str) -> None:
    assert str(exact(Decimal(number))) == expected


@pytest.mark.parametrize("word", ["-", "–", "—", "−", "…", "...", "n/a", "N/A", "TBD", "tbd"])
def test_words_for_no_value(word: str) -> None:
    assert is_missing_word(word)


@pytest.mark.parametrize("word", ["0", "", "none", "NA", "--", Decimal(0), None])
def test_what_is_no_word_for_no_value(word: object) -> None:
    assert not is_missing_word(word)


def told(coerced: Coerced) -> tuple[Any, list[tuple[str, tuple[str, ...]]]]:
    return coerced.value, [(one.code, one.suggestions) for one in coerced.findings]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal("274.660000000000"), (Decimal("274.66"), []), id="excel's"),
        pytest.param(Decimal(0), (Decimal(0), []), id="zero-is-a-number"),
        pytest.param("22.9", (Decimal("22.9"), [("NUMBER_TEXT_OK", ())]), id="plain-digits"),
        pytest.param("-5", (Decimal(-5), [("NUMBER_TEXT_OK", ())]), id="minus"),
        pytest.param("–5", (Decimal(-5), [("NUMBER_TEXT_OK", ())]), id="dash-for-minus"),
        pytest.param("007", (Decimal(7), [("NUMBER_TEXT_OK", ())]), id="leading-zeros"),
        pytest.param("۴۰", (Decimal(40), [("NUMBER_TEXT_OK", ())]), id="digits-of-urdu"),
        pytest.param("22,9", (FAULTY, [("NUMBER_TEXT", ("22.9",))]), id="comma"),
        pytest.param("1.099", (FAULTY, [("NUMBER_AMBIGUOUS", ("1.099", "1099"))]), id="ambiguous"),
        pytest.param("−1,099", (FAULTY, [("NUMBER_AMBIGUOUS", ("-1.099", "-1099"))]), id="ambiguous-with-minus"),
        pytest.param("many", (FAULTY, [("NUMBER_TEXT", ())]), id="word"),
        pytest.param("-", (FAULTY, [("NUMBER_TEXT", ())]), id="dash"),
        pytest.param(True, (FAULTY, [("NUMBER_TEXT", ())]), id="true"),
        pytest.param(Decimal(10) ** 15, (FAULTY, [("OUT_OF_RANGE", ())]), id="too-large"),
        pytest.param(-(Decimal(10) ** 15), (FAULTY, [("OUT_OF_RANGE", ())]), id="too-small"),
        pytest.param("5" + " " * 60, (FAULTY, [("NUMBER_TEXT", ())]), id="too-long-for-a-number"),
        pytest.param(Decimal("1E-300"), (Decimal("1E-300"), []), id="next-to-nothing"),
        pytest.param("9" * 16, (FAULTY, [("OUT_OF_RANGE", ())]), id="too-large-as-text"),
        pytest.param(Decimal("999999999999999"), (Decimal("999999999999999"), []), id="fifteen-digits"),
        pytest.param(datetime(2026, 5, 12), (FAULTY, [("NUMBER_IS_DATE", ())]), id="moment"),
        pytest.param(date(2026, 5, 12), (FAULTY, [("NUMBER_IS_DATE", ())]), id="day"),
        pytest.param(time(12), (FAULTY, [("NUMBER_IS_DATE", ())]), id="time"),
    ],
)
def test_numbers(value: Content, expected: object) -> None:
    assert told(coerce_number(RawCell(value))) == expected


@pytest.mark.parametrize(
    ("value", "shown", "serial"),
    [
        (datetime(2026, 5, 12), "2026-05-12", "46154"),
        (datetime(2026, 5, 12, 12), "2026-05-12", "46154.5"),
        (time(12), "12:00:00", "0.5"),
    ],
)
def test_what_a_date_stands_for(value: Content, shown: str, serial: str) -> None:
    (finding,) = coerce_number(RawCell(value)).findings
    assert finding.parameters == {"value": shown, "serial": serial}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(RawCell(Decimal("0.4"), "percent"), (Decimal(40), []), id="as-displayed"),
        pytest.param(RawCell(Decimal("0.07"), "percent"), (Decimal(7), []), id="exactly"),
        pytest.param(RawCell(Decimal(1), "percent"), (Decimal(100), []), id="all"),
        pytest.param(RawCell(Decimal(40)), (Decimal(40), []), id="plain"),
        pytest.param(RawCell(Decimal("0.4")), (Decimal("0.4"), [("PERCENT_UNFORMATTED", ())]), id="less-than-one"),
        pytest.param(RawCell(Decimal(1)), (Decimal(1), []), id="one"),
        pytest.param(RawCell(Decimal(0)), (Decimal(0), []), id="zero"),
        pytest.param(RawCell(Decimal("-0.4")), (Decimal("-0.4"), []), id="less-than-zero"),
        pytest.param(RawCell("40%"), (FAULTY, [("NUMBER_TEXT", ("40",))]), id="text"),
        pytest.param(
            RawCell("0.4", "percent"),
            (Decimal("0.4"), [("NUMBER_TEXT_OK", ()), ("PERCENT_UNFORMATTED", ())]),
            id="text-in-a-format",
        ),
    ],
)
def test_percentages(cell: RawCell, expected: object) -> None:
    assert told(coerce_value_number(cell, percent=True)) == expected


@pytest.mark.parametrize("cell", [RawCell(Decimal("0.4"), "percent"), RawCell(Decimal("0.4"))])
def test_a_number_is_what_is_stored(cell: RawCell) -> None:
    assert coerce_value_number(cell, percent=False) == Coerced(Decimal("0.4"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal("7.0"), (7, []), id="whole"),
        pytest.param("7", (7, [("NUMBER_TEXT_OK", ())]), id="text"),
        pytest.param(Decimal("7.5"), (FAULTY, [("NOT_INTEGER", ())]), id="half"),
        pytest.param("VII", (FAULTY, [("NUMBER_TEXT", ())]), id="roman"),
    ],
)
def test_whole_numbers(value: Content, expected: object) -> None:
    assert told(coerce_integer(RawCell(value))) == expected
