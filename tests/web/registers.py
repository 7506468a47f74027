"""A small register with something for every page: each light, a decision, a moved deadline, an illustrative row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.end_to_end.workbooks import Row, Rows, write_register


def commitment(code: str, title: str, **fields: object) -> Row:
    """A commitment of the first session."""
    usual = {"Agreement": "AG-1", "Session": "S-1", "Sector": "ROADS", "Lead": "AA-ROADS", "Supporting": "BB-ROADS"}
    return {"Code": code, "Title": title, **usual, "Start": "2026-01-01", "Due": "2027-01-01", **fields}


def indicator(number: int, **fields: object) -> Row:
    """An indicator of a commitment, from 0 to 100."""
    way = {"Unit": "km", "Baseline": 0, "Baseline date": "2026-01-01", "Target": 100, "Target date": "2027-01-01"}
    return {"Code": f"I-{number}", "Commitment": f"C-{number}", "Title": f"Road {number} built", **way, **fields}


def actual(number: int, value: int, day: str = "2026-06-30", **fields: object) -> Row:
    """A value with its evidence."""
    return {"Indicator": f"I-{number}", "Date": day, "Value": value, "Evidence": "Letter 7", **fields}


SMALL: Mapping[str, Rows] = {
    "Register": [
        {"Setting": "Title", "Value": "Roads of two states"},
        {"Setting": "Reference", "Value": "AA-BB"},
        {"Setting": "Template version", "Value": "1"},
    ],
    "Parties": [{"Code": "AA", "Name": "State A"}, {"Code": "BB", "Name": "State B"}],
    "Institutions": [
        {"Code": "AA-ROADS", "Name": "Road office of A", "Party": "AA"},
        {"Code": "BB-ROADS", "Name": "Road office of B", "Party": "BB"},
    ],
    "Sectors": [{"Code": "ROADS", "Name": "Roads"}, {"Code": "RAIL", "Name": "Rail"}],
    "Agreements": [
        {"Code": "AG-1", "Kind": "agreement", "Title": "Agreement on roads", "Signed on": "2025-12-01"},
        {"Code": "AG-2", "Kind": "treaty", "Title": "Treaty of old", "Signed on": "2001-01-01"},
    ],
    "Sessions": [{"Code": "S-1", "Kind": "joint_commission", "Title": "First session", "From": "2025-12-01"}],
    "Commitments": [
        commitment("C-1", "Open the crossing", Due="2026-12-31", **{"Original due": "2026-09-30"}),
        commitment("C-2", "Pave the pass", Lead="BB-ROADS", Supporting="AA-ROADS"),
        commitment("C-3", "Bridge the river", Sector="RAIL", **{"Data quality": "illustrative"}),
        commitment("C-4", "Mend the tunnel", Due="2026-06-01"),
        commitment("C-5", "Survey the valley", Start="2026-09-01"),
        commitment("C-6", "Light the road", Restricted="yes"),
        commitment("C-7", "Meet again", Agreement=None, Due=None),
    ],
    "Milestones": [
        {"Code": "M-1", "Commitment": "C-4", "Title": "Tender", "Due": "2026-03-01"},
        {"Code": "M-2", "Commitment": "C-4", "Title": "Design", "Due": "2026-02-01", "Done on": "2026-02-01"},
    ],
    "Indicators": [indicator(1), indicator(2), indicator(3), indicator(6)],
    "Actuals": [
        actual(1, 10, "2026-03-31"),
        actual(1, 20, "2026-05-31"),
        actual(1, 60),
        actual(2, 10),
        actual(3, 100),
        actual(6, 35),
    ],
    "Updates": [
        {
            "Commitment": "C-2",
            "Party": "AA",
            "Date": "2026-05-01",
            "Completion": "limited",
            "Progress": "Snow until May",
            "Decision requested": "A second crew",
        },
        {"Commitment": "C-2", "Party": "BB", "Date": "2026-05-02", "Completion": "not_started"},
    ],
    "Revisions": [
        {
            "Item": "C-1",
            "Field": "due",
            "Old": "2026-09-30",
            "New": "2026-12-31",
            "Date": "2026-04-01",
            "Basis": "S-1",
            "Reason": "Late snow",
        }
    ],
}


def write_small(path: Path, **sheets: Rows) -> Path:
    """The register with some sheets replaced."""
    return write_register(path, {**SMALL, **sheets}, whole=False)


def broken(path: Path) -> Path:
    """The register with a day that is none."""
    rows = [*SMALL["Commitments"][:-1], {**SMALL["Commitments"][0], "Code": "C-9", "Due": "soon"}]
    return write_small(path, Commitments=rows)
