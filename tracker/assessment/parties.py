"""Which party an institution speaks for, and which parties a commitment concerns."""

from __future__ import annotations

from tracker.domain.commitments import Commitment
from tracker.domain.register import Register


def party_of(institution: str, register: Register) -> str:
    """The party of an institution; a party named itself is its own; of what is not known there is none."""
    known = register.institution(institution)
    code = known.party if known is not None else institution
    party = register.party(code)
    if party is not None:
        return party.code
    return code if known is not None else ""


def parties_concerned(commitment: Commitment, register: Register) -> tuple[str, ...]:
    """The parties of the lead and of the supporting institutions, the lead's first, each once."""
    parties = (party_of(code, register) for code in (commitment.lead, *commitment.supporting))
    return tuple(dict.fromkeys(party for party in parties if party))
