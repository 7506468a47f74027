"""XML that is made to do harm, is damaged, or leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.hostile.conftest import Tell
from tests.xlsx import DECLARATION, MAIN, packed, part_of, register, relationships, shared_texts

PARTS = register(texts=shared_texts("<t>x</t>"))
COMMITMENTS = part_of("Commitments")

LAUGHS = "".join(f'<!ENTITY l{place} "{f"&l{place - 1};" * 10}">' for place in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY l9 "{"ha" * 50_000}">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'
BODY = f'<worksheet xmlns="{MAIN}"><sheetData>&l9;</sheetData></worksheet>'


def with_part(name: str, content: bytes) -> bytes:
    """A register with one part replaced or added."""
    return packed({**PARTS, name: content})


@pytest.mark.parametrize(
    "name",
    [
        *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        *("xl/sharedStrings.xml", COMMITMENTS, "docProps/core.xml", "customXml/item1.xml", "xl/strange.dat"),
        *("xl/drawings/vmlDrawing1.vml", "xl/media/image1.png"),
    ],
)
def test_a_document_type_is_refused_in_any_part(tell: Tell, name: str) -> None:
    assert tell(with_part(name, f"{DECLARATION}{BILLION_LAUGHS}{BODY}".encode())).codes == {"FILE_UNSAFE"}


@pytest.mark.parametrize(
    "prolog",
    [
        pytest.param(QUADRATIC, id="quadratic"),
        pytest.param(EXTERNAL, id="external-entity"),
        pytest.param(REMOTE, id="external-document-type"),
        pytest.param("<!-- - -->" * 7_000 + BILLION_LAUGHS, id="behind-comments"),
        pytest.param("<?x?>" * 14_000 + BILLION_LAUGHS, id="behind-instructions"),
    ],
)
def test_every_document_type_is_refused(tell: Tell, prolog: str) -> None:
    assert tell(with_part(COMMITMENTS, f"{DECLARATION}{prolog}{BODY}".encode())).codes == {"FILE_UNSAFE"}


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        pytest.param("utf-8", "FILE_UNSAFE", id="utf-8"),
        pytest.param("utf-8-sig", "FILE_UNSAFE", id="utf-8-with-mark"),
        pytest.param("utf-16", "FILE_UNSAFE", id="utf-16-with-mark"),
        pytest.param("utf-16-le", "FILE_UNSAFE", id="utf-16-le"),
        pytest.param("utf-16-be", "FILE_UNSAFE", id="utf-16-be"),
        pytest.param("utf-32", "FILE_CORRUPT", id="utf-32"),
        pytest.param("cp037", "FILE_CORRUPT", id="ebcdic"),
    ],
)
def test_a_document_type_hides_in_no_encoding(tell: Tell, encoding: str, code: str) -> None:
    assert tell(with_part(COMMITMENTS, f"{BILLION_LAUGHS}{BODY}".encode(encoding))).codes == {code}


@pytest.mark.parametrize("encoding", ["UTF-7", "cp037", "hex", "idna", "no-such", "utf-32"])
def test_an_encoding_that_could_hide_something_is_refused(tell: Tell, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    hidden = (BILLION_LAUGHS + BODY).encode("utf-7") if encoding == "UTF-7" else b"<x/>"
    assert tell(with_part(COMMITMENTS, declared + hidden)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels", COMMITMENTS]
)
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"not XML", id="no-xml"),
        pytest.param(lambda part: part[: len(part) // 2], id="half-of-it"),
        pytest.param(lambda _: b"<x/>", id="another-root"),
        pytest.param(lambda part: part.replace(b"</", b"&undefined;</", 1), id="undefined-entity"),
        pytest.param(lambda part: part.replace(b">", b">\0", 3), id="nul"),
        pytest.param(lambda part: part.replace(b">", b">\xff", 3), id="not-utf-8"),
        pytest.param(lambda part: part.replace(b"xmlns=", b"xmlns:x="), id="another-namespace"),
    ],
)
def test_a_damaged_part_is_named(tell: Tell, name: str, damage: Callable[[bytes], bytes]) -> None:
    told = tell(with_part(name, damage(PARTS[name])))
    assert told.codes == {"FILE_CORRUPT"}
    assert name in told.message("FILE_CORRUPT")


def leading(target: str, kind: str = "worksheet", more: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A register whose sheet of commitments is said to be elsewhere."""
    leads = PARTS["xl/_rels/workbook.xml.rels"].decode()
    changed = re.sub(r'(Id="rId6" Type="[^"]*/)worksheet" Target="[^"]*"', rf'\1{kind}" Target="{target}"{more}', leads)
    return packed({**PARTS, **(parts or {}), "xl/_rels/workbook.xml.rels": changed.encode()})


