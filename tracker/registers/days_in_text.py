"""The days a text may mean. They are only ever offered: no text but ISO's is taken for a day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from tracker.registers.terms import bare, terms

EARLIEST, LATEST = date(1900, 3, 1), date(2199, 12, 31)
"""Days before 1 March 1900 are one day off in Excel, which counts a 29 February 1900 that never was."""

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
SIGN = r"\s*([./\-]|\s)\s*"
SUFFIX = r"(?:\s*(?:г|года|сол|соли|ء))?\.?"
"""What stands after the year in Russian, Tajik and Urdu."""
YEAR_LAST = re.compile(rf"(\d{{1,2}}){SIGN}(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}}){SUFFIX}")
YEAR_FIRST = re.compile(rf"(\d{{4}}){SIGN}(\d{{1,2}})\s*\2\s*(\d{{1,2}})\.?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
DAY_AND_WORD = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.\-/]+([^\W\d_]+)\.?,?[\s.\-/]*(\d{{4}}){SUFFIX}")
WORD_AND_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\.?")
CENTURY = 2000
LONGEST = 40
"""A longer text is no day."""


def days_in(text: str) -> Sequence[date]:
    """The believable days a text can mean, the likelier first: none, one, or two where day and month may be swapped."""
    if len(text) > LONGEST:
        return ()
    plain = text.translate(DASHES).strip()
    days = [*of_numbers(plain), *of_words(plain)]
    return tuple(dict.fromkeys(day for day in days if day is not None and EARLIEST <= day <= LATEST))


def of_numbers(text: str) -> list[date | None]:
    """The days of three numbers. With dots the day stands first, as in every country that writes so."""
    if found := YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
        return [valid_day(int(year), int(month), int(day))]
    if found := COMPACT.fullmatch(text):
        year, month, day = found.groups()
        return [valid_day(int(year), int(month), int(day))]
    if found := YEAR_LAST.fullmatch(text):
        first, sign, second, year = found.groups()
        swapped = [] if sign == "." else [valid_day(full_year(year), int(first), int(second))]
        return [valid_day(full_year(year), int(second), int(first)), *swapped]
    return []


def full_year(digits: str) -> int:
    """The year of two or four digits."""
    return int(digits) if len(digits) == 4 else CENTURY + int(digits)


def of_words(text: str) -> list[date | None]:
    """The day of a text with the name of a month."""
    if found := DAY_AND_WORD.fullmatch(text):
        day, word, year = found.groups()
    elif found := WORD_AND_DAY.fullmatch(text):
        word, day, year = found.groups()
    else:
        return []
    month = months().get(bare(word))
    return [] if month is None else [valid_day(int(year), month, int(day))]


@cache
def months() -> Mapping[str, int]:
    """The number of a month by its name in any language."""
    return {bare(name): number for number, names in enumerate(terms()["months"]["names"], start=1) for name in names}


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
