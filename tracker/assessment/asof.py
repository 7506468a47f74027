"""R0: the register as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.commitments import Closure, Commitment, Override, RevisedField, Revision
from tracker.domain.indicators import Actual, Indicator
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register
from tracker.domain.updates import Update

Dated = TypeVar("Dated", Actual, Update, Override, Revision)


def as_it_stood(register: Register, day: date) -> Register:
    """R0: rows dated after the day do not exist, and what was moved after the day is moved back."""
    return replace(
        register,
        commitments=tuple(commitment_on(one, register, day) for one in register.commitments),
        milestones=tuple(milestone_on(one, day) for one in register.milestones),
        indicators=tuple(indicator_on(one, register, day) for one in register.indicators),
        actuals=until(register.actuals, day),
        updates=until(register.updates, day),
        overrides=until(register.overrides, day),
        revisions=until(register.revisions, day),
    )


def until(rows: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """The rows dated on or before a day."""
    return tuple(row for row in rows if row.on <= day)


def commitment_on(commitment: Commitment, register: Register, day: date) -> Commitment:
    """A commitment closed after the day is open; a deadline moved after the day is where it was."""
    changes = undone(register.revisions_of(commitment.code), day, (RevisedField.DUE,))
    if commitment.closed_on is not None and commitment.closed_on > day:
        changes |= {"closure": Closure.OPEN, "closed_on": None, "closure_basis": None}
    return commitment.model_copy(update=changes) if changes else commitment


def indicator_on(indicator: Indicator, register: Register, day: date) -> Indicator:
    """An indicator whose baseline, target or target date was moved after the day reads as before."""
    fields = (RevisedField.TARGET, RevisedField.TARGET_DATE, RevisedField.BASELINE)
    changes = undone(register.revisions_of(indicator.code), day, fields)
    return indicator.model_copy(update=changes) if changes else indicator


def undone(revisions: Iterable[Revision], day: date, fields: tuple[RevisedField, ...]) -> dict[str, Any]:
    """What the fields were before the first revision dated after the day."""
    later = sorted((one for one in revisions if one.on > day and one.field in fields), key=lambda one: one.on)
    changes: dict[str, Any] = {}
    for revision in later:
        if "old" not in revision.faulty:
            changes.setdefault(revision.field.value, revision.old)
    return changes


def milestone_on(milestone: Milestone, day: date) -> Milestone:
    """A milestone done after the day is not done yet."""
    if milestone.done_on is None or milestone.done_on <= day:
        return milestone
    return milestone.model_copy(update={"done_on": None})
