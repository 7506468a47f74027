from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.presentation.formats import Formats

ENGLISH = Formats()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal("12_345_678_901_234.5"), "12,345,678,901,234.5", id="trillions-of-a-currency"),
        pytest.param(Decimal("-999999999999999"), "-999,999,999,999,999", id="all-digits-of-excel"),
        pytest.param(Decimal("0.000000000000001"), "0.000000000000001", id="all-decimals-of-excel"),
        pytest.param(10**30, "1" + ",000" * 10, id="beyond-28-digits"),
    ],
)
def test_a_number_of_any_size_is_written_in_full(value: Decimal | int, expected: str) -> None:
    assert ENGLISH.number(value) == expected


def test_a_share_of_any_size_is_written_in_full() -> None:
    assert ENGLISH.share(Fraction(10**40)) == "1" + ",000" * 14 + "\u00a0%"


def test_a_quotient_of_any_size_is_rounded_to_two_places() -> None:
    assert ENGLISH.quotient(Fraction(10**31, 3)) == "3" + ",333" * 10 + ".33"
