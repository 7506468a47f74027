"""Workbooks go out, people edit them, and exactly their edits are told and taken."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.collecting.sending import (
    DAY,
    NAMES,
    SHEETS_SENT,
    Edit,
    adding,
    collected,
    column,
    content,
    differences,
    edit,
    inserting,
    merging,
    mixing_up,
    removing,
    reversing,
    sent,
    setting,
    told,
    whys,
    without,
)
from tests.end_to_end.workbooks import COMMITMENT, FAULTLESS, Rows, write_register
from tracker.collecting.collect import CollectRequest, collect
from tracker.collecting.distribute import DistributeRequest, distribute
from tracker.collecting.findings import What
from tracker.domain.values import LANGUAGES
from tracker.errors import WrongUsage
from tracker.presentation.messages import Messages
from tracker.progress import no_progress
from tracker.registers.template.words import texts


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register and the workbooks that were sent out; tests use copies."""
    folder = tmp_path_factory.mktemp("original")
    sent(folder)
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "copy")


def test_what_nobody_edited_changes_nothing(folder: Path) -> None:
    done = collected(folder)
    assert (list(done.findings), done.is_complete, done.errors) == ([], True, 0)
    assert differences(folder / "register.xlsx", folder / "merged.xlsx") == []


M1, ACTUAL, UPDATE = (
    "Milestones: m-1",
    "Actuals: i-1 · 2026-03-31 · aa-roads",
    "Updates: c-1 · 2026-06-01 · aa-roads · –",
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [setting("Milestones", 2, "Done on", "2026-06-15"), setting("Milestones", 2, "Evidence", "Letter 7")],
            [
                (What.CHANGED, "AA-ROADS", M1, "Done on", "", "2026-06-15"),
                (What.CHANGED, "AA-ROADS", M1, "Evidence", "", "Letter 7"),
            ],
            id="filled",
        ),
        pytest.param(
            [setting("Actuals", 2, "Value", 25)],
            [(What.CHANGED, "AA-ROADS", ACTUAL, "Value", "20", "25")],
            id="corrected",
        ),
        pytest.param(
            [setting("Actuals", 2, "Value", None)],
            [(What.CHANGED, "AA-ROADS", ACTUAL, "Value", "20", "")],
            id="cleared",
        ),
        pytest.param(
            [setting("Updates", 3, "Progress", "Much more")],
            [(What.CHANGED, "AA-ROADS", f"{UPDATE} #2", "Progress", "And more", "Much more")],
            id="one-of-two-alike",
        ),
        pytest.param(
            [reversing("Milestones"), setting("Milestones", 3, "Evidence", "Letter 7")],
            [(What.CHANGED, "AA-ROADS", M1, "Evidence", "", "Letter 7")],
            id="sorted",
        ),
        pytest.param(
            [reversing("Updates"), inserting("Updates", 2), setting("Updates", 4, "Progress", "Much more")],
            [(What.CHANGED, "AA-ROADS", f"{UPDATE} #2", "Progress", "And more", "Much more")],
            id="sorted-and-inserted",
        ),
        pytest.param(
            [adding("Updates", Commitment="C-1", Date="2026-07-01", Institution="AA-ROADS", Progress="Done")],
            [
                (
                    What.ADDED,
                    "AA-ROADS",
                    "Updates: c-1 · 2026-07-01 · aa-roads · –",
                    "",
                    "",
                    "Commitment: C-1; Date: 2026-07-01; Institution: AA-ROADS; Progress: Done",
                )
            ],
            id="added",
        ),
        pytest.param(
            [setting("Commitments", 2, "Title", "Open it later"), setting("Milestones", 2, "Due", "2026-12-31")],
            [
                (What.LOCKED, "AA-ROADS", "Commitments: c-1", "Title", "Open the crossing", "Open it later"),
                (What.LOCKED, "AA-ROADS", M1, "Due", "2026-05-01", "2026-12-31"),
            ],
            id="locked",
        ),
        pytest.param(
            [
                setting("Commitments", 2, "Title", None),
                setting("Milestones", 2, "Code", None),
                setting("Actuals", 2, "Date", None),
            ],
            [
                (What.LOCKED, "AA-ROADS", "Commitments: c-1", "Title", "Open the crossing", ""),
                (What.LOCKED, "AA-ROADS", M1, "Code", "M-1", ""),
                (What.LOCKED, "AA-ROADS", ACTUAL, "Date", "2026-03-31", ""),
            ],
            id="locked-and-cleared-that-every-row-needs",
        ),
        pytest.param(
            [setting("Milestones", 2, "Code", "M-9")],
            [(What.LOCKED, "AA-ROADS", M1, "Code", "M-1", "M-9")],
            id="locked-code",
        ),
        pytest.param(
            [setting("Milestones", 3, "Done on", "2026-06-15")],
            [(What.LOCKED, "AA-ROADS", "Milestones: m-2", "Done on", "", "2026-06-15")],
            id="of-another",
        ),
        pytest.param(
            [adding("Updates", Commitment="C-1", Date="2026-07-01", Institution="BB-ROADS", Progress="Done")],
            [
                (
                    What.LOCKED,
                    "AA-ROADS",
                    "Updates: c-1 · 2026-07-01 · bb-roads · –",
                    "",
                    "",
                    "Commitment: C-1; Date: 2026-07-01; Institution: BB-ROADS; Progress: Done",
                )
            ],
            id="in-the-name-of-another",
        ),
        pytest.param(
            [adding("Milestones", Code="M-3", Commitment="C-1", Title="Fence", Due="2026-08-01")],
            [
                (
                    What.LOCKED,
                    "AA-ROADS",
                    "Milestones: m-3",
                    "",
                    "",
                    "Code: M-3; Commitment: C-1; Title: Fence; Due: 2026-08-01",
                )
            ],
            id="row-where-none-may-be",
        ),
        pytest.param(
            [setting("Register", 2, "Value", "Another title")],
            [(What.LOCKED, "AA-ROADS", "Register: Title", "", "Commitments of two states", "Another title")],
            id="settings",
        ),
        pytest.param(
            [without("Actuals", "Value"), without("Milestones", "Code"), without("Updates", "Obstacle")],
            [
                (What.UNREADABLE, "AA-ROADS", "Milestones: ", "Code", "", ""),
                (What.UNREADABLE, "AA-ROADS", "Actuals: ", "Value", "", ""),
            ],
            id="columns-that-are-gone",
        ),
        pytest.param(
            [merging("Actuals", "D2:D3")],
            [(What.UNREADABLE, "AA-ROADS", "Actuals: i-1 · 2026-06-30 · –", "Value", "40", "")],
            id="merged-into-another",
        ),
        pytest.param(
            [mixing_up("Milestones", 2, 3), setting("Milestones", 2, "Evidence", "Letter 7")],
            [(What.CHANGED, "AA-ROADS", M1, "Evidence", "", "Letter 7")],
            id="with-the-hidden-key-of-another",
        ),
        pytest.param(
            [adding("Actuals", Indicator="I-1", Date="2026-07-01", Value=50, Verification="verified")],
            [
                (
                    What.LOCKED,
                    "AA-ROADS",
                    "Actuals: i-1 · 2026-07-01 · –",
                    "",
                    "",
                    "Indicator: I-1; Date: 2026-07-01; Value: 50; Verification: verified",
                )
            ],
            id="verified-by-oneself",
        ),
        pytest.param(
            [removing("Actuals", 2)],
            [(What.REMOVED, "AA-ROADS", ACTUAL, "", "", "")],
            id="removed",
        ),
        pytest.param(
            [setting("Milestones", 2, "Done on", "05/03/2026")],
            [(What.UNREADABLE, "AA-ROADS", M1, "Done on", "", "05/03/2026")],
            id="unreadable",
        ),
        pytest.param(
            [adding("Actuals", Indicator="I-1", Date="2026-07-01", Value="many")],
            [
                (
                    What.UNREADABLE,
                    "AA-ROADS",
                    "Actuals: i-1 · 2026-07-01 · –",
                    "",
                    "",
                    "Indicator: I-1; Date: 2026-07-01",
                ),
                (What.UNREADABLE, "AA-ROADS", "Actuals: i-1 · 2026-07-01 · –", "Value", "", "many"),
            ],
            id="unreadable-row",
        ),
        pytest.param(
            [adding("Actuals", Indicator="I-1", Date="2026-03-31", Value=20, Reported_by="AA-ROADS")],
            [
                (
                    What.REPEATED,
                    "AA-ROADS",
                    f"{ACTUAL} #2",
                    "",
                    "",
                    "Indicator: I-1; Date: 2026-03-31; Value: 20; Reported by: AA-ROADS",
                )
            ],
            id="repeated",
        ),
        pytest.param(
            [adding("Actuals", Indicator="I-1", Date="2026-03-31", Value=21, Reported_by="AA-ROADS")],
            [
                (
                    What.OUTDATED,
                    "AA-ROADS",
                    f"{ACTUAL} #2",
                    "",
                    "",
                    "Indicator: I-1; Date: 2026-03-31; Value: 21; Reported by: AA-ROADS",
                )
            ],
            id="second-value-of-a-day",
        ),
    ],
)
def test_exactly_the_edits_are_told(folder: Path, edits: list[Edit], expected: list[object]) -> None:
    edit(folder, "A", *edits)
    done = collected(folder)
    assert told(done) == expected
    taken = [one for one in done.findings if one.is_taken]
    changed = {(one.sheet, one.row) for one in taken}
    assert len(differences(folder / "register.xlsx", folder / "merged.xlsx")) == len(changed)
    assert done.is_complete is not any(one.needs_somebody for one in done.findings)


