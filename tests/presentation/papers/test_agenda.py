"""The draft agenda: what follows from the register, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.assessment.judging import on_the_way
from tests.build import actual, commitment, indicator, institution, milestone, party, session, update
from tests.presentation.view.showing import teller
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.html import render_paper
from tracker.presentation.papers.agenda import agenda
from tracker.presentation.papers.paper import Item, Paper, Section, Words
from tracker.presentation.papers.series import series
from tracker.presentation.pdf import render_pdf
from tracker.presentation.view.teller import Said
from tracker.progress import no_progress

LED = {"lead": "PK-1", "session": "S-1"}
SIDES: list[Record] = [party("PK"), institution("PK-1", "PK")]


def made(*records: Record, on: str = "2026-02-20", files: tuple[str, ...] = (), language: str = "en") -> Paper:
    """The agenda of the session S-9."""
    told = teller(*SIDES, session("S-9", first_day="2026-12-01"), *records, on=on, files=files, language=language)
    (asked,) = [one for one in told.register.sessions if one.code == "S-9"]
    return agenda(told, series(told.assessment, asked), is_draft=False)


def lines(paper: Paper, heading: str) -> list[tuple[str, str]]:
    """Code and words of the lines of a section."""
    (section,) = [one for one in paper.sections if heading in one.heading]
    return [(one.code, str(one.words)) for one in section.items]


def test_without_anything_to_tell_it_says_so_and_leaves_blanks() -> None:
    paper = made()
    assert [one.heading for one in paper.sections] == [
        "1. Opening and adoption of the agenda",
        "2. Follow-through of the previous session",
        "3. Other business",
        "4. Next session",
    ]
    assert paper.contents == tuple(one.heading for one in paper.sections)
    assert paper.sections[1].summary == "No earlier session of this series is recorded."
    assert paper.title == "Draft agenda: S-9"


def test_of_the_last_session_all_is_told_and_of_earlier_ones_what_is_open() -> None:
    done: dict[str, Any] = {"closure": "completed", "closed_on": "2025-06-01", "lead": "PK-1"}
    paper = made(
        session("S-1", first_day="2024-01-01", title="First"),
        session("S-2", first_day="2025-01-01"),
        session("S-0", first_day="2023-01-01", title="Forgotten"),
        commitment("C-1", session="S-1", lead="PK-1"),
        commitment("C-2", session="S-1", **done),
        commitment("C-3", session="S-2", **done),
        commitment("C-4", session="S-0", **done),
    )
    assert [code for code, _ in lines(paper, "Follow-through: S-2")] == ["C-3"]
    assert [code for code, _ in lines(paper, "Follow-through: First")] == ["C-1"]
    assert not any("Forgotten" in one.heading for one in paper.sections)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [commitment(**LED, due="2026-12-31"), on_the_way(), actual(100, "2026-02-01")],
            [("C-1", "Target reached: to be recorded as completed?")],
            id="target-reached",
        ),
        pytest.param(
            [commitment(**LED), milestone(done_on="2026-02-01", due="2026-02-01")],
            [("C-1", "All milestones are done: to be recorded as completed?")],
            id="delivered",
        ),
        pytest.param(
            [commitment(**LED, start="2026-01-01", due="2026-02-01")],
            [("C-1", "Deadline passed: a new day, or closure?")],
            id="overdue",
        ),
        pytest.param(
            [commitment(**LED, start="2024-01-01")],
            [("C-1", "No news for over a year: do the sides still pursue it?")],
            id="stale",
        ),
        pytest.param(
            [commitment(**LED), indicator(baseline=0, baseline_date="2026-01-01"), actual(5, "2026-02-01")],
            [("I-1", "A target is to be agreed.")],
            id="no-target",
        ),
        pytest.param(
            [commitment(**LED), indicator(target=9, target_date="2026-12-31"), actual(5, "2026-02-01")],
            [("I-1", "The baseline is to be established.")],
            id="no-baseline",
        ),
        pytest.param(
            [
                commitment(**LED),
                indicator(baseline=0, baseline_date="2026-01-01", target=9),
                actual(5, "2026-02-01"),
            ],
            [("I-1", "The day of the target is to be agreed.")],
            id="no-target-date",
        ),
        pytest.param(
            [
                commitment(lead="PK-1"),
                indicator(baseline=0, target=9, target_date="2026-12-31"),
                actual(5, "2026-02-01"),
            ],
            [("I-1", "The start is to be recorded.")],
            id="no-start",
        ),
        pytest.param(
            [commitment(**LED, closure="withdrawn", closed_on="2026-01-05"), indicator()], None, id="given-up"
        ),
        pytest.param([commitment(**LED), on_the_way(), actual(50, "2026-02-15")], None, id="nothing-to-ask"),
    ],
)
def test_what_the_register_itself_asks_for(records: list[Record], expected: list[tuple[str, str]] | None) -> None:
    paper = made(*records)
    if expected is None:
        assert not any("Proposed" in one.heading for one in paper.sections)
    else:
        assert lines(paper, "Proposed for the agenda by the register") == expected


def test_with_several_workbooks_each_cell_says_in_which() -> None:
    overdue = commitment(**LED, start="2026-01-01", due="2026-02-01", file="b.xlsx", row=7)
    paper = made(overdue, files=("a.xlsx", "b.xlsx"))
    (section,) = [one for one in paper.sections if "Overdue commitments" in one.heading]
    assert [one.place for one in section.items] == ["b.xlsx Commitments!A7"]


def test_a_milestone_without_a_day_of_its_own_names_the_cell_of_its_commitment() -> None:
    late = commitment(**LED, start="2026-01-01", due="2026-02-01", row=7)
    paper = made(late, milestone(row=3))
    (section,) = [one for one in paper.sections if "Overdue milestones" in one.heading]
    assert [one.place for one in section.items] == ["Commitments!A7"]


def test_a_statement_in_another_language_is_tagged_with_it_and_who_says_it_is_not() -> None:
    wish = update("PK", "2026-02-01", decision_requested=Text("Name an office"), data_quality="illustrative")
    page = render_paper(made(commitment("C-1", **LED), wish, language="ur"))
    assert (
        '<td>PK، 1 فروری 2026: <span lang="en" dir="ltr">Name an office</span><i class="tongue"> [en]</i> (فرضی)</td>'
        in re.sub("[\u2066-\u2069]", "", page).replace("\u00a0", " ")
    )


def test_a_section_of_one_line_stays_where_it_fits_though_the_next_does_not() -> None:
    line = Item("C-1", Words(Said("Title")), Words(Said("Words")), "Commitments!2")
    sections = (Section("First section", items=(line,)), Section("Second section", items=(line, line)))
    paper = replace(made(), contents=(), facts=(), sections=sections)
    for lines in count(20):
        opened = replace(paper, opening=("A line.",) * lines)
        document = PdfDocument(render_pdf(render_paper(opened), no_progress, processes=1).content)
        pages = [page.get_textpage().get_text_range() for page in document]
        if "Second section" not in pages[0]:
            break
    assert "First section" in pages[0]
