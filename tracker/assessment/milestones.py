"""R5: the milestones of a commitment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assessment.exact import exact_sum, quotient
from tracker.assessment.explain import reason
from tracker.assessment.lights import Light, Progress, progress, progress_light
from tracker.assessment.path import ALL, INVALID, NOTHING, Day
from tracker.assessment.policy import Moment, Policy
from tracker.assessment.readings import MilestoneReading, MilestonesReading, MilestoneState
from tracker.domain.commitments import Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register
from tracker.domain.values import Missing, ReasonCode, Share, Status

NO_DUE_DAY = Missing(ReasonCode.NO_TARGET_DATE)
NO_MILESTONES = Missing(ReasonCode.NOTHING_TO_MEASURE)


def milestone_reading(milestone: Milestone, commitment: Commitment, day: date, policy: Policy) -> MilestoneReading:
    """Where one milestone stands; without a day of its own it takes the commitment's, without an owner its lead."""
    due = due_of(milestone, commitment)
    known = due if isinstance(due, date) else None
    until = milestone.done_on or day
    is_late = known is not None and is_readable(milestone) and policy.has_passed(known, until)
    lead = "" if "responsible" in milestone.faulty else commitment.lead
    return MilestoneReading(
        milestone=milestone,
        state=state_of(milestone, known, day, policy),
        due=known,
        responsible=milestone.responsible or lead,
        days_late=(until - known).days if known is not None and is_late else None,
    )


def due_of(milestone: Milestone, commitment: Commitment) -> Day:
    """The day a milestone is due, or why it is not known."""
    if milestone.due is not None:
        return milestone.due
    if "due" in milestone.faulty or "due" in commitment.faulty:
        return INVALID
    return commitment.due or NO_DUE_DAY


def is_readable(milestone: Milestone) -> bool:
    """Whether it can be said if the milestone is done."""
    return "done_on" not in milestone.faulty


def state_of(milestone: Milestone, due: date | None, day: date, policy: Policy) -> MilestoneState:
    """R5: a milestone due on the day is not late; it is late from the day after, or once its days of grace are over."""
    if milestone.done_on is not None:
        is_late = due is not None and policy.has_passed(due, milestone.done_on)
        return MilestoneState.DONE_LATE if is_late else MilestoneState.DONE
    if due is None or not is_readable(milestone):
        return MilestoneState.NO_DATE
    if policy.has_passed(due, day):
        return MilestoneState.LATE
    return MilestoneState.DUE_SOON if (due - day).days <= policy.due_soon_days else MilestoneState.TO_COME


def milestones_reading(commitment: Commitment, register: Register, now: Moment) -> MilestonesReading:
    """R5: done and expected shares by weight, and the light they give."""
    milestones = register.milestones_of(commitment.code)
    rows = tuple(milestone_reading(one, commitment, now.day, now.policy) for one in milestones)
    is_whole = not any(row.sheet == "Milestones" for row in register.faulty_rows_of("commitment", commitment.code))
    done = done_share(rows) if is_whole else INVALID
    expected = expected_share(rows, commitment, now) if is_whole else INVALID
    light = milestone_light(milestones_progress(rows, done, expected, now))
    return MilestonesReading(
        rows=rows,
        done_share=done,
        expected_share=expected,
        status=light.status,
        reason=light.reason,
        done=sum(row.milestone.done_on is not None for row in rows),
        total=len(rows),
    )


def done_share(rows: Sequence[MilestoneReading]) -> Share:
    """R5: m, the weight of the milestones done as a share of all weight."""
    if not all(is_readable(row.milestone) for row in rows):
        return INVALID
    return share_of(rows, lambda row: row.milestone.done_on is not None)


def expected_share(rows: Sequence[MilestoneReading], commitment: Commitment, now: Moment) -> Share:
    """R5: the weight of the milestones whose due day has passed as a share of all weight."""
    dues = [due_of(row.milestone, commitment) for row in rows if row.due is None]
    if dues:
        return INVALID if INVALID in dues else NO_DUE_DAY
    return share_of(rows, lambda row: row.due is not None and now.policy.has_passed(row.due, now.day))


def share_of(rows: Sequence[MilestoneReading], chosen: Callable[[MilestoneReading], bool]) -> Share:
    """The weight of the chosen milestones as a share of all weight; none or all of them need no weights."""
    among = [row for row in rows if chosen(row)]
    if not rows:
        return NO_MILESTONES
    if len(among) in (0, len(rows)):
        return ALL if among else NOTHING
    if any("weight" in row.milestone.faulty for row in rows):
        return INVALID
    return quotient(weight_of(among), weight_of(rows))


def weight_of(rows: Sequence[MilestoneReading]) -> Decimal:
    """The weights added."""
    return exact_sum(row.milestone.weight for row in rows)


def milestones_progress(rows: Sequence[MilestoneReading], done: Share, expected: Share, now: Moment) -> Progress:
    """R5: what R4.4–8 look at, with the milestones' shares; the target date is the due day of the last one."""
    last = max((row.due for row in rows if row.due is not None), default=NO_DUE_DAY)
    # A last day is only known where all days are; without it the shares alone decide.
    end = last if isinstance(expected, Fraction) else NO_DUE_DAY
    return progress(done, expected, now.day, end, now.policy)


def milestone_light(progress: Progress) -> Light:
    """R5: as R4.4–8; where there is no milestone there is nothing to measure."""
    if progress.achievement == NO_MILESTONES:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NOTHING_TO_MEASURE))
    return progress_light(progress)
