"""R8: where a commitment stands against its day. R11: whether it has gone stale."""

from __future__ import annotations

from datetime import date

import pytest

from tests.assessment.judging import HALF_WAY, on_the_way, read_commitment
from tests.build import actual, commitment, day, faulty_row, milestone, override, revision, update
from tracker.assessment.deadlines import months_after
from tracker.assessment.readings import Deadline
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import Flag

TODAY = "2026-07-01"


def deadline(*records: Record, **fields: object) -> Deadline:
    return read_commitment(commitment(**fields), *records, on=TODAY).deadline


def days(found: Deadline) -> tuple[str, int | None, int | None]:
    """State, days overdue, days late."""
    return found.state.value, found.days_overdue, found.days_late


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(None, ("no_deadline", None, None), id="no-due-day"),
        pytest.param("2026-06-30", ("overdue", 1, None), id="day-after"),
        pytest.param("2025-07-01", ("overdue", 365, None), id="a-year-after"),
        pytest.param(TODAY, ("due_soon", None, None), id="on-the-day"),
        pytest.param("2026-07-31", ("due_soon", None, None), id="day-30-is-still-soon"),
        pytest.param("2026-08-01", ("on_schedule", None, None), id="day-31"),
    ],
)
def test_open(due: str | None, expected: tuple[str, int | None, int | None]) -> None:
    assert days(deadline(due=due)) == expected


@pytest.mark.parametrize(
    ("fields", "done_on", "expected", "completed_on"),
    [
        pytest.param(
            {"closed_on": "2026-05-01", "due": "2026-05-01"},
            None,
            ("completed_on_time", None, None),
            "2026-05-01",
            id="on-its-day",
        ),
        pytest.param(
            {"closed_on": "2026-05-02", "due": "2026-05-01"},
            None,
            ("completed_late", None, 1),
            "2026-05-02",
            id="day-after",
        ),
        pytest.param(
            {"closed_on": "2026-05-11", "due": "2026-05-01"},
            "2026-04-01",
            ("completed_late", None, 10),
            "2026-05-11",
            id="closed-on-goes-before-done-on",
        ),
        pytest.param(
            {"due": "2026-05-01"},
            "2026-05-04",
            ("completed_late", None, 3),
            "2026-05-04",
            id="done-on-without-closed-on",
        ),
        pytest.param(
            {"closed_on": "2026-05-11"}, None, ("completed_on_time", None, None), "2026-05-11", id="without-due"
        ),
        pytest.param({}, None, ("completed_on_time", None, None), None, id="neither-day"),
        pytest.param({"due": "2026-05-01"}, None, ("closed", None, None), None, id="completed-some-day"),
        pytest.param(
            {"due": "2026-05-01", "faulty": "closed_on"},
            "2026-04-01",
            ("closed", None, None),
            None,
            id="unreadable-day",
        ),
        pytest.param(
            {"closed_on": "2026-05-11", "faulty": "due"},
            None,
            ("closed", None, None),
            "2026-05-11",
            id="unreadable-due",
        ),
    ],
)
def test_closed_as_completed(
    fields: dict[str, object],
    done_on: str | None,
    expected: tuple[str, int | None, int | None],
    completed_on: str | None,
) -> None:
    rows = [milestone(due="2026-03-01", done_on=done_on)]
    found = deadline(*rows, closure="completed", **fields)
    assert days(found) == expected
    assert found.completed_on == (day(completed_on) if completed_on else None)


def test_completed_when_the_last_milestone_was_done() -> None:
    rows = [milestone("M-1", done_on="2026-05-04"), milestone("M-2", done_on="2026-05-03")]
    found = deadline(*rows, due="2026-05-01")
    assert (days(found), found.completed_on) == (("completed_late", None, 3), day("2026-05-04"))


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(milestone("M-2"), id="not-done"),
        pytest.param(milestone("M-2", done_on="2026-07-02"), id="done-after-the-day"),
        pytest.param(milestone("M-2", faulty="done_on"), id="nobody-knows"),
    ],
)
def test_not_completed_while_a_milestone_is_open(second: Record) -> None:
    found = deadline(milestone("M-1", done_on="2026-04-01"), second, due="2026-05-01")
    assert (found.state, found.completed_on) == ("overdue", None)


def test_an_open_commitment_was_not_closed_whatever_day_it_gives() -> None:
    assert deadline(due="2026-05-01", closed_on="2026-04-01").state == "overdue"


@pytest.mark.parametrize("closure", ["withdrawn", "superseded"])
def test_no_longer_pursued(closure: str) -> None:
    done = milestone(done_on="2026-05-04")
    found = deadline(done, due="2026-05-01", original_due="2026-04-01", closure=closure, closed_on="2026-05-05")
    assert (days(found), found.completed_on, found.slippage_days) == (("closed", None, None), None, 30)


