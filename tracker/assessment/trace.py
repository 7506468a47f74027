"""The rules as they were gone through for one commitment: each in its order, whether it fits, and what it gives.

Nothing is judged a second time by other means: these are the very rules of R4 to R6, asked one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tracker.assessment.actuals import counted
from tracker.assessment.commitments import COMMITMENT_RULES, CommitmentCase, Judged
from tracker.assessment.commitments import case_of as commitment_case
from tracker.assessment.lights import PROGRESS_RULES, Light, Progress
from tracker.assessment.milestones import milestones_progress
from tracker.assessment.outcomes import INDICATOR_RULES, IndicatorCase, way
from tracker.assessment.outcomes import case_of as indicator_case
from tracker.assessment.policy import Moment
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading

Case = TypeVar("Case")


class Rule(StrEnum):
    """The rules by the names of their functions."""

    OVERRIDE = "override"
    STANDING = "standing"
    QUALITATIVE = "qualitative"
    LEVEL = "level"
    MET_WITHOUT_BASELINE = "met_without_baseline"
    ACHIEVED = "achieved"
    NOT_ASSESSABLE = "not_assessable"
    REVERSAL = "reversal"
    ON_THE_WAY = "on_the_way"
    PAST_DUE = "past_due"
    WORST_INDICATOR = "worst_indicator"
    MILESTONES = "milestones"
    QUALITATIVE_ONLY = "qualitative_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was asked; ``light`` is what it gives, ``None`` where it does not fit."""

    rule: Rule
    light: Light | None


@dataclass(frozen=True, slots=True)
class IndicatorTrace:
    """How the light of an indicator came about."""

    reading: IndicatorReading
    case: IndicatorCase
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CommitmentTrace:
    """How the light of a commitment came about; ``milestone_steps`` are empty where it has no milestones."""

    reading: CommitmentReading
    case: CommitmentCase
    steps: tuple[Step, ...]
    milestone_progress: Progress
    milestone_steps: tuple[Step, ...]
    indicators: tuple[IndicatorTrace, ...]


def traced(reading: CommitmentReading, assessment: Assessment) -> CommitmentTrace:
    """How the light of one commitment of an assessment came about."""
    now, register = Moment(assessment.as_of, assessment.policy), assessment.register
    milestones = reading.milestones
    progress = milestones_progress(milestones.rows, milestones.done_share, milestones.expected_share, now)
    case = commitment_case(reading.commitment, reading.indicators, register, now)
    return CommitmentTrace(
        reading=reading,
        case=case,
        steps=(by_hand(reading), *asked(COMMITMENT_RULES, case)),
        milestone_progress=progress,
        milestone_steps=tuple(asked(PROGRESS_RULES, progress)) if milestones.total else (),
        indicators=tuple(indicator_trace(one, assessment) for one in reading.indicators),
    )


def indicator_trace(reading: IndicatorReading, assessment: Assessment) -> IndicatorTrace:
    """How the light of one indicator came about."""
    register, policy = assessment.register, assessment.policy
    found = counted(reading.indicator, register, verified_only=policy.verified_only)
    case = indicator_case(reading.indicator, found, register, assessment.as_of, policy)
    steps = [by_hand(reading), *asked([rule for rule in INDICATOR_RULES if rule is not way], case)]
    if all(step.light is None for step in steps[1:]):
        steps += asked(PROGRESS_RULES, case.progress)
    return IndicatorTrace(reading, case, tuple(steps))


def by_hand(reading: CommitmentReading | IndicatorReading) -> Step:
    """R4.1, R6: whether the light was set by hand; the rules are asked all the same."""
    return Step(Rule.OVERRIDE, Light(reading.status, reading.reason) if reading.override is not None else None)


def asked(rules: Sequence[Callable[[Case], Light | Judged | None]], case: Case) -> Iterator[Step]:
    """The rules up to and with the first that fits."""
    for rule in rules:
        found = rule(case)
        yield Step(Rule(rule.__name__), found.light if isinstance(found, Judged) else found)
        if found is not None:
            return
