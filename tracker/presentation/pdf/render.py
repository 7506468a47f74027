"""The line from HTML text to a finished document: letters, portions, quires, a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.presentation.pdf.division import divide, undivided
from tracker.presentation.pdf.engine import engine
from tracker.presentation.pdf.letters import printable
from tracker.presentation.pdf.quire import EmbeddedFile, Inseparable
from tracker.progress import Progress

MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished document: its bytes, its number of pages, and the letters that no shipped font has."""

    content: bytes
    pages: int
    lost_letters: str


def cores() -> int:
    """The processors this process may use, as far as the memory of so many processes is worth it."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(found, MOST_PROCESSES)


def render_pdf(
    html: str, progress: Progress, attachments: Sequence[EmbeddedFile] = (), processes: int | None = None
) -> PdfDocument:
    """The document as PDF/A-3a and PDF/UA-1; the same text and files give the same bytes, on however many processors.

    ``processes`` says how many may work at a time; if it is not given, as many as there are processors.

    Raises:
        LibraryMissing: A system library is missing; the message names the package.
    """
    engine()
    from tracker.presentation.pdf.printing import printed  # noqa: PLC0415 - knows WeasyPrint, which is loaded now

    text, lost = printable(html)
    try:
        content, pages = printed(divide(text), attachments, progress, processes or cores())
    except Inseparable:
        content, pages = printed([undivided(text)], attachments, progress, 1)
    return PdfDocument(content, pages, lost)
