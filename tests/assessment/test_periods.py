"""Reporting periods."""

from __future__ import annotations

import pytest

from tests.assessment.judging import judged
from tests.build import day


@pytest.mark.parametrize(
    ("period", "on", "first"),
    [
        pytest.param("month", "2026-03-31", "2026-03-01", id="month"),
        pytest.param("month", "2026-03-01", "2026-03-01", id="month-first-day"),
        pytest.param("quarter", "2026-03-31", "2026-01-01", id="quarter-last-day"),
        pytest.param("quarter", "2026-04-01", "2026-04-01", id="quarter-first-day"),
        pytest.param("quarter", "2026-12-31", "2026-10-01", id="quarter-last-of-the-year"),
        pytest.param("half-year", "2026-06-30", "2026-01-01", id="half-year-last-day"),
        pytest.param("half-year", "2026-07-01", "2026-07-01", id="half-year-first-day"),
        pytest.param("year", "2026-12-31", "2026-01-01", id="year"),
    ],
)
def test_first_day_of_the_period(period: str, on: str, first: str) -> None:
    assert judged(on=on, settings={"period": period}).period_start == day(first)


def test_a_quarter_where_nothing_is_said() -> None:
    assert judged(on="2026-05-05").period_start == day("2026-04-01")