TRANSLATED = {
    "Updates": [
        {**SHEETS_SENT["Updates"][0], "Progress": "Half", "Progress [ru]": "Пол"},
        {**SHEETS_SENT["Updates"][0], "Date": "2026-06-02"},
    ]
}
FIRST = "Updates: c-1 · 2026-06-01 · aa-roads · –"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="told-and-nothing-cleared"),
        pytest.param(
            [setting("Updates", 2, "Progress", "Most")],
            [(What.CHANGED, "AA-ROADS", FIRST, "Progress", "Half / [ru] Пол", "Most / [ru] Пол")],
            id="the-register-keeps-its-translations",
        ),
    ],
)
def test_a_column_of_translations_that_is_gone_clears_none(tmp_path: Path, edits: list[Edit], expected: Any) -> None:
    sent(tmp_path, **TRANSLATED)
    edit(tmp_path, "A", without("Updates", "Progress [ru]"), *edits)
    gone = (What.UNREADABLE, "AA-ROADS", "Updates: ", "Progress [ru]", "", "")
    assert told(collected(tmp_path)) == [*expected, gone]


def test_a_translation_that_the_register_got_since_is_no_edit(tmp_path: Path) -> None:
    sent(tmp_path)
    rows = [{**row, "Progress [tg]": "Ним"} for row in SHEETS_SENT["Updates"]]
    write_register(tmp_path / "register.xlsx", {**SHEETS_SENT, "Updates": rows})
    assert told(collected(tmp_path)) == []


