"""Commitments: what the parties promised, and what they later decided about it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.domain.record import MarkedRecord, Record
from tracker.domain.values import Status, Text, Value


class Priority(StrEnum):
    """How much weight the parties give it."""

    NORMAL = "normal"
    HIGH = "high"


class Closure(StrEnum):
    """Whether the parties still pursue it."""

    OPEN = "open"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class RevisedField(StrEnum):
    """The fields that a session may move."""

    DUE = "due"
    TARGET = "target"
    TARGET_DATE = "target_date"
    BASELINE = "baseline"


class Commitment(MarkedRecord):
    """A promise traceable to an agreement or a session, with the institution that leads it."""

    code: str
    title: Text = Text("")
    description: Text | None = None
    agreement: str | None = None
    session: str | None = None
    clause: str | None = None
    sector: str = ""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    original_due: date | None = None
    priority: Priority = Priority.NORMAL
    closure: Closure = Closure.OPEN
    closed_on: date | None = None
    closure_basis: str | None = None
    depends_on: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    restricted: bool = False


class Revision(Record):
    """A deadline, target or baseline that was moved, by the session or agreement that moved it.

    ``old`` and ``new`` are days for Due and Target date, numbers or scale labels for Target and Baseline.
    """

    item: str
    field: RevisedField
    old: date | Value | None = None
    new: date | Value | None = None
    on: date
    basis: str = ""
    reason: Text | None = None


class Override(Record):
    """A light set by hand. ``author`` is an office; it holds through ``valid_until`` if there is one."""

    item: str
    status: Status
    reason: Text = Text("")
    author: str = ""
    on: date
    valid_until: date | None = None
