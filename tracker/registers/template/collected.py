"""A register with a sheet of its own that tells what was merged into it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from tracker.registers.template.book import OPTIONS, write_book
from tracker.registers.template.pages import write_table
from tracker.registers.template.plan import Plan
from tracker.registers.template.sheets import write_cell
from tracker.registers.template.styles import styles_of

WIDTHS = (12, 14, 14, 34, 20, 40, 40, 30, 22, 50)


@dataclass(frozen=True, slots=True)
class Collected:
    """The register, and the name, headings and lines of the sheet."""

    plan: Plan
    name: str
    headings: Sequence[str]
    lines: Sequence[Sequence[str]]


def collected_workbook(collected: Collected) -> bytes:
    """The bytes of the workbook; the sheet of what was merged stands in front."""
    content, words = io.BytesIO(), collected.plan.words
    with Workbook(content, OPTIONS) as book:
        sheet = book.add_worksheet(collected.name)
        write_book(book, collected.plan)
        styles = styles_of(book, right_to_left=words.is_right_to_left)
        write_table(sheet, collected.headings, WIDTHS, words, styles)
        for number, line in enumerate(collected.lines, start=1):
            for index, text in enumerate(line):
                write_cell(sheet, (number, index), text or None, styles["text"])
        sheet.autofilter(0, 0, len(collected.lines), len(collected.headings) - 1)
        sheet.activate()
    return content.getvalue()
