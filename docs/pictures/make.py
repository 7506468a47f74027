"""Renews the pictures of pages that the README shows.

python docs/pictures/make.py REPORT.pdf

REPORT.pdf is the report of the example on 31 March 2026. Each picture is of the page that a bookmark leads to.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

FOLDER = Path(__file__).parent
PIXELS_PER_POINT = 1.25
COLOURS = 64
SHOWN = {"at-a-glance": "At a glance", "card": "PT-EN-03", "sessions": "Sessions: follow-through"}
"""Names of pictures by how the title of the bookmark begins; the front page has none."""


def main(report: Path) -> None:
    """Write the pictures beside this file."""
    with pypdfium2.PdfDocument(report) as document:
        save(document[0], "front")
        for name, title in SHOWN.items():
            save(document[page_of(document, title)], name)


def page_of(document: pypdfium2.PdfDocument, title: str) -> int:
    """The number of the page, from 0, that the first bookmark with such a title leads to."""
    marks = (one for one in document.get_toc() if one.get_title().startswith(title))
    return int(next(mark.get_dest().get_index() for mark in marks))


def save(page: pypdfium2.PdfPage, name: str) -> None:
    """Write a page as a picture with few colours, which is small."""
    picture = page.render(scale=PIXELS_PER_POINT).to_pil().convert("RGB").quantize(COLOURS)
    picture.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
