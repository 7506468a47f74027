"""Raw sheets to tables: the sheets of the register with their columns found, and what is wrong with their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.problems import Place, Problem, problem
from tracker.registers.columns import SETTINGS_SHEET, SHEETS, Column, SheetSpec
from tracker.registers.headers import HEADER_ROWS, OWN, Header, find_header, header_problems
from tracker.registers.terms import folded, sheet_names
from tracker.registers.workbook import BLANK_ROWS, MAX_COLUMNS, MAX_ROWS, RawRow, RawSheet
from tracker.source import SheetLayout, column_letters

SPECS: Mapping[str, SheetSpec] = {spec.name: spec for spec in SHEETS}
CHECK_SHEET = "# check"
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)")


@dataclass(frozen=True)
class Table:
    """One sheet of one workbook, ready to be read: its rows below the header and where each field stands.

    ``translations`` gives by field the columns of its translations; ``merged`` are cells that hold nothing because
    they are merged into another one.
    """

    spec: SheetSpec
    layout: SheetLayout
    columns: tuple[tuple[Column, int], ...]
    translations: Mapping[str, Mapping[str, int]]
    rows: Sequence[RawRow]
    merged: frozenset[tuple[int, int]] = frozenset()

    def place(self, row: int, field_name: str | None) -> Place:
        """Where a cell of a field is, with the heading the official gave it."""
        layout = self.layout
        if field_name is None:
            return Place(layout.file, layout.sheet, row)
        index, heading = layout.columns.get(field_name), layout.headings.get(field_name)
        return Place(layout.file, layout.sheet, row, index, heading or self.spec.by_field[field_name].heading)


@dataclass
class Shape:
    """The tables of one workbook, its sheet of settings if it has one, and the problems of its shape."""

    tables: list[Table] = field(default_factory=list)
    settings: RawSheet | None = None
    order: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def shape_of(sheets: Sequence[RawSheet], file: str) -> Shape:
    """Sort the sheets of a workbook into tables."""
    shape = Shape()
    seen: dict[str, str] = {}
    for order, sheet in enumerate(sheets):
        shape.order[sheet.name] = order
        name = sheet_names().get(folded(sheet.name))
        if name is None:
            shape.problems.extend(unknown_sheet(sheet, file))
        elif name in seen:
            place = Place(file, sheet.name)
            shape.problems.append(problem("SHEET_DUPLICATE", place, a=seen[name], b=sheet.name))
        else:
            seen[name] = sheet.name
            add_sheet(shape, sheet, name, file)
    return shape


def unknown_sheet(sheet: RawSheet, file: str) -> Iterator[Problem]:
    """A sheet that is not the register's: passed over, in silence where it says so itself."""
    if folded(sheet.name) == CHECK_SHEET:
        yield problem("CHECK_MARKS_LEFT", Place(file, sheet.name), sheet=sheet.name)
    elif not sheet.name.lstrip().startswith(OWN):
        yield problem("SHEET_UNKNOWN", Place(file, sheet.name), sheet=sheet.name)


def add_sheet(shape: Shape, sheet: RawSheet, name: str, file: str) -> None:
    """Add a known sheet to the shape."""
    shape.problems.extend(sheet_problems(sheet, file))
    if name == SETTINGS_SHEET:
        shape.settings = sheet
        return
    spec = SPECS[name]
    header = find_header(sheet, spec)
    if header is None:
        if sheet.rows or spec.required:
            required = ", ".join(column.heading for column in spec.columns if column.required)
            place = Place(file, sheet.name)
            shape.problems.append(
                problem("HEADER_NOT_FOUND", place, sheet=sheet.name, n=HEADER_ROWS, required=required)
            )
        return
    shape.problems.extend(header_problems(sheet, spec, header, file))
    table = table_of(sheet, spec, header, file)
    shape.problems.extend(merged_cells(sheet, table))
    if not table.rows:
        shape.problems.append(problem("SHEET_EMPTY", Place(file, sheet.name), sheet=sheet.name))
    shape.tables.append(table)


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
    return Table(
        spec=spec,
        layout=SheetLayout(file, sheet.name, own, headings),
        columns=tuple((spec.by_field[name], index) for name, index in own.items()),
        translations=translations,
        rows=[row for row in sheet.rows if row.number > header.row and not known.isdisjoint(row.cells)],
        merged=frozenset(swallowed(sheet, header.row)),
    )


