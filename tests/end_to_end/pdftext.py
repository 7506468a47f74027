"""The text of a report, as a reader of the PDF would copy it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def page_texts(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def text_of(path: Path) -> str:
    """All text on one line, words folded at the end of a line joined by a space."""
    return " ".join(" ".join(page_texts(path)).split())
