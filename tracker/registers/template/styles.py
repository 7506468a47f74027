"""How cells look: few styles, readable without their colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tracker.registers.columns import Kind
from tracker.registers.template.cells import Cell, Heading, Percentage
from tracker.registers.template.words import Words

DATES = frozenset({Kind.DATE, Kind.DATE_OR_YEAR})
NUMBERS = frozenset({Kind.NUMBER, Kind.INTEGER, Kind.PART, Kind.VALUE, Kind.REVISED})

RTL: Final = 2
"""Excel's reading order from right to left."""

BASE: Mapping[str, Any] = {"valign": "top", "text_wrap": True}
STYLES: Mapping[str, Mapping[str, Any]] = {
    # A text column has the text format: nothing typed there turns into a date, a number or a formula.
    "text": {**BASE, "num_format": "@"},
    "text_rtl": {**BASE, "num_format": "@", "reading_order": RTL},
    "date": {**BASE, "num_format": "yyyy-mm-dd", "align": "left"},
    "number": {**BASE, "num_format": "General"},
    "percentage": {**BASE, "num_format": "0.##############%"},
    "required": {**BASE, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "border": 1},
    "optional": {**BASE, "bold": True, "font_color": "#1F3864", "bg_color": "#D9E2F3", "border": 1},
    "lacking": {"bg_color": "#FFD9D9"},
    "worked": {"italic": True, "font_color": "#595959"},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
    "plain": BASE,
    "line": {"valign": "top"},
    "step": {"valign": "top", "align": "right"},
    "link": {**BASE, "font_color": "#0563C1", "underline": 1},
}

OF_WORDS = frozenset({"required", "optional", "title", "section", "plain", "line", "step", "link"})
"""Styles of what the template says, as against what officials type."""

LINE, MOST_LINES, NARROW = 15, 6, 1.1
"""Height of a line of text in points; a row is at most so many lines high."""

WIDTHS: Mapping[Kind, int] = {Kind.CODE: 18, Kind.REFERENCE: 18, Kind.REFERENCES: 22, Kind.CODES: 18, Kind.SCALE: 24}
TEXT_WIDTH, LONG_TEXT_WIDTH, SHORT_WIDTH, AROUND_WORD = 24, 44, 14, 4


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook by name."""

    formats: Mapping[str, Format]

    def __getitem__(self, name: str) -> Format:
        return self.formats[name]

    def column(self, heading: Heading, language: str) -> Format:
        """The format of a column whose unmarked texts are in a language."""
        kind = heading.column.kind
        if kind in DATES:
            return self["date"]
        if kind in NUMBERS:
            return self["number"]
        return self["text_rtl" if Words(heading.language or language).is_right_to_left else "text"]

    def cell(self, value: Cell | None, of_column: Format) -> Format:
        """The format of a cell: its column's, unless it holds something that has to be shown otherwise."""
        match value:
            case Percentage():
                return self["percentage"]
            case date():
                return self["date"]
            case Decimal():
                return self["number"]
            case _:
                return self["text"] if of_column is self["number"] else of_column


def styles_of(book: Workbook, *, right_to_left: bool) -> Styles:
    """Add all styles to a workbook; in one that is read from the right, whatever is written by us begins there."""
    turned = {"reading_order": RTL} if right_to_left else {}
    return Styles(
        {name: book.add_format({**style, **(turned if name in OF_WORDS else {})}) for name, style in STYLES.items()}
    )


def width(heading: Heading, text: str) -> int:
    """A width that shows what a column usually holds, and no word of its heading broken."""
    column = heading.column
    usual = WIDTHS.get(column.kind, SHORT_WIDTH)
    if column.kind is Kind.TEXT:
        usual = LONG_TEXT_WIDTH if column.translated else TEXT_WIDTH
    return max(usual, AROUND_WORD + max(len(word) for word in text.split()))


def height(texts: Sequence[object], widths: Sequence[int]) -> int | None:
    """A height that shows the wrapped texts of a row; ``None`` where one line will do.

    Excel finds it by itself, other programs do not.
    """
    lines = max(lines_of(str(text), wide) for text, wide in zip(texts, widths, strict=True))
    return LINE * min(lines, MOST_LINES) if lines > 1 else None


def lines_of(text: str, wide: int) -> int:
    """How many lines a text fills in a column of a width; most letters are narrower than a digit."""
    return sum(1 + int(len(line) / (wide * NARROW)) for line in text.splitlines())
