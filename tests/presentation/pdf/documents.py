"""A small document of many parts, as a report is made of them, and what can be read back out of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

STYLES = """
@page { size: A5; margin: 15mm; @top-left { content: string(title) ' · ' string(chapter) }
        @bottom-right { content: counter(page) ' / ' counter(pages) } }
@page :first { margin-top: 40mm; @top-left { content: none } }
html { font: 9pt 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Symbols 2', 'Noto Sans Math' }
body { margin: 0 }
h1 { string-set: title content() }
h2 { string-set: chapter content() }
section { break-before: page }
section + section h2 { color: #123 }
section:nth-of-type(odd) p { color: #321 }
.contents a::after { content: ' · ' target-counter(attr(href), page) }
"""
HEAD = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Small report</title>'
    '<meta name="dcterms.created" content="2026-03-31T00:00:00Z"><style>{}</style></head><body>'
)
CHAPTERS = 4
ROWS = 32
URDU = '<p lang="ur" dir="rtl">پاکستان اور تاجکستان</p>'


def chapter(number: int) -> str:
    """A chapter of two or three pages, with a table over pages and links to its neighbours."""
    rows = "".join(
        f'<tr id="row-{number}-{row}"><th scope="row">C-{row}</th><td>▲ {row} of {number}</td></tr>'
        for row in range(ROWS)
    )
    after = (number + 1) % CHAPTERS
    heads = '<tr><th scope="col">Code</th><th scope="col">Status</th></tr>'
    return (
        f'<section id="chapter-{number}"><h2>Chapter {number}</h2><h3>About it</h3>'
        f'<p>See <a href="#row-{after}-30">row 30</a>, <a href="https://www.un.org/">the United Nations</a>.</p>{URDU}'
        f"<table><thead>{heads}</thead><tbody>{rows}</tbody></table></section>"
    )


def parts() -> list[str]:
    """Front page, contents, chapters."""
    lines = "".join(f'<p><a href="#chapter-{n}">Chapter {n}</a></p>' for n in range(CHAPTERS))
    front = "<section><h1>Small report</h1><p>The front page.</p></section>"
    return [front, f'<section class="contents"><h2>Contents</h2>{lines}</section>', *map(chapter, range(CHAPTERS))]


def html(styles: str = "", body: str | None = None) -> str:
    """The document, with styles added."""
    inside = "\n".join(parts()) if body is None else body
    return f"{HEAD.format(STYLES + styles)}{inside}</body></html>"


@dataclass(frozen=True)
class Reading:
    """What a reader, a screen reader and a program find in a PDF."""

    tags: Any
    bookmarks: Any
    destinations: Any
    links: Any
    text: tuple[str, ...]
    pictures: tuple[bytes, ...]


def read(content: bytes) -> Reading:
    """A PDF read back."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.Names.Dests.Names
        with pdf.open_outline() as outline:
            bookmarks = [bookmark(item, numbers) for item in outline.root]
        destinations = {str(names[n]): place(names[n + 1], numbers) for n in range(0, len(names), 2)}
        links = [[target(one) for one in page.get("/Annots", [])] for page in pdf.pages]
        tags = tag(pdf.Root.StructTreeRoot.K[0], numbers)
    document = pypdfium2.PdfDocument(content)
    pages = [document[number] for number in range(len(document))]
    return Reading(
        tags,
        bookmarks,
        destinations,
        links,
        tuple(" ".join(sorted(page.get_textpage().get_text_range().split())) for page in pages),
        tuple(page.render().to_pil().tobytes() for page in pages),
    )


def tag(node: Any, pages: dict[Any, int]) -> Any:
    """A tag, what it says and the tags in it."""
    if isinstance(node, int):
        return node
    if "/S" not in node:
        return target(node.Obj)
    attributes = node.get("/A", pikepdf.Dictionary())
    said = tuple(str(node.get(key, "")) for key in ("/S", "/Lang", "/Alt"))
    headers = len(attributes.get("/Headers", []))
    page = pages[node.Pg.objgen] if "/Pg" in node else None
    return (*said, page, "/ID" in node, headers, [tag(kid, pages) for kid in node.K])


def all_tags(node: Any) -> Iterator[Any]:
    """A tag and all in it, in reading order."""
    yield node
    if isinstance(node, tuple) and isinstance(node[-1], list):
        for kid in node[-1]:
            yield from all_tags(kid)


def place(destination: Any, pages: dict[Any, int]) -> tuple[float, ...]:
    """Page and point of a destination."""
    return (pages[destination[0].objgen], *(round(float(each), 2) for each in list(destination)[2:]))


def target(annotation: Any) -> tuple[str, ...]:
    """Where a link leads to."""
    action = annotation.get("/A", pikepdf.Dictionary())
    return "link", str(annotation.get("/Dest", "")), str(action.get("/URI", ""))


def bookmark(item: Any, pages: dict[Any, int]) -> Any:
    """A bookmark, its place and those below it."""
    return item.title, place(item.destination, pages), [bookmark(child, pages) for child in item.children]
