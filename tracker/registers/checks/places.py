"""Where a rule between rows has found something, and whether it may speak."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tracker.domain.record import Record
from tracker.problems import NO_DETAILS, Details, Place, Problem, problem
from tracker.registers.columns import SHEETS, SheetSpec
from tracker.registers.numbers import plain

SPECS: Mapping[type[Record], SheetSpec] = {spec.record: spec for spec in SHEETS}


def place_of(record: Record, field: str) -> Place:
    """The cell of a record's field, with the heading the official gave it.

    A field whose column is absent is placed at the first column the sheet has, which names the row.
    """
    cell = record.cell(field)
    layout = record.source.layout
    if field in layout.columns:
        return Place(cell.file, cell.sheet, cell.row, cell.column, layout.headings.get(field))
    first = next((name for name, column in layout.columns.items() if column == cell.column), "")
    return Place(cell.file, cell.sheet, cell.row, cell.column, layout.headings.get(first))


def first_there(record: Record, *fields: str) -> str:
    """The first of several fields whose column the sheet has; the first of all where it has none of them."""
    return next((field for field in fields if field in record.source.layout.columns), fields[0])


def heading_of(record: Record, field: str) -> str:
    """The heading of a field as it stands in the file; of a column that is absent as the format has it."""
    return record.source.layout.headings.get(field) or SPECS[type(record)].by_field[field].heading


def found(code: str, record: Record, field: str, details: Details = NO_DETAILS, /, **parameters: object) -> Problem:
    """A problem at a record's field. The value of the details is typed as an official would."""
    value = details.value
    typed = plain(value) if isinstance(value, Decimal) else value
    return problem(code, place_of(record, field), details._replace(value=typed), **parameters)


def readable(record: Record, *fields: str) -> bool:
    """Whether none of the fields held something that could not be read: that has been said already."""
    return record.faulty.isdisjoint(fields)
