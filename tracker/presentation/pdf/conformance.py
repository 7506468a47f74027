"""What WeasyPrint leaves out of a PDF that is archival and accessible: the claim of PDF/UA, languages in the tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

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


def claim_pdfua(document: Any, pdf: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Add the claim of PDF/UA to the metadata."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", PDFUA.encode() + b"</rdf:RDF>")]
