"""Which texts of a register are not translated into a language."""

from __future__ import annotations

import pytest

from tests.build import commitment, milestone, party, register
from tracker.domain.translations import lacking, translatable
from tracker.domain.values import Text

HALF = register(
    party("AA", name=Text("Aland", {"ru": "Аланд"})),
    commitment("C-1", title=Text("A road"), description=None),
    milestone("M-1", title=Text("")),
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", [], id="its-own"),
        pytest.param("ru", ["A road"], id="one-is-translated"),
        pytest.param("tg", ["Aland", "A road"], id="none-is"),
    ],
)
def test_what_is_lacking(language: str, expected: list[str]) -> None:
    found = [one for one in lacking(HALF, language) if one.text in ("Aland", "A road")]
    assert [one.text for one in found] == expected
    assert all(one.language == language and one.place and one.code for one in found)


def test_an_empty_text_needs_no_translation() -> None:
    assert all(text.main for _, _, text in translatable(HALF))
