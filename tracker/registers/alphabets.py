"""Letters of one alphabet that look like those of another: the commonest fault nobody can see."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tracker.registers.terms import LOOKALIKES

TO_LATIN = LOOKALIKES
TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in LOOKALIKES.items()}
WORD = re.compile(r"[^\W\d_]+")


class Mixture(NamedTuple):
    """Letters that do not belong in a text, and the text in one alphabet."""

    letters: str
    meant: str


def is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin alphabet."""
    return unicodedata.name(letter, "").startswith("LATIN")


def is_cyrillic(letter: str) -> bool:
    """Whether a letter is of the Cyrillic alphabet."""
    return unicodedata.name(letter, "").startswith("CYRILLIC")


def mixture(text: str) -> Mixture | None:
    """What is mixed up in a text of Latin and Cyrillic letters, or ``None``.

    Letters without a twin show which alphabet is meant. Where they show both, as in ``ПТ-EN-01``, only a word that has
    both is at fault; where they show neither, Latin is meant.
    """
    if text.isascii():
        return None
    latin, cyrillic = [one for one in text if is_latin(one)], [one for one in text if is_cyrillic(one)]
    if not latin or not cyrillic:
        return None
    if all(ord(one) in TO_LATIN for one in cyrillic):
        return Mixture(once(cyrillic), text.translate(TO_LATIN))
    if all(ord(one) in TO_CYRILLIC for one in latin):
        return Mixture(once(latin), text.translate(TO_CYRILLIC))
    return mixed_words(text)


def mixed_words(text: str) -> Mixture | None:
    """The same for each word by itself."""
    if WORD.fullmatch(text):
        return None  # one word, both alphabets, no letter to be mistaken for another
    found = {word: mixed for word in WORD.findall(text) if (mixed := mixture(word)) is not None}
    if not found:
        return None
    meant = WORD.sub(lambda word: found[word.group()].meant if word.group() in found else word.group(), text)
    return Mixture(once("".join(mixed.letters for mixed in found.values())), meant)


def once(letters: list[str] | str) -> str:
    """Letters in their order, each once."""
    return "".join(dict.fromkeys(letters))


def in_latin(text: str) -> str:
    """A text with every letter that has a Latin twin replaced by it."""
    return text.translate(TO_LATIN)


def differing(text: str, other: str) -> str:
    """The letters in which a text differs from its twin of another alphabet, whatever their case."""
    return once([one for one, twin in zip(text, other, strict=True) if one.casefold() != twin.casefold()])
