"""What of an existing register could not be carried into a new workbook.

Every cell of the old workbook is looked at: what is not known to have come along is listed, so nothing is dropped in
silence, whatever the reader makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils.cell import coordinate_to_tuple

from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.coerce import text_of
from tracker.registers.columns import SHEETS, SheetSpec
from tracker.registers.headers import OWN, find_header
from tracker.registers.parts import Comment, Loss, comments, losses
from tracker.registers.settings import columns_of, setting_named
from tracker.registers.tables import CHECK_SHEET, Shape, Table, shape_of
from tracker.registers.template.notes import own_notes, plain
from tracker.registers.template.words import PROGRAM, page_names
from tracker.registers.terms import folded
from tracker.registers.workbook import MAX_COLUMNS, RawCell, RawRow, RawSheet, open_workbook
from tracker.source import RowSource

Faulty = frozenset[str] | None
"""The fields of a row that could not be read; ``None`` for a row that repeats another one's code."""


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
        """The tables that were read, by the name of their sheet."""
        return {table.layout.sheet: table for table in self.shape.tables}


def open_book(name: str, content: bytes) -> Book:
    """Open a workbook that was read before."""
    sheets = open_workbook(content)
    return Book(name, content, sheets, shape_of(sheets, name))


def records_of(register: Register, spec: SheetSpec) -> Sequence[Record]:
    """The records of a sheet."""
    found: Sequence[Record] = getattr(register, spec.name.lower())
    return found


def is_repeated(row: FaultyRow) -> bool:
    """Whether a row could be read but repeats the code of another: what is at fault has a value all the same."""
    return not row.faulty.isdisjoint(row.values)


def key(source: RowSource) -> tuple[str, str, int]:
    """A row of all workbooks."""
    return source.file, source.sheet, source.row


class Ledger:
    """What the reader said: the state of every row, and the code of the problem at a cell."""

    def __init__(self, register: Register, problems: list[Problem]) -> None:
        self.rows: dict[tuple[str, str, int], Faulty] = {}
        for spec in SHEETS:
            for record in records_of(register, spec):
                self.rows[key(record.source)] = record.faulty
        for row in register.faulty_rows:
            self.rows[key(row.source)] = None if is_repeated(row) else row.faulty
        self.codes: dict[tuple[str, str | None, int | None, int | None], str] = {}
        for one in problems:
            if one.is_error:
                place = one.place
                self.codes.setdefault((place.file, place.sheet, place.row, place.column), one.code)

    def row(self, file: str, sheet: str, row: int) -> Faulty:
        """The state of a row; one that stands in another workbook too was taken from there, and is whole."""
        return self.rows.get((file, sheet, row), frozenset())

    def code(self, place: Place) -> str:
        """Why a cell could not be read."""
        return self.codes.get((place.file, place.sheet, place.row, place.column), "")


def leftovers(book: Book, ledger: Ledger) -> Iterator[Leftover]:
    """Everything of a workbook that did not come along, sheet by sheet, and what is no cell last."""
    for sheet in book.sheets:
        yield from of_sheet(sheet, book, ledger)
        yield from below(sheet, book.name)
    for comment in comments(book.content):
        yield from of_comment(comment, book.name)
    lost = [loss for loss in losses(book.content) if loss is not Loss.SIZE]
    if lost:
        yield Leftover(problem("CARRY_PARTS", Place(book.name), Details(", ".join(lost)), file=book.name))


def is_program_page(name: str) -> bool:
    """Whether a sheet is one the program wrote itself and will write again."""
    folded_name = folded(name)
    return folded_name == CHECK_SHEET or any(folded_name in page_names(page) for page in ("howto", "lists", "kept"))


