"""Rules on indicators, their interim targets and their actuals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.domain.indicators import Accumulation, Actual, Direction, Indicator, Measure, Target
from tracker.domain.record import Record
from tracker.domain.register import Register, fold
from tracker.domain.values import Value
from tracker.problems import Problem
from tracker.registers.checks.places import found, heading_of, readable
from tracker.registers.numbers import plain
from tracker.registers.terms import folded

LEVELS = (Direction.AT_LEAST, Direction.AT_MOST)
HUNDRED = Decimal(100)


def has_target(register: Register, as_of: date) -> Iterator[Problem]:
    """An indicator without a target cannot be judged."""
    for one in register.indicators:
        if one.measure is not Measure.QUALITATIVE and one.target is None and readable(one, "target", "measure"):
            yield found("TARGET_MISSING", one, "target")


def direction_agrees(register: Register, as_of: date) -> Iterator[Problem]:
    """A stated direction agrees with baseline and target; equal ones are a level to keep."""
    for one in register.indicators:
        baseline, target = one.baseline, one.target
        if not isinstance(baseline, Decimal) or not isinstance(target, Decimal) or one.direction in LEVELS:
            continue
        if baseline == target:
            yield found("TARGET_EQUALS_BASELINE", one, "target", value=plain(target))
        elif contradicts(one.direction, rising=target > baseline):
            names = {"direction": one.direction, "baseline": plain(baseline), "target": plain(target)}
            yield found("DIRECTION_CONTRADICTS", one, "direction", value=one.direction, **names)


def contradicts(direction: Direction | None, *, rising: bool) -> bool:
    """Whether a stated direction is the other one."""
    return direction is (Direction.DECREASE if rising else Direction.INCREASE)


def scale_is_given(register: Register, as_of: date) -> Iterator[Problem]:
    """An ordinal indicator has a scale, and its values are labels of it."""
    for one in register.indicators:
        if one.measure is not Measure.ORDINAL or not readable(one, "scale", "measure"):
            continue
        if not one.scale:
            names = {"column": heading_of(one, "scale"), "other": heading_of(one, "measure")}
            yield found("REQUIRED_IF", one, "scale", other_value=one.measure.value, **names)
            continue
        yield from label_problems(one, "baseline", one.baseline, one)
        yield from label_problems(one, "target", one.target, one)
        for target in register.targets_of(one.code):
            yield from label_problems(target, "value", target.value, one)
        for actual in register.actuals_of(one.code):
            yield from label_problems(actual, "value", actual.value, one)


def label_problems(record: Record, field: str, value: Value | None, indicator: Indicator) -> Iterator[Problem]:
    """A value that is no label of the scale."""
    labels = {folded(label) for label in indicator.scale}
    if isinstance(value, str) and folded(value) not in labels:
        yield found("LABEL_NOT_ON_SCALE", record, field, value=value, scale=" < ".join(indicator.scale))


def percentages(register: Register, as_of: date) -> Iterator[Problem]:
    """Percentages lie between 0 and 100, and are never added up."""
    for one in register.indicators:
        if one.measure is not Measure.PERCENT:
            continue
        yield from percent_problems(one, "baseline", one.baseline)
        yield from percent_problems(one, "target", one.target)
        for actual in register.actuals_of(one.code):
            yield from percent_problems(actual, "value", actual.value)
            if one.accumulation is Accumulation.SUM and actual.value is not None and actual.denominator is None:
                yield found("SUM_OF_PERCENTAGES", actual, "value", (one.cell("accumulation"),), value=actual.value)


def percent_problems(record: Record, field: str, value: Value | None) -> Iterator[Problem]:
    """A percentage outside 0 to 100."""
    if isinstance(value, Decimal) and not 0 <= value <= HUNDRED:
        yield found("PERCENT_OUTSIDE", record, field, value=plain(value))


def parts_of_percentages(register: Register, as_of: date) -> Iterator[Problem]:
    """A numerator needs its denominator, and the other way round."""
    for one in register.actuals:
        for given, lacking in (("numerator", "denominator"), ("denominator", "numerator")):
            if getattr(one, given) is not None and getattr(one, lacking) is None and readable(one, lacking):
                names = {"column": heading_of(one, lacking), "other": heading_of(one, given)}
                yield found("REQUIRED_IF", one, lacking, other_value=plain(getattr(one, given)), **names)


def actual_days(register: Register, as_of: date) -> Iterator[Problem]:
    """An actual counts when it is later than the baseline and not later than the reporting day."""
    for one in register.actuals:
        indicator = register.indicator(one.indicator)
        if one.on > as_of:
            yield found("ACTUAL_IN_FUTURE", one, "on", value=one.on, as_of=as_of)
        if indicator is None or indicator.baseline_date is None or one.on > indicator.baseline_date:
            continue
        names = {"date": one.on, "baseline_date": indicator.baseline_date}
        yield found("ACTUAL_BEFORE_BASELINE", one, "on", (indicator.cell("baseline_date"),), value=one.on, **names)


def actuals_once(register: Register, as_of: date) -> Iterator[Problem]:
    """One reporter gives one value of an indicator for a day."""
    first: dict[tuple[str, date, str], Actual] = {}
    for one in register.actuals:
        known = first.setdefault((fold(one.indicator), one.on, fold(one.reported_by or "")), one)
        if known is not one:
            yield found("ACTUAL_DUPLICATE", one, "on", (known.cell("on"),), value=one.on, other=known.source.row)


def interim_targets(register: Register, as_of: date) -> Iterator[Problem]:
    """Interim targets lie on the way: one a day, between baseline and target in value and in time."""
    for indicator in register.indicators:
        first: dict[date, Target] = {}
        for one in register.targets_of(indicator.code):
            known = first.setdefault(one.due, one)
            if known is not one:
                yield found("TARGET_DUPLICATE", one, "due", (known.cell("due"),), value=one.due, date=one.due)
            yield from off_the_path(one, indicator)
            yield from outside_the_time(one, indicator, register)


def off_the_path(target: Target, indicator: Indicator) -> Iterator[Problem]:
    """An interim value that is not between baseline and target."""
    baseline, end, value = indicator.baseline, indicator.target, target.value
    if not (isinstance(baseline, Decimal) and isinstance(end, Decimal) and isinstance(value, Decimal)):
        return
    if not min(baseline, end) <= value <= max(baseline, end):
        names = {"baseline": plain(baseline), "target": plain(end)}
        yield found("TARGET_OUTSIDE_PATH", target, "value", value=plain(value), **names)


def outside_the_time(target: Target, indicator: Indicator, register: Register) -> Iterator[Problem]:
    """An interim target whose day is not strictly between the start and the target date."""
    start, end = start_of(indicator, register), end_of(indicator, register)
    if (start is not None and target.due <= start) or (end is not None and target.due >= end):
        names = {"start": start or "not known", "end": end or "not known"}
        yield found("TARGET_DATE_OUTSIDE", target, "due", value=target.due, **names)


def start_of(indicator: Indicator, register: Register) -> date | None:
    """The day the way begins: baseline date, start, session, signature, the first that is known."""
    commitment = register.commitment(indicator.commitment)
    if indicator.baseline_date is not None or commitment is None:
        return indicator.baseline_date
    session, agreement = register.session(commitment.session), register.agreement(commitment.agreement)
    days = (commitment.start, session and session.first_day, agreement and agreement.signed_on)
    return next((day for day in days if day), None)


def end_of(indicator: Indicator, register: Register) -> date | None:
    """The day the target is to be reached: its own or the commitment's."""
    commitment = register.commitment(indicator.commitment)
    return indicator.target_date or (commitment.due if commitment else None)
