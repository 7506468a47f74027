"""A register written back to a workbook of its own: what was read of it, and nothing else of the files it came from.

It is for reading: plain sheets, only those that have rows, without what the template offers to who types.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.domain.indicators import Measure
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.registers.columns import SETTING, SETTINGS_SHEET, SHEETS, VALUE
from tracker.registers.template.book import CREATED, OPTIONS
from tracker.registers.template.cells import Row, cells
from tracker.registers.template.plan import SheetPlan, setting_rows, sheet_plans
from tracker.registers.template.sheets import heading_text, write_cell
from tracker.registers.template.styles import Styles, styles_of
from tracker.registers.template.words import PROGRAM, Words

REQUIRED = frozenset({"Parties", "Institutions", "Commitments"})
"""Sheets that every register has, be there rows in them or not."""


def extract_workbook(register: Register) -> bytes:
    """The workbook of a register, in its own language; the same register gives the same bytes."""
    words = Words(register.settings.language)
    rows = {spec.name: [row_of(one, register) for one in getattr(register, spec.name.lower())] for spec in SHEETS}
    wanted = {name: several for name, several in rows.items() if several or name in REQUIRED}
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"author": PROGRAM, "created": CREATED})
        styles = styles_of(book, right_to_left=words.is_right_to_left)
        write_settings(book.add_worksheet(words.sheet(SETTINGS_SHEET)), register, words)
        for plan in sheet_plans(wanted):
            write_rows(book.add_worksheet(words.sheet(plan.spec.name)), plan, words, styles)
    return content.getvalue()


def write_settings(sheet: Worksheet, register: Register, words: Words) -> None:
    """The settings, one below the other."""
    sheet.write_row(0, 0, [words.setting(SETTING.heading), words.setting(VALUE.heading)])
    for number, row in enumerate(setting_rows(register.settings, words), start=1):
        write_texts(sheet, number, (words.setting(row.spec.name, row.language), row.value))


def write_texts(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    """Texts beside each other, none of them read as anything else."""
    for index, text in enumerate(texts):
        sheet.write_string(number, index, text)


def write_rows(sheet: Worksheet, plan: SheetPlan, words: Words, styles: Styles) -> None:
    """The headings and rows of a sheet."""
    write_texts(sheet, 0, [heading_text(heading, words) for heading in plan.headings])
    formats = [styles.column(heading, words.language) for heading in plan.headings]
    for number, row in enumerate(plan.rows, start=1):
        for index, value in enumerate(cells(row, plan.headings, words)):
            write_cell(sheet, (number, index), value, styles.cell(value, formats[index]))
    sheet.freeze_panes(1, 1)


def row_of(record: Record, register: Register) -> Row:
    """A record as a row: what was said of it, without what goes without saying."""
    said = {name: getattr(record, name) for name in record.model_fields_set - {"source", "faulty"}}
    values = {name: value for name, value in said.items() if value not in (None, ())}
    code = values.get("indicator") or values.get("item") or values.get("code")
    indicator = register.indicator(code if isinstance(code, str) else None)
    return Row(values, indicator.measure if indicator else Measure.NUMBER)
