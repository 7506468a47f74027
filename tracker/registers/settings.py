"""The sheet of settings: two columns, one setting a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.domain.settings import Settings
from tracker.domain.values import Text
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.cells import Context, text_of
from tracker.registers.codes import Codes
from tracker.registers.coerce import coerce
from tracker.registers.columns import SETTING, SETTINGS, TEMPLATE_VERSION, VALUE, Column, SettingSpec
from tracker.registers.findings import FAULTY
from tracker.registers.headers import LONGEST_HEADING, OWN, unmarked
from tracker.registers.raw import RawCell, RawRow
from tracker.registers.rows import placed
from tracker.registers.tables import Table
from tracker.registers.terms import folded_heading, nearest, setting_names
from tracker.source import SourceRef

BY_NAME: Mapping[str, SettingSpec] = {spec.name: spec for spec in SETTINGS}
BY_FIELD: Mapping[str, SettingSpec] = {spec.field: spec for spec in SETTINGS}
VERSION = "template_version"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it was read: which, in which language, what, where."""

    spec: SettingSpec
    language: str | None
    value: Any
    place: Place


@dataclass
class SettingsRead:
    """The settings of all workbooks and their problems. ``has_version``: the version is stated somewhere."""

    found: list[Setting] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_version: bool = False


def read_settings(tables: Sequence[Table]) -> tuple[Settings, list[Problem]]:
    """The settings of all workbooks; those that disagree are an error."""
    read = SettingsRead()
    readable = [table for table in tables if table.rows and not table.unread]
    for table in readable:
        for row in table.rows:
            read_row(table, row, read)
    values = agreed(read)
    read.problems.extend(version_problems(read, readable))
    return Settings(**values), read.problems


def read_row(table: Table, row: RawRow, read: SettingsRead) -> None:
    """Read one setting: what it is called in one cell, its value in another."""
    names, values = table.layout.columns[SETTING.field], table.layout.columns[VALUE.field]
    cell = row.cells.get(names)
    here = table.place(row.number, names, SETTING)
    if cell is None:
        read.problems.append(problem("REQUIRED_EMPTY", here))
        return
    name = text_of(cell)[:LONGEST_HEADING]
    if name.startswith(OWN):
        return
    spec, language = setting_named(name)
    if spec is None:
        meant = meant_setting(name)
        read.problems.append(problem("SETTING_UNKNOWN", here, Details(name, meant), setting=name))
        read.has_version = read.has_version or BY_FIELD[VERSION].name in meant
        return
    if values in row.cells:
        read.has_version = read.has_version or spec.field == VERSION
        read_value((spec, language), row.cells[values], table.place(row.number, values, VALUE), read)


def read_value(named: tuple[SettingSpec, str | None], cell: RawCell, place: Place, read: SettingsRead) -> None:
    """Read the value of a setting; in its problems the column is the setting."""
    spec, language = named
    column = Column(spec.name, spec.kind, spec.help, choices=spec.choices)
    coerced = coerce(cell, column, Context(Codes()))
    for finding in coerced.findings:
        of_setting = replace(finding, parameters={"column": spec.name, **finding.parameters})
        read.problems.append(placed(of_setting, place, text_of(cell)))
    if coerced.value is not FAULTY:
        read.found.append(Setting(spec, language, coerced.value, place))


def setting_named(name: str) -> tuple[SettingSpec | None, str | None]:
    """The setting of a name in any language, and the language of ``Title [ru]``."""
    plain, language = unmarked(name)
    spec = spec_named(plain)
    return spec, language if spec is not None and spec.translated else None


def spec_named(name: str) -> SettingSpec | None:
    """The setting of a name, or of one of its halves."""
    parts = (name, *name.split("/"))
    known = (BY_NAME.get(setting_names().get(folded_heading(part), "")) for part in parts)
    return next((spec for spec in known if spec is not None), None)


def meant_setting(name: str) -> Sequence[str]:
    """The setting that a mistyped name probably means."""
    near = nearest(folded_heading(name), setting_names())
    meant = setting_names().get(near or "", "")
    return [meant] if meant in BY_NAME else []


def agreed(read: SettingsRead) -> dict[str, Any]:
    """The values of the fields of ``Settings``; where two disagree the first is taken and an error raised."""
    chosen: dict[tuple[str, str | None], Setting] = {}
    for setting in read.found:
        first = chosen.setdefault((setting.spec.field, setting.language), setting)
        if first.value != setting.value and setting.spec.field != VERSION:  # a wrong version is told by itself
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


def version_problems(read: SettingsRead, tables: Sequence[Table]) -> Iterator[Problem]:
    """A format of another version cannot be read; one that does not say is read with a remark."""
    for one in read.found:
        if one.spec.field == VERSION and one.value != TEMPLATE_VERSION:
            yield problem("TEMPLATE_VERSION", one.place, Details(one.value), found=one.value, expected=TEMPLATE_VERSION)
    if tables and not read.has_version:
        layout = tables[0].layout
        yield problem("TEMPLATE_UNKNOWN", Place(layout.file, layout.sheet), where="'tracker new'")
