from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tracker.domain.register import RegisterFile
from tracker.presentation.check_view import ProblemGroup, check_json, grouped, summary, told
from tracker.presentation.messages import Messages
from tracker.problems import Details, Place, Problem, Severity, problem
from tracker.source import SourceRef

ENGLISH = Messages()
FILE = RegisterFile("register.xlsx", "ab12")
AS_OF = date(2026, 3, 31)
OTHER_CELL = SourceRef("register.xlsx", "Commitments", 3, 11)


def empty(row: int, column: int = 2, **place: Any) -> Problem:
    """A title that is missing."""
    return problem("REQUIRED_EMPTY", Place(**{**here(row, column), **place}))


def here(row: int, column: int) -> dict[str, Any]:
    return {
        "file": "register.xlsx",
        "sheet": "Commitments",
        "row": row,
        "column": column,
        "heading": f"Column {column}",
    }


def typed(row: int, value: str) -> Problem:
    """A day typed as text."""
    return problem("DATE_TEXT", Place(**here(row, 2)), Details(value), format="yyyy-mm-dd")


def setting(row: int, name: str) -> Problem:
    """A setting that is no choice."""
    return problem("CODE_UNKNOWN", Place(**here(row, 2)), Details("x"), column=name, allowed=("yes", "no"))


def chain(row: int, found: str) -> Problem:
    """A revision that ends elsewhere: an error that only its sentence explains."""
    details = Details("2026-01-01", related=(OTHER_CELL,))
    return problem("REVISION_CHAIN", Place(**here(row, 2)), details, new="2026-01-01", cell="K3", found=found)


def early(row: int, day: str) -> Problem:
    """An actual before the baseline: a warning."""
    details = Details(day, related=(OTHER_CELL,))
    return problem("ACTUAL_BEFORE_BASELINE", Place(**here(row, 2)), details, date=day, baseline_date="2025-01-01")


def lines(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(group.place, group.count) for group in grouped(problems, ENGLISH)]


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([empty(7)], [("Commitments!B7 · Column 2", 1)], id="one"),
        pytest.param(
            [empty(row) for row in range(7, 12)],
            [("Commitments!B7, B8, B9, B10, B11 · Column 2", 5)],
            id="five-are-all-shown",
        ),
        pytest.param(
            [empty(row) for row in range(7, 13)],
            [("Commitments!B7, B8, B9, B10, B11 and 1 more · Column 2", 6)],
            id="of-six-the-first-five",
        ),
        pytest.param(
            [empty(7), empty(8, 3), empty(9)],
            [("Commitments!B7, B9 · Column 2", 2), ("Commitments!C8 · Column 3", 1)],
            id="two-columns",
        ),
        pytest.param(
            [empty(7), empty(8, sheet="Sessions")],
            [("Commitments!B7 · Column 2", 1), ("Sessions!B8 · Column 2", 1)],
            id="two-sheets",
        ),
        pytest.param(
            [empty(7), empty(8, file="b.xlsx")],
            [("Commitments!B7 · Column 2", 1), ("Commitments!B8 · Column 2", 1)],
            id="two-files",
        ),
        pytest.param(
            [empty(7), typed(8, "x")],
            [("Commitments!B7 · Column 2", 1), ("Commitments!B8 · Column 2", 1)],
            id="two-codes",
        ),
        pytest.param(
            [typed(7, "x"), typed(8, "y")], [("Commitments!B7, B8 · Column 2", 2)], id="other-contents-of-the-cells"
        ),
        pytest.param(
            [setting(7, "Period"), setting(8, "Rules"), setting(9, "Period")],
            [("Commitments!B7, B9 · Column 2", 2), ("Commitments!B8 · Column 2", 1)],
            id="settings-of-one-name",
        ),
        pytest.param(
            [chain(7, "2025-01-01"), chain(8, "2025-02-02"), chain(9, "2025-01-01")],
            [("Commitments!B7, B9 · Column 2", 2), ("Commitments!B8 · Column 2", 1)],
            id="errors-that-involve-other-cells-are-told-one-by-one",
        ),
        pytest.param(
            [early(7, "2024-01-01"), early(8, "2024-02-02")], [("Commitments!B7, B8 · Column 2", 2)], id="warnings"
        ),
        pytest.param(
            [
                problem("SHEET_UNKNOWN", Place("register.xlsx", "A")),
                problem("SHEET_UNKNOWN", Place("register.xlsx", "B")),
                problem("COLUMN_MISSING", Place("register.xlsx", "A"), column="Due"),
                problem("COLUMN_MISSING", Place("register.xlsx", "A"), column="Start"),
                problem("FILE_MACROS", Place("register.xlsx")),
            ],
            [("A", 1), ("B", 1), ("A", 1), ("A", 1), ("register.xlsx", 1)],
            id="what-is-no-cell's-stands-alone",
        ),
        pytest.param(
            [problem("ROWS_HIDDEN", Place("register.xlsx", "A"), n=1, rows="7")] * 2, [("A", 2)], id="said-twice"
        ),
    ],
)
def test_equal_problems_of_a_column_are_one_line(problems: list[Problem], expected: list[tuple[str, int]]) -> None:
    assert lines(problems) == expected


