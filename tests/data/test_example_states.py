"""The example register: between them its commitments show every state, on the days that people ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from tests.data.example import WORKBOOK, source_rows
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.domain.values import Completion, DeadlineState, Flag, Status
from tracker.pipeline import read_and_assess
from tracker.registers.read import read_register

REFERENCE_DAY, TODAY, END_OF_YEAR = date(2026, 3, 31), date(2026, 11, 24), date(2026, 12, 31)
DAYS = pytest.mark.parametrize("day", [REFERENCE_DAY, TODAY, END_OF_YEAR], ids=str)


@cache
def assessed(day: date) -> Assessment:
    return read_and_assess([WORKBOOK], day, lambda _phase, _done, _all: None).assessment


def readings(day: date) -> list[CommitmentReading | IndicatorReading]:
    return [*assessed(day).commitments, *assessed(day).indicators]


@DAYS
@pytest.mark.parametrize(
    ("shown", "states"),
    [
        pytest.param(lambda day: {one.status for one in assessed(day).commitments}, Status, id="status"),
        pytest.param(lambda day: {one.completion for one in assessed(day).commitments}, Completion, id="completion"),
        pytest.param(
            lambda day: {one.deadline.state for one in assessed(day).commitments}, DeadlineState, id="deadline"
        ),
        pytest.param(lambda day: {flag for one in readings(day) for flag in one.flags}, Flag, id="flags"),
    ],
)
def test_every_state_is_shown(
    day: date,
    shown: Callable[[date], set[Status | Completion | DeadlineState | Flag]],
    states: type[Status | Completion | DeadlineState | Flag],
) -> None:
    assert set(states) - shown(day) == set()


@pytest.mark.parametrize("day", [TODAY, END_OF_YEAR], ids=str)
def test_the_register_is_read_without_any_problem(day: date) -> None:
    _, problems = read_register([WORKBOOK], as_of=day)
    assert problems == []


def test_on_an_earlier_day_only_later_values_are_worth_a_warning() -> None:
    _, problems = read_register([WORKBOOK], as_of=REFERENCE_DAY)
    later = [row for row in source_rows("Actuals") if row["Date"] > REFERENCE_DAY.isoformat()]
    assert [one.code for one in problems] == ["ACTUAL_IN_FUTURE"] * len(later)


@pytest.mark.parametrize(
    ("sheet", "heading", "values"),
    [
        pytest.param("Indicators", "Measure", {"number", "percent", "currency", "ordinal", "qualitative"}, id="R1"),
        pytest.param("Indicators", "Accumulation", {"sum"}, id="R1-sum"),
        pytest.param("Indicators", "Direction", {"decrease", "at_least", "at_most"}, id="R2-levels"),
        pytest.param("Indicators", "Level", {"outcome", "impact"}, id="levels-of-outcome"),
        pytest.param("Actuals", "Verification", {"verified", "draft", "returned"}, id="R1-counted-or-not"),
        pytest.param("Actuals", "Qualifier", {"about", "above"}, id="qualified"),
        pytest.param("Revisions", "Field", {"Due", "Target", "Target date"}, id="R0-moved"),
        pytest.param("Commitments", "Closure", {"completed", "withdrawn", "superseded"}, id="R8-closed"),
        pytest.param("Commitments", "Priority", {"high"}, id="priority"),
    ],
)
def test_the_means_of_the_format_are_used(sheet: str, heading: str, values: set[str]) -> None:
    assert values <= {row[heading] for row in source_rows(sheet)}


def test_percentages_are_given_by_their_parts_too() -> None:
    assert [row for row in source_rows("Actuals") if row["Numerator"] and row["Denominator"]]


def test_interim_targets_lead_to_several_targets() -> None:
    assert len({row["Indicator"] for row in source_rows("Targets")}) > 1


def test_every_revision_has_a_basis() -> None:
    assert [row["Item"] for row in source_rows("Revisions") if not row["Basis"]] == []


@pytest.mark.parametrize(
    ("day", "set_by_hand"),
    [
        pytest.param(REFERENCE_DAY, {"PT-EN-05-I1", "PT-CU-04"}, id="R4.1-both-valid"),
        pytest.param(TODAY, {"PT-CU-04"}, id="R4.1-one-expired"),
    ],
)
def test_a_light_set_by_hand_expires(day: date, set_by_hand: set[str]) -> None:
    assert {one.override.item for one in readings(day) if one.override} == set_by_hand
