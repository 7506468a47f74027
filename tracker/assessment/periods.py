"""Reporting periods: calendar months, quarters, half-years and years."""

from __future__ import annotations

from datetime import date

from tracker.domain.settings import PeriodLength

MONTHS = {PeriodLength.MONTH: 1, PeriodLength.QUARTER: 3, PeriodLength.HALF_YEAR: 6, PeriodLength.YEAR: 12}


def period_start(day: date, length: PeriodLength) -> date:
    """The first day of the period a day lies in."""
    months = MONTHS[length]
    return date(day.year, (day.month - 1) // months * months + 1, 1)
