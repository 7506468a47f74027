"""A workbook that came back: its rows with the keys they were sent under, and all of it that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import LANGUAGES
from tracker.problems import Problem
from tracker.progress import no_progress
from tracker.registers.carry import Typed, typed_rows
from tracker.registers.cells import text_of
from tracker.registers.columns import SHEETS
from tracker.registers.ledger import Ledger
from tracker.registers.leftovers import Book, Leftover, leftovers, open_book
from tracker.registers.raw import RawRow
from tracker.registers.read import WorkbookFile, read_workbooks
from tracker.registers.sent import KEY, NAME, Sent, read_sent
from tracker.registers.tables import NO_COLUMN, Table
from tracker.registers.template.cells import Values
from tracker.registers.template.words import texts
from tracker.source import RowSource

OWN = "CARRY_OWN"


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back; ``key`` is the one it was sent under, empty where there is none.

    ``unreadable`` are the fields whose cell holds something that could not be read, ``swallowed`` those whose cell is
    blank only because it was merged into another one. A row that ``is_known`` is a record; of others it is not known
    what they are about. ``error`` is the first that is wrong with it; ``table`` is that of its sheet.
    """

    values: Values
    source: RowSource
    key: str
    unreadable: frozenset[str]
    swallowed: Mapping[str, Problem]
    is_known: bool
    error: Problem | None
    table: Table

    def has(self, name: str, language: str | None = None) -> bool:
        """Whether there is a column for a field, or for its translation into a language."""
        columns = self.table.layout.columns if language is None else self.table.translations.get(name, {})
        return (columns.get(language or name) or NO_COLUMN) != NO_COLUMN

    def cell(self, name: str) -> str:
        """The cell of a field in Excel's notation."""
        return self.source.cell(name).place


@dataclass(frozen=True)
class Returned:
    """What came of a file. Without ``sent`` it is no workbook of this program's, and nothing else is known of it."""

    name: str
    sent: Sent | None = None
    settings: Values = field(default_factory=dict)
    rows: Mapping[str, Sequence[ReturnedRow]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    """By the names of the sheets as they stand in the workbook."""
    left: Sequence[Leftover] = ()
    refused: Sequence[Problem] = ()


def read_returned(file: WorkbookFile) -> Returned:
    """Read a workbook that came back; nothing inside it raises."""
    register, problems = read_workbooks([file], as_of=date.max, progress=no_progress)
    refused = [one for one in problems if one.is_error and one.place.sheet is None and one.code.startswith("FILE_")]
    if refused:
        return Returned(file.name, refused=refused)
    book = open_book(file.name, file.content)
    sent = read_sent(book.sheets)
    if sent is None:
        return Returned(file.name)
    seen = Seen(book.tables, Typed([book]), Ledger(register, problems), hidden_keys(book))
    rows = {
        spec.name: [returned_row(row, values, seen) for row, values in typed_rows(register, spec, seen.typed)]
        for spec in SHEETS
    }
    left = [one for one in leftovers(book, seen.ledger) if not is_ours(one)]
    return Returned(file.name, sent, dict(register.settings), rows, seen.tables, left)


class Seen(NamedTuple):
    """What is known of the cells of a workbook: its tables, what was typed, what is wrong, the keys of its rows."""

    tables: Mapping[str, Table]
    typed: Typed
    ledger: Ledger
    keys: Mapping[tuple[str, int], str]


def returned_row(row: Record | FaultyRow, values: Values, seen: Seen) -> ReturnedRow:
    """One row."""
    source = row.source
    unreadable = frozenset(name for name in row.faulty if seen.typed.holds(source, name))
    merges = ((name, seen.ledger.merge_over(source.cell(name))) for name in row.faulty - unreadable)
    swallowed = {name: merge for name, merge in merges if merge is not None}
    key = seen.keys.get((source.sheet, source.row), "")
    error = seen.ledger.first_error(source)
    table = seen.tables[source.sheet]
    return ReturnedRow(values, source, key, unreadable, swallowed, isinstance(row, Record), error, table)


def hidden_keys(book: Book) -> Mapping[tuple[str, int], str]:
    """The hidden keys by sheet and row."""
    rows = {sheet.name: sheet.rows for sheet in book.sheets}
    return {
        (name, number): key
        for name, table in book.tables.items()
        for number, key in keys_below(table.header.row, rows[name])
    }


def keys_below(header: int, rows: Sequence[RawRow]) -> Iterator[tuple[int, str]]:
    """The keys of the rows below a header, where it has a column of them."""
    headings = next(row.cells for row in rows if row.number == header)
    column = next((index for index, cell in headings.items() if text_of(cell) == KEY), None)
    if column is not None:
        for row in rows:
            if row.number > header and column in row.cells:
                yield row.number, text_of(row.cells[column])


def is_ours(left: Leftover) -> bool:
    """Whether something left over was written by this program when the workbook was sent."""
    if left.problem.code == "CARRY_COMMENT":
        return is_our_note(left.content)
    place = left.problem.place
    ours = {NAME, *(texts(language)["pages"]["todo"] for language in LANGUAGES)}
    return left.problem.code == OWN and (place.heading == KEY or place.sheet in ours)


def is_our_note(content: str) -> bool:
    """Whether a note says that something is overdue, as the workbook was sent."""
    starts = (texts(language)["form"]["overdue_since"].split("{day}") for language in LANGUAGES)
    return any(content.startswith(before) and content.endswith(after) for before, after in starts)
