"""The marked copy: a comment and a colour on each cell concerned, and the sheet ``# Check`` in front.

Where openpyxl would lose something of the workbook (charts, macros …) no copy is made: a separate workbook has the same
list, with links into the original.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from tracker.registers.checklist import (
    CELL,
    COLOURS,
    HEAD,
    NAME,
    WIDTHS,
    Line,
    Mark,
    Said,
    lines,
    list_workbook,
    target,
    worst,
)
from tracker.registers.parts import Loss, losses
from tracker.registers.preflight import preflight
from tracker.registers.refusals import UnreadableWorkbook
from tracker.registers.restore import restored
from tracker.registers.template.words import PROGRAM
from tracker.registers.terms import folded
from tracker.registers.workbook import book_of
from tracker.source import column_letters

Book = Any
"""A workbook of openpyxl: its stubs know few of its parts."""

LONGEST_COMMENT = 4_000
LETTERS_A_LINE, LINE_HEIGHT, COMMENT_WIDTH = 44, 18, 320
"""Letters on a line of a comment; its height and the comment's width in pixels."""


class Annotated(NamedTuple):
    """The bytes of a marked copy; or of a separate list, and what a copy would have lost."""

    content: bytes
    lost: tuple[Loss, ...] = ()


def annotated(content: bytes, said: Said, original: str) -> Annotated:
    """The marked copy of a workbook, or a list with links into it; ``original`` is its path from the copy's folder.

    Of very many problems the worst are marked and listed; the notes of ``said`` tell how many there are in all.
    """
    said = replace(said, marks=worst(said.marks))
    if preflight(content) is not None:
        return Annotated(list_workbook(said, original))
    lost = losses(content)
    if not lost:
        try:
            return Annotated(marked_copy(content, said))
        except Exception:  # a part that openpyxl cannot read can raise anything in it; the file is at fault, not we
            lost = (Loss.UNKNOWN,)
    told = replace(said, notes=[*said.notes, said.why_list(lost)])
    return Annotated(list_workbook(told, original), lost)


def has_list(content: bytes) -> bool:
    """Whether these bytes are a workbook that a check has written: only such a one may be replaced by another."""
    if preflight(content) is not None:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [listed.name for listed, _ in book_of(archive).sheets]
    except UnreadableWorkbook:  # no workbook, so none of ours
        return False
    return any(folded(name) == folded(NAME) for name in names)


def marked_copy(content: bytes, said: Said) -> bytes:
    """The copy, with the content of every cell as it stands in the original."""
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not know; the parts have been looked at
        book: Book = load_workbook(io.BytesIO(content))
        for name in [name for name in book.sheetnames if folded(name) == folded(NAME)]:
            del book[name]
        fit_comments(book)
        for (sheet, row, column), marks in by_anchor(book, said.marks).items():
            mark_cell(book[sheet].cell(row, column), marks)
        add_list(book, said)
        book.save(written)
    return restored(written.getvalue(), content)


def by_anchor(book: Book, marks: Sequence[Mark]) -> Mapping[tuple[str, int, int], list[Mark]]:
    """The marks by the cell they are put on, the worst first."""
    found: dict[tuple[str, int, int], list[Mark]] = {}
    for mark in marks:
        if mark.spot is not None:
            found.setdefault(anchor(book, *mark.spot), []).append(mark)
    return found


def anchor(book: Book, name: str, row: int, column: int) -> tuple[str, int, int]:
    """The cell itself; of merged cells the first, which alone can be marked."""
    sheet = book[name]
    if isinstance(sheet.cell(row, column), MergedCell):
        merged = next(one for one in sheet.merged_cells.ranges if sheet.cell(row, column).coordinate in one)
        return name, merged.min_row, merged.min_col
    return name, row, column


def fit_comments(book: Book) -> None:
    """Give the official's comments a size that shows them: openpyxl does not keep their own."""
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if cell.comment is not None:
                fit(cell.comment)


def fit(comment: Comment) -> None:
    """Make a comment as large as its text."""
    lines_needed = sum(1 + len(part) // LETTERS_A_LINE for part in comment.text.splitlines())
    comment.width, comment.height = COMMENT_WIDTH, LINE_HEIGHT * (lines_needed + 1)


def mark_cell(cell: Any, marks: Sequence[Mark]) -> None:  # noqa: ANN401 - a cell of openpyxl
    """Colour a cell and say what is wrong with it, below what the official has said there."""
    colour = COLOURS[marks[0].severity]
    cell.fill = PatternFill("solid", fgColor=colour, bgColor=colour)
    said = cell.comment.text.split(HEAD)[0].rstrip() if cell.comment else ""
    author = cell.comment.author if said else PROGRAM
    found = "\n\n".join(f"{mark.message}\n{mark.hint}" for mark in marks)[:LONGEST_COMMENT]
    cell.comment = Comment(f"{said}\n\n{HEAD}\n{found}".lstrip(), author)
    fit(cell.comment)


def add_list(book: Book, said: Said) -> None:
    """Put the sheet with the list in front and open the copy on it."""
    sheet = book.create_sheet(NAME, 0)
    looks = Looks(sheet)
    for index, wide in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[column_letters(index)].width = wide
    for number, note in enumerate(said.notes, start=1):
        put(sheet.cell(number, 1), note, looks.title if number == 1 else looks.note)
    header = len(said.notes) + 2
    for index, heading in enumerate(said.headings, start=1):
        put(sheet.cell(header, index), heading, looks.bold)
    sheet.freeze_panes = f"A{header + 1}"
    sheet.sheet_view.rightToLeft = said.is_right_to_left or None
    for number, line in enumerate(lines(said.marks), start=header + 1):
        add_line(sheet, number, line, looks)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet  # or what is typed would go into several sheets at once
    book.active = 0
    for view in book.views:  # some programs write none
        view.firstSheet = 0


class Looks:
    """The few styles of the list, made once: openpyxl compares every style with all others when it is set."""

    def __init__(self, sheet: Book) -> None:
        wrapped = Alignment(wrap_text=True, vertical="top")
        self.title = look(sheet, font=Font(bold=True))
        self.note = look(sheet)
        self.plain = look(sheet, alignment=wrapped)
        self.bold = look(sheet, alignment=wrapped, font=Font(bold=True))
        self.link = look(sheet, alignment=wrapped, font=Font(color="0563C1", underline="single"))
        self.severities = {
            severity: look(sheet, alignment=wrapped, fill=PatternFill("solid", fgColor=colour))
            for severity, colour in COLOURS.items()
        }


def look(sheet: Book, **parts: object) -> Any:  # noqa: ANN401 - a style of openpyxl
    """A style of text cells: a text stays a text also when it is edited."""
    cell: Any = Cell(sheet, 1, 1)
    cell.number_format = "@"
    for name, part in parts.items():
        setattr(cell, name, part)
    return cell._style


def add_line(sheet: Book, number: int, line: Line, looks: Looks) -> None:
    """One row of the list."""
    for index, text in enumerate(line.texts, start=1):
        put(sheet.cell(number, index), text, looks.bold if line.is_group else looks.plain)
    sheet.cell(number, 1)._style = copy(looks.severities[line.severity])
    where = target(line.place)
    if where is not None:
        link = sheet.cell(number, CELL + 1)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=where)
        link._style = copy(looks.link)


def put(cell: Any, text: str, style: Any) -> None:  # noqa: ANN401 - a cell and a style of openpyxl
    """Write a text that stays a text even where it looks like a formula."""
    cell.value = text
    cell.data_type, cell._style = "s", copy(style)
