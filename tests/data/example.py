"""The example register as its tests see it: where it lies, and its readable rows."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tracker.registers.columns import SETTINGS_SHEET, SHEETS

DATA = Path(__file__).resolve().parents[2] / "data"
SOURCE = DATA / "pakistan-tajikistan"
WORKBOOK = DATA / "pakistan-tajikistan.xlsx"

SHEET_NAMES = (SETTINGS_SHEET, *(spec.name for spec in SHEETS))
MARKED = tuple(spec.name for spec in SHEETS if "data_quality" in spec.by_field)
"""The sheets whose rows say how far they can be relied upon."""
FURTHER = "# Sources"
"""The column of further addresses, which the program passes over."""

ADDRESS = re.compile(r"https?://[^\s;,)]+")

Row = dict[str, str]


def source_rows(sheet: str) -> list[Row]:
    """The rows of one CSV file."""
    with (SOURCE / f"{sheet}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def row_of(sheet: str, code: str) -> Row:
    """The one row with a code."""
    (row,) = [row for row in source_rows(sheet) if row["Code"] == code]
    return row


def has_address(row: Row) -> bool:
    """Whether a column that the program reads names an address."""
    return any(ADDRESS.search(text) for heading, text in row.items() if heading != FURTHER)


def identity(row: Row) -> str:
    """What a failing test calls a row."""
    return row.get("Code") or " ".join(list(row.values())[:2])
