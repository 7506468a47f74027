"""An existing register to the rows of a new workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracker.domain.indicators import Measure
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.domain.values import Text
from tracker.problems import Problem
from tracker.progress import Progress
from tracker.registers.cells import text_of
from tracker.registers.columns import COMMITMENTS, SECTORS, SHEETS, SheetSpec
from tracker.registers.ledger import Ledger, is_repeated, records_of
from tracker.registers.leftovers import Book, Leftover, leftovers, open_book
from tracker.registers.program_pages import page_of
from tracker.registers.raw import RawRow
from tracker.registers.read import named_workbooks, read_register
from tracker.registers.template.book import workbook
from tracker.registers.template.cells import Row, Values
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words
from tracker.source import RowSource

KEPT_COLUMNS = 6
"""Columns of the sheet of what was not carried over."""


@dataclass(frozen=True)
class Carried:
    """What came of an existing register.

    ``refused`` are the problems of files that could not be opened: then there is nothing else. ``kept_before`` are the
    rows of an earlier sheet of what was not carried over.
    """

    register: Register
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    left: Sequence[Leftover] = ()
    kept_before: Sequence[Sequence[str]] = ()
    refused: Sequence[Problem] = ()


def carry(paths: Sequence[Path], progress: Progress) -> Carried:
    """Read a register for a new workbook.

    Raises:
        WrongUsage: A path does not exist, cannot be read, or is a folder without workbooks.
    """
    # Whether a value lies in the future is no question here, so no day is asked for.
    register, problems = read_register(paths, as_of=date.max, progress=progress)
    refused = [one for one in problems if one.is_error and one.place.sheet is None and one.code.startswith("FILE_")]
    if refused:
        return Carried(register, refused=refused)
    books = list(books_of(paths))
    ledger = Ledger(register, problems)
    return Carried(
        register,
        rows_by_sheet(register, books),
        [one for book in books for one in leftovers(book, ledger)],
        [row for book in books for row in kept_before(book)],
    )


def books_of(paths: Sequence[Path]) -> Iterator[Book]:
    """The workbooks as they stand in the files; the same bytes are taken once, as the reader takes them."""
    seen: set[bytes] = set()
    for path, name in named_workbooks(paths):
        content = path.read_bytes()
        digest = hashlib.sha256(content).digest()
        if digest not in seen:
            seen.add(digest)
            yield open_book(name, content)


def rows_by_sheet(register: Register, books: Sequence[Book]) -> Mapping[str, Sequence[Row]]:
    """The rows of every sheet in the order of the workbooks.

    A register that names its sectors freely has no sheet of them, and gets none: the names would not be codes of it.
    """
    typed = Typed(books)
    rows = {spec.name: list(rows_of(register, spec, typed)) for spec in SHEETS}
    has_sectors = any(table.spec is SECTORS for book in books for table in book.shape.tables)
    names_sectors = any("sector" in row.values for row in rows[COMMITMENTS.name])
    return rows if has_sectors or not names_sectors else {name: rows[name] for name in rows if name != SECTORS.name}


class Typed:
    """Which cells of the old workbooks hold something."""

    def __init__(self, books: Sequence[Book]) -> None:
        self.files = {book.name: place for place, book in enumerate(books)}
        self.rows: dict[tuple[str, str, int], RawRow] = {
            (book.name, sheet.name, row.number): row for book in books for sheet in book.sheets for row in sheet.rows
        }

    def holds(self, source: RowSource, field_name: str) -> bool:
        """Whether the cell of a field was typed, and not filled in by the reader."""
        row = self.rows[source.file, source.sheet, source.row]
        return source.layout.columns.get(field_name) in row.cells

    def position(self, source: RowSource) -> tuple[int, int]:
        """Where a row comes among those of its sheet."""
        return self.files[source.file], source.row


def rows_of(register: Register, spec: SheetSpec, typed: Typed) -> Iterator[Row]:
    """The rows of a sheet, also those that lack what identifies them: what could be read of them is carried."""
    for _, values in typed_rows(register, spec, typed):
        yield Row(values, measure_of(values, register))


def typed_rows(register: Register, spec: SheetSpec, typed: Typed) -> Iterator[tuple[Record | FaultyRow, Values]]:
    """The rows of a sheet in the order of the workbooks, each with what was typed of it."""
    partial = (row for row in register.faulty_rows if row.sheet == spec.name and not is_repeated(row))
    everything: list[Record | FaultyRow] = [*records_of(register, spec), *partial]
    for row in sorted(everything, key=lambda one: typed.position(one.source)):
        yield row, row.values if isinstance(row, FaultyRow) else typed_values(row, typed)


def typed_values(record: Record, typed: Typed) -> Values:
    """The values of a record that were typed; a text may have been typed in translation only."""
    values = {name: getattr(record, name) for name in record.model_fields_set - {"source", "faulty"}}
    return {
        name: value for name, value in values.items() if isinstance(value, Text) or typed.holds(record.source, name)
    }


def measure_of(values: Values, register: Register) -> Measure:
    """The measure of the indicator a row is about."""
    code = values.get("indicator") or values.get("item") or values.get("code")
    indicator = register.indicator(code if isinstance(code, str) else None)
    return indicator.measure if indicator else Measure.NUMBER


def kept_before(book: Book) -> Iterator[Sequence[str]]:
    """The rows of a sheet of what was not carried over before: they are kept as they are."""
    for sheet in book.sheets:
        if page_of(sheet) == "kept":
            for row in sheet.rows[1:]:
                cells = (row.cells.get(index) for index in range(1, KEPT_COLUMNS + 1))
                yield ["" if cell is None else text_of(cell) for cell in cells]


def filled_workbook(carried: Carried, language: str, kept: Sequence[Sequence[str]]) -> bytes:
    """The template in a language, filled with a register; ``kept`` says in words what did not come along."""
    words = Words(language)
    settings = list(setting_rows(carried.register.settings, words))
    return workbook(Plan(words, settings, sheet_plans(carried.rows), [*carried.kept_before, *kept]))
