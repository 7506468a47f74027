"""Which texts of a register are not translated into a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import Text


@dataclass(frozen=True, slots=True)
class Lacking:
    """A text without its translation: its cell, the code of its row, and what it says in the register's language."""

    language: str
    file: str
    place: str
    code: str
    text: str


def translatable(register: Register) -> Iterator[tuple[Record, str, Text]]:
    """Every text that may be translated and is not empty: its record, its field, and itself."""
    for record in records(register):
        for field in type(record).model_fields:
            text = getattr(record, field)
            if isinstance(text, Text) and text.main:
                yield record, field, text


def records(register: Register) -> Iterator[Record]:
    """Every row, sheet by sheet."""
    for sheet in fields(register):
        rows = getattr(register, sheet.name)
        if isinstance(rows, tuple):
            yield from (row for row in rows if isinstance(row, Record))


def lacking(register: Register, language: str) -> Iterator[Lacking]:
    """The texts that are not in a language; none where it is the register's own."""
    if language == register.settings.language:
        return
    for record, field, text in translatable(register):
        if not text.has(language):
            source = record.source
            place = source.cell(field).place if field in source.layout.columns else source.place
            yield Lacking(language, source.file, place, getattr(record, "code", ""), text.main)
