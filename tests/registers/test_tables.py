from __future__ import annotations

import pytest

from tests.registers.books import SOUND, Grid, sound
from tests.registers.test_headers import row
from tracker.registers.columns import SHEETS
from tracker.registers.raw import RawSheet
from tracker.registers.tables import NO_COLUMN, SPECS, Shape, Table, shape_of


def raw(name: str, *rows: str, first: int = 1) -> RawSheet:
    return RawSheet(name, rows=[row(text, number) for number, text in enumerate(rows, start=first)])


def shape(*sheets: RawSheet) -> Shape:
    return shape_of(sheets, "a.xlsx")


def table(*rows: str, name: str = "Parties", first: int = 1) -> Table:
    (one,) = shape(raw(name, *rows, first=first)).tables
    return one


def test_sheets_are_sorted() -> None:
    of = shape(
        raw("Register", "Setting | Value"),
        raw(" СТОРОНЫ ", "Code | Name"),
        raw("Notes", "x"),
        raw("# ours", "x"),
        raw("Sectors", "nothing"),
    )
    assert of.settings is not None
    assert [(one.spec.name, one.layout.sheet) for one in of.tables] == [("Parties", " СТОРОНЫ ")]
    assert of.unknown == ["Notes"]
    assert of.lost == {"Sectors"}
    assert of.order == {"Register": 0, " СТОРОНЫ ": 1, "Notes": 2, "# ours": 3, "Sectors": 4}


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param([raw("Parties", "Name | x")], {"Parties"}, id="without-codes"),
        pytest.param([raw("Parties", "Code | x")], set(), id="without-names"),
        pytest.param([raw("Sectors")], set(), id="empty-and-optional"),
        pytest.param([raw("Parties")], {"Parties"}, id="empty-and-required"),
        pytest.param([raw("Parties", "Code | Name"), raw("فریقین", "Code | Name")], {"Parties"}, id="two"),
    ],
)
def test_sheets_of_which_not_all_was_read(sheets: list[RawSheet], expected: set[str]) -> None:
    assert shape(*sheets).lost == expected


def test_rows_begin_below_the_header_and_hold_something_known() -> None:
    of = table("A title", "Code | # ours | Name | x", "AA | | Aland", "| ours | | y", "| | Borland")
    assert [one.number for one in of.rows] == [3, 5]
    assert of.layout.columns == {"code": 1, "name": 3}
    assert of.layout.headings == {"code": "Code", "name": "Name"}


def test_row_numbers_are_those_of_excel() -> None:
    assert [one.number for one in table("Code | Name", "AA | Aland", first=7).rows] == [8]


def test_translations_have_columns_of_their_own() -> None:
    of = table("Code | Name [ru] | Name | Имя [tg] | Ном [tg] | Name [RU]", "AA | А | Aland")
    assert of.translations == {"name": {"ru": 2, "tg": 5}}
    assert of.layout.columns == {"code": 1, "name": 3}


def test_of_two_columns_the_first_is_read() -> None:
    assert table("Code | Name | Name (long)").layout.columns == {"code": 1, "name": 2}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param("Code | Kind | Title | From | Note [ru]", NO_COLUMN, id="optional"),
        pytest.param("Code | Kind | From | Title [ru]", None, id="required"),
    ],
)
def test_a_text_that_stands_only_in_translation(headings: str, expected: int | None) -> None:
    of = table(headings, name="Sessions")
    (name,) = of.translations
    assert {column.field: index for column, index in of.columns}.get(name) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param("Code | Name", set(), id="all-there"),
        pytest.param("Code", {"name"}, id="required"),
        pytest.param("Code | Nmae", {"name"}, id="misspelt"),
    ],
)
def test_fields_that_no_row_has(headings: str, expected: set[str]) -> None:
    assert table(headings).unread == expected


def test_an_optional_field_that_is_probably_there_is_not_absent() -> None:
    assert table("Code | Name | Party | Emial", name="Institutions").unread == {"email"}
    assert table("Code | Name | Party", name="Institutions").unread == frozenset()


@pytest.mark.parametrize("name", [spec.name for spec in SHEETS])
def test_every_sheet_of_the_sound_register_has_its_columns(name: str) -> None:
    grid: Grid = SOUND[name]
    assert set(grid[0]) <= {column.heading for column in SPECS[name].columns}
    assert all(len(line) == len(grid[0]) for line in grid)
    assert sound().sheets[name] == grid
