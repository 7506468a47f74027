"""Thresholds as data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, POLICY, judged, on_the_way
from tests.build import actual, commitment, day, register
from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy


def test_shipped_profile() -> None:
    assert POLICY.identifier == "idb-crf/1"
    shares = (POLICY.on_track_from, POLICY.at_risk_from, POLICY.past_due_at_risk_from, POLICY.over_achieved_above)
    assert shares == (Fraction(4, 5), Fraction(3, 5), Fraction(17, 20), Fraction(23, 20))
    assert (POLICY.substantial_from, POLICY.due_soon_days, POLICY.stale_months) == (Fraction(1, 2), 30, 12)


def test_unknown_profile() -> None:
    with pytest.raises(FileNotFoundError):
        shipped_policy("unknown")


def test_rules_take_their_thresholds_from_the_policy() -> None:
    milder = replace(POLICY, on_track_from=Fraction(1, 10), over_achieved_above=Fraction(0))
    rows = register(commitment(), on_the_way(), actual(5, HALF_WAY))
    (reading,) = assess(rows, as_of=day(HALF_WAY), policy=milder).indicators
    assert reading.status == "on_track"


@pytest.mark.parametrize(
    ("policy", "setting", "expected"),
    [
        pytest.param(False, False, False, id="neither"),
        pytest.param(True, False, True, id="policy"),
        pytest.param(False, True, True, id="setting"),
    ],
)
def test_verified_only_by_policy_or_setting(policy: bool, setting: bool, expected: bool) -> None:
    rows = register(commitment(), on_the_way(), actual(50, HALF_WAY), settings={"verified_only": setting})
    found = assess(rows, as_of=day(HALF_WAY), policy=replace(POLICY, verified_only=policy))
    assert found.policy.verified_only is expected
    assert found.indicators[0].status == ("not_assessable" if expected else "on_track")


def test_the_assessment_says_what_it_is_of() -> None:
    found = judged(commitment(closure="completed", closed_on="2026-03-01"), on=HALF_WAY)
    assert (found.as_of, found.policy) == (day(HALF_WAY), POLICY)
    assert found.register.commitments[0].closure == "open"
