"""R1–R4 for one indicator: its case is gathered once, then judged by the first rule that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.assessment.actuals import Counted, actual_to_date, counted, value_of
from tracker.assessment.explain import first_missing, reason
from tracker.assessment.lights import Light, Progress, progress, progress_light
from tracker.assessment.path import (
    INVALID,
    Span,
    achievement,
    expected_share,
    is_held,
    is_rising,
    level_to_keep,
    span_of,
)
from tracker.assessment.policy import Policy
from tracker.assessment.readings import ActualToDate, IndicatorReading, Reason
from tracker.assessment.standing import set_by_hand, standing_light, valid_override
from tracker.domain.commitments import Commitment, Override
from tracker.domain.indicators import Direction, Indicator, Measure, NoBaseline, Target
from tracker.domain.register import Register
from tracker.domain.values import Flag, Missing, ReasonCode, Share, Status

LEVEL = Missing(ReasonCode.LEVEL_HELD)
"""A level to keep has neither a share gone nor one expected."""


@dataclass(frozen=True, slots=True)
class Figures:
    """R1 and R2: the three numbers of an indicator, each of them or why it is missing."""

    baseline: Decimal | Missing
    target: Decimal | Missing
    actual: ActualToDate | Missing
    level: Direction | None
    is_readable: bool
    """False where the stated direction could not be read: nobody knows what kind of target it is."""


@dataclass(frozen=True, slots=True)
class IndicatorCase:
    """Everything the rules need to know of one indicator on one day."""

    indicator: Indicator
    commitment: Commitment | None
    day: date
    figures: Figures
    span: Span
    progress: Progress


def figures_of(indicator: Indicator, found: Counted) -> Figures:
    """Baseline, target and actual to date as numbers."""
    baseline, target = baseline_of(indicator), target_of(indicator)
    rising = is_rising(indicator.direction, baseline, target)
    is_readable = "direction" not in indicator.faulty
    return Figures(
        baseline=baseline,
        target=target,
        actual=actual_to_date(found, indicator, rising=rising),
        level=level_to_keep(indicator, baseline, target) if is_readable else None,
        is_readable=is_readable,
    )


def baseline_of(indicator: Indicator) -> Decimal | Missing:
    """R2: the baseline; a blank one is zero only where the register says so."""
    number = value_of(indicator, "baseline", indicator.baseline, indicator)
    if number is not None:
        return number
    if "no_baseline" in indicator.faulty:
        return INVALID
    return Decimal(0) if indicator.no_baseline is NoBaseline.ZERO else Missing(ReasonCode.NO_BASELINE)


def target_of(indicator: Indicator) -> Decimal | Missing:
    """The target, or why there is none."""
    number = value_of(indicator, "target", indicator.target, indicator)
    return Missing(ReasonCode.NO_TARGET) if number is None else number


def case_of(indicator: Indicator, found: Counted, register: Register, day: date, policy: Policy) -> IndicatorCase:
    """Gather the case of an indicator from the register as it stood on the day."""
    commitment = register.commitment(indicator.commitment)
    figures = figures_of(indicator, found)
    span = span_of(indicator, commitment, register)
    gone, expected = achievement_of(figures), expected_of(indicator, figures, span, day)
    return IndicatorCase(
        indicator=indicator,
        commitment=commitment,
        day=day,
        figures=figures,
        span=span,
        progress=progress(gone, expected, day, span.target_date, policy),
    )


def achievement_of(figures: Figures) -> Share:
    """R2: the share of the way, or the first thing that is missing for it."""
    if not figures.is_readable:
        return INVALID
    if figures.level is not None:
        return LEVEL
    baseline, target, actual = figures.baseline, figures.target, figures.actual
    if isinstance(baseline, Missing) or isinstance(target, Missing) or isinstance(actual, Missing):
        return first_missing((actual, baseline, target)) or INVALID
    return achievement(baseline, target, actual.number)


def expected_of(indicator: Indicator, figures: Figures, span: Span, day: date) -> Share:
    """R3: the share expected by the day, or the first thing that is missing for it."""
    if not figures.is_readable:
        return INVALID
    if figures.level is not None:
        return LEVEL
    baseline, target = figures.baseline, figures.target
    if isinstance(baseline, Missing) or isinstance(target, Missing):
        return first_missing((baseline, target, span.target_date, span.start)) or INVALID

    def share_of(interim: Target) -> Share:
        number = value_of(interim, "value", interim.value, indicator)
        return achievement(baseline, target, number) if isinstance(number, Decimal) else INVALID

    return expected_share(day, span, share_of)


def standing(case: IndicatorCase) -> Light | None:
    """R4.2 and R4.3: withdrawn with its commitment, or not due with it."""
    return standing_light(case.commitment, case.day)


def qualitative(case: IndicatorCase) -> Light | None:
    """R4.5: an outcome that is described and not measured."""
    if case.indicator.measure is not Measure.QUALITATIVE:
        return None
    return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.QUALITATIVE))


def level(case: IndicatorCase) -> Light | None:
    """R2: a level to keep is held or lost; it is achieved once it was held through its target date."""
    figures, end = case.figures, case.span.target_date
    if figures.level is None:
        return None
    if isinstance(figures.actual, Missing) or isinstance(figures.target, Missing):
        missing = first_missing((figures.actual, figures.target)) or INVALID
        return Light(Status.NOT_ASSESSABLE, reason(missing.reason))
    numbers = {"level": figures.level, "target": figures.target}
    if not is_held(figures.level, figures.target, figures.actual.number):
        return Light(Status.OFF_TRACK, reason(ReasonCode.LEVEL_LOST, **numbers), (Flag.REVERSAL,))
    if end == INVALID:  # held, but nobody knows whether it is still to be held
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))
    # Grace is time to catch up; what was held through its target date has nothing to catch up with.
    is_through = isinstance(end, date) and case.day > end
    status = Status.ACHIEVED if is_through else Status.ON_TRACK
    return Light(status, reason(ReasonCode.LEVEL_HELD, **numbers))


def met_without_baseline(case: IndicatorCase) -> Light | None:
    """R2: without a baseline there is no share, but a target that is met is met."""
    figures = case.figures
    if not isinstance(figures.baseline, Missing) or figures.baseline == INVALID or not figures.is_readable:
        return None
    if isinstance(figures.target, Missing) or isinstance(figures.actual, Missing):
        return None
    rising = is_rising(case.indicator.direction, figures.baseline, figures.target)
    good = Direction.AT_LEAST if rising else Direction.AT_MOST
    is_met = is_held(good, figures.target, figures.actual.number)
    return Light(Status.ACHIEVED, reason(ReasonCode.ACHIEVED, target=figures.target)) if is_met else None


def way(case: IndicatorCase) -> Light | None:
    """R4.4 to R4.8: how far it is along its way; always fits."""
    return progress_light(case.progress)


INDICATOR_RULES: Sequence[Callable[[IndicatorCase], Light | None]] = (
    standing,
    qualitative,
    level,
    met_without_baseline,
    way,
)
"""R4 after the hand: read from the top, the first rule that fits decides."""


def indicator_light(case: IndicatorCase) -> Light:
    """R4: the light by the rules, its reason told with the value that was judged."""
    light = next(light for rule in INDICATOR_RULES if (light := rule(case)) is not None)
    actual = case.figures.actual
    if isinstance(actual, Missing):
        return light
    told = {**light.reason.parameters, "actual": actual.number, "actual_on": actual.on}
    return light._replace(reason=Reason(light.reason.code, told))


def indicator_reading(indicator: Indicator, register: Register, day: date, policy: Policy) -> IndicatorReading:
    """R1–R4: the reading of one indicator of the register as it stood on the day."""
    found = counted(indicator, register, verified_only=policy.verified_only)
    case = case_of(indicator, found, register, day, policy)
    light, override = indicator_light(case), override_of(indicator, register, day)
    start, end, actual = case.span.start, case.span.target_date, case.figures.actual
    is_disputed = isinstance(actual, ActualToDate) and actual.disputed
    return IndicatorReading(
        indicator=indicator,
        status=light.status if override is None else override.status,
        computed_status=light.status,
        reason=light.reason if override is None else set_by_hand(override, light.status),
        computed_reason=light.reason,
        baseline=case.figures.baseline,
        target=case.figures.target,
        actual=actual,
        achievement=case.progress.achievement,
        expected=case.progress.expected,
        ratio=case.progress.ratio,
        start=start if isinstance(start, date) else None,
        target_date=end if isinstance(end, date) else None,
        path=tuple(one for one in case.span.interim if one.value is not None),
        flags=(*light.flags, Flag.DISPUTED) if is_disputed else light.flags,
        override=override,
        actuals=found.considered,
        not_counted=found.left_out,
        counted_on=found.newest,
    )


def override_of(indicator: Indicator, register: Register, day: date) -> Override | None:
    """R4.1: the light set by hand for an indicator. A code that commitments have too means the commitment."""
    overrides = register.overrides_of(indicator.code)
    return valid_override(overrides, day) if overrides and register.commitment(indicator.code) is None else None
