"""Cells to days. The order of day and month is never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import from_excel

from tracker.problems import Severity
from tracker.registers.days_in_text import EARLIEST, LATEST, days_in, valid_day
from tracker.registers.findings import Coerced, fault, remark
from tracker.registers.raw import RawCell

FORMAT = "yyyy-mm-dd"
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?")
YEAR = re.compile(r"\d{4}")
MIDNIGHT = "00:00"
DAY_ZERO = datetime(1899, 12, 30)
"""The day that Excel counts from, for all days after February 1900."""
YEARS_TYPED = range(1950, 2101)
"""Numbers that nobody types as a day: as one they would be days of the summer of 1905."""


def coerce_date(cell: RawCell, *, begins: bool = False) -> Coerced:
    """A day; what is only text, a number or a year is an error that offers its readings.

    ``begins`` says that something begins on this day: for a mere year its first day is offered, else its last.
    """
    match cell.value:
        case datetime() as moment if (year := year_shown_as_day(moment)) is not None:
            return only_year(year, begins=begins)
        case datetime() as moment:
            return without_time(moment)
        case date() as day:
            return in_range(day)
        case time():
            return fault("DATE_OUT_OF_RANGE", min=EARLIEST, max=LATEST)
        case Decimal() as number:
            return day_of_number(number, cell.shown_as, begins=begins)
        case value:
            return day_of_text(str(value), begins=begins)


def coerce_date_or_year(cell: RawCell) -> Coerced:
    """A day; a bare year is its last day, with a remark."""
    year = year_shown_as_day(cell.value) or bare_year(cell.value)
    if year is None:
        return coerce_date(cell)
    return remark(date(year, 12, 31), "DATE_YEAR_ONLY", Severity.WARNING, value=year, hint=date(year, 12, 31))


def year_shown_as_day(value: object) -> int | None:
    """The year typed into a cell that is formatted as a date: Excel shows 2026 as 18 July 1905."""
    if not isinstance(value, datetime) or value.time() != time():
        return None
    year = (value - DAY_ZERO).days
    return year if year in YEARS_TYPED else None


def bare_year(value: object) -> int | None:
    """The year, where a cell holds nothing else and it can be one."""
    text = plain_digits(value)
    if not YEAR.fullmatch(text):
        return None
    year = int(text)
    return year if EARLIEST.year < year <= LATEST.year else None


def plain_digits(value: object) -> str:
    """The digits of a whole number, the text of a text, nothing else."""
    if isinstance(value, Decimal):
        return f"{value:.0f}" if value == value.to_integral_value() else ""
    return value if isinstance(value, str) else ""


def only_year(year: int, *, begins: bool) -> Coerced:
    """A year where a day is expected."""
    return fault("DATE_YEAR_ONLY", value=year, hint=date(year, 1, 1) if begins else date(year, 12, 31))


def without_time(moment: datetime) -> Coerced:
    """The day of a moment; a time of day is dropped with a remark."""
    day = in_range(moment.date())
    if moment.time() == time() or day.findings:
        return day
    return remark(day.value, "DATE_TIME_DROPPED", date=day.value)


def in_range(day: date) -> Coerced:
    """The day, unless Excel or the century makes it unbelievable."""
    if EARLIEST <= day <= LATEST:
        return Coerced(day)
    return fault("DATE_OUT_OF_RANGE", min=EARLIEST, max=LATEST)


def day_of_number(number: Decimal, shown_as: str, *, begins: bool) -> Coerced:
    """A number where a day is expected: a year, a serial number, or out of range."""
    if shown_as == "date":
        return fault("DATE_OUT_OF_RANGE", min=EARLIEST, max=LATEST)
    if (year := bare_year(number)) is not None:
        return only_year(year, begins=begins)
    day = serial_day(number)
    if day is None:
        return fault("DATE_OUT_OF_RANGE", min=EARLIEST, max=LATEST)
    return fault("DATE_NUMBER", day.isoformat(), as_date=day)


def serial_day(number: Decimal) -> date | None:
    """The day Excel would show for a serial number, if it is a believable one."""
    try:
        moment = from_excel(float(number))
    except (OverflowError, ValueError):
        return None
    day = moment.date() if isinstance(moment, datetime) else None
    return day if day and EARLIEST <= day <= LATEST else None


def day_of_text(text: str, *, begins: bool) -> Coerced:
    """ISO text is a day; every other text is an error that offers what it could mean."""
    if found := ISO.fullmatch(text):
        return iso_day(found)
    if (year := bare_year(text)) is not None:
        return only_year(year, begins=begins)
    readings = [day.isoformat() for day in days_in(text)]
    if len(readings) == 2:
        first, second = readings
        return fault("DATE_AMBIGUOUS", first, second, a=first, b=second, a_iso=first, format=FORMAT)
    return fault("DATE_TEXT", *readings, format=FORMAT)


def iso_day(found: re.Match[str]) -> Coerced:
    """The day of an ISO text, if there is such a day; a time of day is dropped with a remark."""
    year, month, number, of_day = found.groups()
    day = valid_day(int(year), int(month), int(number))
    if day is None:
        return fault("DATE_TEXT", format=FORMAT)
    coerced = in_range(day)
    if of_day in (None, MIDNIGHT) or coerced.findings:
        return coerced
    return remark(day, "DATE_TIME_DROPPED", date=day)
