from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.registers.books import told
from tests.registers.placed import actual, institution, unreadable, update
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import Text
from tracker.problems import Problem
from tracker.registers.columns import ACTUALS, INSTITUTIONS, UPDATES, SheetSpec
from tracker.registers.merge import merged

OTHER = "other.xlsx"
FIRST = institution("AA-E", "AA", name=Text("Energy"))


def result(spec: SheetSpec, rows: Sequence[Record | FaultyRow]) -> tuple[int, int, list[str]]:
    """How many records are kept, how many rows are faulty, and what is told."""
    problems: list[Problem] = []
    records, faulty = merged(spec, rows, problems)
    return len(records), len(faulty), [told(one) for one in problems]


DUPLICATE = "ID_DUPLICATE Institutions!A3 · Code · "
CONFLICT = "ID_CONFLICT Institutions!A3 · Code · "


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(institution("BB-T", "BB", 3), (2, 0, []), id="two-codes"),
        pytest.param(
            institution("AA-E", "AA", 3, name=Text("Energy")), (1, 1, [DUPLICATE + "AA-E"]), id="pasted-twice"
        ),
        pytest.param(institution("aa-e", "BB", 3), (1, 1, [DUPLICATE + "aa-e"]), id="one-code-in-another-case"),
        pytest.param(
            institution("AA-E", "AA", 3, name=Text("Energy"), file=OTHER), (1, 0, []), id="the-same-in-another-workbook"
        ),
        pytest.param(
            institution("AA-E", "BB", 3, name=Text("Energy"), file=OTHER),
            (1, 1, [CONFLICT + "AA-E"]),
            id="different-there",
        ),
        pytest.param(
            institution("AA-E", "", 3, name=Text("Energy"), file=OTHER, faulty=["party"]),
            (1, 0, []),
            id="unreadable-where-it-differs",
        ),
        pytest.param(
            institution("AA-E", "", 3, name=Text("Power"), file=OTHER, faulty=["party"]),
            (1, 1, [CONFLICT + "AA-E"]),
            id="unreadable-and-different-elsewhere",
        ),
        pytest.param(unreadable("Institutions", 3, ["code"]), (1, 1, []), id="a-code-that-cannot-be-read"),
        pytest.param(
            unreadable("Institutions", 3, ["party"], code="AA-E"), (1, 1, [DUPLICATE + "AA-E"]), id="on-a-faulty-row"
        ),
    ],
)
def test_each_code_once(second: Record | FaultyRow, expected: object) -> None:
    assert result(INSTITUTIONS, [FIRST, second]) == expected


def test_a_faulty_row_of_another_workbook_is_no_conflict() -> None:
    first = unreadable("Institutions", 2, ["party"], code="AA-E")
    assert result(INSTITUTIONS, [first, institution("AA-E", "AA", 3, file=OTHER)]) == (0, 1, [])


def test_a_conflict_says_what_differs() -> None:
    problems: list[Problem] = []
    second = institution("AA-E", "BB", 3, file=OTHER, without=("name",))
    merged(INSTITUTIONS, [FIRST, second], problems)
    assert problems[0].parameters == {
        "columns": ["Name", "Party"],
        "cell_a": "register.xlsx Institutions!A2",
        "cell_b": "other.xlsx Institutions!A3",
    }
    assert [cell.place for cell in problems[0].related] == ["Institutions!A2"]


@pytest.mark.parametrize(
    ("spec", "rows", "expected"),
    [
        pytest.param(UPDATES, [update("2025-01-01"), update("2025-01-01", 3)], (2, 0, []), id="told-by-a-check"),
        pytest.param(
            UPDATES, [update("2025-01-01"), update("2025-01-01", 3, file=OTHER)], (1, 0, []), id="in-another-workbook"
        ),
        pytest.param(
            ACTUALS, [actual("2025-01-01"), actual("2025-01-02", 3, file=OTHER)], (2, 0, []), id="another-day-there"
        ),
        pytest.param(
            ACTUALS,
            [actual("2025-01-01", file=OTHER), unreadable("Actuals", 3, ["on"])],
            (1, 1, []),
            id="a-faulty-row-there",
        ),
    ],
)
def test_rows_without_codes(spec: SheetSpec, rows: list[Record | FaultyRow], expected: object) -> None:
    assert result(spec, rows) == expected