@pytest.mark.parametrize(
    ("fields", "state", "ready"),
    [
        pytest.param({"due": "2026-06-01"}, "on_schedule", True, id="past-its-day"),
        pytest.param({"due": TODAY}, "on_schedule", True, id="on-its-day"),
        pytest.param({}, "no_deadline", False, id="no-deadline-goes-first"),
        pytest.param({"due": "2026-06-01", "closure": "completed"}, "closed", False, id="completed"),
        pytest.param(
            {"due": "2026-06-01", "closure": "withdrawn"}, "closed", False, id="withdrawn-set-achieved-by-hand"
        ),
        pytest.param({"due": "2026-06-01", "faulty": "closure"}, "on_schedule", False, id="nobody-knows-if-open"),
    ],
)
def test_status_achieved(fields: dict[str, object], state: str, ready: bool) -> None:
    shown = override("achieved", "2026-06-01", item="C-1")
    reading = read_commitment(commitment(**fields), shown, on=TODAY)
    assert (reading.deadline.state, Flag.READY_TO_CLOSE in reading.flags) == (state, ready)


def test_status_achieved_means_the_status_shown() -> None:
    rows = [on_the_way(), actual(100, HALF_WAY)]
    assert deadline(*rows, due="2026-06-01").state == "on_schedule"
    assert deadline(*rows, override("at_risk", "2026-06-01", item="C-1"), due="2026-06-01").state == "overdue"


MOVED = [
    revision("due", "2026-07-01", "2026-08-01", "2026-06-01"),
    revision("due", "2026-06-01", "2026-07-01", "2026-05-01"),
]


@pytest.mark.parametrize(
    ("fields", "revisions", "original", "slippage"),
    [
        pytest.param({"original_due": "2026-08-01"}, [], "2026-08-01", 0, id="not-moved"),
        pytest.param({"original_due": "2026-07-01"}, [], "2026-07-01", 31, id="moved-back"),
        pytest.param({"original_due": "2026-09-01"}, [], "2026-09-01", -31, id="moved-forward"),
        pytest.param({}, MOVED, "2026-06-01", 61, id="first-revision"),
        pytest.param({"original_due": "2026-05-02"}, MOVED, "2026-05-02", 91, id="as-written-goes-first"),
        pytest.param({}, [], None, None, id="never-said"),
        pytest.param({}, [revision("target", 1, 2, "2026-05-01")], None, None, id="another-field"),
        pytest.param({}, [revision("due", None, "2026-08-01", "2026-05-01")], None, None, id="from-blank"),
        pytest.param({"faulty": "original_due"}, MOVED, None, None, id="unreadable"),
    ],
)
def test_slippage(
    fields: dict[str, object], revisions: list[Record], original: str | None, slippage: int | None
) -> None:
    found = deadline(*revisions, due="2026-08-01", **fields)
    assert found.original_due == (day(original) if original else None)
    assert found.slippage_days == slippage


def test_slippage_without_a_due_day() -> None:
    assert deadline(original_due="2026-06-01").slippage_days is None


def test_slippage_of_an_earlier_day() -> None:
    (last, first) = MOVED
    reading = read_commitment(commitment(due="2026-08-01"), last, first, on="2026-05-15")
    assert (reading.deadline.due, reading.deadline.slippage_days) == (day("2026-07-01"), 30)


def is_stale(*records: Record | FaultyRow, **fields: object) -> bool:
    return Flag.STALE in read_commitment(commitment(**fields), *records, on=TODAY).flags


YEAR_AGO, LONGER_AGO = "2025-07-01", "2025-06-30"
NO_VALUE = on_the_way(baseline_date=None)


