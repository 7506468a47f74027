"""Bytes of a workbook to raw sheets: what is read, what is passed over, what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tests.xlsx import DAY, MAIN, PERCENT, Parts, number, packed, row, rows, shared_texts, sheet, text, workbook
from tracker.registers.raw import BLANK_ROWS, MAX_COLUMNS, MAX_ROWS, CellError, RawCell, RawSheet
from tracker.registers.refusals import UnreadableWorkbook
from tracker.registers.workbook import open_workbook
from tracker.registers.xlsx import cells, markup, styles, texts
from tracker.registers.xlsx import sheet as sheets
from tracker.registers.xlsx.package import LARGEST_PART
from tracker.sentences import saying

TEXTS = shared_texts("<t>road</t>", "<t> </t>", "<r><t>C-</t></r><r><t>7</t></r>")


def read(data: str, before: str = "", after: str = "", **options: object) -> RawSheet:
    """The sheet of a workbook that has one."""
    parts = workbook({"A": sheet(data, before, after)}, **{"texts": TEXTS, **options})  # type: ignore[arg-type] # passed on
    (only,) = open_workbook(packed(parts))
    return only


def cell(written: str) -> RawCell | None:
    """A cell as it is read, ``None`` where it is blank."""
    found = read(row(1, written)).rows
    return found[0].cells[1] if found else None


def refused(parts: Parts) -> Mapping[str, object]:
    """Why a workbook is not read: the code and its parameters."""
    with pytest.raises(UnreadableWorkbook) as told:
        open_workbook(packed(parts))
    return {"code": told.value.refusal.code, **told.value.refusal.parameters}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('<c r="A1"><v>1</v></c>', RawCell(Decimal(1)), id="number"),
        pytest.param('<c r="A1" t="n"><v> 2.50 </v></c>', RawCell(Decimal("2.50")), id="number-among-spaces"),
        pytest.param(number("A1", "0.4", PERCENT), RawCell(Decimal("0.4"), "percent"), id="percentage"),
        pytest.param(number("A1", 46112, DAY), RawCell(datetime(2026, 3, 31), "date"), id="day"),
        pytest.param(number("A1", "0.5", DAY), RawCell(time(12), "date"), id="time-of-day"),
        pytest.param(number("A1", -1, DAY), RawCell(Decimal(-1), "date"), id="day-before-all-days"),
        pytest.param(number("A1", 10**9, DAY), RawCell(Decimal(10**9), "date"), id="day-after-all-days"),
        pytest.param(number("A1", "x"), RawCell(CellError("x")), id="number-that-is-none"),
        pytest.param('<c r="A1" s="9"><v>1</v></c>', RawCell(Decimal(1)), id="style-that-is-not-there"),
        pytest.param('<c r="A1" t="s"><v>0</v></c>', RawCell("road"), id="shared-text"),
        pytest.param('<c r="A1" t="s"><v>2</v></c>', RawCell("C-7"), id="shared-text-in-pieces"),
        pytest.param('<c r="A1" t="s"><v>1</v></c>', None, id="shared-text-of-spaces"),
        pytest.param('<c r="A1" t="s" s="1"><v>0</v></c>', RawCell("road"), id="text-in-the-style-of-a-day"),
        pytest.param('<c r="A1" t="s"><f>B1</f><v>0</v></c>', RawCell("road", "", "=B1"), id="calculated-shared-text"),
        pytest.param('<c r="A1" t="s"><v/></c>', None, id="shared-text-without-number"),
        pytest.param(text("A1", " here "), RawCell("here"), id="text-in-place"),
        pytest.param(text("A1", ""), None, id="blank-text-in-place"),
        pytest.param('<c r="A1" t="inlineStr"/>', None, id="text-in-place-that-is-not-there"),
        pytest.param('<c r="A1" t="str"><f>B1</f><v>x</v></c>', RawCell("x", "", "=B1"), id="calculated-text"),
        pytest.param('<c r="A1" t="str"><f>""</f><v></v></c>', None, id="calculated-blank"),
        pytest.param('<c r="A1"><f>1+1</f><v>2</v></c>', RawCell(Decimal(2), "", "=1+1"), id="calculated-number"),
        pytest.param('<c r="A1"><f>1+1</f></c>', RawCell(None, "", "=1+1"), id="not-calculated"),
        pytest.param('<c r="A1" s="2"><f>1/2</f><v/></c>', RawCell(None, "percent", "=1/2"), id="blank-result"),
        pytest.param('<c r="A1"><f/></c>', RawCell(None, "", "="), id="formula-without-words"),
        pytest.param('<c r="A1" t="b"><v>1</v></c>', RawCell(True), id="true"),
        pytest.param('<c r="A1" t="b"><v>false</v></c>', RawCell(False), id="false"),
        pytest.param('<c r="A1" t="b"><v>x</v></c>', RawCell(CellError("x")), id="neither-true-nor-false"),
        pytest.param('<c r="A1" t="e"><v>#REF!</v></c>', RawCell(CellError("#REF!")), id="error"),
        pytest.param('<c r="A1" t="d"><v>2026-03-31</v></c>', RawCell(date(2026, 3, 31)), id="iso-day"),
        pytest.param('<c r="A1" t="d"><v>P1D</v></c>', RawCell(CellError("P1D")), id="iso-duration"),
        pytest.param('<c r="A1" t="d"><v>soon</v></c>', RawCell(CellError("soon")), id="iso-nonsense"),
        pytest.param('<c r="A1" s="1"/>', None, id="style-alone"),
        pytest.param('<c r="A1"><v></v></c>', None, id="blank-value"),
        pytest.param('<c r="A1" t="str"><v>a_x000D__x000A_b_x0007_</v></c>', RawCell("a\nb"), id="escapes"),
        pytest.param('<c r="A1" t="str"><v>_x005F_x0041_</v></c>', RawCell("_x0041_"), id="escape-escaped"),
        pytest.param('<c r="A1" t="str"><v>a_xD83D_b</v></c>', RawCell("ab"), id="half-a-letter"),
        pytest.param('<c r="A1" t="str"><v>\u202bа\u202c\u00a0б</v></c>', RawCell("\u202bа\u202c\u00a0б"), id="marks"),
    ],
)
def test_a_cell_is_read_by_its_type(written: str, expected: RawCell | None) -> None:
    assert cell(written) == expected


def test_equal_numbers_are_one_cell_as_long_as_there_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "REMEMBERED", 1)
    first, second, third, fourth = (
        read(row(1, *(number(f"{one}1", 1 + (one > "B")) for one in "ABCD"))).rows[0].cells.values()
    )
    assert first is second
    assert third == fourth
    assert third is not fourth


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    found = read(row(1, number("A1", 0.25, DAY), number("B1", 1, DAY)), properties='<workbookPr date1904="true"/>')
    assert [one.value for one in found.rows[0].cells.values()] == [time(6), datetime(1904, 1, 2)]


def test_rows_and_cells_have_their_places() -> None:
    found = read(
        f'<row>{text("A1", "a")}<c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c r="A4"><v>1</v></c></row>'
    )
    assert [(one.number, {place: cell.value for place, cell in one.cells.items()}) for one in found.rows] == [
        (1, {1: "a", 2: Decimal(2)}),
        (4, {3: Decimal(3), 1: Decimal(1)}),
    ]


def test_a_value_far_below_ends_the_sheet() -> None:
    last = BLANK_ROWS + 1
    assert read(rows([("x",)]) + row(last, text(f"A{last}", "y"))).stray is None
    found = read(rows([("x",)]) + row(last + 1, number(f"B{last + 1}", 7)) + row(last + 2, text(f"A{last + 2}", "z")))
    assert (found.stray, found.stray_text) == ((last + 1, 2, BLANK_ROWS), "7")
    assert [one.number for one in found.rows] == [1]


def test_a_value_beyond_the_last_row_ends_the_sheet() -> None:
    found = read(row(MAX_ROWS + 1, text(f"C{MAX_ROWS + 1}", "x")) + row(MAX_ROWS + 2, text(f"A{MAX_ROWS + 2}", "x")))
    assert (found.beyond, found.stray, found.rows) == ((MAX_ROWS + 1, 3), None, [])


def test_columns_beyond_the_last_are_left_out() -> None:
    letters = {MAX_COLUMNS: "GR", MAX_COLUMNS + 1: "GS"}
    assert not read(row(1, text(f"{letters[MAX_COLUMNS]}1", "x"))).too_wide
    found = read(row(1, text("A1", "x"), text(f"{letters[MAX_COLUMNS + 1]}1", "y")) + row(2, text("XFD2", "z")))
    assert found.too_wide
    assert [list(one.cells) for one in found.rows] == [[1]]


def test_hidden_rows_and_merged_ranges_are_noted() -> None:
    data = (
        row(1, text("A1", "a"), attributes=' hidden="1"') + row(2, attributes=' hidden="1"') + row(3, text("A3", "c"))
    )
    found = read(data, after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell/></mergeCells>')
    assert (found.hidden_rows, found.merged) == ([1], ["A1:B2", ""])


def test_only_the_sheets_that_are_wanted_are_read() -> None:
    parts = workbook({"A": sheet(rows([("x",)])), "B": b"not even XML", "C": sheet(rows([("z",)]))})
    del parts["xl/worksheets/sheet3.xml"]
    found = open_workbook(packed(parts), lambda name: name == "A")
    assert [(one.name, len(one.rows)) for one in found] == [("A", 1), ("B", 0), ("C", 0)]


def test_sheets_that_lead_nowhere_matter_when_they_are_wanted() -> None:
    parts = workbook({"A": sheet("")})
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b'"rId1"', b'"rId7"')
    assert [one.name for one in open_workbook(packed(parts), lambda _: False)] == ["A"]
    assert refused(parts) == {"code": "FILE_CORRUPT", "detail": saying("its sheet '{sheet}' is missing", sheet="A")}


def test_two_sheets_are_not_one_part() -> None:
    parts = workbook({"A": sheet(""), "B": sheet("")})
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet2.xml", b"SHEET1.xml")
    detail = saying("its sheets '{other}' and '{sheet}' are one", other="A", sheet="B")
    assert refused(parts) == {"code": "FILE_CORRUPT", "detail": detail}


def test_a_workbook_need_have_neither_texts_nor_styles() -> None:
    parts = workbook({"A": sheet(row(1, number("A1", 46112, DAY)))})
    del parts["xl/styles.xml"]
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"/styles", b"/theme")
    assert open_workbook(packed(parts))[0].rows[0].cells == {1: RawCell(Decimal(46112))}


def with_styles(written: str) -> Parts:
    """A workbook with a cell in the first of some styles."""
    parts = workbook({"A": sheet(row(1, number("A1", 1)))})
    return {**parts, "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{written}</styleSheet>'.encode()}


@pytest.mark.parametrize(
    ("written", "shown_as"),
    [
        pytest.param('<cellXfs><xf numFmtId="14"/></cellXfs>', "date", id="built-in"),
        pytest.param('<cellXfs><xf numFmtId="9"/></cellXfs>', "percent", id="built-in-percentage"),
        pytest.param('<cellXfs><xf numFmtId="999"/></cellXfs>', "", id="format-that-is-not-there"),
        pytest.param("<cellXfs><xf/></cellXfs>", "", id="no-format"),
        pytest.param('<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/></cellXfs>', "", id="of-no-cell"),
        pytest.param(
            f'<numFmts><numFmt numFmtId="9" formatCode="{"0" * 300}%"/></numFmts><cellXfs><xf numFmtId="9"/></cellXfs>',
            "",
            id="format-longer-than-excel-has",
        ),
    ],
)
def test_a_style_says_how_a_number_is_shown(written: str, shown_as: str) -> None:
    assert open_workbook(packed(with_styles(written)))[0].rows[0].cells[1].shown_as == shown_as


def too_many(parts: Parts) -> str:
    """Of what there is too much."""
    told = refused(parts)
    assert told["code"] == "FILE_TOO_LARGE"
    return str(told["what"])


def one_sheet(data: str, after: str = "") -> Parts:
    """A workbook of one sheet with shared texts."""
    return workbook({"A": sheet(data, after=after)}, texts=TEXTS)


def test_limits_of_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    two_cells = one_sheet(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>0</v></c>'))
    two_ranges = one_sheet("", '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>')
    for module, limit, value, parts, what in (
        (cells, "MAX_CELLS", 1, two_cells, "filled cells"),
        (cells, "MAX_LETTERS", 7, two_cells, "letters"),
        (texts, "MOST_TEXTS", 2, two_cells, "texts"),
        (sheets, "MAX_MERGED", 1, two_ranges, "merged ranges"),
        (styles, "MOST_STYLES", 2, two_cells, "cell formats"),
        (styles, "MOST_FORMATS", 3, two_cells, "number formats"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, value)
            assert what in too_many(parts)
    assert len(open_workbook(packed(two_cells))[0].rows[0].cells) == 2
    assert len(open_workbook(packed(two_ranges))[0].merged) == 2


def test_a_workbook_has_at_most_a_thousand_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = workbook({"A": sheet(""), "B": sheet("")})
    monkeypatch.setattr("tracker.registers.workbook.MOST_SHEETS", 1)
    assert too_many(parts) == "the number of sheets"


def test_a_part_that_is_held_whole_is_small() -> None:
    parts = workbook({"A": sheet("")})
    parts["xl/styles.xml"] += b" " * LARGEST_PART
    assert too_many(parts) == "its part xl/styles.xml"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param("<c/>" * 30, "", id="cells-without-rows"),
        pytest.param(f'<row r="1">{"<c/>" * 30}</row>', "the number of empty cells in sheet 'A'", id="in-one-row"),
        pytest.param('<row r="1"/>' + '<row r="1500"/>' + "<a/>" * 30, None, id="below-all-values"),
        pytest.param(row(1, *(number(f"{letter}1", 1) for letter in "ABCDEFGH")), None, id="full-cells"),
    ],
)
def test_markup_that_says_nothing_is_not_read_for_ever(
    monkeypatch: pytest.MonkeyPatch, data: str, what: str | None
) -> None:
    monkeypatch.setattr(markup, "IDLE_TAGS", 20)
    monkeypatch.setattr(markup, "TAGS_EACH", 4)
    parts = workbook({"A": sheet(data)})
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"/>'.encode()
    if what is None:
        assert open_workbook(packed(parts))[0].name == "A"
    elif what:
        assert too_many(parts) == what
    else:
        assert refused(parts)["code"] == "FILE_CORRUPT"


def test_styles_that_go_on_for_ever_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "IDLE_TAGS", 20)
    assert too_many(with_styles("<font/>" * 30)) == "the number of formats and names"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("<a>" * 200 + "</a>" * 200, id="nested"),
        pytest.param(f'<row r="1"><c r="A1" x="{"y" * 3_000}"/></row>', id="attribute"),
        pytest.param(f"<!-- {'<x' * 2_000} -->", id="comment"),
        pytest.param(f'<row r="1"><c r="A1" t="str"><v>{"y" * 3_000}</v></c></row>', id="text"),
    ],
)
def test_no_piece_of_markup_goes_on_for_ever(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr(markup, "CHUNK", 100)
    monkeypatch.setattr(markup, "LONGEST", 1_000)
    assert refused(workbook({"A": sheet(data)}))["code"] == "FILE_UNSAFE"


def test_a_pronunciation_is_no_text() -> None:
    guide = '<rPh sb="0" eb="1"><t>kana</t></rPh>'
    parts = workbook(
        {"A": sheet(row(1, f'<c r="A1" t="inlineStr"><is><t>C-7</t>{guide}</is></c>', '<c r="B1" t="s"><v>0</v></c>'))},
        texts=shared_texts(f"<t>road</t>{guide}"),
    )
    assert [one.value for one in open_workbook(packed(parts))[0].rows[0].cells.values()] == ["C-7", "road"]


def test_a_chart_is_no_sheet_of_cells() -> None:
    parts = workbook({"A": sheet(""), "B": b"<chartsheet/>"})
    leads = parts["xl/_rels/workbook.xml.rels"]
    at = leads.index(b'"rId2"')
    parts["xl/_rels/workbook.xml.rels"] = leads[:at] + leads[at:].replace(b"/worksheet", b"/chartsheet", 1)
    assert [one.name for one in open_workbook(packed(parts))] == ["A"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param('<row r="0"/>', id="row-zero"),
        pytest.param('<row r="1048577"/>', id="row-after-the-last"),
        pytest.param('<row r="x"/>', id="row-in-words"),
        pytest.param('<row r="2"/><row r="1"/>', id="rows-out-of-order"),
        pytest.param('<row r="1"><row r="2"/></row>', id="row-in-a-row"),
        pytest.param('<c r="A1"/>', id="cell-without-a-row"),
        pytest.param(row(1, text("A2", "x")), id="cell-of-another-row"),
        pytest.param(row(1, text("XFE1", "x")), id="column-after-the-last"),
        pytest.param(row(1, text("Ω1", "x")), id="column-in-greek"),
        pytest.param(row(1, text("A1", "x"), text("A1", "y")), id="cell-twice"),
        pytest.param(row(1, '<c r="A1" t="s"><v>3</v></c>'), id="text-after-the-last"),
        pytest.param(row(1, '<c r="A1" t="s"><v>-1</v></c>'), id="text-before-the-first"),
        pytest.param(row(1, '<c r="A1" t="s"><v>one</v></c>'), id="text-in-words"),
        pytest.param("<row>", id="no-end"),
    ],
)
def test_a_damaged_sheet_is_corrupt(data: str) -> None:
    assert refused(one_sheet(data))["code"] == "FILE_CORRUPT"


@pytest.mark.parametrize("root", ["<x/>", f'<workbook xmlns="{MAIN}"/>', '<worksheet xmlns="urn:other"/>'])
def test_a_part_of_another_kind_is_corrupt(root: str) -> None:
    parts = {**one_sheet(""), "xl/worksheets/sheet1.xml": root.encode()}
    assert str(refused(parts)["detail"]) == "its part xl/worksheets/sheet1.xml is of another kind"


def test_a_document_type_is_refused_by_the_parser_too() -> None:
    parts = {**one_sheet(""), "xl/worksheets/sheet1.xml": b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"}
    assert refused(parts)["code"] == "FILE_UNSAFE"


@pytest.mark.parametrize("lead", ['Target="http://example.org/x" TargetMode="External"', 'Target="nowhere.xml"'])
def test_styles_that_lie_elsewhere_are_not_fetched(lead: str) -> None:
    parts = one_sheet("")
    leads = parts["xl/_rels/workbook.xml.rels"].replace(b'Target="styles.xml"', lead.encode())
    parts["xl/_rels/workbook.xml.rels"] = leads
    if "External" in lead:
        assert open_workbook(packed(parts))[0].name == "A"
    else:
        assert str(refused(parts)["detail"]) == "its part xl/nowhere.xml is missing"


def test_a_workbook_of_the_usual_names_needs_no_relationships_of_the_archive() -> None:
    parts = one_sheet("")
    del parts["_rels/.rels"]
    assert open_workbook(packed(parts))[0].name == "A"


@pytest.mark.parametrize("length", [32_767, 100_000])
def test_a_text_of_any_length_that_excel_can_have_is_read_whole(length: int) -> None:
    assert cell(text("A1", "ы" * length)) == RawCell("ы" * length)


def test_the_name_of_a_sheet_is_cut() -> None:
    parts = workbook({" A" * 500: sheet("")})
    (only,) = open_workbook(packed(parts))
    assert only.name == ("A " * 50)
