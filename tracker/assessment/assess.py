"""The door of this room: a register and a day to an assessment."""

from __future__ import annotations

from dataclasses import replace
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


def assess(register: Register, *, as_of: date, policy: Policy) -> Assessment:
    """R0–R9, R11 and R12: where everything in a register stood on a day. Linear in the rows of the register.

    Only verified actuals count where the policy or the register's own setting says so.
    """
    policy = replace(policy, verified_only=policy.verified_only or register.settings.verified_only)
    stood = as_it_stood(register, as_of)
    indicators = tuple(indicator_reading(one, stood, as_of, policy) for one in stood.indicators)
    commitments = commitment_readings(stood, indicators, Moment(as_of, policy))
    start = period_start(as_of, register.settings.period)
    owed = owing(commitments, start)
    parties, institutions = [one.code for one in stood.parties], [one.code for one in stood.institutions]
    return Assessment(
        register=stood,
        as_of=as_of,
        period_start=start,
        policy=policy,
        commitments=commitments,
        indicators=indicators,
        overall=distribution(commitments),
        by_sector=distributions(commitments, lambda one: one.commitment.sector),
        by_lead=distributions(commitments, lambda one: one.commitment.lead),
        by_agreement=distributions(commitments, lambda one: one.commitment.agreement),
        by_session=distributions(commitments, lambda one: one.commitment.session),
        indicator_counts=indicator_counts(indicators),
        evidence=evidence_coverage(stood, indicators),
        duties_by_party=duties_by(parties, cache(lambda code: party_of(code, stood)), owed),
        duties_by_institution=duties_by(institutions, lambda code: code, owed),
    )


def commitment_readings(
    register: Register, indicators: tuple[IndicatorReading, ...], now: Moment
) -> tuple[CommitmentReading, ...]:
    """The readings of all commitments, each from the readings of its indicators."""
    of_commitment = grouped(indicators, lambda one: one.indicator.commitment)
    return tuple(
        commitment_reading(one, of_commitment.get(fold(one.code), ()), register, now) for one in register.commitments
    )
