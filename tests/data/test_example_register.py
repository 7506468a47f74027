"""The example register: workbook and source agree, all of it is there, and nothing invented goes unmarked."""

from __future__ import annotations

import csv
import runpy
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tracker.problems import Problem
from tracker.registers.columns import SETTINGS_SHEET, SHEETS
from tracker.registers.read import read_register

DATA = Path(__file__).resolve().parents[2] / "data"
SOURCE = DATA / "pakistan-tajikistan"
WORKBOOK = DATA / "pakistan-tajikistan.xlsx"
BUILD = runpy.run_path(str(DATA / "build.py"))["build"]

SHEET_NAMES = (SETTINGS_SHEET, *(spec.name for spec in SHEETS))
MARKED = tuple(spec.name for spec in SHEETS if "data_quality" in spec.by_field)
ADDRESS = ("https://", "http://")
TODAY = date(2026, 11, 24)

Row = dict[str, str]


def source_rows(sheet: str) -> list[Row]:
    with (SOURCE / f"{sheet}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(value: object) -> str:
    """A cell of Excel as it is typed in the source."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case float():
            return f"{Decimal(repr(value)):f}"
        case _:
            return str(value)


def workbook_rows(path: Path, sheet: str) -> list[Row]:
    book = openpyxl.load_workbook(path)
    headings, *rows = [[shown(cell) for cell in row] for row in book[sheet].iter_rows(values_only=True)]
    book.close()
    return [dict(zip(headings, row, strict=True)) for row in rows]


def has_address(row: Row) -> bool:
    return any(start in text for text in row.values() for start in ADDRESS)


def identity(row: Row) -> str:
    return row.get("Code") or " ".join(list(row.values())[:2])


@pytest.mark.parametrize("sheet", SHEET_NAMES)
def test_workbook_holds_what_the_source_says(sheet: str) -> None:
    assert workbook_rows(WORKBOOK, sheet) == source_rows(sheet)


def test_workbook_has_the_sheets_of_the_format_in_its_order() -> None:
    assert tuple(openpyxl.load_workbook(WORKBOOK, read_only=True).sheetnames) == SHEET_NAMES


def test_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    BUILD(SOURCE, first)
    BUILD(SOURCE, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("sheet", SHEET_NAMES)
def test_a_rebuilt_workbook_equals_the_kept_one(sheet: str, tmp_path: Path) -> None:
    BUILD(SOURCE, tmp_path / "again.xlsx")
    assert workbook_rows(tmp_path / "again.xlsx", sheet) == workbook_rows(WORKBOOK, sheet)


@pytest.mark.parametrize(
    ("sheet", "column", "kind"),
    [
        pytest.param("Commitments", "Due", datetime, id="day"),
        pytest.param("Actuals", "Value", (int, float, str), id="value-or-label"),
        pytest.param("Actuals", "Numerator", (int, float), id="part"),
        pytest.param("Indicators", "Code", str, id="code"),
        pytest.param("Sessions", "Number", int, id="whole-number"),
    ],
)
def test_cells_are_typed(sheet: str, column: str, kind: Any) -> None:
    headings, *rows = openpyxl.load_workbook(WORKBOOK)[sheet].iter_rows(values_only=True)
    cells = [row[headings.index(column)] for row in rows]
    assert all(isinstance(cell, kind) for cell in cells if cell is not None)
    assert any(cell is not None for cell in cells)


def test_a_moved_target_is_a_number_and_a_moved_deadline_a_day() -> None:
    headings, *rows = openpyxl.load_workbook(WORKBOOK)["Revisions"].iter_rows(values_only=True)
    old, field = headings.index("Old"), headings.index("Field")
    kinds = {row[field]: type(row[old]) for row in rows}
    assert kinds == {"Due": datetime, "Target date": datetime, "Target": int}


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [
        pytest.param("Agreements", [f"I-{number:02}" for number in range(1, 21)], id="20-instruments"),
        pytest.param("Sessions", [f"S-{number:02}" for number in range(1, 13)], id="12-sessions"),
    ],
)
def test_all_instruments_and_sessions_are_there(sheet: str, codes: list[str]) -> None:
    assert [row["Code"] for row in source_rows(sheet)] == codes


def test_all_51_commitments_are_there_and_end_in_an_indicator_or_a_milestone() -> None:
    codes = [row["Code"] for row in source_rows("Commitments")]
    followed = {row["Commitment"] for sheet in ("Indicators", "Milestones") for row in source_rows(sheet)}
    assert len(codes) == len(set(codes)) == 51
    assert set(codes) == followed


@pytest.mark.parametrize("sheet", MARKED)
def test_what_no_source_gives_is_marked_illustrative(sheet: str) -> None:
    unmarked = [
        identity(row)
        for row in source_rows(sheet)
        if row["Data quality"] != "illustrative"
        and not (row["Data quality"] in ("final", "provisional") and has_address(row))
    ]
    assert unmarked == []


@pytest.mark.parametrize("sheet", MARKED)
def test_a_row_that_calls_a_part_of_itself_illustrative_is_marked_so(sheet: str) -> None:
    mixed = [
        identity(row)
        for row in source_rows(sheet)
        if row["Data quality"] != "illustrative" and any("llustrative" in text for text in row.values())
    ]
    assert mixed == []


@pytest.mark.parametrize("sheet", ["Revisions", "Overrides"])
def test_what_moves_a_day_or_a_light_names_a_source_or_says_illustrative(sheet: str) -> None:
    silent = [
        row for row in source_rows(sheet) if not has_address(row) and not row["Reason"].startswith("Illustrative")
    ]
    assert silent == []


def test_values_later_than_the_newest_source_are_illustrative() -> None:
    later = [row for row in source_rows("Actuals") if row["Date"] > "2026-03-13"]
    assert {row["Data quality"] for row in later} == {"illustrative"}


@pytest.mark.parametrize(
    "code",
    [
        f"PT-{code}"
        for code in ("EN-01", "EN-02", "EN-04", "EN-06", "TR-01", "TR-02", "TR-03", "TP-06", "CU-01", "IN-01")
    ],
)
def test_pledges_read_in_a_source_are_final(code: str) -> None:
    assert {row["Data quality"] for row in source_rows("Commitments") if row["Code"] == code} == {"final"}


def test_the_cultural_week_carries_the_days_of_its_title() -> None:
    (week,) = [row for row in source_rows("Sessions") if row["Kind"] == "cultural_event"]
    assert week["Title"] == "Tajikistan Cultural Week in Pakistan, 19–24 December 2025"
    assert (week["From"], week["To"]) == ("2025-12-19", "2025-12-24")


@pytest.mark.parametrize("session", ["S-01", "S-02", "S-03"])
def test_sessions_5_to_7_of_the_joint_commission_have_measured_commitments(session: str) -> None:
    agreed = {row["Code"] for row in source_rows("Commitments") if row["Session"] == session}
    assert agreed & {row["Commitment"] for row in source_rows("Indicators")}


def test_the_source_names_no_place_that_a_reader_cannot_reach() -> None:
    cells = [text for sheet in SHEET_NAMES for row in source_rows(sheet) for text in row.values()]
    assert not [text for text in cells if "file:" in text or "/work/" in text or "/home/" in text]


def test_the_register_is_read_without_any_problem() -> None:
    problems: list[Problem]
    _, problems = read_register([WORKBOOK], as_of=TODAY)
    assert problems == []
