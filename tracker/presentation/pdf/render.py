"""The line from HTML text to a finished document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from tracker.presentation.pdf.engine import engine
from tracker.presentation.pdf.letters import printable

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished document: its bytes, its number of pages, and the letters that no shipped font has."""

    content: bytes
    pages: int
    lost_letters: str


def render_pdf(html: str, progress: Progress) -> PdfDocument:
    """The document as PDF/A-3a and PDF/UA-1; the same text gives the same bytes.

    Raises:
        LibraryMissing: A system library is missing; the message names the package.
    """
    weasyprint = engine()
    from tracker.presentation.pdf.conformance import claim_pdfua  # noqa: PLC0415 - knows WeasyPrint

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
