"""The worked examples of the rule set, one by one, and the shares they print."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.judging import read_indicator
from tests.build import actual, commitment, indicator
from tracker.assessment.readings import IndicatorReading
from tracker.domain.values import Flag, Missing, Share


def shown(share: Share) -> float | None:
    return None if isinstance(share, Missing) else round(float(share), 4)


Example = tuple[object, object, tuple[str, str], str, object]
"""Baseline, target, start and target date, the day, the actual."""

YEAR = ("2026-01-01", "2027-01-01")


def read(example: Example) -> IndicatorReading:
    baseline, target, (start, end), on, value = example
    way = indicator(baseline=baseline, target=target, target_date=end)
    return read_indicator(commitment(start=start), way, actual(value, on), on=on)


@pytest.mark.parametrize(
    ("example", "shares", "status", "reason"),
    [
        pytest.param((0, 100, YEAR, "2026-07-02", 40), (0.4, 0.4986, 0.8022), "on_track", "on_pace", id="on-pace"),
        pytest.param((48, 24, YEAR, "2026-07-02", 42), (0.25, 0.4986, 0.5014), "off_track", "far_behind", id="falling"),
        pytest.param(
            (80, 120, ("2025-01-01", "2025-12-31"), "2026-01-01", 114),
            (0.85, None, None),
            "at_risk",
            "past_due",
            id="past-due",
        ),
        pytest.param((-20, 10, YEAR, "2026-01-01", -20), (0, 0, None), "on_track", "ahead", id="at-the-start"),
        pytest.param(
            (None, 500, YEAR, "2026-07-02", 30), (None, None, None), "not_assessable", "no_baseline", id="no-baseline"
        ),
        pytest.param(
            (100, 0, YEAR, "2026-07-02", 105),
            (-0.05, 0.4986, -0.1003),
            "off_track",
            "moving_wrong_way",
            id="reversal",
        ),
    ],
)
def test_worked_example(example: Example, shares: tuple[float | None, ...], status: str, reason: str) -> None:
    reading = read(example)
    assert (reading.status, reading.reason.code) == (status, reason)
    assert tuple(shown(share) for share in (reading.achievement, reading.expected, reading.ratio)) == shares


def test_only_the_reversal_is_flagged() -> None:
    assert read((100, 0, YEAR, "2026-07-02", 105)).flags == (Flag.REVERSAL,)
    assert read((0, 100, YEAR, "2026-07-02", 40)).flags == ()


def test_shares_are_exact() -> None:
    reading = read((0, 100, YEAR, "2026-07-02", 40))
    assert (reading.achievement, reading.expected) == (Fraction(2, 5), Fraction(182, 365))
    assert reading.ratio == Fraction(2, 5) / Fraction(182, 365)
