"""Pages that hold whatever a register holds: read back out of a real PDF, by position."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pypdfium2
import pytest

from tests.build import (
    actual,
    commitment,
    indicator,
    institution,
    milestone,
    party,
    record,
    register,
    update,
)
from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy
from tracker.domain.agreements import Agreement
from tracker.domain.register import Register
from tracker.domain.sessions import Session
from tracker.domain.values import Text
from tracker.presentation.html import SHIPPED, TemplateChoice, render_html
from tracker.presentation.pdf import render_pdf
from tracker.presentation.view import report_view

DAY = date(2026, 3, 31)
POINTS_PER_MM = 72 / 25.4
SIDE, TOP, FOOT = 16 * POINTS_PER_MM, 20 * POINTS_PER_MM, 17 * POINTS_PER_MM
HAIR = 1.5
"""Points that a letter may lean over an edge."""

SENTENCE = " ".join(["responsibility"] * 28)[:400]
WORD = "x" * 500
CODE = "A" * 20 + "-" + "B" * 19
NOVEL = ("progress and more " * 1800)[:32_000]


@dataclass(frozen=True)
class Line:
    """A stretch of text on a page, in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str

    def covers(self, other: Line) -> bool:
        """Whether more than a third of the smaller one's height and something of its width lies on the other."""
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        width = min(self.right, other.right) - max(self.left, other.left)
        return width > HAIR and height > min(self.top - self.bottom, other.top - other.bottom) / 3


@dataclass(frozen=True)
class Pages:
    """A document read back: its size, its lines, its bookmarks."""

    width: float
    height: float
    count: int
    lines: tuple[Line, ...]
    bookmarks: tuple[tuple[int, float, str], ...]

    def body(self) -> Iterator[Line]:
        """The lines between running head and foot."""
        return (one for one in self.lines if one.bottom > FOOT and one.top < self.height - TOP + HAIR)


def pages_of(content: bytes) -> Pages:
    document = pypdfium2.PdfDocument(content)
    lines: list[Line] = []
    for number in range(len(document)):
        text = document[number].get_textpage()
        for rect in (text.get_rect(place) for place in range(text.count_rects())):
            left, bottom, right, top = rect
            words = text.get_text_bounded(*rect).strip()
            if words:
                lines.append(Line(number, left, bottom, right, top, words))
    bookmarks = []
    for one in document.get_toc():
        destination = one.get_dest()
        if destination is not None:
            bookmarks.append((destination.get_index() or 0, destination.get_view()[1][1], one.get_title()))
    width, height = document[0].get_size()
    return Pages(width, height, len(document), tuple(lines), tuple(bookmarks))


def long_texts() -> Register:
    return register(
        party("PK"),
        institution("PK-1", "PK"),
        institution(CODE, "TJ"),
        record(
            Agreement, code="AG", kind="agreement", title=SENTENCE, place=WORD, parties=["PK"], link=f"https://{WORD}"
        ),
        record(Session, code="SE", kind="visit", title=WORD, first_day="2025-01-01"),
        commitment(CODE, title=SENTENCE, description=NOVEL, lead=CODE, sector="S" * 200, agreement="AG", clause=WORD),
        commitment("C-2", title=WORD, lead="PK-1", supporting=["PK-1", CODE], sector="Roads", session="SE", note=WORD),
        indicator("I-1", commitment="C-2", title=SENTENCE, unit=WORD, baseline=0, target="123456789"),
        indicator(CODE, commitment="C-2", title=WORD, measure="ordinal", scale=["none" * 40, "all" * 60]),
        actual("9999999", "2025-06-01", comment=WORD),
        update(
            "PK",
            "2026-01-01",
            "limited",
            commitment="C-2",
            progress=NOVEL[:9_000],
            obstacle=WORD,
            decision_requested=SENTENCE,
        ),
        settings={"title": Text(SENTENCE)},
    )


def many_milestones() -> Register:
    steps = [
        milestone(f"M-{n}", title=f"Step {n} " + "long " * (n % 9), due=str(DAY + timedelta(days=9 * n - 300)))
        for n in range(60)
    ]
    return register(commitment("C-1", title="Sixty milestones", sector="Roads"), *steps)


def nothing_but_commitments() -> Register:
    return register(*(commitment(f"C-{n}", title=f"Promise {n}") for n in range(30)))


def one_commitment() -> Register:
    return register(commitment(title="The only one"))


def no_commitment() -> Register:
    return register(party("PK"))


REGISTERS = (long_texts, many_milestones, nothing_but_commitments, one_commitment, no_commitment)


@pytest.fixture(
    scope="module",
    params=[pytest.param((one, name), id=f"{one.__name__}-{name}") for one in REGISTERS for name in SHIPPED],
)
def pages(request: pytest.FixtureRequest) -> Pages:
    build: tuple[Callable[[], Register], str] = request.param
    assessment = assess(build[0](), as_of=DAY, policy=shipped_policy("idb-crf"))
    html = render_html(report_view(assessment, ()), TemplateChoice(build[1]))
    return pages_of(render_pdf(html, lambda _phase, _done, _total: None).content)


def test_no_text_outside_the_margins(pages: Pages) -> None:
    outside = [
        one for one in pages.lines if one.left < SIDE - HAIR or one.right > pages.width - SIDE + HAIR or one.bottom < 0
    ]
    assert outside == []


def test_no_text_over_other_text(pages: Pages) -> None:
    for number in range(pages.count):
        on_page = [one for one in pages.lines if one.page == number]
        assert [(one.text, other.text) for one, other in combinations(on_page, 2) if one.covers(other)] == []


def test_no_heading_alone_at_the_foot(pages: Pages) -> None:
    lines = list(pages.body())
    alone = [
        title
        for number, top, title in pages.bookmarks
        if not any(one.page == number and one.top < top - 10 and one.text not in title for one in lines)
    ]
    assert alone == []


def test_no_page_is_empty(pages: Pages) -> None:
    assert {one.page for one in pages.body()} == set(range(pages.count))


def test_no_table_row_is_split() -> None:
    rows = [commitment(f"C-{n}", title=f"begin{n} {'word ' * (n % 40)} end{n}", sector="Roads") for n in range(120)]
    said = [
        update("PK", "2026-01-01", commitment=f"C-{n}", obstacle=f"first{n} {'why ' * 60} last{n}") for n in range(120)
    ]
    assessment = assess(register(party("PK"), *rows, *said), as_of=DAY, policy=shipped_policy("idb-crf"))
    content = render_pdf(render_html(report_view(assessment, ())), lambda _phase, _done, _total: None).content
    document = pypdfium2.PdfDocument(content)
    words = [set(document[number].get_textpage().get_text_range().split()) for number in range(len(document))]
    for n in range(120):
        assert [number for number, one in enumerate(words) if f"first{n}" in one] == [
            number for number, one in enumerate(words) if f"last{n}" in one
        ]
