"""Workbooks that are handed over: what is wrong with them, their pages, their marked copies, what they change."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from tests.web.registers import broken, write_small
from tests.web.test_pages import words
from tracker.web.uploading import Upload, plain_name, workbooks

Files = list[tuple[str, tuple[str, bytes]]]


def files(*named: tuple[str, bytes], field: str = "workbooks") -> Files:
    """A form with files."""
    return [(field, one) for one in named]


def bomb() -> bytes:
    """A workbook that unpacks to more than any machine should hold."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    return packed.getvalue()


HOSTILE = {
    "bomb": (bomb(), "bomb.xlsx"),
    "no-workbook": (b"%PDF-1.7 no workbook", "report.xlsx"),
    "empty": (b"", "empty.xlsx"),
    "entity": (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "entity.xlsx"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_words(reader: TestClient, kind: str) -> None:
    content, name = HOSTILE[kind]
    answer = reader.post("/check", files=files((name, content)))
    assert answer.status_code == 200
    page = words(answer.text)
    assert "1 error in 1 file: no report can be made" in page
    assert name in page


def test_a_broken_workbook_is_explained_by_cell_and_remedy(reader: TestClient, tmp_path: Path) -> None:
    content = broken(tmp_path / "ministry.xlsx").read_bytes()
    answer = reader.post("/check?language=en", files=files(("C:\\work\\ministry.xlsx", content)))
    assert re.fullmatch(r"/uploads/[\w-]{20,}/check", answer.url.path)
    page = words(answer.text)
    assert "error Commitments!I8 · Due" in page
    assert "'soon' is text, not a date. Type the date as yyyy-mm-dd" in page
    assert "What was found in the upload" in page
    copy = re.search(r'href="([^"]*/check/copy[^"]*)"', answer.text)
    assert copy is not None
    marked = reader.get(unescape(copy.group(1)))
    assert marked.headers["content-disposition"] == "attachment; filename*=UTF-8''ministry-checked.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(marked.content))
    assert "is text, not a date" in str(book["Commitments"]["I8"].comment)


def test_more_files_than_are_taken_are_refused_in_the_language_of_the_reader(reader: TestClient) -> None:
    answer = reader.post("/check?language=ru", files=files(*[("a.xlsx", b"")] * 61))
    assert answer.status_code == 400
    assert "больше 60 файлов" in words(answer.text)


def test_an_upload_has_all_pages_until_it_is_removed(reader: TestClient, tmp_path: Path) -> None:
    content = write_small(tmp_path / "mine.xlsx", Updates=[]).read_bytes()
    base = reader.post("/check", files=files(("mine.xlsx", content))).url.path.removesuffix("/check")
    for path in ("/", "/commitments/C-1", "/agreements", "/sessions", "/owed", "/changes", "/whatif", "/report"):
        answer = reader.get(base + path)
        assert answer.status_code == 200
        assert "This register was uploaded." in answer.text
        assert "/pulse" not in answer.text
        assert f'href="{base}/owed"' in answer.text
    assert f'href="{base}/commitments/C-1"' in reader.get(f"{base}/").text
    assert "A second crew" in reader.get("/owed").text
    assert "A second crew" not in reader.get(f"{base}/owed").text
    assert reader.post(f"{base}/remove").url.path == "/check"
    assert reader.get(f"{base}/owed").status_code == 404


def test_several_workbooks_are_read_as_one_register(reader: TestClient, tmp_path: Path) -> None:
    whole = write_small(tmp_path / "a.xlsx").read_bytes()
    other = write_small(tmp_path / "b.xlsx", Updates=[]).read_bytes()
    page = words(reader.post("/check", files=files(("a.xlsx", whole), ("a.xlsx", other), ("b.xlsx", whole))).text)
    assert "in 2 files" in page
    assert "a (2).xlsx" in page


def test_who_chooses_nothing_is_told_so(reader: TestClient) -> None:
    answer = reader.post("/check", files=files(("", b"")))
    assert answer.status_code == 400
    assert "No file was chosen." in words(answer.text)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        pytest.param("../../etc/passwd", "passwd", id="path"),
        pytest.param("C:\\Users\\me\\r.xlsx", "r.xlsx", id="windows"),
        pytest.param("a\nb.xlsx", "a b.xlsx", id="two-lines"),
        pytest.param("..", "workbook.xlsx", id="only-dots"),
        pytest.param("/", "workbook.xlsx", id="nothing"),
    ],
)
def test_only_the_last_part_of_a_name_is_kept(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_equal_names_are_told_apart() -> None:
    found = workbooks([Upload("a.xlsx", b"1"), Upload("a.xlsx", b"2"), Upload("a.xlsx", b"1"), Upload("a.xlsx", b"3")])
    assert [one.name for one in found] == ["a.xlsx", "a (2).xlsx", "a (3).xlsx"]


def test_an_earlier_register_is_compared_with_and_removed(reader: TestClient, tmp_path: Path) -> None:
    before = private_folders()
    earlier = write_small(tmp_path / "earlier.xlsx", Actuals=[]).read_bytes()
    answer = reader.post("/changes?as_of=2026-07-02", files=files(("../earlier.xlsx", earlier), field="earlier"))
    assert answer.status_code == 200
    page = words(answer.text)
    assert "Since earlier.xlsx" in page
    assert "C-3" in page
    assert private_folders() <= before


def private_folders() -> set[str]:
    """The private folders that are there now."""
    return {one.name for one in Path(tempfile.gettempdir()).glob("tracker-*")}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("notes.docx", b"x", "Choose an earlier report (.pdf)", id="other-kind"),
        pytest.param("status.json", b"{}", "is not a status file", id="no-status"),
        pytest.param("report.pdf", b"%PDF-1.7", "report.pdf", id="no-report"),
        pytest.param("status.json", json.dumps({"format": "x"}).encode(), "is not a status file", id="other-json"),
    ],
)
def test_what_cannot_be_compared_with_is_said(reader: TestClient, name: str, content: bytes, why: str) -> None:
    answer = reader.post("/changes", files=files((name, content), field="earlier"))
    assert answer.status_code == 400
    assert why in words(answer.text)
