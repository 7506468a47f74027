"""R10: what else changed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessment.change.comparing import (
    BEFORE,
    BETWEEN,
    ON,
    SINCE,
    apart_from,
    between,
    kinds,
    of_commitment,
    of_indicator,
    since_archive,
    way,
)
from tests.build import actual, commitment, faulty_row, indicator, milestone, parts, revision, target, update
from tracker.assessment.change import ChangeKind, IndicatorChange
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import Missing

SILENCE = ChangeKind.NOT_REPORTED


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param("2026-01-30", [], id="overdue-on-both-days"),
        pytest.param(SINCE, ["newly_overdue"], id="due-on-the-earlier-day"),
        pytest.param("2026-02-19", ["newly_overdue"], id="due-the-day-before"),
        pytest.param(ON, [], id="due-on-the-later-day"),
        pytest.param(None, [], id="no-due-day"),
    ],
)
def test_newly_overdue(due: str | None, expected: list[str]) -> None:
    assert apart_from(of_commitment(between(commitment(due=due))), SILENCE) == expected


def test_new_and_overdue_is_newly_overdue() -> None:
    change = since_archive([], [commitment(due=BEFORE)])
    assert apart_from(of_commitment(change), SILENCE) == ["newly_overdue"]


@pytest.mark.parametrize(
    ("revisions", "due", "days"),
    [
        pytest.param([], "2026-12-31", None, id="unmoved"),
        pytest.param([revision("due", "2026-06-30", "2026-12-31", BETWEEN)], "2026-12-31", 184, id="later"),
        pytest.param([revision("due", "2026-12-31", "2026-06-30", BETWEEN)], "2026-06-30", -184, id="sooner"),
        pytest.param([revision("due", "2026-06-30", "2026-12-31", SINCE)], "2026-12-31", None, id="before-the-period"),
        pytest.param([revision("due", "2026-06-30", "2026-12-31", ON)], "2026-12-31", 184, id="on-the-last-day"),
        pytest.param(
            [
                revision("due", "2026-06-30", "2026-09-30", BETWEEN),
                revision("due", "2026-09-30", "2026-06-30", "2026-02-15"),
            ],
            "2026-06-30",
            None,
            id="there-and-back",
        ),
    ],
)
def test_moved_deadline(revisions: list[Record], due: str, days: int | None) -> None:
    found = of_commitment(between(commitment(due=due), *revisions))
    assert found.days_moved == days
    assert apart_from(found, SILENCE) == ([] if days is None else ["deadline_moved"])


@pytest.mark.parametrize(
    ("due", "old", "expected"),
    [
        pytest.param("2026-12-31", None, ["deadline_moved"], id="set-for-the-first-time"),
        pytest.param(None, "2026-12-31", ["deadline_moved"], id="struck-out"),
    ],
)
def test_a_deadline_without_another_day_moved_by_no_days(due: str | None, old: str | None, expected: list[str]) -> None:
    found = of_commitment(between(commitment(due=due), revision("due", old, due, BETWEEN)))
    assert (found.days_moved, apart_from(found, SILENCE)) == (None, expected)


def test_an_unreadable_deadline_did_not_move() -> None:
    found = of_commitment(between(commitment(faulty="due"), revision("due", "2026-06-30", None, BETWEEN)))
    assert (found.days_moved, apart_from(found, SILENCE)) == (None, [])


def test_a_moved_target_date_is_a_moved_deadline() -> None:
    rows = (way(), revision("target_date", "2026-03-31", "2026-04-11", BETWEEN, item="I-1"))
    change = between(commitment(), *rows)
    assert (of_indicator(change).days_moved, apart_from(of_indicator(change), SILENCE)) == (11, ["deadline_moved"])
    outer = of_commitment(change)
    assert (outer.days_moved, apart_from(outer, SILENCE)) == (None, ["deadline_moved"])


def test_a_target_date_taken_from_the_commitment_moves_with_it() -> None:
    rows = (commitment(due="2026-04-11"), revision("due", "2026-03-31", "2026-04-11", BETWEEN), way(target_date=None))
    change = between(*rows)
    assert (of_commitment(change).days_moved, of_indicator(change).days_moved) == (11, 11)
    assert not of_indicator(change).has_own_date_moved


@pytest.mark.parametrize(
    ("field", "old", "gone", "before"),
    [
        pytest.param("target", 50, "2/5", "4/5", id="target"),
        pytest.param("baseline", 20, "2/5", "1/4", id="baseline"),
        pytest.param("target", None, "2/5", None, id="first-target"),
        pytest.param("target", 0, "2/5", None, id="had-been-a-level"),
    ],
)
def test_moved_target_shows_both_achievements(field: str, old: object, gone: str, before: str | None) -> None:
    rows = (way(), actual(40, BETWEEN), revision(field, old, getattr(way(), field), BETWEEN, item="I-1"))
    change = between(commitment(), *rows)
    found = of_indicator(change)
    assert "target_moved" in kinds(found)
    assert "target_moved" in kinds(of_commitment(change))
    assert found.reading.achievement == Fraction(gone)
    if before is None:
        assert isinstance(found.achievement_before, Missing)
    else:
        assert found.achievement_before == Fraction(before)


def test_an_unmoved_target_has_no_other_achievement() -> None:
    assert isinstance(of_indicator(between(commitment(), way(), actual(40, BETWEEN))).achievement_before, Missing)


def test_a_moved_target_of_an_unreadable_one_is_not_known() -> None:
    rows = (way(target=None, faulty="target"), revision("target", 50, None, BETWEEN, item="I-1"))
    assert apart_from(of_indicator(between(commitment(), *rows)), SILENCE) == []


def moved(*records: Record | FaultyRow) -> IndicatorChange:
    return of_indicator(between(commitment(), *records))


LEVELS = {"measure": "ordinal", "scale": ("low", "middle", "high"), "baseline": "low", "target": "high"}


@pytest.mark.parametrize(
    ("records", "actuals", "course"),
    [
        pytest.param([way(), actual(10, BEFORE)], (10, 10), None, id="unmoved"),
        pytest.param([way(), actual(10, BEFORE), actual(10, BETWEEN)], (10, 10), None, id="the-same-value-again"),
        pytest.param([way(), actual(10, BEFORE), actual(40, BETWEEN)], (10, 40), "good", id="up-is-good"),
        pytest.param([way(), actual(40, BEFORE), actual(10, BETWEEN)], (40, 10), "bad", id="down-is-bad"),
        pytest.param(
            [way(baseline=100, target=0), actual(40, BEFORE), actual(10, BETWEEN)], (40, 10), "good", id="falling"
        ),
        pytest.param(
            [way(direction="at_most", baseline=None), actual(40, BEFORE), actual(90, BETWEEN)],
            (40, 90),
            "bad",
            id="nearer-to-a-level-not-to-pass",
        ),
        pytest.param([way(), actual(10, BETWEEN)], (None, 10), None, id="first-value"),
        pytest.param(
            [way(**LEVELS), actual("low", BEFORE), actual("high", BETWEEN)], ("low", "high"), "good", id="label"
        ),
        pytest.param([way(accumulation="sum"), actual(10, BEFORE), actual(5, BETWEEN)], (10, 15), "good", id="sum"),
        pytest.param([way(), actual(-5, BEFORE), actual(0, BETWEEN)], (-5, 0), "good", id="from-below-zero"),
    ],
)
def test_moved_actual(records: list[Record], actuals: tuple[object, object], course: str | None) -> None:
    found = moved(*records)
    assert (found.actual_from, found.actual_to, found.course) == (*actuals, course)
    assert ("actual_moved" in kinds(found)) is (actuals[0] != actuals[1])


def test_a_percentage_from_its_parts() -> None:
    found = moved(way(measure="percent"), parts(1, 3, BEFORE), parts(1, 2, BETWEEN))
    assert (str(found.actual_from)[:6], found.actual_to, found.course) == ("33.333", Decimal(50), "good")


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([way(), actual(10, BEFORE), actual(None, BETWEEN, faulty="value")], id="now"),
        pytest.param([way(), actual(None, BEFORE, faulty="value"), actual(10, BETWEEN)], id="then"),
        pytest.param([way(), faulty_row("Actuals", "on", indicator="I-1"), actual(10, BETWEEN)], id="on-both-days"),
    ],
)
def test_an_unreadable_actual_did_not_move(records: list[Record | FaultyRow]) -> None:
    assert apart_from(moved(*records), SILENCE) == []


def test_what_moves_in_an_indicator_moves_in_its_commitment() -> None:
    change = between(commitment(), way(), actual(10, BEFORE), actual(40, BETWEEN), way("I-2"))
    assert kinds(of_commitment(change)) == ["actual_moved"]
    assert kinds(of_indicator(change, "I-2")) == ["not_reported"]


@pytest.mark.parametrize(
    ("fields", "actuals", "silent"),
    [
        pytest.param({}, [], True, id="no-value"),
        pytest.param({}, [actual(1, SINCE)], True, id="on-the-earlier-day"),
        pytest.param({}, [actual(1, SINCE), actual(1, "2026-02-01")], False, id="on-the-first-day-of-the-period"),
        pytest.param({}, [actual(1, ON)], False, id="on-the-last-day"),
        pytest.param({}, [actual(1, BETWEEN, verification="draft")], True, id="a-draft"),
        pytest.param({"start": "2026-02-21"}, [], False, id="not-begun"),
        pytest.param({"closure": "completed", "closed_on": BEFORE}, [], False, id="completed"),
        pytest.param({"closure": "withdrawn", "closed_on": BEFORE}, [], False, id="withdrawn"),
    ],
)
def test_indicator_not_reported(fields: dict[str, object], actuals: list[Record], silent: bool) -> None:
    found = of_indicator(between(commitment(**fields), way(), *actuals))
    assert ("not_reported" in kinds(found)) is silent


@pytest.mark.parametrize(
    ("records", "silent"),
    [
        pytest.param([], True, id="nothing"),
        pytest.param([update("PK", SINCE)], True, id="word-of-the-earlier-day"),
        pytest.param([update("PK", BETWEEN)], False, id="word-of-a-side"),
        pytest.param([update(None, BETWEEN)], False, id="word-of-nobody-named"),
        pytest.param([way(), actual(1, BETWEEN)], False, id="a-value"),
        pytest.param([way(), actual(1, BETWEEN), way("I-2")], False, id="one-of-two-values"),
        pytest.param([milestone(done_on=BETWEEN)], False, id="a-milestone-done"),
        pytest.param([milestone(due=BETWEEN)], True, id="a-milestone-due"),
    ],
)
def test_commitment_not_reported(records: list[Record], silent: bool) -> None:
    assert ("not_reported" in kinds(of_commitment(between(commitment(), *records)))) is silent


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [
        pytest.param(SINCE, (), id="on-the-earlier-day"),
        pytest.param("2026-02-01", ("M-1",), id="the-day-after"),
        pytest.param(ON, ("M-1",), id="on-the-later-day"),
        pytest.param("2026-02-21", (), id="after-it"),
        pytest.param(None, (), id="not-done"),
    ],
)
def test_milestones_done(done_on: str | None, expected: tuple[str, ...]) -> None:
    found = of_commitment(between(commitment(), milestone(due=SINCE, done_on=done_on), milestone("M-2", due=SINCE)))
    assert found.milestones_done == expected
    assert ("milestones_done" in kinds(found)) is bool(expected)


def test_a_milestone_that_was_recorded_late_is_done_since_the_archive() -> None:
    archived, today = milestone(due=ON), milestone(due=ON, done_on=BEFORE)
    change = since_archive([commitment(), archived], [commitment(), today])
    assert of_commitment(change).milestones_done == ("M-1",)
    assert of_commitment(change).restated == ()


def test_milestones_of_a_new_commitment_are_done_if_done_since() -> None:
    today = [commitment(), milestone("M-1", done_on=BEFORE), milestone("M-2", done_on=BETWEEN)]
    assert of_commitment(since_archive([], today)).milestones_done == ("M-2",)


def test_an_interim_target_is_no_change() -> None:
    assert apart_from(moved(way(), target(20, BETWEEN)), SILENCE) == []


def test_nothing_happened() -> None:
    closed = commitment(closure="completed", closed_on=BEFORE)
    assert of_commitment(between(closed, indicator())).is_quiet
