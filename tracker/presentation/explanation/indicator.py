"""One indicator explained: its numbers with their cells, then the rules that were asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from tracker.assessment.needs import better_indicator
from tracker.assessment.path import start_cells, target_date_cells
from tracker.assessment.readings import ActualToDate, IndicatorReading
from tracker.assessment.trace import IndicatorTrace
from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Actual, Measure
from tracker.domain.record import Record
from tracker.domain.values import Missing
from tracker.presentation.choice_words import NOT_COUNTED_WORDS, VERIFICATION_WORDS
from tracker.presentation.explanation.needs import need_words
from tracker.presentation.explanation.parts import Part, Row, Teller
from tracker.presentation.explanation.rules import Told, rule_rows
from tracker.presentation.words import computed_reason
from tracker.sentences import Sentence

SHOWN_CELLS = 6


def indicator_parts(trace: IndicatorTrace, commitment: Commitment, teller: Teller) -> Iterator[Part]:
    """Everything that is to be said of one indicator: its numbers, then the rules."""
    indicator, reading = trace.reading.indicator, trace.reading
    heading = teller.text("Indicator {code}: {title}", code=indicator.code, title=teller.messages.of(indicator.title))
    rows = (*number_rows(reading, commitment, teller), *share_rows(trace, teller), *better_rows(trace, teller))
    yield Part(heading, rows)
    told = Told(computed_reason(reading, teller.messages), reading.override, trace.case.progress)
    heading = teller.text("Its light by the rules, in their order: the first that fits decides")
    yield Part(heading, tuple(rule_rows(trace.steps, told, teller)))


def better_rows(trace: IndicatorTrace, teller: Teller) -> Iterator[Row]:
    """What the next better light of this indicator alone would need."""
    better = better_indicator(trace)
    if better.status is not None:
        label = teller.text("for {light}", light=teller.light(better.status))
        yield from (Row(label, need_words(need, teller)) for need in better.needs)


def number_rows(reading: IndicatorReading, commitment: Commitment, teller: Teller) -> Iterator[Row]:
    """Baseline, start, interim targets, target, actual, and what was not counted."""
    indicator = reading.indicator
    baseline = known(reading.baseline, reading, teller)
    yield teller.row("baseline", baseline, (indicator, "baseline"))
    if reading.start is not None:
        cells = day_cells(start_cells(indicator, commitment, teller.assessment.register))
        yield teller.row("counted from", teller.day(reading.start), *cells)
    for one in reading.path:
        words = teller.text("{value} by {day}", value=as_typed(one.value, reading, teller), day=teller.day(one.due))
        yield teller.row("interim target", words, (one, "value"))
    yield teller.row("target", target_words(reading, teller), *target_places(reading, commitment))
    yield actual_row(reading, teller)
    for left in reading.not_counted:
        words = teller.text(
            "{value} of {day}: {why}",
            value=as_typed(left.actual.value, reading, teller),
            day=teller.day(left.actual.on),
            why=teller.text(NOT_COUNTED_WORDS[left.why]),
        )
        yield teller.row("not counted", words, (left.actual, "value"))


def known(number: Decimal | Missing, reading: IndicatorReading, teller: Teller) -> str:
    """A number with its unit, or that there is none."""
    return teller.text("blank") if isinstance(number, Missing) else teller.value(number, reading.indicator)


def as_typed(value: object, reading: IndicatorReading, teller: Teller) -> str:
    """A value of a row: a number with its unit, a label, or nothing."""
    if isinstance(value, Decimal):
        return teller.value(value, reading.indicator)
    return teller.text("blank") if value is None else str(value)


def target_words(reading: IndicatorReading, teller: Teller) -> str:
    """The target and its day."""
    value = known(reading.target, reading, teller)
    if reading.target_date is None:
        return value
    return teller.text("{value} by {day}", value=value, day=teller.day(reading.target_date))


def target_places(reading: IndicatorReading, commitment: Commitment) -> Sequence[tuple[Record, str]]:
    """The cells of the target and of its day."""
    dated = day_cells(target_date_cells(reading.indicator, commitment))
    return ((reading.indicator, "target"), *dated)


def day_cells(cells: Iterator[tuple[Record, str, date | None]]) -> Sequence[tuple[Record, str]]:
    """The first cell that holds a day."""
    return [(record, field) for record, field, day in cells if day is not None][:1]


def actual_row(reading: IndicatorReading, teller: Teller) -> Row:
    """The actual to date: its value, its day, who reported it, and how many rows it was made of."""
    actual = reading.actual
    if not isinstance(actual, ActualToDate):
        return teller.row("actual", teller.text("no value that counts"))
    value = actual.label or teller.value(actual.number, reading.indicator)
    cells = [(one, "value" if one.value is not None else "numerator") for one in actual.rows[:SHOWN_CELLS]]
    told = teller.text("{value}, {day}", value=value, day=teller.day(actual.on))
    if len(actual.rows) > 1:
        count = teller.messages.plural("the sum of {n} value", "the sum of {n} values", len(actual.rows))
        return teller.row("actual", f"{told}, {count}", *cells)
    return teller.row("actual", f"{told}, {reporter_words(actual.rows[0], teller)}", *cells)


def reporter_words(actual: Actual, teller: Teller) -> str:
    """How a value came here: reported or verified, and by whom."""
    word = teller.text(VERIFICATION_WORDS[actual.verification])
    if actual.reported_by is None:
        return word
    return teller.text("{verification} by {who}", verification=word, who=actual.reported_by)


def share_rows(trace: IndicatorTrace, teller: Teller) -> Iterator[Row]:
    """The share gone, the share expected and the pace, each worked out before the reader's eyes."""
    reading, progress = trace.reading, trace.case.progress
    if isinstance(progress.achievement, Missing):
        return
    yield Row(teller.text("share gone"), gone_words(reading, teller))
    if not isinstance(progress.expected, Missing):
        yield Row(teller.text("share expected"), expected_words(reading, teller))
    if not isinstance(progress.ratio, Missing):
        yield Row(
            teller.text("pace"),
            teller.text(
                "{gone} ÷ {expected} = {pace}",
                gone=teller.share(progress.achievement),
                expected=teller.share(progress.expected),
                pace=teller.share(progress.ratio),
            ),
        )


def gone_words(reading: IndicatorReading, teller: Teller) -> str:
    """R2 with the numbers put in."""
    actual = reading.actual
    if isinstance(actual, Missing) or isinstance(reading.baseline, Missing) or isinstance(reading.target, Missing):
        return teller.share(reading.achievement)
    baseline = teller.number(reading.baseline)
    is_scale = reading.indicator.measure is Measure.ORDINAL
    plain: Sentence = "({actual} − {baseline}) ÷ ({target} − {baseline}) = {share}"
    by_place: Sentence = "by places on the scale ({actual} − {baseline}) ÷ ({target} − {baseline}) = {share}"
    return teller.text(
        by_place if is_scale else plain,
        actual=teller.number(actual.number),
        baseline=f"({baseline})" if reading.baseline < 0 else baseline,
        target=teller.number(reading.target),
        share=teller.share(reading.achievement),
    )


def expected_words(reading: IndicatorReading, teller: Teller) -> str:
    """R3: by days along a straight line, or along the interim targets."""
    start, end, day = reading.start, reading.target_date, teller.assessment.as_of
    share = teller.share(reading.expected)
    if start is None or end is None or not start < day < end:
        return share
    if reading.path:
        return teller.text("{share}, along the interim targets", share=share)
    gone, all_days = (day - start).days, (end - start).days
    return teller.text("{gone} of {all} days = {share}", gone=gone, all=all_days, share=share)
