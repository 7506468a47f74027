"""Cells to exact numbers. A number typed as text is offered a reading, and only the plainest one is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import to_excel

from tracker.registers.findings import MISSING, Coerced, fault, remark
from tracker.registers.workbook import RawCell

MISSING_WORDS = frozenset({"-", "–", "—", "…", "...", "n/a", "na", "tbd"})
"""What a value cell may hold to say that there is no value. Missing is never zero."""

LARGEST = Decimal(10) ** 15
"""Excel keeps fifteen digits; nothing a state promises is larger."""

MINUS = str.maketrans("−–—‒‐‑", "------")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
PLAIN = re.compile(r"-?\d+(\.\d+)?")
GROUPED_ONCE = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
COMMA_DECIMAL = re.compile(r"-?\d+,\d+")
COMMA_GROUPS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
DOT_GROUPS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
UNIT = re.compile(r"^(?:[^\d\-.,]*?)(-?[\d.,\s\u00a0\u2009\u202f']*\d)(?:[^\d]*)$")


def plain(number: Decimal) -> str:
    """A number as it is typed: no exponent, no idle zeros."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def is_missing_word(value: object) -> bool:
    """Whether a text says that there is no value."""
    return isinstance(value, str) and value.casefold() in MISSING_WORDS


def coerce_value_number(cell: RawCell, *, percent: bool) -> Coerced:
    """The number of a value cell, where a dash or n/a is missing; percentages count as displayed."""
    if is_missing_word(cell.value):
        return MISSING
    coerced = coerce_number(cell)
    number = coerced.value
    if not percent or not isinstance(number, Decimal):
        return coerced
    if cell.shown_as == "percent":
        return Coerced(number * 100, coerced.findings)
    if 0 < number < 1:
        shown, as_percent = plain(number), plain(number * 100)
        return remark(number, "PERCENT_UNFORMATTED", value=shown, as_percent=as_percent)
    return coerced


def coerce_number(cell: RawCell) -> Coerced:
    """An exact decimal."""
    match cell.value:
        case Decimal() as number:
            return in_range(number)
        case bool() as truth:
            return fault("NUMBER_TEXT", value="TRUE" if truth else "FALSE")
        case date() | time() as moment:
            return shown_as_date(moment)
        case value:
            return number_of_text(str(value))


def in_range(number: Decimal) -> Coerced:
    """The number, unless it is larger than Excel can keep exactly."""
    if abs(number) < LARGEST:
        return Coerced(number)
    return fault(
        "OUT_OF_RANGE", value=f"{number:.3g}", relation="beyond", bound=plain(LARGEST), min=-LARGEST, max=LARGEST
    )


def shown_as_date(moment: date | time) -> Coerced:
    """A number that Excel has turned into a day: 12.5 typed as 12.05."""
    shown = moment.date() if isinstance(moment, datetime) else moment
    return fault(
        "NUMBER_IS_DATE",
        value=shown.isoformat(),
        serial=f"{to_excel(moment):.6g}",  # type: ignore[no-untyped-call] # the stubs leave it out
    )


def coerce_integer(cell: RawCell) -> Coerced:
    """A whole number."""
    coerced = coerce_number(cell)
    number = coerced.value
    if not isinstance(number, Decimal):
        return coerced
    if number != number.to_integral_value():
        return fault("NOT_INTEGER", value=plain(number))
    return Coerced(int(number), coerced.findings)


def number_of_text(text: str) -> Coerced:
    """A number stored as text: taken if it is plain digits, offered a reading if it has one."""
    text = text.translate(MINUS)
    if PLAIN.fullmatch(text) and not GROUPED_ONCE.fullmatch(text):
        return remark(Decimal(text), "NUMBER_TEXT_OK", number=text)
    readings = readings_of(text)
    if len(readings) == 2:
        a, b = (plain(reading) for reading in readings)
        return fault("NUMBER_AMBIGUOUS", a, b, a=a, b=b)
    return fault("NUMBER_TEXT", *(plain(reading) for reading in readings))


def readings_of(text: str) -> Sequence[Decimal]:
    """The numbers a text can mean, units and currency signs around it left out."""
    found = UNIT.match(text)
    digits = SPACES.sub("", found.group(1)) if found else ""
    if GROUPED_ONCE.fullmatch(digits):
        return (Decimal(digits.replace(",", ".")), Decimal(digits.replace(",", "").replace(".", "")))
    if PLAIN.fullmatch(digits):
        return (Decimal(digits),)
    if COMMA_DECIMAL.fullmatch(digits):
        return (Decimal(digits.replace(",", ".")),)
    if COMMA_GROUPS.fullmatch(digits):
        return (Decimal(digits.replace(",", "")),)
    if DOT_GROUPS.fullmatch(digits):
        return (Decimal(digits.replace(".", "").replace(",", ".")),)
    return ()
