"""The words of a workbook in one language: names of sheets, headings, choices, help and prompts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tracker.domain.values import LANGUAGES
from tracker.languages import folder_of, is_right_to_left
from tracker.registers.columns import SETTINGS_SHEET, Column, SettingSpec
from tracker.registers.terms import ENGLISH, folded, preferred, terms

PROGRAM = "tracker"
"""The author of notes and comments that are not an official's."""

COMMON = "common"
"""The table of help for columns that mean the same in every sheet."""

TEMPLATE_TEXTS = "template.toml"


@cache
def texts(language: str) -> Mapping[str, Any]:
    """The sentences of the template in a language, which are in its folder; English ones where it has none."""
    path = folder_of(language) / TEMPLATE_TEXTS
    source = path if path.is_file() else folder_of(ENGLISH) / TEMPLATE_TEXTS
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def page_names(page: str) -> frozenset[str]:
    """What a page of the program's own is called in any language, as names are compared."""
    return frozenset(folded(texts(language)["pages"][page]) for language in LANGUAGES)


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str = ENGLISH

    @property
    def is_right_to_left(self) -> bool:
        """Whether sheets of this language begin at the right."""
        return is_right_to_left(self.language)

    def sheet(self, name: str) -> str:
        """The name of a sheet."""
        return preferred(terms()["sheets"][name], self.language, name)

    def sheets(self, names: Sequence[str]) -> str:
        """The names of the sheets a reference may point to."""
        return " / ".join(self.sheet(name) for name in names)

    def heading(self, heading: str, language: str | None = None) -> str:
        """The heading of a column, or of its translation into a language."""
        own = preferred(terms()["headings"][heading], self.language, heading)
        return own if language is None else f"{own} [{language}]"

    def setting(self, name: str, language: str | None = None) -> str:
        """The name of a setting, or of its translation into a language."""
        own = preferred(terms()["settings"][name], self.language, name)
        return own if language is None else f"{own} [{language}]"

    def choice(self, choice: StrEnum) -> str:
        """A choice; what has no word in this language, such as the name of a rule set, stands as it is."""
        forms = terms().get(type(choice).__name__, {}).get(choice.value, {})
        return preferred(forms, self.language, choice.value)

    def answer(self, is_yes: bool) -> str:
        """Yes or no."""
        english = "yes" if is_yes else "no"
        return preferred(terms()["yes_no"][english], self.language, english)

    def help(self, sheet: str, column: Column) -> str:
        """What a column holds."""
        return self._help(sheet, column.heading, column.help)

    def meaning(self, setting: SettingSpec) -> str:
        """What a setting is for."""
        return self._help(SETTINGS_SHEET, setting.name, setting.help)

    def wording(self, table: str, key: str, **parameters: object) -> str:
        """A sentence of the template with its parameters filled in."""
        sentence: str = texts(self.language)[table][key]
        return sentence.format(**parameters)

    def lines(self, table: str, key: str, **parameters: object) -> list[str]:
        """Several sentences."""
        return [sentence.format(**parameters) for sentence in texts(self.language)[table][key]]

    def _help(self, sheet: str, name: str, english: str) -> str:
        if self.language == ENGLISH:
            return english
        tables = texts(self.language).get("help", {})
        found: str = tables.get(sheet, {}).get(name) or tables.get(COMMON, {}).get(name, english)
        return found
