"""The value that would be enough for a light.

A threshold is met or missed as a share of the way; an official reports values. Where the digits of the value that lies
there have no end, it is rounded to the side of the target, so that what is told is always enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from tracker.assessment.exact import EXACT
from tracker.assessment.outcomes import IndicatorCase
from tracker.assessment.path import is_rising
from tracker.assessment.readings import ActualToDate
from tracker.domain.indicators import Accumulation, Direction, Measure
from tracker.domain.values import Missing, Status, Value

MORE_PLACES = 2
"""How many places more than those of the register a value may have and still be told exactly."""


@dataclass(frozen=True, slots=True)
class ActualNeeded:
    """A value that would be enough; ``rising`` says whether more is better, ``status`` what the light would be.

    ``whole`` is the first whole number that is enough, where the register knows only whole numbers. ``more`` is what
    is missing of a sum.
    """

    indicator: str
    status: Status
    bound: Value
    rising: bool
    whole: Decimal | None = None
    more: Decimal | None = None


def value_needed(case: IndicatorCase, value: Fraction, status: Status) -> ActualNeeded:
    """A value as an official would report it: a label, or a number rounded to the side of the target."""
    indicator, rising = case.indicator, goes_up(case)
    if indicator.measure is Measure.ORDINAL:
        label = indicator.scale[ceil(value) if rising else floor(value)]
        return ActualNeeded(indicator.code, status, label, rising)
    places = places_of(case)
    bound = enough(value, places, rising=rising)
    whole = rounded(value, 0, rising=rising)
    return ActualNeeded(
        indicator=indicator.code,
        status=status,
        bound=bound,
        rising=rising,
        whole=whole if places == 0 and whole != bound else None,
        more=still_missing(case, bound),
    )


def number_of(need: ActualNeeded, case: IndicatorCase) -> Decimal:
    """The value needed as a number, of an ordinal its position."""
    return need.bound if isinstance(need.bound, Decimal) else Decimal(case.indicator.scale.index(need.bound))


def goes_up(case: IndicatorCase) -> bool:
    """Whether more is better: for a level as it says, else from baseline to target, whatever is stated."""
    figures = case.figures
    if figures.level is not None:
        return figures.level is Direction.AT_LEAST
    stated = case.indicator.direction if isinstance(figures.baseline, Missing) else None
    return is_rising(stated, figures.baseline, figures.target)


def places_of(case: IndicatorCase) -> int:
    """The most decimal places among baseline, target and actual, as they are typed."""
    figures = case.figures
    actual = figures.actual
    typed = actual.value if isinstance(actual, ActualToDate) and actual.exact is None else None
    numbers = (one for one in (figures.baseline, figures.target, typed) if isinstance(one, Decimal))
    return max(map(decimal_places, numbers), default=0)


def decimal_places(number: Decimal) -> int:
    """The decimal places of a number, idle zeros not counted."""
    exponent = number.normalize(EXACT).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def enough(value: Fraction, places: int, *, rising: bool) -> Decimal:
    """A value exactly, where a few more places hold it; else one place more, rounded to the side of the target."""
    exact = (few for few in range(places + MORE_PLACES + 1) if (value * 10**few).denominator == 1)
    return rounded(value, next(exact, places + 1), rising=rising)


def rounded(value: Fraction, places: int, *, rising: bool) -> Decimal:
    """A value with so many places, up where more is better, down where less is."""
    scaled = value * 10**places
    return Decimal(f"{ceil(scaled) if rising else floor(scaled)}e-{places}")


def still_missing(case: IndicatorCase, bound: Decimal) -> Decimal | None:
    """What a sum lacks of a value; percentages are not added up."""
    actual = case.figures.actual
    is_sum = case.indicator.accumulation is Accumulation.SUM and case.indicator.measure is not Measure.PERCENT
    return EXACT.subtract(bound, actual.value) if is_sum and isinstance(actual, ActualToDate) else None
