"""Where a rule between rows has found something."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.record import Record
from tracker.problems import Details, Place, Problem, problem
from tracker.source import SourceRef


def place_of(record: Record, field: str) -> Place:
    """The cell of a record's field, with the heading the official gave it."""
    source = record.source
    cell = source.cell(field)
    heading = source.layout.headings.get(field)
    return Place(source.file, source.sheet, source.row, cell.column if heading else None, heading)


def heading_of(record: Record, field: str) -> str:
    """The heading of a field as it stands in the file, or as the format names it."""
    return record.source.layout.headings.get(field) or field.replace("_", " ").capitalize()


def found(code: str, record: Record, field: str, related: Sequence[SourceRef] = (), /, **parameters: object) -> Problem:
    """A problem at a record's field; the parameter ``value`` is also what is shown as its value."""
    return problem(code, place_of(record, field), Details(parameters.get("value"), related=related), **parameters)


def readable(record: Record, *fields: str) -> bool:
    """Whether none of the fields held something that could not be read: that has been said already."""
    return record.faulty.isdisjoint(fields)
