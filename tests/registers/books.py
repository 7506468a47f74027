"""Real workbooks for tests: a small register without a fault, and ways to give it one.

A cell is what Python writes into it, or one of the marks below. Rows and letters are Excel's: the headings of every
sheet stand in row 1.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.domain.register import Register
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Problem
from tracker.registers.read import read_register

AS_OF = date(2026, 3, 31)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"\d+(\.\d+)?")
Grid = list[list[Any]]


class Formula(NamedTuple):
    """A formula with its calculated result; an error such as ``#REF!`` is a result like any other."""

    text: str
    result: object = 0


class Uncalculated(NamedTuple):
    """A formula whose result was not saved."""

    text: str


class Styled(NamedTuple):
    """A value in a number format, such as ``0.4`` in ``0%``."""

    value: object
    number_format: str


@dataclass
class Book:
    """A workbook to be: the cells of its sheets and how they are shown."""

    sheets: dict[str, Grid]
    name: str = "register.xlsx"
    hidden: set[str] = field(default_factory=set)
    hidden_rows: list[tuple[str, int]] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)

    def column(self, sheet: str, heading: str) -> int:
        """Where a heading stands, counted from 0."""
        return self.sheets[sheet][0].index(heading)

    def put(self, sheet: str, row: int, heading: str, value: object) -> Book:
        """Change one cell."""
        self.sheets[sheet][row - 1][self.column(sheet, heading)] = value
        return self

    def cell(self, sheet: str, row: int, letter: str, value: object) -> Book:
        """Change one cell by its letter, also outside the rows and columns there are."""
        grid, place = self.sheets[sheet], ord(letter) - ord("A")
        grid.extend([] for _ in range(row - len(grid)))
        grid[row - 1].extend([None] * (place + 1 - len(grid[row - 1])))
        grid[row - 1][place] = value
        return self

    def head(self, sheet: str, heading: str, new: object) -> Book:
        """Change a heading."""
        self.sheets[sheet][0][self.column(sheet, heading)] = new
        return self

    def row(self, sheet: str, **cells: object) -> Book:
        """Add a row; underscores in headings are spaces."""
        given = {heading.replace("_", " "): value for heading, value in cells.items()}
        self.sheets[sheet].append([given.pop(heading, None) for heading in self.sheets[sheet][0]])
        assert not given, f"{sheet} has no column {list(given)}"
        return self

    def lines(self, sheet: str, *rows: Sequence[object]) -> Book:
        """Add rows as they are, to a new sheet or to one that is there."""
        self.sheets.setdefault(sheet, []).extend(list(row) for row in rows)
        return self

    def above(self, sheet: str, *rows: Sequence[object]) -> Book:
        """Add rows above the headings."""
        self.sheets[sheet][:0] = [list(row) for row in rows]
        return self

    def without(self, sheet: str, heading: str | None = None) -> Book:
        """Take away a sheet or one of its columns."""
        if heading is None:
            del self.sheets[sheet]
            return self
        place = self.column(sheet, heading)
        for row in self.sheets[sheet]:
            del row[place : place + 1]
        return self

    def more(self, sheet: str, heading: object, *values: object) -> Book:
        """Add a column at the right."""
        width = max(len(row) for row in self.sheets[sheet])
        for row, value in zip(self.sheets[sheet], (heading, *values), strict=False):
            row.extend([None] * (width - len(row)))
            row.append(value)
        return self

    def named(self, old: str, new: str) -> Book:
        """Give a sheet another name."""
        self.sheets = {new if name == old else name: grid for name, grid in self.sheets.items()}
        return self

    def write(self, folder: Path) -> Path:
        """Write the workbook."""
        path = folder / self.name
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_urls": False}) as book:
            for name, grid in self.sheets.items():
                self._write_sheet(book, book.add_worksheet(name), grid)
        self._write_uncalculated(path)
        return path

    def _write_sheet(self, book: xlsxwriter.Workbook, sheet: Worksheet, grid: Grid) -> None:
        for row, cells in enumerate(grid):
            for column, value in enumerate(cells):
                write_cell(book, sheet, (row, column), value)
        for name, row in self.hidden_rows:
            if name == sheet.name:
                sheet.set_row(row - 1, None, None, {"hidden": True})
        if sheet.name in self.hidden:
            sheet.hide()
        for name, block in self.merged:
            if name == sheet.name:
                merge(sheet, block)

    def _write_uncalculated(self, path: Path) -> None:
        """Formulas without a result: XlsxWriter always writes one, openpyxl never does."""
        found = [
            (name, row, column, value)
            for name, grid in self.sheets.items()
            for row, cells in enumerate(grid, start=1)
            for column, value in enumerate(cells, start=1)
            if isinstance(value, Uncalculated)
        ]
        if found:
            book = openpyxl.load_workbook(path)
            for name, row, column, value in found:
                book[name].cell(row, column).value = value.text
            book.save(path)