@pytest.mark.parametrize(
    ("records", "stale"),
    [
        pytest.param([update("PK", YEAR_AGO)], False, id="update-12-months-ago"),
        pytest.param([update("PK", LONGER_AGO)], True, id="update-a-day-longer-ago"),
        pytest.param([NO_VALUE, actual(1, YEAR_AGO)], False, id="actual"),
        pytest.param([NO_VALUE, actual(1, LONGER_AGO)], True, id="actual-longer-ago"),
        pytest.param([NO_VALUE, actual(1, LONGER_AGO), actual(1, YEAR_AGO)], False, id="the-newest"),
        pytest.param([NO_VALUE, actual(1, YEAR_AGO, verification="draft")], True, id="only-counted-actuals"),
        pytest.param([NO_VALUE, actual(None, YEAR_AGO)], True, id="a-missing-value-does-not-count"),
        pytest.param([NO_VALUE, actual(None, YEAR_AGO, faulty="value")], False, id="an-unreadable-value-is-there"),
        pytest.param([milestone(done_on=YEAR_AGO)], False, id="milestone-done"),
        pytest.param([milestone(due=YEAR_AGO)], True, id="a-milestone-due-is-no-news"),
        pytest.param([revision("due", None, None, YEAR_AGO)], False, id="revision"),
        pytest.param(
            [NO_VALUE, revision("target", 1, 100, YEAR_AGO, item="I-1")], False, id="revision-of-an-indicator"
        ),
        pytest.param([revision("target", 1, 100, YEAR_AGO)], True, id="revision-of-an-indicator-of-the-same-code"),
        pytest.param([override("at_risk", YEAR_AGO, item="C-1")], True, id="an-override-is-no-news"),
        pytest.param([update("PK", "2026-07-02")], True, id="after-the-day"),
        pytest.param([], True, id="nothing"),
    ],
)
def test_stale(records: list[Record], stale: bool) -> None:
    assert is_stale(*records, start="2020-01-01") is stale


@pytest.mark.parametrize(
    ("fields", "stale"),
    [
        pytest.param({"start": YEAR_AGO}, False, id="12-months-after-start"),
        pytest.param({"start": LONGER_AGO}, True, id="a-day-more"),
        pytest.param({"start": "2027-01-01"}, False, id="not-begun"),
        pytest.param({}, False, id="no-start"),
        pytest.param({"start": LONGER_AGO, "closure": "completed"}, False, id="completed"),
        pytest.param({"start": LONGER_AGO, "closure": "withdrawn"}, False, id="withdrawn"),
        pytest.param({"start": LONGER_AGO, "closure": "completed", "closed_on": "2026-07-02"}, True, id="closed-later"),
        pytest.param({"start": LONGER_AGO, "faulty": "closure"}, False, id="nobody-knows-if-open"),
    ],
)
def test_stale_without_a_dated_row(fields: dict[str, object], stale: bool) -> None:
    assert is_stale(**fields) is stale


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(faulty_row("Updates", "on", commitment="C-1"), id="update"),
        pytest.param(faulty_row("Milestones", commitment="c-1"), id="row-of-a-milestone"),
        pytest.param(milestone(faulty="done_on"), id="milestone"),
        pytest.param(faulty_row("Actuals", "on", indicator="I-1"), id="actual"),
        pytest.param(faulty_row("Revisions", "on", item="C-1"), id="revision"),
        pytest.param(faulty_row("Revisions", "on", item="I-1"), id="revision-of-an-indicator"),
    ],
)
def test_what_cannot_be_read_may_be_the_news_that_is_missed(row: Record | FaultyRow) -> None:
    assert is_stale(NO_VALUE, start=LONGER_AGO)
    assert not is_stale(NO_VALUE, row, start=LONGER_AGO)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(faulty_row("Updates", "on", commitment="C-2"), id="of-another"),
        pytest.param(faulty_row("Overrides", "on", item="C-1"), id="a-light-set-by-hand-is-no-news"),
        pytest.param(faulty_row("Targets", "due", indicator="I-1"), id="a-target-is-no-news"),
        pytest.param(faulty_row("Indicators", commitment="C-1"), id="an-indicator-is-no-news"),
    ],
)
def test_what_is_no_news_stays_none(row: Record | FaultyRow) -> None:
    assert is_stale(NO_VALUE, row, start=LONGER_AGO)


def test_news_before_the_start_are_news() -> None:
    assert is_stale(update("PK", "2024-01-01"), start="2026-06-01")


@pytest.mark.parametrize(
    ("from_day", "months", "expected"),
    [
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="cut-to-the-last-day"),
        pytest.param(date(2023, 2, 28), 12, date(2024, 2, 28), id="not-stretched-to-it"),
        pytest.param(date(2025, 12, 31), 2, date(2026, 2, 28), id="over-the-year"),
        pytest.param(date(2025, 1, 15), 0, date(2025, 1, 15), id="none"),
        pytest.param(date(9999, 1, 1), 11, date(9999, 12, 1), id="in-the-last-year"),
        pytest.param(date(9999, 6, 1), 12, date.max, id="after-the-last-year"),
    ],
)
def test_months_after(from_day: date, months: int, expected: date) -> None:
    assert months_after(from_day, months) == expected


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_first_and_last_day_there_is(on: str) -> None:
    rows = [commitment(start=on, due=on), milestone(due=on), on_the_way(), update("PK", on), actual(1, on)]
    reading = read_commitment(*rows, on=on)
    assert reading.deadline.state == "due_soon"
