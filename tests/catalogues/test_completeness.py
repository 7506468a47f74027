"""The catalogues hold everything that is shown, translated, and in the forms each language needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from catalogues.collect import messages
from catalogues.files import TEMPLATE, first, forms_of, read, renewed, template_of, written
from tracker.languages import SHIPPED, SOURCE_LANGUAGE, languages
from tracker.presentation.messages import CATALOGUE
from tracker.sentences import PARAMETER

OTHERS = [code for code in languages() if code != SOURCE_LANGUAGE]
each_language = pytest.mark.parametrize("code", OTHERS)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return template_of(messages())


def entries(code: str) -> Iterator[Entry]:
    return (one for one in read(SHIPPED / code / CATALOGUE, languages()[code].locale) if one.id)


def sentences_of(entry: Entry) -> Sequence[str]:
    return [entry.id] if isinstance(entry.id, str) else list(entry.id)


def test_the_template_is_what_the_program_says(template: Catalog) -> None:
    assert TEMPLATE.read_bytes() == written(template), "run: python -m catalogues"


@each_language
def test_a_catalogue_has_the_messages_of_the_template_and_no_others(code: str, template: Catalog) -> None:
    path = SHIPPED / code / CATALOGUE
    ours = read(path, languages()[code].locale)
    assert path.read_bytes() == written(renewed(ours, template)), "run: python -m catalogues"
    assert not ours.obsolete


@each_language
def test_every_message_is_translated_in_every_form(code: str) -> None:
    lacking = [first(one) for one in entries(code) if not all(form.strip() for form in forms_of(one))]
    assert lacking == []
    assert [first(one) for one in entries(code) if one.fuzzy] == []


@each_language
def test_each_form_has_the_parameters_of_the_sentence(code: str) -> None:
    def wrong(entry: Entry) -> bool:
        allowed = {name for sentence in sentences_of(entry) for name in PARAMETER.findall(sentence)}
        needed = set.intersection(*(set(PARAMETER.findall(sentence)) for sentence in sentences_of(entry)))
        return any(not needed <= set(PARAMETER.findall(form)) <= allowed for form in forms_of(entry))

    assert [first(one) for one in entries(code) if wrong(one)] == []


@each_language
def test_as_many_forms_as_the_language_has(code: str) -> None:
    expected = {"ru": 3, "tg": 2, "ur": 2}[code]
    assert {len(forms_of(one)) for one in entries(code) if not isinstance(one.id, str)} == {expected}


@each_language
def test_a_sentence_begins_and_ends_as_its_source(code: str) -> None:
    """A full stop is not forgotten, and a space or comma at an edge is kept: sentences are joined."""
    stops = {".": ".۔", ":": ":", "?": "?؟", ",": ",،"}

    def differs(entry: Entry) -> bool:
        source = first(entry)
        return any(
            form[-1] not in stops.get(source[-1], form[-1])
            or (form[-1] in "،,.۔:" and source[-1] not in stops)
            or (source[0] in ",:" and form[0] not in stops[source[0]])
            for form in forms_of(entry)
            if form
        )

    assert [first(one) for one in entries(code) if differs(one)] == []
