"""R2 and R3: the share of the way that was gone, and the share that was to be gone by the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tracker.assessment.exact import Number, difference, quotient, within_0_and_1
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Direction, Indicator, Target
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import Missing, ReasonCode, Share

LEVELS = (Direction.AT_LEAST, Direction.AT_MOST)
NOTHING, ALL = Fraction(0), Fraction(1)
INVALID = Missing(ReasonCode.INVALID_VALUE)

Day = date | Missing
DayCell = tuple[Record, str, date | None]
"""A record, one of its fields, and the day that stands there."""

Point = tuple[date, Share]
"""A day and the share of the way to be gone by it; ``Missing`` where that share could not be read."""


@dataclass(frozen=True, slots=True)
class Span:
    """R3: from when to when an indicator goes its way, and the interim targets strictly between, oldest first.

    ``is_readable`` is false where an interim target's row could not be read.
    """

    start: Day
    target_date: Day
    interim: tuple[Target, ...]
    is_readable: bool


def achievement(baseline: Decimal, target: Decimal, actual: Number) -> Fraction:
    """R2: share of the way from baseline to target (EU OPSYS); may be negative or above one."""
    return quotient(difference(actual, baseline), difference(target, baseline))


def is_rising(direction: Direction | None, baseline: Decimal | Missing, target: Decimal | Missing) -> bool:
    """Whether more is better: as stated, else from baseline to target, else an increase."""
    if direction is not None:
        return direction in (Direction.INCREASE, Direction.AT_LEAST)
    if isinstance(baseline, Missing) or isinstance(target, Missing):
        return True
    return target >= baseline


def level_to_keep(indicator: Indicator, baseline: Decimal | Missing, target: Decimal | Missing) -> Direction | None:
    """R2: the level an indicator is to keep; a target equal to the baseline is one."""
    if indicator.direction in LEVELS:
        return indicator.direction
    if isinstance(baseline, Missing) or isinstance(target, Missing) or baseline != target:
        return None
    return Direction.AT_MOST if indicator.direction is Direction.DECREASE else Direction.AT_LEAST


def is_held(level: Direction, target: Decimal, actual: Number) -> bool:
    """Whether a value is on the good side of a level, the level itself included."""
    return actual >= target if level is Direction.AT_LEAST else actual <= target


def span_of(indicator: Indicator, commitment: Commitment | None, register: Register) -> Span:
    """R3: start, interim targets and target date of an indicator. Of two interim targets on one day the first counts.

    Interim targets that are not strictly between start and target date are ignored.
    """
    start, end = start_of(indicator, commitment, register), target_date_of(indicator, commitment)
    first: dict[date, Target] = {}
    if isinstance(start, date) and isinstance(end, date):
        for target in register.targets_of(indicator.code):
            if start < target.due < end and (target.value is not None or "value" in target.faulty):
                first.setdefault(target.due, target)
    unreadable = any(row.sheet == "Targets" for row in register.faulty_rows_of("indicator", indicator.code))
    return Span(start, end, tuple(first[day] for day in sorted(first)), is_readable=not unreadable)


def start_of(indicator: Indicator, commitment: Commitment | None, register: Register) -> Day:
    """R3: baseline date, else the commitment's start, else its session's first day, else the day of signature."""
    days = (day_of(*cell) for cell in start_cells(indicator, commitment, register))
    return next((day for day in days if day is not None), Missing(ReasonCode.NO_START_DATE))


def start_cells(indicator: Indicator, commitment: Commitment | None, register: Register) -> Iterator[DayCell]:
    """Where an indicator may take its start from, first choice first; an unreadable reference is an unreadable day."""
    yield indicator, "baseline_date", indicator.baseline_date
    if commitment is None:
        return
    yield commitment, "start", commitment.start
    session, signed = register.session(commitment.session), register.agreement(commitment.agreement)
    yield commitment, "session", None
    if session:
        yield session, "first_day", session.first_day
    yield commitment, "agreement", None
    if signed:
        yield signed, "signed_on", signed.signed_on


def target_date_of(indicator: Indicator, commitment: Commitment | None) -> Day:
    """The day the target is to be reached: the indicator's own, else the day the commitment is due."""
    days = (day_of(*cell) for cell in target_date_cells(indicator, commitment))
    return next((day for day in days if day is not None), Missing(ReasonCode.NO_TARGET_DATE))


def target_date_cells(indicator: Indicator, commitment: Commitment | None) -> Iterator[DayCell]:
    """Where an indicator may take its target date from, first choice first."""
    yield indicator, "target_date", indicator.target_date
    if commitment is not None:
        yield commitment, "due", commitment.due


def day_of(record: Record, field: str, day: date | None) -> Day | None:
    """The day of a record's field, unreadable where its cell is."""
    return INVALID if field in record.faulty else day


def expected_share(day: date, span: Span, share_of: Callable[[Target], Share]) -> Share:
    """R3: the share of the way to be gone by a day, linear by days between neighbours, kept within 0…1.

    ``share_of`` gives the share of the way at which an interim target lies. On the target date it is all; before it,
    an indicator whose start is not before its target date expects nothing.
    """
    start, end = span.start, span.target_date
    if isinstance(end, Missing):
        return end
    if day >= end:
        return ALL
    if isinstance(start, Missing):
        return start
    if day <= start:
        return NOTHING
    if not span.is_readable:
        return INVALID
    return between(day, [(start, NOTHING), *((one.due, share_of(one)) for one in span.interim), (end, ALL)])


def between(day: date, points: Sequence[Point]) -> Share:
    """The share at a day that lies within the points, on the line between its neighbours."""
    (before, low), (after, high) = next((one, two) for one, two in pairwise(points) if one[0] <= day < two[0])
    gone = Fraction((day - before).days, (after - before).days)
    if isinstance(low, Missing) or isinstance(high, Missing):
        return low if not gone else INVALID
    return within_0_and_1(low + (high - low) * gone)
