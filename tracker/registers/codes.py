"""Codes of a register: which there are, how they are compared, and what a mistyped one may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tracker.domain.register import fold
from tracker.registers.alphabets import in_latin, is_cyrillic, is_latin, mixture
from tracker.registers.terms import folded, looks, nearest

LONGEST = 40
PATTERN = re.compile(rf"(?=.*[^\W_])[\w./\-]{{1,{LONGEST}}}")
"""Letters, digits and signs, at least one of them no sign."""
NUMBER = re.compile(r"\d+")
SEPARATOR = re.compile(r"[;\n]")
DASHES = re.compile(r"\s*[-‐-―−]\s*|\s+")
OTHER_SIGNS = re.compile(r"[\W_]+")

LONGEST_TYPED = 255
"""A longer text is neither a code nor a name that somebody may type instead of one."""
SHORTEST_NAME = 5
"""A shorter text is no name that was mistyped."""
SEARCHES = 200
"""So many unknown references of a sheet are compared with the names in it; each one costs a walk through them."""
MOST_NAMES = 500
"""In a sheet with more names than this, none is looked for by likeness."""


def tidy(text: str) -> str:
    """A code without what nobody can see: invisible signs and the difference of composed and decomposed letters."""
    if text.isascii() or len(text) > LONGEST_TYPED:
        return text
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFC", visible).strip()


def split_codes(text: str) -> list[str]:
    """The codes of a list, separated by ``;`` or a line break."""
    return [part for one in SEPARATOR.split(text) if (part := tidy(one.strip()))]


def well_formed(text: str) -> str | None:
    """The code that a badly formed one stands for when spaces and kinds of dash are made plain, if that is one."""
    plain = DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return plain if PATTERN.fullmatch(plain) else None


def loose(code: str) -> str:
    """A code without what is easily mistyped: case, spaces, signs, look-alike letters, padding zeros."""
    signs = OTHER_SIGNS.sub("-", looks(code)).strip("-")
    return NUMBER.sub(lambda digits: digits.group().lstrip("0") or "0", signs)


@dataclass
class SheetCodes:
    """The codes of one sheet by their folded form, filled before any reference is read.

    ``sheet`` and ``heading`` are what the official's file calls the sheet and its column of codes. ``numbers`` are
    folded codes that stand in their cells as numbers. ``unreadable`` counts the rows whose code could not be read.
    ``named`` are names of rows, in any language, with the codes of the rows.
    """

    sheet: str
    heading: str = "Code"
    spellings: dict[str, str] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    unreadable: int = 0
    named: list[tuple[str, str]] = field(default_factory=list)
    searches: int = SEARCHES

    def add(self, code: str, *, is_number: bool) -> None:
        """Remember a code; the first spelling counts."""
        self.spellings.setdefault(fold(code), code)
        if is_number:
            self.numbers.add(fold(code))

    @cached_property
    def by_looks(self) -> Mapping[str, list[str]]:
        """The codes by what they are when loosely compared."""
        found: dict[str, list[str]] = {}
        for code in self.spellings.values():
            found.setdefault(loose(code), []).append(code)
        return found

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The codes by the folded names of their rows."""
        found: dict[str, str] = {}
        for name, code in self.named:
            found.setdefault(folded(name), code)
        return found

    def alike(self, code: str) -> Sequence[str]:
        """The codes equal to another one when loosely compared."""
        return self.by_looks.get(loose(code), ())

    def meant_by(self, text: str) -> Sequence[str]:
        """The codes that a mistyped one may mean: equal to it when loosely compared, or by the name of their row."""
        named = self.code_named(text)
        return (*self.alike(text), *([named] if named else []))

    def code_named(self, text: str) -> str | None:
        """The code of the row with this name, or nearly this name."""
        name = folded(text)
        if name in self.by_name:
            return self.by_name[name]
        is_too_short = len(name) < SHORTEST_NAME
        if is_too_short or NUMBER.search(name) or len(self.by_name) > MOST_NAMES or self.searches == 0:
            return None
        self.searches -= 1
        near = nearest(name, (one for one in self.by_name if not NUMBER.search(one)))
        return self.by_name[near] if near is not None else None


