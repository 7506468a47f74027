"""Moved deadlines and targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.assessment.readings import CommitmentReading
from tracker.domain.commitments import RevisedField, Revision
from tracker.domain.register import fold
from tracker.domain.values import DataQuality
from tracker.presentation.choice_words import FIELD_WORDS
from tracker.presentation.view.teller import Link, Said, Teller
from tracker.presentation.words import measured


@dataclass(frozen=True, slots=True)
class Move:
    """One deadline or target that was moved."""

    item: Link
    field: str
    old: str
    new: str
    days: str
    on: str
    basis: Link
    reason: Said
    mark: str
    place: str


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves in order of time, and the slippage of all deadlines together."""

    rows: Sequence[Move]
    total: str


def moves(teller: Teller) -> Moves:
    """Every revision up to the day, then the deadlines that differ from the first one without any."""
    ordered = sorted(teller.register.revisions, key=lambda one: one.on)
    slipped = [one.deadline.slippage_days for one in teller.assessment.commitments if one.deadline.slippage_days]
    total = teller.plural(
        "{n} deadline has moved since it was first agreed, by {days} in all.",
        "{n} deadlines have moved since they were first agreed, by {days} in all.",
        len(slipped),
        days=teller.plural("{n} day", "{n} days", sum(slipped)),
    )
    rows = (*(move(teller, one) for one in ordered), *unrecorded_moves(teller))
    return Moves(rows, total if slipped else "")


def move(teller: Teller, revision: Revision) -> Move:
    """One revision."""
    is_deadline = revision.field is RevisedField.DUE
    item = teller.register.commitment(revision.item) if is_deadline else teller.register.indicator(revision.item)
    return Move(
        item=teller.commitment(revision.item) if is_deadline else teller.indicator(revision.item),
        field=teller.text(FIELD_WORDS[revision.field]),
        old=value_words(teller, revision, "old"),
        new=value_words(teller, revision, "new"),
        days=days_between(teller, revision.old, revision.new),
        on=teller.formats.short_day(revision.on),
        basis=basis_link(teller, revision),
        reason=teller.note(revision.reason),
        mark=teller.mark(item.data_quality if item else DataQuality.FINAL),
        place=teller.place(revision),
    )


def unrecorded_moves(teller: Teller) -> Iterable[Move]:
    """Deadlines that differ from the first one agreed though no revision says when and by whom they were moved."""
    revised = {fold(one.item) for one in teller.register.revisions if one.field is RevisedField.DUE}
    for one in teller.assessment.commitments:
        if one.deadline.slippage_days and fold(one.commitment.code) not in revised:
            yield unrecorded_move(teller, one)


def unrecorded_move(teller: Teller, reading: CommitmentReading) -> Move:
    """One deadline that was moved without a revision."""
    commitment, deadline = reading.commitment, reading.deadline
    return Move(
        item=teller.commitment(commitment.code),
        field=teller.text(FIELD_WORDS[RevisedField.DUE]),
        old=teller.day(deadline.original_due, ""),
        new=teller.day(deadline.due, ""),
        days=days_between(teller, deadline.original_due, deadline.due),
        on=teller.text("not recorded"),
        basis=Link(teller.text("not stated")),
        reason=Said(""),
        mark=teller.mark(commitment.data_quality),
        place=teller.place(commitment),
    )


def days_between(teller: Teller, old: object, new: object) -> str:
    """By how many days a day was moved; of anything else nothing is said."""
    return teller.formats.change((new - old).days) if isinstance(old, date) and isinstance(new, date) else ""


def value_words(teller: Teller, revision: Revision, field: str) -> str:
    """What stood or stands in a field, with the unit of its indicator."""
    value, indicator = getattr(revision, field), teller.register.indicator(revision.item)
    if isinstance(value, date):
        return teller.formats.short_day(value)
    if isinstance(value, Decimal):
        return measured(indicator, value, teller.formats) if indicator else teller.formats.number(value)
    return teller.unknown(revision, field, "blank") if value is None else str(value)


def basis_link(teller: Teller, revision: Revision) -> Link:
    """The session or agreement that moved it."""
    code = revision.basis
    if not code:
        return Link(teller.unknown(revision, "basis", "not stated"))
    return teller.agreement(code) if teller.register.session(code) is None else teller.session(code)
