"""What was merged, told: lines and a table for people, JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tracker.collecting.findings import Finding, What
from tracker.presentation.grid import Cell, Grid, code

if TYPE_CHECKING:
    from tracker.collecting.collect import Collected

FORMAT = "tracker-collect/1"
GRID_HEADINGS = ("What", "By", "Sheet", "Row", "Column", "Old", "New", "File", "Cell", "Why")
LONGEST = 32_000
"""A cell of a workbook holds a little more."""

WORDS: Mapping[What, tuple[str, str]] = {
    What.CHANGED: ("{n} cell changed", "{n} cells changed"),
    What.ADDED: ("{n} row added", "{n} rows added"),
    What.CONFLICT: (
        "{n} value of workbooks that contradict each other",
        "{n} values of workbooks that contradict each other",
    ),
    What.OUTDATED: (
        "{n} value that the register has otherwise by now",
        "{n} values that the register has otherwise by now",
    ),
    What.LOCKED: ("{n} edit where the recipient may not write", "{n} edits where the recipient may not write"),
    What.REMOVED: ("{n} row removed", "{n} rows removed"),
    What.REPEATED: ("{n} row repeated", "{n} rows repeated"),
    What.UNREADABLE: ("{n} cell or row that cannot be read", "{n} cells or rows that cannot be read"),
    What.OUTSIDE: ("{n} note outside the register", "{n} notes outside the register"),
    What.FOREIGN: ("{n} file that is none of those sent", "{n} files that are none of those sent"),
    What.LACKING: ("{n} workbook did not come back", "{n} workbooks did not come back"),
}


def grid_row(one: Finding) -> Sequence[str]:
    """A finding as a row of texts."""
    texts = (one.what.value, one.by, one.sheet, one.row, one.field, one.old, one.new, one.file, one.cell, one.why)
    return [text[:LONGEST] for text in texts]


def collect_grid(findings: Sequence[Finding]) -> Grid:
    """The findings as a table for a terminal, without the columns that nothing stands in."""
    rows = [grid_row(one) for one in findings]
    used = [index for index in range(len(GRID_HEADINGS)) if any(row[index] for row in rows)]
    cells = [[code(row[index]) if index == 1 else Cell(row[index]) for index in used] for row in rows]
    return Grid([GRID_HEADINGS[index] for index in used], cells)


def summary_lines(collected: Collected) -> Sequence[str]:
    """How much was taken, and how much was not."""
    counts = collected.counts
    told = [WORDS[what][counts[what] != 1].format(n=counts[what]) for what in What if counts[what]]
    lines = [f"{'; '.join(told)}." if told else "All workbooks came back, and none was changed."]
    if collected.errors:
        lines.append(f"The merged register has {collected.errors} errors. See: tracker check")
    return lines


def collect_json(collected: Collected) -> dict[str, Any]:
    """The form ``tracker-collect/1``."""
    return {
        "format": FORMAT,
        "register": [asdict(one) for one in collected.files],
        "returned": [asdict(one) for one in collected.returned],
        "counts": {what.value: count for what, count in collected.counts.items()},
        "errors": collected.errors,
        "findings": [{**asdict(one), "what": one.what.value, "taken": one.is_taken} for one in collected.findings],
    }
