"""``tracker export --to csv``: RFC 4180, and a data package that holds by the rules of Frictionless."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import EXAMPLE
from tests.end_to_end.exchange.awkward import AWKWARD, FORMULA, MARKUP, write_awkward
from tests.end_to_end.exchange.conftest import Export
from tracker.registers.columns import SETTINGS_SHEET, SHEETS

NAME = re.compile("[a-z0-9._-]+")
READERS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "any": str,
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": {"yes": True, "no": False}.__getitem__,
}
"""The types of Table Schema that the package uses."""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def as_read(text: str) -> str:
    """A text as it stood in the register, read as the package says."""
    return text[1:] if re.match("'+[=+@\t\r-]", text) else text


def faults_of(folder: Path) -> list[str]:
    """What is wrong with a data package: the description, and each cell by its column's description."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {one["name"]: one for one in package["resources"]}
    assert package["profile"] == "tabular-data-package"
    assert NAME.fullmatch(package["name"])
    assert len(resources) == len(package["resources"])
    tables = {name: rows_of(folder / one["path"]) for name, one in resources.items()}
    found = []
    for name, resource in resources.items():
        content = (folder / resource["path"]).read_bytes()
        assert NAME.fullmatch(name)
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])
        schema, rows = resource["schema"], tables[name]
        headings = next(csv.reader([content.decode("utf-8").split("\r\n", 1)[0]]))
        assert headings == [one["name"] for one in schema["fields"]]
        for field in schema["fields"]:
            found += [
                f"{name} {field['name']} {value!r}" for value in misfits([row[field["name"]] for row in rows], field)
            ]
        keys = [tuple(row[one] for one in schema.get("primaryKey", [])) for row in rows]
        found += [f"{name}: key"] if schema.get("primaryKey") and (len(set(keys)) < len(keys) or ("",) in keys) else []
        for key in schema.get("foreignKeys", []):
            (own,), (theirs,) = key["fields"], key["reference"]["fields"]
            known = {row[theirs] for row in tables[key["reference"]["resource"]]}
            found += [f"{name} {own} {row[own]!r}" for row in rows if row[own] and row[own] not in known]
    return found


def misfits(values: list[str], field: Mapping[str, Any]) -> list[str]:
    """The cells of a column that are not what its description says."""
    limits = field.get("constraints", {})
    told = [value for value in values if value]
    wrong = [value for value in told if "enum" in limits and value not in limits["enum"]]
    wrong += ["", ""][: len(values) - len(told)] if limits.get("required") else []
    for value in told:
        try:
            READERS[field["type"]](value)
        except (ValueError, ArithmeticError, KeyError):
            wrong.append(value)
    return wrong


@pytest.mark.parametrize("register", [pytest.param("awkward", id="awkward"), pytest.param("example", id="example")])
def test_the_package_holds_what_it_says(export: Export, awkward: Path, register: str) -> None:
    folder = export(EXAMPLE if register == "example" else awkward, "csv")
    assert faults_of(folder) == []
    named = {SETTINGS_SHEET, *(one.name for one in SHEETS), "status", "status-indicators"}
    assert {path.stem for path in folder.glob("*.csv")} == named


def test_the_package_of_a_draft_holds_what_it_says_too(export: Export, tmp_path: Path) -> None:
    institutions = [{**AWKWARD["Institutions"][0], "Name": None}, *AWKWARD["Institutions"][1:]]
    again = {**AWKWARD["Commitments"][0], "Title": "The same code once more"}
    faulty = write_awkward(tmp_path / "r.xlsx", Institutions=institutions, Commitments=[*AWKWARD["Commitments"], again])
    assert faults_of(export(faulty, "csv", "--draft")) == []


def test_lines_end_as_rfc_4180_says_and_there_is_no_mark(export: Export, awkward: Path) -> None:
    content = (export(awkward, "csv") / "Commitments.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b'"Two lines\nof a title"' in content
    assert re.sub(rb'"[^"]*"', b"", content).count(b"\n") == content.count(b"\r\n")


def test_texts_like_formulas_are_made_harmless_and_come_back(export: Export, awkward: Path) -> None:
    folder = export(awkward, "csv")
    road = rows_of(folder / "Commitments.csv")[0]
    assert (road["Title"], road["Title [ru]"], road["Clause"]) == (f"'{FORMULA}", "''+ Открыть переход", "'-2")
    assert [as_read(road[name]) for name in ("Title", "Title [ru]", "Clause")] == [FORMULA, "'+ Открыть переход", "-2"]
    assert road["Description"] == MARKUP
    indicators = {row["Code"]: row for row in rows_of(folder / "Indicators.csv")}
    assert indicators["I-2"]["Baseline"] == "-5.5"
    assert (indicators["I-3"]["Baseline"], as_read(indicators["I-3"]["Scale"])) == ("'-bad", "-bad < fair < good")


def test_what_is_missing_is_blank_and_zero_is_zero(export: Export, awkward: Path) -> None:
    indicators = {row["Code"]: row for row in rows_of(export(awkward, "csv") / "Indicators.csv")}
    assert [indicators[code]["Baseline"] for code in ("I-1", "I-4", "I-7")] == ["0", "", ""]


def test_references_are_written_as_the_row_they_lead_to(export: Export, awkward: Path) -> None:
    folder = export(awkward, "csv")
    road = rows_of(folder / "Commitments.csv")[0]
    assert (road["Agreement"], road["Lead"], road["Sector"]) == ("AG-1", "AA-ROADS", "TRANS")
    assert road["# Source"] == "register.xlsx Commitments!2"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    leading = {one["name"]: one["schema"].get("foreignKeys", []) for one in package["resources"]}
    assert {one["fields"][0] for one in leading["commitments"]} == {"Agreement", "Session", "Sector", "Lead"}
    assert leading["status-indicators"][1] == {
        "fields": ["commitment"],
        "reference": {"resource": "commitments", "fields": ["Code"]},
    }


def test_the_reading_of_the_day_is_there(export: Export, awkward: Path) -> None:
    folder = export(awkward, "csv")
    status = {row["code"]: row for row in rows_of(folder / "status.csv")}
    assert status["C-7"]["status"] == "on_track"
    assert (status["C-2"]["deadline.days_overdue"], status["C-2"]["flags"]) == ("91", "disputed")
    indicators = {row["code"]: row for row in rows_of(folder / "status-indicators.csv")}
    assert (indicators["I-1"]["actual"], indicators["I-1"]["achievement"]) == ("20", "0.2")
    assert (indicators["I-3"]["baseline"], indicators["I-3"]["actual"]) == ("'-bad", "fair")


def test_the_public_edition_knows_nothing_of_what_is_restricted(export: Export, awkward: Path) -> None:
    for path in export(awkward, "csv", "--edition", "public").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "Hidden pact" not in text
        assert "C-3" not in text
        assert "/register.xlsx" not in text


def test_a_later_export_takes_the_place_of_an_earlier_one(export: Export, awkward: Path) -> None:
    export(awkward, "csv", "--edition", "public")
    assert "C-3" in (export(awkward, "csv") / "Commitments.csv").read_text(encoding="utf-8")
