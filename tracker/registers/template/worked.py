"""The empty template with its worked example: a small register that is sound in itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.domain.settings import Settings
from tracker.domain.values import Text
from tracker.registers.columns import SHEETS, Column, Kind, SheetSpec
from tracker.registers.template.cells import Row
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words

PREFIX = "EXAMPLE-"
"""What the codes of the worked example begin with."""
LOOKED_UP = "@"


def empty_plan(words: Words) -> Plan:
    """The empty template in the language of the words."""
    title = Text(words.wording("worked", "register"))
    settings = Settings(title=title, reference=PREFIX.strip("-"), language=words.language)
    rows = {spec.name: worked_rows(spec, words) for spec in SHEETS}
    return Plan(words, list(setting_rows(settings, words)), sheet_plans(rows), is_worked=True)


@cache
def worked_tables() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The tables of ``worked.toml``: by sheet, its rows by the columns' headings."""
    source = files("tracker.registers.template").joinpath("worked.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"), parse_float=Decimal)


def worked_rows(spec: SheetSpec, words: Words) -> list[Row]:
    """The worked rows of a sheet."""
    by_heading = {column.heading: column for column in spec.columns}
    return [
        Row({by_heading[name].field: worked_value(value, by_heading[name], words) for name, value in row.items()})
        for row in worked_tables()[spec.name]
    ]


def worked_value(value: Any, column: Column, words: Words) -> object:  # noqa: ANN401 - TOML holds anything
    """A value of the example as its model holds it."""
    if column.choices is not None:
        return column.choices(value)
    if column.kind is Kind.REFERENCES:
        return tuple(value)
    if isinstance(value, str) and value.startswith(LOOKED_UP):
        return words.wording("worked", value.removeprefix(LOOKED_UP))
    return value
