"""A register as plain tables: the sheets and headings of the format, codes and choices in their own words.

They hold what was read: a cell that could not be is blank, as is one that takes its default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.table import Field, FieldType, Plain, Row, Table
from tracker.domain.values import Text
from tracker.registers.columns import SETTING, SETTINGS, SETTINGS_SHEET, SHEETS, VALUE, Column, Kind, SheetSpec

TYPES: Mapping[Kind, FieldType] = {
    Kind.NUMBER: FieldType.NUMBER,
    Kind.PART: FieldType.NUMBER,
    Kind.INTEGER: FieldType.INTEGER,
    Kind.VALUE: FieldType.VALUE,
    Kind.REVISED: FieldType.VALUE,
    Kind.DATE: FieldType.DAY,
    Kind.DATE_OR_YEAR: FieldType.DAY,
    Kind.YES_NO: FieldType.YES_NO,
}
"""What kinds of cell become; all others are texts."""

SEPARATORS: Mapping[Kind, str] = {Kind.CODES: "; ", Kind.REFERENCES: "; ", Kind.SCALE: " < "}
ANSWERS = {True: "yes", False: "no"}


def tables(register: Register) -> tuple[Table, ...]:
    """All sheets of a register, the settings first; a sheet without rows is there with its headings."""
    return (settings_table(register), *(table(spec, register) for spec in SHEETS))


def records(spec: SheetSpec, register: Register) -> tuple[Record, ...]:
    """The records of a sheet."""
    found: tuple[Record, ...] = getattr(register, spec.name.lower())
    return found


def settings_table(register: Register) -> Table:
    """The settings, each translation in a row of its own."""
    fields = [Field(one.heading, FieldType.TEXT, required=True) for one in (SETTING, VALUE)]
    rows = [Row({SETTING.heading: name, VALUE.heading: value}, {}, "") for name, value in settings(register) if value]
    return Table(SETTINGS_SHEET, fields, rows, SETTING.heading)


def settings(register: Register) -> Iterator[tuple[str, str]]:
    """The settings by their names."""
    for spec in SETTINGS:
        value = getattr(register.settings, spec.field)
        if isinstance(value, Text):
            yield spec.name, value.main
            yield from ((f"{spec.name} [{language}]", words) for language, words in sorted(value.translations.items()))
        else:
            yield spec.name, ANSWERS[value] if isinstance(value, bool) else str(value or "")


def table(spec: SheetSpec, register: Register) -> Table:
    """One sheet; a text has a column for each language it is translated into, after its own."""
    rows = [row(one, spec) for one in records(spec, register)]
    used = {heading for one in rows for heading in one.cells}
    return Table(spec.name, tuple(fields(spec, used)), rows, "Code" if spec.has_codes else "")


def fields(spec: SheetSpec, used: set[str]) -> Iterator[Field]:
    """The columns of a sheet, with the translations that are used."""
    for column in spec.columns:
        yield Field(
            name=column.heading,
            type=TYPES.get(column.kind, FieldType.TEXT),
            help=column.help,
            required=column.required,
            choices=tuple(column.choices) if column.choices else (),
            to=column.to,
            separator=SEPARATORS.get(column.kind, ""),
        )
        translations = sorted(name for name in used if name.startswith(f"{column.heading} ["))
        yield from (Field(name, FieldType.TEXT, column.help) for name in translations)


def row(record: Record, spec: SheetSpec) -> Row:
    """One record: what was said of it, without what goes without saying."""
    said = record.model_fields_set
    cells = {
        name: value
        for column in spec.columns
        if column.field in said
        for name, value in cells_of(getattr(record, column.field), column)
    }
    sources = {one.heading: record.cell(one.field) for one in spec.columns if one.heading in cells}
    return Row(cells, sources, f"{record.source.file} {record.source.place}")


def cells_of(value: object, column: Column) -> Iterator[tuple[str, Plain]]:
    """A value and its translations by their headings; what is blank is not there."""
    if isinstance(value, Text):
        if value.main:
            yield column.heading, value.main
        yield from ((f"{column.heading} [{language}]", words) for language, words in value.translations.items())
    elif value not in (None, "", ()):
        yield column.heading, plain(value)


def plain(value: object) -> Plain:
    """A value as a plain one; a reference is read in the spelling of the row it leads to."""
    # The fields of records hold nothing else.
    return value.value if isinstance(value, StrEnum) else value  # type: ignore[return-value]
