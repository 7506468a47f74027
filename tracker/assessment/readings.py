"""What an assessment says: the reading of every indicator, milestone and commitment on one day.

Shares are exact fractions of the way (1 is all of it) or ``Missing`` with the reason; nothing here is rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from tracker.assessment.exact import Number
from tracker.assessment.policy import Policy
from tracker.domain.commitments import Commitment, Override
from tracker.domain.indicators import Actual, Indicator, Target
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register, fold
from tracker.domain.updates import Update
from tracker.domain.values import Completion, DeadlineState, Flag, Missing, ReasonCode, Share, Status


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a light is what it is: a code and the parameters of its sentence."""

    code: ReasonCode
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActualToDate:
    """R1: the actual that counts on the day. ``value`` is the number, for an ordinal the position of ``label``.

    ``rows`` are the actuals it was made of: one for ``latest`` (the least favourable of its day), all for ``sum``.
    ``exact`` is the quotient of numerator and denominator where ``value`` had to be cut after 28 digits.
    """

    value: Decimal
    on: date
    rows: tuple[Actual, ...]
    label: str | None = None
    disputed: bool = False
    exact: Fraction | None = None

    @property
    def number(self) -> Number:
        """The exact number that is judged."""
        return self.value if self.exact is None else self.exact


@dataclass(frozen=True, slots=True)
class NotCounted:
    """An actual that exists on the day but does not count, and why."""

    actual: Actual
    why: str
    """``draft``, ``returned``, ``not_verified``, ``before_baseline``, ``no_value`` or ``zero_denominator``."""


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """R1–R4 for one indicator as it stood on the day.

    ``baseline`` and ``target`` are numbers (positions for an ordinal scale) or ``Missing``; ``start`` and
    ``target_date`` are the ends of the way. ``path`` holds the interim targets that count, in order of their day.
    """

    indicator: Indicator
    status: Status
    computed_status: Status
    reason: Reason
    computed_reason: Reason
    baseline: Decimal | Missing
    target: Decimal | Missing
    actual: ActualToDate | Missing
    achievement: Share
    expected: Share
    ratio: Share
    start: date | None
    target_date: date | None
    path: tuple[Target, ...] = ()
    flags: tuple[Flag, ...] = ()
    override: Override | None = None
    actuals: tuple[Actual, ...] = ()
    """The actuals that were considered, oldest first."""
    not_counted: tuple[NotCounted, ...] = ()
    counted_on: date | None = None
    """The day of the newest actual that counts, be its value readable or not."""


class MilestoneState(StrEnum):
    """Where a milestone stands on the day."""

    DONE = "done"
    DONE_LATE = "done_late"
    LATE = "late"
    DUE_SOON = "due_soon"
    TO_COME = "to_come"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class MilestoneReading:
    """One milestone on the day; ``due`` is its own day or the commitment's, ``days_late`` counts from it."""

    milestone: Milestone
    state: MilestoneState
    due: date | None
    responsible: str
    days_late: int | None = None


@dataclass(frozen=True, slots=True)
class MilestonesReading:
    """R5: the milestones of one commitment. Shares are weighted, ``done`` and ``total`` are counts."""

    rows: tuple[MilestoneReading, ...]
    done_share: Share
    expected_share: Share
    status: Status
    reason: Reason
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """R8: where a commitment stands against its due day; what does not exist is ``None``, days are calendar days."""

    state: DeadlineState
    due: date | None = None
    original_due: date | None = None
    days_overdue: int | None = None
    days_late: int | None = None
    slippage_days: int | None = None
    completed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """R5–R8, R11 and ``waiting_on`` of R12 for one commitment as it stood on the day.

    ``worst`` is the indicator that decided the light, if one did. ``latest_updates`` holds by party code the newest
    statement of each side; a party concerned that never spoke is in ``silent_parties``.
    """

    commitment: Commitment
    status: Status
    computed_status: Status
    reason: Reason
    computed_reason: Reason
    completion: Completion
    completion_basis: str | None
    deadline: Deadline
    milestones: MilestonesReading
    indicators: tuple[IndicatorReading, ...]
    parties: tuple[str, ...]
    """Parties concerned: those of the lead and of the supporting institutions, lead's first."""
    latest_updates: Mapping[str, Update]
    silent_parties: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    waiting_on: tuple[str, ...] = ()
    worst: IndicatorReading | None = None
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """R9: how many of each status, completion and deadline; every one of them is there, zero or not.

    ``mean_progress`` is the mean of the achievements kept within 0…1 over the ``assessable`` indicators of
    ``indicators`` in all.
    """

    total: int
    statuses: Mapping[Status, int]
    completions: Mapping[Completion, int]
    deadlines: Mapping[DeadlineState, int]
    mean_progress: Share
    assessable: int
    indicators: int


@dataclass(frozen=True, slots=True)
class EvidenceCoverage:
    """R9: actuals and done milestones that carry evidence, of all of them."""

    with_evidence: int
    total: int


@dataclass(frozen=True, slots=True)
class Duties:
    """R12: what one party or institution owes on the day."""

    overdue_milestones: tuple[MilestoneReading, ...]
    due_soon_milestones: tuple[MilestoneReading, ...]
    overdue_commitments: tuple[CommitmentReading, ...]
    unreported_indicators: tuple[IndicatorReading, ...]
    missing_evidence: tuple[Actual | Milestone, ...]


@dataclass(frozen=True)
class Assessment:
    """The reading of a whole register on the day ``as_of``.

    ``register`` is the register as it stood on that day, ``period_start`` the first day of the reporting period.
    """

    register: Register
    as_of: date
    period_start: date
    policy: Policy
    commitments: tuple[CommitmentReading, ...]
    indicators: tuple[IndicatorReading, ...]
    overall: Distribution
    by_sector: Mapping[str, Distribution]
    by_lead: Mapping[str, Distribution]
    by_agreement: Mapping[str, Distribution]
    by_session: Mapping[str, Distribution]
    indicator_counts: Mapping[Status, int]
    evidence: EvidenceCoverage
    duties_by_party: Mapping[str, Duties]
    duties_by_institution: Mapping[str, Duties]

    def commitment(self, code: str) -> CommitmentReading | None:
        """The reading of a commitment by its code."""
        return self._by_code.get(fold(code))

    @cached_property
    def _by_code(self) -> Mapping[str, CommitmentReading]:
        return {fold(one.commitment.code): one for one in self.commitments}
