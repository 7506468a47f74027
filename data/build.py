"""Builds the example workbook from its readable source, one CSV a sheet: ``python data/build.py``.

The same source gives the same bytes: no clock is read. What a column holds is asked of ``tracker.registers.columns``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.registers.columns import SETTINGS_SHEET, SHEETS, Kind, SheetSpec

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER / "pakistan-tajikistan"
WORKBOOK = FOLDER / "pakistan-tajikistan.xlsx"

WORDS = frozenset({Kind.TEXT, Kind.CHOICE, Kind.YES_NO, Kind.SCALE})
CODES = frozenset({Kind.CODE, Kind.CODES, Kind.REFERENCE, Kind.REFERENCES})

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
TRANSLATION = re.compile(r" \[(\w+)\]$")
RIGHT_TO_LEFT = "ur"

CREATED = datetime(2026, 3, 31)
PROPERTIES = {"title": "Example register: Pakistan - Tajikistan", "author": "tracker", "created": CREATED}

NARROWEST, WIDEST = 9, 60
TALLEST_ROW, LINE = 90, 15
HEADING_ROW = 30
A4 = 9
"""Excel's number of the paper size."""

INK, PAPER = "#FFFFFF", "#1F4E5F"
BASE: Mapping[str, object] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
STYLES: Mapping[str, Mapping[str, object]] = {
    "heading": {"bold": True, "font_color": INK, "bg_color": PAPER, "text_wrap": True, "valign": "vcenter"},
    "text": {"text_wrap": True},
    "right_to_left": {"text_wrap": True, "reading_order": 2},
    "code": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "number": {"num_format": "General"},
}

Cell = str | Decimal | date | None
"""What stands in a cell: text, a number, a day, or nothing."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as it is written: its headings, what each column holds, and its cells."""

    name: str
    headings: Sequence[str]
    kinds: Sequence[Kind]
    rows: Sequence[Sequence[Cell]]


def build(source: Path = SOURCE, workbook: Path = WORKBOOK) -> None:
    """Write the workbook of a folder of CSV files."""
    with xlsxwriter.Workbook(str(workbook), {"strings_to_urls": False}) as book:
        book.set_properties(dict(PROPERTIES))
        styles = {name: book.add_format({**BASE, **style}) for name, style in STYLES.items()}
        for sheet in sheets(source):
            write_sheet(book.add_worksheet(sheet.name), sheet, styles)


def sheets(source: Path) -> Iterator[Sheet]:
    """All sheets of the register, the settings first."""
    yield read_sheet(source, SETTINGS_SHEET, {})
    for spec in SHEETS:
        yield read_sheet(source, spec.name, kinds_by_heading(spec))


def kinds_by_heading(spec: SheetSpec) -> Mapping[str, Kind]:
    """What the columns of a sheet hold."""
    return {column.heading: column.kind for column in spec.columns}


def read_sheet(source: Path, name: str, kinds: Mapping[str, Kind]) -> Sheet:
    """The cells of one CSV file, each as what its column holds; a translation holds text like its original."""
    with (source / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        headings, *rows = csv.reader(lines)
    of_columns = [kinds.get(TRANSLATION.sub("", heading), Kind.TEXT) for heading in headings]
    cells = [[cell(text, kind) for text, kind in zip(row, of_columns, strict=True)] for row in rows]
    return Sheet(name, headings, of_columns, cells)


def cell(text: str, kind: Kind) -> Cell:
    """The cell of a text: a day or a number where the column holds such, and nothing where it is blank."""
    if not text:
        return None
    if kind in WORDS | CODES:
        return text
    if ISO_DAY.fullmatch(text):
        return date.fromisoformat(text)
    return Decimal(text) if PLAIN_NUMBER.fullmatch(text) else text


def write_sheet(worksheet: Worksheet, sheet: Sheet, styles: Mapping[str, Format]) -> None:
    """Write one sheet: a frozen header row that filters, and the cells below it."""
    set_page(worksheet)
    worksheet.set_row(0, HEADING_ROW)
    worksheet.write_row(0, 0, sheet.headings, styles["heading"])
    worksheet.freeze_panes(1, 2 if "Code" in sheet.headings else 1)
    worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    widths = [width(heading, column) for heading, column in zip(sheet.headings, columns(sheet), strict=True)]
    for index, wide in enumerate(widths):
        worksheet.set_column(index, index, wide)
    for number, row in enumerate(sheet.rows, start=1):
        worksheet.set_row(number, height(row, widths))
        for index, value in enumerate(row):
            write_cell(worksheet, (number, index), value, style_of(sheet, index, value, styles))


def set_page(worksheet: Worksheet) -> None:
    """Make a sheet print as it reads: A4 across, one page wide, the header on each page."""
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def columns(sheet: Sheet) -> Sequence[Sequence[Cell]]:
    """The cells of a sheet by column."""
    return [[row[index] for row in sheet.rows] for index in range(len(sheet.headings))]


def write_cell(worksheet: Worksheet, at: tuple[int, int], value: Cell, style: Format) -> None:
    """Write one cell as what it is; text stays text even where it looks like a formula or an address."""
    match value:
        case str():
            worksheet.write_string(*at, value, style)
        case Decimal():
            worksheet.write_number(*at, float(value), style)
        case date():
            worksheet.write_datetime(*at, value, style)
        case None:
            pass


def style_of(sheet: Sheet, index: int, value: Cell, styles: Mapping[str, Format]) -> Format:
    """The style of a cell: by what it holds, for text by its column."""
    if isinstance(value, date):
        return styles["date"]
    if isinstance(value, Decimal):
        return styles["number"]
    if sheet.kinds[index] in CODES:
        return styles["code"]
    language = TRANSLATION.search(sheet.headings[index])
    return styles["right_to_left" if language and language[1] == RIGHT_TO_LEFT else "text"]


def width(heading: str, cells: Sequence[Cell]) -> float:
    """A width that shows most cells of a column on a few lines."""
    lengths = sorted(len(str(one)) for one in cells if one is not None)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    longest_word = max(len(word) for word in heading.split())
    short = usual + 2 if usual <= 28 else 20 + usual // 3
    return min(WIDEST, max(NARROWEST, longest_word + 4, short))


def height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """A height for the wrapped text of a row, at most six lines."""
    lines = max(-(-len(str(one)) // int(wide)) for one, wide in zip(row, widths, strict=True) if one is not None)
    return float(min(TALLEST_ROW, LINE * lines))


if __name__ == "__main__":
    build()
