"""What of an existing register could not be carried into a new workbook.

Every cell of the old workbook is looked at: what is not known to have come along is listed, so nothing is dropped in
silence, whatever the reader makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import NamedTuple

from tracker.domain.register import fold
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.cells import text_of
from tracker.registers.checklist import HEAD
from tracker.registers.codes import split_codes
from tracker.registers.columns import SETTING, SETTINGS_SPEC, VALUE, Column, Kind
from tracker.registers.headers import OWN
from tracker.registers.ledger import Ledger, is_repeated, value_of
from tracker.registers.merges import column_number
from tracker.registers.parts import Comment, Loss, comments, losses, lost_words
from tracker.registers.program_pages import page_of
from tracker.registers.raw import MAX_COLUMNS, RawCell, RawRow, RawSheet
from tracker.registers.refusals import UnreadableWorkbook
from tracker.registers.settings import VERSION, setting_named
from tracker.registers.tables import CHECK_SHEET, Shape, Table, shape_of
from tracker.registers.template.notes import own_meanings, own_notes, plain
from tracker.registers.template.words import page_names
from tracker.registers.terms import folded, is_of_register
from tracker.registers.workbook import open_workbook
from tracker.sentences import saying

CELL_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cell that was not carried over, or something else of a workbook: what is said of it, and its whole content."""

    problem: Problem
    content: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Where it stood and what it was, as it is kept: workbook, sheet, cell, column, content."""
        place = self.problem.place
        return place.file, place.sheet or "", place.cell or "", place.heading or "", self.content


@dataclass(frozen=True)
class Book:
    """One workbook of the old register as it stands in the file."""

    name: str
    content: bytes
    sheets: list[RawSheet]
    shape: Shape

    @property
    def tables(self) -> Mapping[str, Table]:
        """The tables, that of settings among them, by the name of their sheet."""
        settings = () if self.shape.settings is None else (self.shape.settings,)
        return {table.layout.sheet: table for table in (*self.shape.tables, *settings)}


def open_book(name: str, content: bytes) -> Book:
    """Open a workbook that was read before; of a sheet of the official's own that is damaged nothing can be told."""
    try:
        sheets = open_workbook(content)
    except UnreadableWorkbook:
        sheets = open_workbook(content, is_of_register)
    return Book(name, content, sheets, shape_of(sheets, name))


def leftovers(book: Book, ledger: Ledger) -> Iterator[Leftover]:
    """Everything of a workbook that did not come along, sheet by sheet, and what is no cell last."""
    for sheet in book.sheets:
        yield from of_sheet(sheet, book, ledger)
        yield from below(sheet, book.name)
    for comment in comments(book.content):
        yield from of_comment(comment, book.name)
    lost = [loss for loss in losses(book.content) if loss is not Loss.SIZE]
    if lost:
        yield Leftover(
            problem("CARRY_PARTS", Place(book.name), Details(", ".join(lost)), file=book.name, value=lost_words(lost))
        )


