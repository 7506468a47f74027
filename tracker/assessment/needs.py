"""What would have to be true on the day for the next better light, worked out from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from tracker.assessment.commitments import RANK, counts
from tracker.assessment.enough import ActualNeeded, number_of, value_needed
from tracker.assessment.exact import exact_sum
from tracker.assessment.explain import ORDER
from tracker.assessment.lights import Progress, progress_light, ratio
from tracker.assessment.outcomes import IndicatorCase
from tracker.assessment.path import achievement
from tracker.assessment.trace import CommitmentTrace, IndicatorTrace, Rule, Step
from tracker.domain.commitments import Override
from tracker.domain.values import Missing, ReasonCode, Status

GOALS = (Status.AT_RISK, Status.ON_TRACK, Status.ACHIEVED)
"""The lights worth reaching, worst first."""


@dataclass(frozen=True, slots=True)
class LevelThrough:
    """A level that would have to be held until its target date has passed."""

    indicator: str
    until: date


@dataclass(frozen=True, slots=True)
class DataNeeded:
    """What the register would have to say before anything can be judged; or, without it, the target reached."""

    item: str
    what: tuple[ReasonCode, ...]
    otherwise: ActualNeeded | None = None


@dataclass(frozen=True, slots=True)
class MilestonesNeeded:
    """So many milestones done; where they have different weights, so much of the weight."""

    status: Status
    total: int
    done: int | None
    weight: Fraction
    all_weight: Decimal


@dataclass(frozen=True, slots=True)
class HandLifted:
    """A light set by hand that would have to be lifted."""

    override: Override


Need = ActualNeeded | LevelThrough | DataNeeded | MilestonesNeeded | HandLifted


@dataclass(frozen=True, slots=True)
class Better:
    """The next better light and all that is needed for it; nothing is where there is no better one."""

    status: Status | None = None
    needs: tuple[Need, ...] = ()


NOTHING_BETTER = Better()


def goal_above(status: Status) -> Status | None:
    """The next light worth reaching; of what cannot be judged it is on track, of what is not pursued there is none."""
    rank = RANK.get(status, len(RANK))
    return next((goal for goal in GOALS if RANK[goal] > rank), None)


def better_commitment(trace: CommitmentTrace) -> Better:
    """The next better light of a commitment: every indicator that is worse must get there.

    What is set by hand would first have to be lifted.
    """
    reading = trace.reading
    goal = goal_above(reading.status)
    if goal is None or reading.computed_status not in RANK or decisive(trace.steps).rule is Rule.STANDING:
        return NOTHING_BETTER
    hand = (HandLifted(reading.override),) if reading.override is not None else ()
    if RANK[reading.computed_status] >= RANK[goal]:
        return Better(reading.computed_status, hand)
    better = by_the_rules(trace, goal)
    return replace(better, needs=(*hand, *better.needs))


def by_the_rules(trace: CommitmentTrace, goal: Status) -> Better:
    """What the rules would want for at least a light."""
    match decisive(trace.steps).rule:
        case Rule.WORST_INDICATOR:
            return outcome(goal, [need for one in trace.indicators for need in needs_below(one, goal)], trace)
        case Rule.MILESTONES:
            return outcome(goal, [milestones_needed(trace, goal)], trace)
        case Rule.QUALITATIVE_ONLY:
            return Better(goal, (DataNeeded(trace.reading.commitment.code, (ReasonCode.QUALITATIVE,)),))
        case _:
            return Better(goal, (DataNeeded(trace.reading.commitment.code, (ReasonCode.NOTHING_TO_MEASURE,)),))


def outcome(goal: Status, needs: Sequence[Need | None], trace: CommitmentTrace) -> Better:
    """What the light would be if all of it were true: often the goal, sometimes better."""
    possible = [one for one in needs if one is not None]
    if len(possible) < len(needs):
        return NOTHING_BETTER
    if trace.case.lost_indicators:
        possible.append(DataNeeded(trace.reading.commitment.code, (ReasonCode.INVALID_VALUE,)))
    reached = [one.status for one in possible if isinstance(one, ActualNeeded | MilestonesNeeded)]
    met = [one.reading.status for one in trace.indicators if counts(one.reading)]
    others = [status for status in met if RANK[status] >= RANK[goal]]
    is_certain = len(reached) == len(possible)
    status = min([*reached, *others], key=RANK.__getitem__) if is_certain else goal
    return Better(status, tuple(possible))


def needs_below(trace: IndicatorTrace, goal: Status) -> Iterator[Need | None]:
    """What an indicator that counts needs for at least a light, where it does not have it."""
    reading = trace.reading
    if not counts(reading) or RANK[reading.status] >= RANK[goal]:
        return
    if reading.override is not None:
        yield HandLifted(reading.override)
    if RANK[reading.computed_status] < RANK[goal]:
        yield indicator_need(trace, goal)


def better_indicator(trace: IndicatorTrace) -> Better:
    """The next better light of an indicator by the rules, whatever a hand has set."""
    goal = goal_above(trace.reading.computed_status)
    if goal is None or decisive(trace.steps).rule is Rule.STANDING:
        return NOTHING_BETTER
    need = indicator_need(trace, goal)
    if need is None:
        return NOTHING_BETTER
    return Better(need.status if isinstance(need, ActualNeeded) else goal, (need,))


def decisive(steps: Sequence[Step]) -> Step:
    """The rule that gave the light; the hand, which goes first, is no rule."""
    return steps[-1]


def indicator_need(trace: IndicatorTrace, goal: Status) -> Need | None:
    """What an indicator that is judged needs for at least a light; nothing where it can never have it.

    Where only the value itself is missing, the value that would be enough is known all the same. A level that is held
    is achieved once it was held through its target date; without one it never is.
    """
    case, figures = trace.case, trace.case.figures
    lacks = tuple(code for code in missing_pieces(trace) if code is not ReasonCode.NO_ACTUAL)
    baseline, target = figures.baseline, figures.target
    if lacks or isinstance(target, Missing):
        return DataNeeded(trace.reading.indicator.code, missing_pieces(trace), target_reached(case, lacks))
    if isinstance(baseline, Missing) or figures.level is not None:
        end = case.span.target_date
        if trace.reading.computed_status is Status.ON_TRACK:
            return LevelThrough(trace.reading.indicator.code, end) if isinstance(end, date) else None
        is_through = isinstance(end, date) and case.day > end
        return value_needed(case, Fraction(target), Status.ACHIEVED if is_through else Status.ON_TRACK)
    share = share_needed(case.progress, goal)
    # R2 read backwards: the value that lies at a share of the way.
    need = value_needed(case, Fraction(baseline) + (Fraction(target) - Fraction(baseline)) * share, goal)
    # A label, or a rounded value, lies a little further and may give a better light than was asked for.
    return replace(need, status=light_at(achievement(baseline, target, number_of(need, case)), case.progress))


def missing_pieces(trace: IndicatorTrace) -> tuple[ReasonCode, ...]:
    """Everything an indicator that cannot be judged lacks, in the order of reasons."""
    if trace.reading.computed_status is not Status.NOT_ASSESSABLE:
        return ()
    case, figures = trace.case, trace.case.figures
    lacks: list[object] = [figures.actual, figures.target]
    if figures.level is None:
        lacks += [figures.baseline, case.span.target_date]
        lacks += [] if case.progress.is_past_due else [case.span.start]
    found = {one.reason for one in lacks if isinstance(one, Missing)} | {trace.reading.computed_reason.code}
    if ReasonCode.QUALITATIVE in found:
        return (ReasonCode.QUALITATIVE,)
    return tuple(code for code in ORDER if code in found)


def target_reached(case: IndicatorCase, lacks: Sequence[ReasonCode]) -> ActualNeeded | None:
    """What is achieved also where it cannot be judged otherwise: the target itself, if the rest can be read."""
    target = case.figures.target
    if isinstance(target, Missing) or not {ReasonCode.INVALID_VALUE, ReasonCode.QUALITATIVE}.isdisjoint(lacks):
        return None
    return value_needed(case, Fraction(target), Status.ACHIEVED)


def share_needed(progress: Progress, goal: Status) -> Fraction:
    """The smallest share of the way that gives at least a light on the day.

    The light changes at a few shares only; the rules themselves say which of them is enough.
    """
    policy, expected = progress.policy, progress.expected
    shares = {Fraction(0), Fraction(1), policy.past_due_at_risk_from}
    if isinstance(expected, Fraction):
        shares |= {policy.at_risk_from * expected, policy.on_track_from * expected}
    return next(share for share in sorted(shares) if RANK[light_at(share, progress)] >= RANK[goal])


def light_at(share: Fraction, progress: Progress) -> Status:
    """The light of the same day with another share gone."""
    return progress_light(replace(progress, achievement=share, ratio=ratio(share, progress.expected))).status


def milestones_needed(trace: CommitmentTrace, goal: Status) -> Need:
    """So many of the milestones, or so much of their weight, done."""
    progress, rows = trace.milestone_progress, trace.reading.milestones.rows
    lacks = {one.reason for one in (progress.achievement, progress.expected) if isinstance(one, Missing)}
    if any("weight" in row.milestone.faulty for row in rows):
        lacks = {ReasonCode.INVALID_VALUE}
    elif trace.reading.computed_status is not Status.NOT_ASSESSABLE:
        lacks = set()
    if lacks:
        return DataNeeded(trace.reading.commitment.code, tuple(code for code in ORDER if code in lacks))
    share = share_needed(progress, goal)
    weights = [row.milestone.weight for row in rows]
    done = ceil(share * len(rows)) if len(set(weights)) == 1 else None
    all_weight = exact_sum(weights)
    return MilestonesNeeded(
        status=light_at(share if done is None else Fraction(done, len(rows)), progress),
        total=len(rows),
        done=done,
        weight=share * Fraction(all_weight),
        all_weight=all_weight,
    )
