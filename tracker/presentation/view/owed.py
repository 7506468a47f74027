"""Who owes what: by party and by institution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import Duties, MilestoneReading
from tracker.domain.commitments import Commitment
from tracker.domain.register import fold
from tracker.presentation.view.front import main_parties
from tracker.presentation.view.teller import Link, Said, Teller, anchor


@dataclass(frozen=True, slots=True)
class Owing:
    """What one party or institution owes, as links to the commitments concerned.

    ``supports`` are the commitments it supports without leading them; a party has neither of the two.
    """

    name: Said
    anchor: str
    leads: Sequence[Link]
    supports: Sequence[Link]
    overdue_commitments: Sequence[Link]
    overdue_milestones: Sequence[Link]
    due_soon: Sequence[Link]
    unreported: Sequence[Link]
    missing_evidence: str


@dataclass(frozen=True, slots=True)
class Owed:
    """By party and by institution. Those that owe nothing stand apart."""

    parties: Sequence[Owing]
    institutions: Sequence[Owing]
    nothing_owed: Sequence[Owing]
    period: str


def owed(teller: Teller) -> Owed:
    """What is owed on the day. Every party that takes part and every institution of the register is there."""
    assessment = teller.assessment
    concerned = {fold(code) for code in main_parties(teller)}
    parties = [
        (party(teller, code, duties), owes(duties))
        for code, duties in assessment.duties_by_party.items()
        if fold(code) in concerned or owes(duties)
    ]
    institutions = institutions_owing(teller)
    return Owed(
        parties=tuple(one for one, does_owe in parties if does_owe),
        institutions=tuple(one for one, does_owe in institutions if does_owe),
        nothing_owed=tuple(one for one, does_owe in (*parties, *institutions) if not does_owe),
        period=teller.period(assessment.period_start, assessment.as_of),
    )


def party(teller: Teller, code: str, duties: Duties) -> Owing:
    """What the institutions of a party owe together."""
    return owing(teller, (teller.party(code), anchor("party", code)), duties, ((), ()))


def institutions_owing(teller: Teller) -> Sequence[tuple[Owing, bool]]:
    """What each institution owes, and whether that is anything."""
    led, supported = by_institution(teller, leads), by_institution(teller, supports)
    return [
        (
            owing(
                teller,
                (institution_name(teller, code), anchor("institution", code)),
                duties,
                (led[fold(code)], supported[fold(code)]),
            ),
            owes(duties),
        )
        for code, duties in teller.assessment.duties_by_institution.items()
    ]


def leads(commitment: Commitment) -> Sequence[str]:
    """The institution that leads a commitment."""
    return (commitment.lead,)


def supports(commitment: Commitment) -> Sequence[str]:
    """The institutions that support a commitment without leading it."""
    return [code for code in commitment.supporting if fold(code) != fold(commitment.lead)]


def by_institution(teller: Teller, which: Callable[[Commitment], Iterable[str]]) -> Mapping[str, list[str]]:
    """The codes of commitments by the folded code of each institution that has one kind of part in them."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in teller.assessment.commitments:
        for code in which(one.commitment):
            found[fold(code)].append(one.commitment.code)
    return found


def institution_name(teller: Teller, code: str) -> Said:
    """An institution's name with its party."""
    known = teller.register.institution(code)
    link = teller.institution(code)
    words = f"{link.words} ({known.party})" if known and known.party else link.words
    return Said(words, link.language, link.direction)


def owes(duties: Duties) -> bool:
    """Whether anything is owed."""
    return any((duties.overdue_milestones, duties.due_soon_milestones, duties.overdue_commitments)) or any(
        (duties.unreported_indicators, duties.missing_evidence)
    )


def owing(teller: Teller, who: tuple[Said, str], duties: Duties, part: tuple[Iterable[str], Iterable[str]]) -> Owing:
    """What one of them, given by name and anchor, owes; ``part`` is what it leads and what it supports."""
    (name, place), (led, supported) = who, part
    return Owing(
        name=name,
        anchor=place,
        leads=teller.commitments(led),
        supports=teller.commitments(supported),
        overdue_commitments=teller.commitments(one.commitment.code for one in duties.overdue_commitments),
        overdue_milestones=milestone_links(teller, duties.overdue_milestones),
        due_soon=milestone_links(teller, duties.due_soon_milestones),
        unreported=tuple(
            teller.on_card(one.indicator.code, one.indicator.commitment) for one in duties.unreported_indicators
        ),
        missing_evidence=teller.formats.number(len(duties.missing_evidence)),
    )


def milestone_links(teller: Teller, rows: Iterable[MilestoneReading]) -> Sequence[Link]:
    """Milestones by their code, each leading to its commitment's card."""
    return tuple(teller.on_card(row.milestone.code, row.milestone.commitment) for row in rows)
