"""The record of a batch, ``tracker-batch/1``: what each report was made from, what came of it, and how long it took."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker import __version__
from tracker.archive.embed import Chosen
from tracker.errors import OutputNotWritable
from tracker.presentation.outputs import keep_aside, write_atomically
from tracker.sentences import saying

FORMAT = "tracker-batch/1"
NAME = "manifest.json"

State = Literal["made", "kept", "failed", "waiting"]
"""``kept`` was made by an earlier run from the same; ``waiting`` was not begun, or not done, when the run ended."""


class Part(BaseModel):
    """A part of the record; it is read back from a file that anyone may have changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Input(Part):
    """A workbook, or what it is compared with, as it was read."""

    name: str
    sha256: str


class ToldProblem(Part):
    """What is wrong with the register, and where."""

    code: str
    severity: str
    place: str
    message: str


class Entry(Part):
    """One report. ``made_from`` names everything it was made from; ``sha256`` is of the file as it was written.

    ``signer`` is the one that the certificate names.
    """

    path: str
    state: State = "waiting"
    source: str
    as_of: str
    language: str
    template: str
    edition: str
    draft: bool = False
    since: str | None = None
    part: Chosen | None = None
    signer: str | None = None
    inputs: tuple[Input, ...] = ()
    made_from: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    pages: int | None = None
    seconds: float | None = None
    attempts: int = 0
    reason: str | None = None
    problems: tuple[ToldProblem, ...] = ()
    remarks: tuple[str, ...] = ()


class Told(Part):
    """The record of an earlier run, as far as the next one needs it."""

    format: Literal["tracker-batch/1"]
    reports: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many reports came to which end."""

    made: int
    kept: int
    failed: int
    waiting: int


def summary(entries: Sequence[Entry]) -> Summary:
    """How many reports came to which end."""
    count = [one.state for one in entries].count
    return Summary(count("made"), count("kept"), count("failed"), count("waiting"))


def read_manifest(folder: Path) -> Mapping[str, Entry]:
    """What an earlier run has made, by path; nothing where there is no record, or one that cannot be read."""
    told = read_record(folder / NAME)
    return {} if told is None else {one.path: one for one in told.reports}


def read_record(path: Path) -> Told | None:
    """The record of an earlier run; ``None`` where there is none, or one of another form or version."""
    try:
        return Told.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def make_way(folder: Path) -> Path | None:
    """Keep aside what stands in the place of the record and is none; gives where it is kept.

    Raises:
        OutputNotWritable: It is no file, or cannot be kept.
    """
    path = folder / NAME
    if path.is_dir():
        raise OutputNotWritable("{path} cannot be written: {why}.", path=path, why=saying("Is a directory"))
    return keep_aside(path) if path.exists() and read_record(path) is None else None


def write_manifest(folder: Path, entries: Sequence[Entry], seconds: float) -> Path:
    """Write the record, whole or not at all.

    Raises:
        OutputNotWritable: The folder cannot be written; an earlier record is untouched.
    """
    count = summary(entries)
    content: dict[str, Any] = {
        "format": FORMAT,
        "program": f"tracker {__version__}",
        "seconds": round(seconds, 3),
        "counts": {name: getattr(count, name) for name in ("made", "kept", "failed", "waiting")},
        "reports": [one.model_dump(mode="json") for one in entries],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return write_atomically(text.encode("utf-8", "backslashreplace"), folder / NAME)


def is_kept(earlier: Entry | None, made_from: str, path: Path) -> bool:
    """Whether a report was made from the same before, and stands there as it was written."""
    if earlier is None or earlier.made_from != made_from or earlier.sha256 is None:
        return False
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == earlier.sha256
    except OSError:
        return False
