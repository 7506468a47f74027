"""Milestones and deadlines by quarter: what is behind, what is late, what comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise
from typing import NamedTuple

from tracker.assessment.periods import period_start
from tracker.assessment.readings import CommitmentReading, MilestoneState
from tracker.assessment.standing import is_withdrawn
from tracker.domain.settings import PeriodLength
from tracker.presentation.choice_words import MILESTONE_SYMBOLS, MILESTONE_WORDS
from tracker.presentation.view.glance import Count, count, counts
from tracker.presentation.view.lights import piece_width
from tracker.presentation.view.teller import Teller

BACK, AHEAD = 4, 5
"""So many quarters before the reporting day's own are shown one by one, and so many from it on."""
MONTHS = 3

COLUMNS: Sequence[tuple[MilestoneState, ...]] = (
    (MilestoneState.DONE,),
    (MilestoneState.DONE_LATE,),
    (MilestoneState.LATE,),
    (MilestoneState.TO_COME, MilestoneState.DUE_SOON),
)
"""The states that are counted together, each column named after its first."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a column counts: symbol, word, and the kind that gives its colour."""

    kind: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quarter's bar, its width in per cent of the longest bar."""

    kind: str
    width: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One quarter, or all before or after those shown: its milestones by state, and the commitments due in it."""

    name: str
    is_now: bool
    counts: Sequence[Count]
    commitments: Count
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The quarters in order of time; empty where nothing has a day."""

    heads: Sequence[Head]
    rows: Sequence[TimelineRow]
    sum: TimelineRow
    left_out: Sequence[str]
    """What no quarter holds, in sentences."""


class Span(NamedTuple):
    """Some days in a row: their name, the first, and the day after the last; no day bounds what is open."""

    name: str
    first: date | None
    after: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.after is None or day < self.after)


class Dated(NamedTuple):
    """What the quarters count: milestones with their due day, and the due days of commitments."""

    milestones: Sequence[tuple[date, MilestoneState]]
    deadlines: Sequence[date]

    def within(self, span: Span) -> Dated:
        """What is due in a span."""
        return Dated(
            [(day, state) for day, state in self.milestones if span.holds(day)],
            [day for day in self.deadlines if span.holds(day)],
        )

    @property
    def numbers(self) -> Sequence[int]:
        """How many milestones each column counts."""
        return [sum(state in states for _, state in self.milestones) for states in COLUMNS]


def timeline(teller: Teller) -> Timeline:
    """Milestones by the quarter they are or were due in, commitments by the quarter of their deadline.

    What was withdrawn is left out: nobody waits for it any more.
    """
    pursued = [one for one in teller.assessment.commitments if not is_withdrawn(one.commitment)]
    dated = dated_in(pursued)
    spans = [(span, found) for span in quarters(teller) if (found := dated.within(span)) != Dated([], [])]
    longest = max((sum(found.numbers) for _, found in spans), default=0)
    return Timeline(
        heads=tuple(head(teller, states[0]) for states in COLUMNS),
        rows=tuple(row(teller, span, found, longest) for span, found in spans),
        sum=row(teller, Span(teller.text("Sum"), None, None), dated, 0),
        left_out=tuple(left_out(teller, pursued, dated)),
    )


def dated_in(readings: Iterable[CommitmentReading]) -> Dated:
    """What has a day; a milestone of which nobody knows whether it is done is in no column."""
    readings = tuple(readings)
    return Dated(
        [
            (milestone.due, milestone.state)
            for one in readings
            for milestone in one.milestones.rows
            if milestone.due is not None and milestone.state is not MilestoneState.NO_DATE
        ],
        [one.deadline.due for one in readings if one.deadline.due is not None],
    )


def row(teller: Teller, span: Span, found: Dated, longest: int) -> TimelineRow:
    """What is due in a span; the sum of all spans (``longest`` 0) has no bar."""
    is_now = bool(longest) and span.holds(teller.assessment.as_of)
    bar = pieces(found.numbers, longest) if longest else ()
    return TimelineRow(span.name, is_now, counts(teller, found.numbers), count(teller, len(found.deadlines)), bar)


def left_out(teller: Teller, pursued: Sequence[CommitmentReading], dated: Dated) -> Iterable[str]:
    """What has no day, and what was withdrawn."""
    milestones = sum(one.milestones.total for one in pursued) - len(dated.milestones)
    commitments = len(pursued) - len(dated.deadlines)
    withdrawn = len(teller.assessment.commitments) - len(pursued)
    if milestones:
        yield teller.plural("{n} milestone has no day.", "{n} milestones have no day.", milestones)
    if commitments:
        yield teller.plural("{n} commitment has no deadline.", "{n} commitments have no deadline.", commitments)
    if withdrawn:
        yield teller.plural(
            "{n} commitment that was withdrawn or superseded is left out.",
            "{n} commitments that were withdrawn or superseded are left out.",
            withdrawn,
        )


def head(teller: Teller, state: MilestoneState) -> Head:
    """The head of a column."""
    return Head(state.value.replace("_", "-"), MILESTONE_SYMBOLS[state], teller.text(MILESTONE_WORDS[state]))


def quarters(teller: Teller) -> Iterable[Span]:
    """All before, the quarters around the reporting day, and all after."""
    now = period_start(teller.assessment.as_of, PeriodLength.QUARTER)
    around = (months_later(now, MONTHS * number) for number in range(-BACK, AHEAD + 1))
    starts = [start for start in around if start is not None]
    yield Span(teller.text("before {quarter}", quarter=teller.formats.quarter(starts[0])), None, starts[0])
    for start, end in pairwise(starts):
        yield Span(teller.formats.quarter(start), start, end)
    yield Span(teller.text("{quarter} and later", quarter=teller.formats.quarter(starts[-1])), starts[-1], None)


def months_later(day: date, months: int) -> date | None:
    """The first day of the month so many months later; none before or after all years there are."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None


def pieces(numbers: Sequence[int], longest: int) -> Sequence[Piece]:
    """The bar of a quarter; a state that does not occur has no piece."""
    return tuple(
        Piece(states[0].value.replace("_", "-"), piece_width(number, longest))
        for states, number in zip(COLUMNS, numbers, strict=True)
        if number
    )
