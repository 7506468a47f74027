"""Follow-through: what became of each agreement and of each session."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.assessment.readings import CommitmentReading
from tracker.assessment.standing import is_withdrawn
from tracker.assessment.summary import distribution
from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Commitment
from tracker.domain.register import fold
from tracker.domain.sessions import Session
from tracker.domain.values import Completion, DeadlineState
from tracker.presentation.choice_words import AGREEMENT_WORDS, SESSION_WORDS
from tracker.presentation.view.lights import counted
from tracker.presentation.view.standing import deadline_state
from tracker.presentation.view.teller import Fact, Link, Pill, Said, Teller, address, anchor, named
from tracker.presentation.words import COMPLETION_WORDS, first_upper


@dataclass(frozen=True, slots=True)
class FollowRow:
    """One commitment under an agreement or a session."""

    code: Link
    title: Said
    clause: str
    pill: Pill
    completion: str
    deadline: str
    mark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement or session with its commitments."""

    code: str
    anchor: str
    title: Said
    facts: Sequence[Fact]
    summary: str
    rows: Sequence[FollowRow]
    link: Link | None
    note: Said
    mark: str
    place: str


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Entries that have commitments, then those that have none; every clause with what was promised in it."""

    entries: Sequence[Entry]
    bare: Sequence[Entry]
    clauses: Sequence[FollowRow]


def agreements(teller: Teller) -> FollowThrough:
    """Every instrument, in the order of signature; those whose day is not known stand last."""
    ordered = sorted(teller.register.agreements, key=lambda one: (one.signed_on is None, one.signed_on, one.code))
    under = readings_under(teller, lambda one: one.commitment.agreement)
    entries = [agreement_entry(teller, one, under.get(fold(one.code), [])) for one in ordered]
    return FollowThrough(
        entries=tuple(one for one in entries if one.rows),
        bare=tuple(one for one in entries if not one.rows),
        clauses=clause_index(teller),
    )


def clause_index(teller: Teller) -> Sequence[FollowRow]:
    """The commitments that name a clause, by agreement (or session) and clause as one counts: 2 before 10."""
    found = [one for one in teller.assessment.commitments if one.commitment.clause]
    found.sort(key=lambda one: (counting(instrument(one.commitment)), counting(one.commitment.clause or "")))
    return tuple(replace(row(teller, one), clause=clause_words(one.commitment)) for one in found)


def instrument(commitment: Commitment) -> str:
    """The code of the agreement a clause belongs to, or of the session that agreed it."""
    return commitment.agreement or commitment.session or ""


def clause_words(commitment: Commitment) -> str:
    """A clause with its agreement."""
    return ", ".join(part for part in (instrument(commitment), commitment.clause or "") if part)


def counting(text: str) -> list[tuple[int, str]]:
    """A text as one sorts it who counts: its numbers by their size."""
    return [(int(part), "") if part.isdecimal() else (-1, fold(part)) for part in re.split(r"(\d+)", text)]


def sessions(teller: Teller) -> FollowThrough:
    """Every session in order of time."""
    ordered = sorted(teller.register.sessions, key=lambda one: (one.first_day is None, one.first_day, one.code))
    under = readings_under(teller, lambda one: one.commitment.session)
    entries = [session_entry(teller, one, under.get(fold(one.code), [])) for one in ordered]
    return FollowThrough(tuple(entries), (), ())


def readings_under(
    teller: Teller, owner: Callable[[CommitmentReading], str | None]
) -> dict[str, list[CommitmentReading]]:
    """Commitments by the folded code of what they stand under."""
    found: dict[str, list[CommitmentReading]] = {}
    for reading in teller.assessment.commitments:
        if code := owner(reading):
            found.setdefault(fold(code), []).append(reading)
    return found


def row(teller: Teller, reading: CommitmentReading) -> FollowRow:
    """One commitment in a list."""
    return FollowRow(
        code=teller.commitment(reading.commitment.code),
        title=teller.said(reading.commitment.title),
        clause=reading.commitment.clause or "",
        pill=teller.pill(reading.status),
        completion=teller.text(COMPLETION_WORDS[reading.completion]),
        deadline=deadline_state(teller, reading),
        mark=teller.mark(reading.commitment.data_quality),
    )


def agreement_entry(teller: Teller, agreement: Agreement, readings: Sequence[CommitmentReading]) -> Entry:
    """One instrument. Signed is not in force: both are said."""
    return Entry(
        code=agreement.code,
        anchor=anchor("agreement", agreement.code),
        title=teller.said(agreement.title),
        facts=tuple(agreement_facts(teller, agreement)),
        summary=status_summary(teller, readings),
        rows=tuple(row(teller, one) for one in readings),
        link=address(agreement.link) if agreement.link else None,
        note=teller.note(agreement.note),
        mark=teller.mark(agreement.data_quality),
        place=teller.place(agreement),
    )


def agreement_facts(teller: Teller, agreement: Agreement) -> Iterator[Fact]:
    """Kind, signature, entry into force, end, parties, session."""
    kind = first_upper(teller.text(AGREEMENT_WORDS[agreement.kind])) if agreement.kind else ""
    day = teller.formats.day(agreement.signed_on) if agreement.signed_on else ""
    unsigned = teller.unknown(agreement, "signed_on", "day of signature not recorded")
    signed = teller.text("signed {day}", day=day) if day else unsigned
    force = (
        teller.text("in force {day}", day=teller.formats.day(agreement.in_force_on))
        if agreement.in_force_on
        else teller.text("entry into force not recorded")
    )
    ends = teller.text("expires {day}", day=teller.formats.day(agreement.expires_on)) if agreement.expires_on else ""
    place = agreement.place or ""
    what = teller.formats.semicolons(part for part in (f"{signed}, {place}" if place else signed, force, ends) if part)
    yield Fact(kind, (Link(what),))
    if agreement.parties:
        yield Fact(teller.text("Parties"), tuple(named(teller.party(code)) for code in agreement.parties))
    if agreement.session:
        yield Fact(teller.text("Signed at"), (teller.session(agreement.session),))


def status_summary(teller: Teller, readings: Sequence[CommitmentReading]) -> str:
    """How many commitments, and how many of each status."""
    if not readings:
        return teller.text("No commitment of this register stands under it.")
    return counted(teller, distribution(readings))


def session_entry(teller: Teller, session: Session, readings: Sequence[CommitmentReading]) -> Entry:
    """One session: what was agreed, what was delivered, what is open."""
    return Entry(
        code=session.code,
        anchor=anchor("session", session.code),
        title=teller.said(session.title),
        facts=tuple(session_facts(teller, session)),
        summary=delivery_summary(teller, readings),
        rows=tuple(row(teller, one) for one in readings),
        link=address(session.link) if session.link else None,
        note=teller.note(session.note),
        mark=teller.mark(session.data_quality),
        place=teller.place(session),
    )


def session_facts(teller: Teller, session: Session) -> Iterator[Fact]:
    """Kind, days, place, platform, host, and what was signed there."""
    kind = first_upper(teller.text(SESSION_WORDS[session.kind])) if session.kind else ""
    where = teller.formats.commas(part for part in (session_days(teller, session), session.place or "") if part)
    platform = teller.text("Platform: {platform}", platform=session.platform) if session.platform else ""
    host = teller.text("Host: {party}", party=teller.party(session.host)) if session.host else ""
    signed = [one for one in teller.register.agreements if fold(one.session or "") == fold(session.code)]
    yield Fact(kind, (Link(teller.formats.semicolons(part for part in (where, platform, host) if part)),))
    if signed:
        yield Fact(teller.text("Signed here"), tuple(teller.agreement(one.code) for one in signed))


def session_days(teller: Teller, session: Session) -> str:
    """The days of a session."""
    if session.first_day is None:
        return teller.unknown(session, "first_day", "day not recorded")
    if session.last_day is None or session.last_day == session.first_day:
        return teller.formats.day(session.first_day)
    return teller.period(session.first_day, session.last_day)


def delivery_summary(teller: Teller, readings: Sequence[CommitmentReading]) -> str:
    """How much of what was agreed is delivered, what is open, what was given up."""
    if not readings:
        return teller.text("No commitment of this register was agreed here.")
    given_up = sum(is_withdrawn(one.commitment) for one in readings)
    delivered = [is_delivered(one) for one in readings].count(True)
    overdue = sum(one.deadline.state is DeadlineState.OVERDUE and not is_delivered(one) for one in readings)
    summary = teller.text(
        "Agreed: {agreed}. Delivered: {delivered}. Open: {open}, of which overdue: {overdue}.",
        agreed=len(readings),
        delivered=delivered,
        open=len(readings) - delivered - given_up,
        overdue=overdue,
    )
    withdrawn = teller.text("Withdrawn or superseded: {n}.", n=given_up) if given_up else ""
    return f"{summary} {withdrawn}".strip()


def is_delivered(reading: CommitmentReading) -> bool:
    """Whether what was promised is there; what was given up counts apart."""
    return reading.completion is Completion.COMPLETE and not is_withdrawn(reading.commitment)
