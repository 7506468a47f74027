"""Days that must follow one another, and what closing needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.domain.commitments import Closure
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.problems import Problem
from tracker.registers.checks.places import found, heading_of, readable


class Order(NamedTuple):
    """Two fields of a record whose days must not be reversed."""

    earlier: str
    later: str


AGREEMENT_ORDERS = (
    Order("signed_on", "in_force_on"),
    Order("signed_on", "expires_on"),
    Order("in_force_on", "expires_on"),
)
SESSION_ORDERS = (Order("first_day", "last_day"),)
COMMITMENT_ORDERS = (Order("start", "due"), Order("start", "closed_on"))
ACTUAL_ORDERS = (Order("period_start", "on"),)
OVERRIDE_ORDERS = (Order("on", "valid_until"),)


def dates_in_order(register: Register, as_of: date) -> Iterator[Problem]:
    """A later day never lies before an earlier one."""
    yield from reversed_days(register.agreements, AGREEMENT_ORDERS)
    yield from reversed_days(register.sessions, SESSION_ORDERS)
    yield from reversed_days(register.commitments, COMMITMENT_ORDERS)
    yield from reversed_days(register.actuals, ACTUAL_ORDERS)
    yield from reversed_days(register.overrides, OVERRIDE_ORDERS)


def reversed_days(records: Iterable[Record], orders: Iterable[Order]) -> Iterator[Problem]:
    """Where the later of two days lies before the earlier one; the later one's cell is named."""
    for record in records:
        for earlier, later in orders:
            first, second = getattr(record, earlier), getattr(record, later)
            if first is not None and second is not None and second < first:
                yield found(
                    "DATE_ORDER",
                    record,
                    later,
                    (record.cell(earlier),),
                    value=second,
                    later=heading_of(record, later),
                    later_value=second,
                    earlier=heading_of(record, earlier),
                    earlier_value=first,
                )


def closing(register: Register, as_of: date) -> Iterator[Problem]:
    """A closed commitment says since when; an open one has no such day."""
    for one in register.commitments:
        if not readable(one, "closure", "closed_on"):
            continue
        names = {"column": heading_of(one, "closed_on"), "other": heading_of(one, "closure")}
        if one.closure is not Closure.OPEN and one.closed_on is None:
            yield found("REQUIRED_IF", one, "closed_on", other_value=one.closure.value, **names)
        if one.closure is Closure.OPEN and one.closed_on is not None:
            yield found("EMPTY_IF", one, "closed_on", value=one.closed_on, other_value=one.closure.value, **names)


def milestone_days(register: Register, as_of: date) -> Iterator[Problem]:
    """A milestone has a day, its own or its commitment's, and lies within the commitment's dates."""
    for one in register.milestones:
        commitment = register.commitment(one.commitment)
        if commitment is None or not readable(one, "due") or not readable(commitment, "start", "due"):
            continue
        if one.due is None and commitment.due is None:
            yield found("DUE_MISSING", one, "due", (commitment.cell("due"),))
        elif one.due is not None and not within(one.due, commitment.start, commitment.due):
            related = (commitment.cell("start"), commitment.cell("due"))
            bounds = {"start": commitment.start or "open", "due": commitment.due or "open"}
            yield found("MILESTONE_OUTSIDE", one, "due", related, value=one.due, **bounds)


def within(day: date, start: date | None, end: date | None) -> bool:
    """Whether a day lies between two others, either of which may be open."""
    return (start is None or start <= day) and (end is None or day <= end)
