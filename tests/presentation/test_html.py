"""HTML: text of a register stays text whatever it holds, and no word holds up the layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Undefined
from markupsafe import escape

from tests.assessment.judging import HALF_WAY, START, on_the_way
from tests.build import (
    actual,
    agreement,
    commitment,
    indicator,
    institution,
    milestone,
    override,
    party,
    revision,
    sector,
    session,
    update,
)
from tests.presentation.page import Page
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.html import BREAK, PIECE, TemplateChoice, breakable, render_html
from tracker.presentation.view.teller import Said

LONGEST = 32_767
HOSTILE = (
    pytest.param("<script>alert(1)</script>", id="html"),
    pytest.param("\"><img src=x onerror='alert(1)'>", id="attribute"),
    pytest.param("{{ 7 * 191 }} {% raw %} {# x #}", id="template"),
    pytest.param("=cmd|'/c calc'!A1", id="formula"),
    pytest.param("{n} {code} %s %(x)s", id="placeholders"),
    pytest.param("&amp; &lt;b&gt; &#x3c;", id="entities"),
    pytest.param("</style></body></html>", id="end-of-document"),
    pytest.param("javascript:alert(1)", id="javascript"),
    pytest.param("file:///etc/passwd", id="file"),
    pytest.param("http://a.example/", id="http"),
    pytest.param("سڑک \u202e abc", id="right-to-left"),
)


def everywhere(text: str) -> tuple[Record, ...]:
    """Records whose every free text is one text."""
    said = Text(text)
    return (
        party("PK", name=said),
        institution("PK-1", "PK", name=said),
        sector("EN", name=said),
        agreement(title=said, place=text, link=text, note=said, session="S-1"),
        session(title=said, place=text, platform=text, link=text, note=said),
        commitment(
            title=said,
            description=said,
            agreement="A-1",
            session="S-1",
            clause=text,
            sector="EN",
            lead="PK-1",
            closure="withdrawn",
            closure_basis=text,
            note=said,
        ),
        commitment("C-2", title=said, sector=text, lead=text, agreement=text, session=text),
        milestone(title=said, done_on=START, evidence=text),
        on_the_way(title=said, group=text, unit=said, source_name=text),
        actual(1, "2026-02-01", comment=said, evidence=text, reported_by=text),
        actual(1, "2026-02-10", comment=said, evidence=text, reported_by=text),
        actual(1, HALF_WAY, comment=said, evidence=text, reported_by=text),
        indicator("I-2", commitment="C-2", measure="ordinal", scale=(text, "x"), baseline=text, target="x"),
        update("PK", START, progress=said, obstacle=said, next_step=said, decision_requested=said, evidence=text),
        update(text, START, progress=said),
        revision("due", START, HALF_WAY, START, basis=text, reason=said),
        override("achieved", START, item="C-2", author=text, reason=said),
    )


@pytest.fixture(scope="module")
def harmless() -> Page:
    return page(*everywhere("plain"), settings={"title": Text("plain")}, template="periodic")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_register_holds_stays_text(text: str, harmless: Page) -> None:
    made = page(*everywhere(text), settings={"title": Text(text)})
    assert [one.tag for one in made.everything] == [one.tag for one in harmless.everything]
    assert made.text.count(" ".join(text.removeprefix("http://").split())) >= 40
    assert all(href.startswith("#") for _, href in made.links)


def test_an_https_address_is_a_link_and_whole_however_long() -> None:
    long = f"https://a.example/{'x' * 2000}"
    made = page(commitment(), milestone(done_on=START, evidence=long))
    assert dict(made.links)[f"a.example/{'x' * 33}…"] == long


@pytest.mark.parametrize("letters", [500, LONGEST], ids=["a-word-of-500-letters", "as-much-as-a-cell-can-hold"])
def test_a_word_beyond_all_measure_may_break_wherever_it_stands(letters: int) -> None:
    made = page(*everywhere("w" * letters), settings={"title": Text("w" * letters)})
    pieces = [piece for piece in re.split(rf"[\s{BREAK}]+", made.text) if "w" * PIECE in piece]
    assert len(pieces) >= 40 * (letters // PIECE)
    assert max(map(len, pieces)) < 2 * PIECE


def test_long_texts_of_words_are_printed_whole() -> None:
    text = "word " * (LONGEST // 5)
    assert page(commitment(description=Text(text))).text.count("word") == LONGEST // 5


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("a" * 199, "a" * 199, id="bearable"),
        pytest.param("a" * 200, BREAK.join(["a" * PIECE] * 18 + ["aa"]), id="beyond-all-measure"),
        pytest.param("a " * 200, "a " * 200, id="words"),
        pytest.param(5, "5", id="number"),
        pytest.param(Said("a" * 12), "a" * 12, id="text-of-the-register"),
    ],
)
def test_only_words_beyond_all_measure_are_touched(given: object, expected: str) -> None:
    assert breakable(given) == expected


def test_what_is_html_already_and_what_does_not_exist_stays_as_it_is() -> None:
    made, missing = escape("a" * 300), Undefined(name="x")
    assert breakable(made) is made
    assert breakable(missing) is missing


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ru", "ltr"), ("tg", "ltr"), ("ur", "rtl")])
def test_the_document_says_its_language_and_direction(language: str, direction: str) -> None:
    (root,) = page(commitment(), language=language).root.every("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == (language, direction)


def test_the_document_is_dated_by_its_reporting_day() -> None:
    metas = {one.attributes.get("name"): one.attributes.get("content") for one in page().root.every("meta")}
    assert metas["dcterms.created"] == metas["dcterms.modified"] == "2026-02-20T00:00:00Z"


@pytest.mark.parametrize("own", [False, True], ids=["shipped-templates", "templates-of-an-official"])
def test_a_fault_of_the_program_is_not_blamed_on_a_template(
    own: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.presentation.view.report.glance", None)
    with pytest.raises(TypeError, match="'NoneType' object is not callable"):
        render_html(shown(commitment()), TemplateChoice(folder=tmp_path if own else None))


def test_the_same_register_gives_the_same_document() -> None:
    assert render_html(shown(*everywhere("plain"))) == render_html(shown(*everywhere("plain")))
