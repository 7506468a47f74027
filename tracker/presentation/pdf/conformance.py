"""What WeasyPrint leaves out of a PDF that is archival and accessible: the claim of PDF/UA, languages, soft hyphens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import weasyprint.pdf
from weasyprint.formatting_structure.boxes import TableRowBox
from weasyprint.pdf import tags

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


ROW_GROUPS = ("thead", "tbody", "tfoot")


def mend_tags() -> None:
    """Let the tags say what PDF/UA wants them to."""
    tags._build_box_tree = mended(tags._build_box_tree)


def mended(build: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """The tags of a box, each with its language, and none for the row that the layout puts into an empty table.

    WeasyPrint tells the language of the document only: a screen reader would read Urdu as English.
    """

    def build_mended(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - private types of WeasyPrint
        box = getattr(box, "_box", box)
        language = None if box.element is None else box.element.attrib.get("lang")
        is_filler = isinstance(box, TableRowBox) and box.element_tag in ROW_GROUPS
        for tag in build(box, *rest):
            if language:
                tag.setdefault("Lang", tags.pydyf.String(language))  # the innermost element comes first
            if not is_filler:
                yield tag

    return build_mended


READ_AS = {"\u2010": "\u00ad", "\u00a0": " "}
"""What a reader takes from the page for a sign that only a line needs: the hyphen at the end of a parted word is no
letter of it (ISO 14289-1, 7.2; ISO 32000-1, 14.8.2.2.3), and a space stays one where no line may end."""


def mend_texts() -> None:
    """Let words that lines part, and what may not be parted, be found as they are written."""
    weasyprint.pdf.build_fonts_dictionary = read_well(weasyprint.pdf.build_fonts_dictionary)


def read_well(build: Callable[..., Any]) -> Callable[..., Any]:
    """The fonts of a document, of which each glyph says the letter it is read as."""

    def build_readable(pdf: Any, fonts: Any, *rest: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
        for font in fonts.values():
            font.to_unicode = {glyph: READ_AS.get(text, text) for glyph, text in font.to_unicode.items()}
        return build(pdf, fonts, *rest)

    return build_readable


def claim_pdfua(document: Any, pdf: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Add the claim of PDF/UA to the metadata."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", PDFUA.encode() + b"</rdf:RDF>")]
