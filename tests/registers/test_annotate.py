"""The marked copy of a checked workbook: what is on it, and that nothing else of the workbook has changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from tests.registers.grids import Formula, Grids, Sheets, day
from tests.registers.test_parts import with_parts
from tracker.presentation.messages import ENGLISH, Messages
from tracker.problems import Place, Problem, Severity
from tracker.registers.annotate import annotated, has_list
from tracker.registers.checklist import (
    COLOURS,
    HEAD,
    HEADINGS,
    MOST_MARKED,
    NAME,
    Mark,
    Said,
    lines,
    list_workbook,
    target,
    worst,
)
from tracker.registers.parts import Loss
from tracker.registers.raw import RawSheet
from tracker.registers.read import read_register
from tracker.registers.template.book import empty_workbook
from tracker.registers.workbook import open_workbook
from tracker.workbooks import said_of

AS_OF = date(2026, 3, 31)
RED, YELLOW = (COLOURS[severity] for severity in Severity)


def check(folder: Path, content: bytes) -> list[Problem]:
    """The problems of a workbook."""
    path = folder / "register.xlsx"
    path.write_bytes(content)
    return list(read_register([path], as_of=AS_OF)[1])


def marked(folder: Path, content: bytes) -> Any:
    """The marked copy as openpyxl sees it."""
    made = annotated(content, said_of(check(folder, content), "register.xlsx", ENGLISH), "register.xlsx")
    assert made.lost == ()
    return openpyxl.load_workbook(io.BytesIO(made.content))


def colour(cell: Any) -> str | None:
    return None if cell.fill.fill_type is None else cell.fill.fgColor.rgb[-6:]


def faulty() -> Grids:
    """A register with an error and a warning."""
    return Grids().put("Commitments", "G2", "05/03/2026").put("Actuals", "C2", "22.9")


def test_each_cell_concerned_has_a_comment_and_a_colour(tmp_path: Path) -> None:
    book = marked(tmp_path, faulty().content())
    due, value = book["Commitments"]["G2"], book["Actuals"]["C2"]
    assert (colour(due), colour(value)) == (RED, YELLOW)
    assert due.comment.text.startswith(f"{HEAD}\n'05/03/2026' is text and can be read as 2026-03-05 or as 2026-05-03.")
    assert due.comment.author == "tracker"
    coloured = [cell.coordinate for sheet in book.worksheets[1:] for row in sheet for cell in row if colour(cell)]
    assert coloured == ["G2", "C2"]


def test_several_problems_of_a_cell_are_one_comment_the_worst_first(tmp_path: Path) -> None:
    content = Grids().put("Actuals", "C2", Formula('="a"', "a")).content()
    problems = check(tmp_path, content)
    cell = Place("register.xlsx", "Actuals", 2, 3, "Value")
    marks = [
        Mark(cell, severity, "X", "", f"{severity.value}!", "Mend it.", severity.value)
        for severity in reversed(Severity)
    ]
    assert problems
    book = openpyxl.load_workbook(io.BytesIO(annotated(content, Said(marks, (), HEADINGS, lambda _: ""), "").content))
    assert book["Actuals"]["C2"].comment.text == f"{HEAD}\nerror!\nMend it.\n\nwarning!\nMend it."
    assert colour(book["Actuals"]["C2"]) == RED


def commented(book: Workbook, sheets: Sheets) -> None:
    sheets["Commitments"].write_comment("G2", "Ask the ministry\nagain", {"author": "Desk", "width": 50})
    sheets["Parties"].write_comment("B2", "Other", {"author": "Desk"})


def test_an_official_s_comment_is_kept_above_ours(tmp_path: Path) -> None:
    book = marked(tmp_path, faulty_with(commented))
    comment = book["Commitments"]["G2"].comment
    assert comment.text.startswith(f"Ask the ministry\nagain\n\n{HEAD}\n")
    assert comment.author == "Desk"
    assert book["Parties"]["B2"].comment.text == "Other"


def faulty_with(finish: Callable[[Workbook, Sheets], None]) -> bytes:
    grids = faulty()
    grids.finish = finish
    return grids.content()


def test_a_copy_of_a_copy_has_the_marks_once(tmp_path: Path) -> None:
    content = faulty_with(commented)
    once = annotated(content, said_of(check(tmp_path, content), "register.xlsx", ENGLISH), "").content
    book = marked(tmp_path, once)
    assert book.sheetnames.count(NAME) == 1
    for place in (("Commitments", "G2"), ("Actuals", "C2")):
        assert book[place[0]][place[1]].comment.text.count(HEAD) == 1


BEFORE_EXCEL = ('<c r="F2" s="1"><v>45323</v></c>', '<c r="F2" s="1"><v>99999999</v></c>')


def changed(content: bytes, sheet: int, *replacements: tuple[str, str]) -> bytes:
    """A workbook with a sheet's markup changed as no library would write it."""
    name = f"xl/worksheets/sheet{sheet}.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        markup = archive.read(name).decode()
    for old, new in replacements:
        assert old in markup, markup
        markup = markup.replace(old, new)
    return with_parts({name: markup.encode()}, content)


