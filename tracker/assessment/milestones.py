"""R5: the milestones of a commitment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from tracker.assessment.actuals import share_of
from tracker.assessment.explain import reason
from tracker.assessment.lights import Light, Progress, progress_light
from tracker.assessment.policy import Policy
from tracker.assessment.readings import MilestoneReading, MilestonesReading, MilestoneState
from tracker.domain.commitments import Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register
from tracker.domain.values import Missing, ReasonCode, Share, Status

NOTHING = Missing(ReasonCode.NOTHING_TO_MEASURE)
INVALID = Missing(ReasonCode.INVALID_VALUE)


def milestone_reading(milestone: Milestone, commitment: Commitment, day: date, policy: Policy) -> MilestoneReading:
    """Where one milestone stands; without a day of its own it takes the commitment's."""
    due = milestone.due or (None if "due" in milestone.faulty else commitment.due)
    late = max((day_after(milestone, day) - due).days, 0) if due else 0
    return MilestoneReading(
        milestone=milestone,
        state=state_of(milestone, due, day, policy),
        due=due,
        responsible=milestone.responsible or commitment.lead,
        days_late=late or None,
    )


def day_after(milestone: Milestone, day: date) -> date:
    """The day lateness is counted to: when it was done, else now."""
    return milestone.done_on or day


def state_of(milestone: Milestone, due: date | None, day: date, policy: Policy) -> MilestoneState:
    """R5: a milestone due on the day is not late; it is late from the day after."""
    if milestone.done_on is not None:
        return MilestoneState.DONE_LATE if due is not None and milestone.done_on > due else MilestoneState.DONE
    if due is None:
        return MilestoneState.NO_DATE
    if due < day:
        return MilestoneState.LATE
    return MilestoneState.DUE_SOON if due <= day + timedelta(days=policy.due_soon_days) else MilestoneState.TO_COME


def milestones_reading(commitment: Commitment, register: Register, day: date, policy: Policy) -> MilestonesReading:
    """R5: done and expected shares by weight, and the light they give."""
    milestones = register.milestones_of(commitment.code)
    rows = tuple(milestone_reading(one, commitment, day, policy) for one in milestones)
    is_broken = has_unreadable_rows(commitment, register) or any(
        not one.faulty.isdisjoint(("done_on", "weight")) for one in milestones
    )
    done, expected = shares(rows, day)
    if is_broken:
        done = expected = INVALID
    elif any("due" in one.faulty for one in milestones) and done != 1:
        expected = INVALID
    light = milestone_light(rows, Progress(done, expected, day, last_due(rows), policy))
    return MilestonesReading(
        rows=rows,
        done_share=done,
        expected_share=expected,
        status=light.status,
        reason=light.reason,
        done=sum(row.milestone.done_on is not None for row in rows),
        total=len(rows),
    )


def has_unreadable_rows(commitment: Commitment, register: Register) -> bool:
    """Whether a milestone of this commitment could not be read at all."""
    return any(row.sheet == "Milestones" for row in register.faulty_rows_of("commitment", commitment.code))


def shares(rows: Sequence[MilestoneReading], day: date) -> tuple[Share, Share]:
    """R5: weight done and weight due before the day, each as a share of all weight."""
    whole = weight_of(rows)
    if not whole:
        return NOTHING, NOTHING
    done = weight_of([row for row in rows if row.milestone.done_on is not None])
    expected = weight_of([row for row in rows if row.due is not None and row.due < day])
    return share_of(done, whole), share_of(expected, whole)


def weight_of(rows: Sequence[MilestoneReading]) -> Decimal:
    """The weights added."""
    return sum((row.milestone.weight for row in rows), Decimal(0))


def last_due(rows: Sequence[MilestoneReading]) -> date | None:
    """The target date of R5: the due day of the last milestone."""
    return max((row.due for row in rows if row.due is not None), default=None)


def milestone_light(rows: Sequence[MilestoneReading], progress: Progress) -> Light:
    """R5: as R4.4–8, with the milestones' shares."""
    if not isinstance(progress.achievement, Missing) and progress.achievement < 1 and progress.target_date is None:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NO_TARGET_DATE))
    if progress.achievement == NOTHING:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NOTHING_TO_MEASURE))
    if progress.expected == INVALID and progress.achievement != 1:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))
    return progress_light(progress)
