"""The door of this room: a register and a day to an assessment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tracker.assessment.asof import as_it_stood
from tracker.assessment.commitments import commitment_reading
from tracker.assessment.duties import duties_by, owing
from tracker.assessment.evidence import evidence_coverage
from tracker.assessment.outcomes import indicator_reading
from tracker.assessment.parties import party_of
from tracker.assessment.periods import period_start
from tracker.assessment.policy import Moment, Policy
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.assessment.summary import distribution, distributions, indicator_counts
from tracker.domain.register import Register, fold, grouped


@dataclass(frozen=True, slots=True)
class Readings:
    """Every indicator and commitment judged on a day, not yet summed up; ``register`` is as it stood on that day."""

    register: Register
    indicators: tuple[IndicatorReading, ...]
    commitments: tuple[CommitmentReading, ...]
    now: Moment


def assess(register: Register, *, as_of: date, policy: Policy) -> Assessment:
    """R0–R9, R11 and R12: where everything in a register stood on a day. Linear in the rows of the register.

    Only verified actuals count where the policy or the register's own setting says so.
    """
    return summed_up(judged(register, Moment(as_of, policy)))


def judged(register: Register, now: Moment) -> Readings:
    """R0–R8, R11: the readings alone, for who needs no sums."""
    policy = replace(now.policy, verified_only=now.policy.verified_only or register.settings.verified_only)
    now = Moment(now.day, policy)
    stood = as_it_stood(register, now.day)
    indicators = tuple(indicator_reading(one, stood, now.day, policy) for one in stood.indicators)
    return Readings(stood, indicators, commitment_readings(stood, indicators, now), now)


def commitment_readings(
    register: Register, indicators: tuple[IndicatorReading, ...], now: Moment
) -> tuple[CommitmentReading, ...]:
    """The readings of all commitments, each from the readings of its indicators."""
    of_commitment = grouped(indicators, lambda one: one.indicator.commitment)
    return tuple(
        commitment_reading(one, of_commitment.get(fold(one.code), ()), register, now) for one in register.commitments
    )


def summed_up(readings: Readings) -> Assessment:
    """R9 and R12: the readings with their sums."""
    register, commitments, now = readings.register, readings.commitments, readings.now
    start = period_start(now.day, register.settings.period)
    owed = owing(commitments, start)
    parties, institutions = [one.code for one in register.parties], [one.code for one in register.institutions]
    return Assessment(
        register=register,
        as_of=now.day,
        period_start=start,
        policy=now.policy,
        commitments=commitments,
        indicators=readings.indicators,
        overall=distribution(commitments),
        by_sector=distributions(commitments, lambda one: one.commitment.sector),
        by_lead=distributions(commitments, lambda one: one.commitment.lead),
        by_agreement=distributions(commitments, lambda one: one.commitment.agreement),
        by_session=distributions(commitments, lambda one: one.commitment.session),
        indicator_counts=indicator_counts(readings.indicators),
        evidence=evidence_coverage(register, readings.indicators),
        duties_by_party=duties_by(parties, cache(lambda code: party_of(code, register)), owed),
        duties_by_institution=duties_by(institutions, lambda code: code, owed),
    )


def selected(assessment: Assessment, is_chosen: Callable[[CommitmentReading], bool]) -> Assessment:
    """The part of an assessment that concerns some commitments, with sums of its own.

    What is known of parties, institutions, agreements and sessions stays whole.
    """
    commitments = tuple(one for one in assessment.commitments if is_chosen(one))
    indicators = tuple(reading for one in commitments for reading in one.indicators)
    codes = {fold(one.commitment.code) for one in commitments}
    register = replace(
        assessment.register,
        commitments=tuple(one.commitment for one in commitments),
        indicators=tuple(one.indicator for one in indicators),
        milestones=tuple(one for one in assessment.register.milestones if fold(one.commitment) in codes),
    )
    return summed_up(Readings(register, indicators, commitments, Moment(assessment.as_of, assessment.policy)))
