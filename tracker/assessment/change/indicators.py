"""R10 for one indicator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.assessment.actuals import INVALID, position
from tracker.assessment.change.readings import (
    NOT_COMPARED,
    ChangeKind,
    Course,
    IndicatorChange,
    Transition,
)
from tracker.assessment.change.restated import is_same, restated_indicator
from tracker.assessment.change.then import IndicatorThen, actual_value, is_unreadable
from tracker.assessment.change.transition import transition
from tracker.assessment.outcomes import Figures, achievement_of, baseline_of, target_of
from tracker.assessment.path import is_rising, level_to_keep
from tracker.assessment.readings import IndicatorReading
from tracker.domain.indicators import Measure
from tracker.domain.values import Missing, Share, Status, Value


def indicator_change(
    reading: IndicatorReading, old: IndicatorThen | None, today: IndicatorThen | None, *, is_silent: bool
) -> IndicatorChange:
    """What became of an indicator since it was ``old``; ``today`` is the same day as the register tells it now."""
    if old is None:
        return IndicatorChange(reading, None, Transition.NEW, (ChangeKind.NOT_REPORTED,) if is_silent else ())
    restated = tuple(restated_indicator(old, today)) if today is not None else ()
    kinds = (*kinds_of(reading, old, is_silent=is_silent), *((ChangeKind.RESTATED,) if restated else ()))
    is_closing = reading.status is Status.WITHDRAWN and old.status is not Status.WITHDRAWN
    return IndicatorChange(
        reading=reading,
        was=old,
        transition=transition(old.status, reading.status, is_closing=is_closing),
        kinds=kinds,
        days_moved=days_between(old.target_date, reading.target_date),
        course=course(reading, old) if ChangeKind.ACTUAL_MOVED in kinds else None,
        achievement_before=achievement_before(reading, old) if ChangeKind.TARGET_MOVED in kinds else NOT_COMPARED,
        restated=restated,
    )


def kinds_of(reading: IndicatorReading, old: IndicatorThen, *, is_silent: bool) -> Iterator[ChangeKind]:
    """What else changed in an indicator, in the order of the kinds."""
    if days_between(old.target_date, reading.target_date) is not None:
        yield ChangeKind.DEADLINE_MOVED
    if any(has_moved(reading, old, name) for name in ("target", "baseline")):
        yield ChangeKind.TARGET_MOVED
    if has_actual_moved(reading, old):
        yield ChangeKind.ACTUAL_MOVED
    elif is_silent:
        yield ChangeKind.NOT_REPORTED


def has_moved(reading: IndicatorReading, old: IndicatorThen, name: str) -> bool:
    """Whether a cell holds something else now, as far as both can be read."""
    is_known = name not in old.unknown and name not in reading.indicator.faulty
    return is_known and not is_same(getattr(old, name), getattr(reading.indicator, name))


def has_actual_moved(reading: IndicatorReading, old: IndicatorThen) -> bool:
    """Whether the actual to date is another one; a first value is one too."""
    is_known = "actual" not in old.unknown and not is_unreadable(reading.actual)
    return is_known and not is_same(old.actual, actual_value(reading))


def days_between(before: date | None, after: date | None) -> int | None:
    """By how many days a day moved; nothing where it did not or one of the two is not known."""
    return (after - before).days if before is not None and after is not None and before != after else None


def course(reading: IndicatorReading, old: IndicatorThen) -> Course | None:
    """Whether the actual moved the good way or the bad way, where both can be compared."""
    before, after = number_of(old.actual, reading), number_of(actual_value(reading), reading)
    if isinstance(before, Missing) or isinstance(after, Missing):
        return None
    rising = is_rising(reading.indicator.direction, reading.baseline, reading.target)
    return Course.GOOD if (after > before) is rising else Course.BAD


def number_of(value: Value | None, reading: IndicatorReading) -> Decimal | Missing:
    """A value as a number, of an ordinal its position."""
    if reading.indicator.measure is Measure.ORDINAL and value is not None:
        return position(str(value), reading.indicator.scale)
    return value if isinstance(value, Decimal) else INVALID


def achievement_before(reading: IndicatorReading, old: IndicatorThen) -> Share:
    """R2 for the present actual on the way as it was: what the share would be had nothing been moved."""
    was = reading.indicator.model_copy(update={"baseline": old.baseline, "target": old.target})
    baseline, target = baseline_of(was), target_of(was)
    level = level_to_keep(was, baseline, target)
    return achievement_of(Figures(baseline, target, reading.actual, level, is_readable=True))
