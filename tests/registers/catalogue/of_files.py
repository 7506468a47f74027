"""Cases of files and sheets."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.registers.books import Book, sound
from tests.registers.catalogue.case import Bytes, Case, case
from tracker.registers.rows import MOST_PROBLEMS

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
OLD = OLE + "Workbook".encode("utf-16-le")
"""An old workbook by its one stream."""


def content() -> bytes:
    """The sound register as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        return sound().write(Path(folder)).read_bytes()


def repacked(change: Callable[[str, bytes], bytes]) -> Bytes:
    """The sound register with its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content())) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change(member.filename, old.read(member)))
    return Bytes(packed.getvalue())


def with_part(name: str, part: bytes = b"x") -> Bytes:
    """The sound register with one more part."""
    packed = io.BytesIO(content())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, part)
    return Bytes(packed.getvalue())


def strict(name: str, part: bytes) -> bytes:
    return part.replace(TRANSITIONAL, STRICT) if name == "xl/workbook.xml" else part


def torn(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name == "xl/worksheets/sheet7.xml" else part


def wide(column: int) -> Book:
    """The register with a column of one's own far to the right."""
    book = sound()
    book.sheets["Parties"][0].extend([None] * (column - 3) + ["# ours"])
    return book


def nameless(rows: int) -> Book:
    """The register with so many sectors that lack a name."""
    book = sound()
    book.sheets["Sectors"].extend([f"S-{row}", None] for row in range(rows))
    return book


SECTORS = len(sound().sheets["Sectors"])
NAMELESS = tuple(f"REQUIRED_EMPTY Sectors!B{row} · Name" for row in range(SECTORS + 1, SECTORS + 1 + MOST_PROBLEMS))


