"""R1: the actual to date."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.assessment.readings import ActualToDate, NotCounted
from tracker.domain.indicators import Accumulation, Actual, Indicator, Measure, Verification
from tracker.domain.values import Missing, ReasonCode, Value

DRAFTS = (Verification.DRAFT, Verification.RETURNED)


@dataclass(frozen=True, slots=True)
class Counted:
    """The actuals of an indicator that count, each with its number; those that do not, and why."""

    rows: tuple[tuple[Actual, Decimal], ...]
    left_out: tuple[NotCounted, ...]
    unreadable: tuple[Actual, ...]


def position(label: str, scale: Sequence[str]) -> Decimal | None:
    """R1: the place of a label on an ordinal scale, counted from 0; ``None`` where it is not on it."""
    wanted = folded_label(label)
    return next((Decimal(place) for place, one in enumerate(scale) if folded_label(one) == wanted), None)


def folded_label(label: str) -> str:
    """A label as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def number_of(value: Value | None, indicator: Indicator) -> Decimal | Missing | None:
    """A value as a number, ``None`` where it is missing, ``Missing`` where it cannot be read."""
    if value is None or isinstance(value, Decimal):
        return value
    found = position(value, indicator.scale) if indicator.measure is Measure.ORDINAL else None
    return Missing(ReasonCode.INVALID_VALUE) if found is None else found


def counted(actuals: Iterable[Actual], indicator: Indicator, *, verified_only: bool) -> Counted:
    """R1: which actuals count, oldest first."""
    rows: list[tuple[Actual, Decimal]] = []
    left_out: list[NotCounted] = []
    unreadable: list[Actual] = []
    for actual in sorted(actuals, key=lambda one: one.on):
        why = why_not(actual, indicator, verified_only=verified_only)
        number = value_of(actual, indicator) if why is None else None
        if why is not None:
            left_out.append(NotCounted(actual, why))
        elif isinstance(number, Missing) or not actual.faulty.isdisjoint(("value", "numerator", "denominator")):
            unreadable.append(actual)
        elif number is None:
            left_out.append(NotCounted(actual, "zero_denominator" if actual.denominator == 0 else "no_value"))
        else:
            rows.append((actual, number))
    return Counted(tuple(rows), tuple(left_out), tuple(unreadable))


def why_not(actual: Actual, indicator: Indicator, *, verified_only: bool) -> str | None:
    """Why an actual does not count, whatever its value."""
    if actual.verification in DRAFTS:
        return actual.verification.value
    if verified_only and actual.verification is not Verification.VERIFIED:
        return "not_verified"
    if indicator.baseline_date is not None and actual.on <= indicator.baseline_date:
        return "before_baseline"
    return None


def value_of(actual: Actual, indicator: Indicator) -> Decimal | Missing | None:
    """The number of an actual; of a numerator and denominator their percentage."""
    if actual.value is not None:
        return number_of(actual.value, indicator)
    if actual.numerator is None or not actual.denominator:
        return None
    return percentage(actual.numerator, actual.denominator)


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """100 × part ÷ whole, as exact as a decimal of 28 digits."""
    return 100 * part / whole


def actual_to_date(found: Counted, indicator: Indicator, *, rising: bool) -> ActualToDate | Missing:
    """R1: the latest value, or the sum of all; ``Missing`` where there is none or it cannot be read."""
    if indicator.accumulation is Accumulation.SUM:
        return summed(found, indicator)
    return latest(found, indicator, rising=rising)


def latest(found: Counted, indicator: Indicator, *, rising: bool) -> ActualToDate | Missing:
    """The value of the latest day; of several reporters on it the least favourable counts."""
    day = max((actual.on for actual, _ in found.rows), default=None)
    if any(day is None or actual.on >= day for actual in found.unreadable):
        return Missing(ReasonCode.INVALID_VALUE)
    if day is None:
        return Missing(ReasonCode.NO_ACTUAL)
    of_day = [(actual, number) for actual, number in found.rows if actual.on == day]
    choose = min if rising else max
    actual, number = choose(of_day, key=lambda pair: pair[1])
    return ActualToDate(
        value=number,
        on=day,
        rows=(actual,),
        label=label_of(number, indicator),
        disputed=len({value for _, value in of_day}) > 1,
    )


def label_of(number: Decimal, indicator: Indicator) -> str | None:
    """The label of a position on an ordinal scale."""
    return indicator.scale[int(number)] if indicator.measure is Measure.ORDINAL else None


def summed(found: Counted, indicator: Indicator) -> ActualToDate | Missing:
    """All values added, whoever reported; of percentages the sum of parts over the sum of wholes."""
    if found.unreadable:
        return Missing(ReasonCode.INVALID_VALUE)
    if indicator.measure is Measure.ORDINAL:
        return Missing(ReasonCode.INVALID_VALUE)  # labels cannot be added up
    if not found.rows:
        return Missing(ReasonCode.NO_ACTUAL)
    rows = tuple(actual for actual, _ in found.rows)
    if indicator.measure is not Measure.PERCENT:
        return ActualToDate(sum((number for _, number in found.rows), Decimal(0)), rows[-1].on, rows)
    if any(actual.denominator is None for actual in rows):
        return Missing(ReasonCode.INVALID_VALUE)  # never a sum of percentages
    part = sum((actual.numerator or Decimal(0) for actual in rows), Decimal(0))
    whole = sum((actual.denominator or Decimal(0) for actual in rows), Decimal(0))
    return ActualToDate(percentage(part, whole), rows[-1].on, rows) if whole else Missing(ReasonCode.NO_ACTUAL)


def share_of(part: Decimal, whole: Decimal) -> Fraction:
    """An exact share."""
    return Fraction(part) / Fraction(whole)
