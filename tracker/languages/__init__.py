"""The languages there are: one folder each, with its catalogue, its terms and what is to be known of its writing."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SOURCE_LANGUAGE = "en"
"""The language of the program itself: its sentences are the keys of the catalogues."""

SHIPPED = Path(__file__).parent
ENTRY = "language.toml"
PATTERNS = "hyphenation.dic"
MORE = "TRACKER_LANGUAGES"
"""The environment variable that names a folder of further languages, or of others in place of the shipped ones."""

BILINGUAL = 2
"""At most so many languages stand beside each other in one report."""

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """How one language is written.

    ``locale`` is the one of CLDR by which numbers, days, lists and plurals are written; ``months`` and ``last`` (the
    pattern of the end of a list) go before what CLDR has. ``comma``, ``semicolon`` and ``stop`` are its signs;
    ``fonts`` are tried in their order; ``leading`` is the height of a line in heights of its letters.
    """

    code: str
    name: str
    locale: str
    direction: str = LEFT_TO_RIGHT
    months: tuple[str, ...] = ()
    last: str = ""
    comma: str = ", "
    semicolon: str = "; "
    stop: str = "."
    fonts: tuple[str, ...] = ()
    leading: float | None = None

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from the right."""
        return self.direction == RIGHT_TO_LEFT


@cache
def languages() -> Mapping[str, Language]:
    """Every language by its code, English first."""
    found = {folder.name: folder for place in places() for folder in sorted(place.glob("*")) if has_entry(folder)}
    ordered = sorted(found.values(), key=lambda folder: folder.name != SOURCE_LANGUAGE)
    return {folder.name: entry(folder) for folder in ordered}


def places() -> tuple[Path, ...]:
    """Where languages are looked for; of two with one code the last counts."""
    more = os.environ.get(MORE)
    return (SHIPPED, Path(more)) if more else (SHIPPED,)


def has_entry(folder: Path) -> bool:
    """Whether a folder is a language's."""
    return (folder / ENTRY).is_file()


def entry(folder: Path) -> Language:
    """What a folder says of its language."""
    told = tomllib.loads((folder / ENTRY).read_text(encoding="utf-8"))
    lists: dict[str, Any] = {name: tuple(told.pop(name, ())) for name in ("months", "fonts")}
    return Language(code=folder.name, **told, **lists)


def language(code: str) -> Language:
    """What is known of a language; of one that is not known no more than its code."""
    return languages().get(code) or Language(code, code, SOURCE_LANGUAGE)


def tongues_of(asked: str) -> tuple[str, ...]:
    """The languages a text names, ``ru`` or ``ru,en``: one, or two different ones.

    Raises:
        ValueError: It names others, or too many.
    """
    codes = tuple(code.strip().lower() for code in asked.split(","))
    if len(codes) > BILINGUAL or len(set(codes)) < len(codes) or not set(codes) <= languages().keys():
        raise ValueError(f"'{asked}' is none of {', '.join(languages())}, and no two of them such as ru,en.")
    return codes


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from the right."""
    return language(code).is_right_to_left


def of_environment(environment: Mapping[str, str]) -> str:
    """The language a person's system speaks, as POSIX orders the variables; English where it is not one of ours."""
    named = environment.get("LANGUAGE") or next(
        (found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), ""
    )
    codes = (re.split("[_.@-]", one)[0].lower() for one in named.split(":"))
    return next((code for code in codes if code in languages()), SOURCE_LANGUAGE)


def font_folders() -> tuple[Path, ...]:
    """Where languages keep fonts of their own."""
    return tuple(folder for code in languages() if (folder := folder_of(code) / "fonts").is_dir())


def hyphenation_patterns() -> Mapping[str, Path]:
    """By which patterns the words of a language are parted, where it brings its own; in the form Hunspell reads."""
    return {code: path for code in languages() if (path := folder_of(code) / PATTERNS).is_file()}


def folder_of(code: str) -> Path:
    """The folder of a language, wherever it is."""
    return next((place / code for place in reversed(places()) if has_entry(place / code)), SHIPPED / code)
