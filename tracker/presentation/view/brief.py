"""The brief: what needs a minister's attention, what was delivered, what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.assessment.readings import CommitmentReading
from tracker.domain.values import ASSESSED, Status
from tracker.presentation.view.decisions import Statement, decisions
from tracker.presentation.view.standing import deadline_words
from tracker.presentation.view.teller import Link, Pill, Said, Teller
from tracker.presentation.words import commitment_reason, first_upper

MOST_TROUBLED = 16
MOST_DELIVERED = 8
MOST_DECISIONS = 10
"""So many of each fit into a brief; the words beside say how many more there are."""

TROUBLED = (Status.OFF_TRACK, Status.AT_RISK)


@dataclass(frozen=True, slots=True)
class Attention:
    """One commitment in two lines."""

    commitment: Link
    title: Said
    lead: Link
    pill: Pill
    reason: str
    deadline: str
    mark: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The three lists, each with the words for what did not fit."""

    troubled: Sequence[Attention]
    troubled_more: str
    delivered: Sequence[Attention]
    delivered_more: str
    decisions: Sequence[Statement]
    decisions_more: str


def brief(teller: Teller) -> Brief:
    """The worst first, then what was completed in the period, then the newest requests."""
    troubled = sorted((one for one in teller.assessment.commitments if one.status in TROUBLED), key=worst_first)
    delivered = [one for one in teller.assessment.commitments if is_delivered_now(teller, one)]
    requested = decisions(teller).requested
    return Brief(
        troubled=tuple(attention(teller, one) for one in troubled[:MOST_TROUBLED]),
        troubled_more=more(teller, len(troubled) - MOST_TROUBLED),
        delivered=tuple(attention(teller, one) for one in delivered[:MOST_DELIVERED]),
        delivered_more=more(teller, len(delivered) - MOST_DELIVERED),
        decisions=requested[:MOST_DECISIONS],
        decisions_more=more(teller, len(requested) - MOST_DECISIONS),
    )


def worst_first(reading: CommitmentReading) -> tuple[int, int]:
    """By light, then by how long it has been overdue."""
    return ASSESSED.index(reading.status), -(reading.deadline.days_overdue or 0)


def is_delivered_now(teller: Teller, reading: CommitmentReading) -> bool:
    """Whether it was completed in the reporting period."""
    completed_on = reading.deadline.completed_on
    return completed_on is not None and completed_on >= teller.assessment.period_start


def attention(teller: Teller, reading: CommitmentReading) -> Attention:
    """One commitment as the brief shows it."""
    commitment = reading.commitment
    return Attention(
        commitment=teller.commitment(commitment.code),
        title=teller.said(commitment.title),
        lead=teller.institution(commitment.lead) if commitment.lead else Link(teller.text("no lead stated")),
        pill=teller.pill(reading.status),
        reason=first_upper(commitment_reason(reading, teller.messages)),
        deadline=deadline_words(teller, reading),
        mark=teller.mark(commitment.data_quality),
    )


def more(teller: Teller, left_out: int) -> str:
    """How many more there are, or nothing."""
    if left_out <= 0:
        return ""
    return teller.plural("{n} more is in the full report.", "{n} more are in the full report.", left_out)
