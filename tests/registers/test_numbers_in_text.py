from __future__ import annotations

import pytest

from tracker.registers.numbers import plain
from tracker.registers.numbers_in_text import could_be_grouped, numbers_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("22,9", ["22.9"], id="comma"),
        pytest.param(",5", ["0.5"], id="comma-alone"),
        pytest.param(".5", ["0.5"], id="point-alone"),
        pytest.param("1.099", ["1.099", "1099"], id="point-before-three-digits"),
        pytest.param("1,099", ["1.099", "1099"], id="comma-before-three-digits"),
        pytest.param("0,125", ["0.125"], id="nobody-writes-0,125-for-125"),
        pytest.param("1234,567", ["1234.567"], id="four-digits-before"),
        pytest.param("1,099.5", ["1099.5"], id="english"),
        pytest.param("1.099,5", ["1099.5"], id="german"),
        pytest.param("1,234,567", ["1234567"], id="commas"),
        pytest.param("1.234.567", ["1234567"], id="points"),
        pytest.param("1 099", ["1099"], id="space"),
        pytest.param("1\u00a0099,5", ["1099.5"], id="space-that-does-not-break"),
        pytest.param("1\u202f099\u2009000", ["1099000"], id="thin-spaces"),
        pytest.param("1’099'000", ["1099000"], id="apostrophes"),
        pytest.param("1 2", [], id="no-thousands"),
        pytest.param("12 34,5", [], id="no-thousands-with-comma"),
        pytest.param("1,23,456", [], id="groups-of-two"),
        pytest.param("- 5", ["-5"], id="minus-apart"),
        pytest.param("+5", ["5"], id="plus"),
        pytest.param("95 km", ["95"], id="unit"),
        pytest.param("USD 1,234,567.89", ["1234567.89"], id="currency"),
        pytest.param("40%", ["40"], id="per-cent"),
        pytest.param("около 70", ["70"], id="word-before"),
        pytest.param("1.099 km", ["1.099", "1099"], id="unit-and-two-readings"),
        pytest.param("12.5 million", [], id="million"),
        pytest.param("5 млн. долл.", [], id="million-in-russian"),
        pytest.param("$56, 290 million", [], id="million-with-a-slip"),
        pytest.param("5 m", [], id="metres-or-millions"),
        pytest.param("(5)", [], id="brackets-may-be-a-minus"),
        pytest.param("93-95%", [], id="from-to"),
        pytest.param("8:13", [], id="ratio"),
        pytest.param("5 of 10", [], id="part-of"),
        pytest.param("5 из 10", [], id="part-of-in-russian"),
        pytest.param("1e5", [], id="exponent"),
        pytest.param("many", [], id="word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_numbers_a_text_may_mean(text: str, expected: list[str]) -> None:
    assert [plain(number) for number in numbers_in(text)] == expected


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("1.099", True), ("-999,000", True), ("0.125", False), ("1.09", False), ("1.0990", False), ("1000.125", False)],
)
def test_one_separator_before_three_digits(digits: str, expected: bool) -> None:
    assert could_be_grouped(digits) is expected
