"""R5: the milestones of a commitment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assessment.exact import exact_sum, quotient
from tracker.assessment.explain import reason
from tracker.assessment.lights import Light, progress, progress_light
from tracker.assessment.path import ALL, INVALID, NOTHING, Day
from tracker.assessment.policy import Policy
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
    late = ((milestone.done_on or day) - known).days if known is not None and is_readable(milestone) else 0
    lead = "" if "responsible" in milestone.faulty else commitment.lead
    return MilestoneReading(
        milestone=milestone,
        state=state_of(milestone, known, day, policy),
        due=known,
        responsible=milestone.responsible or lead,
        days_late=late if late > 0 else None,
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
    """R5: a milestone due on the day is not late; it is late from the day after."""
    if milestone.done_on is not None:
        return MilestoneState.DONE_LATE if due is not None and milestone.done_on > due else MilestoneState.DONE
    if due is None or not is_readable(milestone):
        return MilestoneState.NO_DATE
    if due < day:
        return MilestoneState.LATE
    return MilestoneState.DUE_SOON if (due - day).days <= policy.due_soon_days else MilestoneState.TO_COME


def milestones_reading(commitment: Commitment, register: Register, day: date, policy: Policy) -> MilestonesReading:
    """R5: done and expected shares by weight, and the light they give."""
    milestones = register.milestones_of(commitment.code)
    rows = tuple(milestone_reading(one, commitment, day, policy) for one in milestones)
    is_whole = not any(row.sheet == "Milestones" for row in register.faulty_rows_of("commitment", commitment.code))
    done = done_share(rows) if is_whole else INVALID
    expected = expected_share(rows, commitment, day) if is_whole else INVALID
    last = max((row.due for row in rows if row.due is not None), default=NO_DUE_DAY)
    # A last day is only known where all days are; without it the shares alone decide.
    end = last if isinstance(expected, Fraction) else NO_DUE_DAY
    light = milestone_light(done, expected, day, end, policy)
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


def expected_share(rows: Sequence[MilestoneReading], commitment: Commitment, day: date) -> Share:
    """R5: the weight of the milestones due before the day as a share of all weight."""
    dues = [due_of(row.milestone, commitment) for row in rows if row.due is None]
    if dues:
        return INVALID if INVALID in dues else NO_DUE_DAY
    return share_of(rows, lambda row: row.due is not None and row.due < day)


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


def milestone_light(done: Share, expected: Share, day: date, last_due: Day, policy: Policy) -> Light:
    """R5: as R4.4–8 with the milestones' shares; the target date is the due day of the last one."""
    if done == NO_MILESTONES:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NOTHING_TO_MEASURE))
    return progress_light(progress(done, expected, day, last_due, policy))
