"""R5: the milestones of a commitment."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, read_commitment
from tests.build import commitment, faulty_row, milestone
from tracker.assessment.readings import MilestonesReading
from tracker.domain.milestones import Milestone
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import Missing, Share

PAST, TODAY, SOON, LATE = "2026-02-19", HALF_WAY, "2026-03-22", "2026-12-31"


def told(share: Share) -> str:
    return share.reason.value if isinstance(share, Missing) else str(share)


def read(*records: Record | FaultyRow, on: str = HALF_WAY) -> MilestonesReading:
    return read_commitment(*records, on=on).milestones


def done(code: str, due: str = LATE, **fields: object) -> Milestone:
    return milestone(code, **{"due": due, "done_on": "2026-02-01", **fields})


def undone(code: str, due: str | None, **fields: object) -> Milestone:
    return milestone(code, due=due, **fields)


@pytest.mark.parametrize(
    ("due", "done_on", "state", "days_late"),
    [
        pytest.param(TODAY, None, "due_soon", None, id="due-on-the-day-is-not-late"),
        pytest.param(PAST, None, "late", 1, id="late-from-the-day-after"),
        pytest.param(SOON, None, "due_soon", None, id="day-30-is-still-soon"),
        pytest.param("2026-03-23", None, "to_come", None, id="day-31"),
        pytest.param(PAST, PAST, "done", None, id="done-on-its-day"),
        pytest.param("2026-02-18", PAST, "done_late", 1, id="done-a-day-late"),
        pytest.param(LATE, PAST, "done", None, id="done-early"),
        pytest.param(None, PAST, "done", None, id="done-without-a-day"),
        pytest.param(None, None, "no_date", None, id="no-day"),
    ],
)
def test_state(due: str | None, done_on: str | None, state: str, days_late: int | None) -> None:
    (row,) = read(milestone(due=due, done_on=done_on)).rows
    assert (row.state, row.days_late) == (state, days_late)


def test_without_a_day_of_its_own_it_takes_the_commitments() -> None:
    (row,) = read(commitment(due=PAST), milestone()).rows
    assert (row.due, row.state) == (read(milestone(due=PAST)).rows[0].due, "late")


@pytest.mark.parametrize(
    ("milestones", "shares", "status", "reason"),
    [
        pytest.param([], ("nothing_to_measure",) * 2, "not_assessable", "nothing_to_measure", id="none"),
        pytest.param([done("A")], ("1", "0"), "achieved", "achieved", id="all-done"),
        pytest.param([undone("A", LATE)], ("0", "0"), "on_track", "ahead", id="nothing-due-yet"),
        pytest.param(
            [undone("A", TODAY), undone("B", LATE)], ("0", "0"), "on_track", "ahead", id="due-today-is-not-late"
        ),
        pytest.param(
            [undone("A", PAST), undone("B", LATE)], ("0", "1/2"), "off_track", "far_behind", id="due-yesterday"
        ),
        pytest.param([done("A", PAST), undone("B", LATE)], ("1/2", "1/2"), "on_track", "ahead", id="as-expected"),
        pytest.param(
            [done("A", PAST, weight=4), undone("B", PAST), undone("C", LATE, weight=5)],
            ("2/5", "1/2"),
            "on_track",
            "on_pace",
            id="exactly-0.80",
        ),
        pytest.param(
            [done("A", PAST, weight=3), undone("B", PAST, weight=2), undone("C", LATE, weight=5)],
            ("3/10", "1/2"),
            "at_risk",
            "behind",
            id="exactly-0.60",
        ),
        pytest.param(
            [done("A", PAST, weight="2.99"), undone("B", PAST, weight="2.01"), undone("C", LATE, weight=5)],
            ("299/1000", "1/2"),
            "off_track",
            "far_behind",
            id="just-below-0.60",
        ),
        pytest.param(
            [done("A", PAST, weight=85), undone("B", PAST, weight=15)],
            ("17/20", "1"),
            "at_risk",
            "past_due",
            id="exactly-0.85-past-the-last",
        ),
        pytest.param(
            [done("A", PAST, weight=84), undone("B", PAST, weight=16)],
            ("21/25", "1"),
            "off_track",
            "past_due",
            id="below-0.85-past-the-last",
        ),
        pytest.param([done("A"), undone("B", TODAY)], ("1/2", "0"), "on_track", "ahead", id="the-last-is-due-today"),
        pytest.param(
            [done("A", PAST), done("B", PAST)], ("1", "1"), "achieved", "achieved", id="all-done-past-the-last"
        ),
        pytest.param([undone("A", None)], ("0", "no_target_date"), "not_assessable", "no_target_date", id="no-day"),
        pytest.param(
            [done("A"), undone("B", None)], ("1/2", "no_target_date"), "not_assessable", "no_target_date", id="one"
        ),
        pytest.param(
            [done("A"), milestone("B", done_on=PAST)], ("1", "no_target_date"), "achieved", "achieved", id="done"
        ),
        pytest.param(
            [done("A", PAST), undone("B", None), undone("C", PAST)],
            ("1/3", "no_target_date"),
            "not_assessable",
            "no_target_date",
            id="a-last-day-is-only-known-where-all-days-are",
        ),
    ],
)
def test_light(milestones: list[Milestone], shares: tuple[str, str], status: str, reason: str) -> None:
    reading = read(*milestones)
    assert (told(reading.done_share), told(reading.expected_share)) == shares
    assert (reading.status, reading.reason.code) == (status, reason)


def test_done_and_total_are_counts() -> None:
    reading = read(done("A", weight=8), undone("B", LATE), undone("C", LATE))
    assert (reading.done, reading.total, reading.done_share) == (1, 3, Fraction(4, 5))


def test_done_after_the_day_is_not_done() -> None:
    assert read(milestone(due=LATE, done_on="2026-02-21")).done == 0


@pytest.mark.parametrize(
    ("records", "shares", "status"),
    [
        pytest.param(
            [done("A"), undone("B", LATE, faulty="done_on")], ("invalid_value", "0"), "not_assessable", id="done-on"
        ),
        pytest.param(
            [done("A", PAST), undone("B", PAST, faulty="weight")],
            ("invalid_value", "1"),
            "not_assessable",
            id="weight",
        ),
        pytest.param(
            [done("A", PAST), undone("B", LATE, faulty="weight")],
            ("invalid_value", "invalid_value"),
            "not_assessable",
            id="weight-of-what-is-not-due",
        ),
        pytest.param([done("A", faulty="weight"), done("B")], ("1", "0"), "achieved", id="weight-when-all-are-done"),
        pytest.param(
            [done("A", PAST), undone("B", None, faulty="due")], ("1/2", "invalid_value"), "not_assessable", id="due"
        ),
        pytest.param(
            [done("A"), milestone("B", done_on=PAST, faulty="due")], ("1", "invalid_value"), "achieved", id="done"
        ),
        pytest.param(
            [commitment(faulty="due"), done("A"), undone("B", None)],
            ("1/2", "invalid_value"),
            "not_assessable",
            id="due-of-the-commitment",
        ),
        pytest.param([commitment(faulty="due"), undone("B", LATE)], ("0", "0"), "on_track", id="which-is-not-needed"),
        pytest.param(
            [done("A"), faulty_row("Milestones", commitment="C-1")],
            ("invalid_value", "invalid_value"),
            "not_assessable",
            id="row",
        ),
        pytest.param(
            [done("A"), faulty_row("Milestones", commitment="C-2")], ("1", "0"), "achieved", id="row-of-another"
        ),
        pytest.param(
            [done("A"), faulty_row("Updates", commitment="C-1")], ("1", "0"), "achieved", id="row-of-another-kind"
        ),
        pytest.param([undone("A", LATE, faulty="title evidence")], ("0", "0"), "on_track", id="nothing-depends-on-it"),
    ],
)
def test_unreadable(records: list[Record | FaultyRow], shares: tuple[str, str], status: str) -> None:
    reading = read(*records)
    assert (told(reading.done_share), told(reading.expected_share)) == shares
    assert reading.status == status
    assert (reading.reason.code == "invalid_value") is (status == "not_assessable")


def test_nobody_is_late_whose_day_cannot_be_read() -> None:
    (row,) = read(undone("A", PAST, faulty="done_on")).rows
    assert (row.state, row.days_late) == ("no_date", None)


@pytest.mark.parametrize(
    ("fields", "responsible"),
    [
        pytest.param({"responsible": "IN-2"}, "IN-2", id="its-own"),
        pytest.param({}, "IN-1", id="the-lead"),
        pytest.param({"faulty": "responsible"}, "", id="nobody-knows"),
    ],
)
def test_responsible(fields: dict[str, object], responsible: str) -> None:
    (row,) = read(commitment(lead="IN-1"), milestone(due=LATE, **fields)).rows
    assert row.responsible == responsible
