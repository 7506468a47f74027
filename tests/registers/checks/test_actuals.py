from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.registers.checks.told import message, only, told
from tests.registers.placed import actual, day, indicator
from tracker.domain.indicators import Actual, Indicator, Measure
from tracker.domain.register import Register

TARGET: dict[str, Any] = {"target": Decimal(50)}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2026-03-31", [], id="on-the-reporting-day"),
        pytest.param("2026-04-01", ["ACTUAL_IN_FUTURE Actuals!2 Date"], id="a-day-later"),
    ],
)
def test_an_actual_is_not_later_than_the_reporting_day(on: str, expected: list[str]) -> None:
    assert told(Register(actuals=(actual(on),)), as_of=day("2026-03-31")) == expected


@pytest.mark.parametrize(
    ("of", "on", "expected"),
    [
        pytest.param({"baseline_date": day("2024-12-31")}, "2024-12-31", True, id="on-the-baseline-date"),
        pytest.param({"baseline_date": day("2024-12-31")}, "2024-12-30", True, id="before-it"),
        pytest.param({"baseline_date": day("2024-12-31")}, "2025-01-01", False, id="after-it"),
        pytest.param({}, "1999-01-01", False, id="no-baseline-date"),
        pytest.param({"code": "I-2", "baseline_date": day("2024-12-31")}, "1999-01-01", False, id="another-indicator"),
    ],
)
def test_an_actual_is_later_than_the_baseline(of: dict[str, Any], on: str, expected: bool) -> None:
    register = Register(indicators=(indicator(**TARGET, **of),), actuals=(actual(on),))
    assert told(register) == (["ACTUAL_BEFORE_BASELINE Actuals!2 Date"] if expected else [])


def test_words_of_days_that_do_not_count() -> None:
    assert message(Register(actuals=(actual("2026-04-01"),))) == (
        "The date 2026-04-01 lies after the reporting day 2026-03-31; the value is not counted yet."
    )
    row = indicator(baseline_date=day("2024-12-31"), **TARGET)
    register = Register(indicators=(row,), actuals=(actual("2024-06-30"),))
    assert message(register) == (
        "The value of 2024-06-30 is not later than the baseline of 2024-12-31; it is not counted."
    )
    assert [cell.place for cell in only(register).related] == ["Indicators!K2"]


TWICE = ["ACTUAL_DUPLICATE Actuals!3 Date"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            actual("2025-06-30", value=Decimal(1)), actual("2025-06-30", 3, value=Decimal(2)), TWICE, id="other-value"
        ),
        pytest.param(
            actual("2025-06-30", value=Decimal(1)), actual("2025-06-30", 3, value=Decimal(1)), TWICE, id="same-value"
        ),
        pytest.param(
            actual("2025-06-30", reported_by="PK-MOE"),
            actual("2025-06-30", 3, reported_by="pk-moe", indicator="i-1"),
            TWICE,
            id="case-does-not-count",
        ),
        pytest.param(
            actual("2025-06-30", reported_by="PK"), actual("2025-06-30", 3, reported_by="TJ"), [], id="other-reporter"
        ),
        pytest.param(actual("2025-06-30"), actual("2025-06-30", 3, reported_by="TJ"), [], id="one-without-reporter"),
        pytest.param(actual("2025-06-30"), actual("2025-07-01", 3), [], id="other-day"),
        pytest.param(actual("2025-06-30"), actual("2025-06-30", 3, indicator="I-2"), [], id="other-indicator"),
        pytest.param(
            actual("2025-06-30"), actual("2025-06-30", 3, faulty=["reported_by"]), [], id="reporter-unreadable"
        ),
    ],
)
def test_one_actual_a_day_and_reporter(first: Actual, second: Actual, expected: list[str]) -> None:
    assert told(Register(actuals=(first, second))) == expected


