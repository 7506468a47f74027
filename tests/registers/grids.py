"""Workbooks of grids: a small register that is sound, and what is done to it before it is written."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Grid = list[list[Any]]
Sheets = dict[str, Worksheet]


CREATED = datetime(2026, 1, 1)


class Formula(NamedTuple):
    """A formula with its result."""

    text: str
    result: object


def day(text: str) -> date:
    return date.fromisoformat(text)


SOUND: dict[str, Grid] = {
    "Register": [["Setting", "Value"], ["Title", "Two neighbours"], ["Language", "en"], ["Template version", "1"]],
    "Parties": [["Code", "Name"], ["AA", "Aland"], ["BB", "Borland"]],
    "Institutions": [["Code", "Name", "Party"], ["AA-E", "Ministry of Energy", "AA"]],
    "Sectors": [["Code", "Name"], ["EN", "Energy"]],
    "Sessions": [["Code", "Kind", "Title", "From"], ["S-1", "summit", "First summit", day("2024-01-10")]],
    "Commitments": [
        ["Code", "Title", "Session", "Sector", "Lead", "Start", "Due", "Clause"],
        ["C-1", "Build the line", "S-1", "EN", "AA-E", day("2024-02-01"), day("2026-12-31"), None],
        ["C-2", "Open the road", "S-1", "EN", "AA-E", day("2024-02-01"), day("2026-12-31"), "4"],
    ],
    "Indicators": [
        ["Code", "Commitment", "Title", "Measure", "Baseline", "Baseline date", "Target"],
        ["I-1", "C-1", "Line built", "percent", 0, day("2024-02-01"), 100],
    ],
    "Actuals": [["Indicator", "Date", "Value"], ["I-1", day("2025-06-30"), 22.9]],
}
"""A register with nothing to be told about it."""


@dataclass
class Grids:
    """A workbook to be. ``finish`` adds what the grids cannot hold, such as a chart."""

    sheets: dict[str, Grid] = field(default_factory=lambda: copy.deepcopy(SOUND))
    finish: Callable[[Workbook, Sheets], None] | None = None

    def put(self, sheet: str, cell: str, value: object) -> Grids:
        """Type into a cell, also outside what is there."""
        column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
        grid = self.sheets.setdefault(sheet, [])
        grid.extend([] for _ in range(row + 1 - len(grid)))
        grid[row].extend([None] * (column + 1 - len(grid[row])))
        grid[row][column] = value
        return self

    def above(self, sheet: str, *texts: str) -> Grids:
        """Put a row of titles above a sheet's headings."""
        self.sheets[sheet].insert(0, list(texts))
        return self

    def without(self, sheet: str) -> Grids:
        """Take a sheet away."""
        del self.sheets[sheet]
        return self

    def content(self) -> bytes:
        """The bytes of the workbook."""
        stream = io.BytesIO()
        with Workbook(stream, {"default_date_format": "yyyy-mm-dd", "strings_to_urls": False}) as book:
            book.set_properties({"created": CREATED})
            sheets = {name: book.add_worksheet(name) for name in self.sheets}
            for name, grid in self.sheets.items():
                for row, cells in enumerate(grid):
                    for column, value in enumerate(cells):
                        write(sheets[name], (row, column), value)
            if self.finish is not None:
                self.finish(book, sheets)
        return stream.getvalue()


def write(sheet: Worksheet, at: tuple[int, int], value: object) -> None:
    """Type one cell."""
    match value:
        case Formula():
            sheet.write_formula(*at, value.text, None, value.result)
        case str():
            sheet.write_string(*at, value)
        case date():
            sheet.write_datetime(*at, value)
        case int() | float():
            sheet.write_number(*at, value)
