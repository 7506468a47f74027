"""The text of pages against the text they should print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tracker.archive.claims import Printed, claim_differences, unprinted_hashes
from tracker.archive.findings import Finding, FindingCode
from tracker.archive.pages import MOST, page_differences
from tracker.archive.texts import expected_of, squeezed, with_whole_words

HTML = """<html><head><title>Not printed</title><style>p { color: red }</style></head><body>
<section class="contents"><p><a href="#c">First card</a></p></section>
<table><thead><tr><th>Code</th><th>Status</th></tr></thead>
<tbody><tr><td>C-1</td><td>on track</td></tr><tr><td>C-2</td><td>at risk</td></tr></tbody></table>
<article id="commitment-C-1"><div class="card-head"><h3>C-1 Open the crossing</h3></div>
<p><span class="pill">on track</span> 40 % of the way</p><svg><title>Not printed</title></svg>
<p>A long sentence that tells what each of the two sides has reported so far.</p></article>
<article id="commitment-C-2"><p><span class="pill">at risk</span> due 31 Mar 2026</p></article>
</body></html>"""

FIRST = "First card · 2\nCode Status\nC-1 on track"
SECOND = "Code Status\nC-2 at risk\nC-1 Open the crossing\non track 40 % of the way\nA long sentence that tells what"
THIRD = "C-1 Open the crossing\neach of the two sides has re\ufffe\nported so far.\nat risk due 31 Mar 2026"
PAGES = [FIRST, SECOND, THIRD.replace("re\ufffe\nported", "reported")]


def framed(pages: Sequence[str]) -> list[str]:
    return [f"{page}\nfoot {number} / {len(pages)}" for number, page in enumerate(pages, start=1)]


def foot(number: int, total: int) -> str:
    return f"foot {number} / {total}"


def told(pages: Sequence[str]) -> list[tuple[str, int | None, str | None, str | None]]:
    found = page_differences(expected_of(HTML), framed(pages), foot)
    return [(one.code.value, one.page, one.expected, one.found) for one in found]


def test_pages_that_say_what_they_should() -> None:
    assert told(PAGES) == []


CHANGES: list[Any] = [
    pytest.param(0, "C-1 on", "C-1 at", [("text_differs", 1, "on track", "at track")], id="word"),
    pytest.param(1, "40 %", "48 %", [("text_differs", 2, "40 % of the way", "48 % of the way")], id="number"),
    pytest.param(2, "2026", "2027", [("text_differs", 3, "due 31 Mar 2026", "due 31 Mar 2027")], id="day-at-the-end"),
    pytest.param(1, "on track 40", "on track Agreed. 40", [("text_added", 2, None, "Agreed.")], id="words-added"),
    pytest.param(1, "on track 40", "40", [("text_missing", 2, "on track", None)], id="words-taken-away"),
    pytest.param(2, "2026", "2026 Not so.", [("text_added", 3, None, "Not so.")], id="words-added-at-the-end"),
    pytest.param(0, "First", "• First", [], id="dot-of-a-list"),
    pytest.param(0, "First card", "FIRST CARD", [], id="capitals"),
    pytest.param(0, "· 2", "", [], id="contents-without-numbers"),
]


@pytest.mark.parametrize(("page", "old", "new", "expected"), CHANGES)
def test_change_on_a_page(page: int, old: str, new: str, expected: list[Any]) -> None:
    pages = [text.replace(old, new, 1) if number == page else text for number, text in enumerate(PAGES)]
    assert told(pages) == expected


def test_foot_that_was_changed() -> None:
    pages = framed(PAGES)
    pages[1] = pages[1].replace("foot 2", "feet 2")
    (found,) = page_differences(expected_of(HTML), pages, foot)
    assert (found.page, found.expected, found.found) == (2, "foot 2 / 3", "feet 2 / 3")


def test_pages_out_of_order() -> None:
    assert told([PAGES[0], PAGES[2], PAGES[1]])


def test_no_pages_at_all() -> None:
    (found,) = page_differences(expected_of(HTML), [], foot)
    assert found.code is FindingCode.TEXT_MISSING


def test_another_document_is_not_told_letter_by_letter() -> None:
    html = "".join(f"<p>{number} is a number that stands here</p>" for number in range(500))
    pages = ["\n".join(f"{number} is a number that stood here" for number in range(500))]
    assert len(list(page_differences(expected_of(html), pages, lambda *_: ""))) <= MOST


CONTENTS = "<div class='contents'><p><a>2</a> <a>2030</a></p><p><a>01</a> <a>3 roads</a></p></div><p>2 sides</p>"


@pytest.mark.parametrize("said", ["2 2030 · 10\n01 3 roads · 12\n2 sides", "2 2030\n01 3 roads\n2 sides"])
def test_lines_of_the_contents_that_begin_with_a_digit(said: str) -> None:
    assert list(page_differences(expected_of(CONTENTS), [said], lambda *_: "")) == []


HEADLESS: list[Any] = [
    pytest.param(["before", "What was agreed of the customs", "at the border and more"], id="goes-on-without-it"),
    pytest.param(["before What", "was agreed of the", "Code customs at the border and more"], id="comes-a-page-later"),
]


@pytest.mark.parametrize("pages", HEADLESS)
def test_the_head_of_a_table_may_be_left_out_where_a_row_fills_the_page(pages: list[str]) -> None:
    row = "What was agreed of the customs at the border"
    html = f"<p>before</p><table><thead><tr><th>Code</th></tr></thead><tr><td>{row}</td></tr></table><p>and more</p>"
    assert list(page_differences(expected_of(html), pages, lambda *_: "")) == []


FROM_THE_RIGHT: list[Any] = [
    pytest.param("2026 اسالم آباد", 0, id="a-number-on-the-other-side"),
    pytest.param("2027 اسالم آباد", 1, id="another-number"),
    pytest.param("2026 آباد", 1, id="a-word-gone"),
]


@pytest.mark.parametrize(("said", "findings"), FROM_THE_RIGHT)
def test_words_from_the_right_are_compared_in_any_order(said: str, findings: int) -> None:
    html = "<p>The session was held in</p><p>اسلام آباد 2026</p><p>as both sides have agreed before.</p>"
    page = f"The session was held in {said} as both sides have agreed before."
    assert len(list(page_differences(expected_of(html), [page], lambda *_: ""))) == findings


def test_long_texts_are_shown_around_the_place() -> None:
    words = " ".join(f"word {number}" for number in range(100))
    changed = words.replace("word 60", "ward 60")
    (found,) = page_differences(expected_of(f"<p>{words}</p>"), [changed], lambda *_: "")
    assert (found.expected or "").index("ord 60") == (found.found or "").index("ard 60")
    assert (found.expected or "").startswith("…")


def test_difference_deep_in_a_sentence_is_told_once() -> None:
    said = "A long sentence that tells what each of the two sides has reported so far."
    html = f"<p>{said}</p><p>Another sentence stands below it.</p>"
    pages = [f"{said.replace('two', 'many')}\nAnother sentence stands below it."]
    found = list(page_differences(expected_of(html), pages, lambda *_: ""))
    assert [(one.expected, one.found) for one in found] == [(said, said.replace("two", "many"))]


SQUEEZED = [
    pytest.param("On  track\n", "ontrack", id="spaces-and-capitals"),
    pytest.param("PK\ufffeMOC PK\x02MOC", "pk-mocpk-moc", id="hyphens-at-the-end-of-a-line"),
    pytest.param("اسلام آباد", "اسالمآباد", id="letters-drawn-as-one"),
    pytest.param("a\u200bb\u00adc\u202ad", "abcd", id="marks-that-are-not-seen"),
]


@pytest.mark.parametrize(("text", "expected"), SQUEEZED)
def test_squeezed(text: str, expected: str) -> None:
    assert squeezed(text) == expected


PARTED = [
    pytest.param("Commit\x02ments", "Commitments", id="parted"),
    pytest.param("a co\ufffeoperation of the two", "a co\ufffeoperation of the two", id="a-hyphen-of-the-word"),
    pytest.param("inter\x02govern\x02mental", "intergovernmental", id="parted-twice"),
    pytest.param("Commit\x02ments12", "Commitments12", id="next-words-follow-without-a-space"),
    pytest.param("2024\x022026", "2024\x022026", id="numbers-are-never-parted"),
    pytest.param("Something\x02else", "Something\x02else", id="what-is-said-nowhere-stays"),
    pytest.param("soft\x02ened", "softened", id="where-the-author-allowed-it"),
]


@pytest.mark.parametrize(("page", "whole"), PARTED)
def test_parted_words_are_made_whole_as_the_report_should_say_them(page: str, whole: str) -> None:
    said = "<p>Commitments to co-operation, intergovernmental, 2024-2026, soft\u00adened</p>"
    assert with_whole_words([page], expected_of(said)) == [whole]


CODES = {"commitment-C-1": "C-1", "commitment-C-2": "C-2"}
ANCHORS = {"commitment-C-1": 1, "commitment-C-2": 2}


def claimed(pages: Sequence[str], anchors: dict[str, int], codes: Mapping[str, str] = CODES) -> list[Finding]:
    return list(claim_differences(expected_of(HTML).runs, codes, Printed(pages, anchors)))


CLAIMS: list[Any] = [
    pytest.param("Anything else may be said: ", "", ANCHORS, [], id="other-words"),
    pytest.param("40 %", "41 %", ANCHORS, ["40"], id="number"),
    pytest.param("40 %", "140 %", ANCHORS, ["40"], id="part-of-a-number"),
    pytest.param("C-2\nat risk", "C-2", ANCHORS, [], id="word-of-another-place"),
    pytest.param("at risk due", "on track due", ANCHORS, ["at risk"], id="light"),
    pytest.param("2026", "2025", ANCHORS, ["2026"], id="day"),
    pytest.param("", "", {"commitment-C-1": 1}, ["C-2"], id="commitment-without-a-place"),
]


@pytest.mark.parametrize(("old", "new", "anchors", "expected"), CLAIMS)
def test_claims_of_each_commitment(old: str, new: str, anchors: dict[str, int], expected: list[str]) -> None:
    pages = [page.replace(old, new) if old else page for page in PAGES]
    assert [one.expected for one in claimed(pages, anchors)] == expected


def test_commitments_without_a_card_claim_nothing() -> None:
    assert claimed(["Nothing at all"], {}, {"commitment-C-3": "C-3"}) == []


def test_claims_without_any_place() -> None:
    assert [one.code for one in claimed(PAGES, {})] == [FindingCode.PAGES_UNKNOWN]


HASH = "0123456789abcdef" * 4
HASHES: list[Any] = [
    pytest.param([f"77,685 {HASH[:40]}\n{HASH[40:]}"], [], id="printed-over-two-lines"),
    pytest.param(["nothing"], ["a.xlsx"], id="another-one-printed"),
]


@pytest.mark.parametrize(("pages", "files"), HASHES)
def test_hash_is_printed(pages: Sequence[str], files: Sequence[str]) -> None:
    runs = expected_of(f"<p>{HASH}</p>").runs
    assert [one.file for one in unprinted_hashes({"a.xlsx": HASH}, runs, pages)] == files


def test_report_that_prints_no_hashes() -> None:
    assert list(unprinted_hashes({"a.xlsx": HASH}, expected_of(HTML).runs, PAGES)) == []
