"""R8: where a commitment stands against its day. R11: whether it has gone stale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from tracker.assessment.policy import Policy
from tracker.assessment.readings import ActualToDate, Deadline, IndicatorReading, MilestonesReading
from tracker.domain.commitments import Closure, Commitment, RevisedField
from tracker.domain.register import Register
from tracker.domain.values import DeadlineState, Status


def deadline_of(
    commitment: Commitment, completed_on: date | None, original: date | None, state: DeadlineState, day: date
) -> Deadline:
    """R8: the deadline of a commitment on a day, in days."""
    due = commitment.due
    return Deadline(
        state=state,
        due=due,
        original_due=original,
        days_overdue=(day - due).days if due and state is DeadlineState.OVERDUE else None,
        days_late=(completed_on - due).days if due and completed_on and state is DeadlineState.COMPLETED_LATE else None,
        slippage_days=(due - original).days if due and original else None,
        completed_on=None if state is DeadlineState.CLOSED else completed_on,
    )


def completed(commitment: Commitment, milestones: MilestonesReading) -> date | None:
    """R8: the day it was completed: ``Closed on``, else the last ``Done on`` when all milestones are done."""
    if commitment.closure is Closure.COMPLETED and commitment.closed_on is not None:
        return commitment.closed_on
    days = [row.milestone.done_on for row in milestones.rows if row.milestone.done_on is not None]
    return max(days) if days and len(days) == milestones.total else None


def state_of(
    commitment: Commitment, completed_on: date | None, status: Status, day: date, policy: Policy
) -> DeadlineState:
    """R8: the first state that fits."""
    if commitment.closure in (Closure.WITHDRAWN, Closure.SUPERSEDED):
        return DeadlineState.CLOSED
    if completed_on is not None:
        is_late = commitment.due is not None and completed_on > commitment.due
        return DeadlineState.COMPLETED_LATE if is_late else DeadlineState.COMPLETED_ON_TIME
    if commitment.closure is Closure.COMPLETED:
        return DeadlineState.CLOSED  # completed on a day that is not known: neither in time nor late can be said
    return open_state(commitment.due, status, day, policy)


def open_state(due: date | None, status: Status, day: date, policy: Policy) -> DeadlineState:
    """R8: an open commitment; day 30 is still soon."""
    if due is None:
        return DeadlineState.NO_DEADLINE
    if status is Status.ACHIEVED:
        return DeadlineState.ON_SCHEDULE
    if day > due:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if (due - day).days <= policy.due_soon_days else DeadlineState.ON_SCHEDULE


def original_due(commitment: Commitment, register: Register) -> date | None:
    """The first day agreed: as written, else what the first revision moved it from."""
    if commitment.original_due is not None:
        return commitment.original_due
    moves = [one for one in register.revisions_of(commitment.code) if one.field is RevisedField.DUE]
    first = min(moves, key=lambda one: one.on, default=None)
    return first.old if first is not None and isinstance(first.old, date) else None


def is_ready_to_close(commitment: Commitment, status: Status, state: DeadlineState) -> bool:
    """R8: achieved while still open."""
    return commitment.closure is Closure.OPEN and status is Status.ACHIEVED and state is DeadlineState.ON_SCHEDULE


def is_stale(
    commitment: Commitment, indicators: Iterable[IndicatorReading], register: Register, day: date, policy: Policy
) -> bool:
    """R11: open, and nothing dated within so many months; where nothing is dated, so many months after the start."""
    if commitment.closure is not Closure.OPEN:
        return False
    newest = max(dated_rows(commitment, indicators, register), default=commitment.start)
    return newest is not None and months_after(newest, policy.stale_months) < day


def dated_rows(commitment: Commitment, indicators: Iterable[IndicatorReading], register: Register) -> Iterable[date]:
    """The days of its counted actuals, updates, milestones done and revisions."""
    for reading in indicators:
        if isinstance(reading.actual, ActualToDate):
            yield reading.actual.on
        yield from (one.on for one in register.revisions_of(reading.indicator.code))
    yield from (one.on for one in register.updates_of(commitment.code))
    yield from (one.done_on for one in register.milestones_of(commitment.code) if one.done_on is not None)
    yield from (one.on for one in register.revisions_of(commitment.code))


def months_after(day: date, months: int) -> date:
    """The same day of a later month, cut to that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