@pytest.mark.parametrize(
    ("file", "words"),
    [pytest.param("register.xlsx", "row 2 too", id="same"), pytest.param("b.xlsx", "row 2 (b.xlsx) too", id="another")],
)
def test_the_other_actual_is_named_with_its_workbook(file: str, words: str) -> None:
    register = Register(actuals=(actual("2025-06-30", file=file), actual("2025-06-30", 3)))
    assert words in message(register)


NUMERATOR: dict[str, Any] = {"numerator": Decimal(9)}
DENOMINATOR: dict[str, Any] = {"denominator": Decimal(10)}
PERCENT = indicator(measure=Measure.PERCENT, **TARGET)


@pytest.mark.parametrize(
    ("of", "fields", "expected"),
    [
        pytest.param(PERCENT, NUMERATOR, ["REQUIRED_IF Actuals!2 Denominator"], id="numerator-alone"),
        pytest.param(PERCENT, DENOMINATOR, ["REQUIRED_IF Actuals!2 Numerator"], id="denominator-alone"),
        pytest.param(
            PERCENT,
            {**NUMERATOR, "without": ("denominator",)},
            ["REQUIRED_IF Actuals!2 Numerator"],
            id="no-such-column",
        ),
        pytest.param(
            indicator(**TARGET),
            {**NUMERATOR, "without": ("value",)},
            ["REQUIRED_IF Actuals!2 Numerator"],
            id="no-column-for-values",
        ),
        pytest.param(PERCENT, {**NUMERATOR, **DENOMINATOR}, [], id="both"),
        pytest.param(PERCENT, {"numerator": Decimal(0), **DENOMINATOR}, [], id="none-of-ten"),
        pytest.param(PERCENT, {**NUMERATOR, "faulty": ["denominator"]}, [], id="denominator-could-not-be-read"),
        pytest.param(
            indicator(code="I-2", **TARGET), NUMERATOR, ["REQUIRED_IF Actuals!2 Denominator"], id="indicator-unknown"
        ),
        pytest.param(
            indicator(faulty=["measure"], **TARGET),
            {**NUMERATOR, **DENOMINATOR},
            [],
            id="measure-could-not-be-read",
        ),
        pytest.param(
            indicator(measure=Measure.QUALITATIVE), NUMERATOR, ["VALUE_FOR_QUALITATIVE Actuals!2 Numerator"], id="words"
        ),
        pytest.param(
            indicator(measure=Measure.QUALITATIVE),
            DENOMINATOR,
            ["VALUE_FOR_QUALITATIVE Actuals!2 Denominator"],
            id="words-and-a-denominator",
        ),
        pytest.param(
            indicator(**TARGET), {**NUMERATOR, **DENOMINATOR}, ["REQUIRED_IF Actuals!2 Value"], id="parts-of-a-number"
        ),
        pytest.param(
            indicator(measure=Measure.CURRENCY, **TARGET), NUMERATOR, ["REQUIRED_IF Actuals!2 Value"], id="currency"
        ),
        pytest.param(indicator(**TARGET), {**NUMERATOR, "value": Decimal(9)}, [], id="a-number-with-its-value"),
        pytest.param(indicator(**TARGET), {**NUMERATOR, "faulty": ["value"]}, [], id="value-could-not-be-read"),
    ],
)
def test_parts_stand_together_and_make_percentages(of: Indicator, fields: dict[str, Any], expected: list[str]) -> None:
    assert told(Register(indicators=(of,), actuals=(actual("2025-06-30", **fields),))) == expected


def test_words_of_a_part_that_lacks() -> None:
    register = Register(indicators=(PERCENT,), actuals=(actual("2025-06-30", **NUMERATOR),))
    assert message(register) == "'Denominator' is needed when 'Numerator' is '9'."
    register = Register(indicators=(indicator(**TARGET),), actuals=(actual("2025-06-30", **NUMERATOR),))
    assert message(register) == "'Value' is needed when 'Measure' is 'number'."
    register = Register(
        indicators=(indicator(measure=Measure.QUALITATIVE),), actuals=(actual("2025-06-30", **NUMERATOR),)
    )
    assert message(register) == "A qualitative indicator cannot carry the number 9."