@pytest.mark.parametrize(
    ("target", "more"),
    [
        pytest.param("worksheets/nowhere.xml", "", id="nowhere"),
        pytest.param("../../../../etc/passwd", "", id="outside"),
        pytest.param("file:///etc/passwd", "", id="file-address"),
        pytest.param("http://example.org/sheet6.xml", "", id="web-address"),
        pytest.param("http://example.org/sheet6.xml", ' TargetMode="External"', id="external"),
        pytest.param("worksheets/sheet6.xml", ' TargetMode="External"', id="external-name-of-a-part"),
        pytest.param("", "", id="blank"),
        pytest.param(".", "", id="folder"),
        pytest.param("workbook.xml", "", id="the-workbook-itself"),
        pytest.param("styles.xml", "", id="styles"),
        pytest.param("worksheets/sheet5.xml", "", id="sheet-of-another"),
    ],
)
def test_a_sheet_that_leads_elsewhere_is_corrupt(tell: Tell, target: str, more: str) -> None:
    assert tell(leading(target, more=more)).codes == {"FILE_CORRUPT"}


@pytest.mark.parametrize("kind", ["chartsheet", "styles", "", "image"])
def test_what_is_no_sheet_of_cells_is_missing(tell: Tell, kind: str) -> None:
    assert "SHEET_MISSING" in tell(leading("worksheets/sheet6.xml", kind)).codes


@pytest.mark.parametrize("target", ["", "nowhere.xml", "../x", "http://example.org", "xl/styles.xml", "_rels/.rels"])
def test_an_archive_that_names_no_workbook_is_corrupt(tell: Tell, target: str) -> None:
    told = tell(with_part("_rels/.rels", relationships(("rId1", "officeDocument", target))))
    assert told.codes == (set() if target == "" else {"FILE_CORRUPT"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("xl/media/image1.svg", BILLION_LAUGHS + "<svg/>", id="picture-with-its-document-type"),
        pytest.param("xl/embeddings/letter.bin", "\1\2 <!DOCTYPE html>", id="words-in-a-binary-part"),
        pytest.param("docProps/core.xml", "<x>&lt;!DOCTYPE</x>", id="words-escaped"),
    ],
)
def test_a_document_type_that_nobody_parses_does_no_harm(tell: Tell, name: str, content: str) -> None:
    assert tell(with_part(name, content.encode())).codes == set()


@pytest.mark.parametrize("space", [" " * 70_000, ""], ids=["behind-spaces", "at-once"])
@pytest.mark.parametrize("name", ["media/image1.svg", "strange.dat"])
def test_a_document_type_in_a_part_that_is_parsed_is_refused(tell: Tell, name: str, space: str) -> None:
    disguised = {f"xl/{name}": f"{space}{BILLION_LAUGHS}{BODY}".encode()}
    assert tell(leading(name, parts=disguised)).codes == {"FILE_UNSAFE"}


SHEET = PARTS[COMMITMENTS]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(leading("/xl/worksheets/sheet6.xml"), id="absolute-target"),
        pytest.param(leading("./worksheets/../worksheets/sheet6.xml"), id="target-with-detours"),
        pytest.param(leading("Worksheets/SHEET6.xml"), id="target-in-other-case"),
        pytest.param(leading("cells.dat", parts={"xl/cells.dat": SHEET}), id="target-of-any-name"),
        pytest.param(with_part(COMMITMENTS, b"\xef\xbb\xbf" + SHEET), id="utf-8-with-mark"),
        pytest.param(with_part(COMMITMENTS, SHEET.decode().replace("UTF-8", "UTF-16").encode("utf-16")), id="utf-16"),
        pytest.param(with_part(COMMITMENTS, SHEET.replace(b"UTF-8", b"windows-1251")), id="windows-1251"),
        pytest.param(with_part(COMMITMENTS, SHEET.split(b"\n", 1)[1]), id="no-declaration"),
        pytest.param(with_part(COMMITMENTS, SHEET.replace(b"<", b"\n <").strip()), id="line-breaks-everywhere"),
        pytest.param(
            with_part(
                COMMITMENTS,
                re.sub(rb"<(/?)(\w)", rb"<\1x:\2", SHEET).replace(b"xmlns=", b"xmlns:x="),
            ),
            id="prefixed-names",
        ),
    ],
)
def test_odd_markup_is_read(tell: Tell, content: bytes) -> None:
    told = tell(content)
    assert told.exit_code == 0
    assert told.codes == set()
