"""R2 and R3: the share of the way that was gone, and the share that was to be gone by the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Direction, Indicator
from tracker.domain.sessions import Session
from tracker.domain.values import Missing

LEVELS = (Direction.AT_LEAST, Direction.AT_MOST)
NOTHING, ALL = Fraction(0), Fraction(1)

Point = tuple[date, Fraction]
"""A day and the share of the way to be gone by it."""


def achievement(baseline: Decimal, target: Decimal, actual: Decimal) -> Fraction:
    """R2: share of the way from baseline to target (EU OPSYS); may be negative or above one."""
    return (Fraction(actual) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))


def is_rising(direction: Direction | None, baseline: Decimal | Missing, target: Decimal | Missing) -> bool:
    """Whether more is better: as stated, else from baseline to target, else an increase."""
    if direction is not None:
        return direction in (Direction.INCREASE, Direction.AT_LEAST)
    if isinstance(baseline, Missing) or isinstance(target, Missing):
        return True
    return target >= baseline


def way(direction: Direction | None, baseline: Decimal | Missing, target: Decimal | Missing) -> bool:
    """Whether more is better along the way that is judged: from baseline to target where both are known."""
    if direction in LEVELS or isinstance(baseline, Missing) or isinstance(target, Missing) or baseline == target:
        return is_rising(direction, baseline, target)
    return target > baseline


def level_to_keep(indicator: Indicator, baseline: Decimal | Missing, target: Decimal | Missing) -> Direction | None:
    """R2: the level an indicator is to keep; a target equal to the baseline is one."""
    if indicator.direction in LEVELS:
        return indicator.direction
    if isinstance(baseline, Missing) or isinstance(target, Missing) or baseline != target:
        return None
    return Direction.AT_MOST if indicator.direction is Direction.DECREASE else Direction.AT_LEAST


def is_held(level: Direction, target: Decimal, actual: Decimal) -> bool:
    """Whether a value is on the good side of a level, the level itself included."""
    return actual >= target if level is Direction.AT_LEAST else actual <= target


def start_of(
    indicator: Indicator, commitment: Commitment | None, session: Session | None, agreement: Agreement | None
) -> date | None:
    """R3: baseline date, else the commitment's start, else the session's first day, else the day of signature."""
    days = (
        indicator.baseline_date,
        commitment.start if commitment else None,
        session.first_day if session else None,
        agreement.signed_on if agreement else None,
    )
    return next((day for day in days if day is not None), None)


def expected_share(day: date, start: date, target_date: date, interim: Sequence[Point]) -> Fraction:
    """R3: the share of the way to be gone by a day, linear by days between neighbours, kept within 0…1.

    Before the target date an indicator whose start is not before it expects nothing; on it, all.
    """
    if day >= target_date:
        return ALL
    points = [(start, NOTHING), *interim, (target_date, ALL)]
    if day <= start or start >= target_date:
        return NOTHING
    before, after = next((one, two) for one, two in pairwise(points) if one[0] <= day < two[0])
    gone = Fraction((day - before[0]).days, (after[0] - before[0]).days)
    share = before[1] + (after[1] - before[1]) * gone
    return min(max(share, NOTHING), ALL)
