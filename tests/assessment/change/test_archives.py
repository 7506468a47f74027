"""R10 against an archived register: restated, removed, renumbered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assessment.change.comparing import (
    BEFORE,
    BETWEEN,
    ON,
    SINCE,
    between,
    kinds,
    of_commitment,
    of_indicator,
    since_archive,
    way,
)
from tests.build import actual, commitment, day, milestone, parts, revision
from tracker.assessment.change import Change
from tracker.domain.record import Record

Told = list[tuple[str, str, object, object]]


def restated(change: Change) -> Told:
    """Item, field, old and new of everything that reads otherwise."""
    found = [one for each in change.commitments for one in each.restated]
    found += [one for each in change.indicators for one in each.restated]
    return [(one.item, one.field, one.old, one.new) for one in found]


@pytest.mark.parametrize(
    ("archived", "today", "expected"),
    [
        pytest.param(actual(40, BEFORE), actual(40, BEFORE), [], id="the-same"),
        pytest.param(actual(40, BEFORE), actual("40.0", BEFORE), [], id="the-same-otherwise-written"),
        pytest.param(actual(40, BEFORE), actual(38, BEFORE), [("I-1", "actual", 40, 38)], id="another-value"),
        pytest.param(actual(40, BEFORE), actual(40, BETWEEN), [("I-1", "actual", 40, None)], id="another-day"),
        pytest.param(
            actual(40, BEFORE, reported_by="IN-1"),
            actual(40, BEFORE, reported_by="IN-2"),
            [("I-1", "actual", 40, None)],
            id="another-reporter",
        ),
        pytest.param(
            actual(40, BEFORE, reported_by="IN-1"), actual(40, BEFORE, reported_by="in-1"), [], id="code-in-any-case"
        ),
        pytest.param(
            actual(40, BEFORE),
            actual(40, BEFORE, verification="returned"),
            [("I-1", "actual", 40, None)],
            id="returned",
        ),
        pytest.param(actual(40, BEFORE), actual(40, BEFORE, verification="verified"), [], id="verified"),
        pytest.param(actual(40, BEFORE, verification="draft"), actual(38, BEFORE), [], id="a-draft-was-no-value"),
        pytest.param(actual(40, BEFORE), actual(None, BEFORE, faulty="value"), [], id="nobody-can-read"),
        pytest.param(actual(None, BEFORE, faulty="value"), actual(40, BEFORE), [], id="nobody-could-read"),
        pytest.param(parts(1, 4, BEFORE), parts(1, 5, BEFORE), [("I-1", "actual", "1/4", "1/5")], id="parts"),
        pytest.param(parts(1, 4, BEFORE), actual(25, BEFORE), [("I-1", "actual", "1/4", 25)], id="parts-to-a-value"),
        pytest.param(
            parts(None, 0, BEFORE), actual(25, BEFORE), [("I-1", "actual", "–/0", 25)], id="of-nothing-to-a-value"
        ),
        pytest.param(actual(40, BETWEEN), actual(38, BETWEEN), [], id="after-the-day-of-the-archive"),
    ],
)
def test_restated_actual(archived: Record, today: Record, expected: Told) -> None:
    percent = way(measure="percent")
    change = since_archive([commitment(), percent, archived], [commitment(), percent, today])
    assert restated(change) == expected
    assert ("restated" in kinds(of_indicator(change))) is bool(expected)
    assert ("restated" in kinds(of_commitment(change))) is bool(expected)


def test_a_late_report_restates_nothing() -> None:
    late = [commitment(), way(), actual(40, BEFORE), actual(45, SINCE)]
    change = since_archive([commitment(), way(), actual(40, BEFORE)], late)
    assert restated(change) == []
    assert kinds(of_indicator(change)) == ["actual_moved"]


@pytest.mark.parametrize(
    ("archived", "today", "revisions", "expected"),
    [
        pytest.param({"target": 100}, {"target": 80}, [], [("I-1", "target", 100, 80)], id="target-without-a-decision"),
        pytest.param(
            {"target": 100}, {"target": 80}, [revision("target", 100, 80, BETWEEN, item="I-1")], [], id="by-a-decision"
        ),
        pytest.param(
            {"target": 100},
            {"target": 80},
            [revision("target", 100, 80, BEFORE, item="I-1")],
            [("I-1", "target", 100, 80)],
            id="by-a-decision-that-was-dated-back",
        ),
        pytest.param({"baseline": 0}, {"baseline": 5}, [], [("I-1", "baseline", 0, 5)], id="baseline"),
        pytest.param({"baseline": 0}, {"baseline": None}, [], [("I-1", "baseline", 0, None)], id="baseline-gone"),
        pytest.param(
            {"target_date": "2026-04-11"},
            {"target_date": "2026-05-11"},
            [],
            [("I-1", "target_date", day("2026-04-11"), day("2026-05-11"))],
            id="target-date",
        ),
        pytest.param({"unit": "km"}, {"unit": "m"}, [], [("I-1", "unit", "km", "m")], id="unit"),
        pytest.param({}, {"measure": "percent"}, [], [("I-1", "measure", "number", "percent")], id="measure"),
        pytest.param({}, {"target": None, "faulty": "target"}, [], [], id="nobody-can-read"),
    ],
)
def test_restated_cells(
    archived: dict[str, object], today: dict[str, object], revisions: list[Record], expected: Told
) -> None:
    change = since_archive([commitment(), way(**archived)], [commitment(), way(**today), *revisions])
    assert restated(change) == expected


@pytest.mark.parametrize(
    ("archived", "today", "expected"),
    [
        pytest.param({"due": "2026-06-30"}, {"due": "2026-06-30"}, [], id="the-same"),
        pytest.param(
            {"due": "2026-06-30"},
            {"due": "2026-12-31"},
            [("C-1", "due", day("2026-06-30"), day("2026-12-31"))],
            id="deadline-without-a-decision",
        ),
        pytest.param({"due": "2026-06-30"}, {"faulty": "due"}, [], id="nobody-can-read"),
        pytest.param(
            {"closure": "completed", "closed_on": BEFORE}, {}, [("C-1", "closure", "closed", "open")], id="open-again"
        ),
        pytest.param({}, {"closure": "completed", "closed_on": BEFORE}, [], id="closed-for-an-earlier-day"),
        pytest.param(
            {"closure": "completed", "closed_on": BEFORE}, {"faulty": "closure"}, [], id="nobody-knows-if-open"
        ),
    ],
)
def test_restated_commitment(archived: dict[str, object], today: dict[str, object], expected: Told) -> None:
    assert restated(since_archive([commitment(**archived)], [commitment(**today)])) == expected


@pytest.mark.parametrize(
    ("archived", "today", "expected"),
    [
        pytest.param({"done_on": BEFORE}, {"done_on": BEFORE}, [], id="the-same"),
        pytest.param({"done_on": BEFORE}, {}, [("M-1", "done_on", day(BEFORE), None)], id="not-done-after-all"),
        pytest.param(
            {"done_on": BEFORE},
            {"done_on": "2026-01-20"},
            [("M-1", "done_on", day(BEFORE), day("2026-01-20"))],
            id="done-on-another-day",
        ),
        pytest.param({}, {"done_on": BEFORE}, [], id="recorded-late"),
        pytest.param({"done_on": BEFORE}, {"faulty": "done_on"}, [], id="nobody-can-read"),
        pytest.param({}, {"due": "2026-12-31"}, [("M-1", "due", day(ON), day("2026-12-31"))], id="due-day"),
        pytest.param({}, {"weight": 3}, [("M-1", "weight", 1, 3)], id="weight"),
    ],
)
def test_restated_milestone(archived: dict[str, object], today: dict[str, object], expected: Told) -> None:
    usual = {"due": ON}
    change = since_archive(
        [commitment(), milestone(**{**usual, **archived})], [commitment(), milestone(**{**usual, **today})]
    )
    assert restated(change) == expected


def test_a_milestone_that_is_gone_is_restated() -> None:
    change = since_archive([commitment(), milestone(due=ON)], [commitment()])
    assert restated(change) == [("M-1", "code", "M-1", None)]


def test_between_two_days_of_one_register_nothing_is_restated_removed_or_renumbered() -> None:
    change = between(commitment(former_codes=("C-0",)), way(), actual(40, BEFORE))
    assert (restated(change), change.removed, change.renumbered, change.archive) == ([], (), (), None)


def removed(archived: list[Record], today: list[Record]) -> list[tuple[str, str | None, str]]:
    return [(one.code, one.commitment, one.status.value) for one in since_archive(archived, today).removed]


@pytest.mark.parametrize(
    ("archived", "today", "expected"),
    [
        pytest.param([commitment()], [commitment()], [], id="nothing"),
        pytest.param([commitment()], [commitment("c-1")], [], id="code-in-any-case"),
        pytest.param([commitment()], [], [("C-1", None, "not_assessable")], id="commitment"),
        pytest.param([commitment(closure="withdrawn", closed_on=BEFORE)], [], [], id="that-had-been-withdrawn"),
        pytest.param([commitment(closure="completed", closed_on=BEFORE)], [], [], id="that-had-been-completed"),
        pytest.param(
            [commitment(closure="withdrawn", closed_on=BETWEEN)],
            [],
            [("C-1", None, "not_assessable")],
            id="that-was-withdrawn-after-the-archive",
        ),
        pytest.param([commitment(), way()], [], [("C-1", None, "not_assessable")], id="with-its-indicators"),
        pytest.param([commitment(), way()], [commitment()], [("I-1", "C-1", "not_assessable")], id="an-indicator"),
    ],
)
def test_removed(archived: list[Record], today: list[Record], expected: list[tuple[str, str | None, str]]) -> None:
    assert removed(archived, today) == expected


@pytest.mark.parametrize(
    ("archived", "today", "renumbered", "gone"),
    [
        pytest.param(["C-1"], [("D-1", "C-1")], [("C-1", "D-1")], [], id="renumbered"),
        pytest.param(["C-1"], [("D-1", "c-1")], [("C-1", "D-1")], [], id="code-in-any-case"),
        pytest.param(["C-1", "C-2"], [("D-1", "C-1 C-2")], [("C-1", "D-1"), ("C-2", "D-1")], [], id="merged"),
        pytest.param(["C-1"], [("D-1", "C-1"), ("D-2", "C-1")], [("C-1", "D-1"), ("C-1", "D-2")], [], id="split"),
        pytest.param(["C-1"], [("C-1", ""), ("D-1", "C-1")], [], [], id="still-in-use"),
        pytest.param(["C-1"], [("D-1", "C-0")], [], ["C-1"], id="of-another-code"),
        pytest.param(["C-1", "D-1"], [("D-1", "C-1")], [("C-1", "D-1")], [], id="merged-into-one-that-was-there"),
    ],
)
def test_renumbered(
    archived: list[str], today: list[tuple[str, str]], renumbered: list[tuple[str, str]], gone: list[str]
) -> None:
    change = since_archive(
        [commitment(code) for code in archived],
        [commitment(code, former_codes=tuple(former.split())) for code, former in today],
    )
    assert [(one.before, one.after) for one in change.renumbered] == renumbered
    assert [one.code for one in change.removed] == gone


def test_what_was_renumbered_is_compared_with_what_it_was() -> None:
    archived = [commitment("C-1", due="2026-06-30"), way(), actual(30, BEFORE)]
    today = [commitment("D-1", due="2026-06-30", former_codes=("C-1",)), way(commitment="D-1"), actual(30, BEFORE)]
    change = since_archive(archived, today)
    found = of_commitment(change, "D-1")
    assert (found.transition, found.before, found.was and found.was.code) == ("worse", "on_track", "C-1")
    assert restated(change) == []


def test_indicators_and_milestones_that_carry_the_code_of_their_commitment_were_renumbered_with_it() -> None:
    archived = [
        commitment("C-1"),
        way("C-1-I1"),
        way("X-9"),
        actual(40, BEFORE, indicator="C-1-I1"),
        milestone("C-1-M1", done_on=BEFORE),
    ]
    inner = {"commitment": "D-1"}
    today = [
        commitment("D-1", former_codes=("C-1",)),
        way("D-1-I1", **inner),
        actual(50, BETWEEN, indicator="D-1-I1"),
        actual(40, BEFORE, indicator="D-1-I1"),
        milestone("D-1-M1", done_on=BEFORE, **inner),
    ]
    change = since_archive(archived, today)
    found = of_indicator(change, "D-1-I1")
    assert [found.actual_from, found.actual_to] == [Decimal(40), Decimal(50)]
    assert of_commitment(change, "D-1").milestones_done == ()
    assert [one.code for one in change.removed] == ["X-9"]
    assert restated(change) == []


def test_an_indicator_that_kept_its_code_is_not_renumbered() -> None:
    archived = [commitment("C-1"), way("C-1-I1", target=90)]
    today = [
        commitment("D-1", former_codes=("C-1",)),
        way("C-1-I1", commitment="D-1", target=90),
        way("D-1-I1", commitment="D-1"),
    ]
    change = since_archive(archived, today)
    assert of_indicator(change, "D-1-I1").transition == "new"
    assert of_indicator(change, "C-1-I1").before is not None


def test_an_archive_of_the_same_day_is_compared_without_a_period() -> None:
    change = since_archive([commitment(), way(target=90)], [commitment(), way()], since=ON)
    assert kinds(of_indicator(change)) == ["target_moved", "restated"]
    assert kinds(of_commitment(change)) == ["target_moved", "restated"]


def test_the_archive_is_named() -> None:
    change = since_archive([commitment()], [commitment()])
    assert (change.archive, change.since) == ("old.xlsx", day(SINCE))
