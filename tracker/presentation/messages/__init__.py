"""The door to the message catalogues: English sentences are the keys, parameters stand in braces."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "tracker"
SOURCE_LANGUAGE = "en"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, localedir=str(FOLDER), languages=[language], fallback=True)


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    compiled = (path.parts[-3] for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))
    return (SOURCE_LANGUAGE, *compiled)


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences in one language."""

    language: str = SOURCE_LANGUAGE

    def text(self, sentence: str, /, **parameters: object) -> str:
        """The sentence in this language with its parameters filled in.

        Raises:
            KeyError: The sentence names a parameter that was not given; tests go through every sentence.
        """
        translated = catalogue(self.language).gettext(sentence)
        return translated.format(**parameters) if parameters else translated

    def plural(self, one: str, many: str, n: int, /, **parameters: object) -> str:
        """The sentence for a number of things; ``{n}`` is that number."""
        return catalogue(self.language).ngettext(one, many, n).format(n=n, **parameters)