def of_sheet(sheet: RawSheet, book: Book, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of one sheet that did not come along."""
    table = book.tables.get(sheet.name)
    if folded(sheet.name) == CHECK_SHEET or page_of(sheet) is not None:
        return
    if table is not None:
        yield from (of_settings if table.spec is SETTINGS_SPEC else of_table)(sheet, table, ledger)
        return
    code = "CARRY_OWN" if sheet.name.lstrip().startswith(OWN) else "CARRY_UNKNOWN"
    for row in sheet.rows:
        yield from whole_row(row, Place(book.name, sheet.name), code)


def whole_row(row: RawRow, sheet: Place, code: str) -> Iterator[Leftover]:
    """All cells of a row."""
    for index, cell in sorted(row.cells.items()):
        yield left(code, Place(sheet.file, sheet.sheet, row.number, index), cell)


def left(code: str, place: Place, cell: RawCell, **parameters: object) -> Leftover:
    """A cell that did not come along."""
    content = text_of(cell)
    return Leftover(problem(code, place, Details(content), **parameters), content)


def of_table(sheet: RawSheet, table: Table, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of a table: titles above it, columns that mean nothing, cells and rows that could not be read."""
    headings = heading_cells(sheet, table)
    columns = table.spec.by_field
    known = {index: Known(columns[name], is_translation=False) for name, index in table.layout.columns.items()}
    for name, languages in table.translations.items():
        known.update(dict.fromkeys(languages.values(), Known(columns[name], is_translation=True)))
    for row in sheet.rows:
        if row.number < table.header.row:
            yield from whole_row(row, Place(table.layout.file, sheet.name), "CARRY_OWN")
        for index, cell in sorted(row.cells.items()) if row.number > table.header.row else ():
            heading = text_of(headings[index]) if index in headings else None
            place = Place(table.layout.file, sheet.name, row.number, index, heading)
            yield from of_cell(cell, place, known.get(index), ledger)


def heading_cells(sheet: RawSheet, table: Table) -> Mapping[int, RawCell]:
    """The cells of the header row."""
    return next(row.cells for row in sheet.rows if row.number == table.header.row)


class Known(NamedTuple):
    """What a column of a table holds."""

    column: Column
    is_translation: bool


def of_cell(cell: RawCell, place: Place, known: Known | None, ledger: Ledger) -> Iterator[Leftover]:
    """One cell below a header, if it did not come along."""
    row = ledger.row(place)
    if known is None:
        is_own = (place.heading or "").startswith(OWN)
        yield left("CARRY_OWN" if is_own else "CARRY_UNKNOWN", place, cell)
    elif row is not None and is_repeated(row):
        yield left("CARRY_REPEATED", place, cell)
    elif row is not None and (known.column.field in row.faulty or (known.is_translation and ledger.code(place))):
        yield unreadable(cell, place, ledger)
    elif row is not None and known.column.kind is Kind.REFERENCES:
        yield from of_list(cell, place, value_of(row, known.column.field), ledger)
    else:
        yield from of_time(cell, place)
        yield from of_formula(cell, place)


def of_time(cell: RawCell, place: Place) -> Iterator[Leftover]:
    """A time of day, of which only the day came along."""
    if isinstance(cell.value, datetime) and cell.value.time() != time():
        yield left("CARRY_TIME", place, cell)


def of_list(cell: RawCell, place: Place, value: object, ledger: Ledger) -> Iterator[Leftover]:
    """The codes of a list that lead nowhere: the reader leaves them out."""
    kept = {fold(code) for code in value} if isinstance(value, tuple) else set()
    lost = [code for code in split_codes(text_of(cell)) if fold(code) not in kept]
    if lost:
        yield unreadable(RawCell("; ".join(lost)), place, ledger)
    yield from of_formula(cell, place)


def unreadable(cell: RawCell, place: Place, ledger: Ledger) -> Leftover:
    """A cell that could not be read, and the code of its problem; what is at fault elsewhere has none of its own."""
    return left("CARRY_UNREADABLE", place, cell, reason=ledger.code(place) or saying("see 'tracker check'"))


def of_formula(cell: RawCell, place: Place) -> Iterator[Leftover]:
    """A formula, of which only the result came along."""
    if cell.formula is not None:
        yield Leftover(problem("CARRY_FORMULA", place, Details(cell.formula)), cell.formula)


def of_settings(sheet: RawSheet, table: Table, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of the sheet of settings that did not come along."""
    headings = heading_cells(sheet, table)
    here = Place(table.layout.file, sheet.name)
    for row in sheet.rows:
        if row.number < table.header.row:
            yield from whole_row(row, here, "CARRY_OWN")
        elif table.unread and row.number > table.header.row:
            yield from whole_row(row, here, "CARRY_UNKNOWN")
        elif row.number > table.header.row:
            yield from of_setting(row, headings, table, ledger)


def of_setting(row: RawRow, headings: Mapping[int, RawCell], table: Table, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of one setting that did not come along."""
    names, values = (table.layout.columns[column.field] for column in (SETTING, VALUE))
    name = text_of(row.cells[names]) if names in row.cells else ""
    for index, cell in sorted(row.cells.items()):
        heading = text_of(headings[index]) if index in headings else ""
        place = Place(table.layout.file, table.layout.sheet, row.number, index, heading)
        if index == values:
            yield from of_value(cell, name, replace(place, heading=name), ledger)
        elif index != names and not is_meaning(cell, heading):
            yield left("CARRY_OWN" if heading.startswith(OWN) else "CARRY_UNKNOWN", place, cell)
        elif index == names and values not in row.cells and setting_named(name)[0] is None:
            yield left("CARRY_OWN" if name.startswith(OWN) else "CARRY_UNKNOWN", place, cell)


def is_meaning(cell: RawCell, heading: str) -> bool:
    """Whether a cell is what the template says of a setting."""
    return folded(heading) in page_names("meaning") and plain(text_of(cell)) in own_meanings()


def of_value(cell: RawCell, name: str, place: Place, ledger: Ledger) -> Iterator[Leftover]:
    """The value of a setting, if it did not come along; the version of the template is replaced by the new one's."""
    spec, _ = setting_named(name)
    if spec is None:
        yield left("CARRY_OWN" if name.startswith(OWN) else "CARRY_UNKNOWN", place, cell)
    elif ledger.code(place) and spec.field != VERSION:
        yield unreadable(cell, place, ledger)
    else:
        yield from of_formula(cell, place)


def below(sheet: RawSheet, file: str) -> Iterator[Leftover]:
    """What stands beyond the rows and columns that are read; nobody has looked at it."""
    if sheet.beyond is not None:
        yield beyond(Place(file, sheet.name, *sheet.beyond))
    if sheet.stray is not None:
        row, column, _ = sheet.stray
        yield beyond(Place(file, sheet.name, row, column))
    if sheet.too_wide:
        yield beyond(Place(file, sheet.name, sheet.rows[0].number if sheet.rows else 1, MAX_COLUMNS + 1))


def beyond(place: Place) -> Leftover:
    """The first cell of what was not read."""
    return Leftover(problem("CARRY_BEYOND", place))


def of_comment(comment: Comment, file: str) -> Iterator[Leftover]:
    """A comment of the official's own, without what a check has added to it."""
    text = comment.text.split(HEAD)[0].strip()
    if text and plain(text) not in own_notes():
        found = CELL_NAME.fullmatch(comment.cell)
        spot = (int(found[2]), column_number(found[1])) if found else ()
        yield Leftover(problem("CARRY_COMMENT", Place(file, comment.sheet, *spot), Details(text)), text)
