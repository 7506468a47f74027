"""``tracker papers``: agenda, aide-memoires and reminders, as Word documents and as PDF, true to the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.end_to_end.conftest import Run
from tests.end_to_end.exchange.awkward import AWKWARD, DAY, FORMULA, MARKUP, write_awkward
from tests.end_to_end.pdftext import text_of
from tracker.papers import MadePapers, PapersRequest, make_papers

SESSIONS = [
    *AWKWARD["Sessions"],
    {
        "Code": "S-2",
        "Kind": "joint_commission",
        "Title": MARKUP,
        "From": "2026-12-01",
        "To": "2026-12-02",
        "Host": "BB",
    },
]
CLASHING = {"Code": "AA/ROADS", "Name": "=Second road office of A", "Party": "AA", "Email": "roads@a.example"}


def nothing(_phase: object, _done: int, _total: int) -> None:
    """Show no progress."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "register.xlsx"
    plan = {"Code": "M-9", "Commitment": "C-2", "Title": "Plan", "Due": "2026-07-15", "Responsible": "AA/ROADS"}
    survey = {"Code": "M-8", "Commitment": "C-2", "Title": "Survey", "Due": "2026-02-15", "Done on": "2026-01-31"}
    milestones = [*AWKWARD["Milestones"], plan, survey]
    institutions = [*AWKWARD["Institutions"], CLASHING]
    return write_awkward(path, Sessions=SESSIONS, Institutions=institutions, Milestones=milestones)


@pytest.fixture(scope="module")
def made(register: Path, tmp_path_factory: pytest.TempPathFactory) -> MadePapers:
    request = PapersRequest(
        [register], date.fromisoformat(DAY), "s-2", tmp_path_factory.mktemp("papers"), {"": "en", "BB": "ur"}
    )
    return make_papers(request, nothing)


@pytest.fixture(scope="module")
def texts(made: MadePapers) -> Mapping[tuple[str, str, str], str]:
    """The words of each Word document by kind, owner and language."""
    return {
        (one.order.kind.value, one.order.owner, one.order.language): words(docx.Document(str(one.files[0])))
        for one in made.papers
    }


def words(document: Any) -> str:
    """All words of a document, each row of a table on one line."""
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(one.text for one in document.paragraphs if one.text), *rows])


def test_each_side_and_institution_gets_its_paper_in_its_language(made: MadePapers) -> None:
    assert made.faults == []
    assert [(one.order.kind.value, one.order.owner, one.order.language) for one in made.papers] == [
        ("agenda", "", "en"),
        ("agenda", "", "ur"),
        ("aide-memoire", "AA", "en"),
        ("aide-memoire", "BB", "ur"),
        ("aide-memoire", "EU", "en"),
        ("reminder", "AA-ROADS", "en"),
        ("reminder", "BB-ROADS", "ur"),
        ("reminder", "AA/ROADS", "en"),
    ]


def test_codes_that_a_file_name_cannot_tell_apart_have_files_of_their_own(made: MadePapers) -> None:
    names = [file.name for one in made.papers for file in one.files]
    assert len(set(names)) == len(names) == 16
    assert "AA-BB_S-2_2026-06-30_en_reminder_AA-ROADS.pdf" in names
    assert "AA-BB_S-2_2026-06-30_en_reminder_AA-ROADS-2.docx" in names


