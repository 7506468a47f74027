"""Build the example register from its readable source: ``python data/build.py``.

Each CSV file in ``pakistan-tajikistan/`` is one sheet, its first line the headings. Which column holds days or numbers is
known from the format itself. The same source gives the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import xlsxwriter

from tracker.registers.columns import SETTINGS_SHEET, SHEETS, Column, Kind

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER / "pakistan-tajikistan"
TARGET = FOLDER / "pakistan-tajikistan.xlsx"
CREATED = datetime(2026, 3, 31)
"""Written into the file's properties in place of the clock."""

DAYS = (Kind.DATE, Kind.DATE_OR_YEAR, Kind.REVISED)
NUMBERS = (Kind.NUMBER, Kind.PART, Kind.VALUE, Kind.INTEGER, Kind.REVISED)
WIDTHS: Mapping[Kind, int] = {Kind.TEXT: 34, Kind.CODE: 15, Kind.REFERENCE: 15, Kind.REFERENCES: 22, Kind.CHOICE: 15}
NARROW = 12

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
Cell = str | Decimal | date


def read_sheet(name: str, source: Path = SOURCE) -> Table:
    """Headings and rows of one CSV file."""
    with (source / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    return headings, rows


def kind_of(heading: str, columns: Sequence[Column]) -> Kind:
    """How the cells below a heading are read; a translation is a text."""
    return next((column.kind for column in columns if column.heading == heading), Kind.TEXT)


def typed(text: str, kind: Kind) -> Cell:
    """What Excel is to hold: a day, a number, or the text as it stands."""
    if kind in DAYS and (day := day_of(text)) is not None:
        return day
    if kind in NUMBERS and (number := number_of(text)) is not None:
        return number
    return text


def day_of(text: str) -> date | None:
    """The day of an ISO text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number_of(text: str) -> Decimal | None:
    """The number of a text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def sheets(source: Path = SOURCE) -> Iterator[tuple[str, Sequence[Column]]]:
    """The sheets of the register in its order, with their columns."""
    yield SETTINGS_SHEET, ()
    yield from ((spec.name, spec.columns) for spec in SHEETS)


class Formats:
    """The cell formats of the workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self.head = book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "text_wrap": True, "valign": "vcenter"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.code = book.add_format({"num_format": "@", "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.number = book.add_format({"valign": "top"})


def write_cell(sheet: Any, place: tuple[int, int], cell: Cell, formats: Formats) -> None:  # noqa: ANN401
    """Write one cell by its type."""
    if isinstance(cell, date):
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), formats.day)
    elif isinstance(cell, Decimal):
        sheet.write_number(*place, float(cell), formats.number)
    elif cell:
        sheet.write_string(*place, cell, formats.text)


def write_sheet(book: Any, name: str, columns: Sequence[Column], formats: Formats, source: Path) -> None:  # noqa: ANN401
    """Write one sheet: a frozen header row, then the rows."""
    headings, rows = read_sheet(name, source)
    sheet = book.add_worksheet(name)
    kinds = [kind_of(heading, columns) for heading in headings]
    for index, (heading, kind) in enumerate(zip(headings, kinds, strict=True)):
        sheet.set_column(index, index, WIDTHS.get(kind, NARROW))
        sheet.write_string(0, index, heading, formats.head)
    for row, cells in enumerate(rows, start=1):
        for index, (text, kind) in enumerate(zip(cells, kinds, strict=True)):
            write_cell(sheet, (row, index), typed(text, kind), formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)


def build(target: Path, source: Path = SOURCE) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "Example register", "author": "tracker", "created": CREATED})
        formats = Formats(book)
        for name, columns in sheets():
            write_sheet(book, name, columns, formats, source)


if __name__ == "__main__":
    build(TARGET)
    sys.stdout.write(f"{TARGET}\n")
