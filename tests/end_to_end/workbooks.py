"""Small registers as real workbooks: a faultless one of two states, of which each test changes what it is about.

A sheet is a list of rows, a row maps headings to what an official types: texts, numbers, days as ``2026-03-31``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Row = Mapping[str, Any]
Rows = Sequence[Row]

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

COMMITMENT: Row = {
    "Code": "C-1",
    "Title": "Open the crossing",
    "Session": "S-1",
    "Sector": "Transport",
    "Lead": "AA-ROADS",
    "Start": "2026-01-01",
    "Due": "2027-01-01",
}
INDICATOR: Row = {
    "Code": "I-1",
    "Commitment": "C-1",
    "Title": "Road rebuilt",
    "Unit": "km",
    "Baseline": 0,
    "Target": 100,
}
ACTUAL: Row = {"Indicator": "I-1", "Date": "2026-06-30", "Value": 40, "Evidence": "Letter"}

FAULTLESS: Mapping[str, Rows] = {
    "Register": [
        {"Setting": "Title", "Value": "Commitments of two states"},
        {"Setting": "Reference", "Value": "AA-BB"},
        {"Setting": "Template version", "Value": "1"},
    ],
    "Parties": [{"Code": "AA", "Name": "State A"}, {"Code": "BB", "Name": "State B"}],
    "Institutions": [
        {"Code": "AA-ROADS", "Name": "Road office of A", "Party": "AA"},
        {"Code": "BB-ROADS", "Name": "Road office of B", "Party": "BB"},
    ],
    "Sessions": [{"Code": "S-1", "Kind": "joint_commission", "Title": "First session", "From": "2025-12-01"}],
    "Commitments": [COMMITMENT],
    "Indicators": [INDICATOR],
    "Actuals": [ACTUAL],
}


def write_register(path: Path, sheets: Mapping[str, Rows] | None = None, *, whole: bool = True) -> Path:
    """Write a workbook: the faultless register with some sheets replaced or added, or these sheets alone."""
    content = {**(FAULTLESS if whole else {}), **(sheets or {})}
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in content.items():
            write_sheet(book.add_worksheet(name), rows, day)
    return path


def write_sheet(sheet: Worksheet, rows: Rows, day: Any) -> None:
    """Write one sheet: headings in the order in which the rows name them, text always as text."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    sheet.write_row(0, 0, headings)
    for number, row in enumerate(rows, start=1):
        for heading, value in row.items():
            at = (number, headings.index(heading))
            match value:
                case str() if ISO_DAY.fullmatch(value):
                    sheet.write_datetime(*at, datetime.fromisoformat(value), day)
                case str():
                    sheet.write_string(*at, value)
                case int() | float() | Decimal():
                    sheet.write_number(*at, value)
                case date():
                    sheet.write_datetime(*at, value, day)


def faulty(path: Path) -> Path:
    """A register with one error: a due day typed as text that can be read in two ways."""
    return write_register(path, {"Commitments": [{**COMMITMENT, "Due": "05/03/2027"}]})
