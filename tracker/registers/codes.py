"""Codes of a register: which there are, how they are compared, and what a mistyped one may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.domain.register import fold
from tracker.registers.terms import folded, looks

LONGEST = 40
PATTERN = re.compile(rf"[\w./\-]{{1,{LONGEST}}}")
NUMBER = re.compile(r"\d+")
SEPARATOR = re.compile(r"[;\n]")


def split_codes(text: str) -> list[str]:
    """The codes of a list, separated by ``;`` or a line break."""
    return [part for one in SEPARATOR.split(text) if (part := one.strip())]


def mixed_letters(text: str) -> str:
    """The Cyrillic letters of a text that also has Latin ones, or nothing."""
    alphabets = [(letter, unicodedata.name(letter, "")) for letter in text if letter.isalpha()]
    if not any(name.startswith("LATIN") for _, name in alphabets):
        return ""
    return "".join(dict.fromkeys(letter for letter, name in alphabets if name.startswith("CYRILLIC")))


def loose(code: str) -> str:
    """A code without what is easily mistyped: case, spaces, kinds of dash, look-alike letters, padding zeros."""
    dashed = re.sub(r"[\s_‐-―−-]+", "-", looks(code).replace(" ", "-"))
    return NUMBER.sub(lambda digits: str(int(digits.group())), dashed.replace(".", "-").replace("/", "-"))


@dataclass
class Codes:
    """The codes of every sheet by their folded form, and the names behind them; filled before any reference is read."""

    by_sheet: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    _loose: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def add(self, sheet: str, code: str, name: str | None) -> None:
        """Remember a code; the first spelling counts."""
        self.by_sheet.setdefault(sheet, {}).setdefault(fold(code), code)
        if name:
            self.names.setdefault(sheet, {}).setdefault(folded(name), code)

    def add_sheet(self, sheet: str) -> None:
        """Remember that a sheet is there, even if it is empty."""
        self.by_sheet.setdefault(sheet, {})

    def find(self, sheets: Sequence[str], code: str) -> str | None:
        """The code as its own row spells it, or ``None`` where no row has it."""
        key = fold(code)
        return next((found for sheet in sheets if (found := self.by_sheet.get(sheet, {}).get(key))), None)

    def has_any_sheet(self, sheets: Sequence[str]) -> bool:
        """Whether one of the sheets is part of this register."""
        return any(sheet in self.by_sheet for sheet in sheets)

    def suggestions(self, sheets: Sequence[str], code: str) -> tuple[str, ...]:
        """Codes that a mistyped one safely means: equal when loosely compared, or named by their row's name.

        Never by edit distance: ``AG-0130`` is no typo of ``AG-0131``.
        """
        return tuple(dict.fromkeys(self._safe(sheets, code)))

    def _safe(self, sheets: Sequence[str], code: str) -> Iterator[str]:
        for sheet in sheets:
            if named := self.names.get(sheet, {}).get(folded(code)):
                yield named
            yield from self._loosely(sheet).get(loose(code), ())

    def _loosely(self, sheet: str) -> Mapping[str, list[str]]:
        if sheet not in self._loose:
            table = self._loose.setdefault(sheet, {})
            for code in self.by_sheet.get(sheet, {}).values():
                table.setdefault(loose(code), []).append(code)
        return self._loose[sheet]
