"""What holds for every comparison."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.crowded import DAYS, LATER_ROW, ROWS, made
from tests.assessment.judging import POLICY
from tracker.assessment.assess import assess, judged
from tracker.assessment.change import Change, ChangeKind, Transition, changes_between, changes_since, then_of
from tracker.assessment.policy import Moment
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.presentation.status_file import read_status_file, then_of_file
from tracker.presentation.status_json import status_json

Rows = list[Record | FaultyRow]
TWO_DAYS = st.tuples(DAYS, DAYS).filter(lambda days: days[0] != days[1]).map(sorted)


def between(register: Register, since: date, on: date) -> Change:
    found = assess(register, as_of=on, policy=POLICY)
    return changes_between(found, judged(found.register, Moment(since, POLICY)))


def told(change: Change) -> list[object]:
    """What is said of every commitment and indicator."""
    commitments = [
        (one.reading.commitment.code, one.transition, one.before, one.kinds, one.days_moved, one.milestones_done)
        for one in change.commitments
    ]
    indicators = [
        (one.reading.indicator.code, one.transition, one.before, one.kinds, one.actual_from, one.actual_to)
        for one in change.indicators
    ]
    return [*commitments, *indicators]


@settings(max_examples=200)
@given(ROWS, TWO_DAYS)
def test_both_lights_are_those_of_their_days(rows: Rows, days: list[date]) -> None:
    register = made(rows)
    before, after = (assess(register, as_of=day, policy=POLICY) for day in days)
    change = between(register, *days)
    assert [one.before for one in change.commitments] == [one.status for one in before.commitments]
    assert [one.reading for one in change.commitments] == list(after.commitments)
    assert [one.before for one in change.indicators] == [one.status for one in before.indicators]


@settings(max_examples=200)
@given(ROWS, TWO_DAYS)
def test_the_later_day_tells_all_of_the_earlier_one(rows: Rows, days: list[date]) -> None:
    register = made(rows)
    stood = assess(register, as_of=days[1], policy=POLICY).register
    before, again = (judged(one, Moment(days[0], POLICY)) for one in (register, stood))
    assert [one.status for one in again.commitments] == [one.status for one in before.commitments]
    assert [one.deadline for one in again.commitments] == [one.deadline for one in before.commitments]
    assert [(one.status, one.actual) for one in again.indicators] == [
        (one.status, one.actual) for one in before.indicators
    ]


@settings(max_examples=100)
@given(ROWS, TWO_DAYS, st.lists(LATER_ROW, max_size=5))
def test_later_rows_do_not_change_a_comparison(rows: Rows, days: list[date], later: list[Record]) -> None:
    assert told(between(made([*rows, *later]), *days)) == told(between(made(rows), *days))


@settings(max_examples=200)
@given(ROWS, TWO_DAYS)
def test_an_archive_of_the_register_itself_says_what_the_register_says(rows: Rows, days: list[date]) -> None:
    register = made(rows)
    found = assess(register, as_of=days[1], policy=POLICY)
    then = judged(register, Moment(days[0], POLICY))
    change = changes_since(found, then_of(then, archive="old.xlsx"), judged(found.register, Moment(days[0], POLICY)))
    assert told(change) == told(between(register, *days))
    assert (change.removed, change.renumbered) == ((), ())


@settings(max_examples=200)
@given(ROWS, TWO_DAYS)
def test_a_status_file_of_the_register_says_the_same_of_its_lights(rows: Rows, days: list[date]) -> None:
    register = made(rows)
    found = assess(register, as_of=days[1], policy=POLICY)
    written = json.dumps(status_json(assess(register, as_of=days[0], policy=POLICY), [])).encode()
    then = then_of_file(read_status_file(written, "status.json"), "status.json")
    change = changes_since(found, then, judged(found.register, Moment(days[0], POLICY)))
    same = between(register, *days)
    assert [(one.transition, one.before) for one in change.commitments] == [
        (one.transition, one.before) for one in same.commitments
    ]
    assert not any(ChangeKind.RESTATED in one.kinds for one in change.indicators)
    assert (change.removed, change.renumbered) == ((), ())


@settings(max_examples=200)
@given(ROWS, TWO_DAYS)
def test_a_comparison_is_consistent(rows: Rows, days: list[date]) -> None:
    for one in between(made(rows), *days).commitments:
        assert (one.transition is Transition.SAME) or one.before is not one.reading.status or is_closed_now(one)
        assert list(one.kinds) == [kind for kind in ChangeKind if kind in one.kinds]
        assert (ChangeKind.MILESTONES_DONE in one.kinds) is bool(one.milestones_done)
        assert one.days_moved is None or ChangeKind.DEADLINE_MOVED in one.kinds
        assert not {ChangeKind.MILESTONES_DONE, ChangeKind.NOT_REPORTED} <= set(one.kinds)


def is_closed_now(change: object) -> bool:
    return getattr(change, "transition", None) is Transition.CLOSED
