"""What one institution has promised and owes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import CommitmentReading, Duties, IndicatorReading, MilestoneReading
from tracker.assessment.summary import distribution
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Actual, Indicator
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution
from tracker.domain.register import fold
from tracker.presentation.view.cards import Card, card
from tracker.presentation.view.follow import FollowRow, row
from tracker.presentation.view.lights import Segment, counted, segments
from tracker.presentation.view.owed import by_institution, institution_name, leads, owes, supports
from tracker.presentation.view.standing import deadline_words
from tracker.presentation.view.steps import milestone_days
from tracker.presentation.view.teller import Fact, Link, Said, Teller, anchor, named
from tracker.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing an institution owes: what kind, of what, by when."""

    kind: str
    item: Link
    title: Said
    details: str
    mark: str


@dataclass(frozen=True, slots=True)
class InstitutionPart:
    """One institution: what it owes now, the cards of what it leads, the list of what it supports."""

    title: Said
    anchor: str
    facts: Sequence[Fact]
    segments: Sequence[Segment]
    summary: str
    duties: Sequence[Duty]
    cards: Sequence[Card]
    supported: Sequence[FollowRow]


def institution_parts(teller: Teller, codes: Sequence[str]) -> Sequence[InstitutionPart]:
    """The parts of some institutions, or of all that lead, support or owe something, in the order of their sheet."""
    asked = {fold(code) for code in codes}
    taking_part = {*by_institution(teller, leads), *by_institution(teller, supports)}
    owed = teller.assessment.duties_by_institution
    return tuple(
        institution_part(teller, one, owed[one.code])
        for one in teller.register.institutions
        if (fold(one.code) in asked if asked else fold(one.code) in taking_part or owes(owed[one.code]))
    )


def institution_part(teller: Teller, institution: Institution, duties: Duties) -> InstitutionPart:
    """One institution."""
    readings, code = teller.assessment.commitments, institution.code
    led = [one for one in readings if fold(one.commitment.lead) == fold(code)]
    supported = [one for one in readings if fold(code) in map(fold, supports(one.commitment))]
    statuses = distribution(led)
    return InstitutionPart(
        title=institution_name(teller, code),
        anchor=anchor("institution", code),
        facts=tuple(facts(teller, institution)),
        segments=segments(teller, statuses),
        summary=teller.formats.ended(counted(teller, statuses))
        if led
        else teller.text("It leads no commitment of this register."),
        duties=tuple(duty_rows(teller, duties)),
        cards=tuple(card(teller, one) for one in led),
        supported=tuple(row(teller, one) for one in supported),
    )


def facts(teller: Teller, institution: Institution) -> Iterator[Fact]:
    """Its party and the office that answers."""
    if institution.party:
        yield Fact(teller.text("Party"), (named(teller.party(institution.party)),))
    if institution.focal_point:
        yield Fact(teller.text("Focal point"), (Link(institution.focal_point),))


def duty_rows(teller: Teller, duties: Duties) -> Iterator[Duty]:
    """Everything it owes, the most pressing first."""
    yield from (overdue_commitment(teller, one) for one in duties.overdue_commitments)
    yield from (milestone(teller, one, "Overdue milestone") for one in duties.overdue_milestones)
    yield from (milestone(teller, one, "Milestone due soon") for one in duties.due_soon_milestones)
    yield from (unreported(teller, one) for one in duties.unreported_indicators)
    yield from (evidence(teller, one) for one in duties.missing_evidence)


def duty(teller: Teller, kind: Sentence, item: Link, row: Commitment | Milestone | Indicator, details: str) -> Duty:
    """One duty, with the title and the mark of what is owed."""
    return Duty(teller.text(kind), item, teller.said(row.title), details, teller.mark(row.data_quality))


def overdue_commitment(teller: Teller, reading: CommitmentReading) -> Duty:
    """A commitment past its day."""
    one = reading.commitment
    return duty(teller, "Overdue commitment", teller.commitment(one.code), one, deadline_words(teller, reading))


def milestone(teller: Teller, reading: MilestoneReading, kind: Sentence) -> Duty:
    """A milestone that is late or due soon."""
    one = reading.milestone
    return duty(teller, kind, teller.on_card(one.code, one.commitment), one, milestone_days(teller, reading))


def evidence(teller: Teller, claim: Actual | Milestone) -> Duty:
    """A value or a done milestone that names no evidence, with its place in the workbook."""
    if isinstance(claim, Milestone):
        return duty(teller, "Evidence", teller.on_card(claim.code, claim.commitment), claim, teller.place(claim))
    indicator = teller.register.indicator(claim.indicator)
    return Duty(
        kind=teller.text("Evidence"),
        item=teller.indicator(claim.indicator),
        title=teller.said(indicator.title if indicator else None),
        details=f"{teller.formats.short_day(claim.on)}, {teller.place(claim)}",
        mark=teller.mark(claim.data_quality),
    )


def unreported(teller: Teller, reading: IndicatorReading) -> Duty:
    """An indicator without a value in the period."""
    one = reading.indicator
    newest = max((actual.on for actual in reading.actuals), default=None)
    details = teller.text("last value: {day}", day=teller.day(newest, teller.text("none so far")))
    return duty(teller, "Value of the period", teller.on_card(one.code, one.commitment), one, details)
