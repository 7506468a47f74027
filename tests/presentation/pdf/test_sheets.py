"""Sheets and styles are known for the next document, and no document gets what another one alone has."""

from __future__ import annotations

import pytest

from tests.presentation.pdf.documents import HEAD, html, read
from tracker.presentation.pdf import render_pdf
from tracker.presentation.pdf.engine import engine

engine()  # WeasyPrint has to be set up before modules that know it

from tracker.presentation.pdf import sheets  # noqa: E402 - see above
from tracker.presentation.pdf.sheets import SharedFonts, fonts_for, sameness, shared_fonts  # noqa: E402

SIZES = "@page {{ size: {} 100mm; margin: 0 }} p {{ margin-left: 50vw }}"
NOTES = "li {{ float: footnote; margin-left: {} }}"
MARKS = '@counter-style mark {{ system: cyclic; symbols: "{}"; suffix: " " }} ul {{ list-style: mark }}'
LAYERS = "@layer {}; @layer one {{ p {{ margin-left: 1mm }} }} @layer two {{ p {{ margin-left: 30mm }} }}"


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> SharedFonts:
    """Fonts with which nothing is known yet."""
    empty = SharedFonts()
    monkeypatch.setattr(sheets, "shared_fonts", lambda: empty)
    return empty


def made(text: str) -> object:
    """What a document looks like: its text and its pages."""
    found = read(render_pdf(text, lambda *_: None, processes=1).content)
    return found.text, found.pictures


def document(styles: str) -> str:
    """A small document in a style."""
    body = '<section id="one"><p>one</p><ul><li>two</li></ul></section></body></html>'
    return HEAD.format(styles) + body


def test_a_second_document_in_the_same_styles_brings_none(fonts: SharedFonts) -> None:
    first = made(html())
    known = fonts.count, len(fonts.sheets)
    assert made(html()) == first
    assert (fonts.count, len(fonts.sheets)) == known
    assert min(known) > 0


@pytest.mark.parametrize(
    "styles",
    ["html { overflow: hidden }", "body { overflow: hidden }", "html { display: none }"],
    ids=["overflow-of-the-root", "overflow-of-the-body", "no-root"],
)
def test_what_is_changed_in_a_style_is_not_kept(fonts: SharedFonts, styles: str) -> None:
    page = "@page { size: 60mm; margin: 20mm } p { margin-left: 30mm; width: 40mm; background: #000 } "
    first, second = (render_pdf(document(page + styles), lambda *_: None, processes=1) for _ in range(2))
    assert first.content == second.content
    assert fonts.count > 0


def test_another_language_is_another_style(fonts: SharedFonts) -> None:
    made(html())
    known = fonts.count
    made(html().replace('lang="en"', 'lang="ru"', 1))
    assert fonts.count > known


@pytest.mark.parametrize(
    ("sheet", "first", "second"),
    [(SIZES, "100mm", "200mm"), (NOTES, "0", "5mm"), (MARKS, "x", "y"), (LAYERS, "one, two", "two, one")],
    ids=["size-of-the-page", "notes", "marks-of-lists", "order-of-layers"],
)
def test_what_is_of_one_document_stays_with_it(fonts: SharedFonts, sheet: str, first: str, second: str) -> None:
    alone = made(document(sheet.format(second)))
    assert made(document(sheet.format(first))) != alone
    assert made(document(sheet.format(second))) == alone
    assert (fonts.count, fonts.sheets) == (0, {})


def test_a_size_in_an_attribute_is_of_one_document() -> None:
    assert fonts_for(["p { margin: 1mm }", "width: 40%"]) is shared_fonts()
    assert fonts_for(["p { margin: 1mm }", "width: 40vw"]) is not shared_fonts()


def test_only_so_many_sheets_and_styles_are_known(fonts: SharedFonts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_SHEETS", 2)
    monkeypatch.setattr(sheets, "MOST_STYLES", 5)
    looks = [made(document(f"p {{ margin-left: {size}mm }}")) for size in (0, 1, 2, 0)]
    assert (looks[0] == looks[3], looks[0] == looks[2]) == (True, False)
    assert len(fonts.sheets) <= 2
    assert fonts.count <= 5


@pytest.mark.parametrize("value", ["auto", (1, "px"), None], ids=str)
def test_values_that_can_be_compared_are_the_same_if_equal(value: object) -> None:
    assert sameness(value) == value


def test_values_that_cannot_be_compared_are_the_same_if_one() -> None:
    one: list[object] = []
    assert sameness(one) == sameness(one)
    assert sameness(one) != sameness([])
