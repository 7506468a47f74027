"""R10: what became of a light."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assessment.change.comparing import (
    BEFORE,
    BETWEEN,
    ON,
    between,
    of_commitment,
    of_indicator,
    since_archive,
    way,
)
from tests.build import actual, commitment, milestone, override
from tracker.assessment.change.transition import transition
from tracker.domain.record import Record
from tracker.domain.values import Status


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("off_track", "at_risk", "better", id="off-track-to-at-risk"),
        pytest.param("at_risk", "not_assessable", "better", id="at-risk-to-not-assessable"),
        pytest.param("not_assessable", "on_track", "better", id="not-assessable-to-on-track"),
        pytest.param("on_track", "achieved", "better", id="on-track-to-achieved"),
        pytest.param("achieved", "on_track", "worse", id="achieved-to-on-track"),
        pytest.param("on_track", "not_assessable", "worse", id="on-track-to-not-assessable"),
        pytest.param("not_assessable", "at_risk", "worse", id="not-assessable-to-at-risk"),
        pytest.param("achieved", "off_track", "worse", id="achieved-to-off-track"),
        pytest.param("at_risk", "at_risk", "same", id="the-same"),
        pytest.param(None, "at_risk", "new", id="was-not-there"),
        pytest.param(None, "not_due", "new", id="was-not-there-and-has-not-begun"),
        pytest.param("not_due", "at_risk", "new", id="has-begun"),
        pytest.param("not_due", "not_due", "same", id="has-still-not-begun"),
        pytest.param("withdrawn", "at_risk", "new", id="is-pursued-again"),
        pytest.param("withdrawn", "withdrawn", "same", id="still-withdrawn"),
        pytest.param("at_risk", "not_due", "same", id="put-off-is-neither-better-nor-worse"),
    ],
)
def test_transition(before: str | None, after: str, expected: str) -> None:
    assert transition(Status(before) if before else None, Status(after), is_closing=False) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("off_track", "achieved", "closed", id="before-better"),
        pytest.param("achieved", "off_track", "closed", id="before-worse"),
        pytest.param("at_risk", "at_risk", "closed", id="before-the-same"),
        pytest.param("at_risk", "withdrawn", "closed", id="withdrawn"),
        pytest.param("not_due", "withdrawn", "closed", id="before-it-began"),
        pytest.param(None, "withdrawn", "new", id="new-goes-before"),
    ],
)
def test_closing(before: str | None, after: str, expected: str) -> None:
    assert transition(Status(before) if before else None, Status(after), is_closing=True) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([way(), actual(30, BEFORE)], ("worse", "on_track", "at_risk"), id="time-alone"),
        pytest.param(
            [way(), actual(10, BEFORE), actual(45, BETWEEN)], ("better", "off_track", "on_track"), id="a-value"
        ),
        pytest.param([way(), actual(100, BEFORE)], ("same", "achieved", "achieved"), id="nothing"),
        pytest.param([commitment(start=BETWEEN), way()], ("new", "not_due", "not_assessable"), id="begun"),
        pytest.param(
            [commitment(closure="withdrawn", closed_on=BETWEEN), way()],
            ("closed", "not_assessable", "withdrawn"),
            id="withdrawn-in-the-period",
        ),
        pytest.param(
            [commitment(closure="completed", closed_on=ON), way(), actual(100, ON)],
            ("closed", "not_assessable", "achieved"),
            id="completed-on-the-last-day",
        ),
        pytest.param(
            [commitment(closure="completed", closed_on="2026-01-31"), way(), actual(100, BETWEEN)],
            ("better", "not_assessable", "achieved"),
            id="completed-on-the-earlier-day-was-closed-then",
        ),
        pytest.param(
            [way(), actual(100, BEFORE), override("at_risk", BETWEEN, item="C-1")],
            ("worse", "achieved", "at_risk"),
            id="by-hand",
        ),
        pytest.param(
            [way(), actual(100, BEFORE), override("at_risk", BEFORE, item="C-1", valid_until=BETWEEN)],
            ("better", "at_risk", "achieved"),
            id="the-hand-is-lifted",
        ),
        pytest.param([milestone(due="2026-02-01")], ("worse", "on_track", "off_track"), id="milestones"),
    ],
)
def test_commitments(records: list[Record], expected: tuple[str, str, str]) -> None:
    own = [] if any(type(one).__name__ == "Commitment" for one in records) else [commitment()]
    found = of_commitment(between(*own, *records))
    assert (found.transition, found.before, found.reading.status) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"closure": "withdrawn", "closed_on": BETWEEN}, "closed", id="closed-when-withdrawn"),
        pytest.param({"closure": "completed", "closed_on": BETWEEN}, "better", id="judged-on-when-completed"),
        pytest.param({"start": BETWEEN}, "new", id="new-when-begun"),
    ],
)
def test_indicators_of_a_commitment(fields: dict[str, object], expected: str) -> None:
    found = of_indicator(between(commitment(**fields), way(), actual(10, BEFORE), actual(60, BETWEEN)))
    assert found.transition == expected


def test_what_was_not_in_the_archive_is_new() -> None:
    change = since_archive([commitment()], [commitment(), commitment("C-2"), way(commitment="C-2"), actual(1, BETWEEN)])
    assert (of_commitment(change, "C-2").transition, of_commitment(change, "C-2").before) == ("new", None)
    inner = of_indicator(change)
    assert inner.transition == "new"
    assert (inner.before, inner.actual_from, inner.actual_to) == (None, None, Decimal(1))


def test_what_is_new_and_closed_is_new() -> None:
    closed = commitment("C-2", closure="withdrawn", closed_on=BETWEEN)
    assert of_commitment(since_archive([commitment()], [commitment(), closed]), "C-2").transition == "new"


def test_reopened_is_new() -> None:
    archived = [commitment(closure="withdrawn", closed_on=BEFORE)]
    assert of_commitment(since_archive(archived, [commitment()])).transition == "new"
