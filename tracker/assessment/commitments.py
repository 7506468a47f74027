"""R6: the status of a commitment, with completion, deadline and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.assessment.completion import (
    completion_flags,
    completion_of,
    completions_said,
    is_word_lost,
    latest_updates,
    outcome_flags,
)
from tracker.assessment.deadlines import deadline_of, is_ready_to_close, is_stale
from tracker.assessment.duties import waiting_on
from tracker.assessment.explain import reason
from tracker.assessment.lights import Light
from tracker.assessment.milestones import milestones_reading
from tracker.assessment.parties import parties_concerned
from tracker.assessment.policy import Moment
from tracker.assessment.readings import CommitmentReading, IndicatorReading, MilestonesReading
from tracker.assessment.standing import set_by_hand, standing_light, valid_override
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Measure
from tracker.domain.record import FaultyRow
from tracker.domain.register import Register, fold
from tracker.domain.values import ASSESSED, Flag, ReasonCode, Status

RANK = {status: rank for rank, status in enumerate(ASSESSED)}
INVALID = Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))


@dataclass(frozen=True, slots=True)
class CommitmentCase:
    """Everything R6 needs to know of one commitment on one day.

    ``lost_indicators`` says that rows of its indicators could not be read at all.
    """

    commitment: Commitment
    indicators: tuple[IndicatorReading, ...]
    milestones: MilestonesReading
    lost_indicators: bool
    now: Moment


class Judged(NamedTuple):
    """The light by the rules, and the indicator that decided it, if one did."""

    light: Light
    worst: IndicatorReading | None = None


def worst_of(indicators: Iterable[IndicatorReading]) -> IndicatorReading | None:
    """R6: the indicator with the worst light; of equal ones the first."""
    return min(indicators, key=lambda one: RANK.get(one.status, len(RANK)), default=None)


def decided_by(worst: IndicatorReading) -> Judged:
    """R6: the light of the worst indicator is the commitment's."""
    why = reason(ReasonCode.WORST_INDICATOR, indicator=worst.indicator.code, because=worst.reason)
    return Judged(Light(worst.status, why), worst)


def counts(reading: IndicatorReading) -> bool:
    """R6: whether an indicator counts beside others; a qualitative one only where its light is set by hand."""
    return reading.reason.code is not ReasonCode.QUALITATIVE


def standing(case: CommitmentCase) -> Judged | None:
    """R6: withdrawn, or not due."""
    light = standing_light(case.commitment, case.now.day)
    return None if light is None else Judged(light)


def worst_indicator(case: CommitmentCase) -> Judged | None:
    """R6: the worst light of its indicators; one whose row could not be read is not assessable."""
    worst = worst_of(one for one in case.indicators if counts(one))
    rank = len(RANK) if worst is None else RANK.get(worst.status, len(RANK))
    if case.lost_indicators and rank > RANK[Status.NOT_ASSESSABLE]:
        return Judged(INVALID)
    return None if worst is None else decided_by(worst)


def milestones(case: CommitmentCase) -> Judged | None:
    """R6: no indicator decides, so the milestones do."""
    reading = case.milestones
    if reading.reason.code is ReasonCode.INVALID_VALUE:
        return Judged(INVALID)
    if not reading.total:
        return None
    numbers = {**reading.reason.parameters, "done": reading.done, "total": reading.total}
    return Judged(Light(reading.status, reason(ReasonCode.MILESTONES, because=reading.reason.code, **numbers)))


def qualitative_only(case: CommitmentCase) -> Judged | None:
    """R6: nothing is there but what is described."""
    worst = worst_of(case.indicators)
    return None if worst is None else decided_by(worst)


def nothing(case: CommitmentCase) -> Judged | None:
    """R6: neither an indicator nor a milestone; always fits."""
    return Judged(Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NOTHING_TO_MEASURE)))


COMMITMENT_RULES: Sequence[Callable[[CommitmentCase], Judged | None]] = (
    standing,
    worst_indicator,
    milestones,
    qualitative_only,
    nothing,
)
"""R6 after the hand: read from the top, the first rule that fits decides."""


def judged(case: CommitmentCase) -> Judged:
    """R6: the first rule that fits; the last one always does."""
    return next(found for rule in COMMITMENT_RULES if (found := rule(case)) is not None)


def case_of(
    commitment: Commitment, indicators: tuple[IndicatorReading, ...], register: Register, now: Moment
) -> CommitmentCase:
    """Gather the case of a commitment from the register as it stood on the day."""
    return CommitmentCase(
        commitment=commitment,
        indicators=indicators,
        milestones=milestones_reading(commitment, register, now),
        lost_indicators=any(map(is_lost_indicator, register.faulty_rows_of("commitment", commitment.code))),
        now=now,
    )


def is_lost_indicator(row: FaultyRow) -> bool:
    """Whether an unreadable row is an indicator that would count."""
    return row.sheet == "Indicators" and row.values.get("measure") is not Measure.QUALITATIVE


def commitment_reading(
    commitment: Commitment, indicators: tuple[IndicatorReading, ...], register: Register, now: Moment
) -> CommitmentReading:
    """R5–R8, R11 and ``waiting_on`` of one commitment of the register as it stood on the day."""
    case = case_of(commitment, indicators, register, now)
    light, worst = judged(case)
    override = valid_override(register.overrides_of(commitment.code), now.day)
    status = light.status if override is None else override.status
    updates = register.updates_of(commitment.code)
    said, spoken = completions_said(updates), latest_updates(updates)
    readable = () if is_word_lost(register.faulty_rows_of("commitment", commitment.code)) else said
    completion, basis = completion_of(commitment, case.milestones, readable, now.policy)
    deadline = deadline_of(commitment, case.milestones, status, register, now)
    concerned = parties_concerned(commitment, register)
    heard = {fold(party) for party in spoken}
    flags = [*completion_flags(said, spoken, concerned), *outcome_flags(status, completion)]
    flags += [Flag.READY_TO_CLOSE] if is_ready_to_close(commitment, status, deadline.state) else []
    flags += [Flag.STALE] if is_stale(commitment, indicators, register, now) else []
    return CommitmentReading(
        commitment=commitment,
        status=status,
        computed_status=light.status,
        reason=light.reason if override is None else set_by_hand(override, light.status),
        computed_reason=light.reason,
        completion=completion,
        completion_basis=basis,
        deadline=deadline,
        milestones=case.milestones,
        indicators=indicators,
        parties=concerned,
        latest_updates=spoken,
        silent_parties=tuple(party for party in concerned if fold(party) not in heard),
        flags=tuple(flags),
        waiting_on=waiting_on(commitment, case.milestones, register, now.day),
        worst=worst,
        override=override,
    )
