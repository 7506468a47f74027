"""The workbooks that are sent out: who gets what, what may be filled, what is marked, in which language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from tests.collecting.sending import DAY, NAMES, SHEETS_SENT, column, sent
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import COMMITMENT, faulty, write_register
from tracker.collecting.distribute import DistributeRequest, distribute
from tracker.errors import WrongUsage
from tracker.progress import no_progress
from tracker.registers.read import read_register


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    sent(folder)
    return folder


@pytest.fixture(scope="module")
def book(folder: Path) -> Any:
    return load_workbook(folder / "sent" / NAMES["A"])


def codes(sheet: Any) -> list[str]:
    return [row[0].value for row in sheet.iter_rows(min_row=2)]


def test_each_gets_what_concerns_it(folder: Path, book: Any) -> None:
    assert codes(book["Commitments"]) == ["C-1", "C-3"]
    other = load_workbook(folder / "sent" / NAMES["B"])
    assert codes(other["Commitments"]) == ["C-1", "C-2"]
    assert codes(other["Actuals"]) == ["I-1", "I-1", "I-2"]
    assert codes(book["Institutions"]) == ["AA-ROADS", "BB-ROADS"]


@pytest.mark.parametrize("who", ["A", "B"])
def test_each_is_a_faultless_register_of_its_own(folder: Path, who: str) -> None:
    _, problems = read_register([folder / "sent" / NAMES[who]], as_of=DAY)
    assert [one.code for one in problems if one.is_error] == []


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "is_open"),
    [
        pytest.param("Milestones", 2, "Done on", True, id="own-milestone"),
        pytest.param("Milestones", 2, "Title", False, id="what-was-agreed"),
        pytest.param("Milestones", 3, "Done on", False, id="milestone-of-another"),
        pytest.param("Milestones", 9, "Code", False, id="no-new-milestone"),
        pytest.param("Actuals", 2, "Value", True, id="own-value"),
        pytest.param("Actuals", 2, "Verification", False, id="verified-by-others"),
        pytest.param("Actuals", 4, "Value", False, id="value-of-another"),
        pytest.param("Updates", 2, "Progress", True, id="own-words"),
        pytest.param("Updates", 4, "Progress", False, id="words-of-the-other-side"),
        pytest.param("Commitments", 2, "Title", False, id="commitment"),
    ],
)
def test_only_what_may_be_filled_is_unlocked(book: Any, sheet: str, row: int, heading: str, is_open: bool) -> None:
    assert book[sheet].protection.sheet
    assert book[sheet].cell(row, column(book[sheet], heading)).protection.locked is not is_open


@pytest.mark.parametrize(("sheet", "is_open"), [("Actuals", True), ("Updates", True), ("Milestones", False)])
def test_new_rows_are_open_where_there_may_be_some(book: Any, sheet: str, is_open: bool) -> None:
    assert book[sheet].column_dimensions["A"].protection.locked is not is_open
    assert book[sheet].protection.insertRows is not is_open  # the file says what is forbidden


def test_nobody_verifies_a_new_row_of_its_own(book: Any) -> None:
    sheet = book["Actuals"]
    letters = {name: get_column_letter(column(sheet, name)) for name in ("Value", "Verification")}
    assert {name: sheet.column_dimensions[letter].protection.locked for name, letter in letters.items()} == {
        "Value": False,
        "Verification": True,
    }


def test_codes_that_a_file_name_cannot_tell_apart_have_workbooks_of_their_own(tmp_path: Path) -> None:
    codes = ["R-1", "R/1", "R-1-2", "r.1"]
    sheets = {
        "Institutions": [{"Code": code, "Name": "Roads", "Party": "AA"} for code in codes],
        "Commitments": [{**COMMITMENT, "Code": f"C-{place}", "Lead": code} for place, code in enumerate(codes)],
    }
    register = write_register(tmp_path / "register.xlsx", sheets)
    made = distribute(DistributeRequest([register], tmp_path / "sent", DAY), no_progress)
    assert [codes_of(path) for path in made.paths] == [[f"C-{place}"] for place in range(4)]


def test_names_of_workbooks_fit_every_file_system(tmp_path: Path) -> None:
    code, reference = "漢" * 40, "Обязательства государств в области дорог и мостов " * 2
    sheets = {
        "Register": [{"Setting": "Reference", "Value": reference}],
        "Institutions": [{"Code": code, "Name": "Roads", "Party": "AA"}],
        "Commitments": [{**COMMITMENT, "Lead": code}],
    }
    register = write_register(tmp_path / "register.xlsx", sheets)
    assert len(distribute(DistributeRequest([register], tmp_path / "sent", DAY), no_progress).paths) == 1


def codes_of(path: Path) -> list[str]:
    return codes(load_workbook(path)["Commitments"])


def test_cells_have_drop_downs(book: Any) -> None:
    letters = book["Updates"].cell(1, column(book["Updates"], "Completion")).column_letter
    lists = [one for one in book["Updates"].data_validations.dataValidation if one.type == "list"]
    assert any(letters in str(one.sqref) for one in lists)


def test_what_is_overdue_is_marked_and_listed(book: Any) -> None:
    assert book["Milestones"]["A2"].comment.text == "Overdue since 2026-05-01."
    assert book["Commitments"]["A2"].comment.text == "Overdue since 2026-06-01."
    lines = [tuple(cell.value for cell in row) for row in book["# To do"].iter_rows(min_row=2)]
    assert ("Overdue commitment", "C-1", "Open the crossing", "2026-06-01", "Commitments") in lines
    assert ("Overdue milestone", "M-1", "Survey", "2026-05-01", "Milestones") in lines
    assert ("For Road office of A, as of 2026-07-02", None, None, None, None) in lines
    assert book.active.title == "# To do"


def test_what_is_for_the_program_is_hidden(book: Any) -> None:
    assert book["# Sent"].sheet_state == "veryHidden"
    assert (
        book["Milestones"]
        .column_dimensions[book["Milestones"].cell(1, book["Milestones"].max_column).column_letter]
        .hidden
    )


def test_by_party_in_the_language_of_each(tmp_path: Path) -> None:
    register = write_register(tmp_path / "register.xlsx", SHEETS_SENT)
    request = DistributeRequest([register], tmp_path / "out", DAY, "party", "ru", {"bb": "ur"})
    made = distribute(request, no_progress)
    assert [path.name for path in made.paths] == ["AA-BB_2026-07-02_AA.xlsx", "AA-BB_2026-07-02_BB.xlsx"]
    assert [load_workbook(path).sheetnames[0] for path in made.paths] == ["# Что сделать", "# کرنے کے کام"]


def test_a_language_of_a_party_is_that_of_its_institutions(tmp_path: Path) -> None:
    register = write_register(tmp_path / "register.xlsx", SHEETS_SENT)
    made = distribute(DistributeRequest([register], tmp_path / "out", DAY, languages={"BB": "tg"}), no_progress)
    assert [load_workbook(path).sheetnames[0] for path in made.paths] == ["# To do", "# Бояд кард"]


def test_a_register_with_errors_is_not_sent_out(tracker: Run, tmp_path: Path) -> None:
    ended = tracker("distribute", faulty(tmp_path / "register.xlsx"), "--out", tmp_path / "out")
    assert (ended.exit_code, ended.out) == (1, "")
    assert "mend the register first" in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--language", "de"], "'de' is not one of en, ru, tg, ur", id="language"),
        pytest.param(["--language", "XX=ru"], "no institution or party 'XX'", id="stranger"),
        pytest.param(["--out", "."], "would become part of the register", id="beside-the-register"),
    ],
)
def test_wrong_usage(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_register(tmp_path / "register.xlsx", SHEETS_SENT)
    ended = tracker("distribute", ".", "--out", "out", *options)
    assert ended.exit_code == 2
    assert told in ended.err


def test_a_workbook_that_may_have_come_back_is_not_overwritten(folder: Path) -> None:
    with pytest.raises(WrongUsage, match="is there already"):
        distribute(DistributeRequest([folder / "register.xlsx"], folder / "sent", DAY), no_progress)
