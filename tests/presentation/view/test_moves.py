"""Moved deadlines and targets: item, field, old, new, by which session, days; total slippage."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START, TARGET_DATE, on_the_way
from tests.build import agreement, commitment, indicator, revision, session
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.presentation.view.moves import Move, Moves
from tracker.sentences import NO_BREAK

BODY = (session(title="Visit"), agreement(title="Treaty"))


def moves(*records: Record) -> Moves:
    return shown(*BODY, *records).moves


def words(one: Move) -> tuple[str, ...]:
    return one.item.words, one.field, one.old.replace(NO_BREAK, " "), one.new.replace(NO_BREAK, " "), one.days


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [commitment(due="2026-03-31"), revision("due", "2025-12-31", "2026-03-31", START)],
            ("C-1", "deadline", "31 Dec 2025", "31 Mar 2026", "+90"),
            id="deadline-later",
        ),
        pytest.param(
            [commitment(due="2022-01-01"), revision("due", "2026-01-01", "2022-01-01", START)],
            ("C-1", "deadline", "1 Jan 2026", "1 Jan 2022", "-1,461"),
            id="deadline-earlier",
        ),
        pytest.param(
            [on_the_way(unit="km"), revision("target", 50, 100, START, item="I-1")],
            ("I-1", "target", "50 km", "100 km", ""),
            id="target-with-its-unit",
        ),
        pytest.param(
            [on_the_way(measure="percent"), revision("baseline", None, "0.5", START, item="I-1")],
            ("I-1", "baseline", "blank", "0.5 %", ""),
            id="baseline-that-was-blank",
        ),
        pytest.param(
            [on_the_way(), revision("target_date", START, TARGET_DATE, START, item="i-1")],
            ("I-1", "target date", "1 Jan 2026", "11 Apr 2026", "+100"),
            id="target-date",
        ),
        pytest.param(
            [
                indicator(measure="ordinal", scale=("low", "high"), target="high"),
                revision("target", "low", "high", START, item="I-1"),
            ],
            ("I-1", "target", "low", "high", ""),
            id="label",
        ),
        pytest.param(
            [revision("target", None, 5, START, item="I-9", faulty="old")],
            ("I-9", "target", "could not be read", "5", ""),
            id="unreadable-and-unknown-item",
        ),
        pytest.param(
            [commitment("X"), indicator("X", commitment="X"), revision("due", None, "2026-03-31", START, item="X")],
            ("X", "deadline", "blank", "31 Mar 2026", ""),
            id="one-code-for-two-means-what-has-the-field",
        ),
    ],
)
def test_a_move_tells_field_old_new_and_days(records: list[Record], expected: tuple[str, ...]) -> None:
    assert [words(one) for one in moves(*records).rows] == [expected]


@pytest.mark.parametrize(
    ("basis", "faulty", "expected"),
    [
        pytest.param("S-1", "", ("S-1 Visit", "#session-S-1"), id="session"),
        pytest.param("a-1", "", ("A-1 Treaty", "#agreement-A-1"), id="agreement"),
        pytest.param("Z-9", "", ("Z-9", None), id="unknown"),
        pytest.param("", "", ("not stated", None), id="not-stated"),
        pytest.param("", "basis", ("could not be read", None), id="unreadable"),
    ],
)
def test_a_move_tells_who_decided(basis: str, faulty: str, expected: tuple[str, str | None]) -> None:
    row = revision(
        "due", START, TARGET_DATE, HALF_WAY, basis=basis, faulty=faulty, reason="See https://a.example.", row=7
    )
    (made,) = moves(commitment(due=TARGET_DATE, data_quality="illustrative"), row).rows
    assert (made.basis.words, made.basis.href) == expected
    assert (made.on, made.reason.text, made.place, made.mark) == (
        "20\u00a0Feb\u00a02026",
        "See a.example.",
        "Revisions!7",
        "illustrative",
    )


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([commitment()], "", id="none"),
        pytest.param([commitment(due=START, original_due=START)], "", id="unmoved"),
        pytest.param(
            [commitment(due="2026-01-02", original_due=START)],
            "1 deadline has moved since it was first agreed, by 1 day in all.",
            id="one-by-a-day",
        ),
        pytest.param(
            [
                commitment("C-1", due="2030-01-01", original_due="2026-01-01"),
                commitment("C-2", due="2025-12-31", original_due="2026-01-01"),
            ],
            "2 deadlines have moved since they were first agreed, by 1,460 days in all.",
            id="later-and-earlier",
        ),
    ],
)
def test_total_slippage(records: list[Record], expected: str) -> None:
    assert moves(*records).total == expected


def test_moves_stand_in_order_of_time_and_what_no_revision_records_last() -> None:
    made = moves(
        commitment("C-1", due=TARGET_DATE, original_due=START, row=4),
        commitment("C-2", due="2026-03-31", original_due=START),
        revision("due", "2026-02-28", "2026-03-31", HALF_WAY, item="c-2"),
        revision("due", START, "2026-02-28", "2026-02-01", item="C-2"),
    )
    assert [(words(one), one.on, one.basis.words, one.place) for one in made.rows] == [
        (("C-2", "deadline", "1 Jan 2026", "28 Feb 2026", "+58"), "1\u00a0Feb\u00a02026", "not stated", "Revisions!2"),
        (
            ("C-2", "deadline", "28 Feb 2026", "31 Mar 2026", "+31"),
            "20\u00a0Feb\u00a02026",
            "not stated",
            "Revisions!2",
        ),
        (("C-1", "deadline", "1 Jan 2026", "11 Apr 2026", "+100"), "not recorded", "not stated", "Commitments!4"),
    ]


def test_what_will_be_moved_later_is_not_moved_yet() -> None:
    made = moves(commitment(due=TARGET_DATE), revision("due", START, TARGET_DATE, "2026-03-01"))
    assert made.rows == ()


def test_the_page_prints_moves_or_that_there_are_none() -> None:
    assert "No deadline and no target was moved." in page().lines
    made = page(
        *BODY, commitment(due=TARGET_DATE), revision("due", START, TARGET_DATE, START, basis="S-1", reason="Snow.")
    )
    assert made.table("Item")[1] == [
        "C-1",
        "deadline",
        "1 Jan 2026",
        "11 Apr 2026",
        "+100",
        "1 Jan 2026",
        "S-1 Visit. Snow. Revisions!2",
    ]