def of_sheet(sheet: RawSheet, book: Book, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of one sheet that did not come along."""
    if is_program_page(sheet.name):
        return
    table = book.tables.get(sheet.name)
    if table is not None:
        yield from of_table(sheet, table, ledger)
    elif sheet is book.shape.settings:
        yield from of_settings(sheet, book.name, ledger)
    else:
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
    header = find_header(sheet, table.spec)
    assert header is not None  # noqa: S101 - the sheet is a table because it has one
    headings = next(row.cells for row in sheet.rows if row.number == header.row)
    fields = {index: name for name, index in table.layout.columns.items()}
    for name, languages in table.translations.items():
        fields.update(dict.fromkeys(languages.values(), name))
    for row in sheet.rows:
        if row.number < header.row:
            yield from whole_row(row, Place(table.layout.file, sheet.name), "CARRY_OWN")
        for index, cell in sorted(row.cells.items()) if row.number > header.row else ():
            heading = text_of(headings[index]) if index in headings else None
            place = Place(table.layout.file, sheet.name, row.number, index, heading)
            yield from of_cell(cell, place, fields.get(index), ledger)


def of_cell(cell: RawCell, place: Place, field: str | None, ledger: Ledger) -> Iterator[Leftover]:
    """One cell below a header, if it did not come along."""
    if field is None:
        is_own = (place.heading or "").startswith(OWN)
        yield left("CARRY_OWN" if is_own else "CARRY_UNKNOWN", place, cell)
        return
    faulty = ledger.row(place.file, place.sheet or "", place.row or 0)
    if faulty is None:
        yield left("CARRY_REPEATED", place, cell)
    elif field in faulty:
        yield left("CARRY_UNREADABLE", place, cell, reason=ledger.code(place))
    else:
        yield from of_formula(cell, place)


def of_formula(cell: RawCell, place: Place) -> Iterator[Leftover]:
    """A formula, of which only the result came along."""
    if cell.formula is not None:
        yield Leftover(problem("CARRY_FORMULA", place, Details(cell.formula)), cell.formula)


def of_settings(sheet: RawSheet, file: str, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of the sheet of settings that did not come along."""
    header = next((row for row in sheet.rows if columns_of(row)), None)
    for row in sheet.rows:
        if header is None or row.number < header.number:
            code = "CARRY_UNKNOWN" if header is None else "CARRY_OWN"
            yield from whole_row(row, Place(file, sheet.name), code)
        elif row is not header:
            yield from of_setting(row, header, Place(file, sheet.name), ledger)


def of_setting(row: RawRow, header: RawRow, sheet: Place, ledger: Ledger) -> Iterator[Leftover]:
    """The cells of one setting that did not come along."""
    name_column, value_column = columns_of(header)
    name = text_of(row.cells[name_column]) if name_column in row.cells else ""
    for index, cell in sorted(row.cells.items()):
        heading = text_of(header.cells[index]) if index in header.cells else ""
        place = Place(sheet.file, sheet.sheet, row.number, index, heading)
        if index == value_column:
            yield from of_value(cell, name, replace(place, heading=name), ledger)
        elif index != name_column and folded(heading) not in page_names("meaning"):
            yield left("CARRY_OWN" if heading.startswith(OWN) else "CARRY_UNKNOWN", place, cell)
        elif index == name_column and value_column not in row.cells and setting_named(name)[0] is None:
            yield left("CARRY_OWN" if name.startswith(OWN) else "CARRY_UNKNOWN", place, cell)


def of_value(cell: RawCell, name: str, place: Place, ledger: Ledger) -> Iterator[Leftover]:
    """The value of a setting, if it did not come along; the version of the template is replaced by the new one's."""
    spec, _ = setting_named(name)
    code = ledger.code(place)
    if spec is None:
        yield left("CARRY_OWN" if name.startswith(OWN) else "CARRY_UNKNOWN", place, cell)
    elif code and spec.field != "template_version":
        yield left("CARRY_UNREADABLE", place, cell, reason=code)
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
    """A comment of the official's own."""
    if comment.author == PROGRAM or plain(comment.text) in own_notes():
        return
    row, column = coordinate_to_tuple(comment.cell)
    place = Place(file, comment.sheet, row, column)
    yield Leftover(problem("CARRY_COMMENT", place, Details(comment.text)), comment.text)
