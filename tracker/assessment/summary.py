"""R9: distributions, never a mean colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from tracker.assessment.exact import total, within_0_and_1
from tracker.assessment.readings import CommitmentReading, Distribution, IndicatorReading
from tracker.domain.register import fold
from tracker.domain.values import Completion, DeadlineState, Missing, ReasonCode, Share, Status

Choice = TypeVar("Choice", bound=StrEnum)
ASSESSABLE = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.ACHIEVED)


def tally(choices: type[Choice], found: Iterable[Choice]) -> dict[Choice, int]:
    """How many there are of each choice, zero or not."""
    counts = dict.fromkeys(choices, 0)
    for one in found:
        counts[one] += 1
    return counts


def distribution(readings: Sequence[CommitmentReading]) -> Distribution:
    """R9: statuses, completions and deadlines of some commitments, and their mean progress."""
    indicators = [one for reading in readings for one in reading.indicators]
    shares = [share for one in indicators if isinstance(share := progress_of(one), Fraction)]
    return Distribution(
        total=len(readings),
        statuses=tally(Status, (one.status for one in readings)),
        completions=tally(Completion, (one.completion for one in readings)),
        deadlines=tally(DeadlineState, (one.deadline.state for one in readings)),
        mean_progress=mean(shares),
        assessable=len(shares),
        indicators=len(indicators),
    )


def progress_of(reading: IndicatorReading) -> Share:
    """R9: the achievement of an indicator that the rules could judge; a level to keep has none."""
    if reading.computed_status not in ASSESSABLE:
        return Missing(reading.computed_reason.code)
    return reading.achievement


def mean(shares: Sequence[Fraction]) -> Share:
    """R9: the mean of shares, each kept within 0…1."""
    if not shares:
        return Missing(ReasonCode.NO_ACTUAL)
    return total(map(within_0_and_1, shares)) / len(shares)


def distributions(
    readings: Iterable[CommitmentReading], key: Callable[[CommitmentReading], str | None]
) -> Mapping[str, Distribution]:
    """The distribution of each group that has a commitment, in the order of first appearance.

    Groups are told apart without regard to case; commitments that belong to none are under the empty text, so that the
    groups add up to all.
    """
    groups: dict[str, list[CommitmentReading]] = {}
    names: dict[str, str] = {}
    for reading in readings:
        name = key(reading) or ""
        groups.setdefault(names.setdefault(fold(name), name), []).append(reading)
    return {name: distribution(group) for name, group in groups.items()}


def indicator_counts(readings: Iterable[IndicatorReading]) -> Mapping[Status, int]:
    """How many indicators have each status."""
    return tally(Status, (one.status for one in readings))
