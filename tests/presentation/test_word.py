"""The Word template of papers: built from its source, and filled in with texts that stay texts."""

from __future__ import annotations

import io
import runpy
import zipfile
from pathlib import Path

import pytest

from tests.build import commitment, party, session
from tests.presentation.view.showing import teller
from tracker.presentation.papers.agenda import agenda
from tracker.presentation.papers.paper import Paper
from tracker.presentation.papers.series import series
from tracker.presentation.word.fill import word_paper
from tracker.presentation.xmltext import xml_text
from tracker.shipped import shipped_folder

TEMPLATES = shipped_folder("templates")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_shipped_template_is_what_its_source_builds() -> None:
    built = runpy.run_path(str(TEMPLATES / "build_paper.py"))["built"]()
    assert parts(built) == parts((TEMPLATES / "paper.docx").read_bytes())


def paper(title: str) -> Paper:
    told = teller(party("PK"), session("S-1", first_day="2026-12-01", title=title), commitment(session="S-1"))
    (asked,) = told.register.sessions
    return agenda(told, series(told.assessment, asked), is_draft=True)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("{{ 7 * 7 }}", id="expression"),
        pytest.param("{% for x in y %}", id="statement"),
        pytest.param("{{r paper }} {%p if x %}", id="tags-of-the-template"),
        pytest.param("<w:p/> & </w:t>", id="markup"),
        pytest.param("a\x0bb\x00c\ufffe", id="letters-no-xml-has"),
        pytest.param("=1+1", id="formula"),
    ],
)
def test_a_title_stays_a_title(title: str) -> None:
    from docx import Document  # noqa: PLC0415 - opened as an official's program does

    document = Document(io.BytesIO(word_paper(paper(title))))
    assert document.paragraphs[0].text == f"Draft agenda: {xml_text(title)}"


def test_a_broken_shipped_template_is_a_fault_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paper.docx").write_bytes(b"no document")
    monkeypatch.setattr("tracker.presentation.word.fill.shipped_folder", lambda _: tmp_path)
    with pytest.raises(zipfile.BadZipFile):
        word_paper(paper("A"))
