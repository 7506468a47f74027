"""R10 for one commitment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from tracker.assessment.change.indicators import days_between
from tracker.assessment.change.readings import ChangeKind, CommitmentChange, IndicatorChange
from tracker.assessment.change.restated import restated_commitment
from tracker.assessment.change.then import CommitmentThen, Then, is_closed
from tracker.assessment.change.transition import transition
from tracker.assessment.evidence import is_reported_since
from tracker.assessment.readings import Assessment, CommitmentReading
from tracker.assessment.standing import is_pursued
from tracker.domain.register import fold
from tracker.domain.values import DeadlineState, Status

ORDER = {kind: place for place, kind in enumerate(ChangeKind)}
FROM_INDICATORS = (ChangeKind.TARGET_MOVED, ChangeKind.ACTUAL_MOVED, ChangeKind.RESTATED)
"""Kinds that a commitment has too where one of its indicators has them."""


@dataclass(frozen=True, slots=True)
class Period:
    """The two days that are compared; ``today`` is the earlier day as the register tells it now, or empty."""

    earlier: Then
    today: Then
    later: Assessment

    @property
    def is_one_day(self) -> bool:
        """Whether two readings of one day are compared."""
        return self.earlier.day >= self.later.as_of

    @property
    def first_day(self) -> date:
        """The first day after the earlier one; there is one unless it is one day."""
        return self.earlier.day + timedelta(days=1)


def commitment_change(
    reading: CommitmentReading, period: Period, indicators: Mapping[str, IndicatorChange]
) -> CommitmentChange:
    """What became of a commitment; ``indicators`` holds what became of every indicator, by folded code."""
    commitment, code = reading.commitment, fold(reading.commitment.code)
    was, today = period.earlier.commitments.get(code), period.today.commitments.get(code)
    restated = tuple(restated_commitment(was, today)) if was is not None and today is not None else ()
    inner = tuple(indicators[fold(one.indicator.code)] for one in reading.indicators)
    done = tuple(milestones_done(reading, was, period.earlier.day))
    kinds = {kind for one in inner for kind in one.kinds if kind in FROM_INDICATORS}
    kinds |= {ChangeKind.DEADLINE_MOVED for one in inner if one.has_own_date_moved}
    kinds |= {*kinds_of(reading, was, done, period), *((ChangeKind.RESTATED,) if restated else ())}
    is_closing = is_closed(reading) and was is not None and not was.is_closed
    return CommitmentChange(
        reading=reading,
        was=was,
        transition=transition(was.status if was else None, reading.status, is_closing=is_closing),
        kinds=tuple(sorted(kinds, key=ORDER.__getitem__)),
        days_moved=days_between(was.due, commitment.due) if was and has_due_moved(reading, was) else None,
        milestones_done=done,
        indicators=inner,
        restated=restated,
    )


def kinds_of(
    reading: CommitmentReading, was: CommitmentThen | None, done: Sequence[str], period: Period
) -> Iterator[ChangeKind]:
    """What else changed in a commitment itself, whatever moved in its indicators."""
    if reading.deadline.state is DeadlineState.OVERDUE and not (was and was.is_overdue):
        yield ChangeKind.NEWLY_OVERDUE
    if was is not None and has_due_moved(reading, was):
        yield ChangeKind.DEADLINE_MOVED
    if done:
        yield ChangeKind.MILESTONES_DONE
    elif is_silent(reading, period):
        yield ChangeKind.NOT_REPORTED


def has_due_moved(reading: CommitmentReading, was: CommitmentThen) -> bool:
    """Whether another day is due now, as far as both can be read; a first day counts, and one that was struck out."""
    commitment = reading.commitment
    return was.due != commitment.due and "due" not in was.unknown and "due" not in commitment.faulty


def milestones_done(reading: CommitmentReading, was: CommitmentThen | None, since: date) -> Iterator[str]:
    """The milestones that are done and were not; where the earlier day does not tell, those done since."""
    known = was.milestones if was is not None else None
    before = {fold(one.code) for one in known or () if one.done_on is not None}
    for row in reading.milestones.rows:
        code, done_on = row.milestone.code, row.milestone.done_on
        if done_on is not None and (done_on > since if known is None else fold(code) not in before):
            yield code


def is_silent(reading: CommitmentReading, period: Period) -> bool:
    """Whether no side said anything in the period, and no value was reported, on what is pursued and has begun."""
    if period.is_one_day or not is_pursued(reading.commitment) or reading.computed_status is Status.NOT_DUE:
        return False
    first = period.first_day
    words = (one.on >= first for one in period.later.register.updates_of(reading.commitment.code))
    values = (is_reported_since(one, first) for one in reading.indicators)
    return not any(chain(words, values))
