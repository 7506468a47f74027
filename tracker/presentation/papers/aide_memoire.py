"""The aide-memoire of one side: what it owes, what it may expect, what it asks for and is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.assessment.readings import CommitmentReading
from tracker.assessment.summary import distribution
from tracker.domain.register import fold
from tracker.domain.updates import Update
from tracker.presentation.papers.agenda import heading, session_facts
from tracker.presentation.papers.items import (
    disputed,
    obstacles,
    owed_sections,
    requested,
    standing_item,
    unreported_items,
)
from tracker.presentation.papers.paper import Body, Paper, PaperKind, Section, paper
from tracker.presentation.papers.series import Series, parties_of
from tracker.presentation.view.lights import counted
from tracker.presentation.view.teller import Teller


def aide_memoire(teller: Teller, found: Series, party: str, *, is_draft: bool) -> Paper:
    """The aide-memoire of a party."""
    name = teller.party(party)
    concerned = [one for one in teller.assessment.commitments if concerns(one, party)]
    body = Body(
        title=heading(teller, found, teller.text("Aide-memoire")),
        owner=party,
        addressee=(name,),
        facts=session_facts(teller, found),
        opening=(
            teller.text("For the delegation of {party}.", party=name),
            teller.text("Commitments that concern it: {counts}.", counts=counted(teller, distribution(concerned))),
        ),
        sections=tuple(sections(teller, found, party)),
    )
    return paper(teller, PaperKind.AIDE_MEMOIRE, body, is_draft=is_draft)


def concerns(reading: CommitmentReading, party: str) -> bool:
    """Whether an institution of a party leads or supports a commitment."""
    return fold(party) in map(fold, reading.parties)


def sections(teller: Teller, found: Series, party: str) -> Iterator[Section]:
    """The parts, our own duties first."""
    owed = teller.assessment.duties_by_party

    def is_ours(update: Update) -> bool:
        return fold(update.party or "") == fold(party)

    def is_of_others(update: Update) -> bool:
        return not is_ours(update)

    def is_common(reading: CommitmentReading) -> bool:
        return concerns(reading, party)

    yield from owed_by(teller, party, tuple(owed_sections(teller, owed[party])))
    unreported = tuple(unreported_items(teller, owed[party].unreported_indicators))
    yield Section(teller.text("Values of the period that our side has not reported"), items=unreported)
    for other in parties_of(teller.assessment, found):
        if fold(other) != fold(party):
            yield from owed_by(teller, other, tuple(owed_sections(teller, owed[other], is_common)))
    yield Section(teller.text("Decisions our side requests"), items=requested(teller, is_ours))
    yield Section(teller.text("Decisions others request"), items=requested(teller, is_of_others))
    yield Section(teller.text("Where the sides differ"), items=disputed(teller, is_common))
    yield Section(teller.text("Obstacles our side reports"), items=obstacles(teller, is_ours))
    yield Section(teller.text("Obstacles others report"), items=obstacles(teller, is_of_others))
    yield delivered(teller, found, party)


def owed_by(teller: Teller, party: str, owed: Sequence[Section]) -> Iterator[Section]:
    """What a party owes, said so in each heading."""
    name = teller.party(party)
    for one in owed:
        yield Section(f"{name}: {one.heading}", one.summary, one.items)


def delivered(teller: Teller, found: Series, party: str) -> Section:
    """What was completed since the last session of the series, of what concerns the party."""
    since = found.last_day
    done = [
        one
        for one in teller.assessment.commitments
        if concerns(one, party) and one.deadline.completed_on and (since is None or one.deadline.completed_on > since)
    ]
    words = teller.text("Completed since {day}", day=teller.day(since, "")) if since else teller.text("Completed")
    return Section(words, items=tuple(standing_item(teller, one) for one in done))
