"""Where a document is divided: before parts that begin a page, by weight, and never where one part tells on another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tracker.presentation.pdf import division
from tracker.presentation.pdf.division import divide, parts_of

HEAD = "<html><head><style>.contents a::after { content: target-counter(attr(href), page) }</style></head><body>"
TAIL = "</body></html>"


def part(tags: int, name: str = "part") -> str:
    """A part of so many tags."""
    return f'<section class="{name}" id="{name}-{tags}">{"<br>" * (tags - 2)}</section>'


def weights(*parts: str) -> Sequence[int]:
    return [portion.weight for portion in divide(HEAD + "\n".join(parts) + TAIL)]


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "SMALLEST", 100)
    monkeypatch.setattr(division, "PORTIONS", 4)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([part(60), part(40)], [108], id="light-parts-stay-together-and-then-nothing-is-divided"),
        pytest.param([part(60), part(40), part(50)], [100, 50], id="until-they-are-heavy-enough"),
        pytest.param([part(60), part(41)], [60, 41], id="one-tag-too-many"),
        pytest.param([part(50), part(900)], [50, 900], id="a-heavy-part-is-not-divided"),
        pytest.param([part(9), part(20, "contents"), part(50)], [29, 50], id="a-short-front-goes-with-the-contents"),
        pytest.param([part(50), part(20, "contents"), part(30)], [50, 20, 30], id="else-contents-go-alone"),
        pytest.param([part(200)] * 10, [400] * 5, id="a-long-document-has-larger-portions"),
    ],
)
def test_weights_of_portions(parts: Sequence[str], expected: Sequence[int]) -> None:
    assert weights(*parts) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>words</p>", id="no-sections"),
        pytest.param(f"{part(99)}words{part(99)}", id="words-between"),
        pytest.param(f"words{part(99)}{part(99)}", id="words-before"),
        pytest.param(f"{part(99)}{part(99)}words", id="words-after"),
        pytest.param(f"<div>{part(99)}{part(99)}</div>", id="sections-in-something"),
        pytest.param("<section><p>", id="not-closed"),
        pytest.param("</section><section>", id="closed-before-it-is-opened"),
        pytest.param(part(500), id="one-part"),
    ],
)
def test_what_is_no_row_of_sections_stays_whole(body: str) -> None:
    (portion,) = divide(HEAD + body + TAIL)
    assert portion.is_whole
    assert portion.html == HEAD + body + TAIL
    assert portion.head == HEAD + TAIL


def test_text_without_a_body_is_its_own_head() -> None:
    (portion,) = divide("<p>words")
    assert portion.head == portion.html == "<p>words"


def test_inner_sections_belong_to_their_part() -> None:
    inner = f"<section><h2>A</h2>{part(5)}{part(6)}</section>"
    assert parts_of(f"{inner} {part(7)}") == [inner, part(7)]


def test_a_portion_knows_its_anchors_and_shows_its_parts_alone() -> None:
    first, second = divide(HEAD + part(90) + part(91) + TAIL)
    assert [set(one.anchors) for one in (first, second)] == [{"part-90"}, {"part-91"}]
    assert first.html.count("<br>") == 88
    assert '<section style="display:none!important" class="part" id="part-91"></section>' in first.html
    assert first.head == second.head == HEAD + TAIL


@pytest.mark.parametrize("words", ["counter-reset: x", "position: fixed", "@page chapter:left", "break-before:recto"])
@pytest.mark.parametrize("place", ["<style>{}</style>", '<p style="{}"></p>'])
def test_styles_that_tie_parts_together(words: str, place: str) -> None:
    (portion,) = divide(HEAD + part(90) + part(91).replace("<br>", place.format(words), 1) + TAIL)
    assert portion.is_whole


@pytest.mark.parametrize("words", ["text-align:left", "p:nth-child(2)", "table-layout: fixed", "@page :first"])
def test_styles_that_only_look_like_it(words: str) -> None:
    assert (
        len(divide(HEAD + f"<style>{words}</style>".join([part(90), part(91)]).replace("<style>", "", 0) + TAIL)) == 1
    )
    assert len(divide(HEAD.replace("<style>", f"<style>{words} ") + part(90) + part(91) + TAIL)) == 2
