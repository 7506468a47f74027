"""What a comparison says: of every commitment and indicator what became of it, and what is no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from tracker.assessment.change.then import CommitmentThen, IndicatorThen, actual_value
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.domain.register import fold
from tracker.domain.values import Missing, ReasonCode, Share, Status, Value

NOT_COMPARED = Missing(ReasonCode.NO_TARGET)


class Transition(StrEnum):
    """What became of a light between two days."""

    WORSE = "worse"
    NEW = "new"
    CLOSED = "closed"
    BETTER = "better"
    SAME = "same"


class ChangeKind(StrEnum):
    """What else changed, in the order in which it is told."""

    NEWLY_OVERDUE = "newly_overdue"
    DEADLINE_MOVED = "deadline_moved"
    TARGET_MOVED = "target_moved"
    ACTUAL_MOVED = "actual_moved"
    NOT_REPORTED = "not_reported"
    MILESTONES_DONE = "milestones_done"
    RESTATED = "restated"


class Course(StrEnum):
    """Whether an actual moved towards its target or away from it."""

    GOOD = "good"
    BAD = "bad"


Known = date | Value | None
"""What a cell held: a day, a number, a label, or nothing."""


@dataclass(frozen=True, slots=True)
class Restatement:
    """Something that was on record of the earlier day and reads otherwise now, without a revision that moved it.

    ``item`` is the code of the commitment, milestone or indicator, ``field`` the field of its record; for the value of
    one actual ``on`` is its day. ``new`` is ``None`` where it is no longer there.
    """

    item: str
    field: str
    old: Known
    new: Known
    on: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """R10 for one indicator: as it reads now, and as it was; ``was`` is ``None`` where it was not there.

    ``days_moved`` counts how far its target date moved. ``achievement_before`` is how far the present actual would be
    on the way as it was then; it is given where the target or the baseline moved.
    """

    reading: IndicatorReading
    was: IndicatorThen | None
    transition: Transition
    kinds: tuple[ChangeKind, ...] = ()
    days_moved: int | None = None
    course: Course | None = None
    achievement_before: Share = NOT_COMPARED
    restated: tuple[Restatement, ...] = ()

    @property
    def before(self) -> Status | None:
        """The light it had."""
        return self.was.status if self.was else None

    @property
    def has_own_date_moved(self) -> bool:
        """Whether its target date moved, and not only the commitment's deadline that it would have taken."""
        return self.days_moved is not None and self.reading.indicator.target_date is not None

    @property
    def actual_from(self) -> Value | None:
        """The actual it had."""
        return self.was.actual if self.was else None

    @property
    def actual_to(self) -> Value | None:
        """The actual it has."""
        return actual_value(self.reading)


@dataclass(frozen=True, slots=True)
class CommitmentChange:
    """R10 for one commitment; ``kinds`` holds also what moved in its indicators.

    ``days_moved`` is how far its due day moved, ``None`` where it did not or one of the two is not known.
    """

    reading: CommitmentReading
    was: CommitmentThen | None
    transition: Transition
    kinds: tuple[ChangeKind, ...] = ()
    days_moved: int | None = None
    milestones_done: tuple[str, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    restated: tuple[Restatement, ...] = ()

    @property
    def before(self) -> Status | None:
        """The light it had."""
        return self.was.status if self.was else None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all happened to it."""
        return self.transition is Transition.SAME and not self.kinds


@dataclass(frozen=True, slots=True)
class Removed:
    """A commitment or indicator of the archive that is no longer there, although no decision closed it."""

    code: str
    title: str
    status: Status
    commitment: str | None = None
    """For an indicator, the commitment it belonged to."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A commitment that has another code now, by its ``Former codes``."""

    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """R10: everything that changed since a day. ``archive`` names the file the earlier day was read from, if one."""

    since: date
    commitments: tuple[CommitmentChange, ...]
    indicators: tuple[IndicatorChange, ...]
    archive: str | None = None
    removed: tuple[Removed, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()

    def of_commitment(self, code: str) -> CommitmentChange | None:
        """The change of a commitment."""
        return self._commitments.get(fold(code))

    def of_indicator(self, code: str) -> IndicatorChange | None:
        """The change of an indicator."""
        return self._indicators.get(fold(code))

    @cached_property
    def _commitments(self) -> Mapping[str, CommitmentChange]:
        return {fold(one.reading.commitment.code): one for one in self.commitments}

    @cached_property
    def _indicators(self) -> Mapping[str, IndicatorChange]:
        return {fold(one.reading.indicator.code): one for one in self.indicators}


def narrowed(change: Change, assessment: Assessment) -> Change:
    """The part of a comparison that concerns the commitments of an assessment.

    What was removed or renumbered stays: it belongs to no commitment that could be chosen.
    """
    commitments = (change.of_commitment(one.commitment.code) for one in assessment.commitments)
    indicators = (change.of_indicator(one.indicator.code) for one in assessment.indicators)
    return replace(
        change,
        commitments=tuple(one for one in commitments if one is not None),
        indicators=tuple(one for one in indicators if one is not None),
    )
