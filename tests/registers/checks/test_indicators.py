from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.registers.checks.told import message, only, told
from tests.registers.placed import actual, indicator, revision, target
from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Accumulation, Direction, Indicator, Measure, NoBaseline
from tracker.domain.register import Register

WAY: dict[str, Any] = {"baseline": Decimal(40), "target": Decimal(80)}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(indicator(baseline=Decimal(0)), ["TARGET_MISSING Indicators!2 Target"], id="blank"),
        pytest.param(indicator(target=Decimal(0)), [], id="zero-is-not-missing"),
        pytest.param(indicator(measure=Measure.QUALITATIVE), [], id="qualitative"),
        pytest.param(indicator(faulty=["target"]), [], id="target-could-not-be-read"),
        pytest.param(indicator(faulty=["measure"]), [], id="measure-could-not-be-read"),
    ],
)
def test_an_indicator_has_a_target(row: Indicator, expected: list[str]) -> None:
    assert told(Register(indicators=(row,))) == expected


LEVEL = ["TARGET_EQUALS_BASELINE Indicators!2 Target"]
GRADES: dict[str, Any] = {"measure": Measure.ORDINAL, "scale": ("poor", "fair", "good")}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(indicator(baseline=Decimal(5), target=Decimal("5.00")), LEVEL, id="equal-numbers"),
        pytest.param(indicator(baseline=Decimal(5), target=Decimal("5.01")), [], id="nearly-equal"),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), direction=Direction.DECREASE), LEVEL, id="decrease"
        ),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), direction=Direction.INCREASE), LEVEL, id="increase"
        ),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), direction=Direction.AT_LEAST), [], id="stated-at-least"
        ),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), direction=Direction.AT_MOST), [], id="stated-at-most"
        ),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), faulty=["direction"]), [], id="direction-unreadable"
        ),
        pytest.param(indicator(baseline="Good", target="good", **GRADES), LEVEL, id="equal-labels"),
        pytest.param(indicator(baseline="fair", target="good", **GRADES), [], id="other-labels"),
        pytest.param(
            indicator(target=Decimal(0), no_baseline=NoBaseline.ZERO), LEVEL, id="blank-baseline-read-as-zero"
        ),
        pytest.param(indicator(target=Decimal(0)), [], id="blank-baseline"),
        pytest.param(
            indicator(target=Decimal(0), no_baseline=NoBaseline.ZERO, faulty=["baseline"]), [], id="unreadable-baseline"
        ),
        pytest.param(
            indicator(baseline=Decimal(5), target=Decimal(5), faulty=["measure"]), [], id="measure-could-not-be-read"
        ),
        pytest.param(
            indicator(baseline="as before", target="as before", measure=Measure.QUALITATIVE), [], id="qualitative"
        ),
    ],
)
def test_a_target_differs_from_the_baseline(row: Indicator, expected: list[str]) -> None:
    assert told(Register(indicators=(row,))) == expected


