"""R4.4 to R4.8: the light of an indicator on its way, and R2 where there is no way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, START, TARGET_DATE, on_the_way, read_indicator, told
from tests.build import actual, commitment
from tracker.domain.values import Flag, Missing, ReasonCode


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [
        pytest.param("-0.01", "off_track", "moving_wrong_way", id="R4.6-below-the-baseline"),
        pytest.param("0", "off_track", "far_behind", id="R4.7-nothing-gone"),
        pytest.param("29.99", "off_track", "far_behind", id="R4.7-just-below-0.60"),
        pytest.param("30", "at_risk", "behind", id="R4.7-exactly-0.60"),
        pytest.param("39.99", "at_risk", "behind", id="R4.7-just-below-0.80"),
        pytest.param("40", "on_track", "on_pace", id="R4.7-exactly-0.80"),
        pytest.param("49.99", "on_track", "on_pace", id="R4.7-just-below-1"),
        pytest.param("50", "on_track", "ahead", id="R4.7-exactly-1"),
        pytest.param("99.99", "on_track", "ahead", id="R4.4-just-below-the-target"),
        pytest.param("100", "achieved", "achieved", id="R4.4-exactly-the-target"),
    ],
)
def test_on_the_way(value: str, status: str, reason: str) -> None:
    assert told(read_indicator(on_the_way(), actual(value, HALF_WAY))) == (status, reason)
    falling = read_indicator(on_the_way(baseline=100, target=0), actual(100 - Decimal(value), HALF_WAY))
    assert told(falling) == (status, reason)


@pytest.mark.parametrize(
    ("value", "on", "status", "reason"),
    [
        pytest.param(79, TARGET_DATE, "at_risk", "behind", id="R4.7-on-the-target-date"),
        pytest.param(80, TARGET_DATE, "on_track", "on_pace", id="R4.7-on-the-target-date-0.80"),
        pytest.param("84.99", DAY_AFTER, "off_track", "past_due", id="R4.8-just-below-0.85"),
        pytest.param(85, DAY_AFTER, "at_risk", "past_due", id="R4.8-exactly-0.85"),
        pytest.param("99.99", DAY_AFTER, "at_risk", "past_due", id="R4.8-just-below-the-target"),
        pytest.param(0, DAY_AFTER, "off_track", "past_due", id="R4.8-nothing-gone"),
        pytest.param(-1, DAY_AFTER, "off_track", "moving_wrong_way", id="R4.6-goes-before-past-due"),
        pytest.param(100, DAY_AFTER, "achieved", "achieved", id="R4.4-goes-before-past-due"),
        pytest.param(0, START, "not_assessable", "no_actual", id="R1-on-the-baseline-date"),
        pytest.param(100, "2027-01-01", "achieved", "achieved", id="R4.4-long-after"),
    ],
)
def test_around_the_target_date(value: object, on: str, status: str, reason: str) -> None:
    assert told(read_indicator(on_the_way(), actual(value, min(on, "2026-04-12")), on=on)) == (status, reason)


def test_nothing_expected_yet_is_on_track() -> None:
    begun = commitment(start=START, due=TARGET_DATE)
    reading = read_indicator(on_the_way(baseline_date=None), begun, actual(0, START), on=START)
    assert told(reading) == ("on_track", "ahead")
    assert isinstance(reading.ratio, Missing)


def test_wrong_way_is_off_track_also_where_nothing_is_expected_yet() -> None:
    begun = commitment(start=START, due=TARGET_DATE)
    reading = read_indicator(on_the_way(baseline_date=None), begun, actual(-1, START), on=START)
    assert told(reading) == ("off_track", "moving_wrong_way")


@pytest.mark.parametrize(
    ("value", "flags"),
    [
        pytest.param("100", (), id="exactly-1"),
        pytest.param("115", (), id="exactly-1.15"),
        pytest.param("115.01", (Flag.OVER_ACHIEVED,), id="just-above-1.15"),
        pytest.param("-1", (Flag.REVERSAL,), id="below-0"),
        pytest.param("0", (), id="exactly-0"),
    ],
)
def test_flags(value: str, flags: tuple[Flag, ...]) -> None:
    assert read_indicator(on_the_way(), actual(value, HALF_WAY)).flags == flags


@pytest.mark.parametrize(
    ("fields", "values", "reason"),
    [
        pytest.param({"measure": "qualitative", "baseline": None, "target": None}, [], "qualitative", id="qualitative"),
        pytest.param({}, [], "no_actual", id="no-actual"),
        pytest.param({"baseline": None, "target": None}, [], "no_actual", id="no-actual-goes-first"),
        pytest.param({"baseline": None, "target": None}, [50], "no_baseline", id="no-baseline-before-no-target"),
        pytest.param({"target": None, "target_date": None}, [50], "no_target", id="no-target-before-no-target-date"),
        pytest.param(
            {"target_date": None, "baseline_date": None}, [50], "no_target_date", id="no-target-date-before-no-start"
        ),
        pytest.param({"baseline_date": None}, [50], "no_start_date", id="no-start-date"),
        pytest.param({"baseline_date": None}, [-50], "no_start_date", id="R4.5-goes-before-R4.6"),
        pytest.param({"target_date": None}, [-50], "no_target_date", id="below-the-baseline-without-a-target-date"),
    ],
)
def test_not_assessable(fields: dict[str, object], values: list[object], reason: str) -> None:
    reading = read_indicator(on_the_way(**fields), *(actual(one, HALF_WAY) for one in values))
    assert told(reading) == ("not_assessable", reason)


def test_where_only_the_expectation_is_missing_the_share_gone_is_still_there() -> None:
    reading = read_indicator(on_the_way(baseline_date=None), actual(40, HALF_WAY))
    assert reading.achievement == Fraction(2, 5)
    assert isinstance(reading.expected, Missing)
    assert isinstance(reading.ratio, Missing)


def test_target_reached_needs_no_dates() -> None:
    reading = read_indicator(on_the_way(baseline_date=None, target_date=None), actual(100, HALF_WAY))
    assert told(reading) == ("achieved", "achieved")


def test_past_the_target_date_the_start_is_not_needed() -> None:
    reading = read_indicator(on_the_way(baseline_date=None), actual(40, HALF_WAY), on=DAY_AFTER)
    assert told(reading) == ("off_track", "past_due")


@pytest.mark.parametrize(
    ("fields", "value", "status", "reason"),
    [
        pytest.param({}, 99, "not_assessable", "no_baseline", id="not-met"),
        pytest.param({}, 100, "achieved", "achieved", id="just-met"),
        pytest.param({}, 200, "achieved", "achieved", id="exceeded"),
        pytest.param({"direction": "decrease"}, 101, "not_assessable", "no_baseline", id="falling-not-met"),
        pytest.param({"direction": "decrease"}, 100, "achieved", "achieved", id="falling-just-met"),
        pytest.param({"direction": "increase"}, 100, "achieved", "achieved", id="stated-increase"),
        pytest.param({"no_baseline": "zero"}, 50, "on_track", "ahead", id="zero-where-the-register-says-so"),
        pytest.param(
            {"no_baseline": "zero", "faulty": "no_baseline"}, 200, "not_assessable", "invalid_value", id="faulty"
        ),
        pytest.param({"target": None}, 200, "not_assessable", "no_baseline", id="no-target-either"),
    ],
)
def test_without_a_baseline(fields: dict[str, object], value: object, status: str, reason: str) -> None:
    reading = read_indicator(on_the_way(**{"baseline": None, **fields}), actual(value, HALF_WAY))
    assert told(reading) == (status, reason)
    assert reading.flags == ()


def test_a_missing_baseline_is_never_zero() -> None:
    reading = read_indicator(on_the_way(baseline=None), actual(150, HALF_WAY))
    assert reading.status == "achieved"
    assert reading.achievement == reading.expected == reading.ratio == Missing(ReasonCode.NO_BASELINE)
