"""The line of an indicator's values over time says in words what it draws."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, on_the_way
from tests.build import actual, commitment, indicator, parts
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.presentation.view.history import History
from tracker.sentences import NO_BREAK

FIRST, SECOND = "2026-01-11", "2026-01-31"
THREE = (actual(10, FIRST), actual(30, SECOND), actual(40, HALF_WAY))
DRAWN = "0.0,108.0 500.0,84.0 1000.0,72.0"


def history(*records: Record, language: str = "en") -> History | None:
    (chapter,) = shown(commitment(), *records, language=language).chapters
    return chapter.cards[0].indicators[0].history


def words(*records: Record) -> str:
    made = history(*records)
    return "" if made is None else f"{made.label}: {made.words}".replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way(), *THREE[:2]], "", id="two-make-no-line"),
        pytest.param(
            [on_the_way(unit="km"), *THREE],
            "Values so far: 11 Jan 2026 10 km; 31 Jan 2026 30 km; 20 Feb 2026 40 km",
            id="three",
        ),
        pytest.param(
            [on_the_way(accumulation="sum"), *THREE],
            "Running total: 11 Jan 2026 10; 31 Jan 2026 40; 20 Feb 2026 80",
            id="running-total",
        ),
        pytest.param(
            [
                on_the_way(measure="percent", accumulation="sum"),
                parts(1, 2, FIRST),
                parts(1, 4, SECOND),
                parts(3, 6, HALF_WAY),
            ],
            "Running total: 11 Jan 2026 50 %; 31 Jan 2026 33.33 %; 20 Feb 2026 41.67 %",
            id="running-percentage-of-sums",
        ),
        pytest.param(
            [on_the_way(), *THREE, actual(99, "2026-02-10", verification="draft"), actual(1, "2025-12-31")],
            "Values so far: 11 Jan 2026 10; 31 Jan 2026 30; 20 Feb 2026 40",
            id="what-does-not-count-is-left-out",
        ),
        pytest.param(
            [on_the_way(), *THREE, actual(35, HALF_WAY), actual(45, HALF_WAY)],
            "Values so far: 11 Jan 2026 10; 31 Jan 2026 30; 20 Feb 2026 35",
            id="of-one-day-the-least-favourable-of-a-rise",
        ),
        pytest.param(
            [on_the_way(baseline=100, target=0), *THREE, actual(35, HALF_WAY), actual(45, HALF_WAY)],
            "Values so far: 11 Jan 2026 10; 31 Jan 2026 30; 20 Feb 2026 45",
            id="of-one-day-the-least-favourable-of-a-fall",
        ),
        pytest.param(
            [on_the_way(), *THREE, actual(5, "2026-02-10", faulty="value")],
            "Values so far: 11 Jan 2026 10; 31 Jan 2026 30; 20 Feb 2026 40",
            id="what-cannot-be-read-is-left-out",
        ),
        pytest.param(
            [on_the_way(), actual(10, FIRST, qualifier="about"), *THREE[1:]],
            "Values so far: 11 Jan 2026 about 10; 31 Jan 2026 30; 20 Feb 2026 40",
            id="qualified",
        ),
        pytest.param(
            [on_the_way(), actual(10, FIRST, data_quality="illustrative"), *THREE[1:]],
            "Values so far: 11 Jan 2026 10 (illustrative); 31 Jan 2026 30; 20 Feb 2026 40",
            id="each-that-is-not-final-is-marked",
        ),
        pytest.param(
            [on_the_way(), *(actual(1, day, data_quality="provisional") for day in (FIRST, SECOND, HALF_WAY))],
            "Values so far (provisional): 11 Jan 2026 1; 31 Jan 2026 1; 20 Feb 2026 1",
            id="all-that-are-not-final-are-marked-together",
        ),
        pytest.param(
            [
                on_the_way(accumulation="sum"),
                actual(10, FIRST),
                actual(30, SECOND, data_quality="illustrative"),
                actual(40, HALF_WAY),
            ],
            "Running total: 11 Jan 2026 10; 31 Jan 2026 40 (illustrative); 20 Feb 2026 80 (illustrative)",
            id="a-total-is-as-sure-as-the-least-of-its-values",
        ),
        pytest.param(
            [
                indicator(measure="ordinal", scale=("low", "high"), baseline="low", target="high"),
                *(actual(label, day) for label, day in (("low", FIRST), ("low", SECOND), ("high", HALF_WAY))),
            ],
            "Values so far: 11 Jan 2026 low; 31 Jan 2026 low; 20 Feb 2026 high",
            id="labels",
        ),
        pytest.param(
            [
                on_the_way(measure="percent", accumulation="sum"),
                *(actual(50, day) for day in (FIRST, SECOND, HALF_WAY)),
            ],
            "",
            id="percentages-without-their-parts-do-not-add-up",
        ),
        pytest.param(
            [indicator(measure="qualitative"), *(actual(None, day) for day in (FIRST, SECOND, HALF_WAY))],
            "",
            id="qualitative",
        ),
    ],
)
def test_the_line_is_told_in_words(records: list[Record], expected: str) -> None:
    assert words(*records) == expected


@pytest.mark.parametrize("accumulation", ["latest", "sum"])
def test_of_many_values_the_newest_twelve_are_shown(accumulation: str) -> None:
    rows = [actual(1, f"2026-01-{day:02}") for day in range(2, 22)]
    made = history(on_the_way(accumulation=accumulation), *rows)
    assert made is not None
    assert made.title == "Line of 12 values"
    assert made.words.startswith("10\u00a0Jan\u00a02026")
    assert made.words.endswith("21\u00a0Jan\u00a02026 20" if accumulation == "sum" else "21\u00a0Jan\u00a02026 1")


class TestDrawing:
    def test_days_stand_at_their_distance_and_heights_between_lowest_and_highest(self) -> None:
        made = history(on_the_way(), *THREE)
        assert made is not None
        assert (made.points, made.target) == (DRAWN, "0.0")

    def test_from_the_right_where_one_reads_so(self) -> None:
        made = history(on_the_way(), *THREE, language="ur")
        assert made is not None
        assert made.points == "1000.0,108.0 500.0,84.0 0.0,72.0"

    def test_a_line_without_rise_runs_in_the_middle(self) -> None:
        rows = [actual(5, day) for day in (FIRST, SECOND, HALF_WAY)]
        made = history(indicator(), *rows)
        assert made is not None
        assert (made.points, made.target) == ("0.0,60.0 500.0,60.0 1000.0,60.0", None)

    def test_numbers_of_any_size_are_drawn(self) -> None:
        made = history(indicator(target="-1E+300"), actual("1E+300", FIRST), *THREE[1:])
        assert made is not None
        assert made.points == "0.0,0.0 500.0,60.0 1000.0,60.0"

    def test_the_drawing_has_a_title_first(self) -> None:
        (drawing,) = page(commitment(), on_the_way(), *THREE).root.every("svg")
        first = next(one for one in drawing.inside if not isinstance(one, str))
        assert (first.tag, first.text) == ("title", "Line of 3 values")
