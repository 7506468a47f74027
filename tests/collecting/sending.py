"""A small register sent out to two institutions, and edits as people make them in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.end_to_end.workbooks import COMMITMENT, INDICATOR, Rows, write_register
from tracker.collecting.collect import Collected, CollectRequest, collect
from tracker.collecting.distribute import DistributeRequest, distribute
from tracker.collecting.findings import Finding, What
from tracker.collecting.report import finding_json, why_words
from tracker.presentation.messages import ENGLISH
from tracker.progress import no_progress
from tracker.registers.columns import SHEETS
from tracker.registers.read import read_register

DAY = date(2026, 7, 2)
NAMES = {"A": "AA-BB_2026-07-02_AA-ROADS.xlsx", "B": "AA-BB_2026-07-02_BB-ROADS.xlsx"}

SHEETS_SENT: Mapping[str, Rows] = {
    "Commitments": [
        {**COMMITMENT, "Supporting": "BB-ROADS", "Due": "2026-06-01"},
        {**COMMITMENT, "Code": "C-2", "Title": "Open the bridge", "Lead": "BB-ROADS", "Depends on": "C-1"},
        {**COMMITMENT, "Code": "C-3", "Title": "Of A alone", "Supporting": None, "Depends on": "C-2"},
    ],
    "Milestones": [
        {"Code": "M-1", "Commitment": "C-1", "Title": "Survey", "Due": "2026-05-01"},
        {"Code": "M-2", "Commitment": "C-1", "Title": "Bridge", "Due": "2026-05-20", "Responsible": "BB-ROADS"},
    ],
    "Indicators": [INDICATOR, {**INDICATOR, "Code": "I-2", "Title": "Bridge", "Responsible": "BB-ROADS"}],
    "Actuals": [
        {"Indicator": "I-1", "Date": "2026-03-31", "Value": 20, "Reported by": "AA-ROADS"},
        {"Indicator": "I-1", "Date": "2026-06-30", "Value": 40},
        {"Indicator": "I-2", "Date": "2026-06-30", "Value": 0.5, "Reported by": "BB-ROADS"},
    ],
    "Updates": [
        {"Commitment": "C-1", "Date": "2026-06-01", "Institution": "AA-ROADS", "Progress": "Half of it"},
        {"Commitment": "C-1", "Date": "2026-06-01", "Institution": "AA-ROADS", "Progress": "And more"},
        {"Commitment": "C-1", "Date": "2026-06-02", "Party": "BB", "Progress": "We wait"},
    ],
}

Edit = Callable[[Any], None]
"""Does something to a workbook of openpyxl."""


def sent(folder: Path, **changes: Any) -> Path:
    """The register in a folder, sent out to ``folder/sent``."""
    register = write_register(folder / "register.xlsx", {**SHEETS_SENT, **changes})
    distribute(DistributeRequest([register], folder / "sent", DAY), no_progress)
    return register


def edit(folder: Path, who: str, *edits: Edit) -> Path:
    """Edit the workbook of a recipient as a spreadsheet program would, and save it."""
    path = folder / "sent" / NAMES[who]
    book = load_workbook(path)
    for one in edits:
        one(book)
    book.save(path)
    return path


def collected(folder: Path, *files: Path) -> Collected:
    """Collect some workbooks; all where none is named."""
    out = folder / "merged.xlsx"
    out.unlink(missing_ok=True)
    return collect(CollectRequest([folder / "register.xlsx"], files or [folder / "sent"], out), no_progress)


def column(sheet: Any, heading: str) -> int:
    """The column of a heading."""
    found: int = next(cell.column for cell in sheet[1] if str(cell.value).rstrip(" *") == heading)
    return found


def setting(sheet: str, row: int, heading: str, value: object) -> Edit:
    """Type a value into a cell."""

    def typed(book: Any) -> None:
        cell = book[sheet].cell(row, column(book[sheet], heading))
        cell.value = datetime.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value
        if cell.is_date:
            cell.number_format = "yyyy-mm-dd"

    return typed


def adding(sheet: str, **values: object) -> Edit:
    """Type a row below the others."""

    def typed(book: Any) -> None:
        last = max(row[0].row for row in book[sheet].iter_rows() if any(cell.value is not None for cell in row))
        for heading, value in values.items():
            setting(sheet, last + 1, heading.replace("_", " "), value)(book)

    return typed


def removing(sheet: str, row: int) -> Edit:
    """Delete a row."""
    return lambda book: book[sheet].delete_rows(row)


def without(sheet: str, heading: str) -> Edit:
    """Delete a column."""
    return lambda book: book[sheet].delete_cols(column(book[sheet], heading))


def merging(sheet: str, cells: str) -> Edit:
    """Merge cells."""
    return lambda book: book[sheet].merge_cells(cells)


def mixing_up(sheet: str, row: int, other: int) -> Edit:
    """Give a row the hidden key of another one, as a copied hidden cell does."""

    def mix(book: Any) -> None:
        last = book[sheet].max_column
        book[sheet].cell(row, last).value = book[sheet].cell(other, last).value

    return mix


def inserting(sheet: str, row: int) -> Edit:
    """Insert a blank row."""
    return lambda book: book[sheet].insert_rows(row)


def reversing(sheet: str) -> Edit:
    """Sort the rows the other way round, hidden column and all."""

    def sort(book: Any) -> None:
        rows = [[(cell.value, cell.number_format) for cell in row] for row in book[sheet].iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for index, (value, shown_as) in enumerate(row, start=1):
                cell = book[sheet].cell(number, index)
                cell.value, cell.number_format = value, shown_as

    return sort


def told(done: Collected) -> list[tuple[What, str, str, str, str, str]]:
    """The findings in short."""
    return [short(one) for one in done.findings]


def short(one: Finding) -> tuple[What, str, str, str, str, str]:
    """A finding in short: what, by whom, row, column, old, new."""
    json = finding_json(one, ENGLISH)
    return one.what, one.by, f"{one.sheet}: {one.row}", one.heading, json["old"], json["new"]


def whys(done: Collected) -> list[str]:
    """The reasons of the findings, in English."""
    return [why_words(one.why, ENGLISH) for one in done.findings]


def content(path: Path) -> dict[str, list[dict[str, Any]]]:
    """What a register says, sheet by sheet."""
    register, _ = read_register([path], as_of=date.max)
    return {
        spec.name: [
            {name: value for name, value in one if name not in ("source", "faulty")}
            for one in getattr(register, spec.name.lower())
        ]
        for spec in SHEETS
    }


def differences(one: Path, other: Path) -> Sequence[tuple[str, Any, Any]]:
    """The rows in which two registers differ."""
    mine, theirs = content(one), content(other)
    return [
        (name, old, new)
        for name in mine
        for old, new in zip(
            [*mine[name], *[None] * (len(theirs[name]) - len(mine[name]))],
            [*theirs[name], *[None] * (len(mine[name]) - len(theirs[name]))],
            strict=True,
        )
        if old != new
    ]
