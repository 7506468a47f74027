"""Chapters by sector: one card for each commitment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import CommitmentReading, MilestoneReading, MilestoneState
from tracker.assessment.summary import distribution
from tracker.domain.updates import Update
from tracker.domain.values import DeadlineState
from tracker.presentation.view.indicators import IndicatorView, indicator_view
from tracker.presentation.view.lights import Segment, counted, segments
from tracker.presentation.view.teller import Fact, Link, Pill, Said, Teller, address, anchor
from tracker.presentation.words import (
    COMPLETION_WORDS,
    DEADLINE_WORDS,
    FLAG_WORDS,
    MILESTONE_SYMBOLS,
    MILESTONE_WORDS,
    commitment_reason,
    first_upper,
)

LINE, PAGE_LINES = 110, 62
"""About so many letters make a line of a card, and so many lines a page."""
FIXED_LINES, INDICATOR_LINES = 8, 5

BASIS_WORDS = {"closure": "by closure", "milestones": "by milestones", "updates": "by the sides' updates"}


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


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a side says: what kind, and its words."""

    label: str
    words: Said


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, or that it has not reported."""

    party: str
    day: str
    completion: str
    remarks: Sequence[Remark]
    evidence: Link | None
    mark: str


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
        return "long" if lines_of(self) > PAGE_LINES else "short"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A sector, the bar and sum of its statuses, and the cards of its commitments."""

    title: str
    anchor: str
    segments: Sequence[Segment]
    summary: str
    cards: Sequence[Card]


def lines_of(card: Card) -> int:
    """About how many lines a card takes; what only looks better if it is right need not be exact."""
    own = FIXED_LINES + lines(card.title.text, card.description.text, card.reason, card.note.text)
    indicators = sum(INDICATOR_LINES + lines(one.title.text, one.reason, one.comment.text) for one in card.indicators)
    milestones = sum(lines(one.title.text, one.days) for one in card.milestones)
    pairs = (max(2 * lines(*(remark.words.text for remark in side.remarks)) for side in pair) for pair in card.sides)
    return own + indicators + milestones + sum(1 + pair for pair in pairs)


