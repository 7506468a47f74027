"""Every name, choice and sentence of the template has words in every language, and the reader knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

import pytest

from tracker.domain.values import LANGUAGES
from tracker.registers.columns import SETTING, SETTINGS, SETTINGS_SHEET, SHEETS, VALUE, Rules, SheetSpec
from tracker.registers.headers import known_headings
from tracker.registers.settings import setting_named
from tracker.registers.template.words import Words, page_names, texts
from tracker.registers.terms import (
    bare,
    choice_words,
    folded,
    folded_heading,
    preferred,
    setting_names,
    sheet_names,
    terms,
    yes_no_words,
)

ENUMS = sorted(
    {column.choices for spec in SHEETS for column in spec.columns if column.choices}
    | {spec.choices for spec in SETTINGS if spec.choices},
    key=lambda choices: choices.__name__,
)
TRANSLATED = [choices for choices in ENUMS if choices is not Rules]
LONGEST_SHEET_NAME = 31
FORBIDDEN_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_sheet = pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)


@each_language
def test_every_sheet_has_a_name_that_is_read_and_that_excel_takes(language: str) -> None:
    names = {spec.name: Words(language).sheet(spec.name) for spec in SHEETS}
    names[SETTINGS_SHEET] = Words(language).sheet(SETTINGS_SHEET)
    assert {sheet_names()[folded(name)] for name in names.values()} == set(names)
    for name in names.values():
        assert len(name) <= LONGEST_SHEET_NAME
        assert not FORBIDDEN_IN_SHEET_NAME.search(name)


@each_language
@each_sheet
def test_every_heading_means_its_column(spec: SheetSpec, language: str) -> None:
    known = known_headings(spec)
    for column in spec.columns:
        assert known[folded_heading(Words(language).heading(column.heading) + " *")] is column
        assert language == "en" or terms()["headings"][column.heading][language]


@each_sheet
def test_no_accepted_heading_means_two_columns(spec: SheetSpec) -> None:
    meanings: dict[str, str] = {}
    for column in spec.columns:
        forms = [form for forms in terms()["headings"][column.heading].values() for form in forms]
        for form in (column.heading, *forms):
            assert meanings.setdefault(folded_heading(form), column.heading) == column.heading


@each_language
@pytest.mark.parametrize("choices", ENUMS, ids=lambda choices: choices.__name__)
def test_every_choice_has_a_word_that_means_it(choices: type[StrEnum], language: str) -> None:
    for choice in choices:
        assert choice_words(choices)[bare(Words(language).choice(choice))] is choice


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("choices", TRANSLATED, ids=lambda choices: choices.__name__)
def test_no_choice_is_left_in_english(choices: type[StrEnum], language: str) -> None:
    for choice in choices:
        assert Words(language).choice(choice) != choice.value


@each_language
@pytest.mark.parametrize("is_yes", [True, False])
def test_yes_and_no_mean_what_they_say(language: str, is_yes: bool) -> None:
    assert yes_no_words()[bare(Words(language).answer(is_yes))] is is_yes


@each_language
def test_every_setting_has_a_name_that_is_read(language: str) -> None:
    words = Words(language)
    for spec in SETTINGS:
        assert setting_named(words.setting(spec.name)) == (spec, None)
        assert words.meaning(spec)
    for column in (SETTING, VALUE):
        assert setting_names()[folded_heading(words.setting(column.heading))] == column.heading


@each_language
def test_a_translated_setting_is_read_as_one(language: str) -> None:
    title = next(spec for spec in SETTINGS if spec.translated)
    assert setting_named(Words(language).setting(title.name, "tg")) == (title, "tg")


def test_a_setting_without_translations_is_read_without_its_language() -> None:
    spec = next(spec for spec in SETTINGS if spec.name == "Reference")
    assert setting_named("Reference [ru]") == (spec, None)


@each_language
@each_sheet
def test_every_column_has_help(spec: SheetSpec, language: str) -> None:
    for column in spec.columns:
        assert Words(language).help(spec.name, column).strip()


def leaves(table: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a table with its path."""
    if isinstance(table, str):
        yield path, table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(table, list):
        for place, value in enumerate(table):
            yield from leaves(value, f"{path}.{place}")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_sentence_is_there_with_the_same_parameters(language: str) -> None:
    english = dict(leaves(texts("en")))
    other = dict(leaves({name: table for name, table in texts(language).items() if name != "help"}))
    assert other.keys() == english.keys()
    for path, sentence in other.items():
        parameters = re.findall(r"\{(\w+)\}", sentence)
        assert sorted(set(parameters)) == sorted(set(re.findall(r"\{(\w+)\}", english[path]))), path


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_help_is_for_a_column_that_is_not_there(language: str) -> None:
    columns = {spec.name: {column.heading for column in spec.columns} for spec in SHEETS}
    columns[SETTINGS_SHEET] = {spec.name for spec in SETTINGS}
    columns["common"] = set().union(*columns.values())
    for sheet, helps in texts(language)["help"].items():
        assert set(helps) <= columns[sheet]


@pytest.mark.parametrize("page", ["howto", "lists", "kept", "meaning"])
def test_pages_of_the_program_are_known_by_their_names(page: str) -> None:
    names = [texts(language)["pages"][page] for language in LANGUAGES]
    assert all(name.startswith("#") for name in names)
    assert {folded(name) for name in names} == page_names(page)


def test_what_has_no_word_in_a_language_is_english() -> None:
    assert preferred({"ru": ["да"]}, "tg", "yes") == "yes"
