"""Rules on indicators: target, direction, scale, percentages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_UP, Decimal

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Accumulation, Actual, Direction, Indicator, Measure
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import Value
from tracker.problems import Details, Problem
from tracker.registers.checks.places import first_there, found, heading_of, readable
from tracker.registers.checks.scales import baseline_of, ends_of, meant_labels, number_of, places_of
from tracker.registers.numbers import plain

LEVELS = (Direction.AT_LEAST, Direction.AT_MOST)
ON_SCALE = (RevisedField.BASELINE, RevisedField.TARGET)
HUNDRED = Decimal(100)
HUNDREDTH = Decimal("0.01")


def has_target(register: Register, as_of: date) -> Iterator[Problem]:
    """An indicator without a target cannot be judged, unless it is qualitative."""
    for one in register.indicators:
        if one.measure is not Measure.QUALITATIVE and one.target is None and readable(one, "target", "measure"):
            yield found("TARGET_MISSING", one, "target")


def target_differs(register: Register, as_of: date) -> Iterator[Problem]:
    """A target equal to the baseline is read as a level to keep; who means one says so."""
    for one in register.indicators:
        ends = ends_of(one)
        if ends is not None and ends[0] == ends[1] and one.direction not in LEVELS and readable(one, "direction"):
            yield found("TARGET_EQUALS_BASELINE", one, "target", Details(one.target, related=(one.cell("baseline"),)))


def direction_agrees(register: Register, as_of: date) -> Iterator[Problem]:
    """A stated direction agrees with baseline and target; one that is not stated follows them."""
    for one in register.indicators:
        ends = ends_of(one)
        if ends is None:
            continue
        baseline, target = ends
        contrary = {Direction.INCREASE: target < baseline, Direction.DECREASE: target > baseline}
        if one.direction is not None and contrary.get(one.direction, False):
            details = Details(one.direction, related=(one.cell("baseline"), one.cell("target")))
            names = {"direction": one.direction, "baseline": baseline_of(one), "target": one.target}
            yield found("DIRECTION_CONTRADICTS", one, "direction", details, **names)


def ordinals(register: Register) -> Iterator[Indicator]:
    """The ordinal indicators whose scale could be read, or is not there."""
    return (one for one in register.indicators if one.measure is Measure.ORDINAL and readable(one, "scale", "measure"))


def scale_is_given(register: Register, as_of: date) -> Iterator[Problem]:
    """An ordinal indicator has a scale."""
    for one in ordinals(register):
        if not one.scale:
            names = {"column": heading_of(one, "scale"), "other": heading_of(one, "measure")}
            details = Details(related=(one.cell("measure"),))
            place = first_there(one, "scale", "measure")
            yield found("REQUIRED_IF", one, place, details, other_value=one.measure, **names)


def labels_are_on_scale(register: Register, as_of: date) -> Iterator[Problem]:
    """Values of an ordinal indicator are labels of its scale."""
    for indicator in ordinals(register):
        places, scale = places_of(indicator), " < ".join(indicator.scale)
        for record, field in cells_with_values(indicator, register) if places else ():
            label = getattr(record, field)
            if isinstance(label, str) and number_of(label, places) is None:
                details = Details(label, meant_labels(label, indicator.scale), (indicator.cell("scale"),))
                yield found("LABEL_NOT_ON_SCALE", record, field, details, scale=scale)


def cells_with_values(indicator: Indicator, register: Register) -> Iterator[tuple[Record, str]]:
    """Every cell that holds a value of an indicator."""
    yield from ((indicator, field.value) for field in ON_SCALE)
    yield from ((target, "value") for target in register.targets_of(indicator.code))
    yield from ((actual, "value") for actual in register.actuals_of(indicator.code))
    for revision in register.revisions_of(indicator.code):
        if revision.field in ON_SCALE:
            yield from ((revision, field) for field in ("old", "new"))


def labels_are_not_added(register: Register, as_of: date) -> Iterator[Problem]:
    """Labels of a scale have an order but no sum."""
    for one in register.indicators:
        if one.measure is Measure.ORDINAL and one.accumulation is Accumulation.SUM:
            details = Details(one.accumulation, related=(one.cell("measure"),))
            yield found("SUM_OF_LABELS", one, "accumulation", details)


def percentages(register: Register) -> Iterator[Indicator]:
    """The indicators measured in per cent."""
    return (one for one in register.indicators if one.measure is Measure.PERCENT)


def percentages_in_range(register: Register, as_of: date) -> Iterator[Problem]:
    """Percentages lie between 0 and 100, those made of a numerator and a denominator too."""
    for indicator in percentages(register):
        yield from outside(indicator, "baseline", indicator.baseline)
        yield from outside(indicator, "target", indicator.target)
        for target in register.targets_of(indicator.code):
            yield from outside(target, "value", target.value)
        for actual in register.actuals_of(indicator.code):
            yield from outside(actual, "value", actual.value)
            yield from made_outside(actual)


def outside(record: Record, field: str, value: Value | None) -> Iterator[Problem]:
    """A percentage outside 0 to 100."""
    if isinstance(value, Decimal) and not 0 <= value <= HUNDRED:
        yield found("PERCENT_OUTSIDE", record, field, Details(value))


def made_outside(actual: Actual) -> Iterator[Problem]:
    """A numerator and denominator, with no value beside them, that make such a percentage."""
    if actual.value is not None or actual.numerator is None or not actual.denominator:
        return
    percentage = HUNDRED * actual.numerator / actual.denominator
    if not 0 <= percentage <= HUNDRED:
        details = Details(actual.numerator, related=(actual.cell("denominator"),))
        # Rounded away from the bounds: a little more than 100 must not read 100.
        shown = plain(percentage.quantize(HUNDREDTH, ROUND_UP))
        yield found("PERCENT_OUTSIDE", actual, "numerator", details, value=shown)


def percentages_are_not_added(register: Register, as_of: date) -> Iterator[Problem]:
    """Percentages of several periods are added by their parts; one without parts cannot be."""
    for indicator in percentages(register):
        if indicator.accumulation is not Accumulation.SUM:
            continue
        for actual in register.actuals_of(indicator.code):
            parts = (actual.numerator, actual.denominator)
            if actual.value is not None and parts == (None, None) and readable(actual, "numerator", "denominator"):
                details = Details(actual.value, related=(indicator.cell("accumulation"),))
                yield found("SUM_OF_PERCENTAGES", actual, "value", details)
