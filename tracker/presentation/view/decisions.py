"""Decisions requested, obstacles reported, and where the sides differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.actuals import number_of
from tracker.assessment.completion import completions_said
from tracker.assessment.readings import ActualToDate, CommitmentReading, IndicatorReading
from tracker.domain.indicators import Actual
from tracker.domain.updates import Update
from tracker.domain.values import Flag, Text
from tracker.presentation.view.figures import reporter
from tracker.presentation.view.sides import latest_statements, side_name
from tracker.presentation.view.teller import Link, Said, Teller, marked
from tracker.presentation.words import COMPLETION_WORDS, value_words


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side said about one commitment; ``title_mark`` is the mark of the commitment's own row."""

    commitment: Link
    title: Said
    title_mark: str
    party: Said
    day: str
    words: Said
    mark: str
    place: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the sides, or their figures, say differently."""

    commitment: Link
    title: Said
    title_mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The three lists of this part."""

    requested: Sequence[Statement]
    obstacles: Sequence[Statement]
    disagreements: Sequence[Disagreement]


def decisions(teller: Teller) -> Decisions:
    """What the latest statements of the sides ask for, complain of, and disagree on."""
    return Decisions(
        requested=statements(teller, lambda update: update.decision_requested),
        obstacles=statements(teller, lambda update: update.obstacle),
        disagreements=tuple(disagreements(teller)),
    )


def statements(teller: Teller, pick: Callable[[Update], Text | None]) -> Sequence[Statement]:
    """One kind of statement from the latest updates, newest first."""
    found = [
        (update, one)
        for one in teller.assessment.commitments
        for update in latest_statements(teller, one)
        if teller.said(pick(update)).text
    ]
    found.sort(key=lambda pair: pair[0].on, reverse=True)
    return tuple(
        Statement(
            commitment=teller.commitment(one.commitment.code),
            title=teller.said(one.commitment.title),
            title_mark=teller.mark(one.commitment.data_quality),
            party=side_name(teller, update),
            day=teller.formats.short_day(update.on),
            words=teller.said(pick(update)),
            mark=teller.mark(update.data_quality),
            place=teller.place(update),
        )
        for update, one in found
    )


def disagreements(teller: Teller) -> Iterable[Disagreement]:
    """Commitments whose sides give different completions, and indicators with different values for one day."""
    for one in teller.assessment.commitments:
        if Flag.DISPUTED in one.flags:
            yield disagreement(teller, one, completions_words(teller, one))
        for reading in one.indicators:
            if isinstance(reading.actual, ActualToDate) and reading.actual.disputed:
                yield disagreement(teller, one, values_words(teller, reading, reading.actual))


def disagreement(teller: Teller, reading: CommitmentReading, words: str) -> Disagreement:
    """One disagreement on one commitment."""
    commitment = reading.commitment
    mark = teller.mark(commitment.data_quality)
    return Disagreement(teller.commitment(commitment.code), teller.said(commitment.title), mark, words)


def completions_words(teller: Teller, reading: CommitmentReading) -> str:
    """What each side says of the completion."""
    said = completions_said(teller.register.updates_of(reading.commitment.code))
    return teller.formats.semicolons(
        marked(
            f"{side_name(teller, update)}: {teller.text(COMPLETION_WORDS[update.completion])}",
            teller.mark(update.data_quality),
        )
        for update in said
        if update.completion is not None
    )


def values_words(teller: Teller, reading: IndicatorReading, actual: ActualToDate) -> str:
    """The different values of one day, each with who reported it."""
    left_out = {id(one.actual) for one in reading.not_counted}
    rows = [row for row in reading.actuals if row.on == actual.on and id(row) not in left_out]
    return teller.text(
        "{indicator}, {day}: {values}; the least favourable counts",
        indicator=reading.indicator.code,
        day=teller.formats.short_day(actual.on),
        values=teller.formats.semicolons(value_said(teller, reading, row) for row in rows),
    )


def value_said(teller: Teller, reading: IndicatorReading, row: Actual) -> str:
    """One of several values, who reported it, and how far it can be relied upon."""
    value = value_words(reading, number_of(row, reading.indicator), teller.formats)
    details = (reporter(teller, row), teller.mark(row.data_quality))
    return marked(value, teller.formats.commas(part for part in details if part))
