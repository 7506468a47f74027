"""What all records of a register have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from tracker.domain.values import DataQuality, Text
from tracker.source import RowSource, SourceRef


class Record(BaseModel):
    """One row of the register.

    ``faulty`` names the fields whose cell held something that could not be read: such a field is empty, and what
    depends on it cannot be judged.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True)

    source: RowSource
    faulty: frozenset[str] = frozenset()

    def cell(self, field: str) -> SourceRef:
        """The cell a field was read from."""
        return self.source.cell(field)


class MarkedRecord(Record):
    """A row that may say how far it can be relied upon, and carry a note."""

    data_quality: DataQuality = DataQuality.FINAL
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that cannot be a record because what identifies it could not be read; the rest is kept for who needs it.

    ``sheet`` is the sheet's name in the format, however the official's file calls it.
    """

    sheet: str
    source: RowSource
    values: Mapping[str, object]
    faulty: frozenset[str]
