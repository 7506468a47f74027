"""Registers compared in memory, in few words: from the last day of a year to the last day of a quarter."""

from __future__ import annotations

from collections.abc import Sequence

from tests.assessment.judging import POLICY, START, TARGET_DATE
from tests.build import day, indicator, institution, party, register
from tracker.assessment.assess import assess, judged
from tracker.assessment.change import (
    Change,
    ChangeKind,
    CommitmentChange,
    IndicatorChange,
    changes_between,
    changes_since,
    then_of,
)
from tracker.assessment.policy import Moment
from tracker.domain.indicators import Indicator
from tracker.domain.record import FaultyRow, Record

SINCE, ON = "2026-01-31", "2026-02-20"
BEFORE, BETWEEN = "2026-01-15", "2026-02-10"
"""Within 100 days of which 30 are gone on ``SINCE`` and 50 on ``ON``."""

BODIES = (party("PK"), party("TJ"), institution("IN-1", "PK"), institution("IN-2", "TJ"))
Rows = Sequence[Record | FaultyRow]


def way(code: str = "I-1", /, **fields: object) -> Indicator:
    """An indicator of ``C-1`` from 0 to 100 over the usual 100 days, but for the fields given."""
    usual = {"baseline": 0, "target": 100, "baseline_date": START, "target_date": TARGET_DATE}
    return indicator(code, **{**usual, **fields})


def between(*records: Record | FaultyRow, since: str = SINCE, on: str = ON) -> Change:
    """What changed between two days of one register."""
    found = assess(register(*BODIES, *records), as_of=day(on), policy=POLICY)
    return changes_between(found, judged(found.register, Moment(day(since), POLICY)))


def since_archive(archived: Rows, today: Rows, since: str = SINCE, on: str = ON) -> Change:
    """What changed since an archived register."""
    found = assess(register(*BODIES, *today), as_of=day(on), policy=POLICY)
    then = then_of(judged(register(*BODIES, *archived), Moment(day(since), POLICY)), archive="old.xlsx")
    return changes_since(found, then, judged(found.register, Moment(then.day, POLICY)))


def of_commitment(change: Change, code: str = "C-1") -> CommitmentChange:
    """The change of a commitment."""
    found = change.of_commitment(code)
    assert found is not None
    return found


def of_indicator(change: Change, code: str = "I-1") -> IndicatorChange:
    """The change of an indicator."""
    found = change.of_indicator(code)
    assert found is not None
    return found


def kinds(change: CommitmentChange | IndicatorChange) -> list[str]:
    """What else changed."""
    return [kind.value for kind in change.kinds]


def apart_from(change: CommitmentChange | IndicatorChange, *passed_over: ChangeKind) -> list[str]:
    """What else changed, but for some kinds."""
    return [kind.value for kind in change.kinds if kind not in passed_over]
