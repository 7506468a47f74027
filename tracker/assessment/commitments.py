"""R6: the status of a commitment, with completion, deadline and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.assessment.completion import (
    completion_flags,
    completion_of,
    completions_said,
    latest_updates,
    outcome_flags,
    parties_concerned,
)
from tracker.assessment.deadlines import completed, deadline_of, is_ready_to_close, is_stale, original_due, state_of
from tracker.assessment.duties import waiting_on
from tracker.assessment.explain import reason
from tracker.assessment.lights import Light
from tracker.assessment.milestones import milestones_reading
from tracker.assessment.policy import Policy
from tracker.assessment.readings import CommitmentReading, IndicatorReading, MilestonesReading
from tracker.assessment.standing import standing_light, valid_override
from tracker.domain.commitments import Commitment
from tracker.domain.register import Register, fold
from tracker.domain.values import ASSESSED, Flag, ReasonCode, Status

RANK = {status: rank for rank, status in enumerate(ASSESSED)}


def worst_of(indicators: Sequence[IndicatorReading]) -> IndicatorReading | None:
    """R6: the indicator with the worst light; of equal ones the first."""
    return min(indicators, key=lambda one: RANK.get(one.status, len(RANK)), default=None)


def counts(reading: IndicatorReading) -> bool:
    """R6: whether an indicator counts beside others; a qualitative one only where its light is set by hand."""
    return reading.reason.code is not ReasonCode.QUALITATIVE


def commitment_light(
    commitment: Commitment,
    indicators: Sequence[IndicatorReading],
    milestones: MilestonesReading,
    *,
    broken: bool,
    day: date,
) -> tuple[Light, IndicatorReading | None]:
    """R6 without the hand: the first rule that fits, and the indicator that decided."""
    standing = standing_light(commitment, day)
    if standing is not None:
        return standing, None
    worst = worst_of([one for one in indicators if counts(one)])
    if broken and (worst is None or worst.status is not Status.OFF_TRACK):
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE)), None
    if worst is None and not milestones.total and milestones.reason.code is not ReasonCode.INVALID_VALUE:
        worst = worst_of(indicators)
    if worst is not None:
        return Light(worst.status, reason(ReasonCode.WORST_INDICATOR, indicator=worst.indicator.code)), worst
    return milestones_decide(milestones), None


def milestones_decide(milestones: MilestonesReading) -> Light:
    """R6: no indicator decides: the milestones do, or there is nothing to measure."""
    if milestones.total or milestones.reason.code is ReasonCode.INVALID_VALUE:
        code = ReasonCode.INVALID_VALUE if milestones.reason.code is ReasonCode.INVALID_VALUE else ReasonCode.MILESTONES
        return Light(milestones.status, reason(code, done=milestones.done, total=milestones.total))
    return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.NOTHING_TO_MEASURE))


def commitment_reading(
    commitment: Commitment, indicators: tuple[IndicatorReading, ...], register: Register, day: date, policy: Policy
) -> CommitmentReading:
    """R5–R8 and R11 for one commitment of the register as it stood on the day."""
    milestones = milestones_reading(commitment, register, day, policy)
    broken = any(row.sheet == "Indicators" for row in register.faulty_rows_of("commitment", commitment.code))
    light, worst = commitment_light(commitment, indicators, milestones, broken=broken, day=day)
    override = valid_override(register.overrides_of(commitment.code), day)
    status = light.status if override is None else override.status
    updates = register.updates_of(commitment.code)
    said = completions_said(updates)
    completion, basis = completion_of(commitment, milestones, said, policy)
    completed_on = completed(commitment, milestones)
    state = state_of(commitment, completed_on, status, day, policy)
    deadline = deadline_of(commitment, completed_on, original_due(commitment, register), state, day)
    concerned = parties_concerned(commitment, register)
    spoken = latest_updates(updates)
    flags = [*completion_flags(said, spoken, concerned), *outcome_flags(status, completion)]
    if is_ready_to_close(commitment, status, deadline.state):
        flags.append(Flag.READY_TO_CLOSE)
    if is_stale(commitment, indicators, register, day, policy):
        flags.append(Flag.STALE)
    heard = {fold(party) for party in spoken}
    return CommitmentReading(
        commitment=commitment,
        status=status,
        computed_status=light.status,
        reason=light.reason if override is None else reason(ReasonCode.OVERRIDE, author=override.author),
        computed_reason=light.reason,
        completion=completion,
        completion_basis=basis,
        deadline=deadline,
        milestones=milestones,
        indicators=indicators,
        parties=concerned,
        latest_updates=spoken,
        silent_parties=tuple(party for party in concerned if fold(party) not in heard),
        flags=tuple(flags),
        waiting_on=waiting_on(commitment, milestones, register, day),
        worst=worst,
        override=override,
    )
