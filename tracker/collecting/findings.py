"""What is told of workbooks that came back: what was taken, and everything that was not and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.problems import Problem
from tracker.sentences import Saying


class What(StrEnum):
    """The kinds of finding, those that were taken first."""

    CHANGED = "changed"
    ADDED = "added"
    CONFLICT = "conflict"
    """Two workbooks say different things of one cell or row."""
    OUTDATED = "outdated"
    """The register says something else by now than when the workbook was sent."""
    LOCKED = "locked"
    """A cell or row that the recipient may not fill."""
    REMOVED = "removed"
    REPEATED = "repeated"
    """A new row that says what another one says."""
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"
    """It stands where the register has no place for it: an own column, sheet or comment."""
    FOREIGN = "foreign"
    """A file that was not sent out, or not of this register, or cannot be opened."""
    LACKING = "lacking"
    """A recipient of whom no workbook came back."""


TAKEN = frozenset({What.CHANGED, What.ADDED})
REMARKS = frozenset({What.OUTSIDE, What.REPEATED})
"""What was not taken because nothing would be gained by it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is told: of which row and column, the old and the new value, by whom, in which file and cell.

    Of several workbooks that say the same, ``by`` names all. ``sheet`` and ``heading`` are the names in the format;
    ``values`` are those of a whole row, by field. The words come last, in the language they are told in.
    """

    what: What
    by: str = ""
    file: str = ""
    cell: str = ""
    sheet: str = ""
    row: str = ""
    heading: str = ""
    old: object = None
    new: object = None
    values: Mapping[str, object] = field(default_factory=dict)
    why: Saying | Problem | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the register has it now."""
        return self.what in TAKEN

    @property
    def needs_somebody(self) -> bool:
        """Whether somebody has to decide or to ask."""
        return not self.is_taken and self.what not in REMARKS
