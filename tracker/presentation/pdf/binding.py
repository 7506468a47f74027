"""Quires bound into one file, with one tree of pages, of tags, of bookmarks, and one list of places to link to."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pydyf
import weasyprint
from weasyprint import pdf as making
from weasyprint.document import Document
from weasyprint.html import get_html_metadata
from weasyprint.pdf.anchors import add_outlines
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from tracker.presentation.pdf.conformance import claim_pdfua
from tracker.presentation.pdf.drawing import SCALE
from tracker.presentation.pdf.helps import LeanHtml
from tracker.presentation.pdf.layout import OPTIONS, replaced
from tracker.presentation.pdf.objects import NumberedPdf, file_of, written
from tracker.presentation.pdf.quire import Binding, EmbeddedFile, Leaves


@dataclass(slots=True)
class Cover:
    """The file before its quires are bound in: metadata, embedded files, the roots of all trees."""

    pdf: NumberedPdf
    root: Any
    top: Any
    parents: Any

    def bindings(self, quires: int) -> Sequence[Binding]:
        """What each of so many quires must know."""
        first = len(self.pdf.objects)
        return [
            Binding(number, first + number, quires, self.pdf.pages.reference, self.top.reference)
            for number in range(quires)
        ]


def cover(html: str, attachments: Sequence[EmbeddedFile]) -> Cover:
    """The cover of a document: what WeasyPrint makes of one that has no pages."""
    head = LeanHtml(html)
    metadata = DocumentMetadata(**get_html_metadata(head))
    document = Document([], metadata, head.url_fetcher, FontConfiguration(), {}, "srgb")
    files = [attachment(one) for one in sorted(attachments, key=lambda one: one.name)]
    with replaced(pydyf, PDF=NumberedPdf):
        pdf = making.generate_pdf(
            document, None, 1, **{**OPTIONS, "pdf_variant": "pdf/a-3a", "output_intent": "srgb", "attachments": files}
        )
    claim_pdfua(document, pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint lists each file twice
    if files:
        pdf.at(pdf.catalog["Names"]["EmbeddedFiles"])["Names"][::2] = [text_string(one.name) for one in files]
    root = pdf.at(pdf.catalog["StructTreeRoot"])
    return Cover(pdf, root, pdf.at(root["K"][0]), pdf.at(root["ParentTree"]))


def text_string(text: str) -> bytes:
    """A text as an object of a PDF, in letters of every alphabet (ISO 32000-1, 7.9.2.2).

    WeasyPrint lists files under names in UTF-8, which a reader of PDF 1.7 takes for other letters. So written, names
    stand in the order that a list of names must have (7.9.6), whatever their alphabets.
    """
    return b"<%b>" % (BOM_UTF16_BE + text.encode("utf-16-be")).hex().encode()


def attachment(file: EmbeddedFile) -> Any:  # noqa: ANN401 - a class of WeasyPrint
    """A file as WeasyPrint embeds it, dated by the day of the report."""
    moment = datetime.combine(file.day, time.min)
    return weasyprint.Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship=file.relationship,
    )


def bind(cover: Cover, quires: Sequence[Leaves], identifier: bytes) -> bytes:
    """The finished file."""
    pdf = cover.pdf
    number_on(pdf, quires)
    pages = [reference for quire in quires for reference in quire.pages]
    pdf.pages.update(Count=len(pages), Kids=pydyf.Array(pages))
    pdf.references = pages
    cover.top["K"].extend(chain.from_iterable(quire.tags for quire in quires))
    del cover.parents["Nums"]
    cover.parents["Kids"] = pydyf.Array([quire.parents for quire in quires])
    add_destinations(pdf, quires)
    add_outlines(pdf, bookmark_tree(quires))
    pdf.add_object(pdf.info)
    bodies = [*chain.from_iterable(quire.bodies for quire in quires), written(pdf, pdf.objects[1:])]
    return file_of(bodies, {"Root": pdf.catalog.reference, "Info": pdf.info.reference}, identifier)


def number_on(pdf: NumberedPdf, quires: Sequence[Leaves]) -> None:
    """Let further objects of the cover have numbers behind those of all quires."""
    numbers = [number for quire in quires for body in quire.bodies for number in body.numbers()]
    pdf.first = max(numbers) + 1 - len(pdf.objects)


def add_destinations(pdf: NumberedPdf, quires: Sequence[Leaves]) -> None:
    """The places that links lead to, in order of their names; of two with one name the first counts."""
    places: dict[str, bytes] = {}
    for name, place in chain.from_iterable(quire.destinations for quire in quires):
        places.setdefault(name, place)
    if places:
        names = pydyf.Array(chain.from_iterable((pydyf.String(name), places[name]) for name in sorted(places)))
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["Dests"] = pydyf.Dictionary({"Names": names})


def bookmark_tree(quires: Sequence[Leaves]) -> Any:  # noqa: ANN401 - nested lists of WeasyPrint
    """The bookmarks of all pages as one tree."""
    pages = [
        SimpleNamespace(height=height, bookmarks=bookmarks)
        for height, bookmarks in chain.from_iterable(quire.bookmarks for quire in quires)
    ]
    return Document.make_bookmark_tree(SimpleNamespace(pages=pages), SCALE, transform_pages=True)
