"""Where a value came from, in the words an official would use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


def column_letters(column: int) -> str:
    """Excel's name of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One cell of a workbook: ``register.xlsx``, ``Commitments``, row 7, column 8 is ``Commitments!H7``."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell in Excel's notation, ``H7``."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def place(self) -> str:
        """Sheet and cell, ``Commitments!H7``."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Where the fields of a sheet stand in one workbook; all rows of the sheet share it.

    ``sheet`` is its name and ``headings`` are the headings as they stand in the official's file; ``columns`` are
    counted from 1. Both are by field name.
    """

    file: str
    sheet: str
    columns: Mapping[str, int]
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowSource:
    """The row a record was read from."""

    layout: SheetLayout
    row: int

    @property
    def file(self) -> str:
        """Name of the workbook."""
        return self.layout.file

    @property
    def sheet(self) -> str:
        """Name of the sheet as it stands in the workbook."""
        return self.layout.sheet

    @property
    def place(self) -> str:
        """Sheet and row, ``Commitments!12``."""
        return f"{self.sheet}!{self.row}"

    def cell(self, field: str) -> SourceRef:
        """The cell of a field; a field whose column is absent points at the first known column."""
        columns = self.layout.columns
        return SourceRef(self.file, self.sheet, self.row, columns.get(field) or min(columns.values(), default=1))
