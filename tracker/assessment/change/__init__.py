"""R10: what changed between two days of a register, or since an archived one."""

from tracker.assessment.change.compare import changes_between, changes_since
from tracker.assessment.change.readings import (
    Change,
    ChangeKind,
    CommitmentChange,
    Course,
    IndicatorChange,
    Removed,
    Renumbered,
    Restatement,
    Transition,
    narrowed,
)
from tracker.assessment.change.then import NOT_TOLD, CommitmentThen, IndicatorThen, Then, by_folded_code, then_of

__all__ = [
    "NOT_TOLD",
    "Change",
    "ChangeKind",
    "CommitmentChange",
    "CommitmentThen",
    "Course",
    "IndicatorChange",
    "IndicatorThen",
    "Removed",
    "Renumbered",
    "Restatement",
    "Then",
    "Transition",
    "by_folded_code",
    "changes_between",
    "changes_since",
    "narrowed",
    "then_of",
]