def test_the_agenda_follows_from_the_register(texts: Mapping[tuple[str, str, str], str]) -> None:
    agenda = texts["agenda", "", "en"]
    for line in (
        f"Draft agenda: {MARKUP}",
        "Day: 1\u00a0December\u00a02026\u00a0– 2\u00a0December\u00a02026",
        "Place: [place of the session]",
        "Host: State B",
        "2. Follow-through: First session",
        "Agreed: 7. Delivered: 2. Open: 4, of which overdue: 1. Withdrawn or superseded: 1.",
        "[day and place of the next session]",
    ):
        assert line in agenda.split("\n"), line
    for row in (
        f"C/1 | {FORMULA} | ■ off track; no evidence; on schedule; due 1\u00a0Jan\u00a02027 | Commitments!2",
        "C-2 | Two lines\nof a title (illustrative) | "
        "overdue; due 31\u00a0Mar\u00a02026; 91 days overdue | Commitments!K3",
        "M-2 | Tender | due 1\u00a0Feb\u00a02026, 149 days late | Milestones!F3",
        "C-2 | Two lines\nof a title (illustrative) | State A, 1\u00a0May\u00a02026: A second crew | Updates!G2",
        f"C-2 | Two lines\nof a title (illustrative) | State A, 1\u00a0May\u00a02026: {MARKUP} | Updates!F2",
    ):
        assert row in agenda, row
    assert "All milestones are done: to be recorded as completed?" in agenda
    assert "Deadline passed: a new day, or closure?" in agenda


def test_the_cells_named_hold_what_is_said(register: Path) -> None:
    book = load_workbook(register)
    assert book["Commitments"]["K3"].value.date() == date(2026, 3, 31)
    assert book["Milestones"]["F3"].value.date() == date(2026, 2, 1)
    assert (book["Updates"]["F2"].value, book["Updates"]["G2"].value) == (MARKUP, "A second crew")


def test_each_paper_says_of_which_day_and_register_it_is(
    texts: Mapping[tuple[str, str, str], str], made: MadePapers
) -> None:
    (file,) = made.files
    for text in texts.values():
        assert f"register.xlsx (SHA-256 {file.sha256})" in text
        assert "idb-crf/1" in text


def test_an_aide_memoire_tells_its_side_from_the_others(texts: Mapping[tuple[str, str, str], str]) -> None:
    ours, theirs = texts["aide-memoire", "AA", "en"], texts["aide-memoire", "EU", "en"]
    assert "For the delegation of State A." in ours
    assert "State A: Overdue commitments" in ours
    assert "Decisions our side requests" in ours
    assert "Decisions others request" not in ours
    assert "Decisions others request" in theirs
    assert "State A: Overdue commitments" not in theirs  # it has no part in that commitment
    assert "1\u00a0دسمبر\u00a02025 کے بعد مکمل" in texts["aide-memoire", "BB", "ur"]


def test_a_reminder_holds_what_the_institution_owes_and_blanks_to_be_filled_in(
    texts: Mapping[tuple[str, str, str], str],
) -> None:
    reminder = texts["reminder", "AA-ROADS", "en"]
    for line in ("Road office of A", "Desk of sessions", "Overdue commitments", "Overdue milestones", "[signature]"):
        assert line in reminder.split("\n")
    assert "I-5 | Delay | last value: none so far | Indicators!6" in reminder
    assert "I-2 | Lorries on time | 31\u00a0Mar\u00a02026 | Actuals!" in reminder
    assert "M-8 | Survey | 31\u00a0Jan\u00a02026 | Milestones!E5" in reminder
    other = texts["reminder", "AA/ROADS", "en"]
    assert "=Second road office of A\nroads@a.example" in other
    assert "M-9 | Plan | due 15\u00a0Jul\u00a02026 | Milestones!" in other
    assert "Overdue" not in other


def test_pages_say_the_same_as_the_documents(made: MadePapers) -> None:
    agenda = text_of(made.papers[0].files[1])
    for part in (
        "Draft agenda",
        "{{ 7 * 7 }} {% raw %}",
        FORMULA,
        "91 days overdue",
        "Updates!G2",
        made.files[0].sha256,
    ):
        assert part.replace(" ", "") in agenda.replace(" ", "")


