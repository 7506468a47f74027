"""By what commitments are chosen: status, deadline, party, institution, sector, agreement, session, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.assessment.readings import CommitmentReading
from tracker.assessment.selection import KNOWN
from tracker.domain.register import Register, fold
from tracker.domain.values import DeadlineState, Status, Text
from tracker.presentation.view.teller import Said, Teller
from tracker.presentation.words import DEADLINE_WORDS, SYMBOLS, WORDS
from tracker.sentences import Sentence

KINDS: Mapping[str, Callable[[CommitmentReading], Iterable[str | None]]] = {
    "status": lambda one: (one.status,),
    "deadline": lambda one: (one.deadline.state,),
    "party": lambda one: one.parties,
    "institution": lambda one: (one.commitment.lead, *one.commitment.supporting),
    "sector": lambda one: (one.commitment.sector,),
    "agreement": lambda one: (one.commitment.agreement,),
    "session": lambda one: (one.commitment.session,),
}
"""The codes by which a commitment is found, by kind and in the order in which a reader asks.

An address names them so: ``?status=at_risk&party=TJ``.
"""

HEADINGS: Mapping[str, Sentence] = {
    "status": "Status",
    "deadline": "Deadline",
    "party": "Party",
    "institution": "Institution",
    "sector": "Sector",
    "agreement": "Agreement",
    "session": "Session",
}

STATES: Mapping[str, Sequence[str]] = {"status": tuple(Status), "deadline": tuple(DeadlineState)}
BLANK = "-"
"""Stands for no code at all."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for: of one kind any of several will do, every kind named must fit, and every word must occur."""

    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.codes or self.words)

    def chooses(self, reading: CommitmentReading) -> bool:
        """Whether a commitment is asked for."""
        has = folded_codes(reading)
        fits = all(not {fold(code) for code in asked}.isdisjoint(has[kind]) for kind, asked in self.codes.items())
        return fits and all(word in text_of(reading) for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that can be chosen, and how many commitments have it. ``tag`` is a name of it without spaces."""

    code: str
    tag: str
    name: Said
    count: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The codes of one kind."""

    kind: str
    heading: str
    choices: Sequence[Choice]

    @property
    def chosen(self) -> Sequence[Choice]:
        """Those that were asked for."""
        return [one for one in self.choices if one.is_chosen]

    def without(self, code: str) -> Sequence[tuple[str, str]]:
        """What an address asks for of this kind when one code is no longer asked for."""
        return [(self.kind, one.code) for one in self.chosen if one.code != code]


def folded_codes(reading: CommitmentReading) -> Mapping[str, Sequence[str]]:
    """The codes by which a commitment is found, each once; a blank one is found by ``BLANK``."""
    found = {name: [fold(code or BLANK) for code in codes_of(reading)] for name, codes_of in KINDS.items()}
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


def text_of(reading: CommitmentReading) -> str:
    """What a search for words looks into: code, title and description in every language of the register."""
    commitment = reading.commitment
    texts = (one for one in (commitment.title, commitment.description) if one is not None)
    return fold(" ".join([commitment.code, *(part for text in texts for part in parts(text))]))


def parts(text: Text) -> Sequence[str]:
    """A text in all its languages."""
    return (text.main, *text.translations.values())


def groups(teller: Teller, narrowing: Narrowing) -> Sequence[Group]:
    """What can be chosen: every code that some commitment has, or that was asked for."""
    return tuple(group(teller, name, narrowing) for name in KINDS)


def group(teller: Teller, kind: str, narrowing: Narrowing) -> Group:
    """The codes of one kind, in the order of the register, then of first appearance."""
    found = Counter(code for one in teller.assessment.commitments for code in folded_codes(one)[kind])
    asked = {fold(code): code for code in narrowing.codes.get(kind, ())}
    codes = [code for code in in_order(kind, teller.register, [*found, *asked]) if fold(code) in found.keys() | asked]
    return Group(
        kind,
        teller.text(HEADINGS[kind]),
        [
            Choice(
                code=code,
                tag=f"{kind}-{number}",
                name=name_of(teller, kind, code),
                count=teller.formats.number(found[fold(code)]),
                is_chosen=fold(code) in asked,
            )
            for number, code in enumerate(codes)
        ],
    )


def in_order(kind: str, register: Register, others: Iterable[str]) -> Sequence[str]:
    """The codes of a kind in the register's spelling and order; then those that only its rows name; last the blank."""
    known: Sequence[str] = STATES[kind] if kind in STATES else tuple(KNOWN[kind](register))
    spelled = {fold(code): code for code in [*known, *others]} | {fold(code): code for code in known}
    return sorted(spelled.values(), key=lambda code: code == BLANK)


def name_of(teller: Teller, kind: str, code: str) -> Said:
    """A code in words."""
    if code == BLANK:
        return Said(teller.text("Not stated"))
    if kind in STATES:
        return Said(state_words(teller, kind, code))
    match kind:
        case "party":
            return teller.party(code)
        case "sector":
            return teller.sector(code)
        case _:
            linked = {"institution": teller.institution, "agreement": teller.agreement, "session": teller.session}
            link = linked[kind](code)
            return Said(link.words, link.language, link.direction)


def state_words(teller: Teller, kind: str, code: str) -> str:
    """A light or a deadline in words; what is neither stays as an address asked for it."""
    if code not in STATES[kind]:
        return code
    if kind == "deadline":
        return teller.text(DEADLINE_WORDS[DeadlineState(code)])
    return f"{SYMBOLS[Status(code)]} {teller.text(WORDS[Status(code)])}"
