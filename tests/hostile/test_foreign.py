"""Files of other kinds that were renamed to .xlsx, or saved by a program under that name."""

from __future__ import annotations

import pytest

from tests.hostile.conftest import Tell
from tests.xlsx import MAIN, STRICT, packed, register

CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
"""The beginning of a file of Office 97-2003."""
TYPES = {"[Content_Types].xml": b"<Types/>"}


def in_container(stream: str) -> bytes:
    """A container with a stream of this name in its directory."""
    return CONTAINER + stream.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"<!DOCTYPE html><html><body><table>", "web page", id="html"),
        pytest.param(b"Code;Title\r\nC-1;Road\r\n", "CSV", id="csv"),
        pytest.param(b"%PDF-1.7\n", "PDF", id="pdf"),
        pytest.param(bytes(range(256)), "unknown", id="noise"),
        pytest.param(packed({**TYPES, "word/document.xml": b"<w/>"}), "Word", id="docx"),
        pytest.param(packed({**TYPES, "xl/workbook.bin": b"x"}), ".xlsb", id="xlsb"),
        pytest.param(packed({"mimetype": b"x", "content.xml": b"<o/>"}), ".ods", id="ods"),
    ],
)
def test_a_file_of_another_kind_is_told_by_its_kind(tell: Tell, content: bytes, kind: str) -> None:
    told = tell(content)
    assert told.exit_code == 1
    assert told.codes == {"FILE_NOT_XLSX"}
    assert kind in told.message("FILE_NOT_XLSX")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "FILE_CORRUPT", id="empty"),
        pytest.param(b"P", "FILE_CORRUPT", id="one-byte"),
        pytest.param(b"PK\x03\x04", "FILE_CORRUPT", id="signature-alone"),
        pytest.param(in_container("EncryptedPackage"), "FILE_ENCRYPTED", id="protected-with-a-password"),
        pytest.param(in_container("Workbook"), "FILE_OLD_XLS", id="excel-97"),
        pytest.param(in_container("Book"), "FILE_OLD_XLS", id="excel-95"),
        pytest.param(b"\x09\x08\x10\x00\x00\x05", "FILE_OLD_XLS", id="excel-5"),
        pytest.param(b"\x09\x00\x04\x00\x07\x00", "FILE_OLD_XLS", id="excel-2"),
        pytest.param(
            packed({name: part.replace(MAIN.encode(), STRICT.encode()) for name, part in register().items()}),
            "FILE_STRICT",
            id="strict",
        ),
        pytest.param(b"a;b\n" * 5_000_001, "FILE_TOO_LARGE", id="more-than-20-megabytes"),
    ],
)
def test_a_file_that_cannot_be_read_has_a_code_of_its_own(tell: Tell, content: bytes, code: str) -> None:
    assert tell(content).codes == {code}


def test_macros_are_told_of_and_ignored(tell: Tell) -> None:
    told = tell(packed({**register(), "xl/vbaProject.bin": CONTAINER}))
    assert told.exit_code == 0
    assert told.codes == {"FILE_MACROS"}
