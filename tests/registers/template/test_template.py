"""The workbook that officials type in: what is on its sheets, what may be typed, and that it is read without a word."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.values import ASSESSED, LANGUAGES
from tracker.registers.columns import SETTINGS_SHEET, SHEETS, Column, Kind, SheetSpec
from tracker.registers.parts import losses
from tracker.registers.preflight import preflight
from tracker.registers.read import read_register
from tracker.registers.template.book import empty_workbook
from tracker.registers.template.cells import Heading
from tracker.registers.template.notes import help_note
from tracker.registers.template.words import Words
from tracker.registers.template.worked import PREFIX

each_language = pytest.mark.parametrize("language", LANGUAGES)


def columns(*kinds: Kind, required: bool | None = None) -> pytest.MarkDecorator:
    """Every column, or those of some kinds."""
    return pytest.mark.parametrize(
        ("spec", "column"),
        [
            pytest.param(spec, column, id=f"{spec.name}-{column.heading}")
            for spec in SHEETS
            for column in spec.columns
            if (not kinds or column.kind in kinds) and (required is None or column.required is required)
        ],
    )


@pytest.fixture(scope="module", params=LANGUAGES)
def template(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, empty_workbook(request.param)


@cache
def opened(language: str) -> Any:
    """The template as openpyxl sees it; no test changes it."""
    return openpyxl.load_workbook(io.BytesIO(empty_workbook(language)))


@pytest.fixture
def english() -> Any:
    return opened("en")


@pytest.mark.parametrize("as_of", [date(2025, 9, 30), date(2026, 3, 31), date(2030, 12, 31)], ids=str)
def test_it_is_read_without_a_message(template: tuple[str, bytes], tmp_path: Path, as_of: date) -> None:
    language, content = template
    path = tmp_path / "register.xlsx"
    path.write_bytes(content)
    register, problems = read_register([path], as_of=as_of)
    assert problems == []
    assert register.settings.language == language
    assert register.settings.template_version == "1"
    assert register.faulty_rows == ()
    for spec in SHEETS:
        assert getattr(register, spec.name.lower()), spec.name


def test_it_passes_the_preflight_and_could_be_marked(template: tuple[str, bytes]) -> None:
    assert preflight(template[1]) is None
    assert losses(template[1]) == ()


def test_the_same_language_gives_the_same_bytes(template: tuple[str, bytes]) -> None:
    assert empty_workbook(template[0]) == template[1]


def test_sheets_stand_in_the_format_s_order(template: tuple[str, bytes]) -> None:
    words = Words(template[0])
    book = opened(template[0])
    names = [words.wording("pages", "howto"), words.sheet(SETTINGS_SHEET), *(words.sheet(spec.name) for spec in SHEETS)]
    assert book.sheetnames == [*names, words.wording("pages", "lists")]
    assert book[words.wording("pages", "lists")].sheet_state == "hidden"
    assert book.active is not None
    assert book.active.title == names[0]


def test_urdu_sheets_begin_at_the_right(template: tuple[str, bytes]) -> None:
    book = opened(template[0])
    turned = {bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    assert turned == {template[0] == "ur"}
    orders = {cell.alignment.readingOrder for cell in (*book.worksheets[0]["B"], *book.worksheets[2][1]) if cell.value}
    assert orders == {2.0 if template[0] == "ur" else 0.0}


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_headings_are_frozen_and_every_one_has_its_help(template: tuple[str, bytes], spec: SheetSpec) -> None:
    words = Words(template[0])
    sheet = opened(template[0])[words.sheet(spec.name)]
    assert sheet.freeze_panes == "B2"
    for cell, column in zip(sheet[1], spec.columns, strict=True):
        assert cell.value == words.heading(column.heading) + (" *" if column.required else "")
        assert cell.font.b
        assert cell.comment is not None
        assert cell.comment.text == help_note(spec.name, Heading(column), words)
        assert dimension(sheet, cell.column).width > max(len(word) for word in str(cell.value).split())


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_worked_rows_say_that_they_are_to_be_deleted(english: Any, spec: SheetSpec) -> None:
    sheet = english[spec.name]
    for row in range(2, sheet.max_row + 1):
        assert str(sheet.cell(row, 1).value).startswith(PREFIX)
        assert sheet.cell(row, 1).comment.text == "A worked example. Delete this row when you have seen it."


def dimension(sheet: Worksheet, column: int) -> Any:
    """The width and format of a column; equal neighbours share one."""
    return next(one for one in sheet.column_dimensions.values() if column in range(one.min or 0, (one.max or 0) + 1))


def rule(sheet: Worksheet, column: int) -> Any:
    """The validation of the cells below a heading."""
    cell = sheet.cell(2, column).coordinate
    return next((one for one in sheet.data_validations.dataValidation if cell in one.sqref), None)


EXPECTED_RULES = {
    Kind.CODE: "custom",
    Kind.CODES: None,
    Kind.REFERENCE: "list",
    Kind.REFERENCES: None,
    Kind.CHOICE: "list",
    Kind.YES_NO: "list",
    Kind.DATE: "date",
    Kind.DATE_OR_YEAR: "date",
    Kind.NUMBER: "decimal",
    Kind.PART: "decimal",
    Kind.INTEGER: "whole",
    Kind.VALUE: "custom",
    Kind.REVISED: None,
    Kind.SCALE: None,
}


@columns()
def test_what_may_be_typed(english: Any, spec: SheetSpec, column: Column) -> None:
    found = rule(english[spec.name], spec.columns.index(column) + 1)
    if column.kind is Kind.TEXT:
        assert found is None
        return
    assert found.type == EXPECTED_RULES[column.kind]
    assert {one.max_row for one in found.sqref.ranges} == {100_000}
    if found.type is None:
        assert found.prompt
    else:
        assert found.showErrorMessage
        assert found.error
        # What is saved in an extension is lost by other programs: no rule names a cell of another sheet.
        assert "!" not in f"{found.formula1}{found.formula2}"


@columns(Kind.REFERENCE)
def test_references_are_chosen_from_the_codes_there_are(english: Any, spec: SheetSpec, column: Column) -> None:
    found = rule(english[spec.name], spec.columns.index(column) + 1)
    assert found.formula1 == "_".join(("Codes", *column.to))
    assert found.formula1 in english.defined_names
    assert not found.allowBlank  # else a list with a blank cell would allow anything
    assert found.errorStyle == ("warning" if len(column.to) > 1 else None)


@columns(Kind.CHOICE)
def test_choices_are_offered_by_name(english: Any, spec: SheetSpec, column: Column) -> None:
    found = rule(english[spec.name], spec.columns.index(column) + 1)
    sheet, cells = english.defined_names[found.formula1].attr_text.split("!")
    words = [cell.value for (cell,) in english[sheet.strip("'")][cells.replace("$", "")]]
    expected = ASSESSED if column.heading == "Status" else tuple(column.choices or ())
    assert words == [choice.value for choice in expected]


@columns(required=True)
def test_a_required_cell_left_empty_in_a_row_that_has_begun_is_coloured(
    english: Any, spec: SheetSpec, column: Column
) -> None:
    sheet = english[spec.name]
    cell = sheet.cell(2, spec.columns.index(column) + 1).coordinate
    formulas = [
        rule.formula[0]
        for area in sheet.conditional_formatting
        if cell in area.sqref and len(area.sqref.ranges) == 1
        for rule in area.rules
    ]
    assert any(formula.startswith(f"AND(ISBLANK({cell}),COUNTA(") for formula in formulas)


@columns()
def test_a_column_has_the_format_of_what_it_holds(english: Any, spec: SheetSpec, column: Column) -> None:
    shown = dimension(english[spec.name], spec.columns.index(column) + 1).number_format
    if column.kind in (Kind.DATE, Kind.DATE_OR_YEAR):
        assert shown == "yyyy-mm-dd"
    elif column.kind in (Kind.NUMBER, Kind.INTEGER, Kind.PART, Kind.VALUE, Kind.REVISED):
        assert shown == "General"
    else:
        assert shown == "@"


@each_language
def test_messages_fit_into_what_excel_shows(language: str) -> None:
    # XlsxWriter leaves out, with a warning that fails a test, a rule whose message or formula is too long.
    book = opened(language)
    for spec in SHEETS:
        rules = book[Words(language).sheet(spec.name)].data_validations.dataValidation
        assert len(rules) == sum(column.kind is not Kind.TEXT for column in spec.columns)
        assert all(len(one.formula1 or "") <= 255 for one in rules)


def test_every_sheet_can_be_reached_from_the_page_that_explains_it(english: Any) -> None:
    page = english["# How to"]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in page.iter_rows() if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in (SETTINGS_SHEET, *(spec.name for spec in SHEETS))}


def test_settings_say_what_they_mean_and_what_may_be_chosen(english: Any) -> None:
    sheet = english[SETTINGS_SHEET]
    assert [cell.value for cell in sheet[1]] == ["Setting", "Value", "# Meaning"]
    rules = sheet.data_validations.dataValidation
    chosen = {sheet.cell(area.min_row, 1).value for one in rules for area in one.sqref.ranges}
    assert chosen == {"Language", "Period", "Rules", "Verified only", "No baseline", "Classification"}
    assert all(sheet.cell(row, 3).value for row in range(2, sheet.max_row + 1))
