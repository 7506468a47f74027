"""A sheet of a register as a plain table: for formats that know nothing of workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.source import SourceRef

Plain = str | Decimal | int | bool | date | tuple[str, ...]
"""What a cell of a table holds: a code or text, an exact number, yes or no, a day, or several codes or labels."""


class FieldType(StrEnum):
    """What a column of a table holds."""

    TEXT = "text"
    VALUE = "value"
    """A number, or a label or day in its place."""
    NUMBER = "number"
    INTEGER = "integer"
    DAY = "day"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its heading, what it holds, what it means, and the sheets whose codes it may hold.

    ``separator`` stands between several codes or labels in one cell.
    """

    name: str
    type: FieldType
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells by heading, without the blank ones; ``sources`` says where each was read."""

    cells: Mapping[str, Plain]
    sources: Mapping[str, SourceRef]
    place: str
    """File, sheet and row in one word; empty for what was read of no row."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its columns and rows; ``key`` is the column that tells its rows apart, empty where none does."""

    name: str
    fields: Sequence[Field]
    rows: Sequence[Row]
    key: str = ""

    def column(self, name: str) -> list[Plain]:
        """The cells of a column that are not blank."""
        return [row.cells[name] for row in self.rows if name in row.cells]
