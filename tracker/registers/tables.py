"""Raw sheets to tables: the sheets of the register with their columns found, and what is wrong with their shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.problems import Details, Place, Problem, problem
from tracker.registers.columns import SETTINGS_SHEET, SETTINGS_SPEC, SHEETS, Column, SheetSpec
from tracker.registers.headers import HEADER_ROWS, OWN, Header, find_header, header_problems
from tracker.registers.merges import blocks_of, first_rows, merged_cells, swallowed
from tracker.registers.raw import MAX_COLUMNS, MAX_ROWS, RawRow, RawSheet
from tracker.registers.terms import folded, sheet_names
from tracker.sentences import saying
from tracker.source import SheetLayout

SPECS: Mapping[str, SheetSpec] = {spec.name: spec for spec in (SETTINGS_SPEC, *SHEETS)}
CHECK_SHEET = "# check"
NO_COLUMN = 0
"""Stands for the column of a text that a sheet has only in translation."""


@dataclass(frozen=True)
class Table:
    """One sheet of one workbook, ready to be read: its rows below the header and where each field stands.

    ``translations`` gives by field the columns of its translations; ``merged`` are cells that hold nothing because
    they are merged into another one.
    """

    spec: SheetSpec
    layout: SheetLayout
    header: Header
    columns: tuple[tuple[Column, int], ...]
    translations: Mapping[str, Mapping[str, int]]
    rows: Sequence[RawRow]
    merged: frozenset[tuple[int, int]] = frozenset()
    unread: frozenset[str] = frozenset()
    """Fields whose column is not there, or probably has another heading: that has been said, and no row has them."""

    def place(self, row: int, index: int, column: Column) -> Place:
        """Where a cell of a column is, with the heading the official gave it."""
        layout = self.layout
        return Place(layout.file, layout.sheet, row, index, self.header.texts.get(index, column.heading))


@dataclass
class Shape:
    """The sheets of one workbook: its tables, its settings, the others' names, and the problems of its shape.

    ``order`` gives the place of every sheet, ``unknown`` the names of sheets that are not the register's, ``lost`` the
    names in the format of sheets of which not all could be read.
    """

    file: str
    tables: list[Table] = field(default_factory=list)
    settings: Table | None = None
    order: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def shape_of(sheets: Sequence[RawSheet], file: str) -> Shape:
    """Sort the sheets of a workbook into tables."""
    shape = Shape(file)
    seen: dict[str, str] = {}
    for order, sheet in enumerate(sheets):
        shape.order[sheet.name] = order
        name = sheet_names().get(folded(sheet.name))
        if name is None:
            add_unknown(shape, sheet)
        elif name in seen:
            place = Place(file, sheet.name)
            shape.problems.append(problem("SHEET_DUPLICATE", place, a=seen[name], b=sheet.name))
            shape.lost.add(name)
        else:
            seen[name] = sheet.name
            add_sheet(shape, sheet, SPECS[name])
    return shape


def add_unknown(shape: Shape, sheet: RawSheet) -> None:
    """Note a sheet that is not the register's; one that says so itself is passed over in silence."""
    if folded(sheet.name) == CHECK_SHEET:
        place = Place(shape.file, sheet.name)
        shape.problems.append(problem("CHECK_MARKS_LEFT", place, sheet=sheet.name))
    elif not sheet.name.lstrip().startswith(OWN):
        shape.unknown.append(sheet.name)


def add_sheet(shape: Shape, sheet: RawSheet, spec: SheetSpec) -> None:
    """Add a known sheet to the shape."""
    header = find_header(sheet, spec)
    if header is None:
        if sheet.rows or spec.required:
            shape.problems.append(no_header(sheet, spec, shape.file))
            shape.lost.add(spec.name)
        return
    table = table_of(sheet, spec, header, shape.file)
    shape.problems.extend(header_problems(sheet, spec, header, shape.file))
    shape.problems.extend(sheet_problems(sheet, table))
    if sheet.beyond is not None or ("code" in table.unread):
        shape.lost.add(spec.name)
    if spec.name == SETTINGS_SHEET:
        shape.settings = table
    else:
        shape.tables.append(table)


