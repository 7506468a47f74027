"""Workbooks written by hand, part by part, so that any part can be wrong in any way.

``register()`` gives the parts of a small register without a fault; a test changes one of them and packs the rest.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tracker.source import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DAY, PERCENT = 1, 2
"""Styles of ``STYLES``: a day, a percentage."""

FIRST_DAY = date(1899, 12, 30)

Parts = dict[str, bytes]
Cell = str | int | float | date | None

STYLES = f"""{DECLARATION}<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>
</styleSheet>"""

ROWS: Mapping[str, Sequence[Sequence[Cell]]] = {
    "Register": [("Setting", "Value"), ("Title", "Roads"), ("Reference", "PK-TJ"), ("Template version", "1")],
    "Parties": [("Code", "Name"), ("PK", "Pakistan"), ("TJ", "Tajikistan")],
    "Institutions": [("Code", "Name", "Party"), ("IN-1", "Roads agency", "PK")],
    "Sectors": [("Code", "Name"), ("TRANSPORT", "Transport")],
    "Agreements": [("Code", "Kind", "Title"), ("AG-1", "agreement", "Agreement on roads")],
    "Commitments": [
        ("Code", "Title", "Agreement", "Sector", "Lead", "Start", "Due"),
        ("C-1", "Build the road", "AG-1", "TRANSPORT", "IN-1", date(2024, 1, 1), date(2027, 12, 31)),
    ],
    "Indicators": [
        ("Code", "Commitment", "Title", "Unit", "Baseline", "Baseline date", "Target", "Target date"),
        ("I-1", "C-1", "Length in use", "km", 0, date(2024, 1, 1), 100, date(2027, 12, 31)),
    ],
    "Actuals": [("Indicator", "Date", "Value"), ("I-1", date(2025, 12, 31), 60)],
}
"""The rows of a register without a fault."""


def text(ref: str, words: str) -> str:
    """A cell with its text in place."""
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(ref: str, written: object, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{ref}" s="{style}"><v>{written}</v></c>'


def cell(ref: str, value: Cell) -> str:
    """A cell by what it holds."""
    match value:
        case None:
            return ""
        case str():
            return text(ref, value)
        case date():
            return number(ref, (value - FIRST_DAY).days, DAY)
        case _:
            return number(ref, value)


def row(place: int, *cells: str, attributes: str = "") -> str:
    """A row of cells that are written already."""
    return f'<row r="{place}"{attributes}>{"".join(cells)}</row>'


def rows(values: Sequence[Sequence[Cell]], first: int = 1) -> str:
    """Rows of values, the first one in row ``first``."""
    return "".join(
        row(place, *(cell(f"{column_letters(column)}{place}", value) for column, value in enumerate(line, start=1)))
        for place, line in enumerate(values, start=first)
    )


def sheet(data: str, before: str = "", after: str = "") -> bytes:
    """A sheet from its rows as XML, with what stands before and after them."""
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'.encode()


def shared_texts(*texts: str) -> bytes:
    """The table of shared texts; each is the XML inside its item."""
    items = "".join(f"<si>{one}</si>" for one in texts)
    return f'{DECLARATION}<sst xmlns="{MAIN}">{items}</sst>'.encode()


def relationships(*targets: tuple[str, str, str]) -> bytes:
    """A file of relationships: identifier, kind and target of each."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for name, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'.encode()


def listing(names: Sequence[str], properties: str = "", after: str = "") -> bytes:
    """The part that lists the sheets."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{place}" r:id="rId{place}"/>' for place, name in enumerate(names, 1)
    )
    head = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
    return f"{DECLARATION}{head}<sheets>{listed}</sheets>{after}</workbook>".encode()


def content_types(parts: Mapping[str, bytes]) -> bytes:
    """What kind each part is."""
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{base}{kinds.get(name, "worksheet")}+xml"/>' for name in parts
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{listed}</Types>'.encode()


def workbook(sheets: Mapping[str, bytes], texts: bytes | None = None, properties: str = "") -> Parts:
    """The parts of a workbook by their names in the archive."""
    parts: Parts = {"xl/workbook.xml": listing(list(sheets), properties), "xl/styles.xml": STYLES.encode()}
    leads = [("rIdStyles", "styles", "styles.xml")]
    if texts is not None:
        parts["xl/sharedStrings.xml"] = texts
        leads.append(("rIdTexts", "sharedStrings", "sharedStrings.xml"))
    for place, content in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{place}.xml"] = content
        leads.append((f"rId{place}", "worksheet", f"worksheets/sheet{place}.xml"))
    return {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relationships(*leads),
        **parts,
    }


def register(changed: Mapping[str, bytes] | None = None, **options: object) -> Parts:
    """The parts of a register without a fault, but for the sheets that are given."""
    sheets = {name: sheet(rows(values)) for name, values in ROWS.items()}
    return workbook({**sheets, **(changed or {})}, **options)  # type: ignore[arg-type] # passed on


def part_of(name: str) -> str:
    """The part of a sheet of ``register()``."""
    return f"xl/worksheets/sheet{list(ROWS).index(name) + 1}.xml"


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive of some parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()
