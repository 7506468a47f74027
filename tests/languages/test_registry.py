"""What is known of languages, and which one is spoken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tracker.languages import (
    SOURCE_LANGUAGE,
    hyphenation_patterns,
    language,
    languages,
    of_environment,
    tongues_of,
)
from tracker.presentation.messages import Messages

DOCS = Path(__file__).parents[2] / "docs" / "languages.md"


def test_english_comes_first_and_each_has_its_writing() -> None:
    assert tuple(languages()) == ("en", "ru", "tg", "ur")
    assert [code for code, one in languages().items() if one.is_right_to_left] == ["ur"]
    assert language("xx").locale == SOURCE_LANGUAGE


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({}, "en", id="nothing-said"),
        pytest.param({"LANG": "ru_RU.UTF-8"}, "ru", id="lang"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="none-of-ours"),
        pytest.param({"LANG": "ru_RU.UTF-8", "LC_ALL": "tg_TJ"}, "tg", id="all-before-lang"),
        pytest.param({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "ur_PK"}, "ur", id="messages-before-lang"),
        pytest.param({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru", id="an-empty-one-says-nothing"),
        pytest.param({"LANG": "ru_RU", "LANGUAGE": "de:ur:tg"}, "ur", id="first-of-a-list-that-is-ours"),
    ],
)
def test_the_language_of_the_system(environment: Mapping[str, str], expected: str) -> None:
    assert of_environment(environment) == expected


def test_two_languages_at_most_and_none_twice() -> None:
    assert tongues_of("ru, EN") == ("ru", "en")
    for wrong in ("ru,en,tg", "ru,ru", "xx", ""):
        with pytest.raises(ValueError, match="is none of en, ru, tg, ur"):
            tongues_of(wrong)


@pytest.mark.parametrize(
    "parted",
    [
        # The examples of the rules: https://donishju.net/ba-satri-digar-kuchonidani-hissai-kalima/
        *("бод-бон", "ба-ро-дар", "дӯс-тӣ", "та-бас-сум", "лаъ-лӣ", "аро-ба", "оро-мӣ", "аъ-ло", "эъ-лон"),
        pytest.param("ма-о-риф", id="two-vowels"),
        pytest.param("дарёфт", id="not-before-or-behind-a-consonant-and-yo"),
        pytest.param("бай-ни", id="behind-a-short-i"),
        pytest.param("майи", id="not-before-a-short-i"),
    ],
)
def test_tajik_words_are_parted_by_syllables(parted: str) -> None:
    pyphen = pytest.importorskip("pyphen", reason="comes with WeasyPrint")
    patterns = pyphen.Pyphen(filename=hyphenation_patterns()["tg"], left=2, right=2)
    assert patterns.inserted(parted.replace("-", "")) == parted


ROW = re.compile(r"^\| (?!English|---|letter|what)([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SOURCE = re.compile(r" \(([a-z](?:, [a-z])*|open)\)$")


def test_the_terms_of_the_page_are_those_of_the_catalogues() -> None:
    _, _, terms = DOCS.read_text(encoding="utf-8").partition("## Terms")
    rows = ROW.findall(terms)
    assert len(rows) > 40
    for english, *others in rows:
        assert [SOURCE.sub("", one) for one in others] == [Messages(code).text(english) for code in ("ru", "tg", "ur")]


def test_every_letter_of_the_page_has_its_source() -> None:
    _, _, terms = DOCS.read_text(encoding="utf-8").partition("## Terms")
    found = [letters for row in ROW.findall(terms) for one in row for letters in SOURCE.findall(one)]
    used = {letter for letters in found for letter in letters.split(", ")}
    assert used - {"open"} <= set(re.findall(r"^\| ([a-z]) \|", terms, re.MULTILINE))
