"""The reading of a register in its machine-readable form, ``tracker-status/1``.

Shares become numbers rounded to four places here and nowhere earlier; values stay exact decimals as strings; what does
not exist is ``null``, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.assessment.change import Change, CommitmentChange, IndicatorChange
from tracker.assessment.readings import (
    ActualToDate,
    Assessment,
    CommitmentReading,
    Deadline,
    IndicatorReading,
    MilestonesReading,
)
from tracker.assessment.selection import Selection
from tracker.domain.indicators import Indicator
from tracker.domain.register import Register
from tracker.domain.values import Missing, Share, Status, Value
from tracker.presentation.messages import Messages, plainly
from tracker.presentation.words import commitment_reason, indicator_reason
from tracker.problems import Problem, Severity
from tracker.source import RowSource

FORMAT = "tracker-status/1"
PLACES = 4

Json = dict[str, Any]


def status_json(
    assessment: Assessment,
    problems: Sequence[Problem],
    language: str = "en",
    *,
    change: Change | None = None,
    selection: Selection | None = None,
) -> Json:
    """The whole reading, every status counted whether it occurs or not.

    A part of a register says by which ``selection`` it was chosen, so that it is not taken for the whole.
    """
    messages = plainly(language)
    since = since_json(change) if change is not None else {}
    return {
        "format": FORMAT,
        "as_of": assessment.as_of.isoformat(),
        "since": None if change is None else change.since.isoformat(),
        "rules": assessment.policy.identifier,
        "register": register_json(assessment.register, language),
        "counts": {
            "commitments": {status.value: count for status, count in assessment.overall.statuses.items()},
            "indicators": {status.value: count for status, count in assessment.indicator_counts.items()},
        },
        "commitments": [
            commitment_json(one, messages, None if change is None else change.of_commitment(one.commitment.code))
            for one in assessment.commitments
        ],
        "indicators": [
            indicator_json(one, messages, None if change is None else change.of_indicator(one.indicator.code))
            for one in assessment.indicators
        ],
        **since,
        "problems": {severity.value: sum(one.severity is severity for one in problems) for severity in Severity},
        **({"selection": selection_json(selection)} if selection else {}),
    }


def since_json(change: Change) -> Json:
    """What is no longer there, and what has another code."""
    return {
        "removed": [
            {"code": one.code, "commitment": one.commitment, "title": one.title or None, "status": one.status.value}
            for one in change.removed
        ],
        "renumbered": [{"from": one.before, "to": one.after} for one in change.renumbered],
    }


def selection_json(selection: Selection) -> Json:
    """What was asked for, by kind; a kind that was not asked for is not there."""
    asked = {one.name: getattr(selection, one.name) for one in fields(selection)}
    return {name: value if isinstance(value, bool) else list(value) for name, value in asked.items() if value}


def register_json(register: Register, language: str) -> Json:
    """What was read: reference, title and the files with their hashes."""
    return {
        "reference": register.settings.reference or None,
        "title": register.settings.title.in_language(language) or None,
        "files": [{"name": one.name, "sha256": one.sha256 or None} for one in register.files],
    }


def commitment_json(reading: CommitmentReading, messages: Messages, change: CommitmentChange | None = None) -> Json:
    """One commitment: its light, its completion, its deadline, and where it stands in the workbook."""
    commitment = reading.commitment
    return {
        "code": commitment.code,
        "title": messages.of(commitment.title) or None,
        "lead": commitment.lead or None,
        "sector": commitment.sector or None,
        "status": reading.status.value,
        "computed_status": reading.computed_status.value,
        "reason": {"code": reading.reason.code.value, "text": commitment_reason(reading, messages)},
        "completion": reading.completion.value,
        "completion_basis": reading.completion_basis,
        "deadline": deadline_json(reading.deadline),
        "flags": [flag.value for flag in reading.flags],
        "waiting_on": list(reading.waiting_on),
        "milestones": milestones_json(reading.milestones),
        "indicators": [one.indicator.code for one in reading.indicators],
        "change": None if change is None else change_json(change, reading.status),
        "source": source_json(commitment.source),
    }


def deadline_json(deadline: Deadline) -> Json:
    """R8 in numbers of days and ISO days."""
    return {
        "state": deadline.state.value,
        "due": day(deadline.due),
        "original_due": day(deadline.original_due),
        "days_overdue": deadline.days_overdue,
        "days_late": deadline.days_late,
        "slippage_days": deadline.slippage_days,
        "completed_on": day(deadline.completed_on),
    }


def milestones_json(reading: MilestonesReading) -> Json:
    """R5: weighted shares, plain counts."""
    return {
        "done_share": share(reading.done_share),
        "expected_share": share(reading.expected_share),
        "done": reading.done,
        "total": reading.total,
    }


def change_json(change: CommitmentChange | IndicatorChange, status: Status) -> Json:
    """R10: what became of a light, from what to what, and what else changed."""
    return {
        "transition": change.transition.value,
        "from": None if change.before is None else change.before.value,
        "to": status.value,
        "kinds": [kind.value for kind in change.kinds],
        "days_moved": change.days_moved,
    }


def indicator_change_json(change: IndicatorChange) -> Json:
    """R10 for an indicator, with its actual then and now."""
    return {
        **change_json(change, change.reading.status),
        "actual_from": plain(change.actual_from),
        "actual_to": plain(change.actual_to),
    }


def indicator_json(reading: IndicatorReading, messages: Messages, change: IndicatorChange | None = None) -> Json:
    """One indicator: its light with the numbers behind it."""
    indicator = reading.indicator
    actual = reading.actual if isinstance(reading.actual, ActualToDate) else None
    return {
        "code": indicator.code,
        "commitment": indicator.commitment or None,
        "status": reading.status.value,
        "computed_status": reading.computed_status.value,
        "reason": {"code": reading.reason.code.value, "text": indicator_reason(reading, messages)},
        "baseline": plain(indicator.baseline),
        "target": plain(indicator.target),
        "actual": None if actual is None else plain(actual.label or actual.value),
        "actual_on": None if actual is None else day(actual.on),
        "achievement": share(reading.achievement),
        "expected": share(reading.expected),
        "ratio": share(reading.ratio),
        "flags": [flag.value for flag in reading.flags],
        "unit": unit(indicator, messages.language),
        "change": None if change is None else indicator_change_json(change),
        "source": source_json(indicator.source),
    }


def unit(indicator: Indicator, language: str) -> str | None:
    """The unit of measure in the language asked for."""
    return None if indicator.unit is None else indicator.unit.in_language(language)


def share(value: Share) -> float | None:
    """A share as a number of four places, or nothing. The exact fraction is rounded: no minus is left before a zero."""
    return None if isinstance(value, Missing) else float(round(value, PLACES))


def plain(value: Value | None) -> str | None:
    """An exact decimal without exponent or idle zeros, or a label as it stands."""
    if not isinstance(value, Decimal):
        return value
    digits = f"{value:f}" if value else "0"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def day(value: date | None) -> str | None:
    """A day in ISO form."""
    return None if value is None else value.isoformat()


def source_json(source: RowSource) -> Mapping[str, object]:
    """The row of the workbook a record stands in."""
    return {"file": source.file, "sheet": source.sheet, "row": source.row}
