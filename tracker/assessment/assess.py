"""The door of this room: a register and a day to an assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.assessment.asof import as_it_stood
from tracker.assessment.commitments import commitment_reading
from tracker.assessment.duties import duties_by, party_of
from tracker.assessment.outcomes import indicator_reading
from tracker.assessment.periods import period_start
from tracker.assessment.policy import Policy
from tracker.assessment.readings import Assessment, IndicatorReading
from tracker.assessment.summary import distribution, distributions, evidence_coverage, indicator_counts
from tracker.domain.register import Register, fold


def assess(register: Register, *, as_of: date, policy: Policy) -> Assessment:
    """R0–R9, R11 and R12: where everything in a register stood on a day. Linear in the rows of the register."""
    policy = replace(policy, verified_only=policy.verified_only or register.settings.verified_only)
    stood = as_it_stood(register, as_of)
    indicators = tuple(indicator_reading(one, stood, as_of, policy) for one in stood.indicators)
    of_commitment: dict[str, list[IndicatorReading]] = {}
    for reading in indicators:
        of_commitment.setdefault(fold(reading.indicator.commitment), []).append(reading)
    commitments = tuple(
        commitment_reading(one, tuple(of_commitment.get(fold(one.code), ())), stood, as_of, policy)
        for one in stood.commitments
    )
    start = period_start(as_of, register.settings.period)
    parties = [one.code for one in stood.parties]
    institutions = [one.code for one in stood.institutions]
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
        evidence=evidence_coverage(stood),
        duties_by_party=duties_by(parties, lambda code: party_of(code, stood), commitments, stood, start),
        duties_by_institution=duties_by(institutions, lambda code: code, commitments, stood, start),
    )
