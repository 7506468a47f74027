"""The door of the template: a plan to the bytes of a workbook. The same plan gives the same bytes."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook

from tracker.registers.columns import SETTINGS_SHEET
from tracker.registers.template.lists import Lists
from tracker.registers.template.pages import HowTo, write_kept, write_settings
from tracker.registers.template.plan import Plan
from tracker.registers.template.sheets import write_sheet
from tracker.registers.template.styles import styles_of
from tracker.registers.template.words import PROGRAM, Words
from tracker.registers.template.worked import empty_plan

CREATED = datetime(2026, 1, 1)
"""No clock is read: the day of the template's version, not of the file."""

OPTIONS = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}


def empty_workbook(language: str) -> bytes:
    """The template with its worked example."""
    return workbook(empty_plan(Words(language)))


def workbook(plan: Plan) -> bytes:
    """The bytes of a planned workbook."""
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as book:
        write_book(book, plan)
    return content.getvalue()


def write_book(book: Workbook, plan: Plan) -> None:
    """Write all sheets: how to use them first, what was not carried over next, the lists last."""
    words = plan.words
    book.set_properties({"title": words.wording("howto", "title"), "author": PROGRAM, "created": CREATED})
    styles = styles_of(book, right_to_left=words.is_right_to_left)
    HowTo(book.add_worksheet(words.wording("pages", "howto")), plan, styles).write()
    if plan.kept:
        write_kept(book.add_worksheet(words.wording("pages", "kept")), plan, styles)
    write_settings(book.add_worksheet(words.sheet(SETTINGS_SHEET)), plan, styles)
    for sheet in plan.sheets:
        write_sheet(book.add_worksheet(words.sheet(sheet.spec.name)), sheet, plan, styles)
    Lists(book, plan).write()
