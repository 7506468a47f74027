"""Which commitments a person wants to see, by the codes of the register."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from tracker.assessment.readings import CommitmentReading
from tracker.domain.register import Register, fold
from tracker.domain.values import DeadlineState, Status, Text

MOST_SUGGESTIONS = 5
PARTS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: of one kind any of several will do, and every kind that is named must fit.

    ``institution`` and ``party`` choose what they lead or support.
    """

    party: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    overdue: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def chooses(self, reading: CommitmentReading) -> bool:
        """Whether a commitment is asked for."""
        if self.overdue and reading.deadline.state is not DeadlineState.OVERDUE:
            return False
        if self.status and reading.status not in self.status:
            return False
        return all(
            not wanted or not {fold(one) for one in wanted}.isdisjoint(map(fold, found))
            for wanted, found in (
                (self.party, reading.parties),
                (self.institution, (reading.commitment.lead, *reading.commitment.supporting)),
                (self.sector, (reading.commitment.sector,)),
                (self.agreement, (reading.commitment.agreement or "",)),
                (self.session, (reading.commitment.session or "",)),
                (self.code, (reading.commitment.code,)),
            )
        )


def resolved(selection: Selection, register: Register) -> Selection:
    """The selection with every code of an indicator or milestone replaced by its commitment's."""
    if not selection.code:
        return selection
    milestones = {fold(one.code): one.commitment for one in register.milestones}
    indicators = {fold(one.code): one.commitment for one in register.indicators}
    owners = {**milestones, **indicators, **{fold(one.code): one.code for one in register.commitments}}
    return replace(selection, code=tuple(owners.get(fold(code), code) for code in selection.code))


class Stranger(NamedTuple):
    """A code that the register does not have, and those that may have been meant."""

    kind: str
    code: str
    suggestions: tuple[str, ...]


Names = Mapping[str, str]
"""The name of each code."""


def named(rows: Iterable[tuple[str, Text]]) -> Names:
    """The names of some codes."""
    return {code: name.main for code, name in rows}


def sectors(register: Register) -> Names:
    """The sectors; a register without a sheet of them names them freely."""
    known = named((one.code, one.name) for one in register.sectors)
    return known or {one.sector: "" for one in register.commitments if one.sector}


KNOWN: Mapping[str, Callable[[Register], Names]] = {
    "party": lambda register: named((one.code, one.name) for one in register.parties),
    "institution": lambda register: named((one.code, one.name) for one in register.institutions),
    "sector": sectors,
    "agreement": lambda register: named((one.code, one.title) for one in register.agreements),
    "session": lambda register: named((one.code, one.title) for one in register.sessions),
    "code": lambda register: named((one.code, one.title) for one in register.commitments),
}
"""The codes of each kind that a person may ask for."""


def strangers(selection: Selection, register: Register) -> Iterator[Stranger]:
    """The codes of a selection that the register does not have."""
    for kind, names_in in KNOWN.items():
        wanted = getattr(selection, kind)
        names = names_in(register) if wanted else {}
        known = {fold(code) for code in names}
        for code in wanted:
            if fold(code) not in known:
                yield Stranger(kind, code, suggestions(code, names))


def suggestions(typed: str, names: Names) -> tuple[str, ...]:
    """Codes that may have been meant: alike but for what is easily mistyped, or by the words of their names.

    Never by likeness between numbered codes: ``AG-0130`` is no slip of ``AG-0131``.
    """
    stages = (alike, by_name, beginning, near_words)
    found = (tuple(dict.fromkeys(stage(typed, names))) for stage in stages)
    return next((some for some in found if some), ())[:MOST_SUGGESTIONS]


def alike(typed: str, names: Names) -> Iterator[str]:
    """Codes that differ in separators, case or padding zeros only."""
    return (code for code in names if bare(code) == bare(typed))


def bare(code: str) -> str:
    """A code without separators and padding zeros; two numbers side by side stay two."""
    parts = PARTS.findall(fold(code))
    return "".join(f"{part.lstrip('0')} " if part.isdecimal() else part for part in parts)


def beginning(typed: str, names: Names) -> Iterator[str]:
    """Codes that begin with what was typed."""
    return (code for code in names if fold(code).startswith(fold(typed)))


def by_name(typed: str, names: Names) -> Iterator[str]:
    """Codes whose name holds what was typed."""
    return (code for code, name in names.items() if fold(typed) in fold(name))


def near_words(typed: str, names: Names) -> Iterator[str]:
    """Codes without numbers, and words of names, that are almost what was typed."""
    words = {fold(word): code for code, name in names.items() for word in name.split() if len(word) > 3}
    words |= {fold(code): code for code in names if code.isalpha()}
    return (words[near] for near in difflib.get_close_matches(fold(typed), words, n=MOST_SUGGESTIONS, cutoff=0.75))