def test_what_cannot_be_read_is_told_in_the_names_of_the_format(tmp_path: Path) -> None:
    """Of a workbook in another language, in its settings, and in a column of somebody's own."""
    register = write_register(tmp_path / "register.xlsx", SHEETS_SENT)
    distribute(DistributeRequest([register], tmp_path / "sent", DAY, language="ru"), no_progress)

    def type_into(book: Any) -> None:
        milestones, settings = book["Контрольные точки"], book["Реестр"]
        milestones.cell(2, column(milestones, "Дата выполнения")).value = "05/03/2026"
        milestones.cell(1, milestones.max_column + 1).value = "# Ours"
        milestones.cell(2, milestones.max_column).value = "Ask again"
        row = next(cells[0].row for cells in settings.iter_rows() if cells[0].value == "Отчётный период")
        settings.cell(row, 2).value = "fortnight"

    edit(tmp_path, "A", type_into)
    assert [one[2:] for one in told(collected(tmp_path)) if one[0] is not What.LOCKED] == [
        ("Register: Period", "", "", "fortnight"),
        (M1, "Done on", "", "05/03/2026"),
        (M1, "# Ours", "", "Ask again"),
    ]


def test_a_file_that_may_not_be_read_is_told_and_the_others_are_taken(folder: Path) -> None:
    edit(folder, "A", setting("Actuals", 2, "Value", 25))
    pipe = folder / "sent" / "pipe.xlsx"
    os.mkfifo(pipe)
    done = collected(folder, *(folder / "sent" / name for name in NAMES.values()), pipe)
    assert [(one.what, one.file) for one in done.findings] == [
        (What.CHANGED, NAMES["A"]),
        (What.FOREIGN, "pipe.xlsx"),
    ]
    assert whys(done)[1] == f"{pipe} is not a file."


