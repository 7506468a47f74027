"""Agreements: every kind of instrument the parties sign."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.domain.record import MarkedRecord
from tracker.domain.values import Text


class AgreementKind(StrEnum):
    """The kinds of instrument."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    JOINT_STATEMENT = "joint_statement"
    ROADMAP = "roadmap"
    PROGRAMME = "programme"
    DECISION = "decision"
    CONTRACT = "contract"


class Agreement(MarkedRecord):
    """An instrument. Signed is not in force: the two days are never merged."""

    code: str
    kind: AgreementKind | None = None
    title: Text = Text("")
    signed_on: date | None = None
    place: str | None = None
    in_force_on: date | None = None
    expires_on: date | None = None
    parties: tuple[str, ...] = ()
    session: str | None = None
    link: str | None = None
