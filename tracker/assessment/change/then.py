"""What a comparison needs to know of the earlier day, wherever it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.assessment.assess import Readings
from tracker.assessment.readings import ActualToDate, CommitmentReading, IndicatorReading
from tracker.domain.commitments import Closure
from tracker.domain.milestones import Milestone
from tracker.domain.register import fold
from tracker.domain.values import DeadlineState, Missing, ReasonCode, Status, Value

NOT_TOLD = frozenset({"target_date", "unit", "measure"})
"""What a status file does not tell of an indicator in a form that could be compared."""


@dataclass(frozen=True, slots=True)
class IndicatorThen:
    """An indicator on the earlier day; ``unknown`` names the fields of which nobody can say what they were.

    ``reading`` is the whole of it, where it was judged and not only told of.
    """

    code: str
    commitment: str
    title: str
    status: Status
    baseline: Value | None
    target: Value | None
    actual: Value | None
    actual_on: date | None
    unknown: frozenset[str] = frozenset()
    target_date: date | None = None
    unit: str | None = None
    measure: str | None = None
    reading: IndicatorReading | None = None


@dataclass(frozen=True, slots=True)
class CommitmentThen:
    """A commitment on the earlier day; ``milestones`` are ``None`` where only their number is known."""

    code: str
    title: str
    status: Status
    due: date | None
    is_overdue: bool
    is_closed: bool
    unknown: frozenset[str] = frozenset()
    milestones: tuple[Milestone, ...] | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """The earlier day: all its commitments and indicators, by folded code."""

    day: date
    commitments: Mapping[str, CommitmentThen]
    indicators: Mapping[str, IndicatorThen]
    archive: str | None = None
    """The file it was read from; ``None`` where it is the register of today as it stood on that day."""


def by_folded_code(
    day: date, commitments: Iterable[CommitmentThen], indicators: Iterable[IndicatorThen], archive: str | None = None
) -> Then:
    """An earlier day of its commitments and indicators."""
    return Then(
        day,
        {fold(one.code): one for one in commitments},
        {fold(one.code): one for one in indicators},
        archive,
    )


def then_of(readings: Readings, archive: str | None = None) -> Then:
    """The earlier day of a register that was judged on it."""
    return by_folded_code(
        readings.now.day,
        map(commitment_then, readings.commitments),
        map(indicator_then, readings.indicators),
        archive,
    )


def commitment_then(reading: CommitmentReading) -> CommitmentThen:
    """A commitment as it was judged."""
    commitment = reading.commitment
    return CommitmentThen(
        code=commitment.code,
        title=commitment.title.main,
        status=reading.status,
        due=commitment.due,
        is_overdue=reading.deadline.state is DeadlineState.OVERDUE,
        is_closed=is_closed(reading),
        unknown=commitment.faulty,
        milestones=tuple(row.milestone for row in reading.milestones.rows),
    )


def is_closed(reading: CommitmentReading) -> bool:
    """Whether the sides have completed, withdrawn or superseded it, as far as that can be read."""
    commitment = reading.commitment
    return commitment.closure is not Closure.OPEN and "closure" not in commitment.faulty


def indicator_then(reading: IndicatorReading) -> IndicatorThen:
    """An indicator as it was judged."""
    indicator, actual = reading.indicator, reading.actual
    return IndicatorThen(
        code=indicator.code,
        commitment=indicator.commitment,
        title=indicator.title.main,
        status=reading.status,
        baseline=indicator.baseline,
        target=indicator.target,
        actual=actual_value(reading),
        actual_on=actual.on if isinstance(actual, ActualToDate) else None,
        unknown=indicator.faulty | ({"actual"} if is_unreadable(actual) else frozenset()),
        target_date=reading.target_date,
        unit=indicator.unit.main if indicator.unit else None,
        measure=indicator.measure.value,
        reading=reading,
    )


def actual_value(reading: IndicatorReading) -> Value | None:
    """The actual to date as it is told: a number, of an ordinal the label."""
    actual = reading.actual
    return (actual.label or actual.value) if isinstance(actual, ActualToDate) else None


def is_unreadable(actual: ActualToDate | Missing) -> bool:
    """Whether there may be an actual that nobody can read."""
    return isinstance(actual, Missing) and actual.reason is ReasonCode.INVALID_VALUE
