"""What all parts of an IATI file need: who publishes it, identifiers, texts in all languages, links to documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from tracker.assessment.readings import Assessment
from tracker.domain.register import Register
from tracker.domain.values import DataQuality, Text
from tracker.presentation.choice_words import QUALITY_WORDS
from tracker.presentation.messages import Messages
from tracker.presentation.view.teller import SAFE_SCHEME
from tracker.presentation.xmltext import xml_text

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UNFIT = re.compile(r"[/&|?\s]+")
"""What the rule set of the standard forbids in an identifier; a code of a register holds of it only the slash."""
FORMATS: Mapping[str, str] = {".pdf": "application/pdf", ".xml": "application/xml", ".csv": "text/csv"}
PAGE = "text/html"


@dataclass(frozen=True, slots=True)
class Publication:
    """A reading, and the identifier and name of the organisation that publishes it."""

    assessment: Assessment
    publisher: str
    name: Text

    @property
    def register(self) -> Register:
        """The register as it stood on the day."""
        return self.assessment.register

    @property
    def language(self) -> str:
        """The language of what is not marked otherwise."""
        return self.register.settings.language

    def identifier(self, code: str) -> str:
        """The identifier of a commitment's activity: the publisher's, then the code."""
        return fit(f"{self.publisher}-{code}")

    def told(self, parent: Element, name: str, text: Text, /, **attributes: str) -> Element:
        """An element with a text in every language it is written in."""
        element = etree.SubElement(parent, name, attributes)
        self.narrate(element, text)
        return element

    def narrate(self, element: Element, text: Text) -> None:
        """Write a text in every language; the register's own needs no mark."""
        etree.SubElement(element, "narrative").text = xml_text(text.main)
        for language, words in text.translations.items():
            if language != self.language:
                narrative = etree.SubElement(element, "narrative", {LANGUAGE: language})
                narrative.text = xml_text(words)

    def document(self, parent: Element, address: str | None, title: Text, category: str) -> None:
        """A link to a document, where there is a safe address; every other text stays where it is."""
        if address is None or not is_address(address):
            return
        link = etree.SubElement(parent, "document-link", url=xml_text(address), format=format_of(address))
        self.told(link, "title", title)
        etree.SubElement(link, "category", code=category)

    def marked(self, text: Text, quality: DataQuality) -> Text:
        """A text that says of itself that its row is not final."""
        if quality is DataQuality.FINAL:
            return text
        return each(text, lambda words, language: f"{words} ({self.word(QUALITY_WORDS[quality], language)})")

    def word(self, word: str, language: str) -> str:
        """A word of the program in a language; empty is the register's own."""
        return Messages(language or self.language).text(word)


def fit(identifier: str) -> str:
    """An identifier without what the rule set forbids; ``:`` stands in no code, so that two codes stay two."""
    return xml_text(UNFIT.sub(":", identifier))


def is_address(text: str) -> bool:
    """Whether a text is one address that may be followed."""
    return text.startswith(SAFE_SCHEME) and not any(letter.isspace() for letter in text)


def format_of(address: str) -> str:
    """The kind of document, as far as its address tells."""
    path = re.split("[?#]", address, maxsplit=1)[0].lower()
    return next((kind for suffix, kind in FORMATS.items() if path.endswith(suffix)), PAGE)


def each(text: Text, change: Any) -> Text:  # noqa: ANN401 - a function of words and their language
    """A text changed in each language; the register's own language is empty."""
    translations = {language: change(words, language) for language, words in text.translations.items()}
    return Text(change(text.main, ""), translations)


def joined(texts: Iterable[Text], by: str) -> Text:
    """Several texts as one, in every language that one of them has."""
    several = [one for one in texts if one]
    languages = dict.fromkeys(language for one in several for language in one.translations)
    return Text(
        by.join(one.main for one in several),
        {language: by.join(one.in_language(language) for one in several) for language in languages},
    )
