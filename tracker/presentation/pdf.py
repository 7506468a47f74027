"""HTML to an archival, accessible PDF. The only module that knows WeasyPrint.

The document is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. WeasyPrint writes the first; the claim of
the second and the language of inner elements are added here. Nothing is fetched: all styles are inside the document,
and the fonts are found by a fontconfig file of our own, so that a report looks the same everywhere.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tracker.errors import LibraryMissing
from tracker.presentation.libraries import install_line, missing_libraries
from tracker.shipped import shipped_folder

Progress = Callable[[str, int, int], None]

FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""

PDFUA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />'
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A allows the claim of PDF/UA in its metadata only together with the description of its schema."""

REPLACEMENT = "\ufffd"
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")
"""Control characters, which no font has and PDF/A forbids."""
LAYOUT = frozenset("\t\n\r\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u00ad\ufe0f\ufeff")
"""Characters that steer the layout and need no glyph."""


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished document: its bytes, its number of pages, and the letters that no shipped font has."""

    content: bytes
    pages: int
    lost_letters: str


def fonts_folder() -> Path:
    """The shipped fonts."""
    return shipped_folder("templates") / "fonts"


@cache
def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for fontconfig, kept as long as the program runs."""
    return tempfile.TemporaryDirectory(prefix="tracker-fonts-")


@cache
def engine() -> ModuleType:
    """WeasyPrint, set up so that only the shipped fonts exist.

    Raises:
        LibraryMissing: A system library is missing; the message names the package.
    """
    missing = missing_libraries()
    if missing:
        raise LibraryMissing(f"a report needs system libraries. On Debian or Ubuntu run: {install_line(missing)}")
    folder = Path(scratch().name)
    config = folder / "fonts.conf"
    config.write_text(FONT_CONFIG.format(fonts=fonts_folder(), cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)  # read when the library is loaded, so before the import
    import weasyprint  # noqa: PLC0415
    from weasyprint.pdf import tags  # noqa: PLC0415

    tags._build_box_tree = with_language(tags._build_box_tree, tags.pydyf.String)
    # The many objects of the imports need not be looked through again at every collection.
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    module: ModuleType = weasyprint
    return module


def with_language(build: Callable[..., Iterator[Any]], string: Callable[[str], Any]) -> Callable[..., Iterator[Any]]:
    """WeasyPrint leaves ``lang`` of inner elements out of the tags: a screen reader would read Urdu as English."""

    def build_with_language(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - private types of WeasyPrint
        element = getattr(box, "_box", box).element
        language = None if element is None else element.attrib.get("lang")
        for tag in build(box, *rest):
            if language:
                tag.setdefault("Lang", string(language))  # the innermost element comes first
            yield tag

    return build_with_language


@cache
def known_letters() -> frozenset[str]:
    """Every character that one of the shipped fonts has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - comes with WeasyPrint and is as slow to load

    letters: set[str] = set()
    for path in sorted(fonts_folder().glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    return frozenset(letters)


def printable(html: str) -> tuple[str, str]:
    """The document without control characters and unknown letters, and the letters that were replaced."""
    html = INVISIBLE.sub(" ", html)
    lost = sorted(set(html) - known_letters() - LAYOUT)
    return (html.translate(dict.fromkeys(map(ord, lost), REPLACEMENT)), "".join(lost)) if lost else (html, "")


def claim_pdfua(document: Any, pdf: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Add the claim of PDF/UA to the metadata."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", PDFUA.encode() + b"</rdf:RDF>")]


def render_pdf(html: str, progress: Progress) -> PdfDocument:
    """The document as PDF/A-3a and PDF/UA-1; the same text gives the same bytes.

    Raises:
        LibraryMissing: A system library is missing; the message names the package.
    """
    weasyprint = engine()
    text, lost = printable(html)
    progress("laying out pages", 0, 0)
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data"})
    document = weasyprint.HTML(string=text, base_url=None, url_fetcher=fetcher).render()
    progress("writing the PDF", 0, 0)
    identifier = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32].encode()
    content: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a", pdf_identifier=identifier, pdf_tags=True, finisher=claim_pdfua
    )
    return PdfDocument(content, len(document.pages), lost)
