"""Files of other kinds than a workbook, told by how they begin or by what an archive holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.registers.refusals import Refusal, corrupt, refusal
from tracker.sentences import Saying, Sentence

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OLD_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
OLD_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""Excel 2 to 5 wrote a workbook without the container of later versions."""

CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
START = 4096
"""So much of a file shows what it is."""

FOREIGN_STARTS: Mapping[bytes, Sentence] = {
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document (RTF)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed archive (gzip)",
    b"Rar!": "a compressed archive (RAR)",
    b"7z\xbc\xaf": "a compressed archive (7z)",
}

FOREIGN_TEXTS: Mapping[re.Pattern[str], Sentence] = {
    re.compile(r"<!doctype html|<(?:html|table|head|body|meta)|<.*<html", re.DOTALL): "a web page (HTML)",
    re.compile(r"mime-version:"): "a web page (MHTML)",
    re.compile(r"<\?xml[^<]*<\?mso-application"): "an Excel 2003 XML file (.xml)",
    re.compile(r"<"): "an XML file",
}
CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")

FOREIGN_MEMBERS: Mapping[str, Sentence] = {
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "word/document.xml": "a Word document (.docx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file (.ods)",
    "index/document.iwa": "an Apple Numbers file (.numbers)",
}


def foreign(content: bytes) -> Refusal:
    """What a file is that is no zip archive."""
    if len(content) < len(ZIP):
        return corrupt("almost nothing of it is there" if content else "it is empty")
    if content.startswith(OLE):
        return of_old_office(content)
    if content.startswith(OLD_STARTS):
        return refusal("FILE_OLD_XLS")
    named = next((kind for start, kind in FOREIGN_STARTS.items() if content.startswith(start)), None)
    return other_kind(named or kind_of_text(content[:START]))


def other_kind(kind: Sentence) -> Refusal:
    """A file of another kind than a workbook."""
    return refusal("FILE_NOT_XLSX", kind=Saying(kind, {}))


def of_old_office(content: bytes) -> Refusal:
    """What stands in the container of Office 97-2003, which also holds what is protected with a password."""
    if ENCRYPTED_PACKAGE in content:
        return refusal("FILE_ENCRYPTED")
    if any(name in content for name in OLD_WORKBOOKS):
        return refusal("FILE_OLD_XLS")
    return other_kind("a file of an older Office program (.doc, .ppt or .msg)")


def kind_of_text(start: bytes) -> Sentence:
    """What the beginning of a file looks like."""
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if is_wide else "utf-8-sig", "replace").lstrip().lower()
    for pattern, kind in FOREIGN_TEXTS.items():
        if pattern.match(text):
            return kind
    # A text in an older encoding is no valid UTF-8, and neither is a picture; only the picture has control characters.
    return "an unknown kind of file" if CONTROLS.search(text) else "a text file (CSV)"


def kind_objections(names: set[str]) -> Iterator[Refusal]:
    """Archives of another kind than a workbook."""
    if WORKBOOK not in names:
        for member, kind in FOREIGN_MEMBERS.items():
            if member in names:
                yield other_kind(kind)
    if CONTENT_TYPES.lower() not in names:
        known = any(name.startswith("xl/") for name in names)
        yield (
            corrupt("its part {part} is missing", part=CONTENT_TYPES)
            if known
            else other_kind("a compressed archive (zip)")
        )
