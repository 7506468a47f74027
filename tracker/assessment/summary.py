"""R9: distributions, never a mean colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from tracker.assessment.readings import CommitmentReading, Distribution, EvidenceCoverage, IndicatorReading
from tracker.domain.indicators import Verification
from tracker.domain.register import Register
from tracker.domain.values import Completion, DeadlineState, Missing, ReasonCode, Share, Status

Choice = TypeVar("Choice", bound=StrEnum)
COUNTED = (Verification.REPORTED, Verification.VERIFIED)


def tally(choices: type[Choice], found: Iterable[Choice]) -> dict[Choice, int]:
    """How many there are of each choice, zero or not."""
    counts = dict.fromkeys(choices, 0)
    for one in found:
        counts[one] += 1
    return counts


def distribution(readings: Sequence[CommitmentReading]) -> Distribution:
    """R9: statuses, completions and deadlines of some commitments, and their mean progress."""
    indicators = [one for reading in readings for one in reading.indicators]
    shares = [one.achievement for one in indicators if not isinstance(one.achievement, Missing)]
    return Distribution(
        total=len(readings),
        statuses=tally(Status, (one.status for one in readings)),
        completions=tally(Completion, (one.completion for one in readings)),
        deadlines=tally(DeadlineState, (one.deadline.state for one in readings)),
        mean_progress=mean(shares),
        assessable=len(shares),
        indicators=len(indicators),
    )


def mean(shares: Sequence[Fraction]) -> Share:
    """R9: the mean of shares, each kept within 0…1."""
    if not shares:
        return Missing(ReasonCode.NO_ACTUAL)
    return sum((min(max(share, Fraction(0)), Fraction(1)) for share in shares), Fraction(0)) / len(shares)


def distributions(
    readings: Iterable[CommitmentReading], key: Callable[[CommitmentReading], str | None]
) -> Mapping[str, Distribution]:
    """The distribution of each group that has a commitment, in the order of first appearance."""
    groups: dict[str, list[CommitmentReading]] = {}
    for reading in readings:
        if (code := key(reading)) is not None:
            groups.setdefault(code, []).append(reading)
    return {code: distribution(group) for code, group in groups.items()}


def indicator_counts(readings: Iterable[IndicatorReading]) -> Mapping[Status, int]:
    """How many indicators have each status."""
    return tally(Status, (one.status for one in readings))


def evidence_coverage(register: Register) -> EvidenceCoverage:
    """R9: reported actuals and done milestones that carry evidence, of all of them."""
    claims = [one.evidence for one in register.actuals if one.verification in COUNTED]
    claims += [one.evidence for one in register.milestones if one.done_on is not None]
    return EvidenceCoverage(sum(bool(evidence) for evidence in claims), len(claims))
