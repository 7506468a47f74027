"""The rules as a whole: all are listed, each cause is told once, and many rows take no longer than few."""

from __future__ import annotations

import inspect
import pkgutil
import time
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.registers.checks.told import AS_OF, told
from tests.registers.placed import actual, commitment, day, indicator, milestone, revision, target, update
from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.register import Register
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Place, Problem
from tracker.registers import checks
from tracker.registers.crosscheck import CHECKS, crosscheck
from tracker.registers.read import read_register

Rows = list[dict[str, Any]]

REGISTER: dict[str, Rows] = {
    "Register": [{"Setting": "Template version", "Value": "1"}],
    "Parties": [{"Code": "PK", "Name": "Pakistan"}, {"Code": "TJ", "Name": "Tajikistan"}],
    "Institutions": [{"Code": "PK-MOE", "Name": "Ministry of Energy", "Party": "PK"}],
    "Sessions": [{"Code": "S-1", "Kind": "joint_commission", "Title": "First", "From": date(2024, 1, 10)}],
    "Commitments": [
        {
            "Code": "C-1",
            "Title": "A line",
            "Session": "S-1",
            "Sector": "Energy",
            "Lead": "PK-MOE",
            "Start": date(2024, 1, 10),
            "Due": date(2025, 12, 31),
            "Closure": None,
            "Closed on": None,
            "Original due": None,
        }
    ],
}
INDICATOR = {"Code": "I-1", "Commitment": "C-1", "Title": "Line built", "Baseline": 0, "Target": 100}
REVISION = {"Item": "C-1", "Field": "Due", "Old": date(2025, 6, 30), "New": date(2025, 12, 31)}
DECIDED = {"Date": date(2025, 5, 5), "Basis": "S-1"}
OVERRIDE = {"Item": "C-1", "Status": "at_risk", "Date": date(2026, 1, 1)}


def changed(heading: str, value: object, **more: Rows) -> dict[str, Rows]:
    """The register with one cell of its commitment changed, and with more sheets."""
    row = {**REGISTER["Commitments"][0], heading: value}
    return {**REGISTER, **more, "Commitments": [row]}


