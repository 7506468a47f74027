"""The rules as they were gone through: the last one asked is the one that gave the light."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from tests.assessment.crowded import DAYS, ROWS, made
from tests.assessment.judging import DAY_AFTER, HALF_WAY, POLICY, judged, on_the_way
from tests.build import actual, commitment, faulty_row, indicator, milestone, override
from tracker.assessment.assess import assess
from tracker.assessment.needs import better_commitment, better_indicator
from tracker.assessment.trace import CommitmentTrace, Rule, Step, traced
from tracker.domain.record import FaultyRow, Record


def trace(*records: Record | FaultyRow, on: str = HALF_WAY) -> CommitmentTrace:
    own = () if any(type(one).__name__ == "Commitment" for one in records) else (commitment(),)
    found = judged(*own, *records, on=on)
    return traced(found.commitments[0], found)


def asked(steps: tuple[Step, ...]) -> str:
    """The rules that were asked, those that fit in capitals."""
    return " ".join(step.rule.value.upper() if step.light else step.rule.value for step in steps)


BEFORE_THE_WAY = "override standing qualitative level met_without_baseline"


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            HALF_WAY,
            f"{BEFORE_THE_WAY} achieved not_assessable reversal ON_THE_WAY",
            id="R4.7",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            DAY_AFTER,
            f"{BEFORE_THE_WAY} achieved not_assessable reversal on_the_way PAST_DUE",
            id="R4.8",
        ),
        pytest.param(
            [on_the_way(), actual(-1, HALF_WAY)],
            HALF_WAY,
            f"{BEFORE_THE_WAY} achieved not_assessable REVERSAL",
            id="R4.6",
        ),
        pytest.param([on_the_way()], HALF_WAY, f"{BEFORE_THE_WAY} achieved NOT_ASSESSABLE", id="R4.5"),
        pytest.param([on_the_way(), actual(100, HALF_WAY)], HALF_WAY, f"{BEFORE_THE_WAY} ACHIEVED", id="R4.4"),
        pytest.param(
            [on_the_way(baseline=None), actual(100, HALF_WAY)],
            HALF_WAY,
            "override standing qualitative level MET_WITHOUT_BASELINE",
            id="R2-met",
        ),
        pytest.param(
            [on_the_way(direction="at_least"), actual(1, HALF_WAY)],
            HALF_WAY,
            "override standing qualitative LEVEL",
            id="R2-level",
        ),
        pytest.param([indicator(measure="qualitative")], HALF_WAY, "override standing QUALITATIVE", id="qualitative"),
        pytest.param([commitment(closure="withdrawn"), on_the_way()], HALF_WAY, "override STANDING", id="R4.2"),
        pytest.param([commitment(start=DAY_AFTER), on_the_way()], HALF_WAY, "override STANDING", id="R4.3"),
        pytest.param(
            [commitment(start=DAY_AFTER), on_the_way(), override("at_risk", HALF_WAY)],
            HALF_WAY,
            "OVERRIDE STANDING",
            id="R4.1-the-rules-are-asked-all-the-same",
        ),
    ],
)
def test_rules_of_an_indicator(records: list[Record], on: str, expected: str) -> None:
    assert asked(trace(*records, on=on).indicators[0].steps) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way()], "override standing WORST_INDICATOR", id="an-indicator"),
        pytest.param([milestone()], "override standing worst_indicator MILESTONES", id="milestones"),
        pytest.param(
            [indicator(measure="qualitative")],
            "override standing worst_indicator milestones QUALITATIVE_ONLY",
            id="only-described",
        ),
        pytest.param(
            [], "override standing worst_indicator milestones qualitative_only NOTHING", id="nothing-to-measure"
        ),
        pytest.param([commitment(closure="withdrawn")], "override STANDING", id="withdrawn"),
        pytest.param(
            [faulty_row("Indicators", commitment="C-1")], "override standing WORST_INDICATOR", id="a-lost-row"
        ),
        pytest.param(
            [on_the_way(), override("at_risk", HALF_WAY, item="C-1")], "OVERRIDE standing WORST_INDICATOR", id="by-hand"
        ),
    ],
)
def test_rules_of_a_commitment(records: list[Record | FaultyRow], expected: str) -> None:
    assert asked(trace(*records).steps) == expected


def test_rules_of_milestones_are_asked_where_there_are_any() -> None:
    late = trace(milestone(due="2026-02-19"), milestone("M-2", due="2026-12-31"))
    assert asked(late.milestone_steps) == "achieved not_assessable reversal ON_THE_WAY"
    assert trace(on_the_way()).milestone_steps == ()


def test_every_rule_has_the_name_of_a_function() -> None:
    assert all(rule.value == rule.name.lower() for rule in Rule)


@settings(max_examples=300)
@given(ROWS, DAYS)
def test_the_last_rule_asked_gave_the_light(rows: list[Record | FaultyRow], on: date) -> None:
    found = assess(made(rows), as_of=on, policy=POLICY)
    for reading in found.commitments:
        gone_through = traced(reading, found)
        last = gone_through.steps[-1].light
        assert last is not None
        assert (last.status, last.reason) == (reading.computed_status, reading.computed_reason)
        assert (gone_through.steps[0].light is None) is (reading.override is None)
        for inner in gone_through.indicators:
            light = inner.steps[-1].light
            assert light is not None
            assert (light.status, light.reason.code) == (
                inner.reading.computed_status,
                inner.reading.computed_reason.code,
            )


@settings(max_examples=300)
@given(ROWS, DAYS)
def test_a_better_light_is_better_and_something_is_needed_for_it(rows: list[Record | FaultyRow], on: date) -> None:
    found = assess(made(rows), as_of=on, policy=POLICY)
    order = list(type(found.commitments[0].status)) if found.commitments else []
    for reading in found.commitments:
        gone_through = traced(reading, found)
        better = better_commitment(gone_through)
        assert (better.status is None) is (not better.needs)
        if better.status is not None:
            assert order.index(better.status) > order.index(reading.status)
        for inner in gone_through.indicators:
            next_one = better_indicator(inner)
            assert (next_one.status is None) is (not next_one.needs)
            if next_one.status is not None:
                assert order.index(next_one.status) > order.index(inner.reading.computed_status)
