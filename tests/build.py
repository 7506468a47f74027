"""Registers in memory, in few words.

Days are written ``2026-03-31``, choices as in a workbook, numbers as ``40`` or ``"0.85"``; a text in a value column
that is no number is a label of a scale. What is not said has the default of its model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, get_args

from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Commitment, Override, Revision
from tracker.domain.indicators import Actual, Indicator, Target
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution, Party, Sector
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register, RegisterFile
from tracker.domain.sessions import Session
from tracker.domain.settings import Settings
from tracker.domain.updates import Update
from tracker.domain.values import Text, Value
from tracker.source import RowSource, SheetLayout

R = TypeVar("R", bound=Record)

SHEETS: Mapping[type[Record], str] = {
    Party: "Parties",
    Institution: "Institutions",
    Sector: "Sectors",
    Agreement: "Agreements",
    Session: "Sessions",
    Commitment: "Commitments",
    Milestone: "Milestones",
    Indicator: "Indicators",
    Target: "Targets",
    Actual: "Actuals",
    Update: "Updates",
    Revision: "Revisions",
    Override: "Overrides",
}


def source(sheet: str, row: int = 2, file: str = "register.xlsx") -> RowSource:
    """A row of a workbook that was never written."""
    return RowSource(SheetLayout(file, sheet, {}, {}), row)


def day(text: str) -> date:
    """The day of an ISO text."""
    return date.fromisoformat(text)


def value(given: object) -> object:
    """What a value column holds: a number, or a label."""
    if isinstance(given, date) or given is None:
        return given
    text = str(given)
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def field_value(model: type[Record], name: str, given: object) -> object:
    """A field's value as its model wants it."""
    kinds = get_args(model.model_fields[name].annotation) or (model.model_fields[name].annotation,)
    if Text in kinds and isinstance(given, str):
        return Text(given)
    if name in ("old", "new") and isinstance(given, str) and len(given) == 10 and given.count("-") == 2:
        return day(given)
    if Decimal in kinds or set(get_args(Value)) <= set(kinds):
        return value(given)
    return frozenset(str(given).split()) if name == "faulty" else given


def record(model: type[R], /, **fields: Any) -> R:
    """A record of a sheet; ``faulty`` is a text of field names, ``row`` and ``file`` say where it stands."""
    place = source(SHEETS[model], **{name: fields.pop(name) for name in ("row", "file") if name in fields})
    known = {name: field_value(model, name, given) for name, given in fields.items()}
    return model.model_validate({"source": place, **known}, strict=False)


def commitment(code: str = "C-1", /, **fields: object) -> Commitment:
    """A commitment that has begun and has no due day."""
    return record(Commitment, code=code, **fields)


def indicator(code: str = "I-1", /, **fields: object) -> Indicator:
    """An indicator of ``C-1``."""
    return record(Indicator, code=code, **{"commitment": "C-1", **fields})


def actual(value: object, on: str, /, **fields: object) -> Actual:
    """A value of ``I-1`` on a day."""
    return record(Actual, value=value, on=on, **{"indicator": "I-1", **fields})


def parts(numerator: object, denominator: object, on: str, /, **fields: object) -> Actual:
    """A numerator and denominator of ``I-1`` on a day."""
    return actual(None, on, numerator=numerator, denominator=denominator, **fields)


def target(value: object, due: str, /, **fields: object) -> Target:
    """An interim target of ``I-1``."""
    return record(Target, value=value, due=due, **{"indicator": "I-1", **fields})


def milestone(code: str = "M-1", /, **fields: object) -> Milestone:
    """A milestone of ``C-1``."""
    return record(Milestone, code=code, **{"commitment": "C-1", **fields})


def update(party: str | None, on: str, completion: str | None = None, /, **fields: object) -> Update:
    """What a party says of ``C-1``."""
    return record(Update, party=party, on=on, completion=completion, **{"commitment": "C-1", **fields})


def revision(field: str, old: object, new: object, on: str, /, **fields: object) -> Revision:
    """A field of ``C-1`` (or of the item named) that was moved."""
    return record(Revision, field=field, old=old, new=new, on=on, **{"item": "C-1", **fields})


def override(status: str, on: str, /, **fields: object) -> Override:
    """A light of ``I-1`` (or of the item named) set by hand by an office."""
    return record(Override, status=status, on=on, **{"item": "I-1", "author": "Secretariat", **fields})


def institution(code: str, party: str, /, **fields: object) -> Institution:
    """An institution of a party."""
    return record(Institution, code=code, party=party, **fields)


def party(code: str, /, **fields: object) -> Party:
    """A party."""
    return record(Party, code=code, **fields)


def sector(code: str, /, **fields: object) -> Sector:
    """A sector."""
    return record(Sector, code=code, **fields)


def agreement(code: str = "A-1", /, **fields: object) -> Agreement:
    """An instrument of which only the code is known."""
    return record(Agreement, code=code, **fields)


def session(code: str = "S-1", /, **fields: object) -> Session:
    """A meeting of which only the code is known."""
    return record(Session, code=code, **fields)


def faulty_row(sheet: str, /, faulty: str = "code", **values: object) -> FaultyRow:
    """A row that could not become a record; ``faulty`` is a text of field names."""
    return FaultyRow(sheet, source(sheet), values, frozenset(faulty.split()))


def register(
    *records: Record | FaultyRow, settings: Mapping[str, Any] | None = None, files: Sequence[str] = ()
) -> Register:
    """The register of some records, each kept in the order given; ``files`` are the names of its workbooks."""
    rows = {sheet.lower(): tuple(one for one in records if type(one) is model) for model, sheet in SHEETS.items()}
    faulty = tuple(one for one in records if isinstance(one, FaultyRow))
    read = Settings.model_validate(dict(settings or {}), strict=False)
    books = tuple(RegisterFile(name, hashlib.sha256(name.encode()).hexdigest()) for name in files)
    return Register(settings=read, faulty_rows=faulty, files=books, **rows)  # type: ignore[arg-type] # each sheet has its own kind
