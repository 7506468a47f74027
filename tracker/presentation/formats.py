"""Numbers, days and lists by the language of the report. The only module that knows Babel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru", "tg": "tg", "ur": "ur"}
NO_BREAK = "\u00a0"
EXACT = "#,##0.###############"
"""As many places as an exact decimal of Excel can have."""
ROUNDED = "#,##0.##"
DIGITS = 1000
"""As many digits as any share of two numbers of Excel can have; Python would stop at 28, Babel with an error."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How numbers and days are written in one language."""

    language: str = "en"

    @property
    def locale(self) -> Locale:
        """Babel's locale of the language."""
        return Locale.parse(LOCALES[self.language])

    def day(self, day: date) -> str:
        """A day in full, ``31 March 2026``."""
        return format_date(day, "d MMMM y", locale=self.locale)

    def short_day(self, day: date) -> str:
        """A day for tables, ``31 Mar 2026``."""
        return format_date(day, "d MMM y", locale=self.locale)

    def number(self, value: Decimal | int) -> str:
        """An exact decimal with the language's separators; nothing is rounded."""
        return self.decimal(value, EXACT)

    def quotient(self, value: Fraction) -> str:
        """A quotient, which may have no end, to two places."""
        return self.decimal(Decimal(f"{round(value * 100)}e-2"), ROUNDED)

    def decimal(self, value: Decimal | int, pattern: str) -> str:
        """A number of any size by a pattern."""
        with localcontext(prec=DIGITS):
            return format_decimal(value, pattern, locale=self.locale)

    def quarter(self, day: date) -> str:
        """The quarter of a day, ``Q1 2026``."""
        return format_date(day, "QQQ y", locale=self.locale)

    def share(self, share: Fraction) -> str:
        """A share in per cent: 1 to 99 unless it is exactly none or all; what is beyond all stays beyond."""
        return f"{self.number(percent(share))}{NO_BREAK}%"

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence, ``A, B and C``."""
        return format_list(list(parts), locale=self.locale)


def percent(share: Fraction) -> int:
    """A share as a whole number of per cent that never claims none or all where it is not."""
    if share <= 0:
        return 0 if share == 0 else min(round(share * 100), -1)
    if share == 1:
        return 100
    return min(max(round(share * 100), 1), 99) if share < 1 else max(round(share * 100), 101)
