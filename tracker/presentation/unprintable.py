"""Letters of a register that no shipped font has: told with their cells, before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import Text
from tracker.presentation.pdf.letters import unknown_letters
from tracker.problems import Details, Place, Problem, problem


def unprintable(register: Register) -> Sequence[Problem]:
    """A problem for each cell with letters that would be printed as a replacement sign."""
    return tuple(found for record in records(register) for found in problems_of(record))


def records(register: Register) -> Iterator[Record]:
    """All records of a register, sheet by sheet."""
    yield from (*register.parties, *register.institutions, *register.sectors, *register.agreements)
    yield from (*register.sessions, *register.commitments, *register.milestones, *register.indicators)
    yield from (*register.targets, *register.actuals, *register.updates, *register.revisions, *register.overrides)


def problems_of(record: Record) -> Iterator[Problem]:
    """The problems of one row, field by field."""
    for field, value in record:
        for text in texts(value):
            if letters := unknown_letters(text):
                cell, headings = record.cell(field), record.source.layout.headings
                place = Place(cell.file, cell.sheet, cell.row, cell.column, headings.get(field))
                named = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
                yield problem("LETTERS_UNPRINTABLE", place, Details(text), letters=named)


def texts(value: object) -> Iterator[str]:
    """The texts of a field, its translations included."""
    if isinstance(value, Text):
        yield from (value.main, *value.translations.values())
    elif isinstance(value, str):
        yield value
