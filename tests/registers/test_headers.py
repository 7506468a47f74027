"""Which row is the header and what its cells mean; what is told about headers stands in the catalogue's cases."""

from __future__ import annotations

import pytest

from tracker.registers.columns import COMMITMENTS, INSTITUTIONS, PARTIES, TARGETS, UPDATES, SheetSpec
from tracker.registers.headers import Header, find_header, header_problems
from tracker.registers.raw import RawCell, RawRow, RawSheet


def row(text: str, number: int = 1) -> RawRow:
    """A row of cells separated by ``|``; blank ones are not there."""
    cells = {index: RawCell(part.strip()) for index, part in enumerate(text.split("|"), start=1) if part.strip()}
    return RawRow(number, cells)


def header_in(spec: SheetSpec, *rows: str, first: int = 1) -> Header | None:
    sheet = RawSheet(spec.name, rows=[row(text, number) for number, text in enumerate(rows, start=first)])
    return find_header(sheet, spec)


def found(spec: SheetSpec, *rows: str, first: int = 1) -> Header:
    header = header_in(spec, *rows, first=first)
    assert header is not None
    return header


def meanings(header: Header) -> list[str]:
    """What each column means, in order."""
    return [f"{one.column.heading}{f' [{one.language}]' if one.language else ''}" for one in header.headings]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["Code | Name"], 1, id="first-row"),
        pytest.param(["Parties to the treaties", "", "Code | Name"], 3, id="below-titles"),
        pytest.param(["Code", "Code | Name"], 2, id="the-first-that-has-all-required"),
        pytest.param(["Code | Name", "Code | Name"], 1, id="of-two-the-first"),
        pytest.param(["Title | of | this", "Code | Nmae", "AA | Aland"], 2, id="the-nearest"),
        pytest.param(["Name | Note", "x | y"], 1, id="one-of-two-is-enough"),
        pytest.param(["Cdoe | Nmae"], 1, id="two-misspelt-are-as-good-as-one"),
        pytest.param(["AA | Aland"], None, id="no-headings"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_the_header_row_of_parties(rows: list[str], expected: int | None) -> None:
    header = header_in(PARTIES, *rows)
    assert (header and header.row) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["Indicator | Note"], 1, id="two-headings"),
        pytest.param(["Indicator | Vaule"], 1, id="one-and-one-misspelt"),
        pytest.param(["Indicator | x"], None, id="one-of-three-is-not-enough"),
    ],
)
def test_the_header_row_of_targets(rows: list[str], expected: int | None) -> None:
    header = header_in(TARGETS, *rows)
    assert (header and header.row) == expected


@pytest.mark.parametrize(("first", "expected"), [(10, 10), (11, None)])
def test_the_header_stands_in_the_first_ten_rows(first: int, expected: int | None) -> None:
    header = header_in(PARTIES, "Code | Name", first=first)
    assert (header and header.row) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param("Name | Code", ["Name", "Code"], id="free-order"),
        pytest.param(
            "Code | Name | Name [ru] | NAME [TG] * | Name (ur)",
            ["Code", "Name", "Name [ru]", "Name [tg]", "Name [ur]"],
            id="translations",
        ),
        pytest.param("Code/Рамз | Наименование / Name", ["Code", "Name"], id="either-half"),
        pytest.param("Код / Рамз | Название / Name [ru]", ["Code", "Name [ru]"], id="halves-with-a-translation"),
        pytest.param("Code | Name [ru] / Название", ["Code", "Name [ru]"], id="a-translation-in-two-halves"),
        pytest.param("کوڈ | نام", ["Code", "Name"], id="urdu"),
        pytest.param("Code | Name | # ours", ["Code", "Name"], id="one's-own"),
        pytest.param("Code | Name | Code / Name", ["Code", "Name"], id="halves-of-two-columns"),
        pytest.param("Code | Name | Name [fr]", ["Code", "Name"], id="a-language-that-is-not-supported"),
        pytest.param("Code [ISO] | Name [official]", ["Code", "Name"], id="hints"),
    ],
)
def test_what_headings_mean(headings: str, expected: list[str]) -> None:
    assert meanings(found(PARTIES, headings)) == expected


@pytest.mark.parametrize(
    ("spec", "headings", "expected"),
    [
        pytest.param(PARTIES, "Code | Nmae", {"name": 2}, id="misspelt"),
        pytest.param(PARTIES, "Code | Name [fr]", {"name": 2}, id="another-language"),
        pytest.param(INSTITUTIONS, "Code | Name of the body | Party", {"name": 2}, id="required-among-words"),
        pytest.param(UPDATES, "Commitment | Date | Notes on it", {}, id="optional-among-words"),
        pytest.param(UPDATES, "Commitment | Date | Notee", {"note": 3}, id="optional-misspelt"),
        pytest.param(UPDATES, "Commitment | Date | Препятсвие", {"obstacle": 3}, id="russian-misspelt"),
        pytest.param(UPDATES, "Commitment | Dates | Datee", {"on": 2}, id="the-first-of-two"),
        pytest.param(
            COMMITMENTS,
            "Code | Title | Sector | Lead | Originl due | Dues",
            {"original_due": 5, "due": 6},
            id="each-for-one-column",
        ),
    ],
)
def test_what_unknown_headings_probably_mean(spec: SheetSpec, headings: str, expected: dict[str, int]) -> None:
    assert found(spec, headings).meant == expected


def test_of_an_endless_heading_the_beginning_is_read() -> None:
    header = found(PARTIES, f"Code | Name | {'x' * 400} | Name ({'y' * 400})")
    assert [len(text) for text in header.unknown.values()] == [300, 300]


def test_a_heading_with_nothing_below_it_is_told_all_the_same() -> None:
    sheet = RawSheet("Parties", rows=[row("Code | Name | Size")])
    header = find_header(sheet, PARTIES)
    assert header is not None
    assert [one.code for one in header_problems(sheet, PARTIES, header, "a.xlsx")] == ["COLUMN_UNKNOWN"]
