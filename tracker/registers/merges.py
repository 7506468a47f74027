"""Merged cells: all but the first of them are blank, whatever Excel shows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.problems import Place, Problem, problem
from tracker.registers.raw import RawRow, RawSheet

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
MOST = 10_000
"""So many merged ranges of a sheet are looked at."""
SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A range of merged cells whose first one holds a value."""

    left: int
    top: int
    right: int
    bottom: int
    text: str

    def holds(self, row: int, column: int) -> bool:
        """Whether the block covers a cell."""
        return self.left <= column <= self.right and self.top <= row <= self.bottom

    def columns(self, known: Collection[int]) -> list[int]:
        """Those of some columns that the block covers."""
        return sorted(column for column in known if self.left <= column <= self.right)

    def span(self, rows: Sequence[int]) -> tuple[int, int]:
        """Where those of some rows begin and end that the block covers."""
        return bisect_left(rows, self.top), bisect_right(rows, self.bottom)


def blocks_of(sheet: RawSheet, header: int) -> Sequence[Block]:
    """The merged ranges of a sheet that reach below its header row and hold a value."""
    if not sheet.merged:
        return ()
    cells = {row.number: row.cells for row in sheet.rows}
    blocks = (block for text in sheet.merged[:MOST] if (block := block_of(text)) is not None)
    return [block for block in blocks if block.bottom > header and block.left in cells.get(block.top, ())]


def block_of(text: str) -> Block | None:
    """The block of a range such as ``B2:C5``."""
    found = RANGE.fullmatch(text)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Block(column_number(left), int(top), column_number(right), int(bottom), text)


def column_number(letters: str) -> int:
    """Excel's column letters as a number counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def row_numbers(rows: Sequence[RawRow]) -> list[int]:
    """The numbers of some rows, from the top."""
    return sorted(row.number for row in rows)


def first_rows(rows: Sequence[int]) -> str:
    """The first row numbers of several."""
    return ", ".join(str(row) for row in rows[:SHOWN_ROWS]) + (" …" if len(rows) > SHOWN_ROWS else "")


def swallowed(blocks: Sequence[Block], known: Collection[int], rows: Sequence[RawRow]) -> frozenset[tuple[int, int]]:
    """Row and column of every cell of a table that is merged into another one, or is the first of them."""
    if not blocks:
        return frozenset()
    numbers = row_numbers(rows)
    cells: set[tuple[int, int]] = set()
    for column in known:
        done = 0
        for start, end in sorted(block.span(numbers) for block in blocks if block.columns((column,))):
            cells.update((number, column) for number in numbers[max(start, done) : end])
            done = max(done, end)
    return frozenset(cells)


def merged_cells(
    blocks: Sequence[Block], sheet: Place, headings: Mapping[int, str], rows: Sequence[RawRow]
) -> Iterator[Problem]:
    """Merged cells that leave rows of a table without a value; ``headings`` are the known ones by column."""
    numbers = row_numbers(rows) if blocks else []
    for block in blocks:
        columns = block.columns(headings)
        start, end = block.span(numbers)
        covered = numbers[start:end]
        below = covered[1:] if covered[:1] == [block.top] else covered
        lacking = columns if below else [column for column in columns if column != block.left]
        if covered and lacking:
            column = columns[0]
            place = replace(sheet, row=covered[0], column=column, heading=headings[column])
            names = {"rows": first_rows(below or covered), "column": headings[lacking[0]]}
            yield problem("MERGED_CELLS", place, range=block.text, **names)
