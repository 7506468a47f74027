"""R12: who owes what, and whom a commitment waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracker.assessment.evidence import Claim, claims_of, done_milestones, is_reported_since
from tracker.assessment.parties import party_of
from tracker.assessment.readings import (
    CommitmentReading,
    Duties,
    IndicatorReading,
    MilestoneReading,
    MilestonesReading,
    MilestoneState,
)
from tracker.assessment.standing import is_pursued, is_withdrawn
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Indicator
from tracker.domain.register import Register, fold
from tracker.domain.values import DeadlineState, Status

D = TypeVar("D")
Owed = Sequence[tuple[str, D]]
"""Duties, each with the institution (or the party that reports itself) that owes it; nobody is an empty text."""

Owner = Callable[[str], str]
"""From an institution to the code of whom a duty is counted to."""


def waiting_on(commitment: Commitment, milestones: MilestonesReading, register: Register, day: date) -> tuple[str, ...]:
    """R12: the parties with an open milestone due by the day; none: the lead's party while the commitment is open."""
    if not is_pursued(commitment):
        return ()
    open_now = (row.responsible for row in milestones.rows if is_open(row) and row.due is not None and row.due <= day)
    parties = tuple(dict.fromkeys(party for one in open_now if (party := party_of(one, register))))
    lead = party_of(commitment.lead, register)
    return parties or ((lead,) if lead else ())


def is_open(row: MilestoneReading) -> bool:
    """Whether a milestone is known to be still to be done."""
    return row.milestone.done_on is None and "done_on" not in row.milestone.faulty


@dataclass(frozen=True, slots=True)
class Owing:
    """All that is owed on a day, each duty with the institution that owes it."""

    late: Owed[MilestoneReading]
    soon: Owed[MilestoneReading]
    overdue: Owed[CommitmentReading]
    unreported: Owed[IndicatorReading]
    bare: Owed[Claim]


def owing(readings: Sequence[CommitmentReading], period_start: date) -> Owing:
    """R12: what is owed, whoever it is counted to."""
    return Owing(
        late=tuple(milestones_in(MilestoneState.LATE, readings)),
        soon=tuple(milestones_in(MilestoneState.DUE_SOON, readings)),
        overdue=tuple(overdue_commitments(readings)),
        unreported=tuple(unreported(readings, period_start)),
        bare=tuple(without_evidence(readings)),
    )


def duties_by(codes: Iterable[str], owner: Owner, owing: Owing) -> Mapping[str, Duties]:
    """R12: what each of some parties or institutions owes; all of them are there, also those that owe nothing."""
    late, soon = sorted_out(owing.late, owner), sorted_out(owing.soon, owner)
    overdue, bare = sorted_out(owing.overdue, owner), sorted_out(owing.bare, owner)
    silent = sorted_out(owing.unreported, owner)
    return {
        code: Duties(
            overdue_milestones=tuple(late.get(fold(code), ())),
            due_soon_milestones=tuple(soon.get(fold(code), ())),
            overdue_commitments=tuple(overdue.get(fold(code), ())),
            unreported_indicators=tuple(silent.get(fold(code), ())),
            missing_evidence=tuple(bare.get(fold(code), ())),
        )
        for code in codes
    }


def milestones_in(
    state: MilestoneState, readings: Iterable[CommitmentReading]
) -> Iterator[tuple[str, MilestoneReading]]:
    """The milestones of open commitments that are in a state."""
    for one in readings:
        if is_pursued(one.commitment):
            yield from ((row.responsible, row) for row in one.milestones.rows if row.state is state)


def overdue_commitments(readings: Iterable[CommitmentReading]) -> Iterator[tuple[str, CommitmentReading]]:
    """Open commitments past their day, owed by those who lead them."""
    for one in readings:
        if one.deadline.state is DeadlineState.OVERDUE and is_pursued(one.commitment):
            yield one.commitment.lead, one


def unreported(readings: Iterable[CommitmentReading], period_start: date) -> Iterator[tuple[str, IndicatorReading]]:
    """Indicators of open commitments that have begun, without an actual in the period."""
    for one in readings:
        if not is_pursued(one.commitment) or one.computed_status is Status.NOT_DUE:
            continue
        for reading in one.indicators:
            if not is_reported_since(reading, period_start):
                yield reporter(reading.indicator, one.commitment), reading


def without_evidence(readings: Iterable[CommitmentReading]) -> Iterator[tuple[str, Claim]]:
    """Done milestones and actuals that name no evidence, unless their commitment was withdrawn."""
    for one in readings:
        if is_withdrawn(one.commitment):
            continue
        yield from ((owner, row) for row, owner in done_milestones(one) if not row.evidence)
        for reading in one.indicators:
            usual = reporter(reading.indicator, one.commitment)
            yield from ((row.reported_by or usual, row) for row in claims_of(reading) if not row.evidence)


def reporter(indicator: Indicator, commitment: Commitment) -> str:
    """The institution that reports an indicator: the one named, else the lead."""
    return indicator.responsible or ("" if "responsible" in indicator.faulty else commitment.lead)


def sorted_out(duties: Owed[D], owner: Owner) -> dict[str, list[D]]:
    """Duties by the folded code of whom they are counted to; what nobody owns is nobody's."""
    found: dict[str, list[D]] = {}
    for institution, duty in duties:
        if code := owner(institution):
            found.setdefault(fold(code), []).append(duty)
    return found
