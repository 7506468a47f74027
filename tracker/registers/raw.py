"""A workbook as it stands in its file, before anything in it is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

MAX_ROWS = 100_000
MAX_COLUMNS = 200
BLANK_ROWS = 1_000
"""A sheet is left after so many rows without a value; a value below them is a stray one."""


class CellError(NamedTuple):
    """An Excel error such as ``#REF!``."""

    text: str


Content = str | Decimal | date | datetime | time | bool | CellError


class RawCell(NamedTuple):
    """A cell that holds something. ``value`` is ``None`` for a formula whose result was not saved.

    ``shown_as`` is ``percent`` or ``date`` where the number format says so.
    """

    value: Content | None
    shown_as: str = ""
    formula: str | None = None


class RawRow(NamedTuple):
    """A row with at least one value: Excel's row number, and the cells by column counted from 1."""

    number: int
    cells: Mapping[int, RawCell]


@dataclass(slots=True)
class RawSheet:
    """A sheet as it stands in the file, with what was noticed while reading it."""

    name: str
    hidden: bool = False
    rows: list[RawRow] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    stray: tuple[int, int, int] | None = None
    """Row and column of a value far below the others, and the number of empty rows before it."""
    stray_text: str = ""
    beyond: tuple[int, int] | None = None
    """Row and column of the first value beyond the largest row that is read."""
    too_wide: bool = False
