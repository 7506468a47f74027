"""Chapters by sector: one card for each commitment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.assessment.readings import CommitmentReading
from tracker.assessment.standing import is_withdrawn
from tracker.assessment.summary import distribution
from tracker.domain.commitments import Commitment
from tracker.domain.register import fold
from tracker.presentation.twin import is_twin
from tracker.presentation.view.indicators import IndicatorView, indicator_view
from tracker.presentation.view.lights import Segment, counted, segments
from tracker.presentation.view.sides import Side, latest_statements, side_pairs
from tracker.presentation.view.standing import completion_words, deadline_words
from tracker.presentation.view.steps import MilestoneView, milestone_summary, milestone_view
from tracker.presentation.view.teller import Fact, Link, Pill, Said, Teller, address, anchor
from tracker.presentation.words import FLAG_WORDS, commitment_reason, first_upper

LINE, PAGE_LINES = 110, 62
"""About so many letters make a line of a card, and so many lines a page."""
FIXED_LINES, INDICATOR_LINES = 8, 5


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment in finished words."""

    code: str
    anchor: str
    title: Said
    pill: Pill
    reason: str
    description: Said
    flags: Sequence[str]
    source: Fact
    closure: Fact | None
    """On what basis it was withdrawn or superseded, where that is stated."""
    facts: Sequence[Sequence[Fact]]
    """Two columns: who does it; how it stands."""
    indicators: Sequence[IndicatorView]
    milestones: Sequence[MilestoneView]
    milestone_summary: str
    sides: Sequence[Sequence[Side]]
    """Two beside each other."""
    note: Said
    mark: str
    place: str

    @property
    def size(self) -> str:
        """``long`` for a card that will not fit on a page: it may break, and repeats its head; else ``short``."""
        times = 2 if is_twin(self.reason) else 1
        return "long" if times * lines_of(self) > PAGE_LINES else "short"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A sector, the bar and sum of its statuses, and the cards of its commitments."""

    title: Said
    anchor: str
    segments: Sequence[Segment]
    summary: str
    cards: Sequence[Card]


def lines_of(card: Card) -> int:
    """About how many lines a card takes; what only looks better if it is right need not be exact."""
    own = FIXED_LINES + lines(card.title.text, card.description.text, card.reason, card.note.text)
    indicators = sum(
        INDICATOR_LINES + lines(one.title.text, one.reason, one.comment.words.text, one.path) for one in card.indicators
    )
    milestones = sum(lines(one.title.text, one.days) for one in card.milestones)
    pairs = (max(2 * lines(*(remark.words.text for remark in side.remarks)) for side in pair) for pair in card.sides)
    return own + indicators + milestones + sum(1 + pair for pair in pairs)


def lines(*texts: str) -> int:
    """About how many lines some texts take, each on its own."""
    return sum(1 + len(text) // LINE for text in texts)


def chapters(teller: Teller) -> Sequence[Chapter]:
    """The sectors that have a commitment, in the order of the sheet of sectors, then of first appearance."""
    groups: dict[str, list[CommitmentReading]] = {fold(one.code): [] for one in teller.register.sectors}
    for reading in teller.assessment.commitments:
        groups.setdefault(fold(reading.commitment.sector), []).append(reading)
    return tuple(chapter(teller, readings) for readings in groups.values() if readings)


def chapter(teller: Teller, readings: Sequence[CommitmentReading]) -> Chapter:
    """One sector, with the commitments that are in it."""
    code, statuses = readings[0].commitment.sector, distribution(readings)
    return Chapter(
        title=teller.sector(code),
        anchor=anchor("sector", fold(code)),
        segments=segments(teller, statuses),
        summary=teller.formats.ended(counted(teller, statuses)),
        cards=tuple(card(teller, reading) for reading in readings),
    )


def card(teller: Teller, reading: CommitmentReading) -> Card:
    """One commitment."""
    commitment = reading.commitment
    milestones = [row.milestone for row in reading.milestones.rows]
    return Card(
        code=commitment.code,
        anchor=anchor("commitment", commitment.code),
        title=teller.said(commitment.title),
        pill=teller.pill(reading.status),
        reason=first_upper(commitment_reason(reading, teller.messages)),
        description=teller.said(commitment.description),
        flags=tuple(teller.text(FLAG_WORDS[flag]) for flag in reading.flags),
        source=Fact(teller.text("Source"), tuple(sources(teller, commitment))),
        closure=closure(teller, commitment),
        facts=(tuple(institutions(teller, commitment)), tuple(standing(teller, reading))),
        indicators=tuple(indicator_view(teller, one) for one in reading.indicators),
        milestones=tuple(milestone_view(teller, row) for row in reading.milestones.rows),
        milestone_summary=milestone_summary(teller, reading),
        sides=side_pairs(teller, reading),
        note=teller.note(commitment.note),
        mark=teller.mark(commitment.data_quality),
        place=teller.place(commitment, *milestones, *latest_statements(teller, reading)),
    )


def closure(teller: Teller, commitment: Commitment) -> Fact | None:
    """On what basis it was given up; what was completed shows its evidence."""
    basis = commitment.closure_basis if is_withdrawn(commitment) else None
    return Fact(teller.text("Basis of the withdrawal"), (address(basis),)) if basis else None


def institutions(teller: Teller, commitment: Commitment) -> Iterable[Fact]:
    """Who leads and who supports."""
    unknown = Link(teller.unknown(commitment, "lead", "not stated"))
    yield Fact(teller.text("Lead"), (teller.institution(commitment.lead) if commitment.lead else unknown,))
    if commitment.supporting:
        yield Fact(teller.text("Supporting"), tuple(teller.institution(code) for code in commitment.supporting))


def standing(teller: Teller, reading: CommitmentReading) -> Iterable[Fact]:
    """Completion and deadline, dependencies, whom it waits for."""
    commitment = reading.commitment
    yield Fact(teller.text("Completion"), (Link(completion_words(teller, reading)),))
    yield Fact(teller.text("Deadline"), (Link(deadline_words(teller, reading)),))
    if commitment.depends_on:
        yield Fact(teller.text("Depends on"), teller.commitments(commitment.depends_on))
    if reading.waiting_on:
        yield Fact(teller.text("Waiting for"), (Link(teller.parties(reading.waiting_on)),))


def sources(teller: Teller, commitment: Commitment) -> Iterable[Link]:
    """The agreement and the session, the clause with the first of them."""
    links = [teller.agreement(commitment.agreement)] if commitment.agreement else []
    links += [teller.session(commitment.session)] if commitment.session else []
    if not links:
        field = "session" if "session" in commitment.faulty else "agreement"
        links = [Link(teller.unknown(commitment, field, "not stated"))]
    first, *others = links
    yield replace(first, words=f"{first.words}, {commitment.clause}") if commitment.clause else first
    yield from others
