"""Who owes what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import Duties, MilestoneReading
from tracker.domain.register import fold
from tracker.presentation.view.teller import Link, Teller, anchor


@dataclass(frozen=True, slots=True)
class Owing:
    """What one party or institution owes, as links to the commitments concerned."""

    name: str
    anchor: str
    leads: Sequence[Link]
    overdue_commitments: Sequence[Link]
    overdue_milestones: Sequence[Link]
    due_soon: Sequence[Link]
    unreported: Sequence[Link]
    missing_evidence: str


@dataclass(frozen=True, slots=True)
class Owed:
    """By party and by institution. Institutions that owe nothing stand apart; those that take no part are left out."""

    parties: Sequence[Owing]
    institutions: Sequence[Owing]
    nothing_owed: Sequence[Owing]
    period: str


def owed(teller: Teller) -> Owed:
    """What is owed on the day."""
    assessment, led, taking_part = teller.assessment, led_by(teller), institutions_taking_part(teller)
    institutions = [
        (duties, owing(teller, (institution_name(teller, code), anchor("institution", code)), duties, led[fold(code)]))
        for code, duties in assessment.duties_by_institution.items()
        if owes(duties) or fold(code) in taking_part
    ]
    return Owed(
        parties=tuple(
            owing(teller, (teller.party(code), anchor("party", code)), duties, ())
            for code, duties in assessment.duties_by_party.items()
            if owes(duties)
        ),
        institutions=tuple(one for duties, one in institutions if owes(duties)),
        nothing_owed=tuple(one for duties, one in institutions if not owes(duties)),
        period=f"{teller.formats.day(assessment.period_start)} – {teller.formats.day(assessment.as_of)}",
    )


def led_by(teller: Teller) -> Mapping[str, list[str]]:
    """The commitments that each institution leads, by its folded code."""
    led: dict[str, list[str]] = defaultdict(list)
    for one in teller.assessment.commitments:
        led[fold(one.commitment.lead)].append(one.commitment.code)
    return led


def institutions_taking_part(teller: Teller) -> set[str]:
    """The folded codes of the institutions that lead or support a commitment."""
    commitments = [one.commitment for one in teller.assessment.commitments]
    return {fold(code) for one in commitments for code in (one.lead, *one.supporting)}


def institution_name(teller: Teller, code: str) -> str:
    """An institution's name with its party."""
    known = teller.register.institution(code)
    return f"{teller.institution(code).words} ({known.party})" if known and known.party else code


def owes(duties: Duties) -> bool:
    """Whether anything is owed."""
    return any((duties.overdue_milestones, duties.due_soon_milestones, duties.overdue_commitments)) or any(
        (duties.unreported_indicators, duties.missing_evidence)
    )


def owing(teller: Teller, who: tuple[str, str], duties: Duties, leads: Iterable[str]) -> Owing:
    """What one of them, given by name and anchor, owes."""
    name, place = who
    return Owing(
        name=name,
        anchor=place,
        leads=teller.commitments(leads),
        overdue_commitments=teller.commitments(one.commitment.code for one in duties.overdue_commitments),
        overdue_milestones=milestone_links(teller, duties.overdue_milestones),
        due_soon=milestone_links(teller, duties.due_soon_milestones),
        unreported=teller.commitments(one.indicator.commitment for one in duties.unreported_indicators),
        missing_evidence=teller.formats.number(len(duties.missing_evidence)),
    )


def milestone_links(teller: Teller, rows: Iterable[MilestoneReading]) -> Sequence[Link]:
    """Milestones by their code, each leading to its commitment's card."""
    return tuple(teller.on_card(row.milestone.code, row.milestone.commitment) for row in rows)
