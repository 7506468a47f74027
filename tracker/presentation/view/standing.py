"""How a commitment stands beside its status: completion and deadline in words."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.assessment.readings import CommitmentReading
from tracker.domain.values import DeadlineState
from tracker.presentation.view.teller import Teller
from tracker.presentation.words import COMPLETION_WORDS, DEADLINE_WORDS
from tracker.sentences import Sentence

BASIS_WORDS: Mapping[str, Sentence] = {
    "closure": "by closure",
    "milestones": "by milestones",
    "updates": "by the sides' updates",
}


def completion_words(teller: Teller, reading: CommitmentReading) -> str:
    """The completion and what it rests on."""
    word = teller.text(COMPLETION_WORDS[reading.completion])
    if reading.completion_basis is None:
        return word
    return f"{word} ({teller.text(BASIS_WORDS[reading.completion_basis])})"


def deadline_words(teller: Teller, reading: CommitmentReading) -> str:
    """The state of the deadline, its day, and the original day beside it."""
    deadline = reading.deadline
    parts = [deadline_state(teller, reading)]
    if deadline.due:
        parts.append(teller.text("due {day}", day=teller.formats.short_day(deadline.due)))
    if deadline.state is DeadlineState.OVERDUE and deadline.days_overdue:
        parts.append(teller.plural("{n} day overdue", "{n} days overdue", deadline.days_overdue))
    if deadline.completed_on:
        parts.append(teller.text("completed {day}", day=teller.formats.short_day(deadline.completed_on)))
    if deadline.days_late:
        parts.append(days_late(teller, deadline.days_late))
    if deadline.slippage_days and deadline.original_due:
        original = teller.formats.short_day(deadline.original_due)
        parts.append(teller.text("originally {day}", day=original))
    return teller.formats.semicolons(parts)


def deadline_state(teller: Teller, reading: CommitmentReading) -> str:
    """The state of the deadline in a word; a day that could not be read is not the same as none."""
    state = DEADLINE_WORDS[reading.deadline.state]
    return teller.unknown(reading.commitment, "due", state) if reading.deadline.due is None else teller.text(state)


def days_late(teller: Teller, days: int) -> str:
    """A delay in words."""
    return teller.plural("{n} day late", "{n} days late", days)
