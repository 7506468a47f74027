"""Bytes of a workbook to raw cells. The only module that opens workbooks with openpyxl.

openpyxl reads the workbook's parts: sheets, styles, shared texts, date system. The cells are taken from the sheets' own
XML, because a read-only worksheet of openpyxl gives either a formula or its value, pads rows up to the largest column
named anywhere, and leaves out merged and hidden ranges.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Context, Decimal, InvalidOperation
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE, is_date_format
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

MAX_ROWS = 100_000
MAX_COLUMNS = 200
BLANK_ROWS = 1_000
"""A sheet is left after so many rows without a value; a value below them is a stray one."""
SEARCHED_ROWS = 200_000
"""So many further rows are searched for a stray value."""

EXCEL_DIGITS = Context(prec=15)
"""Excel keeps fifteen significant digits; what a file holds beyond them is noise of binary fractions."""

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, MERGE, DATA = (NAMESPACE + tag for tag in ("row", "c", "mergeCell", "sheetData"))
VALUE, FORMULA, INLINE = (NAMESPACE + tag for tag in ("v", "f", "is"))


class CellError(NamedTuple):
    """An Excel error such as ``#REF!``."""

    text: str


Content = str | Decimal | date | datetime | time | bool | CellError


class RawCell(NamedTuple):
    """A cell that holds something. ``value`` is ``None`` for a formula whose result was not saved.

    ``shown_as`` is ``percent`` or ``date`` where the number format says so.
    """

    value: Content | None
    shown_as: str = ""
    formula: str | None = None


class RawRow(NamedTuple):
    """A row with at least one value: Excel's row number, and the cells by column counted from 1."""

    number: int
    cells: Mapping[int, RawCell]


@dataclass(slots=True)
class RawSheet:
    """A sheet as it stands in the file, with what was noticed while reading it."""

    name: str
    hidden: bool = False
    rows: list[RawRow] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    stray: tuple[int, int, int] | None = None
    """Row and column of a value far below the others, and the number of empty rows before it."""
    stray_text: str = ""
    beyond: tuple[int, int] | None = None
    """Row and column of the first value beyond the largest row that is read."""
    too_wide: bool = False


class UnreadableWorkbook(Exception):
    """The file is a zip archive but no workbook that can be read; the text says which part is at fault."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What the number formats of a workbook say, by style number."""

    dates: frozenset[int]
    percents: frozenset[int]
    epoch: datetime


def open_workbook(content: bytes) -> list[RawSheet]:
    """All worksheets of a workbook, in its order.

    Raises:
        UnreadableWorkbook: openpyxl or the XML parser gave up; nothing is half-read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of drawings and extensions, which hold no data
            return list(sheets(content))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as fault:  # a broken part can raise anything in the parsers; the file is at fault, not we
        raise UnreadableWorkbook(type(fault).__name__) from fault


Book = Any
"""A workbook of openpyxl, of which private parts are needed: it offers no public way to them."""


def sheets(content: bytes) -> Iterator[RawSheet]:
    """The worksheets one by one."""
    book: Book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    styles = workbook_styles(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for sheet in book.worksheets:
            raw = RawSheet(sheet.title, hidden=sheet.sheet_state != "visible")
            with archive.open(sheet._worksheet_path) as part:
                read_sheet(part, raw, Cells(sheet._shared_strings, styles))
            yield raw


def workbook_styles(book: Book) -> Styles:
    """Which styles show a number as a date or as a percentage."""
    formats = [style.numFmtId for style in book._cell_styles]
    percents = frozenset(
        number for number, style in enumerate(book._cell_styles) if "%" in number_format(book, style.numFmtId)
    )
    dates = frozenset(number for number, chosen in enumerate(formats) if is_date_format(number_format(book, chosen)))
    return Styles(dates, percents, book.epoch)


def number_format(book: Book, number: int) -> str:
    """The number format of an identifier, built-in or the workbook's own."""
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, "General")
    own: Sequence[str] = book._number_formats
    place = number - BUILTIN_FORMATS_MAX_SIZE
    return own[place] if place < len(own) else "General"


def read_sheet(part: IO[bytes], sheet: RawSheet, cells: Cells) -> None:
    """Fill a sheet from its XML, holding one row of the document in memory at a time."""
    rows: Element | None = None
    number = searched = 0
    for event, element in iterparse(part, events=("start", "end")):
        if event == "start":
            rows = element if element.tag == DATA else rows
        elif element.tag == ROW:
            number = int(float(element.get("r") or number + 1))
            searched += 1
            if not keep_row(sheet, element, number, cells) or searched > MAX_ROWS + SEARCHED_ROWS:
                return
            if rows is not None:
                rows.clear()  # or the document tree would grow with every row
        elif element.tag == MERGE:
            sheet.merged.append(element.get("ref", ""))


