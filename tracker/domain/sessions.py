"""Sessions: meetings that agree things."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.domain.record import MarkedRecord
from tracker.domain.values import Text


class SessionKind(StrEnum):
    """The kinds of meeting."""

    JOINT_COMMISSION = "joint_commission"
    WORKING_GROUP = "working_group"
    VISIT = "visit"
    CONSULTATIONS = "consultations"
    SUMMIT = "summit"
    FORUM = "forum"
    CULTURAL_EVENT = "cultural_event"


class Session(MarkedRecord):
    """A meeting from ``first_day`` (column From) to ``last_day`` (column To; blank: the same day)."""

    code: str
    kind: SessionKind | None = None
    number: int | None = None
    title: Text = Text("")
    first_day: date | None = None
    last_day: date | None = None
    place: str | None = None
    host: str | None = None
    platform: str | None = None
    link: str | None = None
