"""What a reader of PDF gives of lines from the right: words are counted, whatever their order."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.archive.findings import FindingCode
from tracker.archive.texts import expected_of
from tracker.archive.turned import all_words, in_any_order, word_differences, words

HTML = '<html lang="ur"><body><p id="a">C-01: سڑک مکمل؛ پُل</p><p>سڑک 62 %</p></body></html>'
FRAME = "رپورٹ 1 / 1"

CASES: list[Any] = [
    pytest.param("-01C: سڑک مکمل؛ پل سڑک % 62 رپورٹ", [], id="turned-and-without-marks"),
    pytest.param("پل مکمل سڑک سڑک", [], id="in-another-order"),
    pytest.param("سڑک مکمل پل", [(FindingCode.TEXT_MISSING, "C-01: سڑک مکمل؛ پُل")], id="once-instead-of-twice"),
    pytest.param("سڑک سڑک مکمل پل نیا", [(FindingCode.TEXT_ADDED, "نیا")], id="a-word-of-its-own"),
    pytest.param("سڑک سڑک پل", [(FindingCode.TEXT_MISSING, "C-01: سڑک مکمل؛ پُل")], id="a-word-gone"),
]


@pytest.mark.parametrize(("page", "expected"), CASES)
def test_words_of_the_pages_against_those_of_the_report(page: str, expected: list[tuple[FindingCode, str]]) -> None:
    found = word_differences(expected_of(HTML), [page], FRAME)
    assert [(one.code, one.expected or one.found) for one in found] == expected


def test_words_have_no_marks_and_no_letters_of_the_left() -> None:
    assert list(words("لائحۂ عمل (C-01)، پُل؛")) == ["ال\u064aحہ", "عمل", "پل"]


def test_all_words_are_those_of_both_sides() -> None:
    assert list(all_words(f"لائحہ Open 12 km {'ab12' * 16}")) == ["الئحہ".replace("ئ", "\u064a"), "open", "km"]


@pytest.mark.parametrize(
    ("claim", "times"),
    [
        pytest.param("■ منصوبے سے باہر", 1, id="turned"),
        pytest.param("on track", 1, id="latin"),
        pytest.param("■", 0, id="none"),
    ],
)
def test_a_light_in_any_order(claim: str, times: int) -> None:
    assert in_any_order("باہر سے منصوبے ■ track on")(claim) == times