CASES: Sequence[Case] = (
    case(
        "FILE_NOT_XLSX",
        "a text file",
        lambda: Bytes(b"Code,Name\nAA,Aland\n"),
        "FILE_NOT_XLSX register.xlsx",
    ),
    case("FILE_NOT_XLSX", "capital letters in the name", lambda: sound("REGISTER.XLSX")),
    case(
        "FILE_ENCRYPTED",
        "a password",
        lambda: Bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "FILE_ENCRYPTED register.xlsx",
    ),
    case("FILE_ENCRYPTED", "an old workbook without one", lambda: Bytes(OLD), "FILE_OLD_XLS register.xlsx"),
    case("FILE_OLD_XLS", "an old workbook", lambda: Bytes(OLD), "FILE_OLD_XLS register.xlsx"),
    case(
        "FILE_OLD_XLS",
        "an old wrapping of an encrypted new one",
        lambda: Bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "FILE_ENCRYPTED register.xlsx",
    ),
    case("FILE_STRICT", "the strict namespace", lambda: repacked(strict), "FILE_STRICT register.xlsx"),
    case("FILE_STRICT", "its address in a cell", lambda: sound().put("Commitments", 2, "Title", STRICT.decode())),
    case("FILE_CORRUPT", "cut short", lambda: Bytes(content()[:-400]), "FILE_CORRUPT register.xlsx"),
    case("FILE_CORRUPT", "a sheet without an end", lambda: repacked(torn), "FILE_CORRUPT register.xlsx"),
    case("FILE_CORRUPT", "packed again", lambda: repacked(lambda _, part: part)),
    case("FILE_UNSAFE", "a part that leads out", lambda: with_part("../up.xml"), "FILE_UNSAFE register.xlsx"),
    case("FILE_UNSAFE", "a part of somebody's own", lambda: with_part("docs/own.txt")),
    case(
        "FILE_TOO_LARGE",
        "more than 20 MB",
        lambda: Bytes(b"PK\x03\x04" + bytes(20_000_000)),
        "FILE_TOO_LARGE register.xlsx",
    ),
    case("FILE_TOO_LARGE", "column 201", lambda: wide(201), "FILE_TOO_LARGE Parties"),
    case("FILE_TOO_LARGE", "column 200", lambda: wide(200)),
    case("FILE_TOO_LARGE", "a part of 100 kB more", lambda: with_part("docs/own.bin", bytes(100_000))),
    case("FILE_MACROS", "macros", lambda: with_part("xl/vbaProject.bin"), "FILE_MACROS register.xlsx"),
    case("FILE_MACROS", "a part that speaks of them", lambda: with_part("docs/vbaProject.txt")),
    case(
        "TOO_MANY_PROBLEMS",
        "one more than are told",
        lambda: nameless(MOST_PROBLEMS + 1),
        *NAMELESS,
        "TOO_MANY_PROBLEMS register.xlsx",
    ),
    case("TOO_MANY_PROBLEMS", "as many as are told", lambda: nameless(MOST_PROBLEMS), *NAMELESS),
    case(
        "TEMPLATE_VERSION",
        "a version to come",
        lambda: sound().put("Register", 5, "Value", "2"),
        "TEMPLATE_VERSION Register!B5 · Value · 2",
    ),
    case("TEMPLATE_VERSION", "typed as a number", lambda: sound().put("Register", 5, "Value", 1)),
    case(
        "TEMPLATE_UNKNOWN",
        "not stated",
        lambda: sound().put("Register", 5, "Value", None),
        "TEMPLATE_UNKNOWN Register",
    ),
    case(
        "TEMPLATE_UNKNOWN",
        "stated, but not to be read",
        lambda: sound().put("Register", 5, "Value", "1.5"),
        "TEMPLATE_VERSION Register!B5 · Value · 1.5",
    ),
    case("SHEET_MISSING", "a required sheet", lambda: sound().without("Parties"), "SHEET_MISSING register.xlsx"),
    case(
        "SHEET_MISSING",
        "misspelt",
        lambda: sound().named("Commitments", "Comitments"),
        "SHEET_MISSING register.xlsx → Comitments",
    ),
    case(
        "SHEET_MISSING",
        "named with more words",
        lambda: sound().named("Institutions", "All institutions"),
        "SHEET_MISSING register.xlsx → All institutions",
    ),
    case(
        "SHEET_MISSING",
        "misspelt and referred to",
        lambda: sound().named("Sessions", "Sesions"),
        "SHEET_MISSING register.xlsx → Sesions",
    ),
    case("SHEET_MISSING", "sheets that may be absent", lambda: sound().without("Sectors").without("Updates")),
    case("SHEET_MISSING", "other case, outer spaces", lambda: sound().named("Parties", " PARTIES ")),
    case("SHEET_UNKNOWN", "a sheet of one's own", lambda: sound().lines("Notes", ["x"]), "SHEET_UNKNOWN Notes"),
    case(
        "SHEET_UNKNOWN",
        "misspelt, nothing refers to it",
        lambda: sound().named("Milestones", "Milestnes"),
        "SHEET_UNKNOWN Milestnes → Milestones",
    ),
    case(
        "SHEET_UNKNOWN",
        "a copy beside its original",
        lambda: sound().lines("Parties (2)", ["x"]),
        "SHEET_UNKNOWN Parties (2)",
    ),
    case("SHEET_UNKNOWN", "marked as one's own", lambda: sound().lines("#Notes", ["x"]).lines(" # more", ["x"])),
    case(
        "SHEET_DUPLICATE",
        "in two languages",
        lambda: sound().lines("Стороны", ["Code", "Name"], ["CC", "Cland"]),
        "SHEET_DUPLICATE Стороны",
    ),
    case(
        "SHEET_DUPLICATE",
        "names of two sheets in one language",
        lambda: sound().named("Parties", "Стороны").named("Sessions", "Заседания"),
    ),
    case("SHEET_HIDDEN", "with rows", lambda: hidden("Targets"), "SHEET_HIDDEN Targets"),
    case("SHEET_HIDDEN", "a sheet of one's own", lambda: hidden("#Own")),
    case(
        "SHEET_EMPTY",
        "headings alone",
        lambda: emptied("Overrides"),
        "SHEET_EMPTY Overrides",
    ),
    case("SHEET_EMPTY", "nothing at all", lambda: sound().without("Overrides").lines("Overrides")),
    case(
        "CHECK_MARKS_LEFT",
        "the list of an earlier check",
        lambda: sound().lines("# Check", ["x"]),
        "CHECK_MARKS_LEFT # Check",
    ),
    case("CHECK_MARKS_LEFT", "a sheet of one's own", lambda: sound().lines("# Checked by us", ["x"])),
)


def hidden(sheet: str) -> Book:
    """The register with one of its sheets, or one more, hidden."""
    book = sound().lines(sheet)
    book.hidden.add(sheet)
    return book


def emptied(sheet: str) -> Book:
    """The register with a sheet of which only the headings are left."""
    book = sound()
    del book.sheets[sheet][1:]
    return book
