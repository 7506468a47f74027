"""The door of the room: paths in, a register and its problems in their order out."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from tests.registers.books import AS_OF, Book, Formula, Grid, part, read, sound, told
from tests.registers.catalogue.case import Bytes
from tests.xlsx import ROWS, packed, register, rows, sheet
from tracker.domain.indicators import NoBaseline
from tracker.domain.register import Register
from tracker.errors import WrongUsage
from tracker.registers.columns import SETTINGS_SHEET, SHEETS
from tracker.registers.read import WorkbookFile, file_names, read_register, read_workbooks, workbook_paths
from tracker.registers.terms import terms

COMMITMENT_ROWS = {"Parties", "Institutions", "Sectors", "Agreements", "Sessions", "Commitments", "Register"}


def test_a_folder_stands_for_its_workbooks(tmp_path: Path) -> None:
    for name in ("b.xlsx", "A.XLSX", "~$b.xlsx", ".hidden.xlsx", "letter.docx"):
        (tmp_path / name).touch()
    (tmp_path / "folder.xlsx").mkdir()
    assert [path.name for path in workbook_paths([tmp_path])] == ["A.XLSX", "b.xlsx"]


def test_a_path_counts_once(tmp_path: Path) -> None:
    path = sound().write(tmp_path)
    assert workbook_paths([path, tmp_path, path]) == [path]


@pytest.mark.parametrize("name", ["nowhere.xlsx", "nowhere/"])
def test_a_path_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUsage, match="nowhere"):
        workbook_paths([tmp_path / name])


def test_a_folder_that_may_not_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(WrongUsage, match="Permission denied"):
        workbook_paths([tmp_path])


def test_a_folder_without_workbooks(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"no \.xlsx file"):
        workbook_paths([tmp_path])


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sound().write(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(WrongUsage, match="Permission denied"):
        read_register([path], as_of=AS_OF)


def refuse(path: Path, *_: object) -> NoReturn:
    raise PermissionError(13, "Permission denied", str(path))


def test_workbooks_of_one_name_are_told_apart() -> None:
    paths = [Path("pk/register.xlsx"), Path("tj/register.xlsx"), Path("tj/other.xlsx")]
    assert file_names(paths) == ["pk/register.xlsx", "tj/register.xlsx", "other.xlsx"]


def test_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    path = sound().write(tmp_path)
    shutil.copy(path, tmp_path / "copy.xlsx")
    register, problems = read_register([tmp_path], as_of=AS_OF)
    assert problems == []
    assert [one.name for one in register.files] == ["copy.xlsx"]


def test_several_workbooks_are_one_register(tmp_path: Path) -> None:
    whole = read(tmp_path, sound())[0]
    first, second = sound("a.xlsx"), sound("b.xlsx")
    first.sheets = {name: grid for name, grid in first.sheets.items() if name in COMMITMENT_ROWS}
    second.sheets = {name: grid for name, grid in second.sheets.items() if name not in COMMITMENT_ROWS}
    register, problems = read(tmp_path, first, second)
    assert problems == []
    assert contents(register) == contents(whole)


def contents(register: Register) -> dict[str, list[dict[str, object]]]:
    """What the records of a register say, wherever they stand."""
    return {
        spec.name: [one.model_dump(exclude={"source"}) for one in getattr(register, spec.name.lower())]
        for spec in SHEETS
    }


def test_a_workbook_that_cannot_be_opened_costs_no_other_message(tmp_path: Path) -> None:
    paths = [
        Bytes(b"Code;Name\n", "a.xlsx").write(tmp_path),
        sound("b.xlsx").without("Institutions").without("Sessions").write(tmp_path),
    ]
    _, problems = read_register(paths, as_of=AS_OF)
    assert [told(one) for one in problems] == ["FILE_NOT_XLSX a.xlsx"]


def test_problems_come_in_the_order_of_the_workbooks(tmp_path: Path) -> None:
    first = sound("b.xlsx").put("Commitments", 3, "Due", "x").put("Commitments", 2, "Due", "x").lines("Notes", ["x"])
    first.put("Commitments", 2, "Title", None).put("Parties", 2, "Name", None).put("Register", 4, "Value", "x")
    second = part("Updates", name="a.xlsx").put("Updates", 2, "Date", "x")
    _, problems = read(tmp_path, first, second)
    assert [told(one).split(" ·")[0] for one in problems] == [
        "CODE_UNKNOWN Register!B4",
        "REQUIRED_EMPTY Parties!B2",
        "REQUIRED_EMPTY Commitments!B2",
        "DATE_TEXT Commitments!I2",
        "DATE_TEXT Commitments!I3",
        "SHEET_UNKNOWN Notes",
        "DATE_TEXT Updates!B2",
    ]


def test_progress_is_told(tmp_path: Path) -> None:
    phases: list[tuple[str, int, int]] = []
    paths = [sound("a.xlsx").write(tmp_path), part("Parties", name="b.xlsx").write(tmp_path)]
    read_register(paths, as_of=AS_OF, progress=lambda phase, *done: phases.append((str(phase), *done)))
    assert phases == [
        ("reading a.xlsx", 0, 2),
        ("reading b.xlsx", 1, 2),
        ("checking", 0, 0),
    ]


@pytest.mark.parametrize(
    ("party", "institution", "expected"),
    [
        pytest.param("BB", None, "BB", id="its-own"),
        pytest.param(None, "AA-E", "AA", id="of-its-institution"),
        pytest.param(None, "XX", None, id="of-an-unknown-one"),
        pytest.param("XX", "AA-E", None, id="unreadable"),
        pytest.param(None, None, None, id="nobody's"),
    ],
)
def test_an_update_speaks_for_a_party(
    party: str | None, institution: str | None, expected: str | None, tmp_path: Path
) -> None:
    book = sound().put("Updates", 2, "Party", party).put("Updates", 2, "Institution", institution)
    assert read(tmp_path, book)[0].updates[0].party == expected


def test_an_indicator_follows_the_setting_unless_it_says_otherwise(tmp_path: Path) -> None:
    book = sound().lines("Register", ["No baseline", "zero"]).more("Indicators", "No baseline", "refuse")
    indicators = read(tmp_path, book)[0].indicators
    assert [one.no_baseline for one in indicators[:2]] == [NoBaseline.REFUSE, NoBaseline.ZERO]


def test_text_is_data(tmp_path: Path) -> None:
    title = '=HYPERLINK("http://x") {{ 7*7 }} <b>{column}</b>'
    book = sound().put("Commitments", 2, "Title", title).put("Commitments", 3, "Due", title)
    register, (one,) = read(tmp_path, book)
    assert register.commitments[0].title.main == title
    assert one.value == title


def localised(language: str) -> Book:
    """The sound register with names of sheets, headings, settings and choices in another language."""
    book = sound()
    sheets: dict[str, Grid] = {}
    for name, grid in book.sheets.items():
        form = terms()["sheets"][name][language][0]
        sheets[form] = [
            [heading_in(language, one) for one in grid[0]],
            *(cells_in(language, name, row) for row in grid[1:]),
        ]
    book.sheets = sheets
    return book


def heading_in(language: str, heading: str) -> str:
    found = terms()["headings"].get(heading) or terms()["settings"][heading]
    return str(found[language][0])


WORDS = {
    "treaty": ("AgreementKind", "treaty"),
    "joint_commission": ("SessionKind", "joint_commission"),
    "open": ("Closure", "open"),
    "completed": ("Closure", "completed"),
    "percent": ("Measure", "percent"),
    "ordinal": ("Measure", "ordinal"),
    "qualitative": ("Measure", "qualitative"),
    "number": ("Measure", "number"),
    "increase": ("Direction", "increase"),
    "sum": ("Accumulation", "sum"),
    "verified": ("Verification", "verified"),
    "limited": ("Completion", "limited"),
    "Due": ("RevisedField", "due"),
    "at_risk": ("Status", "at_risk"),
    "yes": ("yes_no", "yes"),
    "no": ("yes_no", "no"),
    "en": ("Language", "en"),
}


def cells_in(language: str, sheet: str, row: list[object]) -> list[object]:
    if sheet == SETTINGS_SHEET:
        row = [terms()["settings"][row[0]][language][0], *row[1:]]
    return [word_in(language, cell) if isinstance(cell, str) else cell for cell in row]


def word_in(language: str, cell: str) -> object:
    if cell not in WORDS:
        return cell
    table, choice = WORDS[cell]
    return terms()[table][choice][language][0]


@pytest.mark.parametrize("language", ["ru", "tg", "ur"])
def test_a_workbook_in_another_language_says_the_same(language: str, tmp_path: Path) -> None:
    english = read(tmp_path, sound())[0]
    register, problems = read(tmp_path, localised(language))
    assert [told(one) for one in problems] == []
    assert contents(register) == contents(english)
    assert register.settings == english.settings


def test_a_faulty_cell_is_named_by_the_heading_of_the_file(tmp_path: Path) -> None:
    book = localised("ru").put("Обязательства", 2, "Срок исполнения", Formula("=A9", "#REF!"))
    (one,) = read(tmp_path, book)[1]
    assert (one.place.sheet, one.place.cell, one.place.heading) == ("Обязательства", "I2", "Срок исполнения")


def test_an_unknown_reference_names_the_sheet_of_the_file(tmp_path: Path) -> None:
    milestones = terms()["sheets"]["Milestones"]["ru"][0]
    (one,) = read(tmp_path, localised("ru").put(milestones, 2, "Обязательство", "C-9"))[1]
    assert (one.parameters["sheet"], one.parameters["column"]) == ("Обязательства", "Код")


def test_the_day_of_the_report_is_an_argument(tmp_path: Path) -> None:
    path = sound().write(tmp_path)
    _, problems = read_register([path], as_of=date(2025, 6, 29))
    assert {one.code for one in problems} == {"ACTUAL_IN_FUTURE"}


@pytest.mark.parametrize(
    ("found", "codes"), [(3, ["SOURCE_MISSING"] * 3), (4, ["SOURCE_MISSING"] * 3 + ["TOO_MANY_PROBLEMS"])]
)
def test_problems_between_rows_beyond_the_limit_are_not_dropped_in_silence(
    monkeypatch: pytest.MonkeyPatch, found: int, codes: list[str]
) -> None:
    monkeypatch.setattr("tracker.registers.read.MOST_PROBLEMS", 3)
    headings, (_, title, _, *rest) = ROWS["Commitments"]
    lines = [(f"C-{place}", title, None, *rest) for place in range(1, found + 1)]
    workbook = WorkbookFile("r.xlsx", packed(register({"Commitments": sheet(rows([headings, *lines]))})))
    assert [one.code for one in read_workbooks([workbook], as_of=AS_OF)[1]] == codes
