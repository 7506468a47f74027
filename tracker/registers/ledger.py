"""What the reader made of every row of a register, to tell what of its workbooks is in it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.problems import Place, Problem
from tracker.registers.columns import SHEETS, SheetSpec
from tracker.source import RowSource

Row = Record | FaultyRow


def records_of(register: Register, spec: SheetSpec) -> Sequence[Record]:
    """The records of a sheet."""
    found: Sequence[Record] = getattr(register, spec.name.lower())
    return found


def is_repeated(row: Row) -> bool:
    """Whether a row could be read but repeats the code of another: what is at fault has a value all the same."""
    return isinstance(row, FaultyRow) and not row.faulty.isdisjoint(row.values)


def value_of(row: Row, field: str) -> object:
    """What was read of a field."""
    return row.values.get(field) if isinstance(row, FaultyRow) else getattr(row, field)


class Ledger:
    """The row of every place, and the code of the error at a cell."""

    def __init__(self, register: Register, problems: Sequence[Problem]) -> None:
        rows: list[Row] = [record for spec in SHEETS for record in records_of(register, spec)]
        rows.extend(register.faulty_rows)
        self.rows: dict[tuple[str, str | None, int | None], Row] = {key(row.source): row for row in rows}
        self.codes: dict[tuple[str, str | None, int | None, int | None], str] = {}
        for one in problems:
            if one.is_error:
                place = one.place
                self.codes.setdefault((place.file, place.sheet, place.row, place.column), one.code)

    def row(self, place: Place) -> Row | None:
        """The row of a place; ``None`` for one that stands in another workbook too and was taken from there."""
        return self.rows.get((place.file, place.sheet, place.row))

    def code(self, place: Place) -> str:
        """Why a cell could not be read; empty where nothing was said of it."""
        return self.codes.get((place.file, place.sheet, place.row, place.column), "")


def key(source: RowSource) -> tuple[str, str, int]:
    """A row of all workbooks."""
    return source.file, source.sheet, source.row
