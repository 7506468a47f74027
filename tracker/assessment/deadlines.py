"""R8: where a commitment stands against its day. R11: whether it has gone stale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date

from tracker.assessment.asof import OF_COMMITMENTS, OF_INDICATORS
from tracker.assessment.policy import Moment
from tracker.assessment.readings import Deadline, IndicatorReading, MilestonesReading
from tracker.assessment.standing import is_pursued, is_withdrawn
from tracker.domain.commitments import Closure, Commitment, RevisedField
from tracker.domain.register import Register
from tracker.domain.values import DeadlineState, Status


def deadline_of(
    commitment: Commitment, milestones: MilestonesReading, status: Status, register: Register, now: Moment
) -> Deadline:
    """R8: the deadline of a commitment, with its days; ``status`` is the status shown."""
    due, original = commitment.due, original_due(commitment, register)
    completed_on = completed(commitment, milestones)
    state = state_of(commitment, completed_on, status, now)
    return Deadline(
        state=state,
        due=due,
        original_due=original,
        days_overdue=(now.day - due).days if due and state is DeadlineState.OVERDUE else None,
        days_late=(completed_on - due).days if due and completed_on and state is DeadlineState.COMPLETED_LATE else None,
        slippage_days=(due - original).days if due and original else None,
        completed_on=completed_on,
    )


def completed(commitment: Commitment, milestones: MilestonesReading) -> date | None:
    """R8: the day it was completed: ``Closed on``, else the last ``Done on`` when all milestones are done."""
    if is_withdrawn(commitment):
        return None
    if commitment.closure is Closure.COMPLETED and (commitment.closed_on or "closed_on" in commitment.faulty):
        return commitment.closed_on
    days = (row.milestone.done_on for row in milestones.rows if row.milestone.done_on is not None)
    return max(days, default=None) if milestones.done_share == 1 else None


def state_of(commitment: Commitment, completed_on: date | None, status: Status, now: Moment) -> DeadlineState:
    """R8: the first state that fits."""
    due = commitment.due
    if is_withdrawn(commitment):
        return DeadlineState.CLOSED
    if completed_on is None and commitment.closure is not Closure.COMPLETED:
        return open_state(due, status, now)
    if due is None and "due" not in commitment.faulty:
        return DeadlineState.COMPLETED_ON_TIME
    if completed_on is None or due is None:
        return DeadlineState.CLOSED  # completed, but one of the two days is not known: neither in time nor late
    is_late = now.policy.has_passed(due, completed_on)
    return DeadlineState.COMPLETED_LATE if is_late else DeadlineState.COMPLETED_ON_TIME


def open_state(due: date | None, status: Status, now: Moment) -> DeadlineState:
    """R8: what is not completed; day 30 is still soon."""
    if due is None:
        return DeadlineState.NO_DEADLINE
    if status is Status.ACHIEVED:
        return DeadlineState.ON_SCHEDULE
    if now.policy.has_passed(due, now.day):
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if (due - now.day).days <= now.policy.due_soon_days else DeadlineState.ON_SCHEDULE


def original_due(commitment: Commitment, register: Register) -> date | None:
    """The first day agreed: as written, else what the first revision moved it from."""
    if commitment.original_due is not None or "original_due" in commitment.faulty:
        return commitment.original_due
    moves = [one for one in register.revisions_of(commitment.code) if one.field is RevisedField.DUE]
    old = min(moves, key=lambda one: one.on).old if moves else None
    return old if isinstance(old, date) else None


def is_ready_to_close(commitment: Commitment, status: Status, state: DeadlineState) -> bool:
    """R8: achieved while still open."""
    return is_pursued(commitment) and status is Status.ACHIEVED and state is DeadlineState.ON_SCHEDULE


def is_stale(commitment: Commitment, indicators: Iterable[IndicatorReading], register: Register, now: Moment) -> bool:
    """R11: open, and nothing dated within so many months; where nothing is dated, so many months after the start.

    A row that cannot be read may be the news that is missed.
    """
    if not is_pursued(commitment):
        return False
    newest = max(dated_rows(commitment, indicators, register), default=commitment.start)
    is_old = newest is not None and months_after(newest, now.policy.stale_months) < now.day
    return is_old and not any(unreadable_news(commitment, indicators, register))


def unreadable_news(
    commitment: Commitment, indicators: Iterable[IndicatorReading], register: Register
) -> Iterator[bool]:
    """For what may be dated and cannot be read: whether it is there."""
    rows = register.faulty_rows_of("commitment", commitment.code)
    yield any(row.sheet in ("Updates", "Milestones") for row in rows)
    yield any("done_on" in one.faulty for one in register.milestones_of(commitment.code))
    yield any(row.sheet == "Revisions" for row in register.faulty_rows_of("item", commitment.code))
    for reading in indicators:
        yield any(row.sheet == "Actuals" for row in register.faulty_rows_of("indicator", reading.indicator.code))
        yield any(row.sheet == "Revisions" for row in register.faulty_rows_of("item", reading.indicator.code))


def dated_rows(commitment: Commitment, indicators: Iterable[IndicatorReading], register: Register) -> Iterable[date]:
    """The days of its counted actuals, updates, milestones done and revisions."""
    for reading in indicators:
        if reading.counted_on is not None:
            yield reading.counted_on
        yield from revised_on(reading.indicator.code, OF_INDICATORS, register)
    yield from revised_on(commitment.code, OF_COMMITMENTS, register)
    yield from (one.on for one in register.updates_of(commitment.code))
    yield from (one.done_on for one in register.milestones_of(commitment.code) if one.done_on is not None)


def revised_on(item: str, fields: tuple[RevisedField, ...], register: Register) -> Iterable[date]:
    """The days on which some fields of an item were moved; a commitment and an indicator may have one code."""
    return (one.on for one in register.revisions_of(item) if one.field in fields)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, cut to that month's last day; at the end of all years the last day there is."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date.max if year > MAXYEAR else date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
