from __future__ import annotations

import pytest

from tests.registers.books import told
from tests.registers.test_tables import table
from tracker.registers.translations import lacking_languages

HEADINGS = "Code | Kind | From | Title"


@pytest.mark.parametrize(
    ("more", "language", "expected"),
    [
        pytest.param("", "en", [], id="no-translations"),
        pytest.param("Title [ru] | Title [tg]", "en", [], id="the-only-translated-text"),
        pytest.param("Title [ru] | Note | Note [ru]", "en", [], id="all-alike"),
        pytest.param("Title [ru] | Note", "en", [], id="one-not-translated-at-all"),
        pytest.param("Title [ru] | Title [tg] | Note | Note [ru]", "en", ["H1 · Note [ru] tg"], id="lacks-one"),
        pytest.param(
            "Title [ru] | Note | Note [tg]", "en", ["E1 · Title [ru] tg", "G1 · Note [tg] ru"], id="each-lacks-one"
        ),
        pytest.param("Title [en] | Note | Note [tg]", "en", ["E1 · Title [en] tg"], id="main-language-marked"),
        pytest.param("Note [ru]", "en", ["E1 · Note [ru] en"], id="the-text-itself"),
        pytest.param("Note [ru]", "tg", ["E1 · Note [ru] tg"], id="the-text-itself-in-tajik"),
    ],
)
def test_languages_that_are_lacking(more: str, language: str, expected: list[str]) -> None:
    headings = f"{HEADINGS} | {more}" if more else HEADINGS
    problems = lacking_languages([table(headings, name="Sessions")], language)
    assert [
        f"{told(one).removeprefix('LANGUAGE_COLUMN_MISSING Sessions!')} {one.parameters['lack']}" for one in problems
    ] == expected


def test_a_required_text_that_is_missing_has_been_told() -> None:
    assert list(lacking_languages([table("Code | Name [ru]")], "en")) == []
