"""The XML of one sheet to its rows."""

from __future__ import annotations

from functools import lru_cache
from typing import NoReturn

from openpyxl.utils.cell import column_index_from_string

from tracker.registers.raw import BLANK_ROWS, MAX_COLUMNS, MAX_ROWS, RawCell, RawRow, RawSheet
from tracker.registers.refusals import MEGABYTE, UnreadableWorkbook, corrupt, too_many
from tracker.registers.xlsx.cells import Values
from tracker.registers.xlsx.markup import IDLE_TAGS, MAIN, Attributes, Enough
from tracker.registers.xlsx.texts import PHONETIC, RUN_TEXT, RichText
from tracker.sentences import Saying, saying
from tracker.source import column_letters

MAX_MERGED = 10_000
LARGEST_SHEET = 200 * MEGABYTE
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Excel's own limits."""

ROW, CELL, MERGE = (MAIN + tag for tag in ("row", "c", "mergeCell"))
VALUE, FORMULA, INLINE = (MAIN + tag for tag in ("v", "f", "is"))
ROW_DEPTH, CELL_DEPTH = 3, 4
"""worksheet, sheetData, row, c: rows and cells that stand elsewhere are none."""


class SheetReader(RichText):
    """Fills a sheet from its XML, row by row."""

    root = MAIN + "worksheet"

    def __init__(self, sheet: RawSheet, values: Values) -> None:
        super().__init__()
        self.sheet = sheet
        self.values = values
        self.row, self.row_digits, self.is_hidden = 0, "", False
        self.last = 0
        """The last row that had a value."""
        self.cells: dict[int, RawCell] = {}
        self.column, self.kind = 0, ""
        self.style: str | None = None
        self.stored: str | None = None
        self.formula: str | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """A cell, a row, or something in them begins. Most calls by far are for cells and their values."""
        self.depth += 1
        self.pieces.clear()
        if tag == CELL:
            reference = attributes.get("r")
            self.column = self.column + 1 if reference is None else column_of(reference.removesuffix(self.row_digits))
            if not self.column or self.depth != CELL_DEPTH:
                raise self.misplaced(saying("cell {cell}", cell=reference))
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s")
            self.stored = self.formula = None
        elif tag == ROW:
            self.start_row(attributes)
        elif tag == MERGE:
            self.keep_merged(attributes.get("ref", ""))
        elif tag == PHONETIC:
            self.is_pronunciation = True

    def end(self, tag: str) -> None:
        """A cell, a row, or something in them is complete."""
        self.depth -= 1
        if tag == VALUE:
            self.stored = "".join(self.pieces)
        elif tag == CELL:
            if self.stored is not None or self.formula is not None:
                self.keep_cell()
        elif tag == ROW:
            self.end_row()
        elif tag == FORMULA:
            self.formula = "=" + "".join(self.pieces)
        elif tag == INLINE:
            self.stored, self.kind = self.taken(), "inlineStr"
        elif tag == RUN_TEXT:
            self.keep_run()
        elif tag == PHONETIC:
            self.is_pronunciation = False

    def tired(self) -> NoReturn:
        """Leave a sheet that goes on without values; one that has a few among millions of empty cells is refused."""
        if self.row - self.last > BLANK_ROWS:
            raise Enough
        raise UnreadableWorkbook(
            too_many(saying("the number of empty cells in sheet '{sheet}'", sheet=self.sheet.name), IDLE_TAGS)
        )

    def misplaced(self, what: Saying) -> UnreadableWorkbook:
        """The file is damaged: rows and cells are not in their places."""
        return UnreadableWorkbook(
            corrupt("{what} of its sheet '{sheet}' is not in its place", what=what, sheet=self.sheet.name)
        )

    def start_row(self, attributes: Attributes) -> None:
        """Rows ascend; one that does not say its number follows the one before."""
        written = attributes.get("r") or str(self.row + 1)
        number = int(written) if written.isdecimal() and len(written) <= len(str(LAST_ROW)) else 0
        if not self.row < number <= LAST_ROW or self.depth != ROW_DEPTH:
            raise self.misplaced(saying("row {row}", row=written))
        self.row, self.row_digits = number, written
        self.is_hidden = attributes.get("hidden") in ("1", "true")
        self.column = 0
        self.cells = {}

    def keep_cell(self) -> None:
        """Keep a cell, unless what it holds is blank."""
        try:
            cell = self.values.cell(self.kind, self.stored, self.style, self.formula)
        except (LookupError, ValueError):
            place = f"{self.sheet.name}!{column_letters(self.column)}{self.row}"
            raise UnreadableWorkbook(corrupt("the text of its cell {place} is missing", place=place)) from None
        if cell is not None and self.cells.setdefault(self.column, cell) is not cell:
            raise self.misplaced(saying("a second cell {cell}", cell=f"{column_letters(self.column)}{self.row}"))

    def end_row(self) -> None:
        """Keep a row that holds a value; leave the sheet at a value far below the others or beyond the last row."""
        cells, sheet = self.cells, self.sheet
        if not cells:
            return
        self.found += len(cells)
        self.values.spend(len(cells))
        first = min(cells)
        if self.row > MAX_ROWS:
            sheet.beyond = (self.row, first)
            raise Enough
        if self.row - self.last > BLANK_ROWS:
            sheet.stray, sheet.stray_text = (self.row, first, self.row - self.last - 1), str(cells[first].value)
            raise Enough
        self.last = self.row
        if max(cells) > MAX_COLUMNS:
            sheet.too_wide = True
            cells = {column: cell for column, cell in cells.items() if column <= MAX_COLUMNS}
        if cells:
            sheet.rows.append(RawRow(self.row, cells))
            if self.is_hidden:
                sheet.hidden_rows.append(self.row)

    def keep_merged(self, ref: str) -> None:
        """Keep a merged range."""
        if len(self.sheet.merged) == MAX_MERGED:
            raise UnreadableWorkbook(
                too_many(saying("the number of merged ranges in sheet '{sheet}'", sheet=self.sheet.name), MAX_MERGED)
            )
        self.sheet.merged.append(ref)


@lru_cache(maxsize=1_000)
def column_of(letters: str) -> int:
    """The column number of letters, ``H`` is 8; 0 where there is no such column."""
    try:
        column = column_index_from_string(letters)
    except ValueError:
        return 0
    return column if column <= LAST_COLUMN else 0