FIRST_SAID, SECOND_SAID, OTHER = SHEETS_SENT["Updates"]


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        pytest.param([FIRST_SAID, SECOND_SAID, OTHER], (What.CHANGED, "Half of it"), id="as-it-was"),
        pytest.param([SECOND_SAID, OTHER, FIRST_SAID], (What.CHANGED, "Half of it"), id="moved"),
        pytest.param(
            [{**FIRST_SAID, "Progress": "Newer"}, FIRST_SAID, SECOND_SAID], (What.CHANGED, "Half of it"), id="one-more"
        ),
        pytest.param([SECOND_SAID, OTHER], (What.OUTDATED, ""), id="removed"),
        pytest.param(
            [SECOND_SAID, {**FIRST_SAID, "Obstacle": "Snow"}], (What.CHANGED, "Half of it"), id="moved-and-edited"
        ),
        pytest.param(
            [{**FIRST_SAID, "Obstacle": "Snow"}, {**FIRST_SAID, "Progress": "Newer"}, SECOND_SAID],
            (What.OUTDATED, ""),
            id="edited-and-one-more",
        ),
    ],
)
def test_of_rows_about_the_same_the_one_that_was_sent_is_changed(
    folder: Path, updates: Rows, expected: tuple[What, str]
) -> None:
    """Whatever became of the rows of the register since: they differ by their number alone."""
    edit(folder, "A", setting("Updates", 2, "Evidence", "Letter 7"))
    write_register(folder / "register.xlsx", {**SHEETS_SENT, "Updates": updates})
    done = collected(folder)
    filled = [one["progress"].main for one in content(folder / "merged.xlsx")["Updates"] if one["evidence"]]
    assert ([one.what for one in done.findings], "".join(filled)) == ([expected[0]], expected[1])


def test_a_row_that_neither_the_register_nor_the_return_has_any_more_is_not_told(folder: Path) -> None:
    edit(folder, "A", removing("Actuals", 2))
    write_register(folder / "register.xlsx", {**SHEETS_SENT, "Actuals": SHEETS_SENT["Actuals"][1:]})
    assert told(collected(folder)) == []


