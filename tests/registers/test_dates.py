from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tracker.problems import Severity
from tracker.registers.dates import coerce_date, coerce_date_or_year
from tracker.registers.findings import FAULTY, Coerced
from tracker.registers.raw import Content, RawCell

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(datetime(2026, 3, 5), id="excel's"),
        pytest.param(DAY, id="day"),
        pytest.param("2026-03-05", id="iso"),
        pytest.param("2026-03-05T00:00", id="iso-midnight"),
        pytest.param("2026-03-05 00:00:00", id="iso-midnight-with-seconds"),
        pytest.param("2026-03-05T00:00:00.000Z", id="iso-midnight-in-utc"),
    ],
)
def test_days(value: Content) -> None:
    assert coerce_date(RawCell(value)) == Coerced(DAY)


def told(coerced: Coerced) -> tuple[object, str, tuple[str, ...]]:
    (finding,) = coerced.findings
    return coerced.value, finding.code, finding.suggestions


@pytest.mark.parametrize(
    ("value", "code", "meant"),
    [
        pytest.param("05.03.2026", "DATE_TEXT", ("2026-03-05",), id="dots"),
        pytest.param("05/03/2026", "DATE_AMBIGUOUS", ("2026-03-05", "2026-05-03"), id="slashes"),
        pytest.param("2026-3-5", "DATE_TEXT", ("2026-03-05",), id="iso-without-zeros"),
        pytest.param("2026-02-29", "DATE_TEXT", (), id="a-day-that-never-was"),
        pytest.param("soon", "DATE_TEXT", (), id="word"),
        pytest.param(True, "DATE_TEXT", (), id="true"),
        pytest.param("2026", "DATE_YEAR_ONLY", (), id="year"),
        pytest.param(Decimal(2026), "DATE_YEAR_ONLY", (), id="year-as-number"),
        pytest.param(datetime(1905, 7, 18), "DATE_YEAR_ONLY", (), id="year-in-a-date-format"),
        pytest.param("1899", "DATE_TEXT", (), id="no-year-to-be-believed"),
        pytest.param(Decimal(46086), "DATE_NUMBER", ("2026-03-05",), id="serial"),
        pytest.param(Decimal("46086.5"), "DATE_NUMBER", ("2026-03-05",), id="serial-with-time"),
        pytest.param(Decimal(60), "DATE_OUT_OF_RANGE", (), id="29-february-1900"),
        pytest.param(Decimal(10) ** 20, "DATE_OUT_OF_RANGE", (), id="number-too-large"),
        pytest.param(Decimal("-1"), "DATE_OUT_OF_RANGE", (), id="negative-number"),
        pytest.param(Decimal("0.5"), "DATE_OUT_OF_RANGE", (), id="half-a-day"),
        pytest.param(time(9, 30), "DATE_OUT_OF_RANGE", (), id="time"),
        pytest.param(datetime(1900, 2, 28), "DATE_OUT_OF_RANGE", (), id="before-excel-counts-right"),
        pytest.param(datetime(2200, 1, 1, 9), "DATE_OUT_OF_RANGE", (), id="too-late-with-time"),
        pytest.param("1026-03-05", "DATE_OUT_OF_RANGE", (), id="iso-of-another-age"),
    ],
)
def test_no_days(value: Content, code: str, meant: tuple[str, ...]) -> None:
    assert told(coerce_date(RawCell(value))) == (FAULTY, code, meant)


def test_a_number_that_excel_cannot_show_as_a_day() -> None:
    assert told(coerce_date(RawCell(Decimal(-3), "date"))) == (FAULTY, "DATE_OUT_OF_RANGE", ())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(datetime(2026, 3, 5, 9, 30), (DAY, "DATE_TIME_DROPPED", ()), id="moment"),
        pytest.param("2026-03-05T09:30", (DAY, "DATE_TIME_DROPPED", ()), id="iso"),
    ],
)
def test_a_time_of_day_is_dropped(value: Content, expected: object) -> None:
    assert told(coerce_date(RawCell(value))) == expected


@pytest.mark.parametrize(
    "value", [datetime(1905, 5, 2), datetime(1905, 10, 1), date(1905, 7, 18), datetime(1905, 7, 18, 9)]
)
def test_days_of_1905_that_are_no_years(value: Content) -> None:
    assert coerce_date(RawCell(value)).value == (value.date() if isinstance(value, datetime) else value)


@pytest.mark.parametrize(
    ("begins", "hint"), [(False, date(2026, 12, 31)), (True, date(2026, 1, 1))], ids=["its-last", "its-first"]
)
def test_the_day_of_a_year_that_is_offered(begins: bool, hint: date) -> None:
    (finding,) = coerce_date(RawCell(Decimal(2026)), begins=begins).findings
    assert finding.parameters["hint"] == hint


@pytest.mark.parametrize("value", ["2026", Decimal(2026), Decimal("2026.0"), datetime(1905, 7, 18)])
def test_a_year_is_its_last_day_with_a_warning(value: Content) -> None:
    coerced = coerce_date_or_year(RawCell(value))
    assert told(coerced) == (date(2026, 12, 31), "DATE_YEAR_ONLY", ())
    assert coerced.findings[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2026-03-05", Coerced(DAY), id="a-day-is-a-day"),
        pytest.param(datetime(2026, 3, 5), Coerced(DAY), id="excel's"),
    ],
)
def test_where_a_year_will_do(value: Content, expected: Coerced) -> None:
    assert coerce_date_or_year(RawCell(value)) == expected


@pytest.mark.parametrize("value", [Decimal("2026.5"), "26", Decimal(12026), "next year"])
def test_no_years(value: Content) -> None:
    assert coerce_date_or_year(RawCell(value)).value is FAULTY
