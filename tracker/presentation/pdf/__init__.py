"""HTML to an archival, accessible PDF. The only room that knows WeasyPrint.

The document is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. Nothing is fetched: all styles are inside the
document, and the fonts are found by a fontconfig file of our own, so that a report looks the same everywhere.
"""

from __future__ import annotations

from tracker.presentation.pdf.quire import EmbeddedFile
from tracker.presentation.pdf.render import PdfDocument, render_pdf

__all__ = ["EmbeddedFile", "PdfDocument", "render_pdf"]
