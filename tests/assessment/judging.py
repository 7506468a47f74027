"""Registers judged in memory, in few words. The usual day is half way along the usual 100 days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.build import commitment, day, indicator, register
from tracker.assessment.assess import assess
from tracker.assessment.policy import Policy, shipped_policy
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Indicator
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import Missing

POLICY: Policy = shipped_policy("idb-crf")
START, HALF_WAY, TARGET_DATE, DAY_AFTER = "2026-01-01", "2026-02-20", "2026-04-11", "2026-04-12"
"""100 days, with half of them gone on ``HALF_WAY``."""

HUNDRED_DAYS: Mapping[str, Any] = {"baseline_date": START, "target_date": TARGET_DATE}
FROM_0_TO_100: Mapping[str, Any] = {**HUNDRED_DAYS, "baseline": 0, "target": 100}


def judged(*records: Record | FaultyRow, on: str = HALF_WAY, settings: Mapping[str, Any] | None = None) -> Assessment:
    """The assessment of some records on a day."""
    return assess(register(*records, settings=settings), as_of=day(on), policy=POLICY)


def read_indicator(
    *records: Record | FaultyRow, on: str = HALF_WAY, settings: Mapping[str, Any] | None = None
) -> IndicatorReading:
    """The reading of the only indicator; a commitment for it is added where none is given."""
    has_commitment = any(isinstance(one, Commitment) for one in records)
    (reading,) = judged(*records, *(() if has_commitment else (commitment(),)), on=on, settings=settings).indicators
    return reading


def read_commitment(*records: Record | FaultyRow, on: str = HALF_WAY) -> CommitmentReading:
    """The reading of the commitment ``C-1``, which is added where it is not given."""
    has_commitment = any(isinstance(one, Commitment) for one in records)
    reading = judged(*records, *(() if has_commitment else (commitment(),)), on=on).commitment("C-1")
    assert reading is not None
    return reading


def on_the_way(code: str = "I-1", /, **fields: object) -> Indicator:
    """An indicator from 0 to 100 over the usual 100 days, but for the fields given."""
    return indicator(code, **{**FROM_0_TO_100, **fields})


def told(reading: IndicatorReading) -> tuple[str, str]:
    """Status and reason of an indicator."""
    return reading.status.value, reading.reason.code.value


def to_date(reading: IndicatorReading) -> str:
    """The value that counts, or why there is none."""
    found = reading.actual
    return found.reason.value if isinstance(found, Missing) else str(found.label or found.value)
