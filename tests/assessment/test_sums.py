"""R1: percentages from their parts, and values that are added up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.judging import on_the_way, read_indicator, to_date
from tests.build import actual, day, indicator, parts
from tracker.assessment.readings import ActualToDate
from tracker.domain.indicators import Actual
from tracker.domain.record import FaultyRow
from tracker.domain.values import Flag

Rows = list[Actual | FaultyRow]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([parts(1, 4, "2026-02-01")], "25", id="parts"),
        pytest.param([actual(40, "2026-02-01")], "40", id="value"),
        pytest.param([actual(40, "2026-02-01", numerator=1, denominator=4)], "40", id="value-goes-before-parts"),
        pytest.param([parts(1, 4, "2026-02-01"), parts(3, 0, "2026-02-02")], "25", id="zero-denominator-is-missing"),
        pytest.param([parts(3, 0, "2026-02-02")], "no_actual", id="only-zero-denominator"),
        pytest.param([parts(0, 4, "2026-02-01")], "0", id="zero-numerator"),
        pytest.param([parts(1, None, "2026-02-01")], "no_actual", id="numerator-alone"),
        pytest.param([parts(None, 4, "2026-02-01")], "no_actual", id="denominator-alone"),
        pytest.param([parts(None, 4, "2026-02-01", faulty="numerator")], "invalid_value", id="unreadable-numerator"),
        pytest.param(
            [parts(1, None, "2026-02-01", faulty="denominator")], "invalid_value", id="unreadable-denominator"
        ),
        pytest.param([parts(None, 0, "2026-02-01", faulty="numerator")], "no_actual", id="zero-denominator-decides"),
        pytest.param([actual(40, "2026-02-01", faulty="numerator")], "40", id="unreadable-numerator-beside-a-value"),
    ],
)
def test_percentage(rows: Rows, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(measure="percent"), *rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([parts(1, 4, "2026-01-31"), parts(3, 4, "2026-02-01")], "50", id="sums-of-parts"),
        pytest.param([parts(1, 2, "2026-01-31"), parts(1, 8, "2026-02-01")], "20", id="not-a-mean-of-percentages"),
        pytest.param([parts(1, 4, "2026-01-31"), parts(9, 0, "2026-02-01")], "25", id="zero-denominator-adds-nothing"),
        pytest.param([parts(9, 0, "2026-02-01")], "no_actual", id="only-zero-denominators"),
        pytest.param([parts(1, 4, "2026-01-31"), parts(1, -4, "2026-02-01")], "no_actual", id="denominators-cancel"),
        pytest.param(
            [parts(1, 4, "2026-01-31"), actual(40, "2026-02-01")], "invalid_value", id="never-add-percentages"
        ),
        pytest.param([actual(40, "2026-02-01", numerator=1, denominator=4)], "25", id="parts-go-before-the-value"),
        pytest.param([actual(40, "2026-02-01", numerator=1, denominator=0)], "no_actual", id="value-without-a-whole"),
    ],
)
def test_sum_of_percentages(rows: Rows, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(measure="percent", accumulation="sum"), *rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([actual(10, "2026-01-31"), actual(20, "2026-02-01")], "30", id="all-added"),
        pytest.param(
            [actual(10, "2026-02-01", reported_by="A"), actual(10, "2026-02-01")], "20", id="whoever-reported"
        ),
        pytest.param([actual(10, "2026-02-01"), actual(None, "2026-02-02")], "10", id="missing-adds-nothing"),
        pytest.param([actual(10, "2026-02-01"), actual(20, "2026-02-21")], "10", id="after-the-day"),
        pytest.param([actual(5, "2026-01-01"), actual(10, "2026-02-01")], "10", id="before-the-baseline"),
        pytest.param([actual("0.1", "2026-02-01"), actual("0.2", "2026-02-02")], "0.3", id="exact"),
        pytest.param(
            [actual(None, "2026-02-01", faulty="value"), actual(1, "2026-02-02")], "invalid_value", id="faulty"
        ),
        pytest.param(
            [actual(5, "2026-02-01", faulty="verification"), actual(1, "2026-02-02")], "invalid_value", id="uncounted"
        ),
        pytest.param([], "no_actual", id="none"),
    ],
)
def test_sum(rows: Rows, expected: str) -> None:
    reading = read_indicator(on_the_way(accumulation="sum"), *rows)
    assert to_date(reading) == expected
    assert Flag.DISPUTED not in reading.flags


def test_sum_is_made_of_all_its_rows_and_dated_by_the_last() -> None:
    rows = [actual(20, "2026-02-01"), actual(10, "2026-01-31")]
    found = read_indicator(on_the_way(accumulation="sum"), *rows).actual
    assert isinstance(found, ActualToDate)
    assert found.rows == (rows[1], rows[0])
    assert found.on == day("2026-02-01")


def test_a_third_is_judged_exactly_and_shown_with_28_digits() -> None:
    # 100 days expect 5/12 of the way on day 50 of 120: one third is exactly 0.80 of that.
    way = indicator(measure="percent", baseline=0, target=100, baseline_date="2026-01-01", target_date="2026-05-01")
    reading = read_indicator(way, parts(1, 3, "2026-02-20"))
    assert isinstance(reading.actual, ActualToDate)
    assert str(reading.actual.value) == "33.33333333333333333333333333"
    assert (reading.actual.number, reading.ratio) == (Fraction(100, 3), Fraction(4, 5))
    assert (reading.status, reading.reason.code) == ("on_track", "on_pace")
