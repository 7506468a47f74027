"""However a document is made, in how many portions and by how many processes, it is the same document."""

from __future__ import annotations

import pytest

from tests.presentation.pdf.documents import CHAPTERS, ROWS, Reading, all_tags, html, parts, read
from tracker.presentation.pdf import division, render_pdf
from tracker.presentation.pdf.division import divide
from tracker.presentation.pdf.engine import engine


def no_progress(_phase: object, _done: int, _total: int) -> None:
    """Show nothing."""


@pytest.fixture(autouse=True)
def _many_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "SMALLEST", 300)


def by_weasyprint(document: str) -> Reading:
    """The document as WeasyPrint itself makes it, all at once."""
    return read(engine().HTML(string=document).write_pdf(pdf_variant="pdf/a-3a"))


@pytest.fixture(scope="module")
def alone() -> Reading:
    return by_weasyprint(html())


@pytest.fixture(scope="module")
def together() -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(division, "SMALLEST", 300)
        assert len(divide(html())) > CHAPTERS
        return read(render_pdf(html(), no_progress, processes=1).content)


@pytest.mark.parametrize("what", ["tags", "bookmarks", "destinations", "links", "text", "pictures"])
def test_portions_make_what_weasyprint_makes_of_the_whole(alone: Reading, together: Reading, what: str) -> None:
    assert getattr(together, what) == getattr(alone, what)


def test_the_document_has_what_is_compared(together: Reading) -> None:
    pages = len(together.pictures)
    assert pages == 2 + 2 * CHAPTERS
    assert len(list(all_tags(together.tags))) > CHAPTERS * ROWS * 5
    assert len(together.destinations) == CHAPTERS * (ROWS + 1)
    assert [title for title, _, _ in together.bookmarks] == ["Small report"]
    assert {"Chapter", "·", "3"} <= set(together.text[1].split())
    assert {"Small", "Chapter", str(CHAPTERS - 1), "/", str(pages)} <= set(together.text[-1].split())


@pytest.mark.parametrize("processes", [2, 3, None])
def test_the_bytes_do_not_depend_on_the_processes(processes: int | None) -> None:
    alone = render_pdf(html(), no_progress, processes=1)
    assert render_pdf(html(), no_progress, processes=processes) == alone


TIED = {
    "fixed-box": (".mark { position: fixed; bottom: 0 }", '<p class="mark">on every page</p>'),
    "counted-headings": ("h2::before { counter-increment: heading; content: counter(heading) ' ' }", ""),
    "left-pages": ("@page :left { margin-left: 30mm }", ""),
    "right-chapters": ("section { break-before: right }", ""),
    "running-element": (".mark { position: running(mark) } @page { @top-right { content: element(mark) } }", ""),
    "foot-note": (".mark { float: footnote }", '<p>Text<span class="mark">a note</span>.</p>'),
    "text-of-a-target": (".contents a::before { content: target-text(attr(href)) }", ""),
    "body-with-margins": ("body { margin-top: 5mm }", ""),
    "html-with-padding": ("html { padding-bottom: 5mm }", ""),
    "parts-that-begin-no-page": ("section { break-before: auto }", ""),
    "text-that-counts-pages": (
        ".mark::after { content: counter(page) '/' counter(pages) }",
        '<p class="mark">Page </p>',
    ),
    "words-beside-the-parts": ("", None),
}


@pytest.mark.parametrize(("styles", "content"), TIED.values(), ids=TIED)
def test_a_document_that_cannot_be_divided_is_laid_out_whole(styles: str, content: str | None) -> None:
    *some, last = parts()[:4]
    added = last.replace("</h2>", f"</h2>{content or ''}")
    document = html(styles, "".join([*some, added, "" if content is not None else "<p>beside</p>"]))
    made = read(render_pdf(document, no_progress, processes=1).content)
    expected = by_weasyprint(document)
    assert (made.text, made.tags, made.pictures) == (expected.text, expected.tags, expected.pictures)


SEPARABLE = {
    "named-pages": "section { page: wide } @page wide { size: A5 landscape } .contents { page: auto }",
    "first-of-chapters": "@page { @left-top { content: string(chapter, first) } @left-bottom { content: string(x) } }",
    "start-of-chapters": "@page { @left-top { content: string(chapter, start) } }",
    "last-of-chapters": "@page { @left-top { content: string(chapter, last) } }",
    "strings-of-before": "@page { @left-top { content: string(title, first-except) } }",
    "page-numbers-everywhere": "section a::after { content: ' p. ' target-counter(attr(href url), page) }",
    "background-and-border": "@page { background: #eee; border: 1pt solid #123 } html { background: #fff }",
}


PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGNgiDpxQk6O8YScHAMDAwAc"
    "cQMsWieCXAAAAABJRU5ErkJggg=="
)
DRAWN = (
    f'<p><img alt="Pixel" src="{PIXEL}" style="width: 9mm; opacity: .5; image-rendering: pixelated"></p>'
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="9"><title>Bar</title><rect width="9" height="9"/></svg>'
    '<div style="height: 5mm; border: 2pt dotted; transform: rotate(3deg)"></div>'
)


def test_pictures_are_drawn_in_every_portion() -> None:
    some = [part.replace("</h2>", f"</h2>{DRAWN}") for part in parts()]
    document = html("@page { @left-middle { content: url(" + PIXEL + "); width: 5mm } }", "".join(some))
    made, expected = read(render_pdf(document, no_progress, processes=2).content), by_weasyprint(document)
    assert (made.text, made.tags, made.pictures) == (expected.text, expected.tags, expected.pictures)


@pytest.mark.parametrize("styles", SEPARABLE.values(), ids=SEPARABLE)
def test_what_styles_say_of_pages_holds_in_every_portion(styles: str) -> None:
    made, expected = read(render_pdf(html(styles), no_progress, processes=2).content), by_weasyprint(html(styles))
    assert (made.text, made.tags, made.pictures) == (expected.text, expected.tags, expected.pictures)


def test_helpers_find_out_that_a_document_cannot_be_divided() -> None:
    document = html("body { margin-top: 5mm }")
    assert render_pdf(document, no_progress, processes=2) == render_pdf(document, no_progress, processes=1)


def test_numbers_of_pages_may_move_the_pages_they_tell_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.presentation.pdf.bench.GUESS", 10**1000)
    document = html(".contents { overflow-wrap: anywhere }")
    made, expected = read(render_pdf(document, no_progress, processes=1).content), by_weasyprint(document)
    assert (made.text, made.destinations) == (expected.text, expected.destinations)
