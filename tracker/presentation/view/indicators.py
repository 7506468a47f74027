"""One indicator as it is shown on a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.assessment.actuals import value_of
from tracker.assessment.exact import Number
from tracker.assessment.readings import IndicatorReading
from tracker.domain.indicators import Target
from tracker.domain.values import Missing
from tracker.presentation.choice_words import LEVEL_WORDS
from tracker.presentation.view.figures import (
    Comment,
    Figure,
    actual_figure,
    baseline_figure,
    comment,
    shown_rows,
    target_figure,
)
from tracker.presentation.view.history import History, history
from tracker.presentation.view.teller import UNREADABLE, Link, Pill, Said, Teller, address, marked
from tracker.presentation.words import FLAG_WORDS, first_upper, indicator_reason, value_words


@dataclass(frozen=True, slots=True)
class Bar:
    """The way from baseline to target: how much is gone, where it should be, in per cent of the bar's width.

    ``side`` is the side of the page the way starts from.
    """

    gone: str
    expected: str | None
    side: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator in finished words. ``mark`` is its own where neither baseline nor target carries it."""

    code: str
    title: Said
    level: str
    pill: Pill
    mark: str
    baseline: Figure
    actual: Figure
    target: Figure
    path: str
    bar: Bar | None
    history: History | None
    reason: str
    flags: Sequence[str]
    comment: Comment
    source: Link | None
    place: str


def indicator_view(teller: Teller, reading: IndicatorReading) -> IndicatorView:
    """An indicator on the day."""
    indicator = reading.indicator
    level = teller.text(LEVEL_WORDS[indicator.level])
    baseline, target = baseline_figure(teller, reading), target_figure(teller, reading)
    return IndicatorView(
        code=indicator.code,
        title=teller.said(indicator.title),
        level=f"{level}, {indicator.group}" if indicator.group else level,
        pill=teller.pill(reading.status),
        mark="" if baseline.mark or target.mark else teller.mark(indicator.data_quality),
        baseline=baseline,
        actual=actual_figure(teller, reading),
        target=target,
        path=path_words(teller, reading),
        bar=bar(teller, reading),
        history=history(teller, reading),
        reason=first_upper(indicator_reason(reading, teller.messages)),
        flags=tuple(teller.text(FLAG_WORDS[flag]) for flag in reading.flags),
        comment=comment(teller, reading),
        source=address(indicator.source_name) if indicator.source_name else None,
        place=teller.place(indicator, *shown_rows(reading), *reading.path),
    )


def path_words(teller: Teller, reading: IndicatorReading) -> str:
    """The interim targets on the way, each with its day."""
    return teller.formats.semicolons(interim_words(teller, reading, one) for one in reading.path)


def interim_words(teller: Teller, reading: IndicatorReading, interim: Target) -> str:
    """One interim target."""
    number = value_of(interim, "value", interim.value, reading.indicator)
    unreadable = teller.text(UNREADABLE)
    value = value_words(reading, number, teller.formats) if isinstance(number, Number) else unreadable
    return marked(f"{teller.formats.short_day(interim.due)} {value}", teller.mark(interim.data_quality))


def bar(teller: Teller, reading: IndicatorReading) -> Bar | None:
    """The bar of an indicator; where there is no share there is no bar, for an empty one would say 0 %."""
    gone = reading.achievement
    if isinstance(gone, Missing):
        return None
    expected = None if isinstance(reading.expected, Missing) else width(reading.expected)
    return Bar(width(gone), expected, "right" if teller.is_right_to_left else "left")


def width(share: Fraction) -> str:
    """A share as a width in per cent, kept within the bar."""
    kept = min(max(share, Fraction(0)), Fraction(1))
    return f"{float(kept * 100):.1f}"