def test_what_is_written_from_the_right_is_marked_so(made: MadePapers) -> None:
    document: Any = docx.Document(str(made.papers[1].files[0]))
    assert document.core_properties.language == "ur-PK"
    assert all(one._p.pPr.find(qn("w:bidi")) is not None for one in document.paragraphs)
    assert all(one._tbl.tblPr.find(qn("w:bidiVisual")) is not None for one in document.tables)
    assert document.core_properties.created.date().isoformat() == DAY


OWN_WORD = "{%p if paper.owner == 'BB-ROADS' %}"


def own_templates(folder: Path) -> Path:
    """A template for reminders that fails for one institution, and one of pages that is an official's own."""
    document = docx.Document()
    for text in (OWN_WORD, "{{ paper.no_such_name }}", "{%p endif %}", "Ours: {{ paper.title }}"):
        document.add_paragraph(text)
    folder.mkdir()
    document.save(str(folder / "reminder.docx"))
    (folder / "agenda.html").write_text("<html lang='en'><title>x</title><p>Our own page</p></html>", encoding="utf-8")
    return folder


def test_one_paper_that_cannot_be_made_does_not_stop_the_others(tracker: Run, register: Path, tmp_path: Path) -> None:
    folder, out = own_templates(tmp_path / "own"), tmp_path / "out"
    ended = tracker(
        "papers", register, "--session", "S-2", "--as-of", DAY, "--out", out, "--template", folder, "--json"
    )
    assert ended.exit_code == 3
    assert "no reminder for BB-ROADS" in ended.err
    assert "reminder.docx" in ended.err
    told = ended.json
    assert (told["format"], told["session"], told["as_of"]) == ("tracker-papers/1", "S-2", DAY)
    faulty = [one for one in told["papers"] if one["reason"]]
    assert [(one["kind"], one["for"], one["files"]) for one in faulty] == [("reminder", "BB-ROADS", [])]
    assert all(Path(file).is_file() for one in told["papers"] for file in one["files"])
    assert len(list(out.iterdir())) == 2 * (len(told["papers"]) - 1)
    first = next(one for one in told["papers"] if one["for"] == "AA-ROADS" and one["kind"] == "reminder")
    assert words(docx.Document(first["files"][0])).startswith("Ours: Reminder: what is due before")
    assert text_of(Path(told["papers"][0]["files"][1])) == "Our own page"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        pytest.param(["--session", "S-9"], "the register has no session 'S-9'. It has: S-1, S-2.", id="session"),
        pytest.param(["--session", "S-2", "--language", "XX=en"], "no party 'XX'", id="party"),
        pytest.param(["--session", "S-2", "--language", "AA=de"], "'de' is not one of en", id="language"),
        pytest.param([], "--session", id="no-session"),
    ],
)
def test_what_was_typed_wrong_is_said(
    tracker: Run, register: Path, tmp_path: Path, options: list[str], why: str
) -> None:
    ended = tracker("papers", register, "--out", tmp_path / "out", *options)
    assert (ended.exit_code, ended.out) == (2, "")
    assert why in ended.err
    assert not (tmp_path / "out").exists()


def test_papers_of_a_register_with_errors_are_drafts(tracker: Run, tmp_path: Path) -> None:
    commitments = [{**one, "Due": "soon"} if one["Code"] == "C-8" else one for one in AWKWARD["Commitments"]]
    path = write_awkward(tmp_path / "register.xlsx", Commitments=commitments)
    arguments = ("papers", path, "--session", "S-1", "--as-of", DAY, "--out", tmp_path / "out")
    refused = tracker(*arguments)
    assert (refused.exit_code, refused.out) == (1, "")
    assert "With --draft" in refused.err
    ended = tracker(*arguments, "--draft")
    assert ended.exit_code == 0
    files = [Path(line) for line in ended.out.splitlines()]
    assert all(one.is_file() for one in files)
    agenda = words(docx.Document(str(files[0])))
    assert "Draft: the register has errors" in agenda
    assert "Draft agenda: the session after First session" in agenda
    assert "Day: [day of the session]" in agenda
