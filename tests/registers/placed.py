"""Rows of a register made in memory, placed in the cells that the template gives them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Commitment, Override, RevisedField, Revision
from tracker.domain.indicators import Actual, Indicator, Target
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution, Party
from tracker.domain.record import FaultyRow
from tracker.domain.sessions import Session
from tracker.domain.updates import Update
from tracker.domain.values import Status
from tracker.registers.columns import SHEETS
from tracker.source import RowSource, SheetLayout

FILE = "register.xlsx"


def day(text: str) -> date:
    return date.fromisoformat(text)


@cache
def layout(sheet: str, file: str = FILE, without: tuple[str, ...] = ()) -> SheetLayout:
    """The template's columns of a sheet, but for the fields left out."""
    spec = next(spec for spec in SHEETS if spec.name == sheet)
    kept = [column for column in spec.columns if column.field not in without]
    columns = {column.field: place for place, column in enumerate(kept, start=1)}
    return SheetLayout(file, sheet, columns, {column.field: column.heading for column in kept})


def at(sheet: str, row: int, fields: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """What a row is made of; ``file`` and ``without`` say how its sheet looks, ``faulty`` what could not be read."""
    place = layout(sheet, fields.pop("file", FILE), fields.pop("without", ()))
    return {**defaults, **fields, "source": RowSource(place, row), "faulty": frozenset(fields.pop("faulty", ()))}


def party(code: str, row: int = 2, **fields: Any) -> Party:
    return Party(**at("Parties", row, fields, code=code))


def institution(code: str, of: str, row: int = 2, **fields: Any) -> Institution:
    return Institution(**at("Institutions", row, fields, code=code, party=of))


def agreement(code: str = "A-1", row: int = 2, **fields: Any) -> Agreement:
    return Agreement(**at("Agreements", row, fields, code=code))


def session(code: str = "S-1", row: int = 2, **fields: Any) -> Session:
    return Session(**at("Sessions", row, fields, code=code))


def commitment(code: str = "C-1", row: int = 2, **fields: Any) -> Commitment:
    return Commitment(**at("Commitments", row, fields, code=code, agreement="A-1"))


def milestone(code: str = "M-1", row: int = 2, **fields: Any) -> Milestone:
    return Milestone(**at("Milestones", row, fields, code=code, commitment="C-1"))


def indicator(code: str = "I-1", row: int = 2, **fields: Any) -> Indicator:
    return Indicator(**at("Indicators", row, fields, code=code, commitment="C-1"))


def target(due: str, row: int = 2, **fields: Any) -> Target:
    return Target(**at("Targets", row, fields, indicator="I-1", due=day(due)))


def actual(on: str, row: int = 2, **fields: Any) -> Actual:
    return Actual(**at("Actuals", row, fields, indicator="I-1", on=day(on)))


def update(on: str, row: int = 2, **fields: Any) -> Update:
    return Update(**at("Updates", row, fields, commitment="C-1", on=day(on)))


def revision(field: RevisedField, on: str, row: int = 2, **fields: Any) -> Revision:
    return Revision(**at("Revisions", row, fields, item="C-1", field=field, on=day(on), basis="S-1"))


def override(status: Status, on: str, row: int = 2, **fields: Any) -> Override:
    return Override(**at("Overrides", row, fields, item="C-1", status=status, on=day(on), author="Office"))


def unreadable(sheet: str, row: int = 9, faulty: Iterable[str] = (), **values: object) -> FaultyRow:
    return FaultyRow(sheet, RowSource(layout(sheet), row), values, frozenset(faulty))
