"""How words are compared, and that every word of the format has its forms in all languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest

from tracker.domain.commitments import Closure
from tracker.domain.indicators import Direction, Level
from tracker.domain.values import LANGUAGES, Completion
from tracker.registers.columns import SETTINGS, SETTINGS_SPEC, SHEETS, Rules, SheetSpec
from tracker.registers.headers import known_headings
from tracker.registers.terms import (
    add_words,
    bare,
    choice_words,
    folded,
    folded_heading,
    forms_of_heading,
    likeness,
    looks,
    nearest,
    normalised_words,
    preferred,
    setting_names,
    sheet_names,
    terms,
    yes_no_words,
)

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize(
    "text",
    [
        "Due",
        "due ",
        "DUE",
        "Due *",
        "Due*",
        " Due\n",
        "Due (yyyy-mm-dd)",
        "Due * [day]",
        "Ｄｕｅ（日）",
        "Due (a) (b) *",
    ],
)
def test_forms_of_one_heading(text: str) -> None:
    assert folded_heading(text) == "due"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Closed\n on", "closed on", id="line-break"),
        pytest.param("CLOSED\u00a0ON", "closed on", id="space-that-does-not-break"),
        pytest.param("closed_on", "closed on", id="underscore"),
        pytest.param("closed – on", "closed on", id="dash"),
        pytest.param("STRASSE", "strasse", id="case"),
        pytest.param("Straße", "strasse", id="casefold"),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_vowel_marks_of_the_arabic_script_do_not_count() -> None:
    assert bare("تقریباً") == bare("تقریبا")


def test_letters_that_look_alike() -> None:
    assert looks("СТАРТ") == "ctapt"
    assert looks("Энергия") != "energia"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("due", "DUE ", 1.0, id="equal-when-folded"),
        pytest.param("due", "duе", 1.0, id="alike-by-looks"),
        pytest.param("due", "deu", 0.75, id="letters-that-changed-places"),
        pytest.param("due", "ude", 2 / 3, id="the-first-letter-too"),
        pytest.param("title", "titel", 0.8, id="near"),
        pytest.param("due", "original due", 0.0, id="of-another-length"),
        pytest.param("", "due", 0.0, id="nothing"),
        pytest.param("", "", 1.0, id="nothing-twice"),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("targts", "targets", id="the-nearest"),
        pytest.param("target", "target", id="itself"),
        pytest.param("tragte", "target", id="just-near-enough"),
        pytest.param("status", None, id="none-is-near"),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    assert nearest(word, ["title", "targets", "target"]) == expected


@pytest.mark.parametrize("language", OTHERS)
def test_every_sheet_and_setting_has_a_name(language: str) -> None:
    assert all(terms()["sheets"][spec.name][language] for spec in (SETTINGS_SPEC, *SHEETS))
    assert all(terms()["settings"][spec.name][language] for spec in SETTINGS)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_every_heading_has_a_form(spec: SheetSpec, language: str) -> None:
    assert all(terms()["headings"][column.heading][language] for column in spec.columns)


@pytest.mark.parametrize("spec", [*SHEETS, SETTINGS_SPEC], ids=lambda spec: spec.name)
def test_no_heading_of_a_sheet_means_two_columns(spec: SheetSpec) -> None:
    meant = Counter(form for column in spec.columns for form in forms_of_heading(column.heading))
    assert {form: count for form, count in meant.items() if count > 1} == {}
    assert set(known_headings(spec)) == set(meant)


def test_no_name_means_two_sheets_or_two_settings() -> None:
    forms = [folded(form) for listed in terms()["sheets"].values() for of in listed.values() for form in of]
    assert len(forms) == len(set(forms))
    assert len(sheet_names()) == len(forms) + len(terms()["sheets"])
    assert {setting_names()[folded_heading(spec.name)] for spec in SETTINGS} == {spec.name for spec in SETTINGS}


def choices() -> Iterator[type[StrEnum]]:
    """Every list of choices of the format."""
    columns = [column.choices for spec in SHEETS for column in spec.columns]
    yield from dict.fromkeys(one for one in (*columns, *(spec.choices for spec in SETTINGS)) if one is not None)


TRANSLATED = [of for of in choices() if of is not Rules]
"""The name of a rule set is the same in every language."""


@pytest.mark.parametrize("of", TRANSLATED, ids=lambda of: of.__name__)
def test_every_choice_can_be_typed_in_every_language(of: type[StrEnum]) -> None:
    forms = terms()[of.__name__]
    assert all(forms[choice.value][language] for choice in of for language in OTHERS)
    assert all(
        choice_words(of)[bare(form)] is choice
        for choice in of
        for of_one in forms[choice.value].values()
        for form in of_one
    )


@pytest.mark.parametrize(
    ("of", "word", "expected"),
    [
        pytest.param(Closure, "ВЫПОЛНЕНО", Closure.COMPLETED, id="russian"),
        pytest.param(Completion, "маҳдуд", Completion.LIMITED, id="tajik"),
        pytest.param(Level, "نتیجہ", Level.OUTCOME, id="urdu"),
        pytest.param(Direction, "at-least", Direction.AT_LEAST, id="english"),
    ],
)
def test_words_of_choices(of: type[StrEnum], word: str, expected: StrEnum) -> None:
    assert choice_words(of)[bare(word)] is expected


def test_words_read_as_something_else_are_no_choices() -> None:
    for name, words in terms()["normalised"].items():
        of = next(one for one in choices() if one.__name__ == name)
        assert set(normalised_words(of)) == {bare(word) for word in words}
        assert not set(normalised_words(of)) & set(choice_words(of))


@pytest.mark.parametrize(
    ("word", "expected"), [("Yes", True), ("да", True), ("Бале", True), ("جی ہاں", True), ("no", False), ("не", False)]
)
def test_yes_and_no(word: str, expected: bool) -> None:
    assert yes_no_words()[bare(word)] is expected


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", "Срок"), ("en", "Due"), ("tg", "Due")], ids=["its-own", "english", "none-yet"]
)
def test_the_form_to_write(language: str, expected: str) -> None:
    assert preferred({"ru": ["Срок", "Дата"]}, language, "Due") == expected


def test_a_language_adds_its_words_to_what_is_shared() -> None:
    merged: dict[str, Any] = {
        "sheets": {"Parties": {"ru": ["Стороны"]}},
        "normalised": {"Closure": {"done": "completed"}},
        "months": {"names": [["may"], ["june"]]},
        "multipliers": {"words": ["million"]},
    }
    add_words(merged, "sheets", {"Parties": ["Partioj"], "Sectors": ["Sektoroj"]}, "eo")
    add_words(merged, "normalised", {"Closure": {"farita": "completed"}, "Status": {"malfrue": "at_risk"}}, "eo")
    add_words(merged, "months", {"names": [["majo"], ["junio"]]}, "eo")
    add_words(merged, "multipliers", {"words": ["miliono"]}, "eo")
    assert merged == {
        "sheets": {"Parties": {"ru": ["Стороны"], "eo": ["Partioj"]}, "Sectors": {"eo": ["Sektoroj"]}},
        "normalised": {"Closure": {"done": "completed", "farita": "completed"}, "Status": {"malfrue": "at_risk"}},
        "months": {"names": [["may", "majo"], ["june", "junio"]]},
        "multipliers": {"words": ["million", "miliono"]},
    }