CONTRARY = ["DIRECTION_CONTRADICTS Indicators!2 Direction"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(indicator(direction=Direction.DECREASE, **WAY), CONTRARY, id="decrease-to-more"),
        pytest.param(indicator(direction=Direction.INCREASE, **WAY), [], id="increase-to-more"),
        pytest.param(
            indicator(direction=Direction.INCREASE, baseline=Decimal(8), target=Decimal(4)), CONTRARY, id="to-less"
        ),
        pytest.param(
            indicator(direction=Direction.INCREASE, baseline=Decimal(-20), target=Decimal(-30)), CONTRARY, id="negative"
        ),
        pytest.param(indicator(**WAY), [], id="not-stated"),
        pytest.param(indicator(direction=Direction.AT_MOST, **WAY), [], id="a-level-to-keep-contradicts-nothing"),
        pytest.param(indicator(direction=Direction.DECREASE, target=Decimal(8)), [], id="no-baseline"),
        pytest.param(
            indicator(direction=Direction.DECREASE, target=Decimal(8), no_baseline=NoBaseline.ZERO), CONTRARY, id="zero"
        ),
        pytest.param(
            indicator(direction=Direction.DECREASE, baseline="poor", target="good", **GRADES), CONTRARY, id="labels"
        ),
        pytest.param(
            indicator(direction=Direction.DECREASE, baseline="good", target="poor", **GRADES), [], id="labels-agree"
        ),
    ],
)
def test_a_stated_direction_agrees(row: Indicator, expected: list[str]) -> None:
    assert told(Register(indicators=(row,))) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            indicator(direction=Direction.DECREASE, baseline=Decimal("1E+3"), target=Decimal("2.5E+3")),
            "'decrease' contradicts the figures: baseline 1000, target 2500.",
            id="figures-in-plain-digits",
        ),
        pytest.param(
            indicator(direction=Direction.DECREASE, target=Decimal("0.50"), no_baseline=NoBaseline.ZERO),
            "'decrease' contradicts the figures: baseline 0, target 0.50.",
            id="zero-where-the-register-says-so",
        ),
    ],
)
def test_words_of_a_contradiction(row: Indicator, expected: str) -> None:
    assert message(Register(indicators=(row,))) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            indicator(measure=Measure.ORDINAL, target="good"), ["REQUIRED_IF Indicators!2 Scale"], id="no-scale"
        ),
        pytest.param(indicator(measure=Measure.ORDINAL, target="good", faulty=["scale"]), [], id="scale-unreadable"),
        pytest.param(
            indicator(measure=Measure.ORDINAL, target="good", without=("scale",)),
            ["REQUIRED_IF Indicators!2 Measure"],
            id="no-such-column",
        ),
        pytest.param(indicator(target="good", **GRADES), [], id="scale"),
        pytest.param(indicator(target=Decimal(1)), [], id="a-number-needs-none"),
    ],
)
def test_an_ordinal_has_a_scale(row: Indicator, expected: list[str]) -> None:
    assert told(Register(indicators=(row,))) == expected


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        pytest.param(
            Register(indicators=(indicator(baseline="bad", target="good", **GRADES),)),
            ["LABEL_NOT_ON_SCALE Indicators!2 Baseline"],
            id="baseline",
        ),
        pytest.param(
            Register(indicators=(indicator(baseline="poor", target="best", **GRADES),)),
            ["LABEL_NOT_ON_SCALE Indicators!2 Target"],
            id="target",
        ),
        pytest.param(
            Register(indicators=(indicator(target="good", **GRADES),), targets=(target("2025-06-30", value="so-so"),)),
            ["LABEL_NOT_ON_SCALE Targets!2 Value"],
            id="interim-target",
        ),
        pytest.param(
            Register(
                indicators=(indicator(target="good", **GRADES),),
                actuals=(actual("2025-06-30", value="so-so"), actual("2025-12-31", 3, value="FAIR ")),
            ),
            ["LABEL_NOT_ON_SCALE Actuals!2 Value"],
            id="actual",
        ),
        pytest.param(
            Register(
                indicators=(indicator(target="good", **GRADES),),
                revisions=(
                    revision(RevisedField.TARGET, "2025-06-30", item="I-1", old="best", new="good"),
                    revision(RevisedField.TARGET_DATE, "2025-06-30", 3, item="I-1", old=date(2025, 1, 1), new=None),
                ),
            ),
            ["LABEL_NOT_ON_SCALE Revisions!2 Old"],
            id="revision",
        ),
        pytest.param(
            Register(indicators=(indicator(target="4", measure=Measure.ORDINAL, scale=("1", "2", "3")),)),
            ["LABEL_NOT_ON_SCALE Indicators!2 Target"],
            id="a-number-is-a-label-too",
        ),
        pytest.param(
            Register(indicators=(indicator(measure=Measure.QUALITATIVE, target="any words"),)), [], id="qualitative"
        ),
        pytest.param(
            Register(indicators=(indicator(target="good", **GRADES),), actuals=(actual("2025-06-30"),)),
            [],
            id="missing-is-no-label",
        ),
    ],
)
def test_values_of_an_ordinal_are_labels_of_its_scale(register: Register, expected: list[str]) -> None:
    assert told(register) == expected


def test_a_label_that_is_not_on_the_scale_is_offered_the_one_that_was_meant() -> None:
    register = Register(indicators=(indicator(baseline="pooor", target="good", **GRADES),))
    assert message(register) == "'pooor' is not a label of the scale poor < fair < good. Did you mean poor?"
    assert [cell.place for cell in only(register).related] == ["Indicators!N2"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            indicator(target="good", accumulation=Accumulation.SUM, **GRADES),
            ["SUM_OF_LABELS Indicators!2 Accumulation"],
            id="sum-of-labels",
        ),
        pytest.param(indicator(target="good", **GRADES), [], id="latest-label"),
        pytest.param(indicator(target=Decimal(3), accumulation=Accumulation.SUM), [], id="sum-of-numbers"),
    ],
)
def test_labels_are_not_added_up(row: Indicator, expected: list[str]) -> None:
    assert told(Register(indicators=(row,))) == expected


