"""Milestones: dated events on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.domain.record import MarkedRecord
from tracker.domain.values import Text


class Milestone(MarkedRecord):
    """A dated step of a commitment; without ``due`` it takes the commitment's."""

    code: str
    commitment: str
    title: Text = Text("")
    due: date | None = None
    done_on: date | None = None
    weight: Decimal = Decimal(1)
    responsible: str | None = None
    evidence: str | None = None
