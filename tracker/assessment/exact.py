"""Exact arithmetic: no share is rounded before it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce

Number = Decimal | Fraction
"""An exact number: a decimal as it was typed, or a quotient that may have no end."""

# Decimals otherwise keep 28 digits, and a small number added to a very large one would be lost. Only sums and
# differences are taken in this context, whose digits always end; three times as many fit as one cell can hold, and
# a number that did not fit would raise instead of being rounded.
EXACT = Context(prec=100_000, traps=[Inexact])


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """The sum with all its digits; of nothing it is 0."""
    return reduce(EXACT.add, numbers, Decimal(0))


def within_0_and_1(share: Fraction) -> Fraction:
    """A share kept within 0…1."""
    if share.numerator <= 0:
        return Fraction(0)
    return Fraction(1) if share.numerator >= share.denominator else share


def total(shares: Iterable[Fraction]) -> Fraction:
    """The sum of many shares, lowered to its terms once at the end.

    Denominators differ from share to share, so that their common one grows with every addition: they are first gathered
    by denominator, then added in pairs, and pairs of pairs, which keeps most of the numbers small.
    """
    gathered: dict[int, int] = {}
    for share in shares:
        gathered[share.denominator] = gathered.get(share.denominator, 0) + share.numerator
    sums = [(above, below) for below, above in gathered.items()] or [(0, 1)]
    while len(sums) > 1:
        odd_one = sums[len(sums) // 2 * 2 :]
        pairs = zip(sums[::2], sums[1::2], strict=False)
        sums = [(one * below + other * beneath, beneath * below) for (one, beneath), (other, below) in pairs] + odd_one
    return Fraction(*sums[0])


def difference(one: Number, other: Number) -> Number:
    """The first less the second."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return EXACT.subtract(one, other)
    return Fraction(one) - Fraction(other)


def quotient(part: Number, whole: Number) -> Fraction:
    """The first divided by the second.

    Raises:
        ZeroDivisionError: The second is zero.
    """
    (above, below), (whole_above, whole_below) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(above * whole_below, below * whole_above)


def decimal_of(number: Number) -> Decimal:
    """A number for display; a quotient without end is cut after 28 digits."""
    return number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)
