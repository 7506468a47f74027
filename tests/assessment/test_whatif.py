"""What if other thresholds held."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, POLICY, on_the_way
from tests.build import actual, commitment, day, register
from tracker.assessment.assess import assess
from tracker.assessment.policy import Policy, shipped_policy
from tracker.assessment.readings import CommitmentReading
from tracker.assessment.whatif import differences, thresholds

STRICT = replace(POLICY, name="strict", on_track_from=Fraction(9, 10), due_soon_days=60)
ROWS = register(
    commitment("C-1"), commitment("C-2"), on_the_way(), actual(42, HALF_WAY), on_the_way("I-2", commitment="C-2")
)


def lights(one: Policy, other: Policy) -> list[tuple[str, str, str]]:
    first, second = (assess(ROWS, as_of=day(HALF_WAY), policy=policy) for policy in (one, other))
    return [
        (
            each.one.commitment.code if isinstance(each.one, CommitmentReading) else each.one.indicator.code,
            each.one.status.value,
            each.other.status.value,
        )
        for each in differences(first, second)
    ]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(POLICY, [], id="the-same"),
        pytest.param(STRICT, [("C-1", "on_track", "at_risk"), ("I-1", "on_track", "at_risk")], id="stricter"),
        pytest.param(replace(POLICY, due_soon_days=99), [], id="a-threshold-of-no-light"),
        pytest.param(
            replace(POLICY, verified_only=True),
            [("C-1", "on_track", "not_assessable"), ("I-1", "on_track", "not_assessable")],
            id="only-verified",
        ),
        pytest.param(
            shipped_policy("global-fund"),
            [("C-1", "on_track", "at_risk"), ("I-1", "on_track", "at_risk")],
            id="another-shipped-one",
        ),
    ],
)
def test_lights_that_differ(other: Policy, expected: list[tuple[str, str, str]]) -> None:
    assert lights(POLICY, other) == expected


def test_thresholds_that_differ() -> None:
    assert [tuple(one) for one in thresholds(POLICY, STRICT)] == [
        ("on_track_from", Fraction(4, 5), Fraction(9, 10)),
        ("due_soon_days", 30, 60),
    ]
