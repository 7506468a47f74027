"""What of an existing register comes along into a new workbook, and what is listed because it did not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.registers.generated import content
from tests.registers.grids import Formula, Grids, Sheets, day
from tests.registers.test_parts import with_parts
from tracker.domain.register import Register
from tracker.errors import WrongUsage
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import carrying
from tracker.progress import no_progress
from tracker.registers.carry import Carried, carry, filled_workbook
from tracker.registers.leftovers import Leftover
from tracker.registers.read import read_register
from tracker.registers.template.book import empty_workbook


def written(folder: Path, *books: Grids | bytes) -> list[Path]:
    """The workbooks as files ``1.xlsx``, ``2.xlsx`` and so on."""
    paths = [folder / f"{number}.xlsx" for number in range(1, len(books) + 1)]
    for path, book in zip(paths, books, strict=True):
        path.write_bytes(book if isinstance(book, bytes) else book.content())
    return paths


def carried(folder: Path, *books: Grids | bytes) -> Carried:
    return carry(written(folder, *books), no_progress)


def listed(left: Sequence[Leftover]) -> list[str]:
    """What did not come along: code, place, heading and content; every sentence of it is made."""
    for one in left:
        assert "{" not in problem_words(one.problem, Messages()).line.replace(one.content, "")
    return [" ".join(filter(None, (one.problem.code.removeprefix("CARRY_"), spot(one), one.content))) for one in left]


def spot(one: Leftover) -> str:
    place = one.problem.place
    cell = f"{place.sheet}!{place.cell}" if place.cell else place.sheet or place.file
    return f"{cell} [{place.heading}]" if place.heading else cell


def again(folder: Path, came: Carried, language: str = "en") -> Register:
    """The register of the new workbook."""
    path = folder / "new.xlsx"
    path.write_bytes(filled_workbook(came, language, []))
    return read_register([path], as_of=date.max)[0]


def typed(sheet: str, cell: str, text: str) -> Callable[[Workbook, Sheets], None]:
    """Types into a cell that is too far for a grid."""

    def finish(book: Workbook, sheets: Sheets) -> None:
        sheets[sheet].write(cell, text)

    return finish


def with_chart(book: Workbook, sheets: Sheets) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Actuals!$C$2:$C$2"})
    sheets["Actuals"].insert_chart("H2", chart)


def with_comments(book: Workbook, sheets: Sheets) -> None:
    sheets["Commitments"].write_comment("G2", "Ask the ministry", {"author": "Desk"})
    sheets["Commitments"].write_comment("G3", "tracker check:\nsomething", {"author": "tracker"})
    sheets["Commitments"].write_comment("A2", "Mine\n\ntracker check:\nsomething", {"author": "Desk"})
    sheets["Parties"].write_comment("A1", "A worked example. Delete this row when you\nhave seen it.", {"author": ""})


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        pytest.param(Grids(), [], id="sound-register"),
        pytest.param(
            Grids().put("Commitments", "G2", "05/03/2026"),
            ["UNREADABLE Commitments!G2 [Due] 05/03/2026"],
            id="unreadable-cell",
        ),
        pytest.param(
            Grids().put("Actuals", "B2", "soon"),
            ["UNREADABLE Actuals!B2 [Date] soon"],
            id="unreadable-identifying-cell",
        ),
        pytest.param(
            Grids().put("Commitments", "A2", 7), ["UNREADABLE Commitments!A2 [Code] 7"], id="code-that-is-a-number"
        ),
        pytest.param(
            Grids()
            .put("Commitments", "B2", None)
            .put("Commitments", "I1", "Title [ru]")
            .put("Commitments", "I2", "Да"),
            ["UNREADABLE Commitments!I2 [Title [ru]] Да"],
            id="translation-of-a-required-text-that-is-blank",
        ),
        pytest.param(
            Grids().put("Parties", "C1", "Name [ru]").put("Parties", "C2", Formula("=1/0", "#DIV/0!")),
            ["UNREADABLE Parties!C2 [Name [ru]] #DIV/0!"],
            id="translation-with-an-error",
        ),
        pytest.param(
            Grids().put("Sessions", "D2", datetime(2024, 1, 10, 9, 30)),
            ["TIME Sessions!D2 [From] 2024-01-10 09:30"],
            id="time-of-day",
        ),
        pytest.param(
            Grids().put("Commitments", "I1", "Depends on").put("Commitments", "I3", "c-1; C-9; C-8"),
            ["UNREADABLE Commitments!I3 [Depends on] C-9; C-8"],
            id="codes-of-a-list-that-lead-nowhere",
        ),
        pytest.param(
            Grids({**Grids().sheets, "Milestones": [["Code", "Commitment", "Title"], ["M-1", "C-9", "Signed"]]}),
            [],
            id="identifying-reference-that-leads-nowhere-comes-along",
        ),
        pytest.param(
            Grids().put("Commitments", "E3", "ZZ-9"),
            ["UNREADABLE Commitments!E3 [Lead] ZZ-9"],
            id="reference-that-leads-nowhere",
        ),
        pytest.param(
            Grids().put("Parties", "A4", "aa").put("Parties", "B4", "Another"),
            ["REPEATED Parties!A4 [Code] aa", "REPEATED Parties!B4 [Name] Another"],
            id="code-used-twice",
        ),
        pytest.param(
            Grids().put("Commitments", "I1", "Budget").put("Commitments", "I3", 5),
            ["UNKNOWN Commitments!I3 [Budget] 5"],
            id="unknown-column",
        ),
        pytest.param(
            Grids().put("Commitments", "I1", "Due").put("Commitments", "I3", day("2027-01-01")),
            ["UNKNOWN Commitments!I3 [Due] 2027-01-01"],
            id="second-column-of-one-meaning",
        ),
        pytest.param(Grids().put("Parties", "C3", "x"), ["UNKNOWN Parties!C3 x"], id="column-without-heading"),
        pytest.param(
            Grids().put("Parties", "C1", "# mine").put("Parties", "C3", "x"),
            ["OWN Parties!C3 [# mine] x"],
            id="own-column",
        ),
        pytest.param(Grids().above("Parties", "All parties"), ["OWN Parties!A1 All parties"], id="title-row"),
        pytest.param(Grids().put("# Notes", "B2", "x"), ["OWN # Notes!B2 x"], id="own-sheet"),
        pytest.param(Grids().put("Notes", "B2", "x"), ["UNKNOWN Notes!B2 x"], id="unknown-sheet"),
        pytest.param(
            Grids().put("Milestones", "A1", "Something"),
            ["UNKNOWN Milestones!A1 Something"],
            id="sheet-without-headings",
        ),
        pytest.param(Grids().put("Стороны", "A1", "Код"), ["UNKNOWN Стороны!A1 Код"], id="second-sheet-of-one-meaning"),
        pytest.param(
            Grids().put("Actuals", "C2", Formula("=20+2.9", 22.9)),
            ["FORMULA Actuals!C2 [Value] =20+2.9"],
            id="formula",
        ),
        pytest.param(
            Grids().put("Actuals", "C2", Formula("=1/0", "#DIV/0!")),
            ["UNREADABLE Actuals!C2 [Value] #DIV/0!"],
            id="formula-with-an-error",
        ),
        pytest.param(Grids().put("Parties", "A1200", "ZZ"), ["BEYOND Parties!A1200"], id="stray-value"),
        pytest.param(
            Grids(finish=typed("Parties", "A100002", "ZZ")),
            ["BEYOND Parties!A100002"],
            id="beyond-the-last-row",
        ),
        pytest.param(
            Grids(finish=typed("Parties", "GT2", "wide")),
            ["BEYOND Parties!GS1"],
            id="beyond-the-last-column",
        ),
        pytest.param(
            Grids({**Grids().sheets, "Overrides": []}, finish=typed("Overrides", "GT2", "wide")),
            ["BEYOND Overrides!GS1"],
            id="beyond-the-last-column-of-an-empty-sheet",
        ),
        pytest.param(Grids(finish=with_chart), ["PARTS 1.xlsx"], id="chart"),
        pytest.param(
            Grids(finish=with_comments),
            ["COMMENT Commitments!A2 Mine", "COMMENT Commitments!G2 Ask the ministry"],
            id="comments",
        ),
        pytest.param(
            Grids().put("Register", "B4", "0").put("Register", "B3", "english"), [], id="other-version-other-words"
        ),
        pytest.param(
            Grids().put("Register", "A5", "Colour").put("Register", "B5", "red"),
            ["UNKNOWN Register!B5 [Colour] red"],
            id="unknown-setting",
        ),
        pytest.param(
            Grids().put("Register", "A5", "Colour"),
            ["UNKNOWN Register!A5 [Setting] Colour"],
            id="unknown-setting-blank",
        ),
        pytest.param(Grids().put("Register", "A5", "Period"), [], id="known-setting-blank"),
        pytest.param(Grids().put("Register", "B5", "x"), ["UNKNOWN Register!B5 x"], id="value-without-setting"),
        pytest.param(
            Grids().put("Register", "A5", "# mine").put("Register", "B5", "x"),
            ["OWN Register!B5 [# mine] x"],
            id="own-setting",
        ),
        pytest.param(
            Grids().put("Register", "A5", "# mine"), ["OWN Register!A5 [Setting] # mine"], id="own-setting-blank"
        ),
        pytest.param(
            Grids().put("Register", "A5", "Period").put("Register", "B5", "decade"),
            ["UNREADABLE Register!B5 [Period] decade"],
            id="unreadable-setting",
        ),
        pytest.param(
            Grids().put("Register", "A5", "Title").put("Register", "B5", "Other"),
            ["UNREADABLE Register!B5 [Title] Other"],
            id="settings-that-disagree",
        ),
        pytest.param(
            Grids().put("Register", "B2", Formula('="a"', "a")),
            ['FORMULA Register!B2 [Title] ="a"'],
            id="formula-setting",
        ),
        pytest.param(
            Grids()
            .put("Register", "C1", "# Meaning")
            .put("Register", "C2", "Title of the register and its reports.")
            .put("Register", "C3", "x"),
            ["OWN Register!C3 [# Meaning] x"],
            id="meaning-of-settings-is-the-program-s",
        ),
        pytest.param(
            Grids().put("Register", "D2", "y"),
            ["UNKNOWN Register!D2 y"],
            id="settings-column-without-heading",
        ),
        pytest.param(
            Grids().put("Register", "C1", "# mine").put("Register", "C2", "x"),
            ["OWN Register!C2 [# mine] x"],
            id="own-column-of-settings",
        ),
        pytest.param(
            Grids().above("Register", "Our register"), ["OWN Register!A1 Our register"], id="title-of-settings"
        ),
        pytest.param(
            Grids({**Grids().sheets, "Register": [["Colour"]]}),
            ["UNKNOWN Register!A1 Colour"],
            id="settings-without-headings",
        ),
        pytest.param(
            Grids({**Grids().sheets, "Register": [["Setting", "Worth"], ["Title", "Ours"]]}),
            ["UNKNOWN Register!A2 Title", "UNKNOWN Register!B2 Ours"],
            id="settings-without-their-values",
        ),
        pytest.param(Grids({**Grids().sheets, "Register": []}), [], id="settings-left-blank"),
        pytest.param(Grids().put("# Check", "A1", "x"), [], id="list-of-an-earlier-check"),
        pytest.param(
            Grids().put("# Lists", "A1", "x").put("# Not carried over", "A1", "y"),
            ["OWN # Lists!A1 x", "OWN # Not carried over!A1 y"],
            id="own-sheets-named-like-the-program-s",
        ),
        pytest.param(Grids({**Grids().sheets, "# Lists": []}), [], id="own-sheet-with-nothing-in-it"),
    ],
)
def test_what_is_left(tmp_path: Path, book: Grids, expected: list[str]) -> None:
    assert listed(carried(tmp_path, book).left) == expected


def test_a_comment_on_no_cell_is_one_of_its_sheet(tmp_path: Path) -> None:
    broken = b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author/></authors>'
    broken += b'<comment ref="nowhere" authorId="0"><t>Mine</t></comment></comments>'
    content = with_parts({"xl/comments1.xml": broken}, Grids(finish=with_comments).content())
    assert "COMMENT Parties Mine" in listed(carried(tmp_path, content).left)


def test_every_code_of_what_is_left_says_how_to_mend_it() -> None:
    assert all(code.startswith("CARRY_") and one.what and one.mend for code, one in carrying().items())


def test_the_reason_of_an_unreadable_cell_is_its_problem(tmp_path: Path) -> None:
    (left,) = carried(tmp_path, Grids().put("Commitments", "G2", "05/03/2026")).left
    assert left.problem.parameters["reason"] == "DATE_AMBIGUOUS"
    assert left.cells == ("1.xlsx", "Commitments", "G2", "Due", "05/03/2026")


def test_a_faulty_row_comes_along_with_what_could_be_read(tmp_path: Path) -> None:
    came = carried(tmp_path, Grids().put("Actuals", "B2", "soon"))
    assert [row.values for row in came.rows["Actuals"]] == [
        {"indicator": "I-1", "value": came.rows["Actuals"][0].values["value"]}
    ]
    assert [row.values["code"] for row in came.rows["Commitments"]] == ["C-1", "C-2"]


def test_faulty_rows_keep_their_place_among_the_others(tmp_path: Path) -> None:
    came = carried(tmp_path, Grids().put("Commitments", "A2", 7))
    assert [row.values.get("code") for row in came.rows["Commitments"]] == [None, "C-2"]


@pytest.mark.parametrize("language", ["en", "ru", "tg", "ur"])
def test_another_language_changes_no_content(tmp_path: Path, language: str) -> None:
    came = carried(tmp_path, Grids())
    assert content(again(tmp_path, came, language)) == content(came.register)


def test_several_workbooks_become_one(tmp_path: Path) -> None:
    parties = Grids({"Parties": Grids().sheets["Parties"], "Sessions": [["Code", "Kind", "Title", "From"]]})
    parties.put("Sessions", "A2", "S-2").put("Sessions", "B2", "forum").put("Sessions", "C2", "Forum")
    parties.put("Sessions", "D2", day("2025-05-05"))
    came = carried(tmp_path, Grids(), parties, Grids())  # the third is the first again, byte for byte
    assert listed(came.left) == []  # rows with the same content are taken once and so none is lost
    assert [one.code for one in again(tmp_path, came).sessions] == ["S-1", "S-2"]


def test_a_row_that_contradicts_another_workbook_is_left(tmp_path: Path) -> None:
    other = Grids({"Parties": [["Code", "Name"], ["AA", "Elsewhere"]]})
    assert listed(carried(tmp_path, Grids(), other).left) == [
        "REPEATED Parties!A2 [Code] AA",
        "REPEATED Parties!B2 [Name] Elsewhere",
    ]


def test_what_the_reader_fills_in_is_not_written(tmp_path: Path) -> None:
    book = Grids().put("Register", "A5", "No baseline").put("Register", "B5", "zero")
    book.put("Institutions", "A3", "BB-T").put("Institutions", "B3", "Transport").put("Institutions", "C3", "BB")
    book.sheets["Updates"] = [["Commitment", "Date", "Party", "Institution"], ["C-1", day("2025-01-01"), None, "BB-T"]]
    came = carried(tmp_path, book)
    assert came.register.updates[0].party == "BB"
    assert "party" not in came.rows["Updates"][0].values
    assert "no_baseline" not in came.rows["Indicators"][0].values
    assert content(again(tmp_path, came)) == content(came.register)


@pytest.mark.parametrize(
    ("book", "has_sheet"),
    [
        pytest.param(Grids(), True, id="sheet-of-sectors"),
        pytest.param(Grids().without("Sectors"), False, id="sectors-named-freely"),
        pytest.param(
            Grids().without("Sectors").put("Commitments", "D2", None).put("Commitments", "D3", None),
            True,
            id="no-sector-named",
        ),
    ],
)
def test_free_names_of_sectors_stay_free(tmp_path: Path, book: Grids, has_sheet: bool) -> None:
    came = carried(tmp_path, book)
    assert ("Sectors" in came.rows) is has_sheet
    assert [one.sector for one in again(tmp_path, came).commitments] == [
        one.sector for one in came.register.commitments
    ]


def test_a_share_below_one_per_cent_is_written_as_a_percentage(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    path.write_bytes(filled_workbook(carried(tmp_path, Grids().put("Actuals", "C2", 0.5)), "en", []))
    register, problems = read_register([path], as_of=date.max)
    assert register.actuals[0].value == Decimal("0.5")
    assert "PERCENT_UNFORMATTED" not in {one.code for one in problems}


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_empty_template_comes_along_whole(tmp_path: Path, language: str) -> None:
    came = carried(tmp_path, empty_workbook(language))
    assert listed(came.left) == []
    assert content(again(tmp_path, came, "ru")) == content(came.register)


def test_what_was_kept_before_is_kept_again(tmp_path: Path) -> None:
    kept = [("old.xlsx", "Parties", "C3", "Budget", "=5", "why"), ("old.xlsx", "Notes", "", "", "", "why")]
    (old,) = written(tmp_path, filled_workbook(carried(tmp_path, Grids()), "ru", kept))
    came = carry([old], no_progress)
    assert [tuple(row) for row in came.kept_before] == kept
    assert listed(came.left) == []


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    came = carried(tmp_path, Grids(), b"Dear colleague")
    assert [one.code for one in came.refused] == ["FILE_NOT_XLSX"]
    assert came.rows == {}


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="nowhere"):
        carry([tmp_path / "nowhere.xlsx"], no_progress)


def test_a_damaged_sheet_of_the_officials_own_stops_nothing_and_is_told(tmp_path: Path) -> None:
    book = Grids().put("Ours", "A1", "x")
    damaged = with_parts({f"xl/worksheets/sheet{len(book.sheets)}.xml": b"<worksheet>"}, book.content())
    came = carried(tmp_path, damaged)
    assert [one.split()[0] for one in listed(came.left)] == ["PARTS"]
    assert again(tmp_path, came).commitments == again(tmp_path, carried(tmp_path, Grids())).commitments
