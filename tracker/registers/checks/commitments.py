"""Rules on commitments, on what the sides say about them and on the lights set by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.commitments import Closure, Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register, fold
from tracker.domain.updates import Update
from tracker.domain.values import ASSESSED, Completion
from tracker.problems import Details, Problem
from tracker.registers.checks.places import first_there, found, heading_of, readable


def commitment_has_source(register: Register, as_of: date) -> Iterator[Problem]:
    """Every commitment is traceable to an agreement or a session."""
    for one in register.commitments:
        if not one.agreement and not one.session and readable(one, "agreement", "session"):
            yield found("SOURCE_MISSING", one, first_there(one, "agreement", "session"))


def closing(register: Register, as_of: date) -> Iterator[Problem]:
    """A closed commitment says since when; an open one has no such day."""
    for one in register.commitments:
        if not readable(one, "closure", "closed_on"):
            continue
        is_open = one.closure is Closure.OPEN
        names = {"column": heading_of(one, "closed_on"), "other": heading_of(one, "closure")}
        details = Details(one.closed_on, related=(one.cell("closure"),))
        if one.closed_on is None and not is_open:
            place = first_there(one, "closed_on", "closure")
            yield found("REQUIRED_IF", one, place, details, other_value=one.closure, **names)
        elif one.closed_on is not None and is_open:
            yield found("EMPTY_IF", one, "closed_on", details, other_value=one.closure, **names)


def institution_of_party(register: Register, as_of: date) -> Iterator[Problem]:
    """The institution of an update belongs to the side that speaks; of unknown sides that has been said."""
    for one in register.updates:
        institution, party = register.institution(one.institution), register.party(one.party)
        own = register.party(institution.party) if institution else None
        if institution is None or party is None or own is None or fold(own.code) == fold(party.code):
            continue
        related = (one.cell("party"), institution.cell("party"))
        names = {"institution": institution.code, "party_a": own.code, "party_b": party.code}
        yield found("PARTY_MISMATCH", one, "institution", Details(institution.code, related=related), **names)


def complete_has_evidence(register: Register, as_of: date) -> Iterator[Problem]:
    """Who says that all is delivered, of a commitment for which nobody names any evidence, is asked for it.

    Evidence is optional: its coverage is printed and who owes it is told, so no other row without it is worth a
    warning, nor is any in a sheet that has no such column.
    """
    for commitment in register.commitments:
        if is_evidenced(commitment, register):
            continue
        for one in register.updates_of(commitment.code):
            if one.completion is Completion.COMPLETE and "evidence" in one.source.layout.columns:
                yield found("NO_EVIDENCE", one, "evidence", Details(related=(one.cell("completion"),)))


def is_evidenced(commitment: Commitment, register: Register) -> bool:
    """Whether anything shows that a commitment was delivered: its closure, a milestone done, what a side said."""
    milestones = [one for one in register.milestones_of(commitment.code) if one.done_on is not None]
    rows: Sequence[Milestone | Update] = (*milestones, *register.updates_of(commitment.code))
    return bool(commitment.closure_basis) or any(one.evidence or not readable(one, "evidence") for one in rows)


def light_may_be_set(register: Register, as_of: date) -> Iterator[Problem]:
    """Only a light that is assessed may be set by hand."""
    for one in register.overrides:
        if one.status not in ASSESSED:
            yield found("OVERRIDE_STATUS", one, "status", Details(one.status), allowed=ASSESSED)
