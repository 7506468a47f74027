"""An Excel file as parts that name each other (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
import zipfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO

from tracker.registers.refusals import MEGABYTE, UnreadableWorkbook, corrupt, too_large
from tracker.registers.xlsx.markup import Attributes, Reader, parse
from tracker.sentences import saying

LARGEST_PART = 20 * MEGABYTE
"""Of a part that says what the workbook is made of."""
NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships}"
RELATIONSHIP = NAMESPACE + "Relationship"


def part_name(member: str) -> str:
    """The name of a part as parts are found: without regard to case, and where a program wrote backslashes."""
    return member.replace("\\", "/").lower()


class Package:
    """The archive as parts."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.members = {part_name(member.filename): member for member in archive.infolist()}

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part_name(part) in self.members

    def open(self, part: str, limit: int) -> AbstractContextManager[IO[bytes]]:
        """A part to read from.

        Raises:
            UnreadableWorkbook: There is no such part, or it is larger than the limit in bytes.
        """
        member = self.members.get(part_name(part))
        if member is None:
            raise UnreadableWorkbook(corrupt("its part {part} is missing", part=part))
        if member.file_size > limit:
            raise UnreadableWorkbook(too_large(saying("its part {part}", part=part), member.file_size, limit))
        return self.archive.open(member)

    def read(self, part: str, reader: Reader, limit: int = LARGEST_PART) -> None:
        """Let a reader listen to a part."""
        with self.open(part, limit) as content:
            parse(content, part, reader)


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads: the kind of the other part (the last word of its type) and its place."""

    kind: str
    part: str


class Relationships(Reader):
    """The relationships of one part, by identifier. What lies outside the file is not followed, not even noted."""

    root = NAMESPACE + "Relationships"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.by_id: dict[str, Relationship] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """Keep a relationship to another part."""
        super().start(tag, attributes)
        if tag == RELATIONSHIP and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            part = posixpath.normpath(posixpath.join("/", self.folder, attributes.get("Target", "")))
            self.by_id[attributes.get("Id", "")] = Relationship(kind, part.lstrip("/"))
            self.found = len(self.by_id)

    def first(self, kind: str) -> str | None:
        """The part of a kind."""
        return next((one.part for one in self.by_id.values() if one.kind == kind), None)


def relationships(package: Package, part: str) -> Relationships:
    """The relationships of a part, or of the archive itself; none where it has no file of them."""
    folder, name = posixpath.split(part)
    found = Relationships(folder)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if package.has(listing):
        package.read(listing, found)
    return found
