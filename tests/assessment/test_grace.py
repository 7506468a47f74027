"""Days of grace: where a due day counts as passed only some days after it, and where it does not matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.assessment.judging import HUNDRED_DAYS, POLICY, TARGET_DATE, on_the_way, told
from tests.build import actual, commitment, day, indicator, institution, milestone, party, register
from tracker.assessment.assess import assess
from tracker.assessment.readings import Assessment, CommitmentReading
from tracker.domain.record import Record

LENIENT = replace(POLICY, name="lenient", grace_days=10)
DUE, LAST_DAY_OF_GRACE, OVER = TARGET_DATE, "2026-04-21", "2026-04-22"


def judged(*records: Record, on: str) -> Assessment:
    return assess(register(*records), as_of=day(on), policy=LENIENT)


def read_commitment(*records: Record, on: str) -> CommitmentReading:
    return judged(*records, on=on).commitments[0]


@pytest.mark.parametrize(
    ("value", "on", "expected"),
    [
        pytest.param(80, DUE, ("on_track", "on_pace"), id="R4.7-on-the-target-date"),
        pytest.param(80, "2026-04-12", ("on_track", "on_pace"), id="R4.7-day-after-all-is-expected"),
        pytest.param(79, LAST_DAY_OF_GRACE, ("at_risk", "behind"), id="R4.7-last-day-of-grace"),
        pytest.param(59, LAST_DAY_OF_GRACE, ("off_track", "far_behind"), id="R4.7-far-behind-in-the-grace"),
        pytest.param(84, OVER, ("off_track", "past_due"), id="R4.8-grace-is-over"),
        pytest.param(85, OVER, ("at_risk", "past_due"), id="R4.8-exactly-0.85"),
        pytest.param(100, LAST_DAY_OF_GRACE, ("achieved", "achieved"), id="R4.4-goes-before"),
        pytest.param(-1, LAST_DAY_OF_GRACE, ("off_track", "moving_wrong_way"), id="R4.6-goes-before"),
    ],
)
def test_target_date(value: int, on: str, expected: tuple[str, str]) -> None:
    reading = judged(commitment(), on_the_way(), actual(value, DUE), on=on).indicators[0]
    assert told(reading) == expected
    assert (reading.expected == 1) is (on != OVER)


def test_days_past_due_are_counted_from_the_target_date() -> None:
    reading = judged(commitment(), on_the_way(), actual(1, DUE), on=OVER).indicators[0]
    assert reading.reason.parameters["days"] == 11


@pytest.mark.parametrize("on", ["2026-04-12", LAST_DAY_OF_GRACE, OVER])
def test_a_level_held_through_its_target_date_has_nothing_to_catch_up_with(on: str) -> None:
    level = indicator(**HUNDRED_DAYS, direction="at_least", target=5)
    assert told(judged(commitment(), level, actual(5, DUE), on=on).indicators[0]) == ("achieved", "level_held")


@pytest.mark.parametrize(
    ("on", "state", "days"),
    [
        pytest.param(DUE, "due_soon", None, id="on-the-day"),
        pytest.param(LAST_DAY_OF_GRACE, "due_soon", None, id="last-day-of-grace"),
        pytest.param(OVER, "overdue", 11, id="grace-is-over"),
    ],
)
def test_deadline(on: str, state: str, days: int | None) -> None:
    deadline = read_commitment(commitment(due=DUE), on=on).deadline
    assert (deadline.state, deadline.days_overdue) == (state, days)


@pytest.mark.parametrize(
    ("closed_on", "state", "days"),
    [
        pytest.param(DUE, "completed_on_time", None, id="on-the-day"),
        pytest.param(LAST_DAY_OF_GRACE, "completed_on_time", None, id="in-the-grace"),
        pytest.param(OVER, "completed_late", 11, id="after-it"),
    ],
)
def test_completed(closed_on: str, state: str, days: int | None) -> None:
    deadline = read_commitment(commitment(due=DUE, closure="completed", closed_on=closed_on), on="2026-05-01").deadline
    assert (deadline.state, deadline.days_late) == (state, days)


@pytest.mark.parametrize(
    ("done_on", "on", "state", "days"),
    [
        pytest.param(None, LAST_DAY_OF_GRACE, "due_soon", None, id="open-in-the-grace"),
        pytest.param(None, OVER, "late", 11, id="open-after-it"),
        pytest.param(LAST_DAY_OF_GRACE, OVER, "done", None, id="done-in-the-grace"),
        pytest.param(OVER, OVER, "done_late", 11, id="done-after-it"),
    ],
)
def test_milestones(done_on: str | None, on: str, state: str, days: int | None) -> None:
    row = read_commitment(commitment(), milestone(due=DUE, done_on=done_on), on=on).milestones.rows[0]
    assert (row.state, row.days_late) == (state, days)


@pytest.mark.parametrize(
    ("on", "expected", "status"),
    [
        pytest.param(LAST_DAY_OF_GRACE, 0, "on_track", id="not-expected-in-the-grace"),
        pytest.param(OVER, 1, "off_track", id="expected-after-it"),
    ],
)
def test_milestones_are_expected_once_their_grace_is_over(on: str, expected: int, status: str) -> None:
    reading = read_commitment(commitment(), milestone(due=DUE), on=on).milestones
    assert reading.expected_share == expected
    assert reading.status == status


def owes(found: Assessment) -> bool:
    return bool(found.duties_by_party["PK"].overdue_milestones or found.duties_by_party["PK"].overdue_commitments)


@pytest.mark.parametrize(
    ("shown", "in_grace"),
    [
        pytest.param(owes, False, id="R12-overdue-once-the-grace-is-over"),
        pytest.param(lambda found: found.commitments[0].waiting_on == ("PK",), True, id="R12-waited-for-from-the-day"),
    ],
)
def test_duties(shown: Callable[[Assessment], bool], in_grace: bool) -> None:
    rows = (
        party("PK"),
        institution("IN-1", "PK"),
        commitment(lead="IN-2", due=DUE),
        milestone(due=DUE, responsible="IN-1"),
    )
    assert shown(judged(*rows, on=LAST_DAY_OF_GRACE)) is in_grace
    assert shown(judged(*rows, on=OVER))
