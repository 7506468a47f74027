"""Rules on actuals: their days, their parts, one a day and reporter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.indicators import Actual, Indicator, Measure
from tracker.domain.register import Register, fold
from tracker.problems import Details, Problem
from tracker.registers.checks.places import first_there, found, heading_of, readable
from tracker.registers.checks.repeats import row_words
from tracker.registers.numbers import plain

PARTS = ("numerator", "denominator")


def not_in_future(register: Register, as_of: date) -> Iterator[Problem]:
    """An actual dated after the reporting day is not counted yet."""
    for one in register.actuals:
        if one.on > as_of:
            yield found("ACTUAL_IN_FUTURE", one, "on", Details(one.on), as_of=as_of)


def later_than_baseline(register: Register, as_of: date) -> Iterator[Problem]:
    """An actual dated on or before the baseline date is not counted (R1)."""
    for one in register.actuals:
        indicator = register.indicator(one.indicator)
        baseline_date = indicator.baseline_date if indicator else None
        if indicator is None or baseline_date is None or one.on > baseline_date:
            continue
        details = Details(one.on, related=(indicator.cell("baseline_date"),))
        yield found("ACTUAL_BEFORE_BASELINE", one, "on", details, date=one.on, baseline_date=baseline_date)


def one_a_reporter(register: Register, as_of: date) -> Iterator[Problem]:
    """One reporter gives one value of an indicator for a day."""
    first: dict[tuple[str, date, str], Actual] = {}
    for one in register.actuals:
        if not readable(one, "reported_by"):
            continue
        known = first.setdefault((fold(one.indicator), one.on, fold(one.reported_by or "")), one)
        if known is not one:
            details = Details(one.on, related=(known.cell("on"),))
            yield found("ACTUAL_DUPLICATE", one, "on", details, other=row_words(known, one))


def parts_are_whole(register: Register, as_of: date) -> Iterator[Problem]:
    """A numerator and a denominator stand together, and make the value of a percentage and of nothing else."""
    for one in register.actuals:
        given = [part for part in PARTS if getattr(one, part) is not None]
        if given:
            yield from part_problems(one, given, register.indicator(one.indicator))


def value_is_what_parts_make(register: Register, as_of: date) -> Iterator[Problem]:
    """A percentage that stands beside its numerator and denominator is what they make; it may have been rounded."""
    for one in register.actuals:
        indicator, value, made = register.indicator(one.indicator), one.value, percentage_of(one)
        if indicator is None or indicator.measure is not Measure.PERCENT or made is None:
            continue
        if isinstance(value, Decimal) and abs(made - Fraction(value)) >= last_digit(value):
            details = Details(value, related=tuple(one.cell(part) for part in PARTS))
            names = {"column": heading_of(one, "value"), **{part: heading_of(one, part) for part in PARTS}}
            yield found("TOTAL_MISMATCH", one, "value", details, found=value, expected=two_places(made), **names)


def percentage_of(actual: Actual) -> Fraction | None:
    """What the parts of a percentage make, if both are there and the whole is something (R1)."""
    if actual.numerator is None or not actual.denominator:
        return None
    return 100 * Fraction(actual.numerator) / Fraction(actual.denominator)


def last_digit(number: Decimal) -> Fraction:
    """One unit of the last decimal place of a number: what it may have lost when it was rounded or cut."""
    return Fraction(Decimal(1).scaleb(min(0, int(number.normalize().as_tuple().exponent))))


def two_places(number: Fraction) -> str:
    """A number as it is typed, with at most two decimal places."""
    return plain(round(Decimal(number.numerator) / Decimal(number.denominator), 2))


def part_problems(actual: Actual, given: list[str], indicator: Indicator | None) -> Iterator[Problem]:
    """What is wrong with the parts an actual gives, the cause that goes deepest first."""
    measure = indicator.measure if indicator and readable(indicator, "measure") else None
    if measure is Measure.QUALITATIVE:
        yield found("VALUE_FOR_QUALITATIVE", actual, given[0], Details(getattr(actual, given[0])))
    elif indicator is not None and measure not in (Measure.PERCENT, None):
        yield from value_for_parts(actual, indicator)
    elif len(given) == 1:
        yield from lacking_part(actual, given[0])


def value_for_parts(actual: Actual, indicator: Indicator) -> Iterator[Problem]:
    """Parts make a percentage: what is measured otherwise needs its value beside them."""
    if actual.value is None and readable(actual, "value"):
        names = {"column": heading_of(actual, "value"), "other": heading_of(indicator, "measure")}
        details = Details(related=(indicator.cell("measure"),))
        place = first_there(actual, "value", *PARTS)
        yield found("REQUIRED_IF", actual, place, details, other_value=indicator.measure, **names)


def lacking_part(actual: Actual, given: str) -> Iterator[Problem]:
    """A numerator without its denominator, or the other way round."""
    lacking = next(part for part in PARTS if part != given)
    if readable(actual, lacking):
        names = {"column": heading_of(actual, lacking), "other": heading_of(actual, given)}
        details = Details(related=(actual.cell(given),))
        place = first_there(actual, lacking, given)
        yield found("REQUIRED_IF", actual, place, details, other_value=getattr(actual, given), **names)
