"""The sheet of settings: two columns, one setting a row."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.settings import Settings
from tracker.domain.values import Text
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.codes import Codes
from tracker.registers.coerce import Context, coerce, text_of
from tracker.registers.columns import SETTINGS, TEMPLATE_VERSION, Column, SettingSpec
from tracker.registers.findings import FAULTY
from tracker.registers.headers import HEADER_ROWS, TRANSLATION
from tracker.registers.rows import placed
from tracker.registers.terms import folded, folded_heading
from tracker.registers.workbook import RawCell, RawRow, RawSheet
from tracker.source import SourceRef

NAME, VALUE = "Setting", "Value"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it was read: which, in which language, what, where."""

    spec: SettingSpec
    language: str | None
    value: Any
    place: Place


@dataclass
class SettingsRead:
    """The settings of all workbooks and their problems."""

    found: list[Setting] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_settings(sheets: Sequence[tuple[str, RawSheet]]) -> tuple[Settings, list[Problem]]:
    """The settings of all workbooks, each given with its file's name; those that disagree are an error."""
    read = SettingsRead()
    for file, sheet in sheets:
        read_sheet(sheet, file, read)
    values = agreed(read)
    read.problems.extend(version_problems(read.found, sheets))
    return Settings(**values), read.problems


def read_sheet(sheet: RawSheet, file: str, read: SettingsRead) -> None:
    """Read one sheet of settings."""
    header = next((row for row in sheet.rows if row.number <= HEADER_ROWS and columns_of(row)), None)
    if header is None:
        if sheet.rows:
            place = Place(file, sheet.name)
            required = f"{NAME}, {VALUE}"
            read.problems.append(problem("HEADER_NOT_FOUND", place, sheet=sheet.name, n=HEADER_ROWS, required=required))
        return
    name_column, value_column = columns_of(header)
    for row in sheet.rows:
        if row.number > header.number and name_column in row.cells:
            name = text_of(row.cells[name_column])
            place = Place(file, sheet.name, row.number, value_column, name)
            read_row(name, row.cells.get(value_column), place, read)


def columns_of(row: RawRow) -> tuple[int, ...]:
    """The columns of name and value, if this row heads them."""
    heads = {folded_heading(part): index for index, cell in row.cells.items() for part in text_of(cell).split("/")}
    if folded(NAME) in heads and folded(VALUE) in heads:
        return heads[folded(NAME)], heads[folded(VALUE)]
    return ()


def read_row(name: str, cell: RawCell | None, place: Place, read: SettingsRead) -> None:
    """Read one setting."""
    if name.startswith("#"):
        return
    spec, language = setting_named(name)
    if spec is None:
        near = difflib.get_close_matches(folded(name), [folded(one.name) for one in SETTINGS], n=1, cutoff=0.75)
        meant = tuple(one.name for one in SETTINGS if near and folded(one.name) == near[0])
        read.problems.append(problem("SETTING_UNKNOWN", place, Details(name, meant), setting=name))
    elif cell is not None:
        column = Column(spec.name, spec.kind, spec.help, choices=spec.choices)
        coerced = coerce(cell, column, Context(Codes()))
        read.problems.extend(placed(finding, place, text_of(cell)) for finding in coerced.findings)
        if coerced.value is not FAULTY and coerced.value is not None:
            read.found.append(Setting(spec, language, coerced.value, place))


def setting_named(name: str) -> tuple[SettingSpec | None, str | None]:
    """The setting of a name, and the language of ``Title [ru]``."""
    translated = TRANSLATION.fullmatch(name)
    known: Mapping[str, SettingSpec] = {folded(spec.name): spec for spec in SETTINGS}
    if translated is not None:
        spec = known.get(folded_heading(translated.group(1)))
        if spec is not None and spec.translated:
            return spec, translated.group(2).lower()
    return known.get(folded_heading(name)), None


def agreed(read: SettingsRead) -> dict[str, Any]:
    """The values of the fields of ``Settings``; where two disagree the first is taken and an error raised."""
    chosen: dict[tuple[str, str | None], Setting] = {}
    for setting in read.found:
        first = chosen.setdefault((setting.spec.field, setting.language), setting)
        if first.value != setting.value:
            read.problems.append(conflict(first, setting))
    values = {name: one.value for (name, language), one in chosen.items() if language is None}
    for spec in SETTINGS:
        if spec.translated:
            translations = {
                language: one.value for (name, language), one in chosen.items() if language and name == spec.field
            }
            values[spec.field] = Text(values.get(spec.field, ""), translations)
        elif spec.choices is not None and spec.field in values and not is_enum_field(spec):
            values[spec.field] = values[spec.field].value
    return values


def is_enum_field(spec: SettingSpec) -> bool:
    """Whether the model keeps the choice itself; languages and rule sets are kept as their names."""
    return Settings.model_fields[spec.field].annotation is spec.choices


def conflict(first: Setting, second: Setting) -> Problem:
    """Two settings that disagree."""
    cells = [f"{one.place.file} {one.place.sheet}!{one.place.cell}" for one in (first, second)]
    related = SourceRef(first.place.file, first.place.sheet or "", first.place.row or 1, first.place.column or 1)
    return problem(
        "SETTING_CONFLICT",
        second.place,
        Details(shown(second.value), related=(related,)),
        setting=first.spec.name,
        a=shown(first.value),
        b=shown(second.value),
        cell_a=cells[0],
        cell_b=cells[1],
    )


def shown(value: object) -> str:
    """A setting's value as an official types it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def version_problems(found: Sequence[Setting], sheets: Sequence[tuple[str, RawSheet]]) -> Iterator[Problem]:
    """A format of another version cannot be read; one that does not say is read with a remark."""
    versions = [one for one in found if one.spec.field == "template_version"]
    for one in versions:
        if one.value != TEMPLATE_VERSION:
            yield problem("TEMPLATE_VERSION", one.place, Details(one.value), found=one.value, expected=TEMPLATE_VERSION)
    if sheets and not versions:
        file, sheet = sheets[0]
        yield problem("TEMPLATE_UNKNOWN", Place(file, sheet.name), where="this program (its example register)")
