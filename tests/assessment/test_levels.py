"""R2: levels to keep."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, TARGET_DATE, on_the_way, read_indicator, told
from tests.build import actual
from tracker.domain.values import Flag, Missing

AT_LEAST: dict[str, Any] = {"direction": "at_least", "baseline": None, "target": 90}
AT_MOST: dict[str, Any] = {"direction": "at_most", "baseline": None, "target": 90}
KEPT: dict[str, Any] = {"baseline": 90, "target": 90}


@pytest.mark.parametrize(
    ("fields", "value", "on", "status", "reason"),
    [
        pytest.param(AT_LEAST, 90, HALF_WAY, "on_track", "level_held", id="at-least-the-level-itself"),
        pytest.param(AT_LEAST, 91, HALF_WAY, "on_track", "level_held", id="at-least-above"),
        pytest.param(AT_LEAST, "89.99", HALF_WAY, "off_track", "level_lost", id="at-least-below"),
        pytest.param(AT_MOST, 90, HALF_WAY, "on_track", "level_held", id="at-most-the-level-itself"),
        pytest.param(AT_MOST, "90.01", HALF_WAY, "off_track", "level_lost", id="at-most-above"),
        pytest.param(AT_MOST, 0, HALF_WAY, "on_track", "level_held", id="at-most-zero"),
        pytest.param(AT_LEAST, 90, TARGET_DATE, "on_track", "level_held", id="held-on-the-target-date"),
        pytest.param(AT_LEAST, 90, DAY_AFTER, "achieved", "level_held", id="held-after-it"),
        pytest.param(AT_LEAST, 89, DAY_AFTER, "off_track", "level_lost", id="lost-after-it"),
        pytest.param(
            {**AT_LEAST, "target_date": None}, 90, DAY_AFTER, "on_track", "level_held", id="held-without-date"
        ),
        pytest.param(
            {**AT_LEAST, "target_date": None}, 89, DAY_AFTER, "off_track", "level_lost", id="lost-without-date"
        ),
        pytest.param({**AT_LEAST, "baseline_date": None}, 90, HALF_WAY, "on_track", "level_held", id="no-start-needed"),
        pytest.param(
            {**AT_LEAST, "baseline": 50}, 90, HALF_WAY, "on_track", "level_held", id="a-baseline-plays-no-part"
        ),
        pytest.param({**AT_LEAST, "target": None}, 90, HALF_WAY, "not_assessable", "no_target", id="no-target"),
        pytest.param(AT_LEAST, None, HALF_WAY, "not_assessable", "no_actual", id="no-actual"),
        pytest.param({**AT_LEAST, "target": None}, None, HALF_WAY, "not_assessable", "no_actual", id="neither"),
        pytest.param(KEPT, 90, HALF_WAY, "on_track", "level_held", id="target-equals-baseline"),
        pytest.param(KEPT, 89, HALF_WAY, "off_track", "level_lost", id="target-equals-baseline-lost"),
        pytest.param({**KEPT, "target": "90.0"}, 91, HALF_WAY, "on_track", "level_held", id="equal-otherwise-written"),
        pytest.param({**KEPT, "direction": "increase"}, 91, HALF_WAY, "on_track", "level_held", id="equal-increase"),
        pytest.param({**KEPT, "direction": "decrease"}, 90, HALF_WAY, "on_track", "level_held", id="equal-decrease"),
        pytest.param(
            {**KEPT, "direction": "decrease"}, 91, HALF_WAY, "off_track", "level_lost", id="equal-decrease-lost"
        ),
        pytest.param(
            {"baseline": None, "no_baseline": "zero", "target": 0},
            0,
            HALF_WAY,
            "on_track",
            "level_held",
            id="both-zero",
        ),
        pytest.param(
            {**AT_LEAST, "faulty": "baseline"}, 90, HALF_WAY, "on_track", "level_held", id="unreadable-baseline"
        ),
        pytest.param(
            {**AT_LEAST, "target_date": None, "faulty": "target_date"},
            90,
            HALF_WAY,
            "not_assessable",
            "invalid_value",
            id="held-until-nobody-knows-when",
        ),
        pytest.param(
            {**AT_LEAST, "target_date": None, "faulty": "target_date"},
            89,
            HALF_WAY,
            "off_track",
            "level_lost",
            id="lost",
        ),
        pytest.param(
            {**AT_LEAST, "target": None, "faulty": "target"},
            90,
            HALF_WAY,
            "not_assessable",
            "invalid_value",
            id="target",
        ),
    ],
)
def test_level_to_keep(fields: dict[str, object], value: object, on: str, status: str, reason: str) -> None:
    reading = read_indicator(on_the_way(**fields), actual(value, HALF_WAY), on=on)
    assert told(reading) == (status, reason)
    assert reading.flags == ((Flag.REVERSAL,) if reason == "level_lost" else ())
    assert isinstance(reading.achievement, Missing)
    assert isinstance(reading.expected, Missing)
    assert isinstance(reading.ratio, Missing)