def test_a_recipient_that_the_register_does_not_know_any_more_is_named(folder: Path) -> None:
    edit(folder, "A", setting("Milestones", 2, "Evidence", "Letter 7"))
    renamed = {
        name: [{key: "AA-LANES" if value == "AA-ROADS" else value for key, value in row.items()} for row in rows]
        for name, rows in {**FAULTLESS, **SHEETS_SENT}.items()
    }
    write_register(folder / "register.xlsx", renamed)
    done = collected(folder, folder / "sent" / NAMES["A"], folder / "sent" / NAMES["B"])
    assert told(done) == [(What.LOCKED, "AA-ROADS", M1, "Evidence", "", "Letter 7")]
    assert whys(done) == ["the register has no institution or party 'AA-ROADS' any more"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_told_before_is_not_kept_when_the_merged_register_is_merged_again(folder: Path, language: str) -> None:
    edit(folder, "A", setting("Actuals", 2, "Value", 25))
    for number in range(2):
        out = folder / f"merged-{number}.xlsx"
        collect(CollectRequest([folder / "register.xlsx"], [folder / "sent"], out, language), no_progress)
        shutil.copy(out, folder / "register.xlsx")
    pages, names = texts(language)["pages"], load_workbook(out).sheetnames
    assert (names[0], texts("en")["pages"]["kept"] in names) == (pages["collected"], False)
    assert texts(language)["collected"]["Finding"] == Messages(language).text("Finding")


def test_a_new_row_that_cannot_be_read_says_why(folder: Path) -> None:
    edit(folder, "A", adding("Updates", Commitment="C-1", Institution="AA-ROADS", Progress="Done"))
    assert whys(collected(folder)) == ["'Date *' is empty, but every row needs it."]


@pytest.mark.parametrize(
    ("row", "column", "content"),
    [
        pytest.param("by", 1, "somebody", id="to-no-kind-of-recipient"),
        pytest.param("row", 3, "5", id="a-number-for-hashes"),
        pytest.param("row", 3, '{"title": 5}', id="hashes-that-are-numbers"),
        pytest.param("row", 3, "[" * 30_000, id="deeper-than-is-read"),
        pytest.param("row", 3, "{", id="half"),
    ],
)
def test_a_hidden_sheet_that_cannot_be_read_is_none(folder: Path, row: str, column: int, content: str) -> None:
    def spoil(book: Any) -> None:
        for cells in book["# Sent"].iter_rows():
            if cells[0].value == row:
                cells[column].value = content

    edit(folder, "A", spoil)
    assert [one.what for one in collected(folder).findings] == [What.FOREIGN, What.LACKING]


def test_a_changed_cell_is_in_the_new_register_and_nowhere_else(folder: Path) -> None:
    edit(folder, "A", setting("Actuals", 2, "Value", 25))
    before = (folder / "register.xlsx").read_bytes()
    collected(folder)
    ((sheet, old, new),) = differences(folder / "register.xlsx", folder / "merged.xlsx")
    assert (sheet, old["value"], new["value"]) == ("Actuals", 20, 25)
    assert {name for name in old if old[name] != new[name]} == {"value"}
    assert (folder / "register.xlsx").read_bytes() == before


def test_a_copied_row_is_a_new_one(folder: Path) -> None:
    """Its copy has the hidden key of its original."""

    def copy(book: object) -> None:
        sheet = book["Updates"]  # type: ignore[index]
        for index, cell in enumerate(sheet[2], start=1):
            sheet.cell(sheet.max_row + (index == 1), index).value = cell.value

    edit(folder, "A", copy, setting("Updates", 5, "Date", "2026-07-01"), setting("Updates", 5, "Progress", "New"))
    assert [(one.what, one.row) for one in collected(folder).findings] == [
        (What.ADDED, "c-1 · 2026-07-01 · aa-roads · –")
    ]


def test_without_the_hidden_column_rows_are_known_by_what_they_are_about(folder: Path) -> None:
    def lose(book: object) -> None:
        for name in ("Milestones", "Updates", "Actuals"):
            sheet = book[name]  # type: ignore[index]
            sheet.delete_cols(sheet.max_column)

    edit(folder, "A", lose, reversing("Actuals"), setting("Milestones", 2, "Evidence", "Letter 7"))
    assert told(collected(folder)) == [(What.CHANGED, "AA-ROADS", M1, "Evidence", "", "Letter 7")]


class TestSeveralWorkbooks:
    def test_that_contradict_each_other_change_nothing(self, folder: Path) -> None:
        again = folder / "again.xlsx"
        edit(folder, "A", setting("Actuals", 2, "Value", 30))
        again.write_bytes((folder / "sent" / NAMES["A"]).read_bytes())
        edit(folder, "A", setting("Actuals", 2, "Value", 31))
        done = collected(folder, folder / "sent", again)
        assert [
            (what, old, new, one.file) for one, (what, *_, old, new) in zip(done.findings, told(done), strict=True)
        ] == [
            (What.CONFLICT, "20", "31", NAMES["A"]),
            (What.CONFLICT, "20", "30", "again.xlsx"),
        ]
        assert whys(done)[0] == "otherwise: AA-ROADS (again.xlsx)"
        assert differences(folder / "register.xlsx", folder / "merged.xlsx") == []

    def test_that_say_the_same_are_told_once(self, folder: Path) -> None:
        added = adding("Updates", Commitment="C-1", Date="2026-07-01", Progress="Done")
        for who in ("A", "B"):
            edit(folder, who, added)
        done = collected(folder)
        assert [(one.what, one.by) for one in done.findings] == [(What.ADDED, "AA-ROADS, BB-ROADS")]
        assert len(content(folder / "merged.xlsx")["Updates"]) == 4

    def test_that_add_different_rows_about_the_same(self, folder: Path) -> None:
        for who, words in (("A", "Done"), ("B", "Not done")):
            edit(folder, who, adding("Updates", Commitment="C-1", Date="2026-07-01", Progress=words))
        done = collected(folder)
        assert [one.what for one in done.findings] == [What.CONFLICT, What.CONFLICT]
        assert len(content(folder / "merged.xlsx")["Updates"]) == 3

    def test_of_which_one_did_not_come_back(self, folder: Path) -> None:
        done = collected(folder, folder / "sent" / NAMES["A"])
        assert [(one.what, one.by) for one in done.findings] == [(What.LACKING, "BB-ROADS")]
        assert not done.is_complete

    def test_and_files_that_are_none(self, folder: Path) -> None:
        letter = folder / "sent" / "letter.xlsx"
        letter.write_bytes(b"Dear colleague")
        (folder / "sent" / "own.xlsx").write_bytes((folder / "register.xlsx").read_bytes())
        for name in ("open.ods", "~$open.ods", "scan.pdf"):
            (folder / "sent" / name).write_bytes(b"")
        done = collected(folder)
        assert [(one.what, one.file) for one in done.findings] == [
            (What.FOREIGN, "letter.xlsx"),
            (What.FOREIGN, "own.xlsx"),
            (What.FOREIGN, "open.ods"),
        ]

    def test_of_another_register(self, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        other = tmp_path_factory.mktemp("other")
        sent(other, Register=[{"Setting": "Reference", "Value": "CC-DD"}])
        (stranger,) = (other / "sent").glob("*AA-ROADS.xlsx")
        done = collected(folder, folder / "sent", stranger)
        assert whys(done) == ["it is of the register CC-DD, not of AA-BB"]

    def test_of_another_register_that_has_no_reference_either(self, tmp_path: Path) -> None:
        for name in ("roads", "health"):
            (tmp_path / name).mkdir()
            sent(tmp_path / name, Register=[{"Setting": "Title", "Value": name}])
        (theirs,) = (tmp_path / "health" / "sent").glob("*AA-ROADS.xlsx")
        done = collected(tmp_path / "roads", theirs)
        assert [one.what for one in done.findings] == [What.FOREIGN, What.LACKING, What.LACKING]
        assert whys(done)[0] == "it is of the register health, not of roads"
        assert collected(tmp_path / "roads").is_complete

    def test_when_nothing_came_back_all_are_lacking(self, folder: Path) -> None:
        done = collected(folder, folder / "register.xlsx")
        assert [(one.what, one.by) for one in done.findings][1:] == [
            (What.LACKING, "AA-ROADS"),
            (What.LACKING, "BB-ROADS"),
        ]


class TestARegisterThatMovedOn:
    def test_is_no_edit_of_those_who_have_the_older_state(self, folder: Path) -> None:
        edit(folder, "A", setting("Milestones", 2, "Evidence", "Letter 7"))
        moved = folder / "moved"
        moved.mkdir()
        sent(
            moved,
            Commitments=[{**COMMITMENT, "Title": "Open both", "Supporting": "BB-ROADS", "Due": "2026-06-01"}],
        )
        (folder / "register.xlsx").write_bytes((moved / "register.xlsx").read_bytes())
        done = collected(folder)
        assert (What.CHANGED, M1) in [(one.what, f"{one.sheet}: {one.row}") for one in done.findings]
        assert not [one for one in done.findings if one.heading == "Title"]

    def test_and_says_otherwise_in_the_very_cell_is_told(self, folder: Path) -> None:
        edit(folder, "A", setting("Actuals", 2, "Value", 25))
        edit(folder, "A", setting("Actuals", 3, "Value", 45))
        moved = folder / "moved"
        moved.mkdir()
        sent(moved, Actuals=[{"Indicator": "I-1", "Date": "2026-03-31", "Value": 22, "Reported by": "AA-ROADS"}])
        (folder / "register.xlsx").write_bytes((moved / "register.xlsx").read_bytes())
        found = [(what, old, new) for what, *_, old, new in told(collected(folder))]
        assert found == [(What.OUTDATED, "22", "25"), (What.OUTDATED, "", "45")]


def test_own_notes_and_comments_are_told_and_cost_nothing(folder: Path) -> None:
    def note(book: object) -> None:
        book.create_sheet("# Mine")["A1"] = "ask the ministry"  # type: ignore[attr-defined]

    edit(folder, "A", note)
    done = collected(folder)
    assert [(one.what, one.new) for one in done.findings] == [(What.OUTSIDE, "ask the ministry")]
    assert done.is_complete


@pytest.mark.parametrize("out", ["register.xlsx", "there.xlsx", "sent/new.xlsx", "new.pdf"])
def test_no_file_is_overwritten(folder: Path, out: str) -> None:
    (folder / "there.xlsx").write_bytes(b"")
    with pytest.raises(WrongUsage):
        collect(CollectRequest([folder / "register.xlsx"], [folder / "sent"], folder / out), no_progress)
