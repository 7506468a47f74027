"""What can be printed: every letter must be in one of the shipped fonts, or PDF/A and PDF/UA forbid the document."""

from __future__ import annotations

import re
from functools import cache

from tracker.presentation.pdf.engine import fonts_folders

REPLACEMENT = "\ufffd"
PARTING, HYPHEN = "\u2010", "-"
"""The sign at the end of a parted word, which is read as no letter; where it stands in a text it is a hyphen."""
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")
"""Control characters, which no font has and PDF/A forbids."""
LAYOUT = frozenset(
    "\t\n\r\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad\ufe0f\ufeff"
)
"""Characters that steer the layout and need no glyph."""


@cache
def known_letters() -> frozenset[str]:
    """Every character that one of the shipped fonts has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - comes with WeasyPrint and is as slow to load

    letters: set[str] = set()
    for path in (font for folder in fonts_folders() for font in sorted(folder.glob("*.ttf"))):
        with TTFont(path, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    return frozenset(letters)


def unknown_letters(text: str) -> str:
    """The letters of a text that no shipped font has, each once; control characters are no letters."""
    if text.isascii():
        return ""
    return "".join(sorted(set(INVISIBLE.sub("", text)) - known_letters() - LAYOUT))


def printable(html: str) -> tuple[str, str]:
    """The document without control characters and unknown letters, and the letters that were replaced."""
    html = INVISIBLE.sub(" ", html).replace(PARTING, HYPHEN)
    lost = unknown_letters(html)
    return (html.translate(dict.fromkeys(map(ord, lost), REPLACEMENT)), lost) if lost else (html, "")
