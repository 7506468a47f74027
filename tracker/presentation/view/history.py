"""The line of an indicator's values over time, where there are enough of them to make one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tracker.assessment.actuals import number_of, percentage_of_sums, summed
from tracker.assessment.exact import Number
from tracker.assessment.path import is_rising
from tracker.assessment.readings import IndicatorReading
from tracker.domain.indicators import Accumulation, Actual, Indicator, Measure
from tracker.domain.values import Missing
from tracker.presentation.view.figures import qualified, worst_mark
from tracker.presentation.view.teller import Teller, marked
from tracker.presentation.words import value_words

FEWEST, MOST = 3, 12
"""A line needs three values; of many the newest are shown."""
WIDTH, HEIGHT = 1000, 120
"""Of the drawing, in its own units; it is scaled to the card."""


class Point(NamedTuple):
    """The value that counted from a day on, and the rows it was made of."""

    on: date
    number: Number
    rows: Sequence[Actual]


@dataclass(frozen=True, slots=True)
class History:
    """The points of a line as SVG wants them, the height of the target, and every value in words."""

    points: str
    target: str | None
    title: str
    label: str
    words: str


def history(teller: Teller, reading: IndicatorReading) -> History | None:
    """The history of an indicator, or ``None`` where fewer than three days have a value that counts."""
    points = values(reading)
    if len(points) < FEWEST:
        return None
    ends = [end for end in (reading.baseline, reading.target) if isinstance(end, Decimal)]
    low, high = bounds([*(point.number for point in points), *ends])
    target = None if isinstance(reading.target, Missing) else height(reading.target, low, high)
    marks = [worst_mark(teller, point.rows) for point in points]
    common = marks[0] if len(set(marks)) == 1 else ""
    return History(
        points=drawn(points, low, high, is_mirrored=teller.is_right_to_left),
        target=target,
        title=teller.text("Line of {n} values", n=len(points)),
        label=marked(teller.text("Running total" if is_sum(reading.indicator) else "Values so far"), common),
        words=teller.formats.semicolons(
            marked(point_words(teller, reading, point), "" if common else mark)
            for point, mark in zip(points, marks, strict=True)
        ),
    )


def is_sum(indicator: Indicator) -> bool:
    """Whether its values add up."""
    return indicator.accumulation is Accumulation.SUM


def values(reading: IndicatorReading) -> Sequence[Point]:
    """The newest days with a value that counts, oldest first."""
    left_out = {id(one.actual) for one in reading.not_counted}
    rows = [one for one in reading.actuals if id(one) not in left_out]
    found = running_totals(rows, reading.indicator) if is_sum(reading.indicator) else levels(rows, reading)
    return list({point.on: point for point in found}.values())[-MOST:]


def levels(rows: Sequence[Actual], reading: IndicatorReading) -> Iterator[Point]:
    """Each value as it was reported; of several of one day the least favourable comes last (R1)."""
    numbers = [(row, number_of(row, reading.indicator)) for row in rows]
    points = [Point(row.on, number, (row,)) for row, number in numbers if not isinstance(number, Missing)]
    better = 1 if is_rising(reading.indicator.direction, reading.baseline, reading.target) else -1
    yield from sorted(points, key=lambda point: (point.on, -better * Fraction(point.number)))


def running_totals(rows: Sequence[Actual], indicator: Indicator) -> Iterator[Point]:
    """The sum after each of the newest rows."""
    for end in range(max(len(rows) - MOST, 0) + 1, len(rows) + 1):
        upto = rows[:end]
        total = percentage_of_sums(upto) if indicator.measure is Measure.PERCENT else summed(upto, indicator)
        if not isinstance(total, Missing):
            yield Point(total.on, total.number, upto)


def bounds(numbers: Sequence[Number]) -> tuple[Fraction, Fraction]:
    """The lowest and the highest of some numbers."""
    exact = [Fraction(number) for number in numbers]
    return min(exact), max(exact)


def height(number: Number, low: Fraction, high: Fraction) -> str:
    """How far below the top a number is drawn; a line without rise is drawn in the middle."""
    share = (Fraction(number) - low) / (high - low) if high > low else Fraction(1, 2)
    return f"{float(HEIGHT * (1 - share)):.1f}"


def drawn(points: Sequence[Point], low: Fraction, high: Fraction, *, is_mirrored: bool) -> str:
    """The points of the line; days at their true distance, from the right where one reads from the right."""
    first, last = points[0].on, points[-1].on
    gone = [Fraction((point.on - first).days, (last - first).days) for point in points]
    across = [1 - share if is_mirrored else share for share in gone]
    return " ".join(
        f"{float(WIDTH * share):.1f},{height(point.number, low, high)}"
        for share, point in zip(across, points, strict=True)
    )


def point_words(teller: Teller, reading: IndicatorReading, point: Point) -> str:
    """One value with its day."""
    value = qualified(teller, point.rows, value_words(reading, point.number, teller.formats))
    return f"{teller.formats.short_day(point.on)} {value}"
