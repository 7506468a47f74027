"""Numbers, days and lists by the language of the report. The only module that knows Babel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from itertools import count
from math import floor

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from tracker.domain.values import Text
from tracker.languages import Language, language
from tracker.presentation.messages import END_OF_ISOLATE, LEFT, isolated
from tracker.presentation.twin import half, is_twin, twin
from tracker.sentences import NO_BREAK

PER_CENT = Text("%")
PATTERN = "#,##0.###"
PAIR = 2
PLACES = 2
"""So many places of a quotient are printed."""
DIGITS = 1000
"""As many digits as any share of two numbers of Excel can have; Python would stop at 28, Babel with an error."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How numbers and days are written in one language, ``ru``, or in two at once, ``ru,en``."""

    language: str = "en"

    @property
    def each(self) -> Sequence[Writing]:
        """The languages."""
        return [writing(code) for code in self.language.split(",")]

    def day(self, day: date) -> str:
        """A day in full, ``31 March 2026``."""
        return self.quiet(lambda one: one.day(day, "MMMM"))

    def short_day(self, day: date) -> str:
        """A day for tables, ``31 Mar 2026``."""
        return self.quiet(lambda one: one.day(day, "MMM"))

    def number(self, value: Decimal | int) -> str:
        """An exact decimal with the language's separators; nothing is rounded."""
        return self.quiet(lambda one: one.number(value))

    def quotient(self, value: Fraction) -> str:
        """A quotient, which may have no end, to two places; more where two would claim a whole number."""
        if value.denominator == 1:
            return self.number(value.numerator)
        places = next(places for places in count(PLACES) if half_up(value * 10**places) % 10**places)
        return self.number(Decimal(f"{half_up(value * 10**places)}e-{places}"))

    def change(self, value: int) -> str:
        """A whole number with its sign, ``+31``; what is unchanged has none."""
        return self.quiet(lambda one: one.apart(f"+{one.plain(value)}") if value > 0 else one.number(value))

    def quarter(self, day: date) -> str:
        """The quarter of a day, ``Q1 2026``."""
        return self.quiet(lambda one: unbroken(format_date(day, "QQQ y", locale=one.locale)))

    def share(self, share: Fraction) -> str:
        """A share in per cent: 1 to 99 unless it is exactly none or all; what is beyond all stays beyond."""
        return self.per_cent(percent(share))

    def per_cent(self, value: Decimal | int) -> str:
        """A number of per cent."""
        return self.quiet(lambda one: one.apart(f"{one.plain(value)}{NO_BREAK}%"))

    def measured(self, number: str, unit: Text | None) -> str:
        """A number with its unit, if it has one."""
        told = enumerate(self.each)
        return twin((one.measured(half(number, place), unit) for place, one in told), is_quiet=True)

    def language_name(self, code: str) -> str:
        """What a language is called in this one, ``Tajik``; its code where it has no name."""
        return self.quiet(lambda one: one.locale.languages.get(code) or code)

    def ended(self, sentence: str) -> str:
        """A sentence with its full stop."""
        stopped = (f"{half(sentence, place)}{one.language.stop}" for place, one in enumerate(self.each))
        return twin(stopped, is_quiet=not is_twin(sentence))

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence, ``A, B and C``."""
        lists = (one.listed([half(part, place) for part in parts]) for place, one in enumerate(self.each))
        return twin(lists, is_quiet=not any(map(is_twin, parts)))

    def commas(self, parts: Iterable[str]) -> str:
        """Several things in a row, ``A, B, C``."""
        return self.joined(parts, [one.language.comma for one in self.each])

    def semicolons(self, parts: Iterable[str]) -> str:
        """Several things that have commas of their own, ``A; B; C``."""
        return self.joined(parts, [one.language.semicolon for one in self.each])

    def joined(self, parts: Iterable[str], signs: Sequence[str]) -> str:
        """Several things with the sign of each language between them."""
        listed = list(parts)
        rows = (sign.join(half(part, place) for part in listed) for place, sign in enumerate(signs))
        return twin(rows, is_quiet=not any(map(is_twin, listed)))

    def quiet(self, written: Callable[[Writing], str]) -> str:
        """What is written in each language, shown in the first alone."""
        return twin(map(written, self.each), is_quiet=True)


@dataclass(frozen=True, slots=True)
class Writing:
    """How one language writes."""

    language: Language
    locale: Locale

    def day(self, day: date, month: str) -> str:
        """A day with the month in full or short; a language whose months CLDR writes otherwise names its own."""
        if not self.language.months:
            return unbroken(format_date(day, f"d {month} y", locale=self.locale))
        return unbroken(f"{day.day} {self.language.months[day.month - 1]} {day.year}")

    def plain(self, value: Decimal | int) -> str:
        """The digits of a number with their separators."""
        with localcontext(prec=DIGITS):
            exact = Decimal(value).normalize() + 0  # zero has no sign
            return format_decimal(exact, PATTERN, locale=self.locale, decimal_quantization=False)

    def number(self, value: Decimal | int) -> str:
        """A number as it stands in a line."""
        return self.apart(self.plain(value))

    def measured(self, number: str, unit: Text | None) -> str:
        """A number with its unit, which in a line from the right stay together."""
        if not unit:
            return number
        words = f"{number}{NO_BREAK}{unit.in_language(self.language.code)}"
        return isolated(words) if self.language.is_right_to_left else words

    def apart(self, written: str) -> str:
        """What is written from the left also in a line from the right: its sign stays before it (UAX 9)."""
        if not self.language.is_right_to_left or written.isdecimal():
            return written
        return f"{LEFT}{written}{END_OF_ISOLATE}"

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence."""
        if not self.language.last or len(parts) < PAIR:
            return format_list(list(parts), locale=self.locale)
        return self.language.last.format(self.language.comma.join(parts[:-1]), parts[-1])


@cache
def writing(code: str) -> Writing:
    """How a language writes."""
    known = language(code)
    return Writing(known, Locale.parse(known.locale))


def unbroken(written: str) -> str:
    """What is written without a place where a line may end."""
    return written.replace(" ", NO_BREAK)


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
