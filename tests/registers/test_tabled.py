"""A register as plain tables: what was said, in the headings of the format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.build import actual, commitment, indicator, milestone, register
from tracker.domain.record import Record
from tracker.domain.table import FieldType, Plain, Table
from tracker.domain.values import Text
from tracker.registers.columns import SETTINGS_SHEET, SHEETS
from tracker.registers.tabled import tables


def table(name: str, *records: Record) -> Table:
    (found,) = [one for one in tables(register(*records)) if one.name == name]
    return found


def test_every_sheet_is_there_with_its_columns() -> None:
    found = tables(register())
    assert [one.name for one in found] == [SETTINGS_SHEET, *(spec.name for spec in SHEETS)]
    for one, spec in zip(found[1:], SHEETS, strict=True):
        assert [field.name for field in one.fields] == [column.heading for column in spec.columns]
        assert one.rows == []


@pytest.mark.parametrize(
    ("record", "sheet", "expected"),
    [
        pytest.param(milestone(weight=0.5, due="2026-03-31"), "Milestones", {"Weight": Decimal("0.5")}, id="number"),
        pytest.param(indicator(baseline=0), "Indicators", {"Baseline": Decimal(0)}, id="zero"),
        pytest.param(indicator(baseline=None, unit=None), "Indicators", {"Baseline": None}, id="missing"),
        pytest.param(indicator(scale=("bad", "good")), "Indicators", {"Scale": ("bad", "good")}, id="labels"),
        pytest.param(commitment(restricted=False), "Commitments", {"Restricted": False}, id="said-no"),
        pytest.param(commitment(), "Commitments", {"Restricted": None, "Closure": None}, id="not-said"),
        pytest.param(commitment(closure="open"), "Commitments", {"Closure": "open"}, id="choice"),
        pytest.param(actual("fair", "2026-03-31"), "Actuals", {"Value": "fair"}, id="label"),
        pytest.param(
            commitment(title=Text("A road", {"ru": "Дорога"})),
            "Commitments",
            {"Title": "A road", "Title [ru]": "Дорога"},
            id="translated",
        ),
        pytest.param(
            commitment(title=Text("", {"ru": "Дорога"})),
            "Commitments",
            {"Title": None, "Title [ru]": "Дорога"},
            id="only-translated",
        ),
    ],
)
def test_cells_hold_what_was_said_and_nothing_else(
    record: Record, sheet: str, expected: dict[str, Plain | None]
) -> None:
    found = table(sheet, record)
    (row,) = found.rows
    assert {name: row.cells.get(name) for name in expected} == expected
    assert set(row.cells) <= {field.name for field in found.fields}
    assert row.place == f"register.xlsx {sheet}!2"


def test_columns_say_what_they_hold_and_where_they_lead() -> None:
    fields = {one.name: one for one in table("Commitments", commitment(title=Text("A", {"ru": "Б"}))).fields}
    assert (fields["Due"].type, fields["Restricted"].type) == (FieldType.DAY, FieldType.YES_NO)
    assert (fields["Supporting"].separator, fields["Supporting"].to) == ("; ", ("Institutions",))
    assert fields["Closure"].choices == ("open", "completed", "withdrawn", "superseded")
    assert (fields["Title"].required, fields["Title [ru]"].required) == (True, False)


def test_settings_are_rows_of_their_own() -> None:
    settings = {"title": Text("Roads", {"ru": "Дороги"}), "verified_only": True, "reference": ""}
    rows = {row.cells["Setting"]: row.cells["Value"] for row in tables(register(settings=settings))[0].rows}
    assert (rows["Title"], rows["Title [ru]"], rows["Verified only"], rows["Period"]) == (
        "Roads",
        "Дороги",
        "yes",
        "quarter",
    )
    assert "Reference" not in rows