def write(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook whose sheets have the headings of their first row."""
    with xlsxwriter.Workbook(path) as book:
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, list(rows[0]))
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row.values()):
                    style = as_date if isinstance(value, date) else None
                    sheet.write(number, column, value, style)
    return path


def briefly(problem: Problem) -> tuple[str, str | None]:
    place: Place = problem.place
    return problem.code, f"{place.sheet}!{place.cell}" if place.cell else place.sheet


def read(path: Path, sheets: dict[str, Rows]) -> list[tuple[str, str | None]]:
    """What a real workbook of these sheets is told; every sentence is made, so that none lacks a parameter."""
    _, problems = read_register([write(path, sheets)], as_of=AS_OF)
    assert all(problem_words(one, Messages()).line for one in problems)
    return [briefly(one) for one in problems]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param(REGISTER, [], id="faultless"),
        pytest.param(changed("Due", "soon"), [("DATE_TEXT", "Commitments!G2")], id="unreadable-due"),
        pytest.param(
            changed("Due", "soon", Milestones=[{"Code": "M-1", "Commitment": "C-1", "Title": "Signed", "Due": None}]),
            [("DATE_TEXT", "Commitments!G2")],
            id="milestone-that-takes-an-unreadable-due",
        ),
        pytest.param(
            changed("Due", "soon", Revisions=[{**REVISION, **DECIDED}]),
            [("DATE_TEXT", "Commitments!G2")],
            id="revision-that-ends-at-an-unreadable-due",
        ),
        pytest.param(
            changed("Closure", "finished-ish", Sessions=REGISTER["Sessions"]),
            [("CODE_UNKNOWN", "Commitments!H2")],
            id="unreadable-closure",
        ),
        pytest.param(changed("Session", None), [("SOURCE_MISSING", "Commitments!C2")], id="no-source"),
        pytest.param(changed("Session", "S-9"), [("REF_UNKNOWN", "Commitments!C2")], id="unknown-source"),
        pytest.param(
            {**REGISTER, "Revisions": [{**REVISION, "Date": date(2025, 5, 5), "Basis": None}]},
            [("REVISION_WITHOUT_BASIS", "Revisions!F2")],
            id="revision-without-basis",
        ),
        pytest.param(
            {**REGISTER, "Overrides": [{**OVERRIDE, "Reason": None, "Author": "Office"}]},
            [("OVERRIDE_WITHOUT_REASON", "Overrides!D2")],
            id="override-without-reason",
        ),
        pytest.param(
            {**REGISTER, "Overrides": [{**OVERRIDE, "Reason": "Seen", "Author": None}]},
            [("OVERRIDE_WITHOUT_REASON", "Overrides!E2")],
            id="override-without-author",
        ),
        pytest.param(
            {
                **REGISTER,
                "Indicators": [{**INDICATOR, "Measure": "qualitative", "Baseline": None, "Target": None}],
                "Actuals": [{"Indicator": "I-1", "Date": date(2025, 6, 30), "Numerator": 4, "Denominator": 5}],
            },
            [("VALUE_FOR_QUALITATIVE", "Actuals!C2")],
            id="parts-for-qualitative",
        ),
        pytest.param(
            {
                **REGISTER,
                "Indicators": [
                    {**INDICATOR, "Measure": "ordinal", "Baseline": "poor", "Target": "god", "Scale": "poor < good"}
                ],
            },
            [("LABEL_NOT_ON_SCALE", "Indicators!E2")],
            id="mistyped-label",
        ),
        pytest.param(
            {
                **REGISTER,
                "Indicators": [{**INDICATOR, "Measure": "percent"}],
                "Targets": [{"Indicator": "I-1", "Due": 2024, "Value": "TBD"}],
            },
            [("DATE_YEAR_ONLY", "Targets!B2"), ("REQUIRED_EMPTY", "Targets!C2")],
            id="interim-target-without-value",
        ),
    ],
)
def test_one_cause_in_a_workbook_is_told_once(
    tmp_path: Path, sheets: dict[str, Rows], expected: list[tuple[str, str | None]]
) -> None:
    assert read(tmp_path / "register.xlsx", sheets) == expected


def test_every_rule_is_listed_once() -> None:
    modules = [import_module(f"{checks.__name__}.{one.name}") for one in pkgutil.iter_modules(checks.__path__)]
    rules = [
        function
        for module in modules
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and list(inspect.signature(function).parameters) == ["register", "as_of"]
    ]
    assert sorted(CHECKS, key=repr) == sorted(rules, key=repr)


def test_an_empty_register_has_nothing_wrong_between_rows() -> None:
    assert told(Register()) == []


def many(rows: int) -> Register:
    """Every sheet full, and all of it about one commitment and one indicator."""
    labels: dict[str, Any] = {"measure": Measure.ORDINAL, "scale": ("poor", "fair", "good"), "target": "good"}
    numbers = range(2, rows + 2)
    return Register(
        commitments=tuple(commitment(f"C-{row - 1}", row, depends_on=(f"C-{row}",), due=AS_OF) for row in numbers),
        milestones=tuple(milestone(f"M-{row}", row) for row in numbers),
        indicators=(indicator(**labels),),
        targets=tuple(target("2025-06-30", row, value=f"wrong {row}") for row in numbers),
        actuals=tuple(actual("2025-06-30", row, value=f"goood{row}") for row in numbers),
        updates=tuple(update("2025-06-30", row) for row in numbers),
        revisions=tuple(
            revision(RevisedField.DUE, "2025-06-30", row, old=day("2025-06-30"), new=AS_OF) for row in numbers
        ),
    )


def test_rows_cost_the_same_however_many_there_are() -> None:
    few, more = (timed(many(rows)) for rows in (500, 4_000))
    # Eight times the rows: linear is 8, quadratic 64. The bound leaves room for a busy machine.
    assert more < 24 * max(few, 0.02)


def timed(register: Register) -> float:
    start = time.perf_counter()
    count = sum(1 for _ in crosscheck(register, AS_OF))
    assert count > len(register.actuals)
    return time.perf_counter() - start


@pytest.mark.parametrize("value", [Decimal("1E+3"), Decimal("1000")])
def test_a_number_is_shown_as_it_is_typed(value: Decimal) -> None:
    row = indicator(measure=Measure.PERCENT, target=value)
    (one,) = crosscheck(Register(indicators=(row,)), AS_OF)
    assert one.value == "1000"
