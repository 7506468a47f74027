"""Numbers, days and lists by the language of the report. The only module that knows Babel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import count
from math import floor

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru", "tg": "tg", "ur": "ur"}
NO_BREAK = "\u00a0"
PATTERN = "#,##0.###"
PLACES = 2
"""So many places of a quotient are printed."""
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
        with localcontext(prec=DIGITS):
            exact = Decimal(value).normalize() + 0  # zero has no sign
            return format_decimal(exact, PATTERN, locale=self.locale, decimal_quantization=False)

    def quotient(self, value: Fraction) -> str:
        """A quotient, which may have no end, to two places; more where two would claim a whole number."""
        if value.denominator == 1:
            return self.number(value.numerator)
        places = next(places for places in count(PLACES) if half_up(value * 10**places) % 10**places)
        return self.number(Decimal(f"{half_up(value * 10**places)}e-{places}"))

    def change(self, value: int) -> str:
        """A whole number with its sign, ``+31``; what is unchanged has none."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)

    def quarter(self, day: date) -> str:
        """The quarter of a day, ``Q1 2026``."""
        return format_date(day, "QQQ y", locale=self.locale)

    def share(self, share: Fraction) -> str:
        """A share in per cent: 1 to 99 unless it is exactly none or all; what is beyond all stays beyond."""
        return f"{self.number(percent(share))}{NO_BREAK}%"

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence, ``A, B and C``."""
        return format_list(list(parts), locale=self.locale)


def half_up(number: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, as officials round."""
    return floor(abs(number) + Fraction(1, 2)) * (1 if number >= 0 else -1)


def percent(share: Fraction) -> int:
    """A share as a whole number of per cent that never claims none or all where it is not."""
    nearest = half_up(share * 100)
    if share.denominator == 1:
        return nearest
    if share < 0:
        return min(nearest, -1)
    return min(max(nearest, 1), 99) if share < 1 else max(nearest, 101)
