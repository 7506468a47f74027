"""Exact arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.assessment.exact import Number, decimal_of, difference, exact_sum, quotient, total

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
SHARES = st.fractions(min_value=-2, max_value=2, max_denominator=1000)


@given(st.lists(DECIMALS))
def test_sum_is_exact(numbers: Sequence[Decimal]) -> None:
    assert Fraction(exact_sum(numbers)) == sum(map(Fraction, numbers), Fraction(0))


def test_sum_keeps_what_28_digits_would_lose() -> None:
    assert exact_sum([Decimal("1e30"), Decimal("0.01"), Decimal("-1e30")]) == Decimal("0.01")


def test_a_sum_that_does_not_fit_is_never_rounded() -> None:
    with pytest.raises(Inexact):
        exact_sum([Decimal("1e90000"), Decimal("1e-90000")])


@given(st.one_of(DECIMALS, SHARES), st.one_of(DECIMALS, SHARES))
def test_difference_and_quotient_are_exact(one: Number, other: Number) -> None:
    assert Fraction(difference(one, other)) == Fraction(one) - Fraction(other)
    if other:
        assert quotient(one, other) == Fraction(one) / Fraction(other)


@given(st.lists(SHARES))
def test_total_is_the_sum(shares: Sequence[Fraction]) -> None:
    assert total(shares) == sum(shares, Fraction(0))


def test_total_of_ten_thousand_different_denominators_is_quick() -> None:
    shares = [Fraction(1, below) for below in range(1, 10_001)]
    assert total(shares) == total(reversed(shares))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param(Decimal("0.10"), "0.10", id="as-typed"),
        pytest.param(Fraction(40), "40", id="whole"),
        pytest.param(Fraction(100, 3), "33.33333333333333333333333333", id="cut-after-28-digits"),
    ],
)
def test_decimal_of(number: Number, shown: str) -> None:
    assert str(decimal_of(number)) == shown
