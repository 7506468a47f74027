"""The indicators of a commitment as results of IATI: measure, baseline, and periods with targets and actuals.

What is missing has no element: it is never 0, and never an empty value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from tracker.assessment.actuals import number_of, value_of
from tracker.assessment.exact import Number
from tracker.assessment.readings import CommitmentReading, IndicatorReading
from tracker.domain.indicators import Accumulation, Actual, Direction, Indicator, Level, Measure
from tracker.domain.values import DataQuality, Missing, Text
from tracker.presentation.choice_words import QUALIFIER_WORDS, QUALITY_WORDS
from tracker.presentation.exports.iati.publication import Element, Publication, each, joined
from tracker.presentation.status_json import plain

RESULT_TYPES: Mapping[Level, str] = {Level.OUTPUT: "1", Level.OUTCOME: "2", Level.IMPACT: "3"}
MEASURES: Mapping[Measure, str] = {
    Measure.NUMBER: "1",
    Measure.PERCENT: "2",
    Measure.CURRENCY: "1",
    Measure.ORDINAL: "4",
    Measure.QUALITATIVE: "5",
}
RESULTS = "A08"
"""Codes of the standard's lists ResultType, IndicatorMeasure and DocumentCategory."""

RISING = {Direction.INCREASE: "1", Direction.AT_LEAST: "1", Direction.DECREASE: "0", Direction.AT_MOST: "0"}
PLACES = 6
"""So many places of a quotient are written."""
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Measured:
    """A target or an actual of a period: its value, if it has one, what is remarked on it, what shows it."""

    name: str
    start: date
    end: date
    value: str | None
    comment: Text
    evidence: str | None = None


def write_results(publication: Publication, element: Element, reading: CommitmentReading) -> None:
    """One result for each level that has an indicator, in the order of the chain of results."""
    for level, kind in RESULT_TYPES.items():
        indicators = [one for one in reading.indicators if one.indicator.level is level]
        if indicators:
            result = etree.SubElement(element, "result", type=kind)
            publication.told(result, "title", reading.commitment.title or Text(reading.commitment.code))
            for one in indicators:
                write_indicator(publication, result, one)


def write_indicator(publication: Publication, result: Element, reading: IndicatorReading) -> None:
    """One indicator; its unit stands in its title, for IATI has no place of its own for it."""
    indicator = reading.indicator
    ascending = {} if (way := way_up(reading)) is None else {"ascending": way}
    element = etree.SubElement(result, "indicator", {"measure": MEASURES[indicator.measure], **ascending})
    title = publication.marked(with_unit(indicator), indicator.data_quality)
    publication.told(element, "title", title)
    said = (indicator.definition, indicator.means_of_verification, Text(" < ".join(indicator.scale)))
    if description := joined((one for one in said if one is not None), "; "):
        publication.told(element, "description", description)
    publication.document(element, indicator.source_name, title, RESULTS)
    write_baseline(publication, element, reading)
    write_periods(publication, element, reading)


def way_up(reading: IndicatorReading) -> str | None:
    """Whether more is better: as stated, else as baseline and target say, else not known."""
    if reading.indicator.direction is not None:
        return RISING[reading.indicator.direction]
    if isinstance(reading.baseline, Missing) or isinstance(reading.target, Missing):
        return None
    return "1" if reading.target >= reading.baseline else "0"


def with_unit(indicator: Indicator) -> Text:
    """The title of an indicator with its unit."""
    title = indicator.title or Text(indicator.code)
    unit = indicator.unit
    if unit is None or indicator.measure is Measure.PERCENT:
        return title
    return each(joined((title,), ""), lambda words, language: f"{words} ({unit.in_language(language)})")


def write_baseline(publication: Publication, element: Element, reading: IndicatorReading) -> None:
    """Where it started; IATI asks for its year, and a baseline without any day is left out."""
    indicator, day = reading.indicator, reading.indicator.baseline_date or reading.start
    if isinstance(reading.baseline, Missing) or day is None:
        return
    dated = {"iso-date": indicator.baseline_date.isoformat()} if indicator.baseline_date else {}
    baseline = etree.SubElement(
        element, "baseline", {"year": str(day.year), **dated, "value": number_text(reading.baseline)}
    )
    write_group(baseline, indicator)
    assumed = (
        Text("") if indicator.baseline is not None else Text(publication.word("taken as zero by the register", ""))
    )
    comment = remarked(publication, (label_of(indicator, reading.baseline), assumed), indicator.data_quality)
    if comment:
        publication.told(baseline, "comment", comment)


