"""Milestones and deadlines by quarter: what is behind, what is late, what comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.assessment.periods import period_start
from tracker.assessment.readings import MilestoneState
from tracker.domain.settings import PeriodLength
from tracker.presentation.view.glance import Count, count
from tracker.presentation.view.lights import piece_width
from tracker.presentation.view.teller import Teller
from tracker.presentation.words import MILESTONE_SYMBOLS, MILESTONE_WORDS

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
    without_day: str
    """How many milestones have no due day, in words, or nothing."""


Span = tuple[str, date, date]
"""Its name, its first day, and the day after its last."""


def timeline(teller: Teller) -> Timeline:
    """Milestones by the quarter they are or were due in, commitments by the quarter of their deadline."""
    readings = teller.assessment.commitments
    milestones = [row for one in readings for row in one.milestones.rows]
    dated = [(row.due, row.state) for row in milestones if row.due is not None]
    deadlines = [one.deadline.due for one in readings if one.deadline.due is not None]
    spans = [span for span in quarters(teller) if any(is_within(day, span) for day, _ in dated)]
    numbers = [[count_in(dated, span, states) for states in COLUMNS] for span in spans]
    longest = max(map(sum, numbers), default=0)
    lacking = sum(row.due is None for row in milestones)
    return Timeline(
        heads=tuple(head(teller, states[0]) for states in COLUMNS),
        rows=tuple(
            TimelineRow(
                name=span[0],
                is_now=is_within(teller.assessment.as_of, span),
                counts=tuple(map(count, row)),
                commitments=count(sum(is_within(day, span) for day in deadlines)),
                pieces=pieces(row, longest),
            )
            for span, row in zip(spans, numbers, strict=True)
        ),
        without_day=teller.messages.plural("{n} milestone has no day.", "{n} milestones have no day.", lacking)
        if lacking
        else "",
    )


def head(teller: Teller, state: MilestoneState) -> Head:
    """The head of a column."""
    return Head(state.value.replace("_", "-"), MILESTONE_SYMBOLS[state], teller.text(MILESTONE_WORDS[state]))


def quarters(teller: Teller) -> Iterable[Span]:
    """All before, the quarters around the reporting day, and all after."""
    now = period_start(teller.assessment.as_of, PeriodLength.QUARTER)
    starts = [months_later(now, MONTHS * number) for number in range(-BACK, AHEAD + 1)]
    yield teller.text("before {quarter}", quarter=teller.formats.quarter(starts[0])), date.min, starts[0]
    for start, end in pairwise(starts):
        yield teller.formats.quarter(start), start, end
    yield teller.text("{quarter} and later", quarter=teller.formats.quarter(starts[-1])), starts[-1], date.max


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def is_within(day: date, span: Span) -> bool:
    """Whether a day lies in a span."""
    _, first, after = span
    return first <= day < after


def count_in(dated: Iterable[tuple[date, MilestoneState]], span: Span, states: tuple[MilestoneState, ...]) -> int:
    """How many milestones due in a span are in one of some states."""
    return sum(is_within(day, span) and state in states for day, state in dated)


def pieces(numbers: Sequence[int], longest: int) -> Sequence[Piece]:
    """The bar of a quarter; a state that does not occur has no piece."""
    return tuple(
        Piece(states[0].value.replace("_", "-"), piece_width(number, longest))
        for states, number in zip(COLUMNS, numbers, strict=True)
        if number
    )
