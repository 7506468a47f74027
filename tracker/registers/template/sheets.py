"""One sheet of records, written: headings with help, cells, what may be typed, what is still lacking."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.registers.raw import MAX_ROWS
from tracker.registers.template.cells import Cell, Heading, Percentage, cells
from tracker.registers.template.notes import help_note
from tracker.registers.template.plan import Plan, SheetPlan
from tracker.registers.template.rules import FIRST_ROW, Spot, rule_for
from tracker.registers.template.styles import Styles, height, width
from tracker.registers.template.words import PROGRAM, Words
from tracker.registers.template.worked import PREFIX
from tracker.source import column_letters

HEADING_HEIGHT = 30
NOTE_WIDTH, NOTE_LINE, NOTE_LETTERS = 260, 17, 36
"""Width of a note and height of its lines in pixels; letters that stand on one line of it."""
PAPER_A4 = 9


def write_sheet(worksheet: Worksheet, sheet: SheetPlan, plan: Plan, styles: Styles) -> None:
    """Write a sheet of records."""
    formats = [styles.column(heading, plan.words.language) for heading in sheet.headings]
    texts = [heading_text(heading, plan.words) for heading in sheet.headings]
    widths = [width(heading, text) for heading, text in zip(sheet.headings, texts, strict=True)]
    worksheet.set_row(0, height(texts, widths) or HEADING_HEIGHT)
    for index, heading in enumerate(sheet.headings):
        worksheet.set_column(index, index, widths[index], formats[index])
        worksheet.write_string(0, index, texts[index], styles["required" if is_required(heading) else "optional"])
        write_note(worksheet, (0, index), help_note(sheet.spec.name, heading, plan.words))
        guard_column(worksheet, index, Spot(plan, sheet, heading.column, column_letters(index + 1)), heading, styles)
    for number, row in enumerate(sheet.rows, start=1):
        values = list(cells(row, sheet.headings, plan.words))
        worksheet.set_row(number, height(["" if value is None else value for value in values], widths))
        for index, value in enumerate(values):
            write_cell(worksheet, (number, index), value, styles.cell(value, formats[index]))
    if plan.is_worked:
        mark_worked(worksheet, sheet, plan.words, styles)
    worksheet.freeze_panes(1, 1)
    worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    worksheet.repeat_rows(0)
    set_up_page(worksheet, plan.words)


def is_required(heading: Heading) -> bool:
    """Whether every row must fill a column; translations may stay blank."""
    return heading.column.required and heading.language is None


def heading_text(heading: Heading, words: Words) -> str:
    """A heading; of a column that every row must fill it ends with a star."""
    text = words.heading(heading.column.heading, heading.language)
    return f"{text} *" if is_required(heading) else text


def write_note(worksheet: Worksheet, at: tuple[int, int], text: str) -> None:
    """A note as large as its text."""
    lines = sum(1 + len(line) // NOTE_LETTERS for line in text.splitlines())
    size = {"width": NOTE_WIDTH, "height": NOTE_LINE * (lines + 1)}
    worksheet.write_comment(*at, text, {"author": PROGRAM, **size})


def write_cell(worksheet: Worksheet, at: tuple[int, int], value: Cell | None, style: Format) -> None:
    """One cell as what it is; a text stays a text even where it looks like a formula or an address."""
    match value:
        case Percentage(number):
            worksheet.write_number(*at, float(number / 100), style)
        case Decimal():
            worksheet.write_number(*at, float(value), style)
        case date():
            worksheet.write_datetime(*at, datetime.combine(value, time()), style)
        case str():
            worksheet.write_string(*at, value, style)


def guard_column(worksheet: Worksheet, index: int, spot: Spot, heading: Heading, styles: Styles) -> None:
    """What may be typed in a column, and the colour of its cells that are still lacking."""
    if heading.language is not None:
        return
    rows = (FIRST_ROW - 1, index, MAX_ROWS - 1, index)
    rule = rule_for(spot)
    if rule is not None:
        worksheet.data_validation(*rows, dict(rule))
    if heading.column.required:
        row = f"$A{FIRST_ROW}:${column_letters(len(spot.sheet.headings))}{FIRST_ROW}"
        lacking = f"=AND(ISBLANK({spot.cell}),COUNTA({row})>0)"
        worksheet.conditional_format(*rows, {"type": "formula", "criteria": lacking, "format": styles["lacking"]})


def mark_worked(worksheet: Worksheet, sheet: SheetPlan, words: Words, styles: Styles) -> None:
    """The worked rows look like an example; what is typed over them does not."""
    rows = (FIRST_ROW - 1, 0, MAX_ROWS - 1, len(sheet.headings) - 1)
    worked = f'=LEFT($A{FIRST_ROW},{len(PREFIX)})="{PREFIX}"'
    worksheet.conditional_format(*rows, {"type": "formula", "criteria": worked, "format": styles["worked"]})
    for number in range(1, len(sheet.rows) + 1):
        write_note(worksheet, (number, 0), words.wording("notes", "worked"))


def set_up_page(worksheet: Worksheet, words: Words) -> None:
    """How a sheet is printed, and where it begins."""
    worksheet.set_landscape()
    worksheet.set_paper(PAPER_A4)
    worksheet.fit_to_pages(1, 0)
    if words.is_right_to_left:
        worksheet.right_to_left()
