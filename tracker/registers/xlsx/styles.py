"""What the styles of a workbook show a number as."""

from __future__ import annotations

import re

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from tracker.registers.refusals import UnreadableWorkbook, too_many
from tracker.registers.xlsx.markup import MAIN, Attributes, Enough, Reader
from tracker.sentences import saying

LONGEST_FORMAT = 255
MOST_FORMATS, MOST_STYLES = 10_000, 100_000
"""Excel itself stops at some 250 and at 65,490."""
FORMAT, CELL_FORMATS, CELL_FORMAT = MAIN + "numFmt", MAIN + "cellXfs", MAIN + "xf"
LITERAL = re.compile(r'"[^"]*"?|[\\_*].')
"""What a number format shows as it stands."""


class Styles(Reader):
    """Which styles show a number as a date or as a percentage: by their number, as it stands in cells."""

    root = MAIN + "styleSheet"

    def __init__(self) -> None:
        super().__init__()
        self.formats = {str(number): appearance(written) for number, written in BUILTIN_FORMATS.items()}
        self.shown: dict[str, str] = {}
        self.is_of_cells = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Keep what a format shows, and which style has it."""
        super().start(tag, attributes)
        if tag == FORMAT:
            if len(self.formats) > MOST_FORMATS:
                raise UnreadableWorkbook(too_many(saying("the number of number formats"), MOST_FORMATS))
            self.formats[attributes.get("numFmtId", "")] = appearance(attributes.get("formatCode", ""))
        elif tag == CELL_FORMATS:
            self.is_of_cells = True
        elif tag == CELL_FORMAT and self.is_of_cells:
            self.keep(self.formats.get(attributes.get("numFmtId", ""), ""))

    def keep(self, shown_as: str) -> None:
        """Keep the next style."""
        if self.found == MOST_STYLES:
            raise UnreadableWorkbook(too_many(saying("the number of cell formats"), MOST_STYLES))
        if shown_as:
            self.shown[str(self.found)] = shown_as
        self.found += 1

    def end(self, tag: str) -> None:
        """Styles that no cell has come before and after those of cells."""
        super().end(tag)
        if tag == CELL_FORMATS:
            raise Enough


def appearance(written: str) -> str:
    """Whether a number format shows a number as ``date`` or ``percent``, or neither.

    A percent sign in quotes is printed beside the number, which is then not multiplied by a hundred.
    """
    if len(written) > LONGEST_FORMAT:
        return ""
    if "%" in LITERAL.sub("", written):
        return "percent"
    return "date" if is_date_format(written) else ""