def lines(*texts: str) -> int:
    """About how many lines some texts take, each on its own."""
    return sum(1 + len(text) // LINE for text in texts)


def chapters(teller: Teller) -> Sequence[Chapter]:
    """The sectors that have a commitment, in the order of the sheet of sectors, then of first appearance."""
    groups: dict[str, list[CommitmentReading]] = {}
    order = [one.code for one in teller.register.sectors]
    for reading in teller.assessment.commitments:
        groups.setdefault(reading.commitment.sector, []).append(reading)
    codes = [*(code for code in order if code in groups), *(code for code in groups if code not in order)]
    return tuple(chapter(teller, code, groups[code]) for code in codes)


def chapter(teller: Teller, code: str, readings: Sequence[CommitmentReading]) -> Chapter:
    """One sector."""
    statuses = distribution(readings)
    return Chapter(
        title=teller.sector(code),
        anchor=anchor("sector", code or "none"),
        segments=segments(teller, statuses),
        summary=f"{counted(teller, statuses)}.",
        cards=tuple(card(teller, reading) for reading in readings),
    )


def card(teller: Teller, reading: CommitmentReading) -> Card:
    """One commitment."""
    commitment = reading.commitment
    return Card(
        code=commitment.code,
        anchor=anchor("commitment", commitment.code),
        title=teller.said(commitment.title),
        pill=teller.pill(reading.status),
        reason=first_upper(commitment_reason(reading, teller.messages)),
        description=teller.said(commitment.description),
        flags=tuple(teller.text(FLAG_WORDS[flag]) for flag in reading.flags),
        source=Fact(teller.text("Source"), tuple(sources(teller, reading))),
        facts=(tuple(institutions(teller, reading)), tuple(standing(teller, reading))),
        indicators=tuple(indicator_view(teller, one) for one in reading.indicators),
        milestones=tuple(milestone_view(teller, row) for row in reading.milestones.rows),
        milestone_summary=milestone_summary(teller, reading),
        sides=pairs(tuple(sides(teller, reading))),
        note=teller.note(commitment.note),
        mark=teller.mark(commitment.data_quality),
        place=commitment.source.place,
    )


def pairs(several: Sequence[Side]) -> Sequence[Sequence[Side]]:
    """Two and two, in their order."""
    return tuple(several[start : start + 2] for start in range(0, len(several), 2))


def institutions(teller: Teller, reading: CommitmentReading) -> Iterable[Fact]:
    """Who leads and who supports."""
    commitment = reading.commitment
    lead = teller.institution(commitment.lead) if commitment.lead else Link(teller.text("not stated"))
    yield Fact(teller.text("Lead"), (lead,))
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
        waiting = teller.formats.listed([teller.party(party) for party in reading.waiting_on])
        yield Fact(teller.text("Waiting for"), (Link(waiting),))


def sources(teller: Teller, reading: CommitmentReading) -> Iterable[Link]:
    """The agreement with its clause, and the session."""
    commitment = reading.commitment
    if commitment.agreement:
        link = teller.agreement(commitment.agreement)
        yield Link(f"{link.words}, {commitment.clause}" if commitment.clause else link.words, link.target)
    if commitment.session:
        yield teller.session(commitment.session)
    if not commitment.agreement and not commitment.session:
        yield Link(teller.text("not stated"))


def completion_words(teller: Teller, reading: CommitmentReading) -> str:
    """The completion and what it rests on."""
    word = teller.text(COMPLETION_WORDS[reading.completion])
    if reading.completion_basis is None:
        return word
    return f"{word} ({teller.text(BASIS_WORDS[reading.completion_basis])})"


def deadline_words(teller: Teller, reading: CommitmentReading) -> str:
    """The state of the deadline, its day, and the original day beside it."""
    deadline = reading.deadline
    parts = [teller.text(DEADLINE_WORDS[deadline.state])]
    if deadline.due:
        parts.append(teller.text("due {day}", day=teller.formats.short_day(deadline.due)))
    if deadline.state is DeadlineState.OVERDUE and deadline.days_overdue:
        parts.append(days_words(teller, deadline.days_overdue, "{n} day overdue", "{n} days overdue"))
    if deadline.completed_on:
        parts.append(teller.text("completed {day}", day=teller.formats.short_day(deadline.completed_on)))
    if deadline.days_late:
        parts.append(days_words(teller, deadline.days_late, "{n} day late", "{n} days late"))
    if deadline.slippage_days and deadline.original_due:
        original = teller.formats.short_day(deadline.original_due)
        parts.append(teller.text("originally {day}", day=original))
    return "; ".join(parts)


def days_words(teller: Teller, days: int, one: str, many: str) -> str:
    """A number of days in words."""
    return teller.messages.plural(one, many, days, n=teller.formats.number(days))


def milestone_view(teller: Teller, row: MilestoneReading) -> MilestoneView:
    """One milestone on the day."""
    milestone = row.milestone
    return MilestoneView(
        symbol=MILESTONE_SYMBOLS[row.state],
        word=teller.text(MILESTONE_WORDS[row.state]),
        kind=row.state.value.replace("_", "-"),
        title=teller.said(milestone.title),
        days=milestone_days(teller, row),
        mark=teller.mark(milestone.data_quality),
        evidence=address(milestone.evidence) if milestone.evidence else None,
    )


def milestone_days(teller: Teller, row: MilestoneReading) -> str:
    """When it was done, or when it is due."""
    due = teller.formats.short_day(row.due) if row.due else ""
    if row.milestone.done_on is None:
        if not due:
            return teller.text("no date")
        late = row.days_late if row.state is MilestoneState.LATE else None
        words = teller.text("due {day}", day=due)
        return f"{words}, {days_words(teller, late, '{n} day late', '{n} days late')}" if late else words
    done = teller.formats.short_day(row.milestone.done_on)
    if row.days_late:
        return f"{done}, {days_words(teller, row.days_late, '{n} day late', '{n} days late')}"
    return done


def milestone_summary(teller: Teller, reading: CommitmentReading) -> str:
    """How many milestones are done."""
    milestones = reading.milestones
    if not milestones.total:
        return teller.text("No milestones are set.")
    return teller.text("{done} of {total} done", done=milestones.done, total=milestones.total)


def sides(teller: Teller, reading: CommitmentReading) -> Iterable[Side]:
    """What each party concerned says; a party that is silent is named."""
    heard = {party.casefold(): update for party, update in reading.latest_updates.items()}
    others = [party for party in reading.latest_updates if party.casefold() not in folded(reading.parties)]
    for party in (*reading.parties, *others):
        update = heard.get(party.casefold())
        name = teller.party(party)
        yield side(teller, name, update) if update else Side(name, teller.text("has not reported"), "", (), None, "")


def folded(codes: Iterable[str]) -> set[str]:
    """Codes as they are compared."""
    return {code.casefold() for code in codes}


def side(teller: Teller, party: str, update: Update) -> Side:
    """One side's latest statement."""
    said = (
        ("Progress", update.progress),
        ("Obstacle", update.obstacle),
        ("Next step", update.next_step),
        ("Decision requested", update.decision_requested),
    )
    completion = teller.text(COMPLETION_WORDS[update.completion]) if update.completion else ""
    return Side(
        party=party,
        day=teller.formats.short_day(update.on),
        completion=completion,
        remarks=tuple(Remark(teller.text(label), teller.said(words)) for label, words in said if words),
        evidence=address(update.evidence) if update.evidence else None,
        mark=teller.mark(update.data_quality),
    )
