from __future__ import annotations

import pytest

from tracker.problems import Place
from tracker.registers.merges import blocks_of, first_rows, merged_cells, swallowed
from tracker.registers.raw import RawCell, RawRow, RawSheet

HERE = Place("a.xlsx", "Sheet")
HEADINGS = {1: "Code", 2: "Title", 4: "Lead"}


def sheet(*ranges: str, blank: str = "") -> RawSheet:
    """A sheet with the header in row 1, four columns and four rows of data; some cells are blank."""
    rows = [RawRow(row, {column: RawCell("x") for column in range(1, 5)}) for row in range(1, 6)]
    kept = [
        RawRow(one.number, {c: v for c, v in one.cells.items() if f"{'ABCD'[c - 1]}{one.number}" not in blank})
        for one in rows
    ]
    return RawSheet("Sheet", rows=kept, merged=list(ranges))


def told(of: RawSheet) -> list[tuple[str | None, str | None, object, object]]:
    blocks = blocks_of(of, 1)
    return [
        (one.place.cell, one.place.heading, one.parameters["rows"], one.parameters["column"])
        for one in merged_cells(blocks, HERE, HEADINGS, of.rows[1:])
    ]


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param(sheet("B2:B4"), [("B2", "Title", "3, 4", "Title")], id="down"),
        pytest.param(sheet("A2:B2"), [("A2", "Code", "2", "Title")], id="across"),
        pytest.param(sheet("A2:B3"), [("A2", "Code", "3", "Code")], id="both"),
        pytest.param(sheet("C2:D2"), [("D2", "Lead", "2", "Lead")], id="from-a-column-of-one's-own"),
        pytest.param(sheet("B1:B3"), [("B2", "Title", "2, 3", "Title")], id="from-the-header"),
        pytest.param(sheet("$B$2:$B$3"), [("B2", "Title", "3", "Title")], id="with-dollars"),
        pytest.param(sheet("B5:B9"), [], id="nothing-below"),
        pytest.param(sheet("B2:C2"), [], id="across-one's-own-column"),
        pytest.param(sheet("A1:D1"), [], id="headings"),
        pytest.param(sheet("C2:C5"), [], id="one's-own-column"),
        pytest.param(sheet("B2:B4", blank="B2"), [], id="of-nothing"),
        pytest.param(sheet("B2", "nonsense"), [], id="no-ranges"),
        pytest.param(sheet(), [], id="none"),
    ],
)
def test_what_merged_cells_leave_blank(of: RawSheet, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(of) == expected


def test_the_cells_that_are_swallowed() -> None:
    of = sheet("A2:B3", "A3:A9", "D1:D1048576")
    cells = swallowed(blocks_of(of, 1), HEADINGS.keys(), of.rows[1:])
    assert sorted(cells) == [
        *((2, column) for column in (1, 2, 4)),
        *((3, column) for column in (1, 2, 4)),
        *((row, column) for row in (4, 5) for column in (1, 4)),
    ]


def test_nothing_is_swallowed_without_merged_cells() -> None:
    assert swallowed((), HEADINGS.keys(), sheet().rows) == frozenset()


@pytest.mark.parametrize(("count", "expected"), [(1, "1"), (5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5 …")])
def test_the_first_rows(count: int, expected: str) -> None:
    assert first_rows(range(1, count + 1)) == expected


def test_ranges_without_end_cost_little() -> None:
    rows = [RawRow(number, {1: RawCell("x")}) for number in range(1, 2_000)]
    of = RawSheet("Sheet", rows=rows, merged=["A2:XFD1048576"] * 30_000)
    blocks = blocks_of(of, 1)
    assert len(blocks) == 10_000
    assert len(swallowed(blocks, {1, 2}, rows[1:])) == 2 * 1_998
