"""R1: the actual to date."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.assessment.exact import Number, decimal_of, exact_sum, quotient
from tracker.assessment.readings import ActualToDate, NotCounted
from tracker.domain.indicators import Accumulation, Actual, Indicator, Measure, Verification
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.domain.values import Missing, ReasonCode, Value

DRAFTS = (Verification.DRAFT, Verification.RETURNED)
INVALID = Missing(ReasonCode.INVALID_VALUE)
NO_ACTUAL = Missing(ReasonCode.NO_ACTUAL)
DECIDING = ("measure", "accumulation", "baseline_date")
"""Fields of an indicator without which nobody knows which actuals count, or how."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The actuals of an indicator, oldest first: all that exist, those that count, and why the others do not.

    ``is_readable`` is false where something that decides what counts could not be read.
    """

    considered: tuple[Actual, ...]
    rows: tuple[Actual, ...]
    left_out: tuple[NotCounted, ...]
    is_readable: bool

    @property
    def newest(self) -> date | None:
        """The day of the newest actual that counts."""
        return self.rows[-1].on if self.rows else None


def counted(indicator: Indicator, register: Register, *, verified_only: bool) -> Counted:
    """R1: which actuals of the register as it stood on the day count."""
    rows: list[Actual] = []
    left_out: list[NotCounted] = []
    actuals = tuple(sorted(register.actuals_of(indicator.code), key=lambda one: one.on))
    for actual in actuals:
        why = why_not(actual, indicator, verified_only=verified_only)
        if why is None:
            rows.append(actual)
        else:
            left_out.append(NotCounted(actual, why))
    unreadable = register.faulty_rows_of("indicator", indicator.code)
    is_lost = any(may_count(row, verified_only=verified_only) for row in unreadable)
    is_undecided = bool(actuals) and not indicator.faulty.isdisjoint(DECIDING)
    return Counted(actuals, tuple(rows), tuple(left_out), is_readable=not (is_lost or is_undecided))


def why_not(actual: Actual, indicator: Indicator, *, verified_only: bool) -> str | None:
    """Why an actual does not count; ``None`` where it does, be its value readable or not."""
    if indicator.baseline_date is not None and actual.on <= indicator.baseline_date:
        return "before_baseline"
    if "verification" not in actual.faulty:
        if actual.verification in DRAFTS:
            return actual.verification.value
        if verified_only and actual.verification is not Verification.VERIFIED:
            return "not_verified"
    return why_no_value(actual, indicator)


def why_no_value(actual: Actual, indicator: Indicator) -> str | None:
    """Why an actual has no value; ``None`` where it has one, readable or not."""
    if not uses_parts(actual, indicator):
        return None if has(actual, "value", actual.value) else "no_value"
    if actual.denominator == 0:
        return "zero_denominator"
    has_both = has(actual, "numerator", actual.numerator) and has(actual, "denominator", actual.denominator)
    return None if has_both else "no_value"


def uses_parts(actual: Actual, indicator: Indicator) -> bool:
    """Whether numerator and denominator make the value: of a percentage without one, and wherever it is added up."""
    if indicator.measure is not Measure.PERCENT:
        return False
    if has(actual, "value", actual.value):
        return indicator.accumulation is Accumulation.SUM and actual.denominator is not None
    return True


def has(record: Record, field: str, value: object) -> bool:
    """Whether a cell holds something, readable or not."""
    return value is not None or field in record.faulty


def may_count(row: FaultyRow, *, verified_only: bool) -> bool:
    """Whether an unreadable row may be an actual that counts: on an unknown day, and no draft."""
    verification = row.values.get("verification", Verification.REPORTED)
    if row.sheet != "Actuals":
        return False
    if "verification" in row.faulty:
        return True
    return verification is Verification.VERIFIED if verified_only else verification not in DRAFTS


def actual_to_date(found: Counted, indicator: Indicator, *, rising: bool) -> ActualToDate | Missing:
    """R1: the latest value, or the sum of all; ``Missing`` where there is none or it cannot be read.

    ``rising`` says which way is better: of several values of the last day the least favourable counts.
    """
    if not found.is_readable:
        return INVALID
    if not found.rows:
        return NO_ACTUAL
    if indicator.accumulation is Accumulation.LATEST:
        return latest(found.rows, indicator, rising=rising)
    if any("verification" in one.faulty for one in found.rows):
        return INVALID
    return percentage_of_sums(found.rows) if indicator.measure is Measure.PERCENT else summed(found.rows, indicator)


def latest(rows: Sequence[Actual], indicator: Indicator, *, rising: bool) -> ActualToDate | Missing:
    """The value of the last day; of several reporters the least favourable, ``disputed`` where they differ."""
    last = [one for one in rows if one.on == rows[-1].on]
    numbers = [(number, one) for one in last if isinstance(number := number_of(one, indicator), Number)]
    if len(numbers) < len(last):
        return INVALID
    choose = min if rising else max
    number, actual = choose(numbers, key=lambda pair: pair[0])
    label = indicator.scale[int(number)] if indicator.measure is Measure.ORDINAL else None
    disputed = any(other != number for other, _ in numbers)
    return to_date(number, (actual,), label=label, disputed=disputed)


def summed(rows: Sequence[Actual], indicator: Indicator) -> ActualToDate | Missing:
    """All values added, whoever reported. Labels of a scale cannot be added up."""
    numbers = [one.value for one in rows if isinstance(one.value, Decimal)]
    if len(numbers) < len(rows) or indicator.measure is Measure.ORDINAL:
        return INVALID
    return to_date(exact_sum(numbers), rows)


def percentage_of_sums(rows: Sequence[Actual]) -> ActualToDate | Missing:
    """100 × ΣN ÷ ΣD, never a sum or mean of percentages: a row without its parts makes it unreadable."""
    parts = [one.numerator for one in rows if one.numerator is not None]
    wholes = [one.denominator for one in rows if one.denominator is not None]
    if min(len(parts), len(wholes)) < len(rows):
        return INVALID
    whole = exact_sum(wholes)
    return to_date(100 * quotient(exact_sum(parts), whole), rows) if whole else NO_ACTUAL


def to_date(
    number: Number, rows: Sequence[Actual], *, label: str | None = None, disputed: bool = False
) -> ActualToDate:
    """The actual to date of a number and the rows it was made of, oldest first."""
    exact = None if isinstance(number, Decimal) else number
    return ActualToDate(decimal_of(number), rows[-1].on, tuple(rows), label=label, disputed=disputed, exact=exact)


def number_of(actual: Actual, indicator: Indicator) -> Number | Missing:
    """The number of an actual that counts; of numerator and denominator their exact percentage."""
    if "verification" in actual.faulty:
        return INVALID
    if not uses_parts(actual, indicator):
        number = value_of(actual, "value", actual.value, indicator)
        return INVALID if number is None else number
    if actual.numerator is None or actual.denominator is None:
        return INVALID
    return 100 * quotient(actual.numerator, actual.denominator)


def value_of(record: Record, field: str, value: Value | None, indicator: Indicator) -> Decimal | Missing | None:
    """The value of a record's field as a number, for an ordinal its position; ``None`` where it is missing."""
    if field in record.faulty or "measure" in indicator.faulty:
        return INVALID
    if value is None:
        return None
    if indicator.measure is Measure.ORDINAL:
        return position(value, indicator.scale) if isinstance(value, str) else INVALID
    return value if isinstance(value, Decimal) else INVALID


def position(label: str, scale: Sequence[str]) -> Decimal | Missing:
    """R1: the place of a label on an ordinal scale, counted from 0; unreadable where it is not on it."""
    wanted = folded_label(label)
    return next((Decimal(place) for place, one in enumerate(scale) if folded_label(one) == wanted), INVALID)


def folded_label(label: str) -> str:
    """A label as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())
