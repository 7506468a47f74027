"""What has to be known before rows are read: the codes of every sheet, and how each indicator is measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

from tracker.domain.indicators import Measure
from tracker.domain.register import fold
from tracker.registers.cells import Context, text_of
from tracker.registers.codes import LONGEST_TYPED, Codes, SheetCodes, tidy
from tracker.registers.coerce import coerce
from tracker.registers.columns import INDICATORS
from tracker.registers.raw import CellError, Content, RawRow
from tracker.registers.references import is_number
from tracker.registers.tables import NO_COLUMN, Table

NAMES = ("name", "title")
"""Fields by which people call a row instead of by its code."""


def codes_of(tables: Sequence[Table], unread: set[str]) -> Codes:
    """Every code that stands in a sheet, also on rows that are otherwise faulty."""
    codes = Codes(unread=unread)
    for table in tables:
        layout = table.layout
        found = codes.sheets.setdefault(table.spec.name, SheetCodes(layout.sheet, layout.headings.get("code", "Code")))
        if "code" in layout.columns:
            add_codes(found, table)
    return codes


def add_codes(codes: SheetCodes, table: Table) -> None:
    """Remember the codes of a table, with the names of their rows."""
    index, named = table.layout.columns["code"], list(name_columns(table))
    for row in table.rows:
        cell = row.cells.get(index)
        if cell is None or not is_readable(cell.value):
            codes.unreadable += 1
            continue
        code = tidy(text_of(cell))
        codes.add(code, is_number=is_number(cell))
        codes.named.extend((name, code) for name in names_of(row, named))


def is_readable(value: Content | None) -> bool:
    """Whether anybody can tell what was typed as a code; of what Excel made a day nobody can."""
    return value is not None and not isinstance(value, CellError | date | time)


def name_columns(table: Table) -> Iterator[int]:
    """The columns of the names of rows, in any language."""
    for name in NAMES:
        if name in table.layout.columns:
            yield table.layout.columns[name]
            yield from table.translations.get(name, {}).values()


def names_of(row: RawRow, columns: Sequence[int]) -> Iterator[str]:
    """The names of a row."""
    for index in columns:
        cell = row.cells.get(index)
        if cell is not None and isinstance(cell.value, str) and len(cell.value) <= LONGEST_TYPED:
            yield cell.value


def measures_of(tables: Sequence[Table], codes: Codes) -> Mapping[str, Measure | None]:
    """The measure of every indicator by its folded code; ``None`` where it could not be read."""
    measures: dict[str, Measure | None] = {}
    for table in tables:
        if table.spec is INDICATORS and "code" in table.layout.columns:
            for row in table.rows:
                cell = row.cells.get(table.layout.columns["code"])
                if cell is not None:
                    measures.setdefault(fold(tidy(text_of(cell))), measure_of(table, row, codes))
    return measures


def measure_of(table: Table, row: RawRow, codes: Codes) -> Measure | None:
    """How the indicator of a row is measured: a number where nothing is said."""
    column = INDICATORS.by_field["measure"]
    if column.field in table.unread:
        return None
    index = table.layout.columns.get(column.field, NO_COLUMN)
    cell = row.cells.get(index)
    if cell is None:
        return None if (row.number, index) in table.merged else Measure.NUMBER
    measure = coerce(cell, column, Context(codes)).value
    return measure if isinstance(measure, Measure) else None
