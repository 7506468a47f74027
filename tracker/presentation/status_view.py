"""What ``status`` tells: every commitment and indicator in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.assessment.readings import (
    ActualToDate,
    Assessment,
    CommitmentReading,
    Deadline,
    IndicatorReading,
)
from tracker.domain.values import ASSESSED, DeadlineState, Missing, Status
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import one_line
from tracker.presentation.words import (
    COMPLETION_WORDS,
    DEADLINE_WORDS,
    FLAG_WORDS,
    SYMBOLS,
    WORDS,
    commitment_reason,
    indicator_reason,
    value_words,
)

WORST_FIRST = {status: rank for rank, status in enumerate((*ASSESSED, Status.NOT_DUE, Status.WITHDRAWN))}


class StatusLine(NamedTuple):
    """One thing that is judged: its light, its code and title, and what there is to say of it."""

    status: Status
    light: str
    code: str
    title: str
    facts: str
    is_part: bool = False
    """Whether it belongs to the commitment above it."""


def status_lines(assessment: Assessment, messages: Messages) -> Iterator[StatusLine]:
    """Commitments, worst first, each with its indicators; then the indicators that belong to no commitment."""
    for reading in sorted(assessment.commitments, key=order):
        yield commitment_line(reading, messages)
        yield from (indicator_line(one, messages, is_part=True) for one in reading.indicators)
    yield from (indicator_line(one, messages) for one in unowned(assessment))


def order(reading: CommitmentReading) -> tuple[int, int]:
    """By light, of equal ones the longest overdue first, then as in the register."""
    return WORST_FIRST[reading.status], -(reading.deadline.days_overdue or 0)


def unowned(assessment: Assessment) -> Sequence[IndicatorReading]:
    """The indicators whose commitment is not there, as in a faulty register."""
    return [one for one in assessment.indicators if assessment.commitment(one.indicator.commitment) is None]


def commitment_line(reading: CommitmentReading, messages: Messages) -> StatusLine:
    """One commitment: completion, deadline, why, and what else is to be known."""
    commitment = reading.commitment
    facts = (
        messages.text(COMPLETION_WORDS[reading.completion]),
        deadline_words(reading.deadline, messages),
        commitment_reason(reading, messages),
        *(messages.text(FLAG_WORDS[flag]) for flag in reading.flags),
    )
    return line(reading.status, commitment.code, messages.of(commitment.title), facts, messages)


def indicator_line(reading: IndicatorReading, messages: Messages, *, is_part: bool = False) -> StatusLine:
    """One indicator: its figures, and why."""
    indicator = reading.indicator
    facts = (figures(reading, messages), indicator_reason(reading, messages))
    return line(reading.status, indicator.code, messages.of(indicator.title), facts, messages)._replace(is_part=is_part)


def line(status: Status, code: str, title: str, facts: Iterable[str], messages: Messages) -> StatusLine:
    """The line of one thing; text of a cell stays on it and steers no terminal."""
    said = " · ".join(one_line(fact) for fact in facts if fact)
    return StatusLine(status, light(status, messages), one_line(code), one_line(title), said)


def light(status: Status, messages: Messages) -> str:
    """A status as symbol and word."""
    return f"{SYMBOLS[status]} {messages.text(WORDS[status])}"


def deadline_words(deadline: Deadline, messages: Messages) -> str:
    """Where it stands against its due day, with the days that count."""
    if deadline.state is DeadlineState.OVERDUE and deadline.days_overdue is not None:
        shown = Formats(messages.language).number(deadline.days_overdue)
        return messages.plural("{n} day overdue", "{n} days overdue", deadline.days_overdue, n=shown)
    return messages.text(DEADLINE_WORDS[deadline.state])


def figures(reading: IndicatorReading, messages: Messages) -> str:
    """Baseline, actual and target; nothing where there is none of them."""
    formats = Formats(messages.language)
    actual = reading.actual.number if isinstance(reading.actual, ActualToDate) else reading.actual
    values = (reading.baseline, actual, reading.target)
    if all(isinstance(value, Missing) for value in values):
        return ""
    baseline, reached, target = (value_words(reading, value, formats) for value in values)
    return messages.text("{baseline} → {actual}, target {target}", baseline=baseline, actual=reached, target=target)


def counted(assessment: Assessment, messages: Messages) -> str:
    """How many commitments stand where, on which day."""
    found = [f"{SYMBOLS[one]} {n} {messages.text(WORDS[one])}" for one, n in assessment.overall.statuses.items() if n]
    return f"{assessment.as_of.isoformat()}: {' · '.join(found) or messages.text('no commitments')}"
