"""A small register with all that is awkward to hand on: every measure, what is missing, texts that look like code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.end_to_end.workbooks import Rows, write_register

DAY = "2026-06-30"
FORMULA = "=cmd|'/C calc'!A0"
MARKUP = "<b>A & B</b> {{ 7 * 7 }} {% raw %}"
LED_BY_B = {"Session": "S-1", "Sector": "TRANS", "Lead": "BB-ROADS"}

AWKWARD: Mapping[str, Rows] = {
    "Register": [
        {"Setting": "Title", "Value": MARKUP},
        {"Setting": "Title [ru]", "Value": "Обязательства двух государств"},
        {"Setting": "Reference", "Value": "AA-BB"},
        {"Setting": "Template version", "Value": "1"},
    ],
    "Parties": [
        {"Code": "AA", "Name": "State A", "Name [ru]": "Государство А"},
        {"Code": "BB", "Name": "State B", "Name [ru]": "Государство Б"},
        {"Code": "EU", "Name": "Union E", "Name [ru]": "Союз Е"},
    ],
    "Institutions": [
        {"Code": "AA-ROADS", "Name": "Road office of A", "Party": "AA", "Focal point": "Desk of sessions"},
        {"Code": "BB-ROADS", "Name": "Road office of B", "Party": "BB"},
        {"Code": "EU-BANK", "Name": "Bank of E", "Party": "EU"},
    ],
    "Sectors": [{"Code": "TRANS", "Name": "Transport", "Name [ru]": "Транспорт"}, {"Code": "21020", "Name": "Roads"}],
    "Agreements": [
        {
            "Code": "AG-1",
            "Kind": "contract",
            "Title": "Contract on roads",
            "Signed on": "2025-11-01",
            "Parties": "AA; BB",
            "Link": "https://treaties.example/ag-1.pdf?x=1",
        },
        {"Code": "AG-2", "Kind": "treaty", "Title": "Treaty of old", "Link": "http://treaties.example/ag-2"},
    ],
    "Sessions": [
        {
            "Code": "S-1",
            "Kind": "joint_commission",
            "Number": 1,
            "Title": "First session",
            "Title [ru]": "Первое заседание",
            "From": "2025-12-01",
            "Link": "https://sessions.example/1",
        }
    ],
    "Commitments": [
        {
            "Code": "C/1",
            "Title": FORMULA,
            "Title [ru]": "'+ Открыть переход",
            "Description": MARKUP,
            "Agreement": "ag-1",
            "Session": "S-1",
            "Clause": "-2",
            "Sector": "trans",
            "Lead": "aa-roads",
            "Supporting": "BB-ROADS; EU-BANK",
            "Due": "2027-01-01",
            "Former codes": "OLD/1",
        },
        {
            "Code": "C-2",
            "Title": "Two lines\nof a title",
            "Session": "S-1",
            "Sector": "21020",
            "Lead": "AA-ROADS",
            "Start": "2026-01-01",
            "Due": "2026-03-31",
            "Depends on": "C/1",
            "Data quality": "illustrative",
        },
        {
            "Code": "C-3",
            "Title": "Hidden pact",
            "Session": "S-1",
            "Sector": "TRANS",
            "Lead": "BB-ROADS",
            "Restricted": "yes",
        },
        {"Code": "C-4", "Title": "Undated", "Agreement": "AG-2", "Sector": "TRANS", "Lead": "EU-BANK"},
        {
            "Code": "C-5",
            "Title": "Finished",
            "Session": "S-1",
            "Sector": "TRANS",
            "Lead": "BB-ROADS",
            "Closure": "completed",
            "Closed on": "2026-05-01",
        },
        {
            "Code": "C-6",
            "Title": "Given up",
            "Session": "S-1",
            "Sector": "TRANS",
            "Lead": "BB-ROADS",
            "Closure": "withdrawn",
            "Closed on": "2026-05-01",
        },
        {
            "Code": "C-7",
            "Title": "Delivered",
            "Session": "S-1",
            "Sector": "TRANS",
            "Lead": "BB-ROADS",
            "Start": "2026-01-01",
            "Due": "2026-12-31",
        },
        {
            "Code": "C-8",
            "Title": "Later",
            "Session": "S-1",
            "Sector": "TRANS",
            "Lead": "BB-ROADS",
            "Start": "2026-09-01",
        },
    ],
    "Milestones": [
        {
            "Code": "M-7",
            "Commitment": "C-7",
            "Title": "Handed over",
            "Done on": "2026-06-01",
            "Evidence": "https://evidence.example/m7.xml",
        },
        {
            "Code": "M-2",
            "Commitment": "C-2",
            "Title": "Tender",
            "Due": "2026-02-01",
            "Evidence": "https://later.example/",
        },
    ],
    "Indicators": [
        {
            "Code": "I-1",
            "Commitment": "C/1",
            "Title": "Road built",
            "Unit": "km",
            "Baseline": 0,
            "Baseline date": "2025-12-31",
            "Target": 100,
            "Definition": "Open to traffic",
            "Group": "north",
        },
        {
            "Code": "I-2",
            "Commitment": "C/1",
            "Title": "Lorries on time",
            "Level": "outcome",
            "Measure": "percent",
            "Baseline": -5.5,
            "Baseline date": "2025-12-31",
            "Target": 90,
        },
        {
            "Code": "I-3",
            "Commitment": "C/1",
            "Title": "State of the road",
            "Level": "outcome",
            "Measure": "ordinal",
            "Scale": "-bad < fair < good",
            "Baseline": "-bad",
            "Baseline date": "2025-12-31",
            "Target": "good",
        },
        {"Code": "I-4", "Commitment": "C-2", "Title": "Rules agreed", "Measure": "qualitative"},
        {"Code": "I-5", "Commitment": "C-2", "Title": "Delay", "Unit": "h", "Baseline": 48, "Target": 24},
        {"Code": "I-6", "Commitment": "C-2", "Title": "No start", "Target": 10},
        {
            "Code": "I-7",
            "Commitment": "C-2",
            "Title": "Visits",
            "Accumulation": "sum",
            "No baseline": "zero",
            "Target": 12,
            "Level": "impact",
        },
        {
            "Code": "I-8",
            "Commitment": "C-2",
            "Title": "Accidents",
            "Direction": "at_most",
            "Target": 3,
            "Level": "impact",
        },
    ],
    "Targets": [{"Indicator": "I-1", "Due": "2026-06-30", "Value": 40}],
    "Actuals": [
        {
            "Indicator": "I-1",
            "Date": "2026-03-31",
            "Value": 0,
            "Reported by": "AA-ROADS",
            "Qualifier": "about",
            "Evidence": "https://evidence.example/i1",
            "Comment": "@home",
            "Data quality": "provisional",
        },
        {"Indicator": "I-1", "Date": "2026-06-30", "Value": 20, "Reported by": "AA"},
        {"Indicator": "I-1", "Date": "2026-06-30", "Value": 25, "Reported by": "BB-ROADS"},
        {"Indicator": "I-1", "Date": "2026-06-15", "Value": 99, "Verification": "draft", "Reported by": "AA"},
        {"Indicator": "I-2", "Date": "2026-03-31", "Numerator": 1, "Denominator": 3},
        {"Indicator": "I-3", "Date": "2026-03-31", "Value": "fair"},
        {"Indicator": "I-4", "Date": "2026-03-31", "Comment": "Both sides signed"},
        {"Indicator": "I-7", "Date": "2026-02-28", "From": "2026-01-01", "Value": 2},
        {"Indicator": "I-7", "Date": "2026-03-31", "Value": 3},
    ],
    "Updates": [
        {
            "Commitment": "C-2",
            "Date": "2026-05-01",
            "Party": "AA",
            "Completion": "limited",
            "Progress": "Snow until May",
            "Obstacle": MARKUP,
            "Decision requested": "A second crew",
            "Evidence": "https://evidence.example/u2",
        },
        {"Commitment": "C-2", "Date": "2026-05-02", "Party": "BB", "Institution": "BB-ROADS", "Completion": "complete"},
    ],
    "Overrides": [
        {"Item": "C-7", "Status": "on_track", "Reason": "Seen", "Author": "Secretariat", "Date": "2026-06-02"}
    ],
}


def write_awkward(path: Path, **sheets: Rows) -> Path:
    """The register with some sheets replaced."""
    return write_register(path, {**AWKWARD, **sheets}, whole=False)
