"""Parties, institutions and sectors: who promises, who does the work, in which field."""

from __future__ import annotations

from tracker.domain.record import Record
from tracker.domain.values import Text


class Party(Record):
    """A state or organisation that signs; code by ISO 3166 alpha-2 where there is one."""

    code: str
    name: Text = Text("")


class Institution(Record):
    """A body of one party that leads, supports or reports. ``focal_point`` is an office, never a person."""

    code: str
    name: Text = Text("")
    party: str = ""
    focal_point: str | None = None
    email: str | None = None


class Sector(Record):
    """A field of cooperation."""

    code: str
    name: Text = Text("")
