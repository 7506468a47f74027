"""What is decided of a file before any library opens it. The whole program on hostile files: ``tests/hostile``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.hostile import archives
from tests.xlsx import STRICT, packed, register
from tracker.errors import WrongUsage
from tracker.registers.preflight import (
    LIMITS,
    Limits,
    content_objections,
    file_content,
    is_outside,
    preflight,
    remarks,
    shown,
)
from tracker.registers.refusals import Refusal, too_large
from tracker.sentences import saying

SOUND = packed(register())
UNPACKED = sum(len(part) for part in register().values())
LARGEST = max(len(part) for part in register().values())


def code_of(content: bytes, limits: Limits = LIMITS) -> str | None:
    """The code of the refusal, if there is one."""
    refused = preflight(content, limits)
    return None if refused is None else refused.code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(LIMITS, None, id="the-usual-limits"),
        pytest.param(Limits(file=len(SOUND)), None, id="file-as-large-as-the-limit"),
        pytest.param(Limits(file=len(SOUND) - 1), "FILE_TOO_LARGE", id="file-a-byte-larger"),
        pytest.param(Limits(unpacked=UNPACKED), None, id="content-as-large-as-the-limit"),
        pytest.param(Limits(unpacked=UNPACKED - 1), "FILE_TOO_LARGE", id="content-a-byte-larger"),
        pytest.param(Limits(members=len(register())), None, id="as-many-parts-as-the-limit"),
        pytest.param(Limits(members=len(register()) - 1), "FILE_TOO_LARGE", id="one-part-more"),
        pytest.param(Limits(ratio=1, ratio_from=LARGEST), None, id="ratio-of-small-parts-does-not-matter"),
        pytest.param(Limits(ratio=1, ratio_from=LARGEST - 1), "FILE_UNSAFE", id="ratio-of-a-large-part-does"),
    ],
)
def test_a_limit_is_what_may_just_be(limits: Limits, code: str | None) -> None:
    assert code_of(SOUND, limits) == code


def test_entries_of_the_directory_are_counted_before_it_is_read() -> None:
    content = SOUND + b"PK\x01\x02" * LIMITS.members
    assert code_of(content) == "FILE_TOO_LARGE"


def test_a_directory_of_too_many_parts_is_refused_wherever_it_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.registers.preflight.DIRECTORY_ENTRY", b"never there")
    assert code_of(archives.thousands_of_members()) == "FILE_TOO_LARGE"


@pytest.mark.parametrize("fault", [zipfile.BadZipFile("x"), NotImplementedError("x"), EOFError(), RuntimeError("x")])
def test_whatever_the_unpacking_raises_the_file_is_corrupt(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(zipfile.ZipFile, "open", fail)
    assert code_of(SOUND) == "FILE_CORRUPT"


def test_sizes_that_were_not_told_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.registers.preflight.size_objections", lambda *_: iter(()))
    assert code_of(SOUND, Limits(unpacked=UNPACKED - 1)) == "FILE_TOO_LARGE"


def test_nothing_is_unpacked_beyond_the_limit() -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        told = list(content_objections(archive, archive.infolist(), Limits(unpacked=100)))
    assert [refused.code for refused in told] == ["FILE_TOO_LARGE"]


@pytest.mark.parametrize("gap", [1 << 16, (1 << 16) - 1, (1 << 16) - 5, (1 << 16) + 4], ids=str)
@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be"])
def test_a_word_on_the_edge_of_two_pieces_is_seen(gap: int, encoding: str) -> None:
    start = f"<x>{' ' * gap}".encode(encoding)[: gap - gap % 2]
    content = packed({**register(), "xl/odd.xml": start + "<!DOCTYPE x>".encode(encoding)}, zipfile.ZIP_STORED)
    assert code_of(content) == "FILE_UNSAFE"


@pytest.mark.parametrize(
    ("name", "outside"),
    [
        ("xl/workbook.xml", False),
        ("xl\\workbook.xml", False),
        ("xl/..x/y", False),
        ("..", True),
        ("../x", True),
        ("xl/../x", True),
        ("xl\\..\\x", True),
        ("/x", True),
        ("\\x", True),
        ("c:/x", True),
        ("c:\\x", True),
        ("http://example.org/x", True),
    ],
)
def test_names_that_lead_outside(name: str, outside: bool) -> None:
    assert is_outside(name) is outside


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(SOUND)
    assert file_content(file) == SOUND


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(SOUND)
    assert file_content(file, Limits(file=1_000)) == too_large(saying("the file"), len(SOUND), 1_000)


@pytest.mark.parametrize(("path", "words"), [("/dev/zero", "is not a file"), ("/no/such/file", "No such file")])
def test_what_cannot_be_read_is_wrong_usage(path: str, words: str) -> None:
    with pytest.raises(WrongUsage, match=words):
        file_content(Path(path))


def test_a_path_that_is_no_text_is_shown_all_the_same() -> None:
    assert shown(Path("folder/\udcff\udcfe.xlsx")) == "folder/\ufffd\ufffd.xlsx"


def test_macros_are_a_remark() -> None:
    assert list(remarks(SOUND)) == []
    with_macros = packed({**register(), "xl/vbaProject.bin": b"x"})
    assert list(remarks(with_macros)) == [Refusal("FILE_MACROS", {})]


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
        pytest.param(b"  <table><tr><td>C-1</td></tr></table>", "web page", id="html-table"),
        pytest.param(("<html><title>" + "ж" * 5_000).encode(), "web page", id="html-cut-within-a-letter"),
        pytest.param("<html><body>".encode("utf-16"), "web page", id="html-in-utf-16"),
        pytest.param(b"<!-- saved from a browser --><html>", "web page", id="html-behind-a-comment"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page", id="mhtml"),
        pytest.param(
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><W/>', "Excel 2003", id="excel-2003"
        ),
        pytest.param(b'<?xml version="1.0"?><rows/>', "XML file", id="xml"),
        pytest.param(b"Code;Title\r\nC-1;Road\r\n", "CSV", id="csv"),
        pytest.param("Код;Название\r\n".encode("cp1251"), "CSV", id="csv-in-windows-1251"),
        pytest.param("Code\tTitle\n".encode("utf-16"), "CSV", id="text-in-utf-16"),
        pytest.param(b"\xef\xbb\xbfCode,Title\n", "CSV", id="csv-with-mark"),
        pytest.param(b"%PDF-1.7\n", "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", id="png"),
        pytest.param(b"{\\rtf1 text}", "RTF", id="rtf"),
        pytest.param(b"Rar!\x1a\x07", "RAR", id="rar"),
        pytest.param(bytes(range(256)), "unknown", id="noise"),
        pytest.param(bytes(10), "unknown", id="zeros"),
        pytest.param(in_container("WordDocument"), "older Office", id="doc"),
        pytest.param(packed({"a.txt": b"x"}), "archive (zip)", id="zip"),
        pytest.param(b"PK\x05\x06" + bytes(18), "archive (zip)", id="empty-zip"),
        pytest.param(packed({**TYPES, "word/document.xml": b"<w/>"}), "Word", id="docx"),
        pytest.param(packed({**TYPES, "ppt/presentation.xml": b"<p/>"}), "presentation", id="pptx"),
        pytest.param(packed({**TYPES, "xl/workbook.bin": b"x"}), ".xlsb", id="xlsb"),
        pytest.param(packed({"mimetype": b"x", "content.xml": b"<o/>"}), ".ods", id="ods"),
        pytest.param(packed({"Index/Document.iwa": b"x"}), ".numbers", id="numbers"),
    ],
)
def test_a_file_of_another_kind_is_told_by_its_kind(content: bytes, kind: str) -> None:
    refused = preflight(content)
    assert refused is not None
    assert refused.code == "FILE_NOT_XLSX"
    assert kind in str(refused.parameters["kind"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "FILE_CORRUPT", id="empty"),
        pytest.param(b"PK\x03", "FILE_CORRUPT", id="almost-nothing"),
        pytest.param(b"PK\x03\x04", "FILE_CORRUPT", id="signature-alone"),
        pytest.param(in_container("EncryptedPackage"), "FILE_ENCRYPTED", id="password"),
        pytest.param(in_container("Workbook"), "FILE_OLD_XLS", id="excel-97"),
        pytest.param(in_container("Book"), "FILE_OLD_XLS", id="excel-95"),
        pytest.param(b"\x09\x08\x10\x00\x00\x05", "FILE_OLD_XLS", id="excel-5"),
        pytest.param(packed({"xl/workbook.xml": b"<x/>"}), "FILE_CORRUPT", id="no-content-types"),
        pytest.param(packed({**register(), "../x": b""}), "FILE_UNSAFE", id="outside"),
        pytest.param(archives.member_twice(), "FILE_UNSAFE", id="member-twice"),
        pytest.param(archives.overlapping_members(), "FILE_UNSAFE", id="overlap"),
        pytest.param(archives.locked_member(), "FILE_ENCRYPTED", id="locked-member"),
        pytest.param(packed(register(), zipfile.ZIP_LZMA), "FILE_CORRUPT", id="lzma"),
        pytest.param(archives.size_too_large(), "FILE_CORRUPT", id="shorter-than-it-says"),
        pytest.param(packed({**register(), "x.xml": "<x/>".encode("cp037")}), "FILE_CORRUPT", id="ebcdic"),
        pytest.param(packed({**register(), "x.xml": b"<?xml encoding='utf-7'?><x/>"}), "FILE_CORRUPT", id="utf-7"),
        pytest.param(packed({**register(), "x.xml": "\ufeff<x/>".encode("utf-16-be")}), None, id="utf-16"),
        pytest.param(packed({**register(), "x.xml": b"<!DOCTYPE x>"}), "FILE_UNSAFE", id="document-type"),
        pytest.param(packed({**register(), "x.dat": b"\n <!DOCTYPE x>"}), "FILE_UNSAFE", id="in-disguise"),
        pytest.param(packed({**register(), "x.svg": b"<!DOCTYPE x>"}), None, id="of-a-picture"),
        pytest.param(packed({**register(), "x.bin": b"\1\2<!DOCTYPE x>"}), None, id="words-in-bytes"),
        pytest.param(packed({**register(), "__MACOSX/x.xml": b"\0\5"}), None, id="of-a-mac"),
        pytest.param(
            packed({**register(), "xl/workbook.xml": f'<workbook xmlns="{STRICT}"/>'.encode()}),
            "FILE_STRICT",
            id="strict",
        ),
    ],
)
def test_what_is_decided_of_a_file(content: bytes, code: str | None) -> None:
    assert code_of(content) == code