def percent(**fields: Any) -> Indicator:
    return indicator(measure=Measure.PERCENT, **{"target": Decimal(50), **fields})


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        pytest.param(
            Register(indicators=(percent(baseline=Decimal("-0.1")),)),
            ["PERCENT_OUTSIDE Indicators!2 Baseline"],
            id="baseline-below-0",
        ),
        pytest.param(Register(indicators=(percent(baseline=Decimal(0), target=Decimal(100)),)), [], id="0-and-100"),
        pytest.param(
            Register(indicators=(percent(target=Decimal("100.1")),)),
            ["PERCENT_OUTSIDE Indicators!2 Target"],
            id="target-above-100",
        ),
        pytest.param(
            Register(indicators=(percent(),), targets=(target("2025-06-30", value=Decimal(400)),)),
            ["PERCENT_OUTSIDE Targets!2 Value"],
            id="interim-target",
        ),
        pytest.param(
            Register(indicators=(percent(),), actuals=(actual("2025-06-30", value=Decimal(4000)),)),
            ["PERCENT_OUTSIDE Actuals!2 Value"],
            id="actual",
        ),
        pytest.param(
            Register(
                indicators=(percent(),),
                actuals=(actual("2025-06-30", numerator=Decimal(9), denominator=Decimal(8)),),
            ),
            ["PERCENT_OUTSIDE Actuals!2 Numerator"],
            id="made-of-its-parts",
        ),
        pytest.param(
            Register(
                indicators=(percent(),),
                actuals=(actual("2025-06-30", numerator=Decimal(8), denominator=Decimal(8)),),
            ),
            [],
            id="all-of-them",
        ),
        pytest.param(
            Register(
                indicators=(percent(),),
                actuals=(actual("2025-06-30", numerator=Decimal(8), denominator=Decimal(0)),),
            ),
            [],
            id="nothing-to-divide-by-is-missing",
        ),
        pytest.param(
            Register(
                indicators=(percent(),),
                actuals=(actual("2025-06-30", value=Decimal(90), numerator=Decimal(9), denominator=Decimal(8)),),
            ),
            ["TOTAL_MISMATCH Actuals!2 Value"],
            id="the-value-counts-where-there-is-one",
        ),
        pytest.param(Register(indicators=(indicator(target=Decimal(400)),)), [], id="a-number-may-be-any"),
    ],
)
def test_percentages_lie_between_0_and_100(register: Register, expected: list[str]) -> None:
    assert told(register) == expected


def test_a_percentage_just_above_100_never_reads_100() -> None:
    parts = actual("2025-06-30", numerator=Decimal("100.0001"), denominator=Decimal(100))
    register = Register(indicators=(percent(),), actuals=(parts,))
    assert message(register) == "100.01 per cent is not between 0 and 100."
    assert only(register).value == "100.0001"
    assert not only(register).is_error


SUM: dict[str, Any] = {"accumulation": Accumulation.SUM}


@pytest.mark.parametrize(
    ("of", "fields", "expected"),
    [
        pytest.param(
            percent(**SUM), {"value": Decimal(40)}, ["SUM_OF_PERCENTAGES Actuals!2 Value"], id="value-without-parts"
        ),
        pytest.param(
            percent(**SUM),
            {"value": Decimal(40), "numerator": Decimal(4), "denominator": Decimal(10)},
            [],
            id="value-with-parts",
        ),
        pytest.param(percent(**SUM), {"numerator": Decimal(4), "denominator": Decimal(10)}, [], id="parts"),
        pytest.param(percent(**SUM), {}, [], id="missing"),
        pytest.param(
            percent(**SUM), {"value": Decimal(40), "faulty": ["numerator", "denominator"]}, [], id="parts-unreadable"
        ),
        pytest.param(
            percent(**SUM),
            {"value": Decimal(40), "numerator": Decimal(4)},
            ["REQUIRED_IF Actuals!2 Denominator"],
            id="half-of-the-parts-is-another-cause",
        ),
        pytest.param(percent(), {"value": Decimal(40)}, [], id="latest"),
        pytest.param(indicator(target=Decimal(9), **SUM), {"value": Decimal(40)}, [], id="numbers-add-up"),
    ],
)
def test_percentages_are_added_by_their_parts(of: Indicator, fields: dict[str, Any], expected: list[str]) -> None:
    assert told(Register(indicators=(of,), actuals=(actual("2025-06-30", **fields),))) == expected