def keep_row(sheet: RawSheet, element: Element, number: int, cells: Cells) -> bool:
    """Keep a row that holds a value; says whether reading goes on."""
    found = cells.of_row(element)
    if not found:
        return True
    last = sheet.rows[-1].number if sheet.rows else 0
    first = min(found)
    if number > MAX_ROWS:
        sheet.beyond = (number, first)
        return False
    if number - last > BLANK_ROWS:
        sheet.stray, sheet.stray_text = (number, first, number - last - 1), str(found[first].value)
        return False
    if max(found) > MAX_COLUMNS:
        sheet.too_wide = True
        found = {column: cell for column, cell in found.items() if column <= MAX_COLUMNS}
    if found:
        sheet.rows.append(RawRow(number, found))
        if element.get("hidden") in ("1", "true"):
            sheet.hidden_rows.append(number)
    return True


class Cells:
    """Reads cells of one workbook: knows its texts and styles."""

    def __init__(self, texts: Sequence[str], styles: Styles) -> None:
        self.texts = texts
        self.styles = styles

    def of_row(self, row: Element) -> dict[int, RawCell]:
        """The cells of a row that hold something, by column."""
        found: dict[int, RawCell] = {}
        column = 0
        for element in row:
            if element.tag != CELL:
                continue
            reference = element.get("r")
            column = column_of(reference) if reference else column + 1
            cell = self.cell(element)
            if cell is not None:
                found[column] = cell
        return found

    def cell(self, element: Element) -> RawCell | None:
        """One cell, or ``None`` where it is blank."""
        formula = element.find(FORMULA)
        written = "=" + (formula.text or "") if formula is not None else None
        style = int(element.get("s") or 0)
        shown_as = "percent" if style in self.styles.percents else "date" if style in self.styles.dates else ""
        value = self.content(element, shown_as)
        if value is None or value == "":
            return RawCell(None, shown_as, written) if written is not None and value is None else None
        return RawCell(value, shown_as, written)

    def content(self, element: Element, shown_as: str) -> Content | None:
        """What a cell holds, by its type; ``None`` where nothing is stored."""
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            inline = element.find(INLINE)
            return None if inline is None else clean("".join(inline.itertext()))
        stored = element.findtext(VALUE)
        if stored is None or (stored == "" and kind != "str"):
            return None
        if kind == "n":
            return self.number(stored, shown_as)
        return self.typed(kind, stored)

    def typed(self, kind: str, stored: str) -> Content | None:
        """A value that is not a plain number."""
        match kind:
            case "s":
                return clean(self.texts[int(stored)])
            case "b":
                return stored not in ("0", "false")
            case "e":
                return CellError(stored)
            case "d":
                return iso_moment(stored)
            case _:
                return clean(stored)

    def number(self, stored: str, shown_as: str) -> Content | None:
        """A number as an exact decimal, or as a day where it is shown as one."""
        try:
            value = EXCEL_DIGITS.create_decimal(stored.strip())
        except InvalidOperation:
            return CellError(stored)
        if not value.is_finite():
            return CellError(stored)
        if shown_as == "date":
            return self.moment(value)
        return value

    def moment(self, serial: Decimal) -> Content:
        """The day of a serial number; the number itself where Excel could not show it as a day either."""
        try:
            found = from_excel(float(serial), self.styles.epoch)
        except (OverflowError, ValueError):
            return serial
        return found if isinstance(found, date | datetime | time) and serial >= 0 else serial


def column_of(reference: str) -> int:
    """The column number of a cell reference, ``H7`` is 8."""
    letters = reference.rstrip("0123456789")
    return (
        column_index_from_string(letters)
        if letters.isalpha()
        else column_index_from_string(coordinate_from_string(reference)[0])
    )


def iso_moment(stored: str) -> Content:
    """A date stored as ISO text by programs other than Excel."""
    try:
        moment: object = from_ISO8601(stored)  # type: ignore[no-untyped-call] # the stubs leave it out
    except ValueError:
        return CellError(stored)
    return moment if isinstance(moment, date | datetime | time) else CellError(stored)


def clean(text: str) -> str:
    """A text as it is meant: outer spaces removed, Excel's line ends made plain, control characters left out."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = "".join(letter for letter in text if letter >= " " or letter in "\n\t")
    return text.strip()