def write_periods(publication: Publication, element: Element, reading: IndicatorReading) -> None:
    """The periods in order of time, each with its targets, then its actuals."""
    measured = [*targets(publication, reading), *actuals(publication, reading)]
    for start, end in sorted({(one.start, one.end) for one in measured}):
        period = etree.SubElement(element, "period")
        etree.SubElement(period, "period-start", {"iso-date": start.isoformat()})
        etree.SubElement(period, "period-end", {"iso-date": end.isoformat()})
        for one in measured:
            if (one.start, one.end) == (start, end):
                write_measured(publication, period, one, reading.indicator)


def write_measured(publication: Publication, period: Element, measured: Measured, indicator: Indicator) -> None:
    """One target or actual."""
    value = {} if measured.value is None else {"value": measured.value}
    element = etree.SubElement(period, measured.name, value)
    write_group(element, indicator)
    if measured.comment:
        publication.told(element, "comment", measured.comment)
    publication.document(element, measured.evidence, indicator.title or Text(indicator.code), RESULTS)


def write_group(element: Element, indicator: Indicator) -> None:
    """The part that is measured."""
    if indicator.group:
        etree.SubElement(element, "dimension", name=GROUP, value=indicator.group)


def targets(publication: Publication, reading: IndicatorReading) -> Iterator[Measured]:
    """The interim targets that count, then the target; one without a day has no period."""
    indicator = reading.indicator
    for row in reading.path:
        number = value_of(row, "value", row.value, indicator)
        if isinstance(number, Decimal):
            comment = remarked(publication, (label_of(indicator, number),), row.data_quality)
            yield Measured("target", start_of(reading, row.due), row.due, number_text(number), comment)
    day = reading.target_date
    if day is not None and not isinstance(reading.target, Missing):
        comment = remarked(publication, (label_of(indicator, reading.target),), indicator.data_quality)
        yield Measured("target", start_of(reading, day), day, number_text(reading.target), comment)


def actuals(publication: Publication, reading: IndicatorReading) -> Iterator[Measured]:
    """The actuals that count, oldest first; of what is described and not measured, the description."""
    left_out = {id(one.actual) for one in reading.not_counted}
    is_described = reading.indicator.measure is Measure.QUALITATIVE
    for row in reading.actuals:
        number = None if is_described or id(row) in left_out else number_of(row, reading.indicator)
        comment = actual_comment(publication, row, reading.indicator, number)
        if isinstance(number, Number) or (is_described and row.comment):
            value = number_text(number) if isinstance(number, Number) else None
            yield Measured("actual", actual_start(reading, row), row.on, value, comment, row.evidence)


def actual_comment(
    publication: Publication, row: Actual, indicator: Indicator, number: Number | Missing | None
) -> Text:
    """What stood before the number, its label, who reported it, what was remarked, how sure it is."""
    label = label_of(indicator, number) if isinstance(number, Decimal) else Text("")
    reporter = publication.register.institution(row.reported_by) or publication.register.party(row.reported_by)
    said = (label, reporter.name if reporter else Text(""), row.comment or Text(""))
    return remarked(publication, said, row.data_quality, QUALIFIER_WORDS[row.qualifier])


def remarked(publication: Publication, said: tuple[Text, ...], quality: DataQuality, before: str = "") -> Text:
    """Several remarks as one, with a word before them and the mark of what is not final after them."""

    def whole(words: str, language: str) -> str:
        marks = [publication.word(one, language) for one in (before, QUALITY_WORDS[quality])]
        return "; ".join(part for part in (marks[0], words, marks[1]) if part)

    return each(joined(said, "; "), whole)


def label_of(indicator: Indicator, number: Decimal) -> Text:
    """The label of a position on an ordinal scale; of other numbers nothing."""
    is_label = indicator.measure is Measure.ORDINAL and 0 <= number < len(indicator.scale)
    return Text(indicator.scale[int(number)] if is_label else "")


def start_of(reading: IndicatorReading, end: date) -> date:
    """The start of a period that reaches from where the way began; where that is not known, its last day alone."""
    return min(reading.start or end, end)


def actual_start(reading: IndicatorReading, row: Actual) -> date:
    """The start of the period measured, as stated.

    Where none is, a part of a sum is taken to be of its day alone, and a level to have been reached on the way.
    """
    if row.period_start is not None:
        return min(row.period_start, row.on)
    return row.on if reading.indicator.accumulation is Accumulation.SUM else start_of(reading, row.on)


def number_text(number: Number) -> str:
    """A number as IATI writes it: no exponent, no separators; a quotient without end to some places."""
    exact = number if isinstance(number, Decimal) else Decimal(round(number * 10**PLACES)).scaleb(-PLACES)
    return plain(exact) or ""
