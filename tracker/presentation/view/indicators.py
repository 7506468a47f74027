"""One indicator as it is shown on a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.assessment.readings import ActualToDate, IndicatorReading
from tracker.domain.indicators import Accumulation, Actual, Direction
from tracker.domain.values import DataQuality, Missing, Text
from tracker.presentation.view.history import History, history
from tracker.presentation.view.teller import Link, Pill, Said, Teller, address
from tracker.presentation.words import (
    FLAG_WORDS,
    LEVEL_WORDS,
    QUALIFIER_WORDS,
    VERIFICATION_WORDS,
    first_upper,
    indicator_reason,
    value_words,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """The way from baseline to target: how much is gone, where it should be, in per cent of the bar's width.

    ``side`` is the side of the page the way starts from.
    """

    gone: str
    expected: str | None
    side: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what belongs to it: when, who, how sure."""

    value: str
    details: str
    mark: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator in finished words."""

    code: str
    title: Said
    level: str
    pill: Pill
    baseline: Figure
    actual: Figure
    target: Figure
    bar: Bar | None
    history: History | None
    reason: str
    flags: Sequence[str]
    comment: Said
    source: Link | None
    place: str


def indicator_view(teller: Teller, reading: IndicatorReading) -> IndicatorView:
    """An indicator on the day."""
    indicator = reading.indicator
    level = teller.text(LEVEL_WORDS[indicator.level])
    return IndicatorView(
        code=indicator.code,
        title=teller.said(indicator.title),
        level=f"{level}, {indicator.group}" if indicator.group else level,
        pill=teller.pill(reading.status),
        baseline=baseline_figure(teller, reading),
        actual=actual_figure(teller, reading),
        target=target_figure(teller, reading),
        bar=bar(teller, reading),
        history=history(teller, reading),
        reason=first_upper(indicator_reason(reading, teller.messages)),
        flags=tuple(teller.text(FLAG_WORDS[flag]) for flag in reading.flags),
        comment=teller.said(newest_comment(reading)),
        source=address(indicator.source_name) if indicator.source_name else None,
        place=indicator.source.place,
    )


def newest_comment(reading: IndicatorReading) -> Text | None:
    """The comment of the newest actual, counted or not."""
    return next((actual.comment for actual in reversed(sorted_actuals(reading)) if actual.comment), None)


def sorted_actuals(reading: IndicatorReading) -> list[Actual]:
    """The actuals of an indicator, oldest first."""
    return sorted(reading.actuals, key=lambda one: one.on)


def baseline_figure(teller: Teller, reading: IndicatorReading) -> Figure:
    """Where it started; an unknown baseline is said to be unknown."""
    indicator = reading.indicator
    if isinstance(reading.baseline, Missing):
        is_level = indicator.direction in (Direction.AT_LEAST, Direction.AT_MOST)
        return Figure(teller.text("not needed") if is_level else teller.text("not known"), "", "")
    value = value_words(reading, reading.baseline, teller.formats)
    if indicator.baseline is None:
        return Figure(value, teller.text("taken as zero by the register"), "")
    return Figure(value, dated(teller, indicator.baseline_date), teller.mark(indicator.data_quality))


def target_figure(teller: Teller, reading: IndicatorReading) -> Figure:
    """Where it is to get, and by when."""
    if isinstance(reading.target, Missing):
        return Figure(teller.text("not set"), "", "")
    words = value_words(reading, reading.target, teller.formats)
    value = level_words(teller, reading, words)
    by = teller.text("by {day}", day=teller.formats.short_day(reading.target_date)) if reading.target_date else ""
    return Figure(value, by, teller.mark(reading.indicator.data_quality))


def level_words(teller: Teller, reading: IndicatorReading, words: str) -> str:
    """A target that is a level to keep says so."""
    if reading.indicator.direction is Direction.AT_LEAST:
        return teller.text("at least {value}", value=words)
    if reading.indicator.direction is Direction.AT_MOST:
        return teller.text("at most {value}", value=words)
    return words


def actual_figure(teller: Teller, reading: IndicatorReading) -> Figure:
    """What was measured last, by whom, how sure; nothing reported is said in words."""
    actual = reading.actual
    if isinstance(actual, Missing):
        return Figure(teller.text("no value"), "", "")
    newest = actual.rows[-1]
    qualifier = teller.text(QUALIFIER_WORDS[newest.qualifier]) if QUALIFIER_WORDS[newest.qualifier] else ""
    value = value_words(reading, actual.number, teller.formats)
    return Figure(f"{qualifier} {value}".strip(), actual_details(teller, reading, actual), worst_mark(teller, actual))


def actual_details(teller: Teller, reading: IndicatorReading, actual: ActualToDate) -> str:
    """The day of a value, who reported it, and whether it was verified."""
    newest = actual.rows[-1]
    reporter = newest.reported_by or reading.indicator.responsible
    parts = [teller.formats.short_day(actual.on)]
    if reading.indicator.accumulation is Accumulation.SUM:
        parts.append(teller.messages.plural("sum of {n} value", "sum of {n} values", len(actual.rows)))
    if reporter:
        parts.append(reporter)
    parts.append(teller.text(VERIFICATION_WORDS[newest.verification]))
    return ", ".join(parts)


def worst_mark(teller: Teller, actual: ActualToDate) -> str:
    """The mark of the least reliable row a value is made of."""
    qualities = {row.data_quality for row in actual.rows}
    order = (DataQuality.ILLUSTRATIVE, DataQuality.PROVISIONAL, DataQuality.FINAL)
    return teller.mark(next(quality for quality in order if quality in qualities))


def dated(teller: Teller, day: date | None) -> str:
    """A day, or nothing."""
    return teller.formats.short_day(day) if day else ""


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