@dataclass
class Codes:
    """The codes of every sheet; ``unread`` are the sheets of which not every row or code could be read."""

    sheets: dict[str, SheetCodes] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def of(self, sheets: Sequence[str]) -> Iterator[SheetCodes]:
        """The codes of some sheets, those that are there."""
        return (self.sheets[sheet] for sheet in sheets if sheet in self.sheets)

    def find(self, sheets: Sequence[str], code: str) -> str | None:
        """The code as its own row spells it, or ``None`` where no row has it."""
        key = fold(code)
        for sheet in sheets:
            known = self.sheets.get(sheet)
            if known is not None and key in known.spellings:
                return known.spellings[key]
        return None

    def are_named_freely(self, sheets: Sequence[str]) -> bool:
        """Whether a register has none of these sheets, and none that could not be read."""
        return not any(sheet in self.sheets or sheet in self.unread for sheet in sheets)

    @cached_property
    def is_mostly_latin(self) -> bool:
        """Whether more codes have Latin letters than have Cyrillic ones that nobody can take for Latin."""
        codes = [code for one in self.sheets.values() for code in one.spellings.values()]
        latin = sum(any(is_latin(letter) for letter in code) for code in codes)
        return latin > sum(any(is_cyrillic(letter) for letter in in_latin(code)) for code in codes)

    def is_out_of_place(self, code: str) -> bool:
        """Whether a code is made of Cyrillic letters that all look Latin, in a register of Latin codes."""
        if code.isascii() or not in_latin(code).isascii() or any(is_latin(letter) for letter in code):
            return False
        return self.is_mostly_latin

    def is_at_fault(self, code: str, of: SheetCodes) -> bool:
        """Whether a code of a sheet is one its author has to mend."""
        is_malformed = PATTERN.fullmatch(code) is None or mixture(code) is not None
        return is_malformed or fold(code) in of.numbers or self.is_out_of_place(code)

    def may_stand_unread(self, sheets: Sequence[str], code: str) -> bool:
        """Whether a code that was not found may be one that could not be read: that has been said already."""
        if not self.unread.isdisjoint(sheets):
            return True
        return any(self.is_at_fault(found, one) for one in self.of(sheets) for found in one.meant_by(code))

    def unreadable(self, sheets: Sequence[str]) -> int:
        """How many rows of some sheets have a code that could not be read."""
        return sum(one.unreadable for one in self.of(sheets))

    def twins(self, sheets: Sequence[str], code: str) -> tuple[str, ...]:
        """The codes that differ from another one only in letters of another alphabet that look the same."""
        key = fold(in_latin(code))
        return tuple(found for one in self.of(sheets) for found in one.alike(code) if fold(in_latin(found)) == key)

    def suggestions(self, sheets: Sequence[str], code: str) -> tuple[str, ...]:
        """Codes that a mistyped one safely means: equal when loosely compared, or named by their row's name.

        Never by likeness of codes: ``AG-0130`` is no typo of ``AG-0131``.
        """
        return tuple(dict.fromkeys(self._safe(sheets, code)))

    def _safe(self, sheets: Sequence[str], code: str) -> Iterator[str]:
        for one in self.of(sheets):
            yield from (found for found in one.meant_by(code) if not self.is_at_fault(found, one))

    def shown(self, sheets: Sequence[str]) -> tuple[str, str]:
        """What the official's file calls some sheets and their columns of codes; of absent ones the format's names."""
        known = [self.sheets.get(sheet) or SheetCodes(sheet) for sheet in sheets]
        return " / ".join(one.sheet for one in known), " / ".join(dict.fromkeys(one.heading for one in known))
