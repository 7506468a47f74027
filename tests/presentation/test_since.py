"""The part of the report on what changed since the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tests.assessment.change.comparing import BEFORE, BETWEEN, between, since_archive, way
from tests.assessment.judging import POLICY
from tests.build import actual, commitment, day, register, revision
from tracker.assessment.assess import assess
from tracker.assessment.change import Change
from tracker.domain.record import Record
from tracker.presentation.html import render_html
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.since import Since

ROWS = [
    commitment("C-1", title="A <road>"),
    way("I-1"),
    actual(30, BEFORE),
    commitment("C-2", title="A bridge", due="2026-02-01"),
    way("I-2", commitment="C-2"),
    actual(100, BETWEEN, indicator="I-2"),
    commitment("C-3", due="2026-12-31"),
    revision("due", "2026-06-30", "2026-12-31", BETWEEN, item="C-3"),
    commitment("C-4", start=BETWEEN),
    commitment("C-5", closure="withdrawn", closed_on=BETWEEN),
]


def view(change: Change | None, rows: Sequence[Record]) -> ReportView:
    found = assess(register(*rows), as_of=day("2026-02-20"), policy=POLICY)
    return report_view(found, [], change=change)


def part(change: Change, rows: Sequence[Record] = ROWS) -> Since:
    found = view(change, rows).since
    assert found is not None
    return found


def test_groups_in_the_order_of_the_report() -> None:
    groups = {group.heading: [row.commitment.words for row in group.rows] for group in part(between(*ROWS)).groups}
    assert groups == {
        "Worse": ["C-1"],
        "Better": ["C-2"],
        "New": ["C-4"],
        "Closed": ["C-5"],
        "Moved deadlines": ["C-3"],
        "Not reported in the period": ["C-1", "C-3", "C-4"],
    }


def test_summary_counts_every_commitment_once() -> None:
    assert part(between(*ROWS)).summary == (
        "Since 31\u00a0January\u00a02026: 1 worse, 1 better, 1 new, 1 closed, 1 with the same light."
    )


def test_a_row_tells_both_lights_and_why() -> None:
    (row,) = part(between(*ROWS)).groups[0].rows
    assert (row.pill.word, row.before, row.title.text) == ("at risk", "on track", "A <road>")
    assert row.words.startswith("Decided by I-1: 30")


def test_a_row_of_a_kind_tells_only_of_that_kind() -> None:
    moved = next(group for group in part(between(*ROWS)).groups if group.heading == "Moved deadlines")
    assert [row.words for row in moved.rows] == [
        "Deadline moved from 30\u00a0Jun\u00a02026 to 31\u00a0Dec\u00a02026 (+184 days)"
    ]


def test_what_was_not_there_says_so() -> None:
    (row,) = part(since_archive([], [commitment("C-9")]), [commitment("C-9")]).groups[0].rows
    assert row.before == "not there"


def test_notes_on_an_archive() -> None:
    today = [commitment("D-1", former_codes=("C-1",))]
    change = since_archive([commitment("C-1"), commitment("C-2", title="A tunnel")], today)
    assert part(change, today).notes == (
        "C-1 is now D-1.",
        "C-2 (A tunnel) is no longer in the register, and no decision closed it; it was not assessable.",
    )


def html(change: Change | None, rows: Sequence[Record] = ROWS) -> str:
    return re.sub(r"\s+", " ", render_html(view(change, rows)))


def test_printed() -> None:
    shown = html(between(*ROWS))
    assert '<h2 id="part-since">' in shown
    assert '<a href="#part-since">' in shown
    assert "A &lt;road&gt;" in shown
    assert "<h3>Worse</h3>" in shown


def test_nothing_changed_is_said() -> None:
    closed = [commitment(closure="completed", closed_on=BEFORE)]
    assert "Nothing changed." in html(between(*closed), closed)


@pytest.mark.parametrize("words", ["part-since", "Since the last report"])
def test_without_an_earlier_day_there_is_no_such_part(words: str) -> None:
    assert view(None, ROWS).since is None
    assert words not in html(None)
