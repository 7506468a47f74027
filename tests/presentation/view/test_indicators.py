"""An indicator on its card: bar, way, source, mark, and a light set by hand."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START, on_the_way
from tests.build import actual, commitment, indicator, override, target
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.indicators import IndicatorView
from tracker.sentences import NO_BREAK


def view(*records: Record) -> IndicatorView:
    (chapter,) = shown(commitment(), *records).chapters
    return chapter.cards[0].indicators[0]


def test_level_group_source_and_code() -> None:
    made = view(on_the_way(level="outcome", group="women", source_name="https://a.example/x", title="Persons"))
    assert (made.code, made.title.text, made.level) == ("I-1", "Persons", "outcome, women")
    assert (made.source.href if made.source else None) == "https://a.example/x"
    assert view(on_the_way()).level == "output"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(indicator(data_quality="illustrative"), "illustrative", id="no-figure-carries-it"),
        pytest.param(indicator(baseline=1, data_quality="illustrative"), "", id="baseline-carries-it"),
        pytest.param(indicator(target=1, data_quality="illustrative"), "", id="target-carries-it"),
        pytest.param(indicator(), "", id="final"),
    ],
)
def test_the_mark_of_its_row_is_printed_once_at_least(record: Record, expected: str) -> None:
    assert view(record).mark == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way()], "", id="none"),
        pytest.param(
            [
                on_the_way(unit="km"),
                target(60, "2026-03-01", data_quality="illustrative"),
                target(30, "2026-02-01"),
            ],
            "1\u00a0Feb\u00a02026 30\u00a0km; 1\u00a0Mar\u00a02026 60\u00a0km (illustrative)",
            id="in-order-of-time",
        ),
        pytest.param(
            [on_the_way(), target("x", "2026-02-01")], "1\u00a0Feb\u00a02026 could not be read", id="unreadable"
        ),
        pytest.param([on_the_way(), target(30, "2027-02-01")], "", id="off-the-way"),
    ],
)
def test_interim_targets_stand_with_their_day(records: list[Record], expected: str) -> None:
    assert view(*records).path == expected


@pytest.mark.parametrize(
    ("value", "gone", "expected"),
    [
        pytest.param(40, "40.0", "50.0", id="on-the-way"),
        pytest.param(130, "100.0", "50.0", id="kept-within-the-bar"),
        pytest.param(-5, "0.0", "50.0", id="backwards-is-told-in-words"),
    ],
)
def test_the_bar_shows_what_is_gone_and_what_should_be(value: int, gone: str, expected: str) -> None:
    bar = view(on_the_way(), actual(value, HALF_WAY)).bar
    assert bar is not None
    assert (bar.gone, bar.expected, bar.side) == (gone, expected, "left")


def test_where_there_is_no_share_there_is_no_bar() -> None:
    assert view(on_the_way()).bar is None
    assert view(indicator(direction="at_least", target=5), actual(6, HALF_WAY)).bar is None


def test_where_nothing_is_expected_the_bar_has_no_mark() -> None:
    bar = view(indicator(baseline=0, target=100, baseline_date=START), actual(40, HALF_WAY)).bar
    assert bar is not None
    assert bar.expected is None


def test_the_bar_starts_from_the_right_where_one_reads_so() -> None:
    made = shown(commitment(), on_the_way(), actual(40, HALF_WAY), language="ur")
    bar = made.chapters[0].cards[0].indicators[0].bar
    assert bar is not None
    assert bar.side == "right"


def test_a_light_set_by_hand_is_told() -> None:
    made = view(on_the_way(), actual(10, HALF_WAY), override("on_track", START))
    assert (made.pill.word, made.reason) == ("on track", "Set by hand by Secretariat; the rules say off track")


def test_the_page_prints_the_figures_with_evidence_and_source() -> None:
    made = page(
        commitment(),
        on_the_way(unit=Text("km"), source_name="Yearbook", row=3),
        actual(45, HALF_WAY, evidence="https://a.example/x", comment="Counted.", row=9),
        target(60, "2026-03-01", row=5),
    )
    assert made.table("Baseline 0 km 1 Jan 2026") == [
        ["Baseline 0 km 1 Jan 2026", "Actual 45 km 20 Feb 2026, reported", "Target 100 km by 11 Apr 2026"]
    ]
    lines = [line.replace(NO_BREAK, " ") for line in made.lines]
    assert "● on track I-1 (output; Indicators!3; Actuals!9; Targets!5)" in lines
    assert "Interim targets: 1 Mar 2026 60 km" in lines
    assert "45 % of the way, 51 % expected: on pace. Counted. Evidence: a.example/x Source: Yearbook" in lines
