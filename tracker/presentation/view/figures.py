"""The figures of an indicator: baseline, actual and target, each with what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.assessment.readings import ActualToDate, IndicatorReading
from tracker.domain.indicators import Accumulation, Actual, Direction, Measure, Qualifier, Verification
from tracker.domain.values import DataQuality, Missing, ReasonCode
from tracker.presentation.choice_words import QUALIFIER_WORDS, VERIFICATION_WORDS
from tracker.presentation.view.teller import UNREADABLE, Link, Said, Teller, address
from tracker.presentation.words import value_words
from tracker.sentences import Sentence

LEVELS = (Direction.AT_LEAST, Direction.AT_MOST)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what belongs to it: when, who, how sure, its evidence."""

    value: str
    details: str = ""
    mark: str = ""
    evidence: Link | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What was remarked on a value: ``day`` is given where it is another one than the value shown."""

    words: Said
    day: str = ""
    mark: str = ""


def baseline_figure(teller: Teller, reading: IndicatorReading) -> Figure:
    """Where it started; an unknown baseline is said to be unknown."""
    indicator = reading.indicator
    if isinstance(reading.baseline, Missing):
        return Figure(missing_words(teller, reading.baseline, no_baseline(reading)))
    value = value_words(reading, reading.baseline, teller.formats)
    if indicator.baseline is None:
        return Figure(value, teller.text("taken as zero by the register"))
    return Figure(value, dated(teller, indicator.baseline_date), teller.mark(indicator.data_quality))


def no_baseline(reading: IndicatorReading) -> Sentence:
    """Why there is no baseline, in words."""
    if reading.indicator.measure is Measure.QUALITATIVE:
        return "not measured"
    return "not needed" if reading.indicator.direction in LEVELS else "not known"


def missing_words(teller: Teller, missing: Missing, otherwise: Sentence) -> str:
    """What stands in place of a number: that its cell could not be read, or that there is none."""
    return teller.text(UNREADABLE if missing.reason is ReasonCode.INVALID_VALUE else otherwise)


def target_figure(teller: Teller, reading: IndicatorReading) -> Figure:
    """Where it is to get, and by when."""
    if isinstance(reading.target, Missing):
        is_described = reading.indicator.measure is Measure.QUALITATIVE
        return Figure(missing_words(teller, reading.target, "not measured" if is_described else "not set"))
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
    actual, is_described = reading.actual, reading.indicator.measure is Measure.QUALITATIVE
    if is_described and reading.actuals:
        return reported(teller, teller.text("described"), shown_rows(reading))
    if isinstance(actual, Missing):
        return Figure(missing_words(teller, actual, "nothing reported" if is_described else "no value"))
    value = value_words(reading, actual.number, teller.formats)
    return reported(teller, qualified(teller, actual.rows, value), actual.rows, sum_words(teller, reading, actual))


def reported(teller: Teller, value: str, rows: Sequence[Actual], sum_of: str = "") -> Figure:
    """A value with the day of its newest row, who reported it, and whether it was verified."""
    newest = rows[-1]
    details = (teller.formats.short_day(newest.on), sum_of, reporter(teller, newest), verification(teller, rows))
    return Figure(
        value=value,
        details=teller.formats.commas(part for part in details if part),
        mark=worst_mark(teller, rows),
        evidence=address(newest.evidence) if newest.evidence else None,
    )


def sum_words(teller: Teller, reading: IndicatorReading, actual: ActualToDate) -> str:
    """Of how many values a sum was made."""
    if reading.indicator.accumulation is not Accumulation.SUM:
        return ""
    return teller.plural("sum of {n} value", "sum of {n} values", len(actual.rows))


def qualified(teller: Teller, rows: Sequence[Actual], value: str) -> str:
    """A value with what its source printed before the number; a sum of different ones is about right."""
    qualifiers = {row.qualifier for row in rows} - {Qualifier.EXACT}
    if not qualifiers:
        return value
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else Qualifier.ABOUT
    return f"{teller.text(QUALIFIER_WORDS[qualifier])} {value}"


def reporter(teller: Teller, actual: Actual) -> str:
    """The institution or the party that reported a value, by its name; nobody is named who is not stated."""
    code = actual.reported_by or ""
    return teller.institution(code).words if teller.register.institution(code) else teller.party(code).text


def verification(teller: Teller, rows: Sequence[Actual]) -> str:
    """Whether it was verified: a sum is only where all its values are."""
    verified = [row.verification is Verification.VERIFIED for row in rows]
    if any(verified) and not all(verified):
        return teller.text("partly verified")
    return teller.text(VERIFICATION_WORDS[rows[-1].verification])


def worst_mark(teller: Teller, rows: Sequence[Actual]) -> str:
    """The mark of the least reliable row a value is made of."""
    qualities = {row.data_quality for row in rows}
    order = (DataQuality.ILLUSTRATIVE, DataQuality.PROVISIONAL, DataQuality.FINAL)
    return teller.mark(next(quality for quality in order if quality in qualities))


def dated(teller: Teller, day: date | None) -> str:
    """A day, or nothing."""
    return teller.formats.short_day(day) if day else ""


def comment(teller: Teller, reading: IndicatorReading) -> Comment:
    """The newest comment on a value that counts or, where there is none, on any; with its day if that is not shown."""
    left_out = {id(one.actual) for one in reading.not_counted}
    said = [row for row in reading.actuals if teller.said(row.comment).text]
    newest = max(said, key=lambda row: (id(row) not in left_out, row.on), default=None)
    if newest is None:
        return Comment(Said(""))
    words = teller.said(newest.comment)
    if any(newest is row for row in shown_rows(reading)[-1:]):
        return Comment(words)
    return Comment(words, teller.formats.short_day(newest.on), teller.mark(newest.data_quality))


def shown_rows(reading: IndicatorReading) -> Sequence[Actual]:
    """The rows whose value is printed as the actual, oldest first."""
    if reading.indicator.measure is Measure.QUALITATIVE:
        return reading.actuals[-1:]
    return () if isinstance(reading.actual, Missing) else reading.actual.rows
