"""What changed, in sentences."""

from __future__ import annotations

import pytest

from tests.assessment.change.comparing import BEFORE, BETWEEN, between, of_commitment, since_archive, way
from tests.build import actual, commitment, milestone, override, parts, revision, update
from tracker.assessment.change import ChangeKind
from tracker.domain.record import Record
from tracker.presentation.change_view import change_grid, change_lines
from tracker.presentation.change_words import ChangeTeller
from tracker.presentation.messages import Messages

TELLER = ChangeTeller(Messages())
SPOKEN = update("PK", BETWEEN)
NO_BREAK = "\u00a0"


def told(*records: Record, kind: str) -> list[str]:
    own = () if any(type(one).__name__ == "Commitment" for one in records) else (commitment(),)
    return [
        line.replace(NO_BREAK, " ")
        for line in TELLER.of_kind(ChangeKind(kind), of_commitment(between(*own, *records, SPOKEN)))
    ]


@pytest.mark.parametrize(
    ("kind", "records", "expected"),
    [
        pytest.param(
            "newly_overdue", [commitment(due="2026-02-19")], ["newly overdue, by 1 day"], id="overdue-by-a-day"
        ),
        pytest.param(
            "newly_overdue", [commitment(due="2026-02-10")], ["newly overdue, by 10 days"], id="overdue-by-days"
        ),
        pytest.param(
            "deadline_moved",
            [commitment(due="2026-12-31"), revision("due", "2026-06-30", "2026-12-31", BETWEEN)],
            ["deadline moved from 30 Jun 2026 to 31 Dec 2026 (+184 days)"],
            id="deadline",
        ),
        pytest.param(
            "deadline_moved",
            [commitment(due="2026-06-29"), revision("due", "2026-06-30", "2026-06-29", BETWEEN)],
            ["deadline moved from 30 Jun 2026 to 29 Jun 2026 (−1 day)"],
            id="deadline-sooner",
        ),
        pytest.param(
            "deadline_moved",
            [commitment(due="2026-06-30"), revision("due", None, "2026-06-30", BETWEEN)],
            ["deadline set: 30 Jun 2026"],
            id="deadline-set",
        ),
        pytest.param(
            "deadline_moved",
            [commitment(), revision("due", "2026-06-30", None, BETWEEN)],
            ["deadline struck out: was 30 Jun 2026"],
            id="deadline-struck-out",
        ),
        pytest.param(
            "deadline_moved",
            [way(), revision("target_date", "2026-03-31", "2026-04-11", BETWEEN, item="I-1")],
            ["target date of I-1 moved from 31 Mar 2026 to 11 Apr 2026 (+11 days)"],
            id="target-date",
        ),
        pytest.param(
            "target_moved",
            [way(unit="km"), actual(40, BETWEEN), revision("target", 50, 100, BETWEEN, item="I-1")],
            ["target of I-1 moved from 50 km to 100 km: 40 % of the way instead of 80 %"],
            id="target",
        ),
        pytest.param(
            "target_moved",
            [way(), revision("baseline", 20, 0, BETWEEN, item="I-1")],
            ["baseline of I-1 moved from 20 to 0"],
            id="baseline-without-a-value",
        ),
        pytest.param(
            "actual_moved",
            [way(unit="km"), actual("1234.5", BEFORE), actual("1240", BETWEEN)],
            ["I-1: from 1,234.5 km to 1,240 km (+5.5, towards the target)"],
            id="actual",
        ),
        pytest.param(
            "actual_moved",
            [way(), actual(40, BEFORE), actual(30, BETWEEN)],
            ["I-1: from 40 to 30 (−10, away from the target)"],
            id="actual-the-wrong-way",
        ),
        pytest.param(
            "actual_moved",
            [way(measure="percent", unit="%"), actual(40, BEFORE), actual(45, BETWEEN)],
            ["I-1: from 40 % to 45 % (+5 percentage points, towards the target)"],
            id="percentage-points",
        ),
        pytest.param(
            "actual_moved",
            [way(measure="percent"), parts(1, 3, BEFORE), parts(1, 2, BETWEEN)],
            ["I-1: from 33.33 to 50 (+16.67 percentage points, towards the target)"],
            id="quotients-to-two-places",
        ),
        pytest.param(
            "actual_moved",
            [
                way(measure="ordinal", scale=("low", "high"), baseline="low", target="high"),
                actual("low", BEFORE),
                actual("high", BETWEEN),
            ],
            ["I-1: from low to high (towards the target)"],
            id="labels",
        ),
        pytest.param(
            "actual_moved", [way(unit="km"), actual(40, BETWEEN)], ["I-1: first value 40 km"], id="first-value"
        ),
        pytest.param("not_reported", [], ["nothing reported in the period"], id="not-reported"),
        pytest.param(
            "milestones_done",
            [milestone(done_on=BETWEEN), milestone("M-2", done_on=BETWEEN)],
            ["done: M-1, M-2"],
            id="milestones-done",
        ),
    ],
)
def test_sentences(kind: str, records: list[Record], expected: list[str]) -> None:
    assert told(*records, kind=kind) == expected


