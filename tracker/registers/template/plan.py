"""What a workbook is to hold, before any of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.settings import Settings
from tracker.domain.values import Text
from tracker.registers.columns import SETTINGS, SHEETS, TEMPLATE_VERSION, SettingSpec, SheetSpec
from tracker.registers.template.cells import Heading, Row, headings_of
from tracker.registers.template.words import Words
from tracker.source import column_letters


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet of records: its columns and rows."""

    spec: SheetSpec
    headings: Sequence[Heading]
    rows: Sequence[Row]

    def letters(self, field: str) -> str:
        """Excel's letters of the column of a field."""
        fields = [heading.column.field for heading in self.headings]
        return column_letters(fields.index(field) + 1)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row of the sheet of settings: a setting, or the translation of one, and its value in words."""

    spec: SettingSpec
    value: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole workbook. ``kept`` are the rows of the sheet of what was not carried over."""

    words: Words
    settings: Sequence[SettingRow]
    sheets: Sequence[SheetPlan]
    kept: Sequence[Sequence[str]] = ()
    is_worked: bool = False

    @property
    def by_name(self) -> Mapping[str, SheetPlan]:
        """The sheets of records by their English names; one that this workbook does without is not there."""
        return {sheet.spec.name: sheet for sheet in self.sheets}


def sheet_plans(rows: Mapping[str, Sequence[Row]]) -> list[SheetPlan]:
    """All sheets for which rows are given, be they none, in the format's order."""
    return [
        SheetPlan(spec, headings_of(spec, rows[spec.name]), rows[spec.name]) for spec in SHEETS if spec.name in rows
    ]


def setting_rows(settings: Settings, words: Words) -> Iterator[SettingRow]:
    """The rows of the sheet of settings; the version is that of the template, whatever was read."""
    for spec in SETTINGS:
        value = TEMPLATE_VERSION if spec.field == "template_version" else getattr(settings, spec.field)
        if isinstance(value, Text):
            yield SettingRow(spec, value.main)
            yield from (SettingRow(spec, text, language) for language, text in sorted(value.translations.items()))
        else:
            yield SettingRow(spec, setting_word(value, spec, words))


def setting_word(value: object, spec: SettingSpec, words: Words) -> str:
    """The value of a setting as it is typed; the model keeps some choices as their plain names."""
    if isinstance(value, bool):
        return words.answer(value)
    return str(value) if spec.choices is None else words.choice(spec.choices(str(value)))
