"""Small values the whole house talks in: texts in several languages, choices, known and missing numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tracker.languages import languages

LANGUAGES = tuple(languages())
"""The languages a register and a report may be written in."""

Value = Decimal | str
"""What was measured: a number, or a label of an ordinal scale."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the register's main language, with translations by language code."""

    main: str
    translations: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str) -> str:
        """The translation, or the main text where there is none."""
        return self.translations.get(language, self.main)

    def has(self, language: str) -> bool:
        """Whether there is a translation into that language."""
        return language in self.translations

    def __bool__(self) -> bool:
        return bool(self.main)


class DataQuality(StrEnum):
    """How far a row can be relied upon; what is not final is marked wherever it is printed."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ILLUSTRATIVE = "illustrative"


class Status(StrEnum):
    """Light of an indicator or commitment, worst first in roll-ups; the last two stand outside the order."""

    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    NOT_ASSESSABLE = "not_assessable"
    ON_TRACK = "on_track"
    ACHIEVED = "achieved"
    NOT_DUE = "not_due"
    WITHDRAWN = "withdrawn"


ASSESSED = (Status.OFF_TRACK, Status.AT_RISK, Status.NOT_ASSESSABLE, Status.ON_TRACK, Status.ACHIEVED)
"""The statuses that have a place in the order of roll-ups, worst first; only these may be set by hand."""


class Completion(StrEnum):
    """Was it delivered? (after the Open Government Partnership); ``no_evidence`` ranks lowest."""

    NO_EVIDENCE = "no_evidence"
    NOT_STARTED = "not_started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"


class DeadlineState(StrEnum):
    """Where a commitment stands against its due day."""

    NO_DEADLINE = "no_deadline"
    ON_SCHEDULE = "on_schedule"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    CLOSED = "closed"


class ReasonCode(StrEnum):
    """Why a light is what it is. The last group is of commitments only."""

    ACHIEVED = "achieved"
    LEVEL_HELD = "level_held"
    LEVEL_LOST = "level_lost"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    MOVING_WRONG_WAY = "moving_wrong_way"
    PAST_DUE = "past_due"
    NO_ACTUAL = "no_actual"
    NO_BASELINE = "no_baseline"
    NO_TARGET = "no_target"
    NO_TARGET_DATE = "no_target_date"
    NO_START_DATE = "no_start_date"
    QUALITATIVE = "qualitative"
    INVALID_VALUE = "invalid_value"
    NOT_DUE = "not_due"
    WITHDRAWN = "withdrawn"
    OVERRIDE = "override"
    WORST_INDICATOR = "worst_indicator"
    MILESTONES = "milestones"
    NOTHING_TO_MEASURE = "nothing_to_measure"


class Flag(StrEnum):
    """What stands beside a light without changing it."""

    OVER_ACHIEVED = "over_achieved"
    REVERSAL = "reversal"
    DISPUTED = "disputed"
    ONE_SIDED = "one_sided"
    UNDELIVERED_OUTCOME = "undelivered_outcome"
    OUTCOME_PENDING = "outcome_pending"
    READY_TO_CLOSE = "ready_to_close"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Missing:
    """A number that does not exist, and why. Never zero, never ``None`` that someone may add up."""

    reason: ReasonCode


Share = Fraction | Missing
"""An exact share of the way (1 is all of it), or the reason why there is none."""
