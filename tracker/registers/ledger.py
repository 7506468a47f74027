"""What the reader made of every row of a register, to tell what of its workbooks is in it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.problems import Place, Problem
from tracker.registers.columns import SHEETS, SheetSpec
from tracker.registers.merges import block_of
from tracker.source import RowSource, SourceRef

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
    """The row of every place, and the error at a cell."""

    def __init__(self, register: Register, problems: Sequence[Problem]) -> None:
        rows: list[Row] = [record for spec in SHEETS for record in records_of(register, spec)]
        rows.extend(register.faulty_rows)
        self.rows: dict[tuple[str, str | None, int | None], Row] = {key(row.source): row for row in rows}
        self.errors: dict[tuple[str, str | None, int | None, int | None], Problem] = {}
        self.first: dict[tuple[str, str | None, int | None], Problem] = {}
        for one in filter(lambda one: one.is_error, problems):
            row = (one.place.file, one.place.sheet, one.place.row)
            self.errors.setdefault((*row, one.place.column), one)
            self.first.setdefault(row, one)
        self.merges = [one for one in problems if one.code == "MERGED_CELLS"]

    def row(self, place: Place) -> Row | None:
        """The row of a place; ``None`` for one that stands in another workbook too and was taken from there."""
        return self.rows.get((place.file, place.sheet, place.row))

    def code(self, place: Place) -> str:
        """Why a cell could not be read; empty where nothing was said of it."""
        error = self.errors.get((place.file, place.sheet, place.row, place.column))
        return error.code if error else ""

    def first_error(self, source: RowSource) -> Problem | None:
        """The first that is wrong with a row."""
        return self.first.get(key(source))

    def merge_over(self, cell: SourceRef) -> Problem | None:
        """What was said of the merged cells that have swallowed a cell."""
        return next((one for one in self.merges if covers(one, cell)), None)


def covers(merge: Problem, cell: SourceRef) -> bool:
    """Whether merged cells, as they were told, hold a cell."""
    block = block_of(str(merge.parameters["range"]))
    is_here = (merge.place.file, merge.place.sheet) == (cell.file, cell.sheet)
    return block is not None and is_here and block.holds(cell.row, cell.column)


def key(source: RowSource) -> tuple[str, str, int]:
    """A row of all workbooks."""
    return source.file, source.sheet, source.row
