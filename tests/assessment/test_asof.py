"""R0: the register as it stood on a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import (
    actual,
    commitment,
    day,
    faulty_row,
    indicator,
    milestone,
    override,
    register,
    revision,
    update,
)
from tracker.assessment.asof import as_it_stood, newest_day
from tracker.domain.commitments import Commitment, RevisedField, Revision
from tracker.domain.indicators import Indicator
from tracker.domain.record import FaultyRow, Record

ON, BEFORE, AFTER, LATER = "2026-03-31", "2026-03-30", "2026-04-01", "2026-06-01"


def stood(*records: Record | FaultyRow, on: str = ON) -> list[Record | FaultyRow]:
    """What of these rows exists on a day, and how."""
    found = as_it_stood(register(*records), day(on))
    groups = (found.commitments, found.milestones, found.indicators, found.actuals, found.updates, found.overrides)
    return [*(one for group in groups for one in group), *found.revisions, *found.faulty_rows]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda on: actual(1, on), id="actual"),
        pytest.param(lambda on: update("PK", on), id="update"),
        pytest.param(lambda on: override("at_risk", on), id="override"),
        pytest.param(lambda on: revision("due", ON, ON, on), id="revision"),
    ],
)
def test_rows_dated_after_the_day_do_not_exist(make: object) -> None:
    assert callable(make)
    rows = [make(BEFORE), make(ON), make(AFTER)]
    assert stood(*rows) == rows[:2]


def test_unreadable_rows_exist_unless_their_day_is_known_and_still_to_come() -> None:
    rows = [
        faulty_row("Actuals", "on", indicator="I-1"),
        faulty_row("Actuals", "indicator", on=day(ON)),
        faulty_row("Actuals", "indicator", on=day(AFTER)),
        faulty_row("Actuals", "indicator", on="some day"),
    ]
    assert stood(*rows) == [rows[0], rows[1], rows[3]]


@pytest.mark.parametrize(
    ("done_on", "stands"),
    [
        pytest.param(None, None, id="not-done"),
        pytest.param(ON, ON, id="done-on-the-day"),
        pytest.param(AFTER, None, id="done-after"),
    ],
)
def test_done_on(done_on: str | None, stands: str | None) -> None:
    (found,) = stood(milestone(done_on=done_on, evidence="letter"))
    assert found == milestone(done_on=stands, evidence="letter")


@pytest.mark.parametrize("closure", ["completed", "withdrawn", "superseded"])
def test_closed_after_the_day_is_open_again(closure: str) -> None:
    closed = {"closure": closure, "closure_basis": "protocol"}
    (on_the_day,) = stood(commitment(**closed, closed_on=ON))
    assert on_the_day == commitment(**closed, closed_on=ON)
    assert stood(commitment(**closed, closed_on=AFTER)) == [commitment()]
    assert stood(commitment(**closed)) == [commitment(**closed)]


def test_closed_after_the_day_is_open_whatever_its_closure_says() -> None:
    (found,) = stood(commitment(closed_on=AFTER, faulty="closure title"))
    assert found.faulty == {"title"}


def due_on(on: str, *revisions: Revision, due: str = "2026-12-31") -> date | None:
    found = as_it_stood(register(commitment(due=due), *revisions), day(on)).commitments[0]
    return found.due


FIRST = revision("due", "2026-06-30", "2026-09-30", "2026-04-15")
SECOND = revision("due", "2026-09-30", "2026-12-31", "2026-05-15")


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param("2026-04-14", "2026-06-30", id="before-both"),
        pytest.param("2026-04-15", "2026-09-30", id="on-the-day-of-the-first"),
        pytest.param("2026-05-14", "2026-09-30", id="between"),
        pytest.param("2026-05-15", "2026-12-31", id="on-the-day-of-the-second"),
        pytest.param("2027-01-01", "2026-12-31", id="after-both"),
    ],
)
def test_a_moved_deadline_reads_as_it_stood(on: str, due: str) -> None:
    assert due_on(on, FIRST, SECOND) == due_on(on, SECOND, FIRST) == day(due)


def test_two_moves_on_one_day_are_undone_from_the_last_row() -> None:
    rows = [revision("due", "2026-06-30", "2026-09-30", LATER), revision("due", "2026-09-30", "2026-12-31", LATER)]
    assert due_on(ON, *rows) == day("2026-06-30")


def test_a_move_of_another_item_changes_nothing() -> None:
    assert due_on(ON, revision("due", "2026-06-30", "2026-09-30", LATER, item="C-2")) == day("2026-12-31")


def indicator_on(*revisions: Revision | FaultyRow, **fields: object) -> Indicator:
    full = indicator(baseline=1, target=100, target_date="2026-12-31", **fields)
    return as_it_stood(register(full, *revisions), day(ON)).indicators[0]


@pytest.mark.parametrize(
    ("field", "old"),
    [
        pytest.param("baseline", Decimal(5), id="baseline"),
        pytest.param("target", Decimal(80), id="target"),
        pytest.param("target_date", date(2026, 6, 30), id="target-date"),
        pytest.param("target", None, id="blank-before"),
    ],
)
def test_moves_of_an_indicator_are_undone(field: str, old: object) -> None:
    found = indicator_on(revision(field, old, None, LATER, item="i-1"))
    assert getattr(found, field) == old
    assert found.faulty == frozenset()


def test_a_commitment_and_an_indicator_of_one_code_are_moved_each_by_their_own_fields() -> None:
    rows = [revision("due", "2026-06-30", "2026-12-31", LATER), revision("target", 80, 100, LATER)]
    both = register(commitment(due="2026-12-31"), indicator("C-1", target=100), *rows)
    found = as_it_stood(both, day(ON))
    assert (found.commitments[0].due, found.indicators[0].target) == (day("2026-06-30"), Decimal(80))


def test_an_unreadable_old_value_leaves_the_field_unreadable() -> None:
    found = indicator_on(revision("target", None, 100, LATER, item="I-1", faulty="old"))
    assert (found.target, found.faulty) == (None, frozenset({"target"}))


def test_an_unreadable_cell_that_was_moved_later_reads_as_before() -> None:
    found = indicator_on(revision("baseline", 5, None, LATER, item="I-1"), faulty="baseline title")
    assert (found.baseline, found.faulty) == (Decimal(5), frozenset({"title"}))


UNREADABLE_MOVES = [
    pytest.param({"field": RevisedField.TARGET}, {"target"}, id="on-an-unknown-day"),
    pytest.param({"field": RevisedField.TARGET, "on": day(LATER)}, {"target"}, id="known-to-come-later"),
    pytest.param({"field": RevisedField.TARGET, "on": day(ON)}, set(), id="known-to-be-in-force"),
    pytest.param({"on": day(LATER)}, {"target", "target_date", "baseline"}, id="of-an-unknown-field"),
    pytest.param({"field": RevisedField.DUE}, set(), id="of-a-field-it-does-not-have"),
]


@pytest.mark.parametrize(("values", "unknown"), UNREADABLE_MOVES)
def test_a_revision_that_cannot_be_read_leaves_what_it_may_have_moved_unknown(
    values: dict[str, object], unknown: set[str]
) -> None:
    found = indicator_on(faulty_row("Revisions", "on", item="i-1", **values))
    assert found.faulty == unknown
    assert [found.baseline, found.target, found.target_date].count(None) == len(unknown)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(faulty_row("Revisions", field=RevisedField.DUE), id="of-nobody-knows-what"),
        pytest.param(faulty_row("Revisions", item="C-2", field=RevisedField.DUE), id="of-another-item"),
        pytest.param(faulty_row("Overrides", item="C-1"), id="of-another-sheet"),
    ],
)
def test_an_unreadable_row_of_something_else_moves_nothing(row: FaultyRow) -> None:
    assert as_it_stood(register(commitment(due=LATER), row), day(ON)).commitments == (commitment(due=LATER),)


def test_nobody_knows_when_a_deadline_was_moved_whose_revision_cannot_be_read() -> None:
    row = faulty_row("Revisions", "on", item="C-1", field=RevisedField.DUE)
    found = as_it_stood(register(commitment(due=LATER), SECOND, row), day(ON)).commitments[0]
    assert (found.due, found.faulty) == (None, frozenset({"due"}))


@pytest.mark.parametrize(
    ("records", "newest"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([actual(1, BEFORE), update("PK", ON)], ON, id="newest-of-all"),
        pytest.param([actual(1, BEFORE), actual(1, AFTER)], BEFORE, id="up-to-the-day"),
        pytest.param([milestone(done_on=BEFORE), milestone(due=ON)], BEFORE, id="milestone-done"),
        pytest.param([commitment(closure="completed", closed_on=BEFORE, due=ON)], BEFORE, id="closure"),
        pytest.param([revision("due", None, None, BEFORE)], BEFORE, id="revision"),
        pytest.param([override("at_risk", BEFORE)], BEFORE, id="override"),
    ],
)
def test_newest_day(records: list[Record], newest: str | None) -> None:
    assert newest_day(register(*records), day(ON)) == (day(newest) if newest else None)


def test_a_closure_and_a_deadline_undone_together() -> None:
    closed = commitment(due="2026-12-31", closure="completed", closed_on=AFTER, faulty="closure due")
    found = as_it_stood(register(closed, FIRST), day(ON)).commitments[0]
    assert (found.due, found.closed_on, found.faulty) == (day("2026-06-30"), None, frozenset())


def test_what_nothing_happened_to_is_the_same_object() -> None:
    rows = register(commitment(), indicator(), milestone(), actual(1, ON))
    found = as_it_stood(rows, day(ON))
    for before, after in (
        (rows.commitments, found.commitments),
        (rows.indicators, found.indicators),
        (rows.milestones, found.milestones),
        (rows.actuals, found.actuals),
    ):
        assert before[0] is after[0]


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(st.lists(DAYS, max_size=6), DAYS)
def test_undoing_one_by_one_from_the_newest_is_the_same(moves: list[date], on: date) -> None:
    dues = [date(2027, 1, 1) + timedelta(days=number) for number in range(len(moves) + 1)]
    rows = [
        revision("due", dues[number], dues[number + 1], moved.isoformat()) for number, moved in enumerate(sorted(moves))
    ]
    found: Commitment = as_it_stood(register(commitment(due=dues[-1]), *rows), on).commitments[0]
    assert found.due == dues[sum(moved <= on for moved in moves)]
