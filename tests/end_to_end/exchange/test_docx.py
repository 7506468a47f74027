"""``tracker export --to docx``: the reading in Word, opened again as an official's program opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.end_to_end.conftest import EXAMPLE
from tests.end_to_end.exchange.awkward import FORMULA, MARKUP
from tests.end_to_end.exchange.conftest import Export


@pytest.fixture
def document(export: Export, awkward: Path) -> Any:
    return docx.Document(str(export(awkward, "docx")))


def table_of(document: Any, *heads: str) -> list[list[str]]:
    """The rows of the first table with these headings."""
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    return next(rows[1:] for rows in tables if rows[0] == list(heads))


def words(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_it_has_the_parts_of_the_report_as_headings(document: Any) -> None:
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "Decisions and obstacles",
        "Who owes what",
        "Transport",
        "Roads",
        "Agreements: follow-through",
        "Sessions: follow-through",
        "Moved deadlines and targets",
        "How status is judged",
        "Data notes",
    ]
    assert document.paragraphs[0].style.name == "Title"


def test_texts_stay_texts(document: Any) -> None:
    text = words(document)
    assert MARKUP in text
    assert f"C/1 {FORMULA}" in text
    assert "C-2 Two lines\nof a title" in text


def test_numbers_and_their_rows_are_told(document: Any) -> None:
    indicators = table_of(document, "Indicator", "Status", "Baseline", "Actual", "Target", "Why")
    (road,) = [row for row in indicators if row[0] == "I-1 Road built"]
    assert road[1:5] == [
        "■ off track",
        "0\u00a0km, 31\u00a0Dec\u00a02025",
        "20\u00a0km, 30\u00a0Jun\u00a02026, State A, reported",
        "100\u00a0km, by 1\u00a0Jan\u00a02027",
    ]
    assert "Indicators!2; Actuals!3" in road[5]
    requested = table_of(document, "Code", "Commitment", "Side", "Day", "Decisions requested", "Place")
    assert requested[0][2:] == ["State A", "1\u00a0May\u00a02026", "A second crew", "Updates!2"]


def test_header_rows_repeat_and_no_row_splits(document: Any) -> None:
    for table in document.tables:
        marks = [{child.tag for child in row._tr.trPr} for row in table.rows]
        assert qn("w:tblHeader") in marks[0]
        assert all(qn("w:tblHeader") not in one for one in marks[1:])
        assert all(qn("w:cantSplit") in one for one in marks)


def test_the_language_of_each_text_is_marked(export: Export) -> None:
    found = docx.Document(str(export(EXAMPLE, "docx", "--language", "ur")))
    assert found.core_properties.language == "ur-PK"
    title: Any = found.paragraphs[0]
    assert title._p.pPr.find(qn("w:bidi")) is not None
    assert title.runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ur-PK"
    assert title.runs[0].font.rtl is True
    own = [run for one in found.paragraphs for run in one.runs if run.text.startswith("Physical completion")]
    runs = [*own, *(run for table in found.tables for row in table.rows for run in row.cells[0].paragraphs[0].runs)]
    foreign = [run for run in runs if "Physical completion" in run.text]
    assert foreign[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert found.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_the_same_register_gives_the_same_bytes(export: Export, awkward: Path) -> None:
    assert export(awkward, "docx").read_bytes() == export(awkward, "docx").read_bytes()


def test_the_public_edition_knows_nothing_of_what_is_restricted(export: Export, awkward: Path) -> None:
    text = words(docx.Document(str(export(awkward, "docx", "--edition", "public"))))
    assert "Public edition" in text
    assert "Hidden pact" not in text
    assert "C-3" not in text