def formulas(_: Path) -> bytes:
    book = faulty().put("Actuals", "D2", Formula("=C2*2", "45.8")).put("Actuals", "E2", Formula("=1/0", "#DIV/0!"))
    return book.put("Actuals", "F2", Formula("=1=1", True)).put("Actuals", "C2", Formula("=20+2.9", 22.9)).content()


CONTENTS = [
    pytest.param(faulty().content(), id="plain"),
    pytest.param(formulas(Path()), id="formulas-with-their-results"),
    pytest.param(empty_workbook("ur"), id="template"),
    pytest.param(changed(faulty().content(), 6, BEFORE_EXCEL), id="day-beyond-excel"),
    pytest.param(
        changed(faulty().content(), 8, ("</row></sheetData>", '<c t="d"><v>2025-07-01</v></c></row></sheetData>')),
        id="iso-day-without-reference",
    ),
    pytest.param(
        changed(
            faulty().content(),
            3,
            ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells>'),
        ),
        id="values-below-merged-cells",
    ),
    pytest.param(
        changed(
            faulty().content(),
            2,
            (
                '<c r="B3" t="s"><v>',
                '<c r="B3" t="inlineStr"><is><r><rPr><b/></rPr>'
                '<t xml:space="preserve"> Bor</t></r><r><t>land &amp; &lt;co&gt;</t></r></is></c><c r="D3" t="s"><v>',
            ),
        ),
        id="rich-text-in-the-cell",
    ),
    pytest.param(
        changed(faulty().content(), 2, ('<row r="2"', "<row"), ('<row r="3"', "<row"), ('r="A3"', ""), ('r="B3"', "")),
        id="rows-and-cells-without-numbers",
    ),
    pytest.param(
        changed(
            faulty().content(),
            8,
            ('<c r="B2"', '<c x:y="1" xmlns:x="urn:x" r="B2"'),
            ('</v></c><c r="C2"', '</v><x:z xmlns:x="urn:x"/></c><c r="C2"'),
            ("</row></sheetData>", '<x:z xmlns:x="urn:x"/></row></sheetData>'),
        ),
        id="foreign-markup",
    ),
    pytest.param(changed(faulty().content(), 2, ('<row r="2"', '<row r="2" hidden="1"')), id="hidden-row"),
    pytest.param(
        Grids().put("Parties", "A4", "=SUM(A1)").put("Parties", "B4", "+7").content(), id="text-like-a-formula"
    ),
    pytest.param(Grids({**Grids().sheets, "Overrides": []}).put("Parties", "A4", "x y").content(), id="empty-sheet"),
]


def cells(sheets: list[RawSheet]) -> list[tuple[str, bool, list[Any], list[str], list[int]]]:
    """Everything that is read of sheets."""
    return [(one.name, one.hidden, one.rows, one.merged, one.hidden_rows) for one in sheets]


@pytest.mark.parametrize("content", CONTENTS)
def test_every_cell_reads_as_in_the_original(tmp_path: Path, content: bytes) -> None:
    before = check(tmp_path, content)
    copy = annotated(content, said_of(before, "register.xlsx", ENGLISH), "").content
    assert cells(open_workbook(copy)[1:]) == cells(open_workbook(content))
    after = check(tmp_path, copy)
    assert [one for one in after if one.code != "CHECK_MARKS_LEFT"] == before
    assert [one.code for one in after].count("CHECK_MARKS_LEFT") == 1


@pytest.mark.parametrize("content", CONTENTS)
def test_the_same_workbook_gives_the_same_copy(tmp_path: Path, content: bytes) -> None:
    said = said_of(check(tmp_path, content), "register.xlsx", ENGLISH)
    assert annotated(content, said, "").content == annotated(content, said, "").content


