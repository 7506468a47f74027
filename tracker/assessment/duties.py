"""R12: who owes what, and whom a commitment waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from tracker.assessment.readings import (
    CommitmentReading,
    Duties,
    IndicatorReading,
    MilestoneReading,
    MilestonesReading,
    MilestoneState,
)
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.indicators import Actual
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register, fold
from tracker.domain.values import DeadlineState, Status

D = TypeVar("D")

Owner = Callable[[str], str]
"""From an institution (or the party that reported itself) to whom a duty is counted."""


def waiting_on(commitment: Commitment, milestones: MilestonesReading, register: Register, day: date) -> tuple[str, ...]:
    """R12: the parties with an open milestone due by the day; none: the lead's party while the commitment is open."""
    if commitment.closure is not Closure.OPEN:
        return ()
    open_now = (row for row in milestones.rows if is_open(row) and row.due is not None and row.due <= day)
    parties = tuple(dict.fromkeys(party for row in open_now if (party := party_of(row.responsible, register))))
    lead = party_of(commitment.lead, register)
    return parties or ((lead,) if lead else ())


def is_open(row: MilestoneReading) -> bool:
    """Whether a milestone is still to be done."""
    return row.milestone.done_on is None


def party_of(institution: str, register: Register) -> str:
    """The party of an institution; a party that reports itself is its own."""
    found = register.institution(institution)
    if found is not None:
        return found.party
    party = register.party(institution)
    return party.code if party is not None else ""


def duties_by(
    codes: Iterable[str], owner: Owner, readings: Sequence[CommitmentReading], register: Register, period_start: date
) -> Mapping[str, Duties]:
    """R12: what each of some parties or institutions owes; all of them are there, also those that owe nothing."""
    late = sorted_out(overdue_milestones(readings), lambda row: row.responsible, owner)
    soon = sorted_out(due_soon_milestones(readings), lambda row: row.responsible, owner)
    overdue = sorted_out(overdue_commitments(readings), lambda one: one.commitment.lead, owner)
    silent = sorted_out(unreported(readings, period_start), lambda pair: pair[1], owner)
    bare = sorted_out(without_evidence(readings), lambda pair: pair[1], owner)
    return {
        code: Duties(
            overdue_milestones=tuple(late.get(fold(code), ())),
            due_soon_milestones=tuple(soon.get(fold(code), ())),
            overdue_commitments=tuple(overdue.get(fold(code), ())),
            unreported_indicators=tuple(reading for reading, _ in silent.get(fold(code), ())),
            missing_evidence=tuple(claim for claim, _ in bare.get(fold(code), ())),
        )
        for code in codes
    }


def overdue_milestones(readings: Iterable[CommitmentReading]) -> list[MilestoneReading]:
    """Milestones of open commitments that are late."""
    return [row for one in pursued(readings) for row in one.milestones.rows if row.state is MilestoneState.LATE]


def due_soon_milestones(readings: Iterable[CommitmentReading]) -> list[MilestoneReading]:
    """Milestones of open commitments that are due soon."""
    return [row for one in pursued(readings) for row in one.milestones.rows if row.state is MilestoneState.DUE_SOON]


def overdue_commitments(readings: Iterable[CommitmentReading]) -> list[CommitmentReading]:
    """Commitments past their day."""
    return [one for one in readings if one.deadline.state is DeadlineState.OVERDUE]


def unreported(readings: Iterable[CommitmentReading], period_start: date) -> list[tuple[IndicatorReading, str]]:
    """Indicators of open commitments with no actual in the period, with who must report them."""
    return [
        (reading, reading.indicator.responsible or one.commitment.lead)
        for one in pursued(readings)
        if one.status is not Status.NOT_DUE
        for reading in one.indicators
        if not any(actual.on >= period_start for actual in reading.actuals)
    ]


def without_evidence(readings: Iterable[CommitmentReading]) -> list[tuple[Actual | Milestone, str]]:
    """Actuals and done milestones of open commitments that name no evidence, with who claimed them."""
    claims: list[tuple[Actual | Milestone, str]] = []
    for one in pursued(readings):
        for row in one.milestones.rows:
            if row.milestone.done_on is not None and not row.milestone.evidence:
                claims.append((row.milestone, row.responsible))
        for reading in one.indicators:
            reporter = reading.indicator.responsible or one.commitment.lead
            claims += [(actual, actual.reported_by or reporter) for actual in reading.actuals if not actual.evidence]
    return claims


def pursued(readings: Iterable[CommitmentReading]) -> Iterable[CommitmentReading]:
    """The commitments that are still open."""
    return (one for one in readings if one.commitment.closure is Closure.OPEN)


def sorted_out(duties: Iterable[D], institution: Callable[[D], str], owner: Owner) -> dict[str, list[D]]:
    """Duties by the folded code of whom they are counted to; what nobody owns is nobody's."""
    found: dict[str, list[D]] = {}
    for duty in duties:
        if code := owner(institution(duty)):
            found.setdefault(fold(code), []).append(duty)
    return found
