"""A Word document written part by part: headings, paragraphs, tables with header rows, each text in its language."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tracker.archive.embed import PROGRAM
from tracker.languages import is_right_to_left
from tracker.presentation.view.teller import Said
from tracker.presentation.word.package import settled
from tracker.presentation.xmltext import xml_text

LANGUAGE_TAGS: Mapping[str, str] = {"en": "en-GB", "ru": "ru-RU", "tg": "tg-Cyrl-TJ", "ur": "ur-PK"}
"""What Word calls the languages (BCP 47)."""
FONT = "Arial"
"""A font with the letters of all four languages that every office has."""
TITLE_SIZE, SIZE, TABLE_SIZE = Pt(18), Pt(10), Pt(9)
INK = RGBColor(0x1F, 0x3A, 0x5F)
MARGIN = Cm(2)
TEXT_WIDTH = Cm(17)
HEAD_FILL = "E8EDF3"
GRID = "Table Grid"
PAGE_FIELD = "PAGE"

Words = str | Said


@dataclass(frozen=True, slots=True)
class Writer:
    """A document in one language that is being written."""

    document: WordDocument
    language: str

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from the right."""
        return is_right_to_left(self.language)

    def heading(self, words: Words, level: int) -> None:
        """A heading; level 0 is the title."""
        self.said(self.document.add_heading("", level), words)

    def paragraph(self, *parts: Words, style: str | None = None) -> None:
        """A paragraph of several texts, each in its language; of nothing there is none."""
        if any(str(one) for one in parts):
            paragraph = self.document.add_paragraph(style=style)
            for one in parts:
                self.said(paragraph, one)

    def bullets(self, several: Sequence[Words]) -> None:
        """A list."""
        for one in several:
            self.paragraph(one, style="List Bullet")

    def labelled(self, label: str, *parts: Words) -> None:
        """A paragraph that begins with what it is about."""
        paragraph = self.document.add_paragraph()
        self.said(paragraph, f"{label}: ").bold = True
        for one in parts:
            self.said(paragraph, one)

    def table(self, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[Words]]) -> None:
        """A table whose header row stands on every page; no row is split. Without rows there is none.

        ``heads`` are the headings, each with the weight of its column's width.
        """
        if not rows:
            return
        table = self.document.add_table(rows=0, cols=len(heads), style=GRID)
        table.autofit = False
        whole = sum(weight for _, weight in heads)
        for column, (_, weight) in zip(table.columns, heads, strict=True):
            column.width = TEXT_WIDTH * weight // whole
        if self.is_right_to_left:
            visual_mark(table._tbl)
        self.row(table, [words for words, _ in heads], is_head=True)
        for one in rows:
            self.row(table, one)
        self.document.add_paragraph()

    def row(self, table: Any, cells: Sequence[Words], *, is_head: bool = False) -> None:  # noqa: ANN401 - of python-docx
        """One row of a table."""
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, words in zip(row.cells, cells, strict=True):
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            run = sized(self.said(cell.paragraphs[0], words), TABLE_SIZE)
            run.bold = is_head or None
            if is_head:
                cell._tc.get_or_add_tcPr().append(filled(HEAD_FILL))

    def said(self, paragraph: Paragraph, words: Words) -> Any:  # noqa: ANN401 - a run of python-docx
        """Write a text at the end of a paragraph, in its language and direction."""
        language = (words.language if isinstance(words, Said) else None) or self.language
        run = paragraph.add_run(xml_text(str(words)))
        run._r.get_or_add_rPr().append(language_mark(language))
        run.font.rtl = is_right_to_left(language) or None
        if self.is_right_to_left:
            bidi_mark(paragraph._p)
        return run

    def content(self) -> bytes:
        """The finished file; the same words give the same bytes."""
        made = io.BytesIO()
        self.document.save(made)
        return settled(made.getvalue())


AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows the mark of a paragraph from the right in the schema of Word (ISO/IEC 29500-1, CT_PPrBase)."""


AFTER_VISUAL = (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
)  # fmt: skip
"""What follows the mark of a table from the right (CT_TblPrBase)."""


def sized(run: Any, size: Length) -> Any:  # noqa: ANN401 - a run of python-docx
    """A run in a size, whatever its letters; letters from the right have a size of their own."""
    run.font.size = size
    of_the_right = OxmlElement("w:szCs")
    of_the_right.set(qn("w:val"), str(int(size.pt * 2)))
    run._r.rPr.insert_element_before(of_the_right, *AFTER_SIZE)
    return run


AFTER_SIZE = ("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:lang")
"""What follows the size in the schema of Word (CT_RPr)."""


def bidi_mark(paragraph: Any) -> None:  # noqa: ANN401 - an element of python-docx
    """Mark a paragraph as one from the right, once."""
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)


def visual_mark(table: Any) -> None:  # noqa: ANN401 - an element of python-docx
    """Mark a table as one whose first column is at the right."""
    table.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *AFTER_VISUAL)


def day_of(created: str) -> datetime:
    """The moment a document says it was made: the reporting day, for no clock is read."""
    return datetime.fromisoformat(created).replace(tzinfo=None)


def language_mark(language: str) -> Any:  # noqa: ANN401 - an element of python-docx
    """The mark of a language; letters from the right are told by another attribute."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:bidi" if is_right_to_left(language) else "w:val"), LANGUAGE_TAGS.get(language, language))
    return mark


def filled(colour: str) -> Any:  # noqa: ANN401 - an element of python-docx
    """The ground of a cell."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def word_document() -> WordDocument:
    """An empty document."""
    return Document()


def new_document(language: str, title: str, day: date) -> Writer:
    """An empty document; no clock is read: it is of the reporting day."""
    document = word_document()
    writer = Writer(document, language)
    properties, moment = document.core_properties, datetime(day.year, day.month, day.day)
    properties.title, properties.language = xml_text(title)[:255], LANGUAGE_TAGS.get(language, language)
    properties.author = properties.last_modified_by = PROGRAM
    properties.created = properties.modified = moment
    properties.comments = ""
    lay_out(document)
    mark_styles(document, language)
    return writer


def lay_out(document: WordDocument) -> None:
    """An upright page of A4."""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def mark_styles(document: WordDocument, language: str) -> None:
    """Font and language of all text, colour of the headings."""
    for style in document.styles:
        properties = style.element.find(qn("w:rPr"))
        if properties is not None and style.name.startswith(("Heading", "Title")):
            style.font.color.rgb = INK
    document.styles["Title"].font.size = TITLE_SIZE
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = FONT, SIZE, Pt(4)
    for style in document.styles:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None:
            name_fonts(fonts)
    normal.element.get_or_add_rPr().append(language_mark(language))


def name_fonts(fonts: Any) -> None:  # noqa: ANN401 - an element of python-docx
    """One font for every kind of letter; what a theme would choose instead goes."""
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def running_lines(writer: Writer, head: str, foot: str) -> None:
    """What stands at the head and the foot of every page, the number of the page last."""
    section = writer.document.sections[0]
    sized(writer.said(section.header.paragraphs[0], head), TABLE_SIZE)
    paragraph = section.footer.paragraphs[0]
    sized(writer.said(paragraph, f"{foot} · "), TABLE_SIZE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), PAGE_FIELD)
    paragraph._p.append(field)
