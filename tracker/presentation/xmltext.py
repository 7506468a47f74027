"""Letters that XML can hold: what a cell may hold beyond them would make a whole file unreadable."""

from __future__ import annotations

import re

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, written out or not (XML 1.0, production 2)."""


def xml_text(text: str) -> str:
    """A text without the letters that XML forbids."""
    return NO_XML.sub("", text)
