"""Bytes of a workbook to raw sheets.

The cells are taken from the sheets' own XML as it streams by. A read-only worksheet of openpyxl gives either a formula
or its value, pads rows up to the largest column named anywhere, leaves out merged and hidden ranges, gives up on parts
that no register needs, and holds in memory what a hostile file makes large. Of openpyxl is used what dates and number
formats mean.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from tracker.registers.raw import RawSheet
from tracker.registers.refusals import UnreadableWorkbook, corrupt, too_many
from tracker.registers.xlsx.cells import Values
from tracker.registers.xlsx.markup import MAIN, Attributes, Reader
from tracker.registers.xlsx.package import Package, Relationships, relationships
from tracker.registers.xlsx.sheet import LARGEST_SHEET, SheetReader
from tracker.registers.xlsx.styles import Styles
from tracker.registers.xlsx.texts import LARGEST_TEXTS, SharedTexts, clean
from tracker.sentences import saying

MOST_SHEETS = 1_000
LONGEST_NAME = 100
"""Excel's own limit for the name of a sheet is 31 letters."""
DEFAULT_WORKBOOK = "xl/workbook.xml"
SHEET, PROPERTIES = MAIN + "sheet", MAIN + "workbookPr"
RELATIONSHIP_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it; ``identifier`` is that of the relationship that leads to its part."""

    name: str
    is_hidden: bool
    identifier: str


class WorkbookPart(Reader):
    """The list of sheets and the date system."""

    root = MAIN + "workbook"

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[ListedSheet] = []
        self.epoch = CALENDAR_WINDOWS_1900

    def start(self, tag: str, attributes: Attributes) -> None:
        """Keep a sheet; note a workbook that counts its days from 1904."""
        super().start(tag, attributes)
        if tag == SHEET:
            if len(self.sheets) == MOST_SHEETS:
                raise UnreadableWorkbook(too_many(saying("the number of sheets"), MOST_SHEETS))
            name = clean(attributes.get("name", ""))[:LONGEST_NAME]
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(ListedSheet(name, is_hidden, attributes.get(RELATIONSHIP_ID, "")))
        elif tag == PROPERTIES and attributes.get("date1904") in ("1", "true"):
            self.epoch = CALENDAR_MAC_1904


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook before its cells are read: its sheets of cells with their parts, and where its other parts are.

    The part of a sheet that leads nowhere is empty.
    """

    package: Package
    sheets: Sequence[tuple[ListedSheet, str]]
    leads: Relationships
    epoch: datetime


def every_sheet(name: str) -> bool:
    """Whatever its name."""
    return True


def open_workbook(content: bytes, is_wanted: Callable[[str], bool] = every_sheet) -> list[RawSheet]:
    """All worksheets of a workbook, in its order; those whose name is not wanted come without their rows.

    Raises:
        UnreadableWorkbook: A part is missing, damaged or too large; nothing is half-read.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = book_of(archive)
        values = values_of(book)
        sheets = []
        for listed, part in book.sheets:
            sheet = RawSheet(listed.name, hidden=listed.is_hidden)
            if is_wanted(listed.name):
                if not book.package.has(part):
                    raise UnreadableWorkbook(corrupt("its sheet '{sheet}' is missing", sheet=listed.name))
                book.package.read(part, SheetReader(sheet, values), LARGEST_SHEET)
            sheets.append(sheet)
        return sheets


def book_of(archive: zipfile.ZipFile) -> Book:
    """The workbook in an archive.

    Raises:
        UnreadableWorkbook: The list of sheets is missing, damaged or too large.
    """
    package = Package(archive)
    main = relationships(package, "").first("officeDocument") or DEFAULT_WORKBOOK
    leads, listing = relationships(package, main), WorkbookPart()
    package.read(main, listing)
    return Book(package, list(worksheets(listing, leads)), leads, listing.epoch)


def values_of(book: Book) -> Values:
    """What the cells of a workbook can hold; a workbook may have neither texts nor styles."""
    texts, styles = SharedTexts(), Styles()
    part = book.leads.first("sharedStrings")
    # Some programs name the part and leave it out where no cell has a text; a cell that refers to one is told of.
    if part is not None and book.package.has(part):
        book.package.read(part, texts, LARGEST_TEXTS)
    if (part := book.leads.first("styles")) is not None:
        book.package.read(part, styles)
    return Values(texts.texts, styles.shown, book.epoch)


def worksheets(listing: WorkbookPart, leads: Relationships) -> Iterator[tuple[ListedSheet, str]]:
    """The sheets of cells with their parts. Sheets of charts, dialogs and old macros hold no rows."""
    seen: dict[str, str] = {}
    for listed in listing.sheets:
        lead = leads.by_id.get(listed.identifier)
        if lead is None:
            yield listed, ""
        elif lead.kind == "worksheet":
            if (other := seen.setdefault(lead.part.lower(), listed.name)) is not listed.name:
                raise UnreadableWorkbook(
                    corrupt("its sheets '{other}' and '{sheet}' are one", other=other, sheet=listed.name)
                )
            yield listed, lead.part