def write_cell(book: xlsxwriter.Workbook, sheet: Worksheet, at: tuple[int, int], value: object) -> None:
    """Write one cell as what it is."""
    style: Format | None = None
    if isinstance(value, Styled):
        style = book.add_format({"num_format": value.number_format})
        value = value.value
    match value:
        case Formula():
            sheet.write_formula(*at, value.text, style, value.result)
        case bool():
            sheet.write_boolean(*at, value, style)
        case str():
            sheet.write_string(*at, value, style)
        case datetime() | date():
            sheet.write_datetime(*at, value, style or book.default_date_format)
        case time():
            sheet.write_datetime(*at, value, style or book.add_format({"num_format": "hh:mm"}))
        case int() | float():
            sheet.write_number(*at, value, style)
        case _:
            pass


def merge(sheet: Worksheet, cells: str) -> None:
    """Merge cells as Excel does: what stands in them is left to the writer, only the range is noted."""
    first, last = (xlsxwriter.utility.xl_cell_to_rowcol(cell) for cell in cells.split(":"))
    sheet.merge.append([*first, *last])


def day(text: str) -> date:
    return date.fromisoformat(text)


def typed(text: str) -> object:
    """A cell of ``sound.txt`` as it is typed into Excel."""
    if not text:
        return None
    if ISO_DAY.fullmatch(text):
        return day(text)
    return (float(text) if "." in text else int(text)) if NUMBER.fullmatch(text) else text


def grid(lines: str) -> Grid:
    """The cells of one sheet of ``sound.txt``."""
    return [[typed(cell.strip()) for cell in line.split("|")] for line in lines.splitlines() if line]


def sheets_of(text: str) -> dict[str, Grid]:
    """The sheets of ``sound.txt`` by their names."""
    parts = (part.split("\n", 1) for part in text.split("# ") if part)
    return {name: grid(lines) for name, lines in parts}


SOUND: Mapping[str, Grid] = sheets_of(Path(__file__).with_name("sound.txt").read_text(encoding="utf-8"))
"""Every sheet of a register, with nothing to be told about it on ``AS_OF``."""


def sound(name: str = "register.xlsx") -> Book:
    """The sound register, to be changed at will."""
    return Book(copy.deepcopy(dict(SOUND)), name)


def part(*sheets: str, name: str = "other.xlsx") -> Book:
    """Some sheets of the sound register in a workbook of their own."""
    return Book({sheet: copy.deepcopy(SOUND[sheet]) for sheet in sheets}, name)


def read(folder: Path, *books: Book) -> tuple[Register, list[Problem]]:
    """What is read from some workbooks; every sentence is made, so that none lacks a parameter."""
    register, problems = read_register([book.write(folder) for book in books], as_of=AS_OF)
    for one in problems:
        words = problem_words(one, Messages())
        assert "{" not in words.line.replace(one.value or "", "")
    return register, problems


def told(problem: Problem) -> str:
    """A problem in a form that a table of cases can hold: ``CODE Sheet!A1 · Heading · value → suggestions``."""
    place = problem.place
    parts = [
        f"{problem.code} {place.sheet or place.file}{'!' + (place.cell or str(place.row)) if place.row else ''}",
        place.heading,
        problem.value,
    ]
    suggested = f" → {' | '.join(problem.suggestions)}" if problem.suggestions else ""
    return " · ".join(part for part in parts if part is not None) + suggested


def all_told(folder: Path, *books: Book) -> list[str]:
    """Everything that is told about some workbooks."""
    return [told(one) for one in read(folder, *books)[1]]
