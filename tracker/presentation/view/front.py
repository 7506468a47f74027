"""Front page: what a minister with one minute reads."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.archive.embed import FULL, Chosen, Edition, PartKind
from tracker.domain.register import fold
from tracker.domain.values import DataQuality, DeadlineState, Missing, Status
from tracker.presentation.twin import half
from tracker.presentation.view.decisions import statements
from tracker.presentation.view.lights import Segment, counted, segments
from tracker.presentation.view.teller import Said, Teller
from tracker.presentation.view.verification import EDITION_WORDS
from tracker.presentation.words import short_reason
from tracker.sentences import Sentence

SHORT_HASH = 12
RUNNING_TITLE = 105
"""So many characters of the title fit beside the day at the head of a page."""
NO_CLAIMS: Sentence = "Nothing has been reported that would need evidence."
DRAFT: Sentence = "Draft: the register has errors; see the data notes"


@dataclass(frozen=True, slots=True)
class Front:
    """The front page in finished words."""

    title: Said
    running_title: str
    document_title: str
    subtitle: str
    parties: str
    as_of: str
    period: str
    edition: str
    part: str
    draft: str
    illustrative: str
    running_mark: str
    segments: Sequence[Segment]
    total: str
    sentences: Sequence[str]
    hash: str


def front(teller: Teller, *, is_draft: bool, edition: Edition = FULL, chosen: Chosen | None = None) -> Front:
    """The front page of a report, or of a report of a part of the register."""
    assessment = teller.assessment
    title, part = title_of(teller), "" if chosen is None else part_words(teller, chosen)
    subtitle, as_of = teller.text("Progress report"), teller.formats.day(assessment.as_of)
    return Front(
        title=title,
        running_title=running_title(half(title.text, 0)),
        document_title=f"{title.text} · {subtitle} · {as_of}{part and f' · {part}'}",
        subtitle=subtitle,
        parties=teller.parties(main_parties(teller)),
        as_of=as_of,
        period=teller.period(assessment.period_start, assessment.as_of),
        edition=teller.text(EDITION_WORDS[edition]),
        part=part,
        draft=teller.text(DRAFT) if is_draft else "",
        illustrative=illustrative_note(teller),
        running_mark=half(" · ".join(filter(None, (part, running_mark(teller, is_draft=is_draft)))), 0),
        segments=segments(teller, assessment.overall),
        total=teller.plural("{n} commitment", "{n} commitments", assessment.overall.total),
        sentences=tuple(sentences(teller)),
        hash=short_hash(teller),
    )


PART_WORDS: Mapping[PartKind, Sentence] = {
    "party": "Only what concerns the party {name}",
    "institution": "Only what concerns the institution {name}",
    "sector": "Only what concerns the sector {name}",
    "agreement": "Only what concerns the agreement {name}",
    "session": "Only what concerns the session {name}",
}


def part_words(teller: Teller, chosen: Chosen) -> str:
    """Of which commitments a report of a part of the register tells, on every page of it."""
    names: Mapping[PartKind, Callable[[str], str]] = {
        "party": lambda code: teller.party(code).text,
        "institution": lambda code: teller.institution(code).words,
        "sector": lambda code: teller.sector(code).text,
        "agreement": lambda code: code,
        "session": lambda code: code,
    }
    return teller.text(PART_WORDS[chosen.kind], name=running_title(names[chosen.kind](chosen.code)))


def title_of(teller: Teller) -> Said:
    """The register's title, or what stands for it."""
    title = teller.said(teller.register.settings.title)
    return title if title.text else Said(teller.text("Register of commitments"))


def running_title(title: str) -> str:
    """As much of the title as fits at the head of a page."""
    return title if len(title) <= RUNNING_TITLE else f"{title[: RUNNING_TITLE - 1].rstrip()}…"


def main_parties(teller: Teller) -> Sequence[str]:
    """The parties whose institutions lead or support a commitment, as the register lists them; else all of them."""
    working = {fold(party) for one in teller.assessment.commitments for party in one.parties}
    listed = [one.code for one in teller.register.parties]
    return tuple(code for code in listed if fold(code) in working) or tuple(listed)


def short_hash(teller: Teller) -> str:
    """A short name of exactly these workbooks, printed at the foot of every page."""
    joined = "\n".join(sorted(file.sha256 for file in teller.register.files))
    return hashlib.sha256(joined.encode()).hexdigest()[:SHORT_HASH]


def has_illustrative(teller: Teller) -> bool:
    """Whether any row of the register is marked as illustrative."""
    return DataQuality.ILLUSTRATIVE in teller.qualities


