"""Records to cells: what the reader made of a row, as it is typed into a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.indicators import Measure
from tracker.domain.values import Text
from tracker.registers.columns import Column, Kind, SheetSpec
from tracker.registers.template.words import Words


class Percentage(NamedTuple):
    """A number of per cent that is written as a percentage: below one it would be asked after as a plain number."""

    number: Decimal


Cell = str | Decimal | date | Percentage
Values = Mapping[str, object]
"""The values of a row by the field of its model; what was left blank is not there."""


class Heading(NamedTuple):
    """A column as it is written: the field, or its translation into a language."""

    column: Column
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be written: its values, and the measure of the indicator it is about."""

    values: Values
    measure: Measure = Measure.NUMBER


def headings_of(spec: SheetSpec, rows: Sequence[Row]) -> list[Heading]:
    """The columns of a sheet in the format's order, what is translated into some language followed by its translations.

    A text that is translated at all has a column for every language of its sheet: one that lacks it is told so.
    """
    used = {column.field: {one for row in rows for one in translations(row, column)} for column in spec.columns}
    languages = sorted(set().union(*used.values()))
    found: list[Heading] = []
    for column in spec.columns:
        found.append(Heading(column))
        if used[column.field]:
            found.extend(Heading(column, language) for language in languages)
    return found


def translations(row: Row, column: Column) -> Mapping[str, str]:
    """The translations of a text, by language."""
    value = row.values.get(column.field)
    return value.translations if isinstance(value, Text) else {}


def cells(row: Row, headings: Sequence[Heading], words: Words) -> Iterator[Cell | None]:
    """The cells of a row in the order of the headings; ``None`` is a blank one."""
    for heading in headings:
        value = row.values.get(heading.column.field)
        if isinstance(value, Text):
            yield (value.main if heading.language is None else value.translations.get(heading.language)) or None
        else:
            yield None if value is None else cell(value, heading.column, row.measure, words)


def cell(value: object, column: Column, measure: Measure, words: Words) -> Cell:
    """One value as it is typed."""
    match value:
        case StrEnum():
            return words.choice(value)
        case bool():
            return words.answer(value)
        case date():
            return value
        case int() | Decimal():
            return number(Decimal(value), column, measure)
        case tuple():
            return (" < " if column.kind is Kind.SCALE else "; ").join(value)
        case _:
            return str(value)


def number(value: Decimal, column: Column, measure: Measure) -> Cell:
    """A number; less than one per cent is written as a percentage, so that nobody takes it for a share."""
    is_measured = column.kind in (Kind.VALUE, Kind.REVISED)
    return Percentage(value) if is_measured and measure is Measure.PERCENT and 0 < value < 1 else value
