"""Milestones as they are shown on a card."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assessment.readings import CommitmentReading, MilestoneReading, MilestoneState
from tracker.presentation.choice_words import MILESTONE_SYMBOLS, MILESTONE_WORDS
from tracker.presentation.view.standing import days_late
from tracker.presentation.view.teller import Link, Said, Teller, address


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One milestone: symbol and word of its state, its days in words."""

    symbol: str
    word: str
    kind: str
    title: Said
    days: str
    mark: str
    evidence: Link | None


def milestone_view(teller: Teller, row: MilestoneReading) -> MilestoneView:
    """One milestone on the day."""
    milestone = row.milestone
    # Evidence shows that it is done: what stands there before that is of a later day, or of something else.
    evidence = milestone.evidence if milestone.done_on else None
    return MilestoneView(
        symbol=MILESTONE_SYMBOLS[row.state],
        word=teller.unknown(milestone, "done_on", MILESTONE_WORDS[row.state]),
        kind=row.state.value.replace("_", "-"),
        title=teller.said(milestone.title),
        days=milestone_days(teller, row),
        mark=teller.mark(milestone.data_quality),
        evidence=address(evidence) if evidence else None,
    )


def milestone_days(teller: Teller, row: MilestoneReading) -> str:
    """When it was done, or when it is due, and by how many days it is late."""
    day = row.milestone.done_on or row.due
    if day is None:
        return teller.unknown(row.milestone, "due", "no date")
    shown = teller.formats.short_day(day)
    words = shown if row.milestone.done_on else teller.text("due {day}", day=shown)
    is_late = row.state in (MilestoneState.LATE, MilestoneState.DONE_LATE)
    return teller.formats.commas([words, days_late(teller, row.days_late)]) if is_late and row.days_late else words


def milestone_summary(teller: Teller, reading: CommitmentReading) -> str:
    """How many milestones are done."""
    milestones = reading.milestones
    if not milestones.total:
        return teller.text("No milestones are set.")
    return teller.text("{done} of {total} done", done=milestones.done, total=milestones.total)
