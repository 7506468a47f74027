"""A workbook for one recipient: only what it may fill is unlocked, what is overdue is marked, a list says what is owed.

The protection has no password: it keeps from mistakes, not from wishes. What was changed in spite of it is told when
the workbook comes back.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.registers.columns import SETTINGS_SHEET
from tracker.registers.sent import KEY, NAME, Sent, sent_lines
from tracker.registers.template.book import OPTIONS, write_book
from tracker.registers.template.cells import Row, cells
from tracker.registers.template.pages import write_table
from tracker.registers.template.plan import Plan, SheetPlan
from tracker.registers.template.sheets import heading_text, write_cell, write_note
from tracker.registers.template.styles import STYLES, Styles, styles_of, width
from tracker.registers.template.words import Words, texts

OPEN_COLOUR = "#FFF9DB"
OVERDUE_COLOUR = "#F8CBAD"
TODO_WIDTHS = (30, 20, 60, 14, 18)

ALLOWED = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
"""What may be done in a protected sheet."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row to be filled: how it is known, the fields that may be filled, and in words that it is overdue."""

    row: Row
    key: str
    fillable: frozenset[str] = frozenset()
    overdue: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook for one recipient.

    ``open_sheets`` may have new rows, whose ``closed`` fields are locked all the same. ``todo`` are the lines of the
    list of what is owed; ``title`` stands below it.
    """

    plan: Plan
    rows: Mapping[str, Sequence[FormRow]]
    open_sheets: frozenset[str]
    closed: frozenset[str]
    title: str
    todo: Sequence[Sequence[str]]
    sent: Sent


def form_workbook(form: Form) -> bytes:
    """The bytes of the workbook; the same form gives the same bytes."""
    content, words = io.BytesIO(), form.plan.words
    with Workbook(content, OPTIONS) as book:
        todo = book.add_worksheet(words.wording("pages", "todo"))
        write_book(book, form.plan)
        styles = styles_of(book, right_to_left=words.is_right_to_left)
        write_todo(todo, form, styles)
        lock(book, form, styles)
        write_sent(book.add_worksheet(NAME), form.sent)
        todo.activate()
    return content.getvalue()


def write_todo(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """What is owed, and how the workbook is filled and sent back."""
    words = form.plan.words
    headings = list(texts(words.language)["todo"].values())
    write_table(sheet, headings, TODO_WIDTHS, words, styles)
    for number, line in enumerate(form.todo, start=1):
        for index, text in enumerate(line):
            write_cell(sheet, (number, index), text or None, styles["text"])
    below = len(form.todo) + 2
    names = {name: words.sheet(name) for name in form.open_sheets}
    for number, line in enumerate([form.title, *words.lines("form", "steps", **names)], start=below):
        sheet.write_string(number, 0, line, styles["section" if number == below else "line"])


def lock(book: Workbook, form: Form, styles: Styles) -> None:
    """Lock every sheet of records, but for the cells that may be filled."""
    words = form.plan.words
    book.get_worksheet_by_name(words.sheet(SETTINGS_SHEET)).protect("", ALLOWED)
    unlocked = open_styles(book)
    overdue = book.add_format({"bg_color": OVERDUE_COLOUR})
    for sheet in form.plan.sheets:
        worksheet = book.get_worksheet_by_name(words.sheet(sheet.spec.name))
        is_open = sheet.spec.name in form.open_sheets
        rows = form.rows[sheet.spec.name]
        if is_open:
            open_columns(worksheet, sheet, words, unlocked, form.closed)
        for number, row in enumerate(rows, start=1):
            write_again(worksheet, number, (sheet, row), words, (styles, unlocked))
            if row.overdue:
                whole = (number, 0, number, len(sheet.headings) - 1)
                worksheet.conditional_format(*whole, {"type": "formula", "criteria": "=TRUE", "format": overdue})
                write_note(worksheet, (number, 0), row.overdue)
        write_keys(worksheet, len(sheet.headings), rows, styles)
        worksheet.protect("", {**ALLOWED, "insert_rows": is_open, "delete_rows": is_open})


def open_styles(book: Workbook) -> Styles:
    """The styles of cells that may be filled."""
    unlocked = {"locked": False, "bg_color": OPEN_COLOUR}
    return Styles({name: book.add_format({**style, **unlocked}) for name, style in STYLES.items()})


def open_columns(
    worksheet: Worksheet, sheet: SheetPlan, words: Words, unlocked: Styles, closed: frozenset[str]
) -> None:
    """Let new rows be typed below those that are there, but for the fields that are closed."""
    for index, heading in enumerate(sheet.headings):
        if heading.column.field not in closed:
            wide = width(heading, heading_text(heading, words))
            worksheet.set_column(index, index, wide, unlocked.column(heading, words.language))


def write_again(
    worksheet: Worksheet, number: int, one: tuple[SheetPlan, FormRow], words: Words, styles: tuple[Styles, Styles]
) -> None:
    """Write the cells of a row once more, each locked or not; a blank one would be as its column is."""
    (sheet, form), (locked, unlocked) = one, styles
    for index, value in enumerate(cells(form.row, sheet.headings, words)):
        heading = sheet.headings[index]
        chosen = unlocked if heading.column.field in form.fillable else locked
        style = chosen.cell(value, chosen.column(heading, words.language))
        if value is None:
            worksheet.write_blank(number, index, None, style)
        else:
            write_cell(worksheet, (number, index), value, style)


def write_keys(worksheet: Worksheet, column: int, rows: Sequence[FormRow], styles: Styles) -> None:
    """The hidden column that goes with the rows when they are sorted."""
    worksheet.set_column(column, column, 10, styles["text"], {"hidden": True})
    worksheet.write_string(0, column, KEY, styles["optional"])
    for number, row in enumerate(rows, start=1):
        worksheet.write_string(number, column, row.key, styles["text"])
    worksheet.autofilter(0, 0, len(rows), column)


def write_sent(sheet: Worksheet, sent: Sent) -> None:
    """The hidden sheet that says what was sent."""
    for number, line in enumerate(sent_lines(sent)):
        for index, text in enumerate(line):
            sheet.write_string(number, index, text)
    sheet.protect()
    sheet.very_hidden()
