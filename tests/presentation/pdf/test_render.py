"""What goes into a document and what comes with it: files, letters, progress."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.presentation.pdf.documents import html
from tracker.presentation.pdf import EmbeddedFile, division, render, render_pdf

DAY = date(2026, 3, 31)
FILES = (
    EmbeddedFile("status.json", b'{"C-1": "on_track"}', "Status of each commitment", "Data", DAY),
    EmbeddedFile("register.xlsx", b"workbook", "The workbook this was made from", "Source", DAY),
    EmbeddedFile("copy.xlsx", b"workbook", "The same bytes", "Source", DAY),
)
BODY = "<section><h1>Report</h1><p>Words</p></section>"


def no_progress(_phase: object, _done: int, _total: int) -> None:
    """Show nothing."""


@pytest.fixture(scope="module")
def with_files() -> bytes:
    return render_pdf(html(body=BODY), no_progress, FILES).content


def test_embedded_files_come_back_unchanged(with_files: bytes) -> None:
    document = pypdfium2.PdfDocument(with_files)
    files = [document.get_attachment(number) for number in range(document.count_attachments())]
    assert {one.get_name(): bytes(one.get_data()) for one in files} == {one.name: one.content for one in FILES}


def test_each_file_is_listed_once_with_what_it_is(with_files: bytes) -> None:
    with pikepdf.open(io.BytesIO(with_files)) as pdf:
        listed = [(str(one.UF), str(one.Desc), str(one.AFRelationship)) for one in pdf.Root.AF]
        names = [str(one) for one in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        stream = pdf.Root.AF[0].EF.F
        assert str(stream.Params.ModDate) == "D:20260331000000Z"
    assert sorted(listed) == sorted((one.name, one.description, f"/{one.relationship}") for one in FILES)
    assert names == sorted(names)


def test_media_types_come_from_names(with_files: bytes) -> None:
    with pikepdf.open(io.BytesIO(with_files)) as pdf:
        types = {str(one.UF): str(one.EF.F.Subtype) for one in pdf.Root.AF}
    assert types["status.json"] == "/application/json"
    assert types["register.xlsx"] == "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_files_change_the_bytes_and_nothing_else_does(with_files: bytes) -> None:
    assert render_pdf(html(body=BODY), no_progress, FILES).content == with_files
    assert render_pdf(html(body=BODY), no_progress, FILES[:1]).content != with_files


def test_a_document_without_files_lists_none() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(html(body=BODY), no_progress).content)) as pdf:
        assert "/AF" not in pdf.Root


def test_letters_without_a_glyph_are_replaced_and_told() -> None:
    made = render_pdf(html(body=BODY.replace("Words", "W\u0007 道 🛣 路")), no_progress)
    text = pypdfium2.PdfDocument(made.content)[0].get_textpage().get_text_range()
    assert made.lost_letters == "路道🛣"
    assert text.split()[1:5] == ["W", "\ufffd", "\ufffd", "\ufffd"]


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_moves_through_both_phases_in_pages(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(division, "SMALLEST", 300)
    told: list[tuple[str, int, int]] = []
    pages = render_pdf(html(), lambda phase, *done: told.append((str(phase), *done)), processes=processes).pages
    assert all(0 <= done <= total for _, done, total in told)
    for phase in ("laying out pages", "writing the PDF"):
        steps = [done for name, done, _ in told if name == phase]
        assert steps == sorted(steps)
        assert steps[-1] > 0
    assert told[0][:2] == ("laying out pages", 0)
    assert told[-1] == ("writing the PDF", pages, pages)


@pytest.mark.parametrize(
    ("cores", "processes", "expected"),
    [pytest.param(3, None, 3, id="as-many-as-there-are"), pytest.param(3, 2, 2, id="or-as-wanted")],
)
def test_how_many_processes_work(
    monkeypatch: pytest.MonkeyPatch, cores: int, processes: int | None, expected: int
) -> None:
    asked: list[int] = []

    def printed(_portions: Sequence[object], _files: object, _progress: object, wanted: int) -> tuple[bytes, int]:
        asked.append(wanted)
        return b"", 0

    monkeypatch.setattr("tracker.presentation.pdf.printing.printed", printed)
    monkeypatch.setattr(render, "cores", lambda: cores)
    render_pdf(html(body=BODY), no_progress, processes=processes)
    assert asked == [expected]


def test_cores_are_those_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 5}, raising=False)
    assert render.cores() == 2
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)))
    assert render.cores() == render.MOST_PROCESSES
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert render.cores() == 1


MAKE = """
import hashlib
from tests.presentation.pdf.documents import html
from tracker.presentation.pdf import division, render_pdf
division.SMALLEST = 300
print(hashlib.sha256(render_pdf(html(), lambda *_: None, processes=2).content).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_surroundings() -> None:
    root = Path(__file__).resolve().parents[3]
    surroundings = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Dushanbe", "LC_ALL": "C"})
    made = [
        subprocess.run(
            [sys.executable, "-c", MAKE], cwd=root, env={**os.environ, **each}, check=True, capture_output=True
        ).stdout
        for each in surroundings
    ]
    assert made[0] == made[1]
