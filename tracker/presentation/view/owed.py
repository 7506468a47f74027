"""Who owes what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import Duties, MilestoneReading
from tracker.presentation.view.teller import Link, Teller, anchor


@dataclass(frozen=True, slots=True)
class Owing:
    """What one party or institution owes, as links to the commitments concerned."""

    name: str
    anchor: str
    overdue_commitments: Sequence[Link]
    overdue_milestones: Sequence[Link]
    due_soon: Sequence[Link]
    unreported: Sequence[Link]
    missing_evidence: str


@dataclass(frozen=True, slots=True)
class Owed:
    """By party and by institution; institutions that lead or support nothing and owe nothing are left out."""

    parties: Sequence[Owing]
    institutions: Sequence[Owing]
    period: str


def owed(teller: Teller) -> Owed:
    """What is owed on the day."""
    assessment = teller.assessment
    working = {
        code.casefold() for one in assessment.commitments for code in (one.commitment.lead, *one.commitment.supporting)
    }
    return Owed(
        parties=tuple(
            owing(teller, teller.party(code), anchor("party", code), duties)
            for code, duties in assessment.duties_by_party.items()
            if owes(duties)
        ),
        institutions=tuple(
            owing(teller, institution_name(teller, code), anchor("institution", code), duties)
            for code, duties in assessment.duties_by_institution.items()
            if owes(duties) or code.casefold() in working
        ),
        period=f"{teller.formats.day(assessment.period_start)} – {teller.formats.day(assessment.as_of)}",
    )


def institution_name(teller: Teller, code: str) -> str:
    """An institution's name with its party."""
    known = teller.register.institution(code)
    return f"{teller.institution(code).words} ({known.party})" if known and known.party else code


def owes(duties: Duties) -> bool:
    """Whether anything is owed."""
    return any((duties.overdue_milestones, duties.due_soon_milestones, duties.overdue_commitments)) or any(
        (duties.unreported_indicators, duties.missing_evidence)
    )


def owing(teller: Teller, name: str, place: str, duties: Duties) -> Owing:
    """What one of them owes."""
    return Owing(
        name=name,
        anchor=place,
        overdue_commitments=teller.commitments(one.commitment.code for one in duties.overdue_commitments),
        overdue_milestones=milestone_links(teller, duties.overdue_milestones),
        due_soon=milestone_links(teller, duties.due_soon_milestones),
        unreported=teller.commitments(one.indicator.commitment for one in duties.unreported_indicators),
        missing_evidence=str(len(duties.missing_evidence)) if duties.missing_evidence else "·",
    )


def milestone_links(teller: Teller, rows: Iterable[MilestoneReading]) -> Sequence[Link]:
    """Milestones by their code, each leading to its commitment's card."""
    return tuple(Link(row.milestone.code, teller.commitment(row.milestone.commitment).target) for row in rows)
