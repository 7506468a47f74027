"""All commitments on one page: the bars of the front page, what can be chosen, and a line for each that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tracker.assessment.assess import selected
from tracker.assessment.readings import CommitmentReading
from tracker.assessment.selection import Selection, strangers
from tracker.domain.register import fold
from tracker.domain.values import Status
from tracker.presentation.review.marks import BLANK, HEADINGS, STATES, Group, Narrowing, folded_codes, groups
from tracker.presentation.view.front import Front, front
from tracker.presentation.view.standing import completion_words, deadline_words
from tracker.presentation.view.teller import Link, Pill, Said, Teller
from tracker.presentation.words import FLAG_WORDS, commitment_reason, first_upper
from tracker.sentences import Sentence

Order = Callable[[CommitmentReading], object]
FAR = date.max

ORDERS: Mapping[str, Order] = {
    "register": lambda one: 0,  # noqa: ARG005 - all are alike, so they stay as they are
    "worst": lambda one: list(Status).index(one.status),
    "due": lambda one: one.deadline.due or FAR,
}
"""How the lines can be ordered: what is compared."""

ORDER_WORDS: Mapping[str, Sentence] = {
    "register": "as in the register",
    "worst": "worst first",
    "due": "by deadline",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment. ``tags`` are those of every choice that finds it, ``text`` what a search looks into."""

    commitment: Link
    title: Said
    mark: str
    pill: Pill
    reason: str
    flags: Sequence[str]
    lead: Link
    sector: Said
    completion: str
    deadline: str
    tags: str


@dataclass(frozen=True, slots=True)
class Ordering:
    """One order of the lines."""

    key: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview in finished words; ``front`` speaks of the commitments that are chosen."""

    front: Front
    groups: Sequence[Group]
    orders: Sequence[Ordering]
    words: str
    shown: str
    unknown: Sequence[str]
    lines: Sequence[Line]


def overview(teller: Teller, narrowing: Narrowing, order: str = "register", *, is_draft: bool = False) -> Overview:
    """The overview of an assessment; ``order`` is a key of ``ORDERS``."""
    choices = groups(teller, narrowing)
    assessment = selected(teller.assessment, narrowing.chooses) if narrowing else teller.assessment
    readings = sorted(assessment.commitments, key=ORDERS[order])  # type: ignore[arg-type] # of one order all keys are alike
    tag = partial(tags, {(one.kind, fold(choice.code)): choice.tag for one in choices for choice in one.choices})
    return Overview(
        front=front(replace(teller, assessment=assessment), is_draft=is_draft),
        groups=choices,
        orders=[Ordering(name, teller.text(words), name == order) for name, words in ORDER_WORDS.items()],
        words=narrowing.words,
        shown=shown(teller, len(readings)),
        unknown=[unknown_words(teller, *one) for one in unknown(teller, narrowing)],
        lines=[line(teller, one, tag(one)) for one in readings],
    )


def shown(teller: Teller, number: int) -> str:
    """How many commitments are shown, and of how many."""
    total = teller.assessment.overall.total
    if number == total:
        return teller.plural("{n} commitment", "{n} commitments", total)
    return teller.plural("{shown} of {n} commitment", "{shown} of {n} commitments", total, shown=number)


def unknown(teller: Teller, narrowing: Narrowing) -> Sequence[tuple[str, str]]:
    """The codes asked for that the register does not have."""
    asked = {kind: tuple(one for one in codes if one != BLANK) for kind, codes in narrowing.codes.items()}
    kinds = replace(Selection(), **{kind: codes for kind, codes in asked.items() if kind not in STATES})  # type: ignore[arg-type] # these kinds hold codes
    return [(one.kind, one.code) for one in strangers(kinds, teller.register)]


def unknown_words(teller: Teller, kind: str, code: str) -> str:
    """That a code is not there."""
    return teller.text("The register has no {kind} {code}.", kind=teller.text(HEADINGS[kind]), code=code)


def tags(known: Mapping[tuple[str, str], str], reading: CommitmentReading) -> str:
    """The tags of a commitment."""
    return " ".join(known[kind, code] for kind, codes in folded_codes(reading).items() for code in codes)


def line(teller: Teller, reading: CommitmentReading, tags: str) -> Line:
    """One commitment."""
    commitment = reading.commitment
    unknown_lead = Link(teller.unknown(commitment, "lead", "not stated"))
    return Line(
        commitment=teller.commitment(commitment.code),
        title=teller.said(commitment.title),
        mark=teller.mark(commitment.data_quality),
        pill=teller.pill(reading.status),
        reason=first_upper(commitment_reason(reading, teller.messages)),
        flags=tuple(teller.text(FLAG_WORDS[flag]) for flag in reading.flags),
        lead=teller.institution(commitment.lead) if commitment.lead else unknown_lead,
        sector=teller.sector(commitment.sector),
        completion=completion_words(teller, reading),
        deadline=deadline_words(teller, reading),
        tags=tags,
    )
