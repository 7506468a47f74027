"""R1–R4 for one indicator: its case is gathered once, then judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assessment.actuals import Counted, actual_to_date, counted, number_of
from tracker.assessment.explain import first_missing, reason
from tracker.assessment.lights import Light, Progress, progress_light
from tracker.assessment.path import (
    Point,
    achievement,
    expected_share,
    is_held,
    is_rising,
    level_to_keep,
    start_of,
    way,
)
from tracker.assessment.policy import Policy
from tracker.assessment.readings import ActualToDate, IndicatorReading
from tracker.assessment.standing import standing_light, valid_override
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Direction, Indicator, Measure, NoBaseline, Target
from tracker.domain.register import Register
from tracker.domain.values import Flag, Missing, ReasonCode, Share, Status

Number = Decimal | Missing


@dataclass(frozen=True, slots=True)
class IndicatorCase:
    """Everything the rules need to know of one indicator on one day."""

    indicator: Indicator
    commitment: Commitment | None
    day: date
    policy: Policy
    baseline: Number
    target: Number
    actual: ActualToDate | Missing
    found: Counted
    start: date | None
    target_date: date | None
    path: tuple[Target, ...]
    is_broken: bool
    """A row that this indicator depends on could not be read at all."""

    @property
    def level(self) -> Direction | None:
        """The level to keep, if it is one."""
        return level_to_keep(self.indicator, self.baseline, self.target)


def case_of(indicator: Indicator, register: Register, day: date, policy: Policy) -> IndicatorCase:
    """Gather the case of an indicator from the register as it stood on the day."""
    commitment = register.commitment(indicator.commitment)
    baseline, target = baseline_of(indicator), target_of(indicator)
    found = counted(register.actuals_of(indicator.code), indicator, verified_only=policy.verified_only)
    session = register.session(commitment.session) if commitment else None
    agreement = register.agreement(commitment.agreement) if commitment else None
    start = start_of(indicator, commitment, session, agreement)
    end = indicator.target_date or (commitment.due if commitment else None)
    rising = way(indicator.direction, baseline, target)
    return IndicatorCase(
        indicator=indicator,
        commitment=commitment,
        day=day,
        policy=policy,
        baseline=baseline,
        target=target,
        actual=actual_to_date(found, indicator, rising=rising),
        found=found,
        start=start,
        target_date=end,
        path=path_of(register.targets_of(indicator.code), start, end),
        is_broken=bool(register.faulty_rows_of("indicator", indicator.code)),
    )


def baseline_of(indicator: Indicator) -> Number:
    """R2: the baseline; a blank one is zero only where the register says so."""
    if "baseline" in indicator.faulty:
        return Missing(ReasonCode.INVALID_VALUE)
    number = number_of(indicator.baseline, indicator)
    if number is None:
        return Decimal(0) if indicator.no_baseline is NoBaseline.ZERO else Missing(ReasonCode.NO_BASELINE)
    return number


def target_of(indicator: Indicator) -> Number:
    """The target, or why there is none."""
    if "target" in indicator.faulty:
        return Missing(ReasonCode.INVALID_VALUE)
    number = number_of(indicator.target, indicator)
    return Missing(ReasonCode.NO_TARGET) if number is None else number


def path_of(targets: tuple[Target, ...], start: date | None, end: date | None) -> tuple[Target, ...]:
    """The interim targets that count: strictly between start and target date, one a day, oldest first."""
    if start is None or end is None:
        return ()
    first: dict[date, Target] = {}
    for target in targets:
        if start < target.due < end and target.value is not None:
            first.setdefault(target.due, target)
    return tuple(first[day] for day in sorted(first))


def achievement_of(case: IndicatorCase) -> Share:
    """R2: the share of the way, or the first thing that is missing for it."""
    missing = first_missing((case.actual, case.baseline, case.target))
    if missing is not None or case.level is not None:
        return missing or Missing(ReasonCode.LEVEL_HELD)
    baseline, target, actual = case.baseline, case.target, case.actual
    assert isinstance(baseline, Decimal)  # noqa: S101 - what first_missing has just shown, for the type checker
    assert isinstance(target, Decimal)  # noqa: S101
    assert isinstance(actual, ActualToDate)  # noqa: S101
    return achievement(baseline, target, actual.value)


def expected_of(case: IndicatorCase) -> Share:
    """R3: the share expected by the day, or the first thing that is missing for it."""
    if case.target_date is None:
        return Missing(ReasonCode.NO_TARGET_DATE)
    if case.start is None:
        return Missing(ReasonCode.NO_START_DATE)
    if isinstance(case.baseline, Missing) or isinstance(case.target, Missing):
        return first_missing((case.baseline, case.target)) or Missing(ReasonCode.NO_TARGET)
    if case.level is not None:
        return Missing(ReasonCode.LEVEL_HELD)
    points = interim_points(case, case.baseline, case.target)
    return expected_share(case.day, case.start, case.target_date, points)


def interim_points(case: IndicatorCase, baseline: Decimal, target: Decimal) -> list[Point]:
    """The interim targets as shares of the way."""
    points: list[Point] = []
    for one in case.path:
        number = number_of(one.value, case.indicator)
        if isinstance(number, Decimal):
            points.append((one.due, achievement(baseline, target, number)))
    return points


def computed_light(case: IndicatorCase, progress: Progress) -> Light:
    """R4.2–8 without the hand: standing, what cannot be read, levels, then the way."""
    standing = standing_light(case.commitment, case.day)
    if standing is not None:
        return standing
    if case.indicator.measure is Measure.QUALITATIVE:
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.QUALITATIVE))
    if is_unreadable(case):
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))
    if case.level is not None:
        return level_light(case, case.level)
    return met_without_baseline(case) or progress_light(progress)


def is_unreadable(case: IndicatorCase) -> bool:
    """Whether something that the light depends on stands in the register but could not be read."""
    indicator = case.indicator
    if case.is_broken or not indicator.faulty.isdisjoint(("measure", "scale", "accumulation", "direction")):
        return True
    if any(is_invalid(number) for number in (case.baseline, case.target, case.actual)):
        return True
    if "target_date" in indicator.faulty:
        return True
    return "baseline_date" in indicator.faulty or (case.target_date is None and due_is_faulty(case))


def is_invalid(number: object) -> bool:
    """Whether a number is there but could not be read."""
    return isinstance(number, Missing) and number.reason is ReasonCode.INVALID_VALUE


def due_is_faulty(case: IndicatorCase) -> bool:
    """Whether the commitment's day, which the target date falls back on, could not be read."""
    return case.commitment is not None and "due" in case.commitment.faulty


