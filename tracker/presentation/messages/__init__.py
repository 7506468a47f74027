"""The door to the message catalogues: English sentences are the keys, parameters stand in braces."""

from __future__ import annotations

import gettext
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

FOLDER = Path(__file__).parent
DOMAIN = "tracker"
SOURCE_LANGUAGE = "en"
PARAMETER = re.compile(r"\{(\w+)\}")
UNKNOWN = "…"
"""Stands where a sentence names a parameter that nobody gave."""

Sentence: TypeAlias = str
"""An English sentence or word that is shown in other languages."""


class ParameterMissing(UserWarning):
    """A sentence names a parameter that was not given: a fault of the program, which must not cost the sentence."""


# An official sees the mark UNKNOWN and nothing else; where warnings are errors, as in tests, the fault is found.
warnings.filterwarnings("ignore", category=ParameterMissing, append=True)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English, and a language that has none yet, reads the source sentences."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, localedir=str(FOLDER), languages=[language], fallback=True)


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    compiled = (path.parts[-3] for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))
    return (SOURCE_LANGUAGE, *compiled)


def filled(sentence: str, parameters: Mapping[str, object]) -> str:
    """The sentence with its parameters in place. What a parameter holds is never read as a sentence itself."""

    def word(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in parameters:
            warnings.warn(f"no parameter {name!r} for {sentence!r}", ParameterMissing, stacklevel=4)
        return str(parameters.get(name, UNKNOWN))

    return PARAMETER.sub(word, sentence)


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences in one language."""

    language: str = SOURCE_LANGUAGE

    def text(self, sentence: str, /, **parameters: object) -> str:
        """The sentence in this language with its parameters filled in; an empty one stays empty."""
        # gettext keeps the head of a catalogue, its dates and authors, under the empty sentence.
        translated = catalogue(self.language).gettext(sentence) if sentence else ""
        return filled(translated, parameters)

    def plural(self, one: str, many: str, n: int, /, **parameters: object) -> str:
        """The sentence for a number of things; ``{n}`` is that number, or how the caller writes it."""
        return filled(catalogue(self.language).ngettext(one, many, n), {"n": n, **parameters})
