"""Days that must follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.domain.commitments import Closure, Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.problems import Details, Problem
from tracker.registers.checks.places import found, heading_of, readable


class Order(NamedTuple):
    """A field whose day may not lie before the days of others; of several it breaks, the first is told."""

    later: str
    earlier: tuple[str, ...]


AGREEMENT_ORDERS = (Order("in_force_on", ("signed_on",)), Order("expires_on", ("in_force_on", "signed_on")))
SESSION_ORDERS = (Order("last_day", ("first_day",)),)
COMMITMENT_ORDERS = (Order("due", ("start",)),)
COMPLETED_ORDERS = (Order("closed_on", ("start",)),)
ACTUAL_ORDERS = (Order("on", ("period_start",)),)
OVERRIDE_ORDERS = (Order("valid_until", ("on",)),)


def dates_in_order(register: Register, as_of: date) -> Iterator[Problem]:
    """A later day never lies before an earlier one."""
    yield from reversed_days(register.agreements, AGREEMENT_ORDERS)
    yield from reversed_days(register.sessions, SESSION_ORDERS)
    yield from reversed_days(register.commitments, COMMITMENT_ORDERS)
    # Withdrawn or superseded before it began is a decision like any other; completed before it began is not.
    completed = (one for one in register.commitments if one.closure is Closure.COMPLETED)
    yield from reversed_days(completed, COMPLETED_ORDERS)
    yield from reversed_days(register.actuals, ACTUAL_ORDERS)
    yield from reversed_days(register.overrides, OVERRIDE_ORDERS)


def reversed_days(records: Iterable[Record], orders: Iterable[Order]) -> Iterator[Problem]:
    """Where the later of two days lies before the earlier one; the later one's cell is named."""
    for record in records:
        for later, earlier in orders:
            day = getattr(record, later)
            broken = next((name for name in earlier if is_after(getattr(record, name), day)), None)
            if broken is not None:
                yield reversed_pair(record, later, broken)


def is_after(day: date | None, other: date | None) -> bool:
    """Whether a day lies after another one, where both are known."""
    return day is not None and other is not None and day > other


def reversed_pair(record: Record, later: str, earlier: str) -> Problem:
    """Two days of a record in the wrong order."""
    day = getattr(record, later)
    return found(
        "DATE_ORDER",
        record,
        later,
        Details(day, related=(record.cell(earlier),)),
        later=heading_of(record, later),
        later_value=day,
        earlier=heading_of(record, earlier),
        earlier_value=getattr(record, earlier),
    )


def milestone_is_due(register: Register, as_of: date) -> Iterator[Problem]:
    """A milestone has a day on which it is due, its own or its commitment's."""
    for one in register.milestones:
        commitment = register.commitment(one.commitment)
        if commitment is None or one.due or commitment.due:
            continue
        if readable(one, "due") and readable(commitment, "due"):
            related = (commitment.cell("due"),)
            names = {"column": heading_of(one, "due"), "other": f"{commitment.code} · {heading_of(commitment, 'due')}"}
            yield found("REQUIRED_IF", one, "due", Details(related=related), other_value=None, **names)


def milestone_within_commitment(register: Register, as_of: date) -> Iterator[Problem]:
    """A milestone is due within the dates of its commitment."""
    for one in register.milestones:
        commitment = register.commitment(one.commitment)
        bound = bound_broken(one, commitment) if commitment else None
        if commitment is not None and bound is not None:
            details = Details(one.due, related=(commitment.cell(bound),))
            yield found("MILESTONE_OUTSIDE", one, "due", details, start=commitment.start, due=commitment.due)


def bound_broken(milestone: Milestone, commitment: Commitment) -> str | None:
    """The field of the commitment that a milestone lies outside of, if it does."""
    if is_after(commitment.start, milestone.due):
        return "start"
    return "due" if is_after(milestone.due, commitment.due) else None
