"""Milestones and deadlines by quarter: nothing is lost, the sums say so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.assessment.judging import HALF_WAY, START
from tests.build import commitment, milestone
from tests.presentation.view.showing import shown
from tracker.domain.record import Record
from tracker.presentation.view.timeline import Timeline, TimelineRow, months_later

BEFORE, AFTER = "before Q1\u00a02025", "Q2\u00a02027 and later"


def counts(row: TimelineRow) -> tuple[str, list[str], str]:
    return row.name, [one.number for one in row.counts], row.commitments.number


def table(made: Timeline) -> list[tuple[str, list[str], str]]:
    return [counts(one) for one in (*made.rows, made.sum)]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [
                commitment(due="2026-12-31"),
                milestone("M-1", due=START, done_on=START),
                milestone("M-2", due=START, done_on=HALF_WAY),
                milestone("M-3", due=START),
                milestone("M-4", due="2026-03-01"),
                milestone("M-5", due="2026-03-31"),
            ],
            [
                ("Q1\u00a02026", ["1", "1", "1", "2"], "0"),
                ("Q4\u00a02026", ["0", "0", "0", "0"], "1"),
                ("Sum", ["1", "1", "1", "2"], "1"),
            ],
            id="each-state-in-its-column",
        ),
        pytest.param(
            [commitment(due="2024-12-31"), milestone("M-1", due="2025-01-01"), milestone("M-2", due="1999-01-01")],
            [
                (BEFORE, ["0", "0", "1", "0"], "1"),
                ("Q1\u00a02025", ["0", "0", "1", "0"], "0"),
                ("Sum", ["0", "0", "2", "0"], "1"),
            ],
            id="all-before-in-one-row",
        ),
        pytest.param(
            [
                commitment(due="9999-12-31"),
                milestone("M-1", due="2027-03-31"),
                milestone("M-2", due="2027-04-01"),
                milestone("M-3", due="9999-12-31"),
            ],
            [
                ("Q1\u00a02027", ["0", "0", "0", "1"], "0"),
                (AFTER, ["0", "0", "0", "2"], "1"),
                ("Sum", ["0", "0", "0", "3"], "1"),
            ],
            id="all-after-in-one-row-to-the-last-day-there-is",
        ),
        pytest.param(
            [commitment(due="2026-02-28")],
            [("Q1\u00a02026", ["0", "0", "0", "0"], "1"), ("Sum", ["0", "0", "0", "0"], "1")],
            id="deadlines-without-milestones",
        ),
        pytest.param(
            [commitment(due="2026-02-28"), milestone()],
            [("Q1\u00a02026", ["0", "0", "0", "1"], "1"), ("Sum", ["0", "0", "0", "1"], "1")],
            id="a-milestone-takes-the-day-of-its-commitment",
        ),
    ],
)
def test_what_is_due_stands_in_its_quarter(records: list[Record], expected: list[tuple[str, list[str], str]]) -> None:
    assert table(shown(*records).timeline) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([commitment(due=START)], [], id="all-has-a-day"),
        pytest.param(
            [commitment(), milestone()],
            ["1 milestone has no day.", "1 commitment has no deadline."],
            id="one-of-each-without-a-day",
        ),
        pytest.param(
            [commitment("C-1"), commitment("C-2"), milestone("M-1"), milestone("M-2")],
            ["2 milestones have no day.", "2 commitments have no deadline."],
            id="several-without-a-day",
        ),
        pytest.param(
            [commitment(due=START), milestone(due=START, faulty="done_on")],
            ["1 milestone has no day."],
            id="a-milestone-of-which-nobody-knows-whether-it-is-done",
        ),
        pytest.param(
            [commitment(due=START, closure="withdrawn"), milestone(due=START)],
            ["1 commitment that was withdrawn or superseded is left out."],
            id="withdrawn",
        ),
        pytest.param(
            [commitment("C-1", closure="withdrawn"), commitment("C-2", closure="superseded")],
            ["2 commitments that were withdrawn or superseded are left out."],
            id="withdrawn-and-superseded",
        ),
    ],
)
def test_what_no_quarter_holds_is_told(records: list[Record], expected: list[str]) -> None:
    assert list(shown(*records).timeline.left_out) == expected


def test_the_quarter_of_the_reporting_day_is_marked() -> None:
    made = shown(commitment(), milestone("M-1", due=START), milestone("M-2", due="2026-04-01")).timeline
    assert [(one.name, one.is_now) for one in (*made.rows, made.sum)] == [
        ("Q1\u00a02026", True),
        ("Q2\u00a02026", False),
        ("Sum", False),
    ]


def test_bars_are_as_long_as_their_quarter_has_milestones() -> None:
    records = (
        milestone("M-1", due=START, done_on=START),
        milestone("M-2", due=START),
        milestone("M-3", due="2026-04-01"),
        commitment(due="2027-01-01"),
    )
    made = shown(*records).timeline
    assert [[(one.kind, one.width) for one in row.pieces] for row in made.rows] == [
        [("done", "49.950"), ("late", "49.950")],
        [("to-come", "49.950")],
        [],
    ]
    assert made.sum.pieces == ()


def test_columns_are_headed_by_symbol_and_word() -> None:
    assert [(one.kind, one.symbol, one.word) for one in shown().timeline.heads] == [
        ("done", "✔", "done"),
        ("done-late", "✔", "done late"),
        ("late", "■", "late"),
        ("to-come", "○", "to come"),
    ]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        pytest.param("0001-01-01", ["Q1\u00a01", "Sum"], id="first-day-there-is"),
        pytest.param("9999-12-31", ["before Q4\u00a09998", "Sum"], id="last-day-there-is"),
    ],
)
def test_any_reporting_day_has_its_quarters(on: str, names: list[str]) -> None:
    made = shown(commitment(due="0001-01-01"), milestone(due="0001-02-01"), on=on).timeline
    assert [one.name for one in (*made.rows, made.sum)] == names


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(3, date(2026, 4, 1), id="later"),
        pytest.param(-1, date(2025, 12, 1), id="over-the-year"),
        pytest.param(12 * 8000, None, id="after-all-years"),
        pytest.param(-12 * 2026, None, id="before-all-years"),
    ],
)
def test_months_are_counted_over_years(months: int, expected: date | None) -> None:
    assert months_later(date(2026, 1, 15), months) == expected
