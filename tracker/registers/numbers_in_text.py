"""The numbers a text may mean. They are only ever offered, but for plain digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tracker.registers.terms import terms

MINUS = str.maketrans(dict.fromkeys("−–—‒‐‑", "-"))
SPACE = "[\\s\u00a0\u2009\u202f'’]"
"""What separates thousands beside comma and point."""

PLAIN = re.compile(r"-?\d+(\.\d+)?")
GROUPED_ONCE = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
SPACED = re.compile(rf"-?\d{{1,3}}({SPACE}\d{{3}})+([.,]\d+)?")
COMMA_DECIMAL = re.compile(r"-?\d*,\d+")
POINT_DECIMAL = re.compile(r"-?\d*\.\d+")
COMMA_GROUPS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
POINT_GROUPS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
LONGEST = 60
"""A longer text is no number."""
AROUND = re.compile(r"([^\d\-.,(]*)(-?\s?(?:\d|[.,]\d)(?:[^A-Za-z]*\d)?)([^\d(]*)", re.DOTALL)
"""A number with words or signs before and after it."""


def could_be_grouped(digits: str) -> bool:
    """Whether a text has one separator before exactly three digits: of thousands, or of decimals."""
    return GROUPED_ONCE.fullmatch(digits) is not None


def numbers_in(text: str) -> Sequence[Decimal]:
    """The numbers a text can mean: none, one, or two where one separator may be of thousands or of decimals.

    Units and currencies around it are left out; a word that multiplies, as in ``12.5 million``, leaves no safe reading.
    """
    found = AROUND.fullmatch(text)
    if found is None or multiplies(found[1]) or multiplies(found[3]):
        return ()
    digits = found[2].replace("- ", "-")
    if could_be_grouped(digits):
        return (Decimal(digits.replace(",", ".")), Decimal(re.sub("[.,]", "", digits)))
    if SPACED.fullmatch(digits):
        return (Decimal(re.sub(SPACE, "", digits).replace(",", ".")),)
    if PLAIN.fullmatch(digits) or POINT_DECIMAL.fullmatch(digits):
        return (Decimal(digits),)
    return separated(digits)


def separated(digits: str) -> Sequence[Decimal]:
    """The number of digits with commas, or with points between thousands."""
    if COMMA_DECIMAL.fullmatch(digits):
        return (Decimal(digits.replace(",", ".")),)
    if COMMA_GROUPS.fullmatch(digits):
        return (Decimal(digits.replace(",", "")),)
    if POINT_GROUPS.fullmatch(digits):
        return (Decimal(digits.replace(".", "").replace(",", ".")),)
    return ()


def multiplies(text: str) -> bool:
    """Whether one of the words of a text stands for a thousand, a million or the like."""
    return not {word.strip(".") for word in text.casefold().split()}.isdisjoint(terms()["multipliers"]["words"])
