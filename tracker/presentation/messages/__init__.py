"""The door to the message catalogues: English sentences are the keys, parameters stand in braces."""

from __future__ import annotations

import gettext
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeAlias

from tracker.domain.values import Text
from tracker.languages import SOURCE_LANGUAGE, folder_of, is_right_to_left
from tracker.presentation.twin import half, twin

CATALOGUE = "messages.po"
PARAMETER = re.compile(r"\{(\w+)\}")
NO_BREAK = "\u00a0"
"""A space at which no line ends."""
FIRST_STRONG, LEFT, END_OF_ISOLATE = "\u2068", "\u2066", "\u2069"
FROM_THE_LEFT = re.compile("[A-Za-zЀ-ӿ%+−-]")
"""What would lose its place in a line from the right: letters of the left, signs of numbers."""
UNKNOWN = "…"
"""Stands where a sentence names a parameter that nobody gave."""

Sentence: TypeAlias = str
"""An English sentence or word that is shown in other languages. What is declared so, or given where a function asks
for one, goes into the catalogues: ``python -m catalogues`` finds it by this name."""

Plural: TypeAlias = tuple[Sentence, Sentence]
"""A sentence for one thing and for many."""


class ParameterMissing(UserWarning):
    """A sentence names a parameter that was not given: a fault of the program, which must not cost the sentence."""


# An official sees the mark UNKNOWN and nothing else; where warnings are errors, as in tests, the fault is found.
warnings.filterwarnings("ignore", category=ParameterMissing, append=True)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English, and a language that has none yet, reads the source sentences."""
    path = folder_of(language) / CATALOGUE
    if language == SOURCE_LANGUAGE or not path.is_file():
        return gettext.NullTranslations()
    return compiled(path.read_bytes(), language)


def compiled(source: bytes, language: str) -> gettext.GNUTranslations:
    """A catalogue as its translators write it, made ready in memory: nothing beside the source can be out of date."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    write_mo(made, read_po(BytesIO(source), locale=language))
    made.seek(0)
    return gettext.GNUTranslations(made)


def filled(sentence: str, parameters: Mapping[str, object]) -> str:
    """The sentence with its parameters in place. What a parameter holds is never read as a sentence itself."""

    def word(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in parameters:
            warnings.warn(f"no parameter {name!r} for {sentence!r}", ParameterMissing, stacklevel=4)
        return str(parameters.get(name, UNKNOWN))

    return PARAMETER.sub(word, sentence.replace(" — ", f"{NO_BREAK}— "))  # no line begins with a dash


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that is still to be said: in which language is known where it is shown."""

    sentence: Sentence
    parameters: Mapping[str, object]

    def told(self, messages: Messages) -> str:
        """The sentence in a language."""
        return messages.text(self.sentence, **self.parameters)


def saying(sentence: Sentence, /, **parameters: object) -> Saying:
    """A sentence with its parameters."""
    return Saying(sentence, parameters)


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences in one language, ``ru``, or in two at once, ``ru,en``."""

    language: str = SOURCE_LANGUAGE

    @property
    def tongues(self) -> Sequence[str]:
        """The languages that are spoken."""
        return self.language.split(",")

    def text(self, sentence: Sentence, /, **parameters: object) -> str:
        """The sentence with its parameters filled in; an empty one stays empty."""
        # gettext keeps the head of a catalogue, its dates and authors, under the empty sentence.
        if not sentence:
            return ""
        return self.each(lambda translations: translations.gettext(sentence), parameters)

    def plural(self, one: Sentence, many: Sentence, n: int, /, **parameters: object) -> str:
        """The sentence for a number of things; ``{n}`` is that number, or how the caller writes it."""
        return self.each(lambda translations: translations.ngettext(one, many, n), {"n": n, **parameters})

    def each(self, translated: Callable[[gettext.NullTranslations], str], parameters: Mapping[str, object]) -> str:
        """A sentence in each language that is spoken, its parameters in the same."""
        return twin(
            filled(translated(catalogue(code)), fitted(parameters, number, code))
            for number, code in enumerate(self.tongues)
        )

    def of(self, text: Text) -> str:
        """A text of the register: its translation, or as it stands where it has none."""
        return twin(text.in_language(code) for code in self.tongues)


def fitted(parameters: Mapping[str, object], number: int, code: str) -> Mapping[str, object]:
    """Parameters for a sentence of the first or second language; in one written from the right they stand apart."""
    halves = {name: half(str(value), number) for name, value in parameters.items()}
    return {name: isolated(value) for name, value in halves.items()} if is_right_to_left(code) else halves


def isolated(text: str) -> str:
    """Words within a line that is written from the right: what begins from the left keeps its own order (UAX 9)."""
    is_apart = text.startswith((FIRST_STRONG, LEFT)) and text.find(END_OF_ISOLATE) == len(text) - 1
    return f"{FIRST_STRONG}{text}{END_OF_ISOLATE}" if FROM_THE_LEFT.search(text) and not is_apart else text


ENGLISH = Messages()
"""What machines read is told in English, wherever it is made."""