def no_header(sheet: RawSheet, spec: SheetSpec, file: str) -> Problem:
    """A sheet of which no row could be its header."""
    required = [column.heading for column in spec.columns if column.required]
    place = Place(file, sheet.name)
    return problem("HEADER_NOT_FOUND", place, sheet=sheet.name, n=HEADER_ROWS, required=required)


def table_of(sheet: RawSheet, spec: SheetSpec, header: Header, file: str) -> Table:
    """The table below a header; of two columns with one meaning the first is read."""
    own: dict[str, int] = {}
    headings: dict[str, str] = {}
    translations: dict[str, dict[str, int]] = {}
    for heading in header.headings:
        name = heading.column.field
        if heading.language is not None:
            translations.setdefault(name, {}).setdefault(heading.language, heading.index)
        elif name not in own:
            own[name], headings[name] = heading.index, heading.text
    known = {*own.values(), *(index for columns in translations.values() for index in columns.values())}
    required = {column.field for column in spec.columns if column.required}
    rows = [row for row in sheet.rows if row.number > header.row and not known.isdisjoint(row.cells)]
    return Table(
        spec=spec,
        layout=SheetLayout(file, sheet.name, own, headings),
        header=header,
        columns=tuple(columns_of(spec, own, translations)),
        translations=translations,
        rows=rows,
        merged=swallowed(blocks_of(sheet, header.row), known, rows),
        unread=frozenset((required | header.meant.keys()) - own.keys()),
    )


def columns_of(
    spec: SheetSpec, own: Mapping[str, int], translations: Mapping[str, object]
) -> Iterator[tuple[Column, int]]:
    """The columns of a table; a text that stands there only in translation has none of its own."""
    yield from ((spec.by_field[name], index) for name, index in own.items())
    for name in translations.keys() - own.keys():
        if not spec.by_field[name].required:
            yield spec.by_field[name], NO_COLUMN


def sheet_problems(sheet: RawSheet, table: Table) -> Iterator[Problem]:
    """What was noticed in a sheet beside its header: nothing in it, hidden parts, merged cells, values far outside."""
    here = Place(table.layout.file, sheet.name)
    if not table.rows:
        yield problem("SHEET_EMPTY", here, sheet=sheet.name)
    elif sheet.hidden:
        yield problem("SHEET_HIDDEN", here, sheet=sheet.name, n=len(table.rows))
    yield from hidden_rows(sheet, table)
    yield from merged_cells(blocks_of(sheet, table.header.row), here, table.header.texts, table.rows)
    yield from far_values(sheet, table)


def hidden_rows(sheet: RawSheet, table: Table) -> Iterator[Problem]:
    """Rows that were read although nobody sees them."""
    numbers = {row.number for row in table.rows} if sheet.hidden_rows else set()
    hidden = [row for row in sheet.hidden_rows if row in numbers]
    if hidden:
        place = Place(table.layout.file, sheet.name)
        yield problem("ROWS_HIDDEN", place, n=len(hidden), rows=first_rows(hidden))


def far_values(sheet: RawSheet, table: Table) -> Iterator[Problem]:
    """Values outside what is read of a sheet."""
    file, texts = table.layout.file, table.header.texts
    if sheet.beyond is not None:
        row, column = sheet.beyond
        place = Place(file, sheet.name, row, column, texts.get(column))
        yield problem("TOO_MANY_ROWS", place, sheet=sheet.name, limit=MAX_ROWS, cell=place.cell)
    if sheet.stray is not None:
        row, column, empty = sheet.stray
        place = Place(file, sheet.name, row, column, texts.get(column))
        yield problem("STRAY_VALUE", place, Details(sheet.stray_text), n=empty)
    if sheet.too_wide:
        limit = saying("{n} columns", n=MAX_COLUMNS)
        what = saying("sheet '{sheet}'", sheet=sheet.name)
        yield problem("FILE_TOO_LARGE", Place(file, sheet.name), what=what, value=saying("wider"), limit=limit)
