"""A copy that openpyxl has written, with the content of every cell as it stood in the original.

openpyxl writes formulas without their results, days as it understands them, and nothing that lies under merged cells.
Here the styles are the copy's and the contents the original's, so a copy reads exactly as the original does.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from string import digits
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from defusedxml.ElementTree import iterparse

from tracker.registers.workbook import book_of
from tracker.registers.xlsx.markup import MAIN
from tracker.registers.xlsx.sheet import column_of
from tracker.source import column_letters

PROPERTIES = "docprops/core.xml"
SHARED_TEXTS = "xl/sharedstrings.xml"
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NO_MOMENT = b"2026-01-01T00:00:00Z"
EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
"""No clock is read: the same workbook and problems give the same copy."""

NAMESPACE = "{" + MAIN
"""Before the names of a workbook's own elements, as ElementTree writes it."""
ROW, CELL, VALUE, TEXT_ITEM = (NAMESPACE + tag for tag in ("row", "c", "v", "si"))
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STYLED = re.compile(r'<row r="(\d+)"([^>]*?)/?>|<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)


class CellParts(NamedTuple):
    """The content of a cell as markup: its type, and what stands inside it."""

    kind: str | None
    inside: str


Cells = Mapping[int, CellParts]
"""The cells of a row by column."""


class StyledRow(NamedTuple):
    """A row of the copy: its attributes, and the styles of its cells by column."""

    attributes: str
    styles: dict[int, str | None]


NO_ROW = StyledRow("", {})
NO_CELL = CellParts(None, "")


def restored(copy: bytes, original: bytes) -> bytes:
    """The copy with the original's contents."""
    result = io.BytesIO()
    paths = sheet_paths(original)
    sources = {path: paths[name] for name, path in sheet_paths(copy).items() if name in paths}
    with (
        zipfile.ZipFile(io.BytesIO(original)) as old,
        zipfile.ZipFile(io.BytesIO(copy)) as new,
        zipfile.ZipFile(result, "w") as out,
    ):
        original_parts = Original(old, sources)
        for member in new.infolist():
            part = original_parts.restore(new.read(member), member.filename)
            out.writestr(zipfile.ZipInfo(member.filename, EARLIEST_IN_ZIP), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def sheet_paths(content: bytes) -> Mapping[str, str]:
    """The parts of the worksheets by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {listed.name: part for listed, part in book_of(archive).sheets}


class Original:
    """What the copy must have from the original."""

    def __init__(self, archive: zipfile.ZipFile, sources: Mapping[str, str]) -> None:
        """``sources`` gives the part of a sheet by the part of its copy."""
        self.archive, self.sources = archive, sources
        self.names = {name.lower(): name for name in archive.namelist()}
        self.texts = self.shared_texts()

    def shared_texts(self) -> list[str]:
        """The markup of the texts that cells refer to by their number."""
        name = self.names.get(SHARED_TEXTS)
        if name is None:
            return []
        with self.archive.open(name) as part:
            return [inside(element) for _, element in iterparse(part) if element.tag == TEXT_ITEM]

    def restore(self, part: bytes, name: str) -> bytes:
        """One part of the copy."""
        if name in self.sources:
            with self.archive.open(self.sources[name]) as original:
                return restored_sheet(part, dict(rows(original, self.texts)))
        if name.lower() == PROPERTIES:
            named = self.names.get(PROPERTIES)
            return MOMENT.sub(NO_MOMENT, part) if named is None else self.archive.read(named)
        return part


def restored_sheet(part: bytes, kept: Mapping[int, Cells]) -> bytes:
    """A sheet of the copy: its own rows and styles, the original's contents."""
    styled = styled_rows(part.decode())
    lines = "".join(
        row_markup(number, styled.get(number, NO_ROW), kept.get(number, {})) for number in sorted({*styled, *kept})
    )
    return SHEET_DATA.sub(lambda _: f"<sheetData>{lines}</sheetData>".encode(), part, count=1)


def styled_rows(markup: str) -> Mapping[int, StyledRow]:
    """The rows of a sheet that openpyxl has just written; in what it writes, ``<`` begins nothing but an element."""
    found: dict[int, StyledRow] = {}
    row = NO_ROW
    for number, attributes, letters, style in STYLED.findall(markup):
        if number:
            row = found[int(number)] = StyledRow(attributes, {})
        else:
            row.styles[column_of(letters)] = style or None
    return found


def rows(part: IO[bytes], texts: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """The rows of the original by number; where a program leaves out numbers, each is the next."""
    number = 0
    for _, element in iterparse(part):
        if element.tag == ROW:
            number = int(float(element.get("r") or number + 1))
            yield number, dict(cells(element, texts))
            element.clear()  # or the document tree would grow with every cell


def cells(row: Element, texts: Sequence[str]) -> Iterator[tuple[int, CellParts]]:
    """The cells of a row by column."""
    column = 0
    for element in row:
        if element.tag == CELL:
            reference = element.get("r")
            column = column_of(reference.rstrip(digits)) if reference else column + 1
            yield column, cell_parts(element, texts)


def cell_parts(element: Element, texts: Sequence[str]) -> CellParts:
    """One cell; a text that it refers to stands in the cell itself, as openpyxl writes all texts."""
    kind, number = element.get("t"), element.findtext(VALUE)
    if kind == "s" and number and texts:
        return CellParts("inlineStr", f"<is>{texts[int(number)]}</is>")
    found = inside(element)
    return CellParts(kind if found else None, found)


def inside(element: Element) -> str:
    """What stands inside an element, as text."""
    return "".join(markup(child) for child in element)


def markup(element: Element) -> str:
    """An element as text, without what belongs to other namespaces."""
    if not element.tag.startswith(NAMESPACE):
        return ""
    name = element.tag.removeprefix(NAMESPACE)
    return f"<{name}{attributes(element)}>{escape(element.text or '')}{inside(element)}</{name}>"


def attributes(element: Element) -> str:
    """The attributes of an element as text."""
    named = {"xml:space" if name == XML_SPACE else name: value for name, value in element.attrib.items()}
    return "".join(f" {name}={quoteattr(value)}" for name, value in named.items() if "{" not in name)


def row_markup(number: int, styled: StyledRow, kept: Cells) -> str:
    """A row: the copy's attributes and styles, the original's contents."""
    found = "".join(
        cell_markup(f"{column_letters(column)}{number}", styled.styles.get(column), kept.get(column, NO_CELL))
        for column in sorted({*styled.styles, *kept})
    )
    return f'<row r="{number}"{styled.attributes}>{found}</row>'


def cell_markup(reference: str, style: str | None, content: CellParts) -> str:
    """One cell."""
    style_attribute = f' s="{style}"' if style is not None else ""
    kind = f' t="{content.kind}"' if content.kind is not None else ""
    return f'<c r="{reference}"{style_attribute}{kind}>{content.inside}</c>'
