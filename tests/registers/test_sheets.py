from __future__ import annotations

import pytest

from tests.registers.books import told
from tests.registers.test_tables import raw
from tracker.registers.raw import RawSheet
from tracker.registers.sheets import sheet_problems, unread
from tracker.registers.tables import SPECS, Shape, shape_of

PARTIES = raw("Parties", "Code | Name", "AA | Aland")
INSTITUTIONS = raw("Institutions", "Code | Name | Party", "AA-E | Energy | AA")
COMMITMENTS = raw("Commitments", "Code | Title | Sector | Lead", "C-1 | Build | E | AA-E")
NEEDED = (PARTIES, INSTITUTIONS, COMMITMENTS)


def renamed(sheet: RawSheet, name: str) -> RawSheet:
    return RawSheet(name, rows=sheet.rows)


def shapes(*workbooks: tuple[RawSheet, ...]) -> list[Shape]:
    return [shape_of(sheets, f"{number}.xlsx") for number, sheets in enumerate(workbooks, start=1)]


@pytest.mark.parametrize(
    ("workbooks", "expected"),
    [
        pytest.param([NEEDED], [], id="all-needed"),
        pytest.param([NEEDED[:1], NEEDED[1:]], [], id="in-two-workbooks"),
        pytest.param([NEEDED[:2]], ["SHEET_MISSING 1.xlsx"], id="one-missing"),
        pytest.param(
            [NEEDED[:2], (renamed(COMMITMENTS, "Comitments"),)],
            ["SHEET_MISSING 2.xlsx → Comitments"],
            id="misspelt-in-the-second",
        ),
        pytest.param(
            [(*NEEDED[:2], renamed(COMMITMENTS, "Обязательсва"))],
            ["SHEET_MISSING 1.xlsx → Обязательсва"],
            id="misspelt-in-russian",
        ),
        pytest.param(
            [(*NEEDED, raw("Commitment", "x"))], ["SHEET_UNKNOWN Commitment"], id="nearly-the-name-of-one-that-is-there"
        ),
        pytest.param(
            [(*NEEDED, raw("Actual", "x"), raw("Acutals", "x"))],
            ["SHEET_UNKNOWN Actual → Actuals", "SHEET_UNKNOWN Acutals"],
            id="one-for-each-name",
        ),
        pytest.param(
            [(*NEEDED, raw("Sectors of Aland", "x"))], ["SHEET_UNKNOWN Sectors of Aland"], id="optional-among-words"
        ),
        pytest.param([(*NEEDED, raw("Registre", "x"))], ["SHEET_UNKNOWN Registre → Register"], id="settings-misspelt"),
    ],
)
def test_sheets_of_a_register(workbooks: list[tuple[RawSheet, ...]], expected: list[str]) -> None:
    assert [told(one) for one in sheet_problems(shapes(*workbooks), is_whole=True)] == expected


def test_what_is_missing_may_stand_in_a_workbook_that_could_not_be_opened() -> None:
    assert list(sheet_problems(shapes(NEEDED[:1]), is_whole=False)) == []
    assert list(sheet_problems([], is_whole=False)) == []
    assert unread(shapes(NEEDED), [], is_whole=False) == set(SPECS)


def test_the_sheets_found_are_named() -> None:
    (one,) = sheet_problems(shapes((*NEEDED[:2], raw("# ours"))), is_whole=True)
    assert one.parameters["found"] == ["Parties", "Institutions"]


def test_references_to_what_was_not_read_are_not_judged() -> None:
    of = shapes((*NEEDED[:2], raw("Sessions", "nothing")), (raw("Agreements"),))
    assert unread(of, list(sheet_problems(of, is_whole=True)), is_whole=True) == {"Commitments", "Sessions"}
