"""Cells to days. The order of day and month is never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import from_excel

from tracker.problems import Severity
from tracker.registers.findings import Coerced, fault, remark
from tracker.registers.workbook import RawCell

FORMAT = "yyyy-mm-dd"
EARLIEST, LATEST = date(1900, 3, 1), date(2199, 12, 31)
"""Days before 1 March 1900 are one day off in Excel, which counts a 29 February 1900 that never was."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?")
NUMERIC = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})\.?(?:\s*г\.?)?")
YEAR = re.compile(r"\d{4}")
CENTURY = 2000


def coerce_date(cell: RawCell) -> Coerced:
    """A day; what is only text or only a number is an error that offers its readings."""
    match cell.value:
        case datetime() as moment:
            return without_time(moment)
        case date() as day:
            return in_range(day)
        case time() as moment:
            return fault("DATE_OUT_OF_RANGE", value=moment.isoformat(), min=EARLIEST, max=LATEST)
        case Decimal() as number:
            return plain_number(number, cell.shown_as)
        case value:
            return day_of_text(str(value))


def coerce_date_or_year(cell: RawCell) -> Coerced:
    """A day; a bare year is its last day, with a remark."""
    year = bare_year(cell.value)
    if year is None:
        return coerce_date(cell)
    return remark(date(year, 12, 31), "DATE_YEAR_ONLY", Severity.WARNING, value=year, hint=f"{year}-12-31")


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


def without_time(moment: datetime) -> Coerced:
    """The day of a moment; a time of day is dropped with a remark."""
    day = in_range(moment.date())
    if moment.time() == time() or day.findings:
        return day
    return remark(day.value, "DATE_TIME_DROPPED", value=moment.isoformat(" ", "minutes"), date=day.value)


def in_range(day: date) -> Coerced:
    """The day, unless Excel or the century makes it unbelievable."""
    if EARLIEST <= day <= LATEST:
        return Coerced(day)
    return fault("DATE_OUT_OF_RANGE", value=day, min=EARLIEST, max=LATEST)


def plain_number(number: Decimal, shown_as: str) -> Coerced:
    """A number where a day is expected: a year, a serial number, or out of range."""
    if shown_as != "date" and (year := bare_year(number)) is not None:
        return fault("DATE_YEAR_ONLY", value=year, hint=f"{year}-12-31")
    as_date = serial_day(number)
    if as_date is None or shown_as == "date":
        return fault("DATE_OUT_OF_RANGE", value=number, min=EARLIEST, max=LATEST)
    return fault("DATE_NUMBER", as_date.isoformat(), value=number, as_date=as_date)


def serial_day(number: Decimal) -> date | None:
    """The day Excel would show for a serial number, if it is a believable one."""
    try:
        moment = from_excel(float(number))
    except (OverflowError, ValueError):
        return None
    day = moment.date() if isinstance(moment, datetime) else None
    return day if day and EARLIEST <= day <= LATEST else None


def day_of_text(text: str) -> Coerced:
    """ISO text is a day; every other text is an error that offers what it could mean."""
    if found := ISO.fullmatch(text):
        day = valid_day(*(int(part) for part in found.group(1, 2, 3)))
        return in_range(day) if day else fault("DATE_TEXT", format=FORMAT)
    if YEAR.fullmatch(text) and bare_year(text):
        return fault("DATE_YEAR_ONLY", value=text, hint=f"{text}-12-31")
    readings = readings_of(text)
    if len(readings) == 1:
        return fault("DATE_TEXT", readings[0].isoformat(), format=FORMAT)
    if readings:
        first, second = readings
        isos = (first.isoformat(), second.isoformat())
        return fault("DATE_AMBIGUOUS", *isos, a=isos[0], b=isos[1], a_iso=isos[0], format=FORMAT)
    return fault("DATE_TEXT", format=FORMAT)


def readings_of(text: str) -> Sequence[date]:
    """The days a text such as 05/03/2026 can mean; day first is offered before month first.

    With dots the day always stands first, as in every country that writes so.
    """
    numbers = NUMERIC.fullmatch(text)
    if numbers is None:
        return ()
    first, second, year = (int(part) for part in numbers.groups())
    year = year + CENTURY if year < 100 else year
    candidates = [valid_day(year, second, first)]
    if "." not in text:
        candidates.append(valid_day(year, first, second))
    return tuple(dict.fromkeys(day for day in candidates if day and EARLIEST <= day <= LATEST))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
