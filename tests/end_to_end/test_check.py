"""``tracker check``: what an author is told, as a person and as a program reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tests.end_to_end.forms import check_form
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, INDICATOR, Rows, write_register

AS_OF = ("--as-of", "2026-07-02")

WARNING: Mapping[str, Rows] = {"Actuals": [ACTUAL, {**ACTUAL, "Date": "2026-12-31"}]}
"""An actual dated after the reporting day."""
ERROR: Mapping[str, Rows] = {"Commitments": [{**COMMITMENT, "Due": "05/03/2027"}]}

FAULTS: Mapping[str, Mapping[str, Rows]] = {
    "warning": WARNING,
    "date": ERROR,
    "required": {"Commitments": [{**COMMITMENT, "Title": None}]},
    "number": {"Indicators": [{**INDICATOR, "Target": "22,9"}]},
    "choice": {"Indicators": [{**INDICATOR, "Direction": "upwards"}]},
    "reference": {"Indicators": [{**INDICATOR, "Commitment": "C-9"}]},
    "duplicate": {"Indicators": [INDICATOR, INDICATOR, {**INDICATOR, "Target": 5}]},
    "heading": {"Commitments": [{"Kode": "C-1", "Title": "T"}]},
    "empty-sheet": {"Actuals": [{"Indicator": None, "Date": None}]},
    "unknown-sheet": {"Jokes": [{"Setup": "a"}]},
    "level": {"Indicators": [{**INDICATOR, "Baseline": 100}]},
    "letters": {"Commitments": [{**COMMITMENT, "Title": "=1+1 <b>{{ 7*7 }}</b> срок \u202e"}]},
}


@pytest.mark.parametrize("register", [EXAMPLE], ids=["example"])
def test_json_of_the_example_is_as_promised(tracker: Run, register: Path) -> None:
    ended = tracker("check", register, "--as-of", REFERENCE_DAY, "--json")
    assert ended.exit_code == 0
    form = check_form(ended.json)
    assert form.as_of == REFERENCE_DAY
    assert form.counts.error == 0
    assert [one.name for one in form.files] == [EXAMPLE.name]


@pytest.mark.parametrize("sheets", FAULTS.values(), ids=FAULTS)
def test_json_of_a_faulty_register_is_as_promised(tracker: Run, tmp_path: Path, sheets: Mapping[str, Rows]) -> None:
    ended = tracker("check", write_register(tmp_path / "r.xlsx", sheets), *AS_OF, "--json")
    form = check_form(ended.json)
    assert ended.exit_code == (1 if form.counts.error else 0)
    assert ended.err == ""


def test_json_says_where_what_and_how_to_mend_it(tracker: Run, tmp_path: Path) -> None:
    (found,) = tracker("check", write_register(tmp_path / "r.xlsx", ERROR), *AS_OF, "--json").json["problems"]
    assert found == {
        "code": "DATE_AMBIGUOUS",
        "severity": "error",
        "file": "r.xlsx",
        "sheet": "Commitments",
        "cell": "G2",
        "row": 2,
        "column": "Due",
        "value": "05/03/2027",
        "message": "'05/03/2027' is text and can be read as 2027-03-05 or as 2027-05-03.",
        "hint": "Type it as yyyy-mm-dd, for example 2027-03-05.",
        "suggestions": ["2027-03-05", "2027-05-03"],
        "related": [],
    }


def test_json_of_what_is_the_files_has_no_cell(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear colleague,\n", encoding="utf-8")
    (found,) = check_form(tracker("check", tmp_path / "letter.xlsx", *AS_OF, "--json").json).problems
    assert (found.code, found.file) == ("FILE_NOT_XLSX", "letter.xlsx")
    assert (found.sheet, found.cell, found.row, found.column, found.value) == (None,) * 5


def test_json_is_ordered_by_file_sheet_row_and_column(tracker: Run, tmp_path: Path) -> None:
    rows = [{**COMMITMENT, "Code": f"C-{n}", "Due": "x", "Start": "y"} for n in (1, 2)]
    for name in ("b.xlsx", "a.xlsx"):
        write_register(tmp_path / name, {"Commitments": rows, "Indicators": [{**INDICATOR, "Target": "z"}]})
    found = check_form(tracker("check", tmp_path / "b.xlsx", tmp_path / "a.xlsx", *AS_OF, "--json").json).problems
    cells = [one.cell for one in found if one.file == "b.xlsx" and one.code in ("DATE_TEXT", "NUMBER_TEXT")]
    assert [one.file for one in found] == sorted((one.file for one in found), reverse=True)
    assert cells == ["F2", "G2", "F3", "G3", "F2"]


@pytest.mark.parametrize(
    ("sheets", "options", "exit_code"),
    [
        pytest.param({}, [], 0, id="faultless"),
        pytest.param({}, ["--strict"], 0, id="faultless-strict"),
        pytest.param(WARNING, [], 0, id="warning"),
        pytest.param(WARNING, ["--strict"], 1, id="warning-strict"),
        pytest.param(WARNING, ["--strict", "--json"], 1, id="warning-strict-json"),
        pytest.param(ERROR, [], 1, id="error"),
        pytest.param(ERROR, ["--strict"], 1, id="error-strict"),
        pytest.param(ERROR, ["--json"], 1, id="error-json"),
    ],
)
def test_exit_code(
    tracker: Run, tmp_path: Path, sheets: Mapping[str, Rows], options: list[str], exit_code: int
) -> None:
    assert tracker("check", write_register(tmp_path / "r.xlsx", sheets), *AS_OF, *options).exit_code == exit_code


def test_a_person_reads_place_fault_and_remedy_on_stdout(tracker: Run, broken: Path) -> None:
    ended = tracker("check", broken, *AS_OF)
    first, last = ended.out.splitlines()
    assert first == (
        "error   Commitments!G2 · Due · '05/03/2027' is text and can be read as 2027-03-05 or as 2027-05-03. "
        "Type it as yyyy-mm-dd, for example 2027-03-05."
    )
    assert last == "1 error in 1 file: no report can be made until the error is mended."
    assert ended.err == ""


def test_nothing_is_written(tracker: Run, tmp_path: Path) -> None:
    register = write_register(tmp_path / "r.xlsx", ERROR)
    before = register.read_bytes(), register.stat().st_mtime_ns
    tracker("check", register, *AS_OF)
    assert (register.read_bytes(), register.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [register]


@pytest.mark.parametrize("command", ["check", "status", "report"])
def test_a_file_of_another_kind_is_a_finding_told_in_one_line(tracker: Run, tmp_path: Path, command: str) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("Dear colleague,\n", encoding="utf-8")
    out = ("--out", tmp_path / "reports") if command == "report" else ()
    ended = tracker(command, letter, *AS_OF, *out)
    assert ended.exit_code == 1
    told = ended.out if command == "check" else ended.err
    assert told.splitlines()[0].startswith("error   letter.xlsx · 'letter.xlsx' is not an Excel workbook (.xlsx).")
    assert len(ended.err.splitlines()) == (0 if command == "check" else 1)
    assert not (tmp_path / "reports").exists()
