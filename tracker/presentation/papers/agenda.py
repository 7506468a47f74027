"""The draft agenda of a session: what was agreed before, what is open, what is asked for, what the register lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.assessment.readings import Assessment, CommitmentReading, Duties, IndicatorReading
from tracker.assessment.standing import is_pursued
from tracker.domain.values import Flag, ReasonCode
from tracker.presentation.papers.items import (
    disputed,
    milestone_items,
    obstacles,
    overdue_items,
    plain,
    requested,
    standing_item,
    titled,
)
from tracker.presentation.papers.paper import Body, Item, Line, Paper, PaperKind, Section, cell, paper
from tracker.presentation.papers.series import Series, agreed_at, parties_of
from tracker.presentation.view.follow import delivery_summary, is_delivered, session_days
from tracker.presentation.view.teller import Said, Teller


def agenda(teller: Teller, found: Series, *, is_draft: bool) -> Paper:
    """The agenda, its items numbered."""
    several = [one for one in sections(teller, found) if one.summary or one.items]
    numbered = tuple(replace(one, heading=f"{number}. {one.heading}") for number, one in enumerate(several, start=1))
    title = heading(teller, found, teller.text("Draft agenda"))
    body = Body(title=title, facts=session_facts(teller, found), sections=numbered)
    return paper(teller, PaperKind.AGENDA, body, is_draft=is_draft)


def heading(teller: Teller, found: Series, words: str) -> str:
    """The title of a paper for a session."""
    return f"{words}: {session_words(teller, found)}"


def session_words(teller: Teller, found: Series) -> str:
    """What the session is called; one that the register does not hold yet is named by the one before it."""
    title = teller.said(found.session.title).text or found.session.code
    return teller.text("the session after {session}", session=title) if found.is_held else title


def session_facts(teller: Teller, found: Series) -> Sequence[Line]:
    """Day and place of the session and who hosts it, or blanks to be filled in."""
    session = found.session
    host = teller.party(session.host).text if session.host and not found.is_held else ""
    day = "" if found.is_held or session.first_day is None else session_days(teller, session)
    place = "" if found.is_held else session.place or ""
    return (
        Line(teller.text("Day"), Said(day or teller.text("[day of the session]"))),
        Line(teller.text("Place"), Said(place or teller.text("[place of the session]"))),
        Line(teller.text("Host"), Said(host or teller.text("[host]"))),
        Line(teller.text("Parties"), Said(teller.parties(parties_of(teller.assessment, found)))),
    )


def sections(teller: Teller, found: Series) -> Iterator[Section]:
    """The items of the agenda."""
    yield Section(
        teller.text("Opening and adoption of the agenda"), teller.text("[opening by the heads of delegation]")
    )
    yield from follow_through(teller, found)
    duties = all_duties(teller.assessment)
    yield Section(teller.text("Overdue commitments"), items=tuple(overdue_items(teller, duties)))
    yield Section(teller.text("Overdue milestones"), items=tuple(milestone_items(teller, duties.overdue_milestones)))
    yield Section(teller.text("Decisions requested"), items=requested(teller, lambda _: True))
    yield Section(teller.text("Where the sides differ"), items=disputed(teller))
    yield Section(teller.text("Obstacles reported"), items=obstacles(teller, lambda _: True))
    yield Section(teller.text("Proposed for the agenda by the register"), items=tuple(proposals(teller)))
    yield Section(teller.text("Other business"), teller.text("[items of the delegations]"))
    yield Section(teller.text("Next session"), teller.text("[day and place of the next session]"))


def all_duties(assessment: Assessment) -> Duties:
    """What all parties owe together, in the order of the register; what no party owns is not in it."""
    several = assessment.duties_by_party.values()
    return Duties(
        overdue_milestones=tuple(row for one in several for row in one.overdue_milestones),
        due_soon_milestones=(),
        overdue_commitments=tuple(row for one in several for row in one.overdue_commitments),
        unreported_indicators=(),
        missing_evidence=(),
    )


def follow_through(teller: Teller, found: Series) -> Iterator[Section]:
    """What became of what the last session agreed, and what is still open of the sessions before it."""
    if not found.earlier:
        yield Section(
            teller.text("Follow-through of the previous session"),
            teller.text("No earlier session of this series is recorded."),
        )
    for number, session in enumerate(found.earlier):
        readings = agreed_at(teller.assessment, session)
        chosen = readings if number == 0 else [one for one in readings if is_open(one)]
        if chosen or number == 0:
            title = teller.said(session.title).text or session.code
            yield Section(
                teller.text("Follow-through: {session}", session=title),
                delivery_summary(teller, readings),
                tuple(standing_item(teller, one) for one in chosen),
            )


def is_open(reading: CommitmentReading) -> bool:
    """Whether a commitment is still pursued and not delivered."""
    return is_pursued(reading.commitment) and not is_delivered(reading)


def proposals(teller: Teller) -> Iterator[Item]:
    """What the register itself asks for: to close, to hear, to complete."""
    for reading in teller.assessment.commitments:
        commitment = reading.commitment
        if is_pursued(commitment):
            for words, field in asked_of(teller, reading):
                yield Item(commitment.code, titled(teller, commitment), plain(words), cell(teller, commitment, field))
            for one in reading.indicators:
                yield from missing_of(teller, one)


def asked_of(teller: Teller, reading: CommitmentReading) -> Iterator[tuple[str, str]]:
    """What a commitment asks for, with the field that would answer it."""
    if Flag.READY_TO_CLOSE in reading.flags:
        yield teller.text("Target reached: to be recorded as completed?"), "closure"
    elif is_delivered(reading):
        yield teller.text("All milestones are done: to be recorded as completed?"), "closure"
    if reading.deadline.days_overdue:
        yield teller.text("Deadline passed: a new day, or closure?"), "due"
    if Flag.STALE in reading.flags:
        yield teller.text("No news for over a year: do the sides still pursue it?"), "closure"


def missing_of(teller: Teller, reading: IndicatorReading) -> Iterator[Item]:
    """What an indicator lacks to be judged, with the cell that would hold it."""
    known = missing_words(teller, reading.computed_reason.code)
    if known is not None:
        words, field = known
        indicator = reading.indicator
        yield Item(indicator.code, titled(teller, indicator), plain(words), cell(teller, indicator, field))


def missing_words(teller: Teller, why: ReasonCode) -> tuple[str, str] | None:
    """What is to be done about the reason why an indicator cannot be judged, and the field concerned."""
    match why:
        case ReasonCode.NO_TARGET:
            return teller.text("A target is to be agreed."), "target"
        case ReasonCode.NO_BASELINE:
            return teller.text("The baseline is to be established."), "baseline"
        case ReasonCode.NO_TARGET_DATE:
            return teller.text("The day of the target is to be agreed."), "target_date"
        case ReasonCode.NO_START_DATE:
            return teller.text("The start is to be recorded."), "baseline_date"
        case _:
            return None