def sheet_problems(sheet: RawSheet, file: str) -> Iterator[Problem]:
    """What was noticed while a sheet was read: hidden parts, values far outside."""
    if sheet.hidden:
        yield problem("SHEET_HIDDEN", Place(file, sheet.name), sheet=sheet.name, n=len(sheet.rows))
    if sheet.hidden_rows:
        shown = ", ".join(str(row) for row in sheet.hidden_rows[:5]) + (" …" if len(sheet.hidden_rows) > 5 else "")
        yield problem("ROWS_HIDDEN", Place(file, sheet.name), n=len(sheet.hidden_rows), rows=shown)
    if sheet.beyond is not None:
        row, column = sheet.beyond
        cell = f"{column_letters(column)}{row}"
        yield problem(
            "TOO_MANY_ROWS", Place(file, sheet.name, row, column), sheet=sheet.name, limit=MAX_ROWS, cell=cell
        )
    if sheet.stray is not None:
        row, column, empty = sheet.stray
        cell = f"{column_letters(column)}{row}"
        yield problem("STRAY_VALUE", Place(file, sheet.name, row, column), cell=cell, value=sheet.stray_text, n=empty)
    if sheet.too_wide:
        limit = f"{MAX_COLUMNS} columns"
        yield problem(
            "FILE_TOO_LARGE", Place(file, sheet.name), what=f"sheet '{sheet.name}'", value="wider", limit=limit
        )


def swallowed(sheet: RawSheet, header_row: int) -> Iterator[tuple[int, int]]:
    """The cells below the header that are merged into another one; a range is bounded by what is read."""
    for text in sheet.merged:
        if (bounds := bounds_of(text)) is None:
            continue
        left, top, right, bottom = bounds
        for row in range(max(top, header_row + 1), min(bottom, top + BLANK_ROWS) + 1):
            for column in range(left, min(right, MAX_COLUMNS) + 1):
                if (row, column) != (top, left):
                    yield row, column


def bounds_of(text: str) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of a range such as ``B2:C5``."""
    found = RANGE.fullmatch(text)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return column_number(left), int(top), column_number(right), int(bottom)


def column_number(letters: str) -> int:
    """Excel's column letters as a number counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def merged_cells(sheet: RawSheet, table: Table) -> Iterator[Problem]:
    """Merged cells that leave rows of the table without a value."""
    names = {index: name for name, index in table.layout.columns.items()}
    numbers = {row.number for row in table.rows}
    for text in sheet.merged:
        bounds = bounds_of(text)
        if bounds is None:
            continue
        left, top, right, bottom = bounds
        fields = [names[column] for column in range(left, min(right, MAX_COLUMNS) + 1) if column in names]
        rows = [row for row in range(top, min(bottom, top + BLANK_ROWS) + 1) if row in numbers]
        if not fields or not rows or (len(rows) == 1 and len(fields) == 1):
            continue
        lacking = rows[1:] or rows
        heading = table.layout.headings[fields[0] if len(rows) > 1 else fields[-1]]
        shown = ", ".join(str(row) for row in lacking[:5]) + (" …" if len(lacking) > 5 else "")
        place = Place(table.layout.file, sheet.name, rows[0], left, heading)
        yield problem("MERGED_CELLS", place, range=text, rows=shown, column=heading)


def missing_sheets(shapes: Sequence[Shape], files: Sequence[str]) -> Iterator[Problem]:
    """Required sheets that no workbook has."""
    present = {table.spec.name for shape in shapes for table in shape.tables}
    blamed = {
        sheet_names().get(folded(one.place.sheet or ""))
        for shape in shapes
        for one in shape.problems
        if one.code == "HEADER_NOT_FOUND"
    }
    found = ", ".join(dict.fromkeys(table.layout.sheet for shape in shapes for table in shape.tables)) or "none"
    for spec in SHEETS:
        if spec.required and spec.name not in present and spec.name not in blamed:
            yield problem("SHEET_MISSING", Place(files[0], None), sheet=spec.name, found=found)
