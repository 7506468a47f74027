from __future__ import annotations

import gettext
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tracker import languages as room
from tracker.domain.values import Text
from tracker.presentation.messages import Messages, catalogue, plainly
from tracker.sentences import NO_BREAK, Count, ParameterMissing, filled, saying


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Messages]:
    """A catalogue as a translator leaves it."""
    written = Catalog(locale="ru")
    written.add("on track", "по плану")
    written.add("Did you mean {meant}?", "Имелось в виду {meant}?")
    written.add(("{n} error", "{n} errors"), ("{n} ошибка", "{n} ошибки", "{n} ошибок"))
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "language.toml").write_text('name = "Русский"\nlocale = "ru"\n')
    with (tmp_path / "ru" / "messages.po").open("wb") as file:
        write_po(file, written)
    monkeypatch.setattr(room, "SHIPPED", tmp_path)
    catalogue.cache_clear()
    yield Messages("ru")
    catalogue.cache_clear()


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        pytest.param(1, "1 ошибка", id="one"),
        pytest.param(3, "3 ошибки", id="few"),
        pytest.param(5, "5 ошибок", id="many"),
        pytest.param(21, "21 ошибка", id="one-again"),
    ],
)
def test_plurals_follow_the_language(russian: Messages, n: int, expected: str) -> None:
    assert russian.plural("{n} error", "{n} errors", n) == expected


def test_a_catalogue_translates_what_it_has(russian: Messages) -> None:
    assert russian.text("on track") == "по плану"
    assert russian.text("Did you mean {meant}?", meant="A-1") == "Имелось в виду A-1?"
    assert russian.text("at risk") == "at risk"
    assert saying("Did you mean {meant}?", meant="A-1").told(russian) == "Имелось в виду A-1?"


def test_an_empty_sentence_is_not_the_head_of_the_catalogue(russian: Messages) -> None:
    assert "Content-Type" in catalogue("ru").gettext("")
    assert russian.text("") == ""


def test_english_and_a_language_without_catalogue_read_the_source() -> None:
    for language in ("en", "xx"):
        assert Messages(language).text("on track") == "on track"
        assert type(catalogue(language)) is gettext.NullTranslations


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        pytest.param(0, "0 errors", id="none"),
        pytest.param(1, "1 error", id="one"),
        pytest.param(2, "2 errors", id="two"),
    ],
)
def test_english_plurals(n: int, expected: str) -> None:
    assert Messages().plural("{n} error", "{n} errors", n) == expected


def test_a_number_may_be_written_by_the_caller() -> None:
    assert Messages().plural("{n} error", "{n} errors", 1200, n="1,200") == "1,200 errors"


@pytest.mark.parametrize(
    ("sentence", "value", "expected"),
    [
        pytest.param("{a} is", "{b}", "{b} is", id="a-value-is-no-sentence"),
        pytest.param("{a} and {a}", "x", "x and x", id="twice"),
        pytest.param("{} {a.b} {a!r} {a", "x", "{} {a.b} {a!r} {a", id="other-braces-are-letters"),
        pytest.param("{a}", None, "None", id="whatever-it-is"),
        pytest.param("{a}", "%s \\1", "%s \\1", id="no-other-marks"),
    ],
)
def test_parameters_are_put_in_as_they_are(sentence: str, value: object, expected: str) -> None:
    assert filled(sentence, {"a": value}) == expected


def test_a_missing_parameter_fails_a_test() -> None:
    with pytest.warns(ParameterMissing, match="'meant'"):
        Messages().text("Did you mean {meant}?")
    with pytest.warns(ParameterMissing, match="'where'"):
        Messages().plural("newly overdue, by {n} day", "{n} in {where}", 2)


def test_a_missing_parameter_costs_an_official_only_the_word() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ParameterMissing)
        assert filled("See {cell}, row {row}.", {"row": 7}) == "See …, row 7."


def test_plain_sentences_have_plain_spaces_and_texts_of_the_register_stay() -> None:
    typed = Text(f"1{NO_BREAK}km")
    assert Messages("ru").text("more than {n}", n=Count(20000)) == f"более 20{NO_BREAK}000"
    assert plainly("ru").text("more than {n}", n=Count(20000)) == "более 20 000"
    assert plainly("ru").of(typed) == typed.main
