"""A small register as a workbook: two sides, two commitments, and what a test changes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.end_to_end.workbooks import Rows, write_register

ROAD = {
    "Code": "C-1",
    "Title": "A road",
    "Agreement": "AG-1",
    "Sector": "Transport",
    "Lead": "IN-1",
    "Supporting": "IN-2",
    "Start": date(2026, 1, 1),
    "Due": date(2026, 12, 31),
}
BRIDGE = {**ROAD, "Code": "C-2", "Title": "A bridge", "Lead": "IN-2", "Supporting": "IN-1"}
KILOMETRES = {
    "Code": "I-1",
    "Commitment": "C-1",
    "Title": "Road built",
    "Unit": "km",
    "Baseline": 0,
    "Baseline date": date(2026, 1, 1),
    "Target": 100,
}
IN_JANUARY = {
    "Indicator": "I-1",
    "Date": date(2026, 1, 31),
    "Value": 10,
    "Reported by": "IN-1",
    "Evidence": "Letter",
}

SHEETS: Mapping[str, Rows] = {
    "Register": [
        {"Setting": "Title", "Value": "Roads and bridges"},
        {"Setting": "Reference", "Value": "A-B"},
        {"Setting": "Template version", "Value": "1"},
    ],
    "Parties": [{"Code": "AA", "Name": "Aland"}, {"Code": "BB", "Name": "Beland"}],
    "Institutions": [
        {"Code": "IN-1", "Name": "Ministry of Roads", "Party": "AA"},
        {"Code": "IN-2", "Name": "Ministry of Bridges", "Party": "BB"},
    ],
    "Agreements": [
        {"Code": "AG-1", "Kind": "agreement", "Title": "Agreement on roads", "Signed on": date(2025, 12, 1)}
    ],
    "Commitments": [ROAD, BRIDGE],
    "Milestones": [{"Code": "M-1", "Commitment": "C-2", "Title": "Survey", "Due": date(2026, 6, 30)}],
    "Indicators": [KILOMETRES],
    "Actuals": [IN_JANUARY],
}


def written(path: Path, **sheets: Rows) -> Path:
    """The register with some sheets replaced, each row by its headings."""
    return write_register(path, {**SHEETS, **sheets}, whole=False)
