"""The example register: workbook and source agree, all of it is there, and nothing invented goes unmarked."""

from __future__ import annotations

import runpy
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.data.example import (
    DATA,
    FURTHER,
    MARKED,
    SHEET_NAMES,
    SOURCE,
    WORKBOOK,
    Row,
    has_address,
    identity,
    source_rows,
)

BUILD = runpy.run_path(str(DATA / "build.py"))["build"]


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
        row
        for row in source_rows(sheet)
        if not (has_address(row) or row.get(FURTHER) or row["Reason"].startswith("Illustrative"))
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


def test_the_source_names_no_place_that_a_reader_cannot_reach() -> None:
    cells = [text for sheet in SHEET_NAMES for row in source_rows(sheet) for text in row.values()]
    assert not [text for text in cells if "file:" in text or "/work/" in text or "/home/" in text]
