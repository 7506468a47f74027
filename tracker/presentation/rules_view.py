"""The lights that two profiles judge differently, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from fractions import Fraction
from typing import Any

from tracker.assessment.policy import Policy
from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.assessment.whatif import Difference, differences, thresholds
from tracker.presentation.grid import Cell, Grid, code, light_cell
from tracker.presentation.messages import ENGLISH, Messages
from tracker.presentation.words import commitment_reason, indicator_reason

FORMAT = "tracker-rules/1"
Reading = CommitmentReading | IndicatorReading


def rules_grid(one: Assessment, other: Assessment, messages: Messages) -> Grid:
    """Every light that differs, with the reason each profile gives."""
    first, second = one.policy.identifier, other.policy.identifier
    headings = [
        messages.text("Code"),
        messages.text("Title"),
        first,
        messages.text("Why"),
        second,
        messages.text("Why"),
    ]
    return Grid(headings, [difference_row(found, messages) for found in differences(one, other)])


def difference_row(difference: Difference, messages: Messages) -> Sequence[Cell]:
    """One light, read twice."""
    return (
        code(code_of(difference.one)),
        Cell(title_of(difference.one, messages)),
        light_cell(difference.one.status, messages),
        Cell(reason_of(difference.one, messages)),
        light_cell(difference.other.status, messages),
        Cell(reason_of(difference.other, messages)),
    )


def code_of(reading: Reading) -> str:
    """The code of what was read."""
    return reading.commitment.code if isinstance(reading, CommitmentReading) else reading.indicator.code


def title_of(reading: Reading, messages: Messages) -> str:
    """The title of what was read."""
    judged = reading.commitment if isinstance(reading, CommitmentReading) else reading.indicator
    return messages.of(judged.title)


def reason_of(reading: Reading, messages: Messages) -> str:
    """Why its light is what it is."""
    if isinstance(reading, CommitmentReading):
        return commitment_reason(reading, messages)
    return indicator_reason(reading, messages)


def rules_lines(one: Assessment, other: Assessment, messages: Messages) -> Iterable[str]:
    """How many lights differ, and in which thresholds the profiles do."""
    found = differences(one, other)
    commitments = sum(isinstance(each.one, CommitmentReading) for each in found)
    yield messages.text(
        "{day}: {commitments} of {all} commitments and {indicators} of {all_indicators} indicators have another light.",
        day=one.as_of.isoformat(),
        commitments=commitments,
        all=len(one.commitments),
        indicators=len(found) - commitments,
        all_indicators=len(one.indicators),
    )
    for name, first, second in thresholds(one.policy, other.policy):
        sides = ((first, one.policy.identifier), (second, other.policy.identifier))
        yield f"{name}: {', '.join(f'{value_words(value)} ({rules})' for value, rules in sides)}"


def value_words(value: Fraction | int | bool) -> str:
    """A threshold as a profile writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{float(value):.6g}"


def rules_json(one: Assessment, other: Assessment, messages: Messages = ENGLISH) -> dict[str, Any]:
    """The form ``tracker-rules/1``."""
    found = differences(one, other)
    return {
        "format": FORMAT,
        "as_of": one.as_of.isoformat(),
        "rules": [profile_json(one.policy), profile_json(other.policy)],
        "commitments": [difference_json(each, messages) for each in found if isinstance(each.one, CommitmentReading)],
        "indicators": [difference_json(each, messages) for each in found if isinstance(each.one, IndicatorReading)],
    }


def profile_json(policy: Policy) -> dict[str, Any]:
    """A profile with all its values."""
    values = {field.name: getattr(policy, field.name) for field in fields(policy)}
    shown = {name: float(value) if isinstance(value, Fraction) else value for name, value in values.items()}
    return {"rules": policy.identifier, **shown}


def difference_json(difference: Difference, messages: Messages) -> dict[str, Any]:
    """One light, read twice, in the order of the profiles."""
    sides = [
        {"status": one.status.value, "reason": {"code": one.reason.code.value, "text": reason_of(one, messages)}}
        for one in (difference.one, difference.other)
    ]
    return {"code": code_of(difference.one), "readings": sides}
