"""The sheet ``# Check``: every problem with a link to its cell, what is wrong and how to mend it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.problems import Place, Severity
from tracker.registers.parts import Loss
from tracker.registers.template.lists import quoted
from tracker.sentences import Sentence

NAME = "# Check"
HEAD = "tracker check:"
"""What our part of a comment begins with; what stands above it is the official's."""
HEADINGS: Sequence[Sentence] = (
    "Severity",
    "Sheet",
    "Cell",
    "Column",
    "Value",
    "What is wrong",
    "How to mend it",
    "Code",
)
WIDTHS = (10, 18, 10, 22, 30, 60, 60, 24)
CELL = HEADINGS.index("Cell")
MOST_MARKED = 5_000
"""So many problems are marked and listed, the errors first: nobody mends more before the next check."""

UNSAFE_IN_LINK = re.compile(r'[%# "<>\[\]`^{}|]')

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
CREATED = datetime(2026, 1, 1)
"""No clock is read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A problem in words, as it is written into a workbook."""

    place: Place
    severity: Severity
    code: str
    value: str
    message: str
    hint: str
    word: str
    """What its severity is called."""

    @property
    def spot(self) -> tuple[str, int, int] | None:
        """The cell to be marked: of what concerns a whole row its first; ``None`` for what is a sheet's or file's."""
        place = self.place
        return None if place.sheet is None or place.row is None else (place.sheet, place.row, place.column or 1)


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be written, in one language: the marks of one workbook, the lines above the list and its headings.

    ``why_list`` is what is said in place of a copy, with what that would lose.
    """

    marks: Sequence[Mark]
    notes: Sequence[str]
    headings: Sequence[str]
    why_list: Callable[[Sequence[Loss]], str]
    is_right_to_left: bool = False


def worst(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The problems that are marked and listed: errors before warnings, otherwise in their order."""
    return sorted(marks, key=lambda mark: mark.severity)[:MOST_MARKED]


class Line(NamedTuple):
    """One row of the list: its texts, and the cell it leads to. A heading of a group leads nowhere."""

    texts: Sequence[str]
    place: Place
    severity: Severity
    is_group: bool = False


def lines(marks: Sequence[Mark]) -> Iterator[Line]:
    """The rows of the list: equal problems of one column together, several of them under a heading."""
    groups: dict[tuple[object, ...], list[Mark]] = {}
    for mark in marks:
        place = mark.place
        groups.setdefault((mark.severity, place.sheet, place.heading, mark.code), []).append(mark)
    for members in groups.values():
        if len(members) > 1:
            yield group_line(members)
        yield from (line(mark) for mark in members)


def group_line(members: Sequence[Mark]) -> Line:
    """The heading of several equal problems."""
    first = members[0]
    place = first.place
    texts = (first.word, place.sheet or "", f"{len(members)} ×", place.heading or "", "", "", "", first.code)
    return Line(texts, Place(place.file), first.severity, is_group=True)


def line(mark: Mark) -> Line:
    """One problem."""
    place = mark.place
    cell = place.cell or str(place.row or "")
    texts = (mark.word, place.sheet or "", cell, place.heading or "", mark.value)
    return Line((*texts, mark.message, mark.hint, mark.code), place, mark.severity)


def target(place: Place) -> str | None:
    """Where a link leads: the cell, the beginning of the row or of the sheet; ``None`` for what is the file's."""
    if place.sheet is None:
        return None
    return f"{quoted(place.sheet)}!{place.cell or f'A{place.row or 1}'}"


def list_workbook(said: Said, original: str) -> bytes:
    """A workbook of its own with the list; its links lead into the original, a path relative to this workbook."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        write_list(book.add_worksheet(NAME), said, Links(ListStyles(book), original))
    return content.getvalue()


class ListStyles:
    """The few formats of the list."""

    def __init__(self, book: Workbook) -> None:
        wrapped = {"valign": "top", "text_wrap": True, "num_format": "@"}
        self.title = book.add_format({"bold": True})
        self.plain = book.add_format(wrapped)
        self.bold = book.add_format({**wrapped, "bold": True})
        self.link = book.add_format({**wrapped, "font_color": "#0563C1", "underline": 1})
        self.fills = {
            severity: book.add_format({**wrapped, "bg_color": f"#{colour}"}) for severity, colour in COLOURS.items()
        }


@dataclass(frozen=True, slots=True)
class Links:
    """Writes links into the original, whose path is relative to the workbook with the list."""

    styles: ListStyles
    original: str

    def write(self, worksheet: Worksheet, row: int, place: Place) -> None:
        """The link to a place, if it is a cell, row or sheet."""
        where = target(place)
        if where is not None:
            shown = f"[{place.file}]{place.sheet}!{place.cell or f'A{place.row or 1}'}"
            url = f"external:{escaped(self.original)}#{where}"
            worksheet.write_url(row, CELL, url, self.styles.link, string=shown)


def write_list(worksheet: Worksheet, said: Said, links: Links) -> None:
    """Write the list; every text stays a text."""
    styles = links.styles
    if said.is_right_to_left:
        worksheet.right_to_left()
    for index, wide in enumerate(WIDTHS):
        worksheet.set_column(index, index, wide, styles.plain)
    for number, note in enumerate(said.notes):
        worksheet.write_string(number, 0, note, styles.title)
    header = len(said.notes) + 1
    for index, heading in enumerate(said.headings):
        worksheet.write_string(header, index, heading, styles.bold)
    worksheet.freeze_panes(header + 1, 0)
    for number, one in enumerate(lines(said.marks), start=header + 1):
        for index, text in enumerate(one.texts):
            worksheet.write_string(number, index, text, styles.bold if one.is_group else styles.plain)
        worksheet.write_string(number, 0, one.texts[0], styles.fills[one.severity])
        links.write(worksheet, number, one.place)


def escaped(path: str) -> str:
    """A path as it stands in a link: ``#`` would end it, and other signs have a meaning of their own too."""
    return UNSAFE_IN_LINK.sub(lambda sign: f"%{ord(sign[0]):02X}", path)
