"""R0: the register as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.commitments import Closure, Commitment, Override, RevisedField, Revision
from tracker.domain.indicators import Actual, Indicator
from tracker.domain.milestones import Milestone
from tracker.domain.record import FaultyRow
from tracker.domain.register import Register, fold, grouped
from tracker.domain.updates import Update

Dated = TypeVar("Dated", Actual, Update, Override, Revision)
Later = Mapping[str, tuple[Revision, ...]]
"""The revisions dated after the day, by folded code of what they moved."""

OF_COMMITMENTS = (RevisedField.DUE,)
OF_INDICATORS = (RevisedField.TARGET, RevisedField.TARGET_DATE, RevisedField.BASELINE)


def as_it_stood(register: Register, day: date) -> Register:
    """R0: rows dated after the day do not exist, and what was moved after the day is moved back.

    Linear in the rows; a record that nothing happened to after the day is the same object.
    """
    moved_later = (one for one in register.revisions if one.on > day)
    later = grouped((*moved_later, *unreadable_moves(register.faulty_rows, day)), lambda one: one.item)
    return replace(
        register,
        commitments=tuple(commitment_on(one, later, day) for one in register.commitments),
        milestones=tuple(milestone_on(one, day) for one in register.milestones),
        indicators=tuple(indicator_on(one, later) for one in register.indicators),
        actuals=until(register.actuals, day),
        updates=until(register.updates, day),
        overrides=until(register.overrides, day),
        revisions=until(register.revisions, day),
        faulty_rows=tuple(row for row in register.faulty_rows if not is_after(row, day)),
    )


def until(rows: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """The rows dated on or before a day."""
    return tuple(row for row in rows if row.on <= day)


def is_after(row: FaultyRow, day: date) -> bool:
    """Whether the day of an unreadable row is known and still to come."""
    on = row.values.get("on")
    return isinstance(on, date) and on > day


def unreadable_moves(rows: Iterable[FaultyRow], day: date) -> Iterator[Revision]:
    """Revisions that may lie after the day and cannot be read: nobody can say what they moved, or when.

    Each is told as a revision older than all others whose old value is not known; one whose field cannot be read may
    have moved any.
    """
    for row in rows:
        item, field, on = (row.values.get(name) for name in ("item", "field", "on"))
        if row.sheet != "Revisions" or not isinstance(item, str) or (isinstance(on, date) and on <= day):
            continue
        for one in (field,) if isinstance(field, RevisedField) else RevisedField:
            yield Revision(source=row.source, faulty=frozenset({"old"}), item=item, field=one, on=date.min)


def commitment_on(commitment: Commitment, later: Later, day: date) -> Commitment:
    """A commitment closed after the day is open; a deadline moved after the day is where it was."""
    changes = moved_back(commitment, later.get(fold(commitment.code), ()), OF_COMMITMENTS)
    if commitment.closed_on is not None and commitment.closed_on > day:
        faulty = changes.get("faulty", commitment.faulty) - {"closure"}
        changes |= {"closure": Closure.OPEN, "closed_on": None, "closure_basis": None, "faulty": faulty}
    return commitment.model_copy(update=changes) if changes else commitment


def indicator_on(indicator: Indicator, later: Later) -> Indicator:
    """An indicator whose baseline, target or target date was moved after the day reads as before."""
    changes = moved_back(indicator, later.get(fold(indicator.code), ()), OF_INDICATORS)
    return indicator.model_copy(update=changes) if changes else indicator


def moved_back(
    item: Commitment | Indicator, later: Iterable[Revision], fields: tuple[RevisedField, ...]
) -> dict[str, Any]:
    """What changes in an item when these revisions are undone, the newest first: the oldest has the last word.

    A field whose old value could not be read is empty and faulty: nobody can say what stood there.
    """
    changes: dict[str, Any] = {}
    unknown: set[str] = set()
    for revision in sorted(later, key=lambda one: one.on):
        name = revision.field.value
        if revision.field in fields and name not in changes:
            changes[name] = revision.old
            unknown |= {name} if "old" in revision.faulty else set()
    return {**changes, "faulty": (item.faulty - changes.keys()) | unknown} if changes else {}


def milestone_on(milestone: Milestone, day: date) -> Milestone:
    """A milestone done after the day is not done yet."""
    if milestone.done_on is None or milestone.done_on <= day:
        return milestone
    return milestone.model_copy(update={"done_on": None})


def newest_day(register: Register, until: date) -> date | None:
    """The day of the newest dated row on or before a day: of actuals, updates, milestones, closures and decisions."""
    dated = (register.actuals, register.updates, register.revisions, register.overrides)
    days = [row.on for rows in dated for row in rows]
    days += [one.done_on for one in register.milestones if one.done_on is not None]
    days += [one.closed_on for one in register.commitments if one.closed_on is not None]
    return max((day for day in days if day <= until), default=None)
