"""The status file of a report: read back, and compared with what the register inside the same report gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.archive.embed import Manifest
from tracker.archive.findings import Finding, FindingCode
from tracker.domain.values import Status

OUTSIDE = "report"
"""The record of how the report was made: it says what to compare with, and is not itself compared."""
SHOWN = 200
MOST = 100
DEEPEST = 12


class Known(BaseModel):
    """A part of the status file: what is not needed here is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FilePart(Known):
    """A workbook the register was read from."""

    name: str


class RegisterPart(Known):
    """What tells a register from others; whoever keeps it may have given it no reference."""

    reference: str | None
    title: str | None
    files: tuple[FilePart, ...]

    def is_same(self, other: RegisterPart) -> bool:
        """Whether two readings are of one register: by its reference, or where there is none by title and files."""
        if self.reference or other.reference:
            return (self.reference or "").casefold() == (other.reference or "").casefold()
        return (self.title, self.files) == (other.title, other.files)


class CommitmentPart(Known):
    """The light of a commitment."""

    code: str
    title: str | None
    status: Status


class StatusFile(Known):
    """The status file as far as the archive needs it."""

    format: Literal["tracker-status/1"]
    as_of: date
    rules: str
    register_: RegisterPart = Field(alias="register")
    commitments: tuple[CommitmentPart, ...]
    report: Manifest


def read_status(content: bytes) -> StatusFile | None:
    """The status file of a report, or ``None`` where it is none."""
    try:
        return StatusFile.model_validate_json(content)
    except ValidationError:
        return None


def status_differences(carried: bytes, computed: bytes, *, is_same_version: bool) -> list[Finding]:
    """Where the status file says something else than the register gives.

    Of another version only what both versions tell is compared.
    """
    said, right = json.loads(carried), json.loads(computed)
    found = []
    for place, ours, theirs in differences(right, said, ""):
        if place.split(".")[0] == OUTSIDE or (not is_same_version and ABSENT in (ours, theirs)):
            continue
        where, expected, actual = commitment_of(place), shown(ours), shown(theirs)
        found.append(
            Finding(FindingCode.STATUS_DIFFERS, place=place, commitment=where, expected=expected, found=actual)
        )
        if len(found) == MOST:
            break
    return found


ABSENT = object()
"""Stands for what only one of two files has."""


def differences(right: Any, said: Any, place: str) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - JSON is anything
    """The places in which two JSON values differ, with what stands there in each."""
    if isinstance(right, dict) and isinstance(said, dict):
        for key in dict.fromkeys([*right, *said]):
            inner = f"{place}.{key}" if place else str(key)
            yield from differences(right.get(key, ABSENT), said.get(key, ABSENT), inner)
    elif coded(right) and coded(said):
        theirs = {one["code"]: one for one in said}
        ours = {one["code"]: one for one in right}
        for code in dict.fromkeys([*ours, *theirs]):
            yield from differences(ours.get(code, ABSENT), theirs.get(code, ABSENT), f"{place}[{code}]")
    elif right != said:
        yield place, right, said


def coded(value: object) -> bool:
    """Whether a JSON value is a list of things with codes."""
    return isinstance(value, list) and all(isinstance(one, dict) and isinstance(one.get("code"), str) for one in value)


def commitment_of(place: str) -> str | None:
    """The code a place in the file is about."""
    start = place.find("[")
    return place[start + 1 : place.rfind("]")] if start >= 0 else None


def shown(value: object) -> str | None:
    """A value as it is shown."""
    return None if value is ABSENT else json.dumps(value, ensure_ascii=False)[:SHOWN]


def file_findings(how: Manifest, hashes: Mapping[str, str]) -> Iterator[Finding]:
    """Files that are not inside the report any more, are not what they were, or were added; ``hashes`` by name."""
    listed = {one.name: one.sha256 for one in how.embedded}
    for name, expected in listed.items():
        if name not in hashes:
            yield Finding(FindingCode.FILE_MISSING, file=name, expected=expected)
        elif hashes[name] != expected:
            yield Finding(FindingCode.FILE_CHANGED, file=name, expected=expected, found=hashes[name])
    for name in hashes.keys() - listed.keys():
        yield Finding(FindingCode.FILE_ADDED, file=name, found=hashes[name])
