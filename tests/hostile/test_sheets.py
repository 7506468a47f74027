"""Rows, cells and numbers that no program writes, or that look harmless and are not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.hostile.conftest import Tell
from tests.xlsx import DAY, ROWS, cell, number, packed, part_of, register, row, rows, shared_texts, sheet, text

HEADER = rows([ROWS["Commitments"][0]])
LINE = rows([ROWS["Commitments"][1]], first=2)
CELLS = [cell(f"{letter}2", value) for letter, value in zip("ABCDEFG", ROWS["Commitments"][1], strict=True)]
TEXTS = shared_texts("<t>a</t>")


def commitments(data: str, before: str = "", after: str = "", texts: bytes | None = None) -> bytes:
    """A register with this sheet of commitments."""
    return packed(register({"Commitments": sheet(data, before, after)}, texts=texts))


def actual(value: str, day: str = number("B2", 46022, DAY)) -> bytes:
    """A register with one actual: the cell of its value, and of its day."""
    return packed(register({"Actuals": sheet(rows([ROWS["Actuals"][0]]) + row(2, text("A2", "I-1"), day, value))}))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f'{HEADER}<row r="-5">{text("A2", "C-9")}</row>', id="negative-row"),
        pytest.param(f'{HEADER}<row r="0"/>', id="row-zero"),
        pytest.param(f'{HEADER}<row r="1048577"/>', id="row-beyond-the-last-of-excel"),
        pytest.param(f'{HEADER}<row r="{"9" * 5_000}"/>', id="row-of-5000-digits"),
        pytest.param(f'{HEADER}<row r="1e3"/>', id="row-with-exponent"),
        pytest.param(f'{HEADER}<row r="two"/>', id="row-in-words"),
        pytest.param(LINE + HEADER, id="rows-out-of-order"),
        pytest.param(HEADER + LINE + LINE, id="row-twice"),
        pytest.param(f'{HEADER}<row r="2">{text("A3", "C-9")}</row>', id="cell-of-another-row"),
        pytest.param(f'{HEADER}<row r="2">{text("XFE2", "C-9")}</row>', id="column-beyond-the-last-of-excel"),
        pytest.param(f'{HEADER}<row r="2">{text("ZZZZ2", "C-9")}</row>', id="column-of-four-letters"),
        pytest.param(f'{HEADER}<row r="2">{text("2", "C-9")}</row>', id="cell-without-column"),
        pytest.param(f'{HEADER}<row r="2">{text("R2C1", "C-9")}</row>', id="cell-in-other-notation"),
        pytest.param(f'{HEADER}<row r="2">{text("$A$2", "C-9")}</row>', id="cell-with-dollars"),
        pytest.param(f'{HEADER}<row r="2">{text("А2", "C-9")}</row>', id="cell-in-cyrillic"),
        pytest.param(f'{HEADER}<row r="2">{text("A2", "C-8")}{text("A2", "C-9")}</row>', id="cell-twice"),
        pytest.param(f"{HEADER}{text('A2', 'C-9')}", id="cell-outside-a-row"),
        pytest.param(f'{HEADER}<row r="2"><row r="3">{text("A3", "x")}</row></row>', id="row-in-a-row"),
        pytest.param(f'{HEADER}<row r="2"><c r="A2"><v>{text("A2", "x")}</v></c></row>', id="cell-in-a-value"),
    ],
)
def test_rows_and_cells_that_are_not_in_their_places_are_corrupt(tell: Tell, data: str) -> None:
    assert tell(commitments(data)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize("stored", ["1", "-1", "1.0", "x", "NaN", "9" * 5_000], ids=lambda stored: stored[:5])
def test_a_text_that_is_not_there_is_corrupt(tell: Tell, stored: str) -> None:
    told = tell(commitments(f'{HEADER}<row r="2"><c r="A2" t="s"><v>{stored}</v></c></row>', texts=TEXTS))
    assert "Commitments!A2" in told.message("FILE_CORRUPT")


def test_texts_that_are_needed_and_missing_are_corrupt(tell: Tell) -> None:
    parts = register({"Commitments": sheet(HEADER + row(2, '<c r="A2" t="s"><v>0</v></c>'))}, texts=TEXTS)
    told = tell(packed({name: part for name, part in parts.items() if name != "xl/sharedStrings.xml"}))
    assert "Commitments!A2" in told.message("FILE_CORRUPT")


def test_the_count_of_texts_may_lie(tell: Tell) -> None:
    lying = TEXTS.replace(b"<sst ", b'<sst count="99999999999" uniqueCount="-1" ')
    told = tell(commitments(f'{HEADER}{LINE}<row r="3"><c r="A3" t="s"><v>0</v></c></row>', texts=lying))
    assert "REQUIRED_EMPTY" in told.codes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(HEADER + LINE + row(1_048_576, text("XFD1048576", "x")), "TOO_MANY_ROWS", id="far-corner"),
        pytest.param(HEADER + LINE + row(100_001, text("A100001", "x")), "TOO_MANY_ROWS", id="row-beyond-the-limit"),
        pytest.param(HEADER + row(2, text("XFD2", "x")), "FILE_TOO_LARGE", id="far-column"),
        pytest.param(HEADER + LINE + row(100_000, text("A100000", "x")), "STRAY_VALUE", id="last-row-of-the-limit"),
        pytest.param(HEADER + LINE + row(1_003, text("A1003", "x")), "STRAY_VALUE", id="stray-value"),
    ],
)
def test_what_lies_far_outside_is_told(tell: Tell, data: str, code: str) -> None:
    assert code in tell(commitments(data)).codes


@pytest.mark.parametrize(
    "dimension", ["A1:XFD1048576", "A1", "XFD1048576", "ZZZZ9:?", "", "B2:A1"], ids=lambda written: written or "blank"
)
def test_what_a_sheet_says_of_its_size_is_not_believed(tell: Tell, dimension: str) -> None:
    assert tell(commitments(HEADER + LINE, before=f'<dimension ref="{dimension}"/>')).codes == set()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEADER + LINE + row(1_002, text("F1002", "")), id="blank-text-far-below"),
        pytest.param(HEADER + row(2, *reversed(CELLS)), id="cells-out-of-order"),
        pytest.param(HEADER + LINE.replace("A2", "a2"), id="column-in-small-letters"),
        pytest.param(HEADER + LINE.replace(' r="A2"', ""), id="first-cell-without-place"),
        pytest.param(f'{HEADER}{LINE}<row r="3" s="1" customFormat="1"><c r="A3" s="1"/></row>', id="styled-only"),
    ],
)
def test_odd_rows_are_read(tell: Tell, data: str) -> None:
    assert tell(commitments(data)).codes == set()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        pytest.param("NaN", "CELL_ERROR", id="nan"),
        pytest.param("INF", "CELL_ERROR", id="infinity"),
        pytest.param("1e308", "OUT_OF_RANGE", id="1e308"),
        pytest.param("-1e308", "OUT_OF_RANGE", id="minus-1e308"),
        pytest.param("1e999", "OUT_OF_RANGE", id="1e999"),
        pytest.param("1e-308", None, id="1e-308"),
        pytest.param("1E+999999999", "CELL_ERROR", id="exponent-of-nine-digits"),
        pytest.param("1" * 5_000, "OUT_OF_RANGE", id="5000-digits"),
        pytest.param("1_000", "CELL_ERROR", id="underscore"),
        pytest.param("0x10", "CELL_ERROR", id="hexadecimal"),
        pytest.param("1,5", "CELL_ERROR", id="comma"),
        pytest.param("१२", "CELL_ERROR", id="digits-of-devanagari"),
        pytest.param("1e15", "OUT_OF_RANGE", id="sixteen-digits"),
        pytest.param("999999999999999", None, id="fifteen-digits"),
        pytest.param("0.000000000000001", None, id="fifteen-places"),
        pytest.param("+5", None, id="plus"),
        pytest.param("0.1" + "0" * 5_000, None, id="idle-zeros"),
    ],
)
def test_a_number_is_exact_or_told_of(tell: Tell, value: str, code: str | None) -> None:
    assert tell(actual(number("C2", value))).codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("serial", "codes"),
    [
        pytest.param("-1", {"DATE_OUT_OF_RANGE"}, id="negative"),
        pytest.param("-1e300", {"DATE_OUT_OF_RANGE"}, id="most-negative"),
        pytest.param("0", {"DATE_OUT_OF_RANGE"}, id="zero"),
        pytest.param("60", {"DATE_OUT_OF_RANGE"}, id="29-february-1900"),
        pytest.param("2958465", {"DATE_OUT_OF_RANGE"}, id="last-day-of-9999"),
        pytest.param("2958466", {"DATE_OUT_OF_RANGE"}, id="year-10000"),
        pytest.param("1e308", {"DATE_OUT_OF_RANGE"}, id="1e308"),
        pytest.param("NaN", {"CELL_ERROR"}, id="nan"),
        pytest.param("46022.5", {"DATE_TIME_DROPPED"}, id="noon"),
        pytest.param("46022", set(), id="day"),
    ],
)
def test_a_day_is_believable_or_told_of(tell: Tell, serial: str, codes: set[str]) -> None:
    assert tell(actual(number("C2", 60), day=number("B2", serial, DAY))).codes == codes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param('<c r="C2" t="e"><v>#REF!</v></c>', "CELL_ERROR", id="error"),
        pytest.param('<c r="C2" t="b"><v>1</v></c>', "NUMBER_TEXT", id="truth"),
        pytest.param('<c r="C2" t="b"><v>7</v></c>', "CELL_ERROR", id="neither-true-nor-false"),
        pytest.param('<c r="C2" t="d"><v>2025-12-31</v></c>', "NUMBER_IS_DATE", id="iso-day"),
        pytest.param('<c r="C2" t="d"><v>99999-99-99</v></c>', "CELL_ERROR", id="iso-nonsense"),
        pytest.param('<c r="C2" t="never"><v>x</v></c>', "NUMBER_TEXT", id="unknown-type"),
        pytest.param('<c r="C2"><f>1+1</f></c>', "FORMULA_NO_VALUE", id="formula-without-value"),
        pytest.param('<c r="C2"><f>1+1</f><v/></c>', "FORMULA_NO_VALUE", id="formula-with-blank-value"),
        pytest.param('<c r="C2"><f t="shared" si="99999"/><v>5</v></c>', None, id="shared-formula"),
        pytest.param('<c r="C2"><f t="array" ref="A1:XFD1048576">x</f><v>5</v></c>', None, id="array-formula"),
        pytest.param("<c r=\"C2\"><f>cmd|'/c calc'!A0</f><v>5</v></c>", None, id="formula-that-starts-a-program"),
        pytest.param('<c r="C2" s="999999999"><v>5</v></c>', None, id="style-that-is-not-there"),
        pytest.param('<c r="C2" s="-1"><v>5</v></c>', None, id="negative-style"),
        pytest.param('<c r="C2" s="x"><v>5</v></c>', None, id="style-in-words"),
    ],
)
def test_a_cell_of_any_type_is_read_or_told_of(tell: Tell, written: str, code: str | None) -> None:
    assert tell(actual(written)).codes == ({code} if code else set())


@pytest.mark.parametrize(
    "name",
    [
        *("", " Commitments ", "COMMITMENTS", "Commitments" + " " * 5_000, "x" * 40_000, "=1+1", "[bold]x[/]", "A!B"),
        *("'; DROP TABLE", "\u202eCommitments", "\x1b[31m", "Реестр", "#", "{sheet}", "../x"),
    ],
    ids=lambda name: repr(name[:12]),
)
def test_a_sheet_may_have_any_name(tell: Tell, name: str) -> None:
    written = "".join(letter for letter in name if letter >= " ")
    told = tell(packed(register({written: sheet("")})))
    assert told.codes <= {"SHEET_UNKNOWN", "SHEET_DUPLICATE"}
    assert all(len(problem["sheet"]) <= 100 for problem in told.problems)


@pytest.mark.parametrize(
    "ranges",
    [
        pytest.param(["A1:XFD1048576"], id="whole-sheet"),
        pytest.param(["A2:B3"] * 50, id="the-same-again-and-again"),
        pytest.param(["B3:A2", "", "A2", "A2:", "ZZZZ1:B2", "A99999999999999999999:B2", "A0:A0"], id="no-ranges"),
    ],
)
def test_merged_ranges_may_be_anything(tell: Tell, ranges: list[str]) -> None:
    after = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    told = tell(commitments(HEADER + LINE, after=f"<mergeCells>{after}</mergeCells>"))
    assert told.codes <= {"MERGED_CELLS"}


def test_a_register_that_counts_from_1904_has_its_own_days(tell: Tell) -> None:
    told = tell(packed(register(properties='<workbookPr date1904="1"/>')))
    assert "2030-01-01" in told.message("ACTUAL_IN_FUTURE")


def test_days_of_a_register_are_what_was_written(tell: Tell) -> None:
    assert ROWS["Actuals"][1][1] == date(2025, 12, 31)
    assert tell(packed({**register(), part_of("Actuals"): sheet(rows(ROWS["Actuals"]))})).codes == set()