def running_mark(teller: Teller, *, is_draft: bool) -> str:
    """What stands at the foot of every page: that it is a draft, that it holds invented values."""
    marks = [teller.text("Draft")] if is_draft else []
    if has_illustrative(teller):
        marks.append(teller.text("Contains illustrative data"))
    return " · ".join(marks)


def illustrative_note(teller: Teller) -> str:
    """The warning of a report whose register holds invented values."""
    if not has_illustrative(teller):
        return ""
    return teller.text(
        "Contains illustrative data: values marked so are invented and say nothing about any institution."
    )


def sentences(teller: Teller) -> Iterable[str]:
    """Five to seven sentences, each computed."""
    yield light_sentence(teller)
    yield from not_assessable_sentence(teller)
    yield overdue_sentence(teller)
    yield delivery_sentence(teller)
    yield progress_sentence(teller)
    yield decisions_sentence(teller)
    yield evidence_sentence(teller)


def light_sentence(teller: Teller) -> str:
    """How many are on track, at risk, off track and achieved."""
    overall = teller.assessment.overall
    if not overall.total:
        return teller.text("The register holds no commitment.")
    return teller.formats.ended(counted(teller, overall))


def not_assessable_sentence(teller: Teller) -> Iterable[str]:
    """How many cannot be judged, and why."""
    readings = [one for one in teller.assessment.commitments if one.status is Status.NOT_ASSESSABLE]
    if not readings:
        return
    reasons = Counter(short_reason(one, teller.messages) for one in readings)
    why = teller.formats.semicolons(f"{words} ({teller.formats.number(count)})" for words, count in reasons.items())
    yield teller.plural("{n} cannot be judged: {why}.", "{n} cannot be judged: {why}.", len(readings), why=why)


def overdue_sentence(teller: Teller) -> str:
    """How many are past their day, and which has waited longest."""
    overdue = [one for one in teller.assessment.commitments if one.deadline.state is DeadlineState.OVERDUE]
    if not overdue:
        return teller.text("No commitment is overdue.")
    longest = max(overdue, key=lambda one: one.deadline.days_overdue or 0)
    return teller.plural(
        "{n} commitment is overdue: {code}, by {days}.",
        "{n} commitments are overdue; {code} has waited longest: {days}.",
        len(overdue),
        code=longest.commitment.code,
        days=teller.plural("{n} day", "{n} days", longest.deadline.days_overdue or 0),
    )


def delivery_sentence(teller: Teller) -> str:
    """How many are delivered, in time and late, and how many are due soon."""
    deadlines = teller.assessment.overall.deadlines
    return teller.text(
        "Completed on time: {on_time}; completed late: {late}; due within {days} days: {soon}.",
        on_time=deadlines[DeadlineState.COMPLETED_ON_TIME],
        late=deadlines[DeadlineState.COMPLETED_LATE],
        soon=deadlines[DeadlineState.DUE_SOON],
        days=teller.assessment.policy.due_soon_days,
    )


def progress_sentence(teller: Teller) -> str:
    """Mean progress over the indicators that can be assessed."""
    overall = teller.assessment.overall
    if not overall.indicators:
        return teller.text("No indicator is set.")
    if isinstance(overall.mean_progress, Missing):
        return teller.plural(
            "Progress cannot be measured: the {n} indicator is not assessable.",
            "Progress cannot be measured: none of {n} indicators is assessable.",
            overall.indicators,
        )
    return teller.plural(
        "Mean progress is {share} of the way ({assessable} of {n} indicator assessable).",
        "Mean progress is {share} of the way ({assessable} of {n} indicators assessable).",
        overall.indicators,
        share=teller.formats.share(overall.mean_progress),
        assessable=overall.assessable,
    )


def decisions_sentence(teller: Teller) -> str:
    """How many decisions are waited for."""
    waiting = len(statements(teller, lambda update: update.decision_requested))
    if not waiting:
        return teller.text("No decision is requested.")
    return teller.plural("{n} decision is requested.", "{n} decisions are requested.", waiting)


def evidence_sentence(teller: Teller) -> str:
    """How much of what is claimed carries evidence."""
    evidence = teller.assessment.evidence
    if not evidence.total:
        return teller.text(NO_CLAIMS)
    return teller.text(
        "Evidence is named for {share} of what is reported as done or measured ({n} of {all}).",
        share=teller.formats.share(Fraction(evidence.with_evidence, evidence.total)),
        n=evidence.with_evidence,
        all=evidence.total,
    )
