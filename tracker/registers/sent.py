"""The hidden sheet of a workbook that was sent out: to whom, of which register, and what every row said then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from tracker.domain.values import Text
from tracker.registers.cells import text_of
from tracker.registers.identity import digest
from tracker.registers.raw import RawSheet
from tracker.registers.template.cells import Values

NAME = "# Sent"
KEY = "# Row"
"""The heading of the hidden column that says which row one is, however the rows are sorted."""
FORMAT = "tracker-return/1"
ROW = "row"
RECIPIENTS = "recipients"
BY = ("institution", "party")
HASHES = TypeAdapter(dict[str, str])


class RowName(NamedTuple):
    """A row of a register: its sheet in the format, and the key it is known by."""

    sheet: str
    key: str


SETTINGS = RowName("Register", "settings")
"""Stands for the sheet of settings, whose fields are those of one row."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: ``by`` what kind of recipient, to which of all, on which day, of which register.

    ``rows`` has a short hash of the content of every filled field, and of each of its translations.
    """

    by: str
    recipient: str
    as_of: str
    reference: str
    recipients: Sequence[str]
    rows: Mapping[RowName, Mapping[str, str]] = field(default_factory=dict)


def digests(values: Values) -> Mapping[str, str]:
    """The hashes of the filled fields of a row, and of the translations of each."""
    found = {name: short for name, value in values.items() if (short := digest(value))}
    for name, value in values.items():
        if isinstance(value, Text):
            found |= {translated(name, language): digest(text) for language, text in value.translations.items()}
    return found


def translated(name: str, language: str | None) -> str:
    """The name of a field or heading in one of its languages; ``None`` is the register's own."""
    return name if language is None else f"{name} [{language}]"


def sent_lines(sent: Sent) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    yield ("format", FORMAT)
    for name in ("by", "recipient", "as_of", "reference"):
        yield (name, getattr(sent, name))
    for one in sent.recipients:
        yield (RECIPIENTS, one)
    for (sheet, key), hashes in sent.rows.items():
        yield (ROW, sheet, key, json.dumps(hashes, separators=(",", ":")))


def read_sent(sheets: Sequence[RawSheet]) -> Sent | None:
    """What was sent; ``None`` for a workbook that was not, or whose hidden sheet was changed beyond reading."""
    sheet = next((one for one in sheets if one.name == NAME), None)
    if sheet is None:
        return None
    lines = [[text_of(cell) for _, cell in sorted(row.cells.items())] for row in sheet.rows]
    said = {line[0]: line[1] for line in lines if len(line) == 2}
    if said.get("format") != FORMAT or not {"by", "recipient", "as_of"} <= said.keys() or said["by"] not in BY:
        return None
    try:
        rows = {
            RowName(line[1], line[2]): HASHES.validate_json(line[3])
            for line in lines
            if line[0] == ROW and len(line) == 4
        }
    except ValidationError:
        return None
    recipients = [line[1] for line in lines if line[0] == RECIPIENTS and len(line) == 2]
    return Sent(said["by"], said["recipient"], said["as_of"], said.get("reference", ""), recipients, rows)
