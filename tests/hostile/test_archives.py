"""Archives that lie, overlap, lead outside, are damaged, or are made to unpack to gigabytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest

from tests.hostile import archives
from tests.hostile.conftest import Tell
from tests.xlsx import packed, register

Make = Callable[[], bytes]


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        pytest.param(archives.bomb, "FILE_UNSAFE", "more than 100 times", id="bomb"),
        pytest.param(archives.bomb_with_a_modest_size, "FILE_CORRUPT", "", id="bomb-with-a-modest-size"),
        pytest.param(archives.overlapping_members, "FILE_UNSAFE", "overlap", id="overlapping-members"),
        pytest.param(archives.thousands_of_members, "FILE_TOO_LARGE", "2,000", id="thousands-of-members"),
        pytest.param(archives.member_twice, "FILE_UNSAFE", "same name", id="member-twice"),
        pytest.param(archives.size_too_small, "FILE_CORRUPT", "", id="size-too-small"),
        pytest.param(archives.size_too_large, "FILE_CORRUPT", "shorter", id="size-too-large"),
        pytest.param(archives.size_of_gigabytes, "FILE_TOO_LARGE", "4,000.1 MB", id="size-of-gigabytes"),
        pytest.param(archives.size_in_zip64_that_is_not_there, "FILE_TOO_LARGE", "", id="size-in-missing-zip64"),
        pytest.param(archives.zip64_of_exabytes, "FILE_UNSAFE", "overlap", id="zip64-of-exabytes"),
        pytest.param(archives.packed_size_too_large, "FILE_UNSAFE", "overlap", id="packed-size-too-large"),
        pytest.param(archives.wrong_checksum, "FILE_CORRUPT", "", id="wrong-checksum"),
        pytest.param(archives.header_elsewhere, "FILE_UNSAFE", "overlap", id="header-elsewhere"),
        pytest.param(archives.header_beyond_the_end, "FILE_CORRUPT", "", id="header-beyond-the-end"),
        pytest.param(archives.garbled_member, "FILE_CORRUPT", "", id="garbled-member"),
        pytest.param(archives.unknown_method, "FILE_CORRUPT", "packed", id="unknown-method"),
        pytest.param(archives.locked_member, "FILE_ENCRYPTED", "", id="locked-member"),
        pytest.param(archives.directory_of_gigabytes, "FILE_CORRUPT", "", id="directory-of-gigabytes"),
        pytest.param(
            archives.directory_in_zip64_that_is_not_there, "FILE_CORRUPT", "", id="directory-in-missing-zip64"
        ),
    ],
)
def test_an_archive_that_lies_is_refused(tell: Tell, make: Make, code: str, words: str) -> None:
    told = tell(make())
    assert told.exit_code == 1
    assert told.codes == {code}
    assert words in told.message(code)


@pytest.mark.parametrize("share", [0.00001, 0.0005, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999])
def test_a_truncated_file_is_corrupt(tell: Tell, share: float) -> None:
    assert tell(archives.cut(share)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize("share", [0.05, 0.2, 0.3, 0.4])
def test_a_damaged_file_is_corrupt(tell: Tell, share: float) -> None:
    assert tell(archives.damaged(share)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../../etc/cron.d/x", id="above"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("xl/../../x.xml", id="above-inside"),
        pytest.param("C:\\Windows\\x", id="drive"),
        pytest.param("xl\\..\\..\\x", id="backslashes"),
    ],
)
def test_a_name_that_leads_outside_is_refused(tell: Tell, name: str) -> None:
    assert tell(packed({**register(), name: b"x"})).codes == {"FILE_UNSAFE"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("[Content_Types].xml", "[Content_Types].xml is missing", id="content-types"),
        pytest.param("xl/workbook.xml", "xl/workbook.xml is missing", id="workbook"),
        pytest.param("xl/_rels/workbook.xml.rels", "sheet 'Register' is missing", id="relationships"),
        pytest.param("xl/styles.xml", "xl/styles.xml is missing", id="styles"),
        pytest.param("xl/worksheets/sheet6.xml", "sheet 'Commitments' is missing", id="sheet"),
    ],
)
def test_a_missing_part_is_named(tell: Tell, name: str, words: str) -> None:
    told = tell(archives.without(name))
    assert told.codes == {"FILE_CORRUPT"}
    assert words in told.message("FILE_CORRUPT")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_only_the_packing_of_office_programs_is_unpacked(tell: Tell, method: int) -> None:
    assert tell(packed(register(), method)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(packed(register(), zipfile.ZIP_STORED), id="not-packed-at-all"),
        pytest.param(archives.without("xl/sharedStrings.xml"), id="no-texts-where-none-are-needed"),
        pytest.param(archives.without("_rels/.rels"), id="usual-names-without-relationships-of-the-archive"),
        pytest.param(packed({**register(), "xl/": b"", "docProps/": b""}), id="folders-as-members"),
        pytest.param(packed({**register(), "xl/media/Карта.png": b"\x89PNG"}), id="name-in-cyrillic"),
        pytest.param(archives.bomb_in_a_bomb(), id="archive-inside-is-not-unpacked"),
        pytest.param(archives.with_backslashes(), id="names-with-backslashes"),
        pytest.param(archives.in_capitals(), id="names-in-capitals"),
        pytest.param(packed({**register(), "__MACOSX/xl/._styles.xml": b"\0\5\x16\7"}), id="packed-by-hand-on-a-mac"),
        pytest.param(packed(register()) + b"trailing", id="something-behind-the-end"),
    ],
)
def test_an_odd_archive_is_read(tell: Tell, content: bytes) -> None:
    told = tell(content)
    assert told.exit_code == 0
    assert told.codes == set()
