from __future__ import annotations

import pytest

from tracker.registers.alphabets import differing, in_latin, mixture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PT-EN-01", None, id="latin"),
        pytest.param("ПТ-ЭН-01", None, id="cyrillic"),
        pytest.param("РТ-01", None, id="cyrillic-that-all-looks-latin"),
        pytest.param("وزارت-1", None, id="arabic"),
        pytest.param("PT-ЕN-01", ("Е", "PT-EN-01"), id="a-letter-that-looks-latin"),
        pytest.param("РТ-EN-01", ("РТ", "PT-EN-01"), id="a-word-that-looks-latin"),
        pytest.param("ПТ-ЭH-01", ("H", "ПТ-ЭН-01"), id="a-letter-that-looks-cyrillic"),
        pytest.param("ПТ-EN-01", None, id="two-alphabets-that-nobody-mistakes"),
        pytest.param("ПT-EN-01", ("T", "ПТ-EN-01"), id="one-word-of-them-mixed"),
        pytest.param("ПR", None, id="mixed-without-a-letter-to-be-mistaken"),
        pytest.param("ПR-СN", ("С", "ПR-CN"), id="one-word-of-them-to-be-mistaken"),
        pytest.param("ААBВ-AА", ("АВ", "AABB-AA"), id="each-letter-once"),
    ],
)
def test_mixture(text: str, expected: tuple[str, str] | None) -> None:
    assert mixture(text) == expected


def test_letters_in_which_twins_differ() -> None:
    assert differing("аА-Eа", "AA-ea") == "аА"
    assert differing("AA", "aa") == ""


def test_in_latin() -> None:
    assert in_latin("РК") == "PK"
    assert in_latin("ПК") == "ПK"
