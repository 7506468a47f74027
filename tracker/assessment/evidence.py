"""What was claimed, and whether it names its evidence: counted in R9, owed in R12."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from tracker.assessment.actuals import DRAFTS
from tracker.assessment.readings import CommitmentReading, EvidenceCoverage, IndicatorReading
from tracker.domain.indicators import Actual, Measure
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register

VALUE_FIELDS = ("value", "numerator", "denominator")
Claim = Actual | Milestone


def is_claim(actual: Actual, measure: Measure) -> bool:
    """Whether somebody stands by an actual: neither a draft nor returned, and it says something.

    A value that is missing says nothing; a denominator of zero and a finding in words do.
    """
    if actual.verification in DRAFTS:
        return False
    if measure is Measure.QUALITATIVE:
        return True
    return actual.value is not None or actual.denominator is not None or not actual.faulty.isdisjoint(VALUE_FIELDS)


def claims_of(reading: IndicatorReading) -> Iterator[Actual]:
    """The actuals of an indicator that somebody stands by."""
    return (one for one in reading.actuals if is_claim(one, reading.indicator.measure))


def is_reported_since(reading: IndicatorReading, day: date) -> bool:
    """Whether somebody stands by an actual dated on or after a day; actuals come oldest first."""
    recent = takewhile(lambda one: one.on >= day, reversed(reading.actuals))
    return any(is_claim(one, reading.indicator.measure) for one in recent)


def done_milestones(reading: CommitmentReading) -> Iterator[tuple[Milestone, str]]:
    """The milestones of a commitment that are done, each with the institution responsible."""
    for row in reading.milestones.rows:
        if row.milestone.done_on is not None:
            yield row.milestone, row.responsible


def evidence_coverage(register: Register, indicators: Iterable[IndicatorReading]) -> EvidenceCoverage:
    """R9: actuals and done milestones that carry evidence, of all of them."""
    claims: list[Claim] = [actual for reading in indicators for actual in claims_of(reading)]
    claims += [one for one in register.milestones if one.done_on is not None]
    return EvidenceCoverage(sum(bool(one.evidence) for one in claims), len(claims))
