"""R10: what an archive says of its day and the register of today says otherwise, without a revision that moved it.

Only what was on record can be restated: a value that was added later for an earlier day is a late report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tracker.assessment.change.readings import Known, Restatement
from tracker.assessment.change.then import CommitmentThen, IndicatorThen
from tracker.assessment.evidence import VALUE_FIELDS, claims_of
from tracker.assessment.readings import IndicatorReading
from tracker.domain.indicators import Actual
from tracker.domain.milestones import Milestone
from tracker.domain.register import by_code, fold

CELLS = ("measure", "unit", "baseline", "target", "target_date")
MILESTONE_CELLS = ("due", "weight")

Key = tuple[date, str]
"""The day of an actual and who reported it."""


def restated_commitment(archived: CommitmentThen, today: CommitmentThen) -> Iterator[Restatement]:
    """Due day, closure and milestones; ``today`` is the register of today as it stood on the day of the archive."""
    unknown = archived.unknown | today.unknown
    if archived.due != today.due and "due" not in unknown:
        yield Restatement(today.code, "due", archived.due, today.due)
    if archived.is_closed and not today.is_closed and "closure" not in unknown:
        yield Restatement(today.code, "closure", "closed", "open")
    if archived.milestones is not None and today.milestones is not None:
        yield from restated_milestones(archived.milestones, today.milestones)


def restated_milestones(archived: Iterable[Milestone], today: Sequence[Milestone]) -> Iterator[Restatement]:
    """Milestones that are gone, were moved, or are no longer done on the day that was told."""
    present = by_code(today, lambda one: one.code)
    for old in archived:
        new = present.get(fold(old.code))
        if new is None:
            yield Restatement(old.code, "code", old.code, None)
            continue
        told = (*MILESTONE_CELLS, "done_on") if old.done_on is not None else MILESTONE_CELLS
        for name in told:
            before, after = getattr(old, name), getattr(new, name)
            if before != after and name not in old.faulty | new.faulty:
                yield Restatement(old.code, name, before, after)


def restated_indicator(archived: IndicatorThen, today: IndicatorThen) -> Iterator[Restatement]:
    """Baseline, target, target date, unit and actuals, as far as the archive tells them."""
    unknown = archived.unknown | today.unknown
    for name in CELLS:
        before, after = getattr(archived, name), getattr(today, name)
        if name not in unknown and not is_same(before, after):
            yield Restatement(today.code, name, before, after)
    if archived.reading is not None and today.reading is not None:
        yield from restated_actuals(archived.reading, today.reading)
    elif "actual" not in unknown and archived.actual_on == today.actual_on and archived.actual_on is not None:
        # A status file tells of one day only: of another day the register may tell more, and nothing else.
        yield from restated_total(archived, today)


def restated_total(archived: IndicatorThen, today: IndicatorThen) -> Iterator[Restatement]:
    """The actual to date of one and the same day."""
    if not is_same(archived.actual, today.actual):
        yield Restatement(today.code, "actual", archived.actual, today.actual, archived.actual_on)


def restated_actuals(archived: IndicatorReading, today: IndicatorReading) -> Iterator[Restatement]:
    """Actuals of one day and one reporter whose value is another one, or that are no longer claimed."""
    present = claimed(today)
    for key, old in claimed(archived).items():
        new = present.get(key)
        is_readable = old.faulty.isdisjoint(VALUE_FIELDS) and (new is None or new.faulty.isdisjoint(VALUE_FIELDS))
        if is_readable and (new is None or any(getattr(old, name) != getattr(new, name) for name in VALUE_FIELDS)):
            after = None if new is None else value_told(new)
            yield Restatement(today.indicator.code, "actual", value_told(old), after, old.on)


def claimed(reading: IndicatorReading) -> Mapping[Key, Actual]:
    """The actuals that somebody stands by; of two of one day and reporter, which is an error, the later row."""
    return {(one.on, fold(one.reported_by or "")): one for one in claims_of(reading)}


def value_told(actual: Actual) -> Known:
    """The value of an actual as it was typed; of a percentage in parts, both of them."""
    if actual.value is not None or actual.denominator is None:
        return actual.value
    return f"{actual.numerator if actual.numerator is not None else '–'}/{actual.denominator}"


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same; a label that looks like a number is read as one from a status file."""
    return one == other or (one is not None and other is not None and str(one) == str(other))
