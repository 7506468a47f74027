"""What if other thresholds held: the lights that two profiles judge differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import NamedTuple

from tracker.assessment.policy import Policy
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading

IDENTITY = ("name", "version")


class Threshold(NamedTuple):
    """A value in which two profiles differ."""

    name: str
    one: Fraction | int | bool
    other: Fraction | int | bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A commitment, or one of its indicators, read by two profiles; the lights differ."""

    one: CommitmentReading | IndicatorReading
    other: CommitmentReading | IndicatorReading


def thresholds(one: Policy, other: Policy) -> tuple[Threshold, ...]:
    """The values in which two profiles differ."""
    names = [field.name for field in fields(Policy) if field.name not in IDENTITY]
    pairs = (Threshold(name, getattr(one, name), getattr(other, name)) for name in names)
    return tuple(pair for pair in pairs if pair.one != pair.other)


def differences(one: Assessment, other: Assessment) -> tuple[Difference, ...]:
    """The lights that differ between two assessments of one register and day, each commitment before its indicators."""
    return tuple(differing(one, other))


def differing(one: Assessment, other: Assessment) -> Iterator[Difference]:
    """Both assessments hold the same commitments and indicators in the same order."""
    for first, second in zip(one.commitments, other.commitments, strict=True):
        if first.status is not second.status:
            yield Difference(first, second)
        for reading, again in zip(first.indicators, second.indicators, strict=True):
            if reading.status is not again.status:
                yield Difference(reading, again)
