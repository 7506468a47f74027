"""Reports written from the right: what a reader of PDF gives of them in another order than they were written.

In a line that begins at the right pdfium gives ``C-01`` as ``-01C``, and in one it takes for a line from the left the
words in turned order, although the page shows both as it should. So the words of the right are counted, each in all
the pages, and numbers and lights are looked for on the pages of their commitment (``claims``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tracker.archive.findings import Finding, FindingCode
from tracker.archive.texts import Expected, untied

DIGITS = re.compile(r"\d+")
"""What of a number is kept together."""
WORD = re.compile(r"[^\W\d_]+")
PIECE = re.compile(r"[^\W\d_]+|\d+")
"""Words and numbers, wherever a sign stands between them."""
HALF_HASH = re.compile("[0-9a-f]{32}")
"""A hash is printed in two lines."""
FROM_THE_RIGHT = ("R", "AL")


def words(text: str) -> Iterator[str]:
    """The words of a text that are written from the right, without vowel marks and other forms of their letters."""
    yield from "".join(letter if is_letter(letter) else " " for letter in unmarked(text)).split()


def is_letter(letter: str) -> bool:
    """Whether it is a letter that is written from the right."""
    return unicodedata.category(letter) == "Lo" and unicodedata.bidirectional(letter) in FROM_THE_RIGHT


def unmarked(text: str) -> str:
    """A text without the marks on its letters and those that steer the layout."""
    plain = unicodedata.normalize("NFKD", text)
    return untied("".join(letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf")))


def has_letters_from_the_right(text: str) -> bool:
    """Whether any of a text is written from the right."""
    return any(map(is_letter, text))


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words and numbers, in whatever order."""
    return Counter(PIECE.findall(unmarked(one))) == Counter(PIECE.findall(unmarked(other)))


def in_any_order(region: str) -> Callable[[str], int]:
    """How often all of some words stand in a text."""
    found = Counter(WORD.findall(unmarked(region)))
    return lambda claim: min((found[word] for word in WORD.findall(unmarked(claim))), default=0)


Words = Callable[[str], Iterable[str]]


def all_words(text: str) -> Iterable[str]:
    """The words of a text, whatever side they are written from, without marks and without regard to capitals.

    Hashes are none: they are compared by themselves.
    """
    return WORD.findall(HALF_HASH.sub("", unmarked(text).casefold()))


def numbers(text: str) -> Iterable[str]:
    """The numbers of a text."""
    return DIGITS.findall(text)


def word_differences(expected: Expected, pages: Sequence[str], frame: str, counted: Words = words) -> Iterator[Finding]:
    """Words the pages lack, each run of text once, and words on them that the report does not have.

    ``counted`` gives the words of a text that are compared: those from the right, all, or numbers.
    """
    said = Counter(word for run in expected.runs for word in counted(run.text))
    lacking = said - Counter(word for page in pages for word in counted(page))
    for run in expected.runs:
        if any(lacking[word] > 0 for word in counted(run.text)):
            lacking -= Counter(counted(run.text))
            yield Finding(FindingCode.TEXT_MISSING, commitment=run.anchor, expected=run.text)
    known = said.keys() | set(counted(frame))
    for number, page in enumerate(pages, start=1):
        if strange := [word for word in counted(page) if word not in known]:
            yield Finding(FindingCode.TEXT_ADDED, page=number, found=" ".join(strange))
