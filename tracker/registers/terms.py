"""Words of the register in all supported languages, and how words are compared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

SEPARATORS = re.compile(r"[\s_‐-―-]+")
BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670]")
LOOKALIKES = str.maketrans("АВЕКМНОРСТУХавекмнорстухіІ", "ABEKMHOPCTYXabekmhopctyxiI")
"""Cyrillic letters that look like Latin ones."""


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


@cache
def terms() -> Mapping[str, Any]:
    """The tables of ``terms.toml``."""
    return tomllib.loads(files("tracker.registers").joinpath("terms.toml").read_text(encoding="utf-8"))


@cache
def sheet_names() -> Mapping[str, str]:
    """Folded name in any language to the sheet's English name."""
    return {
        folded(name): sheet
        for sheet, languages in terms()["sheets"].items()
        for name in (sheet, *(form for forms in languages.values() for form in forms))
    }


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


def bare(text: str) -> str:
    """A word as it is looked up: folded, and without the optional vowel marks of the Arabic script."""
    return ARABIC_MARKS.sub("", folded(text))
