"""``tracker export --to json``: the reading and the register, each value with its cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.end_to_end.conftest import Run
from tests.end_to_end.exchange.awkward import DAY, FORMULA
from tests.end_to_end.exchange.conftest import Export
from tracker.registers.columns import SHEETS


@pytest.fixture
def found(export: Export, awkward: Path) -> Any:
    return json.loads(export(awkward, "json").read_text(encoding="utf-8"))


def test_it_holds_the_status_of_the_day_unchanged(found: Any, tracker: Run, awkward: Path) -> None:
    assert found["format"] == "tracker-register/1"
    assert found["edition"] == "full"
    assert found["status"] == tracker("status", awkward, "--as-of", DAY, "--json").json


def test_it_holds_every_row_of_every_sheet(found: Any) -> None:
    assert list(found["sheets"]) == ["Register", *(spec.name for spec in SHEETS)]
    road = found["sheets"]["Commitments"][0]
    assert road["values"]["Title"] == FORMULA
    assert road["values"]["Supporting"] == ["BB-ROADS", "EU-BANK"]
    assert road["values"]["Due"] == "2027-01-01"
    assert road["source"] == {"file": "register.xlsx", "sheet": "Commitments", "row": 2}
    assert found["sheets"]["Commitments"][2]["values"]["Restricted"] is True
    assert found["sheets"]["Indicators"][1]["values"]["Baseline"] == "-5.5"
    assert found["sheets"]["Sessions"][0]["values"]["Number"] == 1
    assert "Baseline" not in found["sheets"]["Indicators"][3]["values"]
    assert found["sheets"]["Register"][0]["values"]["Setting"] == "Title"


def test_each_value_is_in_the_cell_it_names(found: Any, awkward: Path) -> None:
    book = load_workbook(awkward)
    checked = 0
    for row in found["sheets"]["Agreements"] + found["sheets"]["Actuals"]:
        for name, cell in row["cells"].items():
            value = book[row["source"]["sheet"]][cell].value
            expected = row["values"][name]
            shown = "; ".join(expected) if isinstance(expected, list) else expected
            assert str(value).removesuffix(" 00:00:00") == shown
            checked += 1
    assert checked > 30


def test_the_public_edition_knows_nothing_of_what_is_restricted(export: Export, awkward: Path) -> None:
    text = export(awkward, "json", "--edition", "public").read_text(encoding="utf-8")
    assert json.loads(text)["edition"] == "public"
    assert "Hidden pact" not in text
    assert "C-3" not in text
