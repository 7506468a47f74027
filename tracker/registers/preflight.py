"""Hostile and foreign files stop here, before any library opens them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is opened, in bytes where not said otherwise."""

    file: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    texts: int = 60 * MEGABYTE
    """Of the table of shared texts, which has to be held in memory whole."""
    members: int = 2_000
    ratio: int = 100
    """Unpacked to packed size, for parts above ``ratio_from``."""
    ratio_from: int = MEGABYTE


LIMITS = Limits()

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
CONTENT_TYPES = "[Content_Types].xml"
SHARED_TEXTS = "xl/sharedstrings.xml"
CHUNK = 1 << 16
XML_NAMES = (".xml", ".rels", ".vml")
FORBIDDEN = re.compile(
    b"|".join(
        re.escape(word.encode(code))
        for word in ("<!DOCTYPE", "<!ENTITY")
        for code in ("ascii", "utf-16-le", "utf-16-be")
    ),
    re.IGNORECASE,
)
OVERLAP = 2 * len("<!DOCTYPE")

FOREIGN_STARTS: Mapping[bytes, str] = {
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document (RTF)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed archive (gzip)",
    b"Rar!": "a compressed archive (RAR)",
    b"7z\xbc\xaf": "a compressed archive (7z)",
}

FOREIGN_MEMBERS: Mapping[str, str] = {
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "word/document.xml": "a Word document (.docx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file (.ods)",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not opened (or, for a warning code, what to know about it): a code and its parameters."""

    code: str
    parameters: Mapping[str, object]


def refusal(code: str, **parameters: object) -> Refusal:
    """A refusal with its parameters."""
    return Refusal(code, parameters)


def preflight(content: bytes, limits: Limits = LIMITS) -> Refusal | None:
    """The first reason not to open these bytes as a workbook, or ``None``."""
    if len(content) > limits.file:
        return too_large("the file", len(content), limits.file)
    if not content.startswith((ZIP, EMPTY_ZIP)):
        return foreign(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return next(objections(archive, limits), None)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError, RuntimeError):
        return refusal("FILE_CORRUPT", detail="the archive inside it cannot be unpacked")


def too_large(what: str, value: int, limit: int) -> Refusal:
    """A size beyond its limit, in megabytes."""
    return refusal("FILE_TOO_LARGE", what=what, value=f"{value / MEGABYTE:.1f} MB", limit=f"{limit / MEGABYTE:.0f} MB")


def foreign(content: bytes) -> Refusal:
    """What a file is that is no zip archive."""
    if not content:
        return refusal("FILE_CORRUPT", detail="it is empty")
    if content.startswith(OLE):
        return refusal("FILE_ENCRYPTED") if ENCRYPTED_PACKAGE in content else refusal("FILE_OLD_XLS")
    named = next((kind for start, kind in FOREIGN_STARTS.items() if content.startswith(start)), None)
    return refusal("FILE_NOT_XLSX", kind=named or kind_of_text(content[:4096]))


def kind_of_text(start: bytes) -> str:
    """What the beginning of a file looks like."""
    try:
        text = (
            start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "strict")
            .lstrip()
            .lower()
        )
    except UnicodeDecodeError:
        return "an unknown kind of file" if b"\0" in start else "a text file (CSV)"
    if text.startswith(("<!doctype html", "<html", "<table", "<head")):
        return "a web page (HTML)"
    if text.startswith("<"):
        return "an XML file"
    return "an unknown kind of file" if "\0" in text else "a text file (CSV)"


def objections(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Refusal]:
    """What speaks against an archive, the cheapest checks first."""
    members = archive.infolist()
    yield from directory_objections(members, limits)
    names = {member.filename.lower() for member in members}
    yield from kind_objections(names)
    yield from content_objections(archive, members, limits)


def directory_objections(members: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Refusal]:
    """What the directory of the archive says, before anything is unpacked."""
    if len(members) > limits.members:
        yield refusal("FILE_TOO_LARGE", what="the number of parts", value=len(members), limit=limits.members)
    if any(is_outside(member.filename) for member in members):
        yield refusal("FILE_UNSAFE", reason="a part inside it has a name that leads out of the file")
    if len({member.filename.lower() for member in members}) < len(members):
        yield refusal("FILE_UNSAFE", reason="two parts inside it have the same name")
    if any(member.flag_bits & 1 for member in members):
        yield refusal("FILE_ENCRYPTED")
    if (unpacked := sum(member.file_size for member in members)) > limits.unpacked:
        yield too_large("the unpacked content", unpacked, limits.unpacked)
    for member in members:
        if member.file_size > limits.ratio_from and member.file_size > limits.ratio * max(member.compress_size, 1):
            yield refusal("FILE_UNSAFE", reason=f"a part inside it unpacks to more than {limits.ratio} times its size")
        if member.filename.lower() == SHARED_TEXTS and member.file_size > limits.texts:
            yield too_large("the table of texts", member.file_size, limits.texts)


def is_outside(name: str) -> bool:
    """Whether a member's name could lead out of a folder it was unpacked into."""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def kind_objections(names: set[str]) -> Iterator[Refusal]:
    """Archives of another kind than a workbook."""
    if "xl/workbook.xml" not in names:
        for member, kind in FOREIGN_MEMBERS.items():
            if member in names:
                yield refusal("FILE_NOT_XLSX", kind=kind)
    if CONTENT_TYPES.lower() not in names:
        known = any(name.startswith("xl/") for name in names)
        yield (
            refusal("FILE_CORRUPT", detail=f"its part {CONTENT_TYPES} is missing")
            if known
            else refusal("FILE_NOT_XLSX", kind="a compressed archive (zip)")
        )


def content_objections(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Refusal]:
    """Unpack every part once, within the limits: sizes that lie, checksums, document types, strict workbooks."""
    left = limits.unpacked
    for member in members:
        is_xml = member.filename.lower().endswith(XML_NAMES)
        for window in windows(archive, member):
            left -= min(len(window), CHUNK)
            if left < 0:
                yield too_large("the unpacked content", limits.unpacked, limits.unpacked)
                return
            if is_xml and FORBIDDEN.search(window):
                yield refusal(
                    "FILE_UNSAFE", reason="a part inside it declares a document type, which workbooks never do"
                )
                return
            if member.filename.lower().endswith("workbook.xml") and STRICT in window:
                yield refusal("FILE_STRICT")
                return


def windows(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of a part in pieces that overlap, so that a word on an edge is seen; the end checks the CRC."""
    tail = b""
    with archive.open(member) as part:
        while piece := part.read(CHUNK):
            yield tail + piece
            tail = piece[-OVERLAP:]


def remarks(content: bytes) -> Iterator[Refusal]:
    """What to know about a file that may be opened."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            yield refusal("FILE_MACROS")
