"""What changed since an earlier day, as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.assessment.change import Change, CommitmentChange, Transition
from tracker.presentation.change_words import TRANSITION_WORDS, ChangeTeller
from tracker.presentation.formats import Formats
from tracker.presentation.grid import Cell, Grid, code, light_cell
from tracker.presentation.messages import Messages
from tracker.presentation.status_view import WORST_FIRST
from tracker.presentation.words import WORDS
from tracker.sentences import Sentence

NEWS_FIRST = {transition: rank for rank, transition in enumerate(Transition)}


def change_grid(change: Change, messages: Messages) -> Grid:
    """The commitments to which something happened: worse first, then new, closed, better, and the rest."""
    headings: Sequence[Sentence] = ("Change", "Code", "Title", "Now", "What changed")
    ordered = sorted((one for one in change.commitments if not one.is_quiet), key=news)
    return Grid([messages.text(one) for one in headings], [change_row(one, messages) for one in ordered])


def news(change: CommitmentChange) -> tuple[int, int]:
    """Where a change stands in the table."""
    return NEWS_FIRST[change.transition], WORST_FIRST[change.reading.status]


def change_row(change: CommitmentChange, messages: Messages) -> Sequence[Cell]:
    """What became of one commitment."""
    teller, commitment = ChangeTeller(messages), change.reading.commitment
    return (
        Cell(teller.transition(change)),
        code(commitment.code),
        Cell(messages.of(commitment.title)),
        light_cell(change.reading.status, messages),
        Cell(Formats(messages.language).semicolons(teller.everything(change))),
    )


def change_lines(change: Change, messages: Messages) -> Iterable[str]:
    """How many became what, and what is no longer where it was."""
    counts = dict.fromkeys(Transition, 0)
    for one in change.commitments:
        counts[one.transition] += 1
    told = " · ".join(f"{n} {messages.text(TRANSITION_WORDS[one])}" for one, n in counts.items() if n)
    yield messages.text("Since {day}: {counts}", day=change.since.isoformat(), counts=told)
    for moved in change.renumbered:
        yield messages.text("{before} is now {after}.", before=moved.before, after=moved.after)
    for gone in change.removed:
        status = messages.text(WORDS[gone.status])
        yield messages.text(
            "{code} ({title}) is no longer in the register, and no decision closed it; it was {status}.",
            code=gone.code,
            title=gone.title or messages.text("no title"),
            status=status,
        )
