from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from tests.registers.test_tables import raw, table
from tracker.domain.indicators import Measure
from tracker.registers.codes import Codes
from tracker.registers.raw import CellError, RawCell, RawRow, RawSheet
from tracker.registers.survey import codes_of, measures_of
from tracker.registers.tables import shape_of


def test_codes_of_all_workbooks() -> None:
    codes = codes_of(
        [table("Code | Name | Name [ru]", "AA | Aland | Аланд"), table("Code | Name", "aa | x", "BB")], set()
    )
    assert codes.sheets["Parties"].spellings == {"aa": "AA", "bb": "BB"}
    assert codes.suggestions(("Parties",), "АЛАНД") == ("AA",)


def test_codes_that_cannot_be_read_are_counted() -> None:
    rows = [
        RawRow(1, {1: RawCell("Code"), 2: RawCell("Name")}),
        RawRow(2, {2: RawCell("Aland")}),
        RawRow(3, {1: RawCell(CellError("#REF!"))}),
        RawRow(4, {1: RawCell(None, "", "=A1")}),
        RawRow(5, {1: RawCell(datetime(2026, 3, 1))}),
        RawRow(6, {1: RawCell(Decimal(7)), 2: RawCell(Decimal(8))}),
    ]
    (of,) = shape_of([RawSheet("Parties", rows=rows)], "a.xlsx").tables
    codes = codes_of([of], set()).sheets["Parties"]
    assert codes.unreadable == 4
    assert codes.numbers == {"7"}
    assert codes.named == []


def test_names_too_long_to_be_typed_are_not_remembered() -> None:
    codes = codes_of([table("Code | Name", f"AA | {'x' * 256}", f"BB | {'y' * 255}")], set())
    assert codes.sheets["Parties"].named == [("y" * 255, "BB")]


def test_a_sheet_without_codes_is_there_all_the_same() -> None:
    codes = codes_of([table("Name | x")], {"Parties"})
    assert codes.sheets["Parties"].spellings == {}
    assert codes.unread == {"Parties"}


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        pytest.param("percent", Measure.PERCENT, id="read"),
        pytest.param("фоиз", Measure.PERCENT, id="tajik"),
        pytest.param("", Measure.NUMBER, id="blank"),
        pytest.param("ordnal", None, id="unreadable"),
    ],
)
def test_the_measure_of_an_indicator(measure: str, expected: Measure | None) -> None:
    of = table("Code | Commitment | Title | Measure", f"I-1 | C-1 | Line | {measure}", name="Indicators")
    assert measures_of([of], Codes()) == {"i-1": expected}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param("Code | Commitment | Title", {"i-1": Measure.NUMBER}, id="no-such-column"),
        pytest.param("Code | Commitment | Title | Measur", {"i-1": None}, id="probably-misspelt"),
        pytest.param("Cod | Commitment | Title", {}, id="no-codes"),
    ],
)
def test_measures_without_a_column(headings: str, expected: dict[str, Measure | None]) -> None:
    assert measures_of([table(headings, "I-1 | C-1 | Line | x", name="Indicators")], Codes()) == expected


def test_measures_of_merged_cells_and_of_rows_without_codes() -> None:
    sheet = raw(
        "Indicators", "Code | Commitment | Title | Measure", "I-1 | C-1 | x | percent", "I-2 | C-1 | x", "| C-1 | x"
    )
    sheet.merged.append("D2:D3")
    of = shape_of([sheet], "a.xlsx").tables
    assert measures_of(of, Codes()) == {"i-1": Measure.PERCENT, "i-2": None}
