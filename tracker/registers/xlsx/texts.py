"""Texts of a workbook: in pieces of several formats, escaped, shared by cells."""

from __future__ import annotations

import re

from tracker.registers.refusals import MEGABYTE, UnreadableWorkbook, too_many
from tracker.registers.xlsx.markup import MAIN, Attributes, Reader
from tracker.sentences import saying

LARGEST_TEXTS = 60 * MEGABYTE
"""Of the table of shared texts, which has to be held in memory whole."""
MOST_TEXTS = 2_000_000

ITEM, RUN_TEXT, PHONETIC = MAIN + "si", MAIN + "t", MAIN + "rPh"

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, or that would look like such an escape (ST_Xstring)."""
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
OVERRIDES = dict.fromkeys((0x202D, 0x202E))
"""They turn letters around whatever their script, so that a text reads otherwise than it is."""
UNWANTED = CONTROLS | OVERRIDES


class RichText(Reader):
    """Puts together a text that may be in pieces of several formats; how it is pronounced is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.is_pronunciation = False

    def keep_run(self) -> None:
        """Keep a piece of the text."""
        if not self.is_pronunciation:
            self.runs.append("".join(self.pieces))

    def taken(self) -> str:
        """The text put together, which is then forgotten."""
        text = "".join(self.runs)
        self.runs.clear()
        return clean(text)


class SharedTexts(RichText):
    """The texts that cells refer to by their number."""

    root = MAIN + "sst"

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002 - texts have no attributes that matter
        """Note a guide to pronunciation."""
        self.depth += 1
        self.pieces.clear()
        if tag == PHONETIC:
            self.is_pronunciation = True

    def end(self, tag: str) -> None:
        """Keep a text that is complete, or a piece of it."""
        self.depth -= 1
        if tag == RUN_TEXT:
            self.keep_run()
        elif tag == ITEM:
            if self.found == MOST_TEXTS:
                raise UnreadableWorkbook(too_many(saying("the number of different texts"), MOST_TEXTS))
            self.texts.append(self.taken())
            self.found += 1
        elif tag == PHONETIC:
            self.is_pronunciation = False


def clean(text: str) -> str:
    """A text as it is meant: escapes resolved, line ends plain; what steers a screen and outer spaces are left out."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(UNWANTED)
    return text.strip()
