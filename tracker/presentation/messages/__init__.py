"""The door to the message catalogues: English sentences are the keys, parameters stand in braces."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from tracker.domain.values import Text
from tracker.languages import SOURCE_LANGUAGE, folder_of, is_right_to_left
from tracker.languages import language as known_language
from tracker.presentation.twin import half, twin
from tracker.sentences import NO_BREAK, Count, Saying, Sentence, filled

CATALOGUE = "messages.po"
FIRST_STRONG, LEFT, END_OF_ISOLATE = "\u2068", "\u2066", "\u2069"
FROM_THE_LEFT = re.compile("[A-Za-zЀ-ӿ%+−-]")
"""What would lose its place in a line from the right: letters of the left, signs of numbers."""


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


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences in one language, ``ru``, or in two at once, ``ru,en``.

    ``space`` stands where no line of a page may end.
    """

    language: str = SOURCE_LANGUAGE
    space: str = NO_BREAK

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
            filled(translated(catalogue(code)), fitted(parameters, number, code)).replace(NO_BREAK, self.space)
            for number, code in enumerate(self.tongues)
        )

    def of(self, text: Text) -> str:
        """A text of the register: its translation, or as it stands where it has none."""
        return twin(text.in_language(code) for code in self.tongues)


def fitted(parameters: Mapping[str, object], number: int, code: str) -> Mapping[str, object]:
    """Parameters for a sentence of the first or second language; in one written from the right they stand apart."""
    halves = {name: worded(value, number, code) for name, value in parameters.items()}
    return {name: isolated(value) for name, value in halves.items()} if is_right_to_left(code) else halves


def worded(value: object, number: int, code: str) -> str:
    """A parameter as it stands in a sentence of the first or second language."""
    match value:
        case Saying():
            return value.told(Messages(code))
        case Count() if code != SOURCE_LANGUAGE:
            from babel.numbers import format_decimal

            return format_decimal(value, locale=known_language(code).locale)
    return half(str(value), number)


def isolated(text: str) -> str:
    """Words within a line that is written from the right: what begins from the left keeps its own order (UAX 9)."""
    is_apart = text.startswith((FIRST_STRONG, LEFT)) and text.find(END_OF_ISOLATE) == len(text) - 1
    return f"{FIRST_STRONG}{text}{END_OF_ISOLATE}" if FROM_THE_LEFT.search(text) and not is_apart else text


def plainly(language: str) -> Messages:
    """Sentences for a terminal, for machines and for cells: whoever searches them types plain spaces."""
    return Messages(language, space=" ")


ENGLISH = plainly(SOURCE_LANGUAGE)
"""What machines read is told in English, wherever it is made."""
