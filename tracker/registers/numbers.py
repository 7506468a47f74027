"""Cells to exact numbers. A number typed as text is offered a reading, and only the plainest one is taken."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import to_excel

from tracker.registers.findings import Coerced, Finding, fault, remark
from tracker.registers.numbers_in_text import LONGEST, MINUS, PLAIN, could_be_grouped, numbers_in
from tracker.registers.raw import RawCell

MISSING_WORDS = frozenset({"-", "‐", "‑", "‒", "–", "—", "―", "−", "…", "...", "n/a", "tbd"})
"""What a value cell may hold to say that there is no value. Missing is never zero."""

LARGEST = Decimal(10) ** 15
"""Excel keeps fifteen digits; nothing a state promises is larger."""

ONE = Decimal(1)


def plain(number: Decimal) -> str:
    """A number as it is typed: no exponent, no idle zeros."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def exact(number: Decimal) -> Decimal:
    """The number without the idle zeros that a stored binary fraction leaves behind."""
    short = number.normalize()
    return short.quantize(ONE) if short == short.to_integral_value() else short


def is_missing_word(value: object) -> bool:
    """Whether a text says that there is no value."""
    return isinstance(value, str) and value.casefold() in MISSING_WORDS


def coerce_value_number(cell: RawCell, *, percent: bool) -> Coerced:
    """The number of a value cell; of a percentage as it is displayed."""
    coerced = coerce_number(cell)
    number = coerced.value
    if not percent or not isinstance(number, Decimal):
        return coerced
    if cell.shown_as == "percent" and isinstance(cell.value, Decimal):
        return coerced._replace(value=exact(number * 100))
    if 0 < number < 1:
        unformatted = Finding("PERCENT_UNFORMATTED", {"value": plain(number), "as_percent": plain(number * 100)})
        return coerced._replace(findings=(*coerced.findings, unformatted))
    return coerced


def coerce_number(cell: RawCell) -> Coerced:
    """An exact decimal."""
    match cell.value:
        case Decimal() as number:
            return in_range(number)
        case bool():
            return fault("NUMBER_TEXT")
        case date() | time() as moment:
            return shown_as_date(moment)
        case value:
            return number_of_text(str(value))


def in_range(number: Decimal) -> Coerced:
    """The number, unless it is larger than Excel can keep exactly."""
    return Coerced(exact(number)) if abs(number) < LARGEST else not_allowed(f"{number:.3g}", -LARGEST, LARGEST)


def not_allowed(shown: str, above: Decimal, below: Decimal) -> Coerced:
    """A number that does not lie between two others."""
    return fault("OUT_OF_RANGE", value=shown, min=above, max=below)


def shown_as_date(moment: date | time) -> Coerced:
    """A number that Excel has turned into a day: 12.5 typed as 12.05."""
    shown = moment.date() if isinstance(moment, datetime) else moment
    serial = to_excel(moment)  # type: ignore[no-untyped-call] # the stubs leave it out
    return fault("NUMBER_IS_DATE", value=shown.isoformat(), serial=f"{serial:.10g}")


def coerce_integer(cell: RawCell) -> Coerced:
    """A whole number."""
    coerced = coerce_number(cell)
    number = coerced.value
    if not isinstance(number, Decimal):
        return coerced
    return coerced._replace(value=int(number)) if number == number.to_integral_value() else fault("NOT_INTEGER")


def number_of_text(text: str) -> Coerced:
    """A number stored as text: taken if it is plain digits, offered a reading if it has one."""
    digits = text.translate(MINUS) if len(text) <= LONGEST else ""
    if PLAIN.fullmatch(digits) and not could_be_grouped(digits):
        number = Decimal(digits)
        taken = in_range(number)
        return taken if taken.findings else remark(taken.value, "NUMBER_TEXT_OK", number=taken.value)
    readings = [plain(reading) for reading in numbers_in(digits)]
    if len(readings) == 2:
        return fault("NUMBER_AMBIGUOUS", *readings, a=readings[0], b=readings[1])
    return fault("NUMBER_TEXT", *readings)