@pytest.mark.parametrize(
    ("archived", "today", "expected"),
    [
        pytest.param(
            [way(), actual(40, BEFORE)],
            [way(), actual(38, BEFORE)],
            "restated: I-1, value of 15\u00a0Jan\u00a02026: was 40, now 38",
            id="value",
        ),
        pytest.param(
            [way(), actual(40, BEFORE)],
            [way()],
            "restated: I-1, value of 15\u00a0Jan\u00a02026: was 40, now gone",
            id="gone",
        ),
        pytest.param(
            [milestone(done_on=BEFORE)],
            [milestone()],
            "restated: M-1, day done: was 15\u00a0Jan\u00a02026, now gone",
            id="not-done-after-all",
        ),
        pytest.param([way(unit="km")], [way(unit="m")], "restated: I-1, unit: was km, now m", id="unit"),
        pytest.param([way(target=None)], [way()], "restated: I-1, target: was blank, now 100", id="blank"),
    ],
)
def test_restated(archived: list[Record], today: list[Record], expected: str) -> None:
    change = of_commitment(since_archive([commitment(), *archived], [commitment(), *today]))
    assert list(TELLER.of_kind(ChangeKind.RESTATED, change)) == [expected]


def test_a_value_that_is_gone() -> None:
    change = of_commitment(since_archive([commitment(), way(), actual(40, BEFORE)], [commitment(), way()]))
    assert list(TELLER.of_kind(ChangeKind.ACTUAL_MOVED, change)) == ["I-1: 40, now no value"]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([way(), actual(30, BEFORE)], "worse: was on track", id="another-light"),
        pytest.param([way()], "same light", id="the-same-light"),
        pytest.param([commitment(start=BETWEEN)], "new: was not due", id="begun"),
        pytest.param([commitment(closure="withdrawn", closed_on=BETWEEN)], "closed: was not assessable", id="closed"),
        pytest.param(
            [way(), actual(100, BEFORE), override("achieved", BETWEEN, item="C-1")], "same light", id="by-hand"
        ),
    ],
)
def test_transition(records: list[Record], expected: str) -> None:
    own = () if any(type(one).__name__ == "Commitment" for one in records) else (commitment(),)
    assert TELLER.transition(of_commitment(between(*own, *records))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"closure": "completed", "closed_on": BETWEEN}, "completed on 10\u00a0February\u00a02026", id="completed"
        ),
        pytest.param(
            {"closure": "superseded", "closed_on": BETWEEN}, "superseded on 10\u00a0February\u00a02026", id="superseded"
        ),
    ],
)
def test_closed_first_says_how(fields: dict[str, object], expected: str) -> None:
    assert next(iter(TELLER.everything(of_commitment(between(commitment(**fields)))))) == expected


def test_closed_on_a_day_that_is_not_known() -> None:
    closed = commitment(closure="withdrawn", faulty="closed_on")
    assert next(iter(TELLER.everything(of_commitment(since_archive([commitment()], [closed]))))) == "withdrawn"


def test_another_light_first_says_why() -> None:
    lines = list(TELLER.everything(of_commitment(between(commitment(), way(), actual(30, BEFORE)))))
    assert lines == [
        f"decided by I-1: 30{NO_BREAK}% of the way, 50{NO_BREAK}% expected: behind",
        "nothing reported in the period",
    ]


def test_table_worst_news_first_and_nothing_that_is_quiet() -> None:
    rows = [
        commitment("C-1", closure="completed", closed_on=BEFORE),
        commitment("C-2"),
        way("I-2", commitment="C-2"),
        actual(100, BETWEEN, indicator="I-2"),
        commitment("C-3"),
        way("I-3", commitment="C-3"),
        actual(30, BEFORE, indicator="I-3"),
        commitment("C-4", start=BETWEEN),
    ]
    grid = change_grid(between(*rows), Messages())
    assert [row[1].words for row in grid.rows] == ["C-3", "C-4", "C-2"]
    assert grid.headings[0] == "Change"


def test_lines_count_and_tell_what_is_gone() -> None:
    archived = [commitment("C-1"), commitment("C-2"), commitment("C-3"), way("I-3", commitment="C-3")]
    today = [commitment("D-1", former_codes=("C-1",)), commitment("C-3")]
    lines = list(change_lines(since_archive(archived, today), Messages()))
    assert lines == [
        "Since 2026-01-31: 2 same light",
        "C-1 is now D-1.",
        "C-2 (no title) is no longer in the register, and no decision closed it; it was not assessable.",
        "I-3 (no title) is no longer in the register, and no decision closed it; it was not assessable.",
    ]
