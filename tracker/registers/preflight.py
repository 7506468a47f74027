"""Hostile and foreign files stop here, before any library opens them."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from tracker.errors import WrongUsage, unreadable
from tracker.registers.foreign import EMPTY_ZIP, ZIP, foreign, kind_objections
from tracker.registers.refusals import DOCUMENT_TYPE, MEGABYTE, Refusal, corrupt, refusal, too_large, too_many, unsafe
from tracker.registers.xlsx.package import part_name
from tracker.sentences import saying


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is opened, in bytes where not said otherwise."""

    file: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    members: int = 2_000
    ratio: int = 100
    """Unpacked to packed size, for parts above ``ratio_from``."""
    ratio_from: int = MEGABYTE


LIMITS = Limits()

DIRECTORY_ENTRY = b"PK\x01\x02"
HEADER_SIZE = 30
"""Of the header before each member, without its name."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack. The others of the zip format ask for memory by the gigabyte."""

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
CHUNK = 1 << 16
START = 4096
"""So much of a part shows what it is."""

XML_NAMES = (".xml", ".rels", ".vml")
PICTURE = ".svg"
"""Drawing programs put a document type into their pictures; nobody here parses them."""
OF_MAC = "__MACOSX/"
"""What a Mac adds to an archive that is packed by hand; nothing in it is read."""
WHITE = b" \t\r\n"
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]{1,40})")
ENCODINGS = re.compile(rb"utf-8|us-ascii|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]", re.IGNORECASE)
"""In all of them ``<!DOCTYPE`` has the same bytes, so it cannot hide."""
FORBIDDEN = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
OVERLAP = 2 * len("<!DOCTYPE")

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)
"""What Python's zip reader raises at a damaged archive."""


def shown(path: Path) -> str:
    """A path as text that can be written anywhere: a name need not be text, on a system that thinks in bytes."""
    return os.fsencode(path).decode("utf-8", "replace")


def file_content(path: Path, limits: Limits = LIMITS) -> bytes | Refusal:
    """The bytes of a file, or why it is too large to be read.

    Raises:
        WrongUsage: It is a pipe or a device, or may not be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise WrongUsage("{path} is not a file.", path=shown(path))
        if found.st_size > limits.file:
            return too_large(saying("the file"), found.st_size, limits.file)
        with path.open("rb") as file:
            return file.read(limits.file)
    except OSError as fault:
        raise unreadable(shown(path), fault) from None


def preflight(content: bytes, limits: Limits = LIMITS) -> Refusal | None:
    """The first reason not to open these bytes as a workbook, or ``None``."""
    if len(content) > limits.file:
        return too_large(saying("the file"), len(content), limits.file)
    if not content.startswith((ZIP, EMPTY_ZIP)):
        return foreign(content)
    # The zip reader of Python makes an object of every entry before anyone can count them.
    if content.count(DIRECTORY_ENTRY) > limits.members:
        return too_many(saying("the number of parts"), limits.members)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return next(objections(archive, limits), None)
    except ZIP_FAULTS:
        return corrupt("the archive inside it cannot be unpacked")


def objections(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Refusal]:
    """What speaks against an archive, the cheapest checks first."""
    members = archive.infolist()
    yield from directory_objections(members, limits)
    yield from size_objections(members, limits)
    yield from kind_objections({part_name(member.filename) for member in members})
    yield from content_objections(archive, members, limits)


def directory_objections(members: Sequence[zipfile.ZipInfo], limits: Limits) -> Iterator[Refusal]:
    """What the directory of the archive says of names and places, before anything is unpacked."""
    if len(members) > limits.members:
        yield too_many(saying("the number of parts"), limits.members)
    if any(is_outside(member.filename) for member in members):
        yield unsafe("a part inside it has a name that leads out of the file")
    if len({part_name(member.filename) for member in members}) < len(members):
        yield unsafe("two parts inside it have the same name")
    if overlap(members):
        yield unsafe("parts inside it overlap")
    if any(member.flag_bits & 1 for member in members):
        yield refusal("FILE_ENCRYPTED")
    if any(member.compress_type not in METHODS for member in members):
        yield corrupt("a part inside it is packed in a way that Excel does not know")


def is_outside(name: str) -> bool:
    """Whether a member's name could lead out of a folder it was unpacked into."""
    place = part_name(name)
    return place.startswith("/") or ":" in place or ".." in PurePosixPath(place).parts


def overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether one stretch of the file is given out as the content of two members."""
    placed = sorted(members, key=lambda member: member.header_offset)
    return any(
        before.header_offset + HEADER_SIZE + before.compress_size > after.header_offset
        for before, after in pairwise(placed)
    )


def size_objections(members: Sequence[zipfile.ZipInfo], limits: Limits) -> Iterator[Refusal]:
    """What the directory says of sizes; whether it tells the truth is seen while unpacking."""
    if (unpacked := sum(member.file_size for member in members)) > limits.unpacked:
        yield too_large(saying("the unpacked content"), unpacked, limits.unpacked)
    for member in members:
        if member.file_size > limits.ratio_from and member.file_size > limits.ratio * max(member.compress_size, 1):
            yield unsafe("a part inside it unpacks to more than {n} times its size", n=limits.ratio)


def content_objections(
    archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], limits: Limits
) -> Iterator[Refusal]:
    """Unpack every part once, within the limits: sizes that lie, checksums, document types, strict workbooks."""
    left = limits.unpacked
    for member in members:
        size = 0
        for window in windows(archive, member):
            size += len(window.piece)
            if size > left:
                yield too_large(saying("the unpacked content"), limits.unpacked, limits.unpacked)
                return
            yield from window_objections(window, member.filename)
        if size != member.file_size:
            yield corrupt("a part inside it is shorter than it says")
        left -= size


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of a part, with the end of the piece before it, so that a word on an edge is seen whole."""

    piece: bytes
    tail: bytes
    start: bytes
    """How the part begins."""

    @property
    def is_first(self) -> bool:
        """Whether the part begins here."""
        return not self.tail


def windows(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Window]:
    """The content of a part piece by piece; reading to its end checks the CRC."""
    tail = start = b""
    with archive.open(member) as part:
        while piece := part.read(CHUNK):
            start = start or piece[:START]
            yield Window(piece, tail, start)
            tail = piece[-OVERLAP:]


def window_objections(window: Window, name: str) -> Iterator[Refusal]:
    """What speaks against a piece of a part."""
    is_xml = name.lower().endswith(XML_NAMES) and not name.startswith(OF_MAC)
    if is_xml and window.is_first and is_disguised(window.start):
        yield corrupt("its part {name} is not the XML it should be", name=name)
    content = window.tail + window.piece
    if (is_xml or is_markup(window.start, name.lower())) and any(word in content for word in FORBIDDEN):
        yield DOCUMENT_TYPE
    if name.lower().endswith("workbook.xml") and STRICT in content:
        yield refusal("FILE_STRICT")


def is_markup(start: bytes, name: str) -> bool:
    """Whether a part is XML whatever its name says; a picture that nobody parses is none."""
    return (start.startswith(UTF_16) or plain_start(start).startswith(b"<")) and not name.endswith(PICTURE)


def is_disguised(start: bytes) -> bool:
    """Whether a part is in an encoding in which a document type could not be seen."""
    if start.startswith(UTF_16):
        return False
    markup = plain_start(start)
    named = ENCODING.match(markup)
    return not markup.startswith(b"<") or (named is not None and not ENCODINGS.fullmatch(named.group(1)))


def plain_start(start: bytes) -> bytes:
    """The beginning of a part without the byte order mark of UTF-8 and without white space."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(WHITE)


def remarks(content: bytes) -> Iterator[Refusal]:
    """What to know about a file that may be opened."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            yield refusal("FILE_MACROS")
