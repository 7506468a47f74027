"""Rows without a code that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.problems import Details, Problem
from tracker.registers.checks.places import found

OUTSIDE = ("source", "faulty")
"""What two rows of the same content may differ in."""


def rows_once(register: Register, as_of: date) -> Iterator[Problem]:
    """A row without a code stands once. Interim targets and actuals have rules of their own, which say more."""
    sheets: Sequence[Sequence[Record]] = (register.updates, register.revisions, register.overrides)
    for sheet in sheets:
        yield from repeated(sheet)


def repeated(records: Sequence[Record]) -> Iterator[Problem]:
    """Rows that say what an earlier one says. A row with a cell that could not be read may say something else."""
    first: dict[str, Record] = {}
    for one in records:
        known = one if one.faulty else first.setdefault(content(one), one)
        if known is not one:
            field = min(one.source.layout.columns, key=lambda name: one.source.layout.columns[name])
            details = Details(related=(known.cell(field),))
            yield found("ROW_DUPLICATE", one, field, details, row=one.source.row, other=row_words(known, one))


def content(record: Record) -> str:
    """What a row says, wherever it stands."""
    return repr([value for name, value in record if name not in OUTSIDE])


def row_words(row: Record, beside: Record) -> str:
    """The number of a row, with its workbook where that is not the one at hand."""
    source = row.source
    return str(source.row) if source.file == beside.source.file else f"{source.row} ({source.file})"
