"""Words in two languages at once, for a bilingual report: they go through sentences as one text and part at the end.

A twin holds what is said in the first language and in the second. A quiet one, such as a number or a day, is shown in
the first language alone, but stands in the second within a sentence of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tracker.languages import Language

LOUD, QUIET, BETWEEN, END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Characters that Unicode keeps for a program's own use: no text of a register has them."""
TWIN = re.compile(f"[{LOUD}{QUIET}]([^{BETWEEN}]*){BETWEEN}([^{END}]*){END}")


def twin(said: Iterable[str], *, is_quiet: bool = False) -> str:
    """What is said in one language or in two; what is the same in both is said once."""
    one, *rest = said
    if not rest or rest[0] == one:
        return one
    return f"{QUIET if is_quiet else LOUD}{one}{BETWEEN}{rest[0]}{END}"


def half(text: str, number: int) -> str:
    """A text in its first (0) or second (1) language."""
    return TWIN.sub(lambda found: found.group(number + 1), text)


def is_twin(text: str) -> bool:
    """Whether any of it is to be shown in both languages."""
    return LOUD in text


def each_half(text: str, change: Callable[[str], str]) -> str:
    """A text with both its halves changed in the same way."""
    if TWIN.search(text) is None:
        return change(text)
    return twin((change(half(text, number)) for number in (0, 1)), is_quiet=not is_twin(text))


TAG = re.compile("(<[^>]*>)")
SHORT = 48
"""So many letters in two languages stand in one line; what is longer stands one below the other."""


def beside(html: str, second: Language) -> str:
    """A document whose twins are parted: each half in its place, the second told as being in its language.

    In an attribute, which can hold no other language, and in the title stands the first alone.
    """
    pieces = TAG.split(html)
    for place, piece in enumerate(pieces):
        tag = pieces[max(place - 1, 0)]
        is_text = place % 2 == 0 and not tag.startswith("<title")
        pieces[place] = both(piece, second, tag) if is_text and is_twin(piece) else half(piece, 0)
    return "".join(pieces)


def both(text: str, second: Language, tag: str) -> str:
    """What is said in the first language, then in the second: beside it where it is short, else below.

    A link becomes two: one with an element of another language inside would lose its tag in the PDF.
    """
    one, other = half(text, 0), half(text, 1)
    kind, sign = ("beside", " / ") if len(one) + len(other) < SHORT else ("below", " ")
    behind = one[len(one.rstrip()) :]
    words = other.strip(f"{second.comma}{second.semicolon}")
    tongue = f'lang="{second.code}" dir="{second.direction}"'
    if tag.startswith("<a "):
        return f"{one.rstrip()}</a>{sign}<a {tongue}{tag[2:]}{words}{behind}"
    return f'{one.rstrip()}{sign}<span class="{kind}" {tongue}>{words}</span>{behind}'