def test_properties_of_the_workbook_are_kept(tmp_path: Path) -> None:
    def finish(book: Workbook, sheets: Sheets) -> None:
        book.set_properties({"author": "Ministry", "title": "Ours"})

    book = marked(tmp_path, faulty_with(finish))
    assert (book.properties.creator, book.properties.title) == ("Ministry", "Ours")


def test_a_workbook_without_properties_gets_no_clock(tmp_path: Path) -> None:
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(faulty().content())) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, re.sub(rb'<Override PartName="/docProps/core.xml"[^>]*/>', b"", old.read(name)))
    assert marked(tmp_path, bare.getvalue()).properties.modified.isoformat() == "2026-01-01T00:00:00"


def listing(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The rows of the list below its headings."""
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    return rows[rows.index(tuple(HEADINGS)) + 1 :]


def test_the_list_stands_in_front_and_leads_to_the_cells(tmp_path: Path) -> None:
    content = faulty().put("Commitments", "G3", "soon").put("Actuals", "B2", "=x").content()
    book = marked(tmp_path, content)
    sheet = book.worksheets[0]
    assert (sheet.title, book.active.title) == (NAME, NAME)
    assert [one.title for one in book.worksheets if one.sheet_view.tabSelected] == [NAME]
    assert sheet["A1"].value == "3 errors and 1 warning in 1 file: no report can be made until the errors are mended."
    found = listing(sheet)
    assert [(row[0], row[1], row[2], row[7]) for row in found] == [
        ("error", "Commitments", "G2", "DATE_AMBIGUOUS"),
        ("error", "Commitments", "G3", "DATE_TEXT"),
        ("error", "Actuals", "B2", "DATE_TEXT"),
        ("warning", "Actuals", "C2", "NUMBER_TEXT_OK"),
    ]
    assert [cell.hyperlink.location for cell in sheet["C"] if cell.hyperlink] == [
        "'Commitments'!G2", "'Commitments'!G3", "'Actuals'!B2", "'Actuals'!C2",
    ]  # fmt: skip
    assert found[2][4] == "=x"
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_equal_problems_stand_together_under_a_heading(tmp_path: Path) -> None:
    content = Grids().put("Commitments", "F2", "x").put("Commitments", "G2", "soon").put("Commitments", "G3", "later")
    found = listing(marked(tmp_path, content.content()).worksheets[0])
    assert [(row[2], row[3], row[7]) for row in found] == [
        ("F2", "Start", "DATE_TEXT"),
        ("2 ×", "Due", "DATE_TEXT"),
        ("G2", "Due", "DATE_TEXT"),
        ("G3", "Due", "DATE_TEXT"),
    ]


@pytest.mark.parametrize(
    ("place", "spot", "link", "shown"),
    [
        pytest.param(Place("a.xlsx"), None, None, ("", ""), id="file"),
        pytest.param(Place("a.xlsx", "Parties"), None, "'Parties'!A1", ("Parties", ""), id="sheet"),
        pytest.param(Place("a.xlsx", "Parties", 3), ("Parties", 3, 1), "'Parties'!A3", ("Parties", "3"), id="row"),
        pytest.param(Place("a.xlsx", "It's", 3, 2), ("It's", 3, 2), "'It''s'!B3", ("It's", "B3"), id="quoted-sheet"),
    ],
)
def test_places_that_are_no_cell_lead_as_far_as_they_can(
    place: Place, spot: Any, link: str | None, shown: tuple[str, str]
) -> None:
    mark = Mark(place, Severity.ERROR, "X", "", "What", "Mend", "error")
    assert mark.spot == spot
    assert target(place) == link
    (line,) = lines([mark])
    assert line.texts[1:3] == shown


def test_of_very_many_problems_the_worst_are_marked() -> None:
    place = Place("a.xlsx", "Parties", 3, 1, "Code")
    marks = [Mark(place, severity, "X", "", "What", "Mend", "error") for severity in reversed(Severity)] * MOST_MARKED
    assert [mark.severity for mark in worst(marks)] == [Severity.ERROR] * MOST_MARKED


def charted(book: Workbook, sheets: Sheets) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Actuals!$C$2:$C$2"})
    sheets["Actuals"].insert_chart("H2", chart)


def test_a_workbook_that_a_copy_would_harm_gets_a_list_with_links(tmp_path: Path) -> None:
    content = faulty_with(charted)
    said = said_of(check(tmp_path, content), "register.xlsx", ENGLISH)
    made = annotated(content, said, "../in box/re#gister.xlsx")
    assert made.lost == (Loss.CHARTS,)
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    (sheet,) = book.worksheets
    assert sheet.title == NAME
    assert sheet["A3"].value == "This is a list and no marked copy: a copy of register.xlsx would lose charts."
    assert [row[7] for row in listing(sheet)] == ["DATE_AMBIGUOUS", "NUMBER_TEXT_OK"]
    links = [cell.hyperlink for cell in sheet["C"] if cell.hyperlink]
    assert [(one.target, one.location) for one in links] == [
        ("..\\in%20box\\re%23gister.xlsx", "'Commitments'!G2"),
        ("..\\in%20box\\re%23gister.xlsx", "'Actuals'!C2"),
    ]
    assert sheet["C6"].value == "[register.xlsx]Commitments!G2"


def test_a_file_that_is_no_workbook_gets_a_list(tmp_path: Path) -> None:
    content = b"Dear colleague"
    made = annotated(content, said_of(check(tmp_path, content), "register.xlsx", ENGLISH), "register.xlsx")
    (sheet,) = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets
    assert made.lost == ()
    assert [row[7] for row in listing(sheet)] == ["FILE_NOT_XLSX"]


def test_a_workbook_that_openpyxl_cannot_copy_gets_a_list(tmp_path: Path) -> None:
    content = with_parts({"xl/comments1.xml": b"<comments"}, faulty_with(commented))
    made = annotated(content, said_of(check(tmp_path, content), "register.xlsx", ENGLISH), "register.xlsx")
    assert made.lost == (Loss.UNKNOWN,)


def test_merged_cells_are_marked_on_their_first(tmp_path: Path) -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    content = changed(Grids().put("Parties", "A3", "x y").content(), 2, ("</sheetData>", merged))
    book = marked(tmp_path, content)
    assert HEAD in book["Parties"]["A2"].comment.text
    assert book["Parties"].merged_cells.ranges


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(Grids({"# Check": [["x"]]}).content(), True, id="copy"),
        pytest.param(Grids({"# check": [["x"]]}).content(), True, id="whatever-its-case"),
        pytest.param(Grids().content(), False, id="register"),
        pytest.param(b"Dear colleague", False, id="letter"),
        pytest.param(with_parts({"xl/workbook.xml": b"<workbook"}), False, id="broken-workbook"),
    ],
)
def test_a_copy_is_known_by_its_list(content: bytes, expected: bool) -> None:
    assert has_list(content) is expected


def test_days_stay_days(tmp_path: Path) -> None:
    book = marked(tmp_path, faulty().content())
    assert book["Sessions"]["D2"].value.date() == day("2024-01-10")


@pytest.mark.parametrize(
    ("language", "expected", "is_from_the_right"),
    [
        pytest.param("en", ["error", "What is wrong"], False, id="en"),
        pytest.param("ru", ["ошибка", "Что не так"], False, id="ru"),
        pytest.param("tg", ["хато", "Чӣ нодуруст аст"], False, id="tg"),
        pytest.param("ur", ["غلطی", "کیا غلط ہے"], True, id="ur"),
    ],
)
@pytest.mark.parametrize("is_copy", [True, False], ids=["copy", "list"])
def test_the_list_speaks_the_language_asked_for(
    tmp_path: Path, language: str, expected: list[str], is_from_the_right: bool, is_copy: bool
) -> None:
    content = Grids().put("Commitments", "G2", "05/03/2026").content()
    said = said_of(check(tmp_path, content), "register.xlsx", Messages(language))
    made = annotated(content, said, "").content if is_copy else list_workbook(said, "register.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made))[NAME]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(number for number, row in enumerate(rows) if row[6] is not None)
    assert [rows[header + 1][0], rows[header][5]] == expected
    assert bool(sheet.sheet_view.rightToLeft) is is_from_the_right


@pytest.mark.parametrize("language", ["ru", "ur"])
def test_what_a_copy_would_lose_is_told_in_the_language_asked_for(language: str) -> None:
    messages = Messages(language)
    assert messages.text("charts") in said_of([], "register.xlsx", messages).why_list([Loss.CHARTS])