def level_light(case: IndicatorCase, level: Direction) -> Light:
    """R2: a level to keep is held or lost; it is achieved once it was held through its target date."""
    missing = first_missing((case.actual, case.target))
    if missing is not None:
        return Light(Status.NOT_ASSESSABLE, reason(missing.reason))
    assert isinstance(case.actual, ActualToDate)  # noqa: S101 - what first_missing has just shown
    assert isinstance(case.target, Decimal)  # noqa: S101
    if not is_held(level, case.target, case.actual.value):
        return Light(Status.OFF_TRACK, reason(ReasonCode.LEVEL_LOST), (Flag.REVERSAL,))
    is_over = case.target_date is not None and case.day > case.target_date
    return Light(Status.ACHIEVED if is_over else Status.ON_TRACK, reason(ReasonCode.LEVEL_HELD))


def met_without_baseline(case: IndicatorCase) -> Light | None:
    """R2: without a baseline there is no share, but a target that is met is met."""
    if not isinstance(case.baseline, Missing) or isinstance(case.target, Missing) or isinstance(case.actual, Missing):
        return None
    rising = is_rising(case.indicator.direction, case.baseline, case.target)
    met = case.actual.value >= case.target if rising else case.actual.value <= case.target
    return Light(Status.ACHIEVED, reason(ReasonCode.ACHIEVED)) if met else None


def indicator_reading(indicator: Indicator, register: Register, day: date, policy: Policy) -> IndicatorReading:
    """R1–R4: the reading of one indicator of the register as it stood on the day."""
    case = case_of(indicator, register, day, policy)
    progress = Progress(achievement_of(case), expected_of(case), day, case.target_date, policy)
    light = computed_light(case, progress)
    override = valid_override(register.overrides_of(indicator.code), day)
    shown = light.status if override is None else override.status
    why = light.reason if override is None else reason(ReasonCode.OVERRIDE, author=override.author)
    disputed = (Flag.DISPUTED,) if isinstance(case.actual, ActualToDate) and case.actual.disputed else ()
    return IndicatorReading(
        indicator=indicator,
        status=shown,
        computed_status=light.status,
        reason=why,
        computed_reason=light.reason,
        baseline=case.baseline,
        target=case.target,
        actual=case.actual,
        achievement=progress.achievement,
        expected=shown_expected(progress),
        ratio=shown_ratio(progress),
        start=case.start,
        target_date=case.target_date,
        path=case.path,
        flags=(*light.flags, *disputed),
        override=override,
        actuals=register.actuals_of(indicator.code),
        not_counted=case.found.left_out,
    )


def shown_expected(progress: Progress) -> Share:
    """What was expected; once the target date has passed there is nothing more to expect."""
    return Missing(ReasonCode.PAST_DUE) if progress.is_past_due else progress.expected


def shown_ratio(progress: Progress) -> Fraction | Missing:
    """The pace, where there is one."""
    if progress.is_past_due or progress.pace is None:
        return Missing(ReasonCode.PAST_DUE if progress.is_past_due else ReasonCode.AHEAD)
    return progress.pace
