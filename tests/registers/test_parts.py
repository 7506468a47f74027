"""What a copy of a workbook would lose, and the comments of its cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from xlsxwriter import Workbook

from tests.registers.grids import Grids, Sheets
from tracker.registers.parts import Comment, Loss, comments, losses, survey

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_parts(parts: Mapping[str, bytes], content: bytes | None = None) -> bytes:
    """The sound workbook with other parts or more of them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content or Grids().content())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in [*old.namelist(), *(name for name in parts if name not in old.namelist())]:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return stream.getvalue()


def sheet(inside: str) -> bytes:
    """A sheet's markup."""
    return f'<worksheet xmlns="{NAMESPACE}">{inside}</worksheet>'.encode()


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("xl/charts/chart1.xml", [Loss.CHARTS], id="chart"),
        pytest.param("xl/chartsheets/sheet1.xml", [Loss.CHARTS], id="chart-sheet"),
        pytest.param("xl/pivotTables/pivotTable1.xml", [Loss.PIVOT_TABLES], id="pivot-table"),
        pytest.param("xl/pivotCache/pivotCacheDefinition1.xml", [Loss.PIVOT_TABLES], id="pivot-cache"),
        pytest.param("xl/vbaProject.bin", [Loss.MACROS], id="macros"),
        pytest.param("xl/ctrlProps/ctrlProp1.xml", [Loss.CONTROLS], id="form-control"),
        pytest.param("xl/media/image1.png", [Loss.PICTURES], id="picture"),
        pytest.param("xl/externalLinks/externalLink1.xml", [Loss.LINKS], id="external-link"),
        pytest.param("xl/slicers/slicer1.xml", [Loss.SLICERS], id="slicer"),
        pytest.param("xl/threadedComments/threadedComment1.xml", [Loss.THREADS], id="threaded-comment"),
        pytest.param("xl/model/item.data", [Loss.DATA_MODEL], id="data-model"),
        pytest.param("xl/embeddings/oleObject1.bin", [Loss.OBJECTS], id="embedded-object"),
        pytest.param("_xmlsignatures/sig1.xml", [Loss.SIGNATURE], id="signature"),
        pytest.param("xl/metadata.xml", [Loss.DYNAMIC], id="dynamic-array"),
        pytest.param("xl/new/thing.xml", [Loss.UNKNOWN], id="part-of-the-future"),
        pytest.param("xl/printerSettings/printerSettings1.bin", [], id="printer-settings"),
        pytest.param("docProps/custom.xml", [], id="properties"),
        pytest.param("customXml/item1.xml", [], id="properties-of-a-server"),
        pytest.param("xl/calcChain.xml", [], id="order-of-calculation"),
        pytest.param("xl/tables/table1.xml", [], id="table"),
        pytest.param("xl/media/", [], id="folder"),
    ],
)
def test_parts_are_told_by_their_names(part: str, expected: list[Loss]) -> None:
    assert losses(with_parts({part: b"<x/>"})) == tuple(expected)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param({"xl/drawings/drawing1.xml": b"<xdr:wsDr/>"}, (), id="drawing-without-anything-on-it"),
        pytest.param(
            {"xl/drawings/drawing1.xml": b"<xdr:wsDr><xdr:twoCellAnchor/></xdr:wsDr>"}, (Loss.DRAWINGS,), id="drawing"
        ),
        pytest.param(
            {"xl/drawings/vmlDrawing1.vml": b'<x:ClientData ObjectType="Note"/>'}, (), id="drawing-of-comments"
        ),
        pytest.param(
            {"xl/drawings/vmlDrawing1.vml": b'<x:ClientData ObjectType="Button"/>'}, (Loss.CONTROLS,), id="old-control"
        ),
        pytest.param(
            {SHEET: sheet('<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"/></extLst>')},
            (Loss.EXTENSIONS,),
            id="extension-of-a-sheet",
        ),
        pytest.param(
            {SHEET: sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}, (Loss.SIZE,), id="all-merged"
        ),
        pytest.param(
            {SHEET: sheet('<mergeCells><mergeCell ref="A:B"/></mergeCells>')}, (Loss.SIZE,), id="whole-columns-merged"
        ),
        pytest.param(
            {SHEET: sheet('<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>')}, (Loss.SIZE,), id="all-linked"
        ),
        pytest.param({SHEET: sheet('<hyperlinks><hyperlink ref="?"/></hyperlinks>')}, (Loss.SIZE,), id="no-range"),
        pytest.param({SHEET: sheet('<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')}, (), id="few-cells-merged"),
        pytest.param(
            {SHEET: sheet(f"<sheetData><row>{'<c/>' * 150_001}</row></sheetData>")}, (Loss.SIZE,), id="many-cells"
        ),
        pytest.param({SHEET: sheet(f"<sheetData>{'<row/>' * 150_001}</sheetData>")}, (Loss.SIZE,), id="many-rows"),
        pytest.param(
            {"xl/charts/chart1.xml": b"", "xl/drawings/drawing1.xml": b"<xdr:twoCellAnchor/>"},
            (Loss.CHARTS,),
            id="drawing-that-only-holds-a-chart",
        ),
        pytest.param({"xl/comments1.xml": b"<x/>" * 500_001}, (Loss.SIZE,), id="many-comments"),
        pytest.param({"xl/sharedStrings.xml": b"<x/>" * 1_000_001}, (Loss.SIZE,), id="many-texts"),
        pytest.param({"xl/styles.xml": b'<x formatCode="' + b"[" * 256 + b'"/>'}, (Loss.UNKNOWN,), id="long-format"),
        pytest.param({"xl/styles.xml": b'<x formatCode="' + b"[" * 255 + b'"/>'}, (), id="longest-format"),
        pytest.param({SHEET: b"<worksheet>"}, (Loss.UNKNOWN,), id="broken-at-its-end"),
    ],
)
def test_parts_are_told_by_what_is_in_them(parts: dict[str, bytes], expected: tuple[Loss, ...]) -> None:
    assert losses(with_parts(parts)) == expected


def test_looking_ends_where_the_limit_is_passed() -> None:
    part = io.BytesIO(sheet(f"<sheetData>{'<row><c/><c/></row>' * 100_000}</sheetData>"))
    assert survey(part, limit=10) == (11, False)
    assert part.read()  # most of the sheet was not even read


def noted(book: Workbook, sheets: Sheets) -> None:
    sheets["Parties"].write_comment("B2", "Who?", {"author": "Desk"})
    sheets["Commitments"].write_comment("G3", "When?", {"author": ""})


def test_comments_are_read_with_their_place_and_author() -> None:
    found = comments(Grids(finish=noted).content())
    assert found == [Comment("Parties", "B2", "Who?", "Desk"), Comment("Commitments", "G3", "When?", "")]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("<comments", id="no-xml"),
        pytest.param(
            f'<comments xmlns="{NAMESPACE}"><comment ref="A1" authorId="7"/></comments>', id="author-that-is-not-there"
        ),
    ],
)
def test_comments_that_cannot_be_read_are_none(broken: str) -> None:
    assert comments(with_parts({"xl/comments1.xml": broken.encode()}, Grids(finish=noted).content())) == []