def group(problems: list[Problem]) -> ProblemGroup:
    (one,) = grouped(problems, ENGLISH)
    return one


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        pytest.param([empty(7)], "'Column 2' is empty, but every row needs it.", id="one"),
        pytest.param([empty(7), empty(9)], "'Column 2' is empty, but every row needs it. (2 ×)", id="alike"),
        pytest.param([typed(7, "x"), typed(8, "y")], "2 cells, the first: 'x' is text, not a date.", id="not-alike"),
    ],
)
def test_a_line_says_whether_the_cells_are_alike(problems: list[Problem], expected: str) -> None:
    assert told(group(problems), ENGLISH) == expected


def test_a_group_keeps_what_a_line_needs() -> None:
    one = group([empty(7), empty(9)])
    assert (one.severity, one.file, one.code) == (Severity.ERROR, "register.xlsx", "REQUIRED_EMPTY")
    assert one.hint == "Fill it in."


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "expected"),
    [
        pytest.param(0, 0, 1, "No problems in 1 file: a report can be made.", id="faultless"),
        pytest.param(0, 1, 1, "No errors and 1 warning in 1 file: a report can be made.", id="a-warning"),
        pytest.param(
            2,
            14,
            1,
            "2 errors and 14 warnings in 1 file: no report can be made until the errors are mended.",
            id="both",
        ),
        pytest.param(1, 0, 3, "1 error in 3 files: no report can be made until the error is mended.", id="an-error"),
    ],
)
def test_the_result_in_one_sentence(errors: int, warnings: int, files: int, expected: str) -> None:
    problems = [empty(7)] * errors + [early(7, "2024-01-01")] * warnings
    assert summary(problems, [FILE] * files, ENGLISH) == expected


def test_json_of_one_cell() -> None:
    place = Place("register.xlsx", "Commitments", 7, 8, "Due")
    details = Details("05/03/2026", ["2026-03-05", "2026-05-03"], [OTHER_CELL])
    ambiguous = problem(
        "DATE_AMBIGUOUS", place, details, a="2026-03-05", b="2026-05-03", a_iso="2026-03-05", format="yyyy-mm-dd"
    )
    assert check_json([ambiguous], [FILE], AS_OF) == {
        "format": "tracker-check/1",
        "as_of": "2026-03-31",
        "files": [{"name": "register.xlsx", "sha256": "ab12"}],
        "counts": {"error": 1, "warning": 0},
        "problems": [
            {
                "code": "DATE_AMBIGUOUS",
                "severity": "error",
                "file": "register.xlsx",
                "sheet": "Commitments",
                "cell": "H7",
                "row": 7,
                "column": "Due",
                "value": "05/03/2026",
                "message": "'05/03/2026' is text and can be read as 2026-03-05 or as 2026-05-03.",
                "hint": "Type it as yyyy-mm-dd, for example 2026-03-05.",
                "suggestions": ["2026-03-05", "2026-05-03"],
                "related": ["Commitments!K3"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place("r.xlsx"), (None, None, None, None), id="file"),
        pytest.param(Place("r.xlsx", "S"), ("S", None, None, None), id="sheet"),
        pytest.param(Place("r.xlsx", "S", 4), ("S", None, 4, None), id="row"),
        pytest.param(Place("r.xlsx", "S", 4, 27, "Due"), ("S", "AA4", 4, "Due"), id="cell"),
    ],
)
def test_json_is_null_where_there_is_no_such_place(place: Place, expected: tuple[Any, ...]) -> None:
    (entry,) = check_json([problem("FILE_MACROS", place)], [], AS_OF)["problems"]
    assert (entry["sheet"], entry["cell"], entry["row"], entry["column"]) == expected
    assert entry["value"] is None
    assert (entry["suggestions"], entry["related"]) == ([], [])


def test_json_keeps_every_cell_in_its_order() -> None:
    problems = [empty(row) for row in (7, 8, 9)] + [early(10, "2024-01-01")]
    content = check_json(problems, [FILE], AS_OF)
    assert [entry["cell"] for entry in content["problems"]] == ["B7", "B8", "B9", "B10"]
    assert content["counts"] == {"error": 3, "warning": 1}
    assert json.loads(json.dumps(content)) == content
