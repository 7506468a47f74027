"""The past of one commitment: its light on earlier days, and everything the sides have said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.assessment.assess import judged
from tracker.assessment.periods import period_start
from tracker.assessment.policy import Moment
from tracker.assessment.readings import Assessment, CommitmentReading
from tracker.domain.register import Register, fold
from tracker.presentation.view.sides import Side, side
from tracker.presentation.view.standing import completion_words, deadline_state
from tracker.presentation.view.teller import Pill, Teller
from tracker.presentation.words import commitment_reason, first_upper

PERIODS = 8
"""So many periods back the light is told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment stood on an earlier day; ``day`` is ISO, for an address."""

    day: str
    shown: str
    pill: Pill
    reason: str
    completion: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier lights, newest first, and every statement, newest first."""

    lights: Sequence[Standing]
    statements: Sequence[Side]


def past(teller: Teller, reading: CommitmentReading) -> Past:
    """The past of a commitment, as the register tells it (R0)."""
    own = own_register(teller.register, reading)
    lights = [moment(teller, then) for then in standings(own, teller.assessment)]
    updates = sorted(teller.register.updates_of(reading.commitment.code), key=lambda one: one.on, reverse=True)
    return Past(lights, [side(teller, one) for one in updates])


def own_register(register: Register, reading: CommitmentReading) -> Register:
    """The part of a register that judges one commitment; what it leads to stays whole."""
    code = fold(reading.commitment.code)
    return replace(
        register,
        commitments=(reading.commitment,),
        indicators=tuple(one.indicator for one in reading.indicators),
        milestones=tuple(one for one in register.milestones if fold(one.commitment) == code),
    )


def standings(own: Register, assessment: Assessment) -> Iterator[tuple[date, CommitmentReading]]:
    """The commitment on the day itself, then at the end of each period before it."""
    for day in [assessment.as_of, *ends(assessment)]:
        for one in judged(own, Moment(day, assessment.policy)).commitments:
            yield day, one


def ends(assessment: Assessment) -> Iterator[date]:
    """The last days of the periods before the day's own, newest first."""
    day = assessment.as_of
    for _ in range(PERIODS):
        day = period_start(day, assessment.register.settings.period) - timedelta(days=1)
        yield day


def moment(teller: Teller, standing: tuple[date, CommitmentReading]) -> Standing:
    """One earlier day in words."""
    day, reading = standing
    return Standing(
        day=day.isoformat(),
        shown=teller.formats.short_day(day),
        pill=teller.pill(reading.status),
        reason=first_upper(commitment_reason(reading, teller.messages)),
        completion=completion_words(teller, reading),
        deadline=deadline_state(teller, reading),
    )
