"""Sound workbooks of other programs are read as they were meant: the near misses of this folder.

They are written here, by the libraries themselves or spelt out as those programs write them; none is taken from others.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import NamedStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.hostile.conftest import Tell
from tests.xlsx import DECLARATION, MAIN, OFFICE, ROWS, packed, register, rows, sheet
from tracker.registers.raw import RawCell
from tracker.registers.workbook import open_workbook

DAY = datetime(2026, 3, 31)


def by_openpyxl(*, epoch_1904: bool = False) -> bytes:
    """The register as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    for name, lines in ROWS.items():
        worksheet = book.create_sheet(name)
        for line in lines:
            worksheet.append(line)
        worksheet.freeze_panes = "B2"
    book.add_named_style(NamedStyle("own"))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def by_xlsxwriter(**options: object) -> bytes:
    """The register as XlsxWriter writes it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "dd/mm/yyyy", **options}) as book:
        bold = book.add_format({"bold": True})
        for name, lines in ROWS.items():
            worksheet = book.add_worksheet(name)
            for place, line in enumerate(lines):
                worksheet.write_row(place, 0, line)
            worksheet.write_comment("A1", "Help")
            worksheet.data_validation("A5:A50", {"validate": "list", "source": ["a", "b"]})
            worksheet.conditional_format("A5:A50", {"type": "blanks", "format": bold})
            worksheet.autofilter(0, 0, len(lines), len(lines[0]) - 1)
        book.define_name("Codes", "=Commitments!$A$2:$A$9")
    return content.getvalue()


def as_google_sheets_writes_it() -> bytes:
    """No sizes, rows up to the thousandth with nothing but a style, texts in place of the last used style."""
    empty = "".join(f'<row r="{place}" ht="15.75" customHeight="1"/>' for place in range(3, 1_001))
    lines = rows(ROWS["Commitments"]).replace("<row ", '<row ht="15.75" customHeight="1" ')
    head = '<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    return packed(
        register(
            {
                "Commitments": sheet(lines + empty, before=head, after="<drawing r:id='rId1'/>").replace(
                    b"<worksheet ", f'<worksheet xmlns:r="{OFFICE}" '.encode()
                )
            }
        )
    )


def as_libreoffice_writes_it() -> bytes:
    """Every attribute spelt out, rows to the end of the sheet hidden, formulas with a mark of their own."""
    lines = rows(ROWS["Actuals"]).replace(
        "<row ", '<row customFormat="false" ht="12.8" hidden="false" outlineLevel="0" '
    )
    lines = lines.replace(
        '<c r="C2" s="0"><v>60</v></c>', '<c r="C2" s="0" t="n"><f aca="false">50+10</f><v>60</v></c>'
    )
    tail = '<row r="1048576" hidden="true" customHeight="true" ht="12.8"/>'
    return packed(register({"Actuals": sheet(lines + tail, before='<dimension ref="A1:C1048576"/>')}))


def as_a_small_exporter_writes_it() -> bytes:
    """No styles, no places of rows and cells, one prefix for all names."""
    content = sheet(rows([("Code", "Name"), ("PK", "Pakistan"), ("TJ", "Tajikistan")])).decode()
    for place in ("A1", "B1", "A2", "B2", "A3", "B3"):
        content = content.replace(f' r="{place}"', "")
    for place in "123":
        content = content.replace(f' r="{place}"', "")
    return packed(register({"Parties": content.encode()}))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(by_openpyxl(), id="openpyxl"),
        pytest.param(by_openpyxl(epoch_1904=True), id="openpyxl-1904"),
        pytest.param(by_xlsxwriter(), id="xlsxwriter"),
        pytest.param(by_xlsxwriter(constant_memory=True), id="xlsxwriter-texts-in-place"),
        pytest.param(by_xlsxwriter(date_1904=True), id="xlsxwriter-1904"),
        pytest.param(by_xlsxwriter(use_zip64=True), id="xlsxwriter-zip64"),
        pytest.param(as_google_sheets_writes_it(), id="google-sheets"),
        pytest.param(as_libreoffice_writes_it(), id="libreoffice"),
        pytest.param(as_a_small_exporter_writes_it(), id="small-exporter"),
    ],
)
def test_a_sound_register_of_another_program_has_no_problem(tell: Tell, content: bytes) -> None:
    told = tell(content)
    assert told.problems == []
    assert told.exit_code == 0


def only_sheet(content: bytes) -> Sequence[RawCell]:
    """The cells of the first row of the first sheet."""
    return list(open_workbook(content)[0].rows[0].cells.values())


def test_rich_text_of_xlsxwriter_is_one_text() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        bold = book.add_format({"bold": True})
        book.add_worksheet().write_rich_string("A1", "Build ", bold, "the ", "road")
    assert only_sheet(content.getvalue()) == [RawCell("Build the road")]


@pytest.mark.parametrize("text", ["_x0041_", "a\x07b", "line\nbreak", "tab\tstop", "_x", "_x005F_", "ы_x0444_"])
def test_a_text_is_what_was_typed(text: str) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write_string("A1", text)
    assert only_sheet(content.getvalue()) == [RawCell(text.replace("\x07", ""))]


@pytest.mark.parametrize(
    ("number_format", "shown_as"),
    [
        pytest.param("0.00%", "percent", id="percent"),
        pytest.param("0%;[Red]-0%", "percent", id="percent-of-two-signs"),
        pytest.param('0"%"', "", id="percent-sign-beside-the-number"),
        pytest.param("0\\%", "", id="percent-sign-escaped"),
        pytest.param("yyyy-mm-dd", "date", id="day"),
        pytest.param("[$-419]d mmmm yyyy;@", "date", id="day-in-russian"),
        pytest.param("h:mm", "date", id="time"),
        pytest.param('0 "days"', "", id="word-with-letters-of-a-day"),
        pytest.param("#,##0.00 [$сом.-428]", "", id="currency"),
        pytest.param("_-* #,##0.00\\ _d_._-", "", id="accounting"),
        pytest.param("General", "", id="general"),
        pytest.param("[Red]0", "", id="colour"),
        pytest.param("0.00E+00", "", id="exponent"),
    ],
)
def test_a_format_says_what_a_number_is(number_format: str, shown_as: str) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write_number("A1", 46112, book.add_format({"num_format": number_format}))
    (cell,) = only_sheet(content.getvalue())
    assert cell == RawCell(DAY if shown_as == "date" and number_format != "h:mm" else cell.value, shown_as)
    assert isinstance(cell.value, datetime if shown_as == "date" else Decimal)


def test_noise_of_binary_fractions_is_left_out() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write_row(0, 0, [274.65999999999997, 0.1 + 0.2, 1e-7, -5])
    assert [cell.value for cell in only_sheet(content.getvalue())] == [
        *(Decimal("274.66"), Decimal("0.3"), Decimal("1E-7"), Decimal(-5))
    ]


def test_a_formula_keeps_its_last_value() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        worksheet = book.add_worksheet()
        worksheet.write_formula("A1", "=1+1", None, 2)
        worksheet.write_formula("C1", "=NA()", None, "#N/A")
        worksheet.write_boolean("D1", True)
        worksheet.write_datetime("E1", date(2026, 3, 31), book.add_format({"num_format": "d.m.yy"}))
    two, error, truth, day = only_sheet(content.getvalue())
    assert (two.value, two.formula) == (Decimal(2), "=1+1")
    assert error.value == ("#N/A",)
    assert truth.value is True
    assert day == RawCell(DAY, "date")


def test_hidden_sheets_rows_and_merged_ranges_are_noted() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Shown")
        worksheet = book.add_worksheet("Hidden")
        worksheet.hide()
        worksheet.write_column("A1", ["a", "b", "c"])
        worksheet.set_row(1, None, None, {"hidden": True})
        worksheet.merge_range("B1:C2", "wide")
        book.add_chartsheet("Chart")
    shown, hidden = open_workbook(content.getvalue())
    assert (shown.name, shown.hidden, shown.rows) == ("Shown", False, [])
    assert (hidden.name, hidden.hidden, hidden.hidden_rows, hidden.merged) == ("Hidden", True, [2], ["B1:C2"])


def test_pronunciation_is_no_part_of_a_text() -> None:
    guide = '<rPh sb="0" eb="1"><t>kana</t></rPh><phoneticPr fontId="1"/>'
    inline = f'<c r="A1" t="inlineStr"><is><r><t>C-</t></r><r><rPr><b/></rPr><t>7</t></r>{guide}</is></c>'
    shared = f"<si><t>road</t>{guide}</si>"
    parts = register(
        {"Parties": sheet(f'<row r="1">{inline}<c r="B1" t="s"><v>0</v></c></row>')},
        texts=(f'{DECLARATION}<sst xmlns="{MAIN}">{shared}</sst>'.encode()),
    )
    parties = open_workbook(packed(parts))[1]
    assert [cell.value for cell in parties.rows[0].cells.values()] == ["C-7", "road"]
