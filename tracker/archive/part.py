"""A part of a register: the commitments of one party, institution, sector, agreement or session.

Every light is the one that the whole register gives; only sums are of the part. What the commitments name stays, so
that nothing is printed as a bare code; agreements and sessions they do not name are left out, because a report lists
those that nothing follows from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.archive import edition
from tracker.archive.embed import Chosen, PartKind
from tracker.assessment.assess import selected
from tracker.assessment.parties import parties_concerned
from tracker.assessment.readings import Assessment
from tracker.assessment.selection import Selection, sectors
from tracker.domain.commitments import Commitment
from tracker.domain.register import Register, by_code, fold

Named = Callable[[Commitment, Register], Iterable[str | None]]

NAMED: Mapping[PartKind, Named] = {
    "party": parties_concerned,
    "institution": lambda one, _: (one.lead, *one.supporting),
    "sector": lambda one, _: (one.sector,),
    "agreement": lambda one, _: (one.agreement,),
    "session": lambda one, _: (one.session,),
}
"""What of each kind a commitment belongs to."""

LISTED: Mapping[PartKind, Callable[[Register], Iterable[str]]] = {
    "party": lambda register: (one.code for one in register.parties),
    "institution": lambda register: (one.code for one in register.institutions),
    "sector": sectors,
    "agreement": lambda register: (one.code for one in register.agreements),
    "session": lambda register: (one.code for one in register.sessions),
}
"""The codes of each kind, in the order of their sheet."""


def parts_by(register: Register, kind: PartKind) -> Sequence[Chosen]:
    """The parts of a kind that have a commitment, in the order of their sheet."""
    found = {fold(code) for one in register.commitments for code in NAMED[kind](one, register) if code}
    # A sector without a sheet of them may be typed in capitals here and there.
    listed = by_code((code for code in LISTED[kind](register) if fold(code) in found), lambda code: code)
    return [Chosen(kind=kind, code=code) for code in listed.values()]


def institutions_at_work(register: Register) -> Sequence[Chosen]:
    """The institutions that lead or support a commitment, or answer for a milestone or an indicator of one."""
    found = {fold(one.responsible) for one in register.milestones if one.responsible}
    found |= {fold(one.responsible) for one in register.indicators if one.responsible}
    found |= {fold(one.code) for one in parts_by(register, "institution")}
    return [Chosen(kind="institution", code=one.code) for one in register.institutions if fold(one.code) in found]


def selection_of(chosen: Chosen) -> Selection:
    """The choice of a part, as status files tell it."""
    code = (chosen.code,)
    match chosen.kind:
        case "party":
            return Selection(party=code)
        case "institution":
            return Selection(institution=code)
        case "sector":
            return Selection(sector=code)
        case "agreement":
            return Selection(agreement=code)
        case "session":
            return Selection(session=code)


def part_of(assessment: Assessment, chosen: Chosen) -> Assessment:
    """The part of an assessment, with sums and records of its own."""
    part = selected(assessment, selection_of(chosen).chooses)
    kept = {fold(one.commitment.code) for one in part.commitments}
    register = edition.part_of(assessment.register, lambda one: fold(one.code) in kept)
    return replace(part, register=with_sources(register, chosen))


def with_sources(register: Register, chosen: Chosen) -> Register:
    """The register with those agreements and sessions only that its commitments come from, and what was chosen."""
    named = {fold(code) for one in register.commitments for code in (one.agreement, one.session) if code}
    named.add(fold(chosen.code))
    agreements = tuple(one for one in register.agreements if fold(one.code) in named)
    named |= {fold(one.session) for one in agreements if one.session}
    sessions = tuple(one for one in register.sessions if fold(one.code) in named)
    return replace(register, agreements=agreements, sessions=sessions)
