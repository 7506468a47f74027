"""Numbers, days and lists as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.values import Text
from tracker.presentation.formats import PER_CENT, Formats, half_up, percent
from tracker.sentences import NO_BREAK

ENGLISH = Formats()
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param("-0", "0", id="zero-has-no-sign"),
        pytest.param("0.000", "0", id="zero-with-places"),
        pytest.param("1.50", "1.5", id="no-trailing-zeros"),
        pytest.param("100", "100", id="trailing-zeros-of-a-whole-number"),
        pytest.param("1E+3", "1,000", id="exponent"),
        pytest.param("-1234.5", "-1,234.5", id="negative"),
        pytest.param("123456789012345", "123,456,789,012,345", id="fifteen-digits"),
        pytest.param("0.123456789012345", "0.123456789012345", id="fifteen-places"),
        pytest.param("1E-20", "0.00000000000000000001", id="next-to-nothing-is-not-zero"),
    ],
)
def test_a_number_is_written_exactly(value: str, expected: str) -> None:
    assert ENGLISH.number(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", ["-1,234.5", "50 %", "5 March 2026", "5 Mar 2026", "Q1 2026", "A, B and C"], id="english"),
        pytest.param(
            "ru", ["-1 234,5", "50 %", "5 марта 2026", "5 мар. 2026", "1-й кв. 2026", "A, B и C"], id="russian"
        ),
        pytest.param("tg", ["-1 234,5", "50 %", "5 марти 2026", "5 марти 2026", "Ч1 2026", "A, B ва C"], id="tajik"),
        pytest.param(
            "ur",
            [
                "\u2066-1,234.5\u2069",
                "\u206650 %\u2069",
                "5 مارچ 2026",
                "5 مارچ 2026",
                "پہلی سہ ماہی 2026",
                "A، B، اور C",
            ],
            id="urdu",
        ),
    ],
)
def test_each_language_has_its_own_way(language: str, expected: list[str]) -> None:
    formats = Formats(language)
    numbers = [formats.number(Decimal("-1234.5")), formats.share(Fraction(1, 2))]
    days = [formats.day(DAY), formats.short_day(DAY), formats.quarter(DAY)]
    written = [*numbers, *days, formats.listed(["A", "B", "C"])]
    assert [one.replace(NO_BREAK, " ") for one in written] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B"], "A and B", id="two"),
    ],
)
def test_a_list_reads_as_a_sentence(parts: list[str], expected: str) -> None:
    assert ENGLISH.listed(parts) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("100/3", "33.33", id="one-third-of-a-hundred"),
        pytest.param("200/3", "66.67", id="rounded-up"),
        pytest.param("-100/3", "-33.33", id="negative"),
        pytest.param("40", "40", id="without-rest"),
        pytest.param("75/2", "37.5", id="ends-before-two-places"),
        pytest.param("1/800", "0.001", id="less-than-a-hundredth-is-not-zero"),
        pytest.param("1/100000", "0.00001", id="next-to-nothing-is-not-zero"),
        pytest.param("2999999/30000", "99.99997", id="not-quite-a-hundred-is-not-a-hundred"),
        pytest.param("10000000/3", "3,333,333.33", id="thousands"),
    ],
)
def test_a_quotient_has_two_places_unless_they_claim_too_much(value: str, expected: str) -> None:
    assert ENGLISH.quotient(Fraction(value)) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param("0", 0, id="none"),
        pytest.param("1/1000", 1, id="hardly-any-is-not-none"),
        pytest.param("1/8", 13, id="a-half-goes-up"),
        pytest.param("5/8", 63, id="a-half-goes-up-after-an-even-number-too"),
        pytest.param("999/1000", 99, id="almost-all-is-not-all"),
        pytest.param("1", 100, id="all"),
        pytest.param("1001/1000", 101, id="beyond-all-is-more-than-all"),
        pytest.param("5/4", 125, id="beyond-all"),
        pytest.param("2", 200, id="twice"),
        pytest.param("-1/1000", -1, id="hardly-backwards-is-not-none"),
        pytest.param("-1/8", -13, id="backwards"),
        pytest.param("-1", -100, id="all-the-way-backwards"),
    ],
)
def test_a_share_never_claims_none_or_all_where_it_is_not(share: str, expected: int) -> None:
    assert percent(Fraction(share)) == expected


@given(st.fractions(-3, 3))
def test_a_percentage_is_never_further_from_its_share_than_one(share: Fraction) -> None:
    assert abs(percent(share) - share * 100) <= 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [pytest.param("5/2", 3, id="up"), pytest.param("-5/2", -3, id="down"), pytest.param("12/5", 2, id="nearest")],
)
def test_a_half_goes_away_from_zero(number: str, expected: int) -> None:
    assert half_up(Fraction(number)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(31, "+31", id="later"),
        pytest.param(-31, "-31", id="earlier"),
        pytest.param(0, "0", id="unchanged"),
        pytest.param(1234, "+1,234", id="thousands"),
    ],
)
def test_a_change_shows_its_sign(days: int, expected: str) -> None:
    assert ENGLISH.change(days) == expected


@pytest.mark.parametrize("language", ["en", "ru", "tg", "ur", "ru,ur"])
def test_digits_are_those_of_the_west(language: str) -> None:
    formats = Formats(language)
    written = [formats.number(1234567890), formats.day(DAY), formats.share(Fraction(1, 3)), formats.quarter(DAY)]
    assert all(digit.isascii() for one in written for digit in one if digit.isdigit())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", "A", id="english"),
        pytest.param("tg", "A", id="tajik-one"),
    ],
)
def test_one_thing_is_no_list(language: str, expected: str) -> None:
    assert Formats(language).listed(["A"]) == expected


def test_in_a_line_from_the_right_a_number_keeps_its_sign_and_its_unit() -> None:
    urdu, unit = Formats("ur"), Text("km", {"ur": "کلومیٹر"})
    assert urdu.number(7) == "7"
    assert urdu.change(7) == "\u2066+7\u2069"
    assert urdu.measured("7", Text("km")) == "\u20687\u00a0km\u2069"
    assert urdu.measured("7", unit) == "7\u00a0کلومیٹر"
    assert urdu.measured(urdu.number(-7), PER_CENT) == "\u2068\u2066-7\u2069\u00a0%\u2069"


def test_signs_between_and_behind_sentences() -> None:
    assert Formats("ur").commas(["الف", "ب"]) == "الف، ب"
    assert Formats("ur").semicolons(["الف", "ب"]) == "الف؛ ب"
    assert Formats("ur").ended("الف") == "الف۔"
    assert Formats("ru").ended("да") == "да."


def test_names_of_languages() -> None:
    assert [Formats(code).language_name("tg") for code in ("en", "ru", "ur")] == ["Tajik", "таджикский", "تاجک"]
    assert Formats("en").language_name("xx") == "xx"
