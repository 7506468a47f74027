"""Words of the register in all supported languages, and how words are compared."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tracker.languages import SOURCE_LANGUAGE, folder_of, languages

SEPARATORS = re.compile(r"[\s_‐-―-]+")
BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670]")
ENGLISH = SOURCE_LANGUAGE
TERMS = "terms.toml"
SHARED = frozenset({"normalised", "months", "multipliers"})
"""Tables that are looked into whatever the language of a register."""
LOOKALIKES = str.maketrans("АВЕКМНОРСТУХавекмнорстухЅѕІіЈј", "ABEKMHOPCTYXabekmhopctyxSsIiJj")
"""Cyrillic letters that look like Latin ones."""
NEAR = 0.75
"""How alike two words must be for one to be offered for the other (``difflib``'s ratio)."""


def folded(text: str) -> str:
    """A text as it is compared: NFKC, without regard to case, spaces, line breaks, hyphens and underscores."""
    return SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def folded_heading(text: str) -> str:
    """A heading as it is compared: also without a trailing ``*`` and without a hint in brackets."""
    plain = BRACKETED.sub("", unicodedata.normalize("NFKC", text)).strip()
    return folded(plain.rstrip("* "))


def looks(text: str) -> str:
    """A text by its looks: Cyrillic letters replaced by the Latin ones they resemble."""
    return folded(text.translate(LOOKALIKES))


def likeness(one: str, other: str) -> float:
    """How alike two words look, from 0 to 1; two letters that changed places are no great difference."""
    a, b = looks(one), looks(other)
    if a == b:
        return 1.0
    if not a or not b or 2 * min(len(a), len(b)) < NEAR * (len(a) + len(b)):
        return 0.0  # so different in length that no comparison can bring them near
    ratio = difflib.SequenceMatcher(None, a, b).ratio()
    return max(ratio, NEAR) if a[0] == b[0] and sorted(a) == sorted(b) else ratio


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one probably means, if there is one."""
    best, found = NEAR, None
    for one in known:
        alike = likeness(word, one)
        if alike > best or (alike == best and found is None):
            best, found = alike, one
    return found


@cache
def terms() -> Mapping[str, Any]:
    """The words of all languages: by table and English word the forms in each, and the tables they share."""
    merged: dict[str, Any] = {
        table: {word: dict(forms) if isinstance(forms, dict) else list(forms) for word, forms in words.items()}
        for table, words in tables(str(files("tracker.registers").joinpath(TERMS))).items()
    }
    for code in languages():
        path = folder_of(code) / TERMS
        for table, words in tables(str(path)).items() if path.is_file() else ():
            add_words(merged, table, words, code)
    return merged


def tables(path: str) -> Mapping[str, Any]:
    """The tables of a file of words."""
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))


def add_words(merged: dict[str, Any], table: str, words: Mapping[str, Any], code: str) -> None:
    """Add one table of a language: its forms beside those of the others, or its own entries of a shared table."""
    found = merged.setdefault(table, {})
    for word, forms in words.items():
        if table not in SHARED:
            found.setdefault(word, {})[code] = forms
        elif isinstance(forms, dict):
            found.setdefault(word, {}).update(forms)
        elif table == "months":
            found[word] = [[*known, *more] for known, more in zip(found[word], forms, strict=True)]
        else:
            found[word] = [*found[word], *forms]


@cache
def sheet_names() -> Mapping[str, str]:
    """Folded name in any language to the sheet's English name."""
    return {
        folded(name): sheet
        for sheet, languages in terms()["sheets"].items()
        for name in (sheet, *(form for forms in languages.values() for form in forms))
    }


def is_of_register(sheet: str) -> bool:
    """Whether a sheet of this name is part of the format."""
    return folded(sheet) in sheet_names()


@cache
def setting_names() -> Mapping[str, str]:
    """Folded name in any language to the English name of a setting, or of a heading of their sheet."""
    return {
        folded_heading(name): setting
        for setting, languages in terms()["settings"].items()
        for name in (setting, *(form for forms in languages.values() for form in forms))
    }


@cache
def forms_of_heading(heading: str) -> tuple[str, ...]:
    """The folded forms of a heading in every language, English first."""
    languages = terms()["headings"].get(heading) or terms()["settings"].get(heading, {})
    forms = (heading, *(form for listed in languages.values() for form in listed))
    return tuple(dict.fromkeys(folded_heading(form) for form in forms))


@cache
def choice_words(choices: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Folded word in any language to the choice it means; of two meanings of one word the first listed counts."""
    listed = terms().get(choices.__name__, {})
    found: dict[str, StrEnum] = {folded(choice.value): choice for choice in choices}
    for choice in choices:
        for forms in listed.get(choice.value, {}).values():
            for form in forms:
                found.setdefault(bare(form), choice)
    return found


@cache
def normalised_words(choices: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Folded words that are read as a choice with a remark."""
    listed = terms()["normalised"].get(choices.__name__, {})
    return {bare(word): choices(choice) for word, choice in listed.items()}


@cache
def yes_no_words() -> Mapping[str, bool]:
    """Folded word in any language to yes or no."""
    listed = terms()["yes_no"]
    return {
        bare(form): answer == "yes" for answer in ("yes", "no") for forms in listed[answer].values() for form in forms
    }


def preferred(forms: Mapping[str, Sequence[str]], language: str, english: str) -> str:
    """The form of a word to write in a language; English where the language has none."""
    return forms.get(language, (english,))[0] if language != ENGLISH else english


def bare(text: str) -> str:
    """A word as it is looked up: folded, and without the optional vowel marks of the Arabic script."""
    return ARABIC_MARKS.sub("", folded(text))
