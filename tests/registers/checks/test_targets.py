from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.registers.checks.told import message, told
from tests.registers.placed import agreement, commitment, day, indicator, session, target
from tracker.domain.indicators import Indicator, Measure, NoBaseline, Target
from tracker.domain.register import Register

MID = "2025-06-30"
WAY: dict[str, Any] = {"baseline": Decimal(40), "target": Decimal(80)}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(target(MID, 3, value=Decimal(5)), ["TARGET_DUPLICATE Targets!3 Due"], id="same-day"),
        pytest.param(target(MID, 3, value=Decimal(1)), ["TARGET_DUPLICATE Targets!3 Due"], id="same-row-is-one-cause"),
        pytest.param(target(MID, 3, indicator="i-1"), ["TARGET_DUPLICATE Targets!3 Due"], id="case-does-not-count"),
        pytest.param(target("2025-07-01", 3), [], id="next-day"),
        pytest.param(target(MID, 3, indicator="I-2"), [], id="another-indicator"),
    ],
)
def test_one_interim_target_a_day(second: Target, expected: list[str]) -> None:
    assert told(Register(targets=(target(MID, value=Decimal(1)), second))) == expected


OFF = ["TARGET_OUTSIDE_PATH Targets!2 Value"]
GRADES: dict[str, Any] = {"measure": Measure.ORDINAL, "scale": ("poor", "fair", "good")}


@pytest.mark.parametrize(
    ("of", "value", "expected"),
    [
        pytest.param(indicator(**WAY), Decimal("39.9"), OFF, id="below-the-baseline"),
        pytest.param(indicator(**WAY), Decimal(40), [], id="still-the-baseline"),
        pytest.param(indicator(**WAY), Decimal(80), [], id="already-the-target"),
        pytest.param(indicator(**WAY), Decimal("80.1"), OFF, id="beyond-the-target"),
        pytest.param(indicator(baseline=Decimal(80), target=Decimal(-40)), Decimal(0), [], id="falling"),
        pytest.param(indicator(baseline=Decimal(80), target=Decimal(-40)), Decimal(-41), OFF, id="falling-beyond"),
        pytest.param(indicator(target=Decimal(80)), Decimal(900), [], id="no-baseline"),
        pytest.param(indicator(target=Decimal(80), no_baseline=NoBaseline.ZERO), Decimal(-1), OFF, id="zero-baseline"),
        pytest.param(indicator(**WAY), None, [], id="no-value"),
        pytest.param(indicator(baseline="poor", target="fair", **GRADES), "good", OFF, id="label-beyond"),
        pytest.param(indicator(baseline="poor", target="good", **GRADES), "fair", [], id="label-between"),
        pytest.param(indicator(code="I-2", **WAY), Decimal(900), [], id="another-indicator"),
    ],
)
def test_an_interim_target_lies_between_the_values(of: Indicator, value: Any, expected: list[str]) -> None:
    assert told(Register(indicators=(of,), targets=(target(MID, value=value),))) == expected


def test_words_of_an_interim_target_off_the_path() -> None:
    register = Register(indicators=(indicator(**WAY),), targets=(target(MID, value=Decimal(90)),))
    assert message(register) == "The interim target 90 does not lie between baseline 40 and target 80."


EARLY = ["TARGET_DATE_OUTSIDE Targets!2 Due"]
MID_DAY, NEXT_DAY = day(MID), day("2025-07-01")


@pytest.mark.parametrize(
    ("of", "within", "expected"),
    [
        pytest.param({"baseline_date": MID_DAY}, {}, EARLY, id="on-the-baseline-date"),
        pytest.param({"baseline_date": day("2025-06-29")}, {}, [], id="the-day-after-the-baseline"),
        pytest.param({"target_date": MID_DAY}, {}, EARLY, id="on-the-target-date"),
        pytest.param({"target_date": NEXT_DAY}, {}, [], id="the-day-before-the-target-date"),
        pytest.param({}, {"due": MID_DAY}, EARLY, id="on-the-commitment's-due-day"),
        pytest.param({"target_date": NEXT_DAY}, {"due": MID_DAY}, [], id="its-own-target-date-counts"),
        pytest.param({"faulty": ["target_date"]}, {"due": MID_DAY}, [], id="its-own-target-date-unreadable"),
        pytest.param({}, {"start": MID_DAY}, EARLY, id="on-the-start"),
        pytest.param({"baseline_date": day("2024-12-31")}, {"start": MID_DAY}, [], id="the-baseline-date-goes-before"),
        pytest.param({"faulty": ["baseline_date"]}, {"start": MID_DAY}, [], id="baseline-date-unreadable"),
        pytest.param({}, {"session": "S-1"}, EARLY, id="on-the-session"),
        pytest.param({}, {"session": "S-1", "faulty": ["start"]}, [], id="start-unreadable"),
        pytest.param({}, {"agreement": "A-2"}, EARLY, id="on-the-day-of-signature"),
        pytest.param({}, {"session": "S-2", "agreement": "A-2"}, EARLY, id="a-session-without-day-is-passed-over"),
        pytest.param({}, {}, [], id="neither-start-nor-end"),
        pytest.param({"commitment": "C-404", "baseline_date": MID_DAY}, {}, EARLY, id="commitment-unknown"),
        pytest.param({"commitment": "C-404"}, {"due": MID_DAY}, [], id="nothing-of-an-unknown-commitment"),
        pytest.param({"code": "I-2", "baseline_date": MID_DAY}, {}, [], id="another-indicator"),
    ],
)
def test_an_interim_target_lies_between_the_days(
    of: dict[str, Any], within: dict[str, Any], expected: list[str]
) -> None:
    register = Register(
        sessions=(session(first_day=MID_DAY), session("S-2", 3)),
        agreements=(agreement(), agreement("A-2", 3, signed_on=MID_DAY)),
        commitments=(commitment(**within),),
        indicators=(indicator(**WAY, **of),),
        targets=(target(MID, value=Decimal(60)),),
    )
    assert told(register) == expected


def test_words_of_an_interim_target_out_of_its_time() -> None:
    register = Register(indicators=(indicator(target_date=MID_DAY, **WAY),), targets=(target(MID, value=Decimal(60)),))
    assert message(register) == (
        "The interim target of 2025-06-30 does not lie between the start (blank) and the target date (2025-06-30);"
        " it is ignored."
    )
