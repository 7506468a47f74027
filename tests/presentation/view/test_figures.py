"""Baseline, actual and target: what is unknown is said in words, what is known with who said it and how sure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from tests.assessment.judging import HALF_WAY, HUNDRED_DAYS, START, on_the_way
from tests.build import actual, commitment, indicator, institution, parts, party
from tests.presentation.view.showing import shown
from tracker.domain.record import Record
from tracker.presentation.view.figures import Figure
from tracker.presentation.view.indicators import IndicatorView
from tracker.sentences import NO_BREAK

BODY = (party("PK", name="Pakistan"), institution("PK-1", "PK", name="Customs"))
SCALE = {"measure": "ordinal", "scale": ("not begun", "drafted", "signed"), **HUNDRED_DAYS}


def view(*records: Record, on: str = HALF_WAY, settings: Mapping[str, object] = MappingProxyType({})) -> IndicatorView:
    (chapter,) = shown(*BODY, commitment(), *records, on=on, settings=settings).chapters
    return chapter.cards[0].indicators[0]


def words(figure: Figure) -> tuple[str, str, str]:
    return figure.value.replace(NO_BREAK, " "), figure.details, figure.mark


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(on_the_way(unit="km"), ("0 km", "1\u00a0Jan\u00a02026", ""), id="zero-is-a-value"),
        pytest.param(on_the_way(baseline=-20), ("-20", "1\u00a0Jan\u00a02026", ""), id="negative"),
        pytest.param(indicator(baseline=5), ("5", "", ""), id="no-day"),
        pytest.param(
            on_the_way(data_quality="illustrative"), ("0", "1\u00a0Jan\u00a02026", "illustrative"), id="marked"
        ),
        pytest.param(indicator(target=5), ("not known", "", ""), id="unknown"),
        pytest.param(indicator(no_baseline="zero"), ("0", "taken as zero by the register", ""), id="taken-as-zero"),
        pytest.param(indicator(direction="at_least"), ("not needed", "", ""), id="level-to-keep"),
        pytest.param(indicator(measure="qualitative"), ("not measured", "", ""), id="qualitative"),
        pytest.param(indicator(faulty="baseline"), ("could not be read", "", ""), id="unreadable"),
        pytest.param(indicator(baseline="drafted", **SCALE), ("drafted", "1\u00a0Jan\u00a02026", ""), id="label"),
        pytest.param(indicator(baseline="123456789012345"), ("123,456,789,012,345", "", ""), id="fifteen-digits"),
    ],
)
def test_where_it_started(record: Record, expected: tuple[str, str, str]) -> None:
    assert words(view(record).baseline) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(on_the_way(unit="km"), ("100 km", "by 11\u00a0Apr\u00a02026", ""), id="number"),
        pytest.param(indicator(target=100), ("100", "", ""), id="no-day"),
        pytest.param(
            on_the_way(data_quality="provisional"), ("100", "by 11\u00a0Apr\u00a02026", "provisional"), id="marked"
        ),
        pytest.param(
            indicator(direction="at_least", target=95, measure="percent"), ("at least 95 %", "", ""), id="floor"
        ),
        pytest.param(
            indicator(direction="at_most", target=24, unit="hours"), ("at most 24 hours", "", ""), id="ceiling"
        ),
        pytest.param(indicator(), ("not set", "", ""), id="not-set"),
        pytest.param(indicator(measure="qualitative"), ("not measured", "", ""), id="qualitative"),
        pytest.param(indicator(faulty="target"), ("could not be read", "", ""), id="unreadable"),
        pytest.param(indicator(target="signed", **SCALE), ("signed", "by 11\u00a0Apr\u00a02026", ""), id="label"),
        pytest.param(
            indicator(target="on the moon", **SCALE), ("could not be read", "", ""), id="label-not-on-the-scale"
        ),
    ],
)
def test_where_it_is_to_get(record: Record, expected: tuple[str, str, str]) -> None:
    assert words(view(record).target) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way()], ("no value", "", ""), id="none"),
        pytest.param(
            [on_the_way(faulty="measure"), actual(1, HALF_WAY)], ("could not be read", "", ""), id="unreadable"
        ),
        pytest.param(
            [on_the_way(), actual(0, HALF_WAY)], ("0", "20\u00a0Feb\u00a02026, reported", ""), id="zero-is-a-value"
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY, reported_by="PK-1", verification="verified")],
            ("40", "20\u00a0Feb\u00a02026, Customs, verified", ""),
            id="by-an-institution",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY, reported_by="pk")],
            ("40", "20\u00a0Feb\u00a02026, Pakistan, reported", ""),
            id="by-a-party",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY, reported_by="ZZ")],
            ("40", "20\u00a0Feb\u00a02026, ZZ, reported", ""),
            id="by-somebody-unknown",
        ),
        pytest.param(
            [on_the_way(responsible="PK-1"), actual(40, HALF_WAY)],
            ("40", "20\u00a0Feb\u00a02026, reported", ""),
            id="who-is-responsible-is-not-who-reported",
        ),
        pytest.param(
            [on_the_way(), actual(99, HALF_WAY, qualifier="above")],
            ("above 99", "20\u00a0Feb\u00a02026, reported", ""),
            id="qualified",
        ),
        pytest.param(
            [on_the_way(), actual(4, HALF_WAY, data_quality="illustrative"), actual(3, START)],
            ("4", "20\u00a0Feb\u00a02026, reported", "illustrative"),
            id="marked",
        ),
        pytest.param(
            [on_the_way(measure="percent"), parts(1, 3, HALF_WAY)],
            ("33.33 %", "20\u00a0Feb\u00a02026, reported", ""),
            id="numerator-and-denominator",
        ),
        pytest.param(
            [indicator(baseline="not begun", target="signed", **SCALE), actual("drafted", HALF_WAY)],
            ("drafted", "20\u00a0Feb\u00a02026, reported", ""),
            id="label",
        ),
        pytest.param(
            [on_the_way(accumulation="sum"), actual(1, "2026-02-01"), actual(2, HALF_WAY)],
            ("3", "20\u00a0Feb\u00a02026, sum of 2 values, reported", ""),
            id="sum",
        ),
        pytest.param(
            [on_the_way(accumulation="sum"), actual(1, HALF_WAY)],
            ("1", "20\u00a0Feb\u00a02026, sum of 1 value, reported", ""),
            id="sum-of-one",
        ),
        pytest.param(
            [
                on_the_way(accumulation="sum"),
                actual(1, "2026-02-01", verification="verified", qualifier="about", data_quality="illustrative"),
                actual(2, "2026-02-02", data_quality="provisional"),
                actual(2, HALF_WAY, qualifier="above"),
            ],
            ("about 5", "20\u00a0Feb\u00a02026, sum of 3 values, partly verified", "illustrative"),
            id="a-sum-is-as-sure-as-the-least-of-its-values",
        ),
        pytest.param(
            [
                on_the_way(accumulation="sum"),
                actual(1, "2026-02-01", verification="verified"),
                actual(2, HALF_WAY, verification="verified", qualifier="above"),
            ],
            ("above 3", "20\u00a0Feb\u00a02026, sum of 2 values, verified", ""),
            id="a-sum-of-verified-values-is-verified",
        ),
        pytest.param(
            [on_the_way(accumulation="sum", measure="percent"), parts(1, 4, "2026-02-01"), parts(1, 2, HALF_WAY)],
            ("33.33 %", "20\u00a0Feb\u00a02026, sum of 2 values, reported", ""),
            id="a-sum-of-percentages-is-that-of-their-parts",
        ),
        pytest.param(
            [indicator(measure="qualitative"), actual(None, HALF_WAY, reported_by="PK-1", verification="draft")],
            ("described", "20\u00a0Feb\u00a02026, Customs, draft", ""),
            id="qualitative",
        ),
        pytest.param([indicator(measure="qualitative")], ("nothing reported", "", ""), id="qualitative-nothing"),
    ],
)
def test_what_was_measured(records: list[Record], expected: tuple[str, str, str]) -> None:
    assert words(view(*records).actual) == expected


def test_of_the_rows_of_a_day_the_one_that_counts_is_shown() -> None:
    rows = (actual(50, HALF_WAY, reported_by="PK-1"), actual(40, HALF_WAY, reported_by="PK", evidence="Letter"))
    made = view(on_the_way(), *rows)
    assert words(made.actual) == ("40", "20\u00a0Feb\u00a02026, Pakistan, reported", "")
    assert (made.actual.evidence.words if made.actual.evidence else "") == "Letter"
    assert made.flags == ("the sides differ",)


def test_verified_only_passes_over_what_was_only_reported() -> None:
    rows = (actual(30, "2026-02-01", verification="verified"), actual(50, HALF_WAY))
    made = view(on_the_way(), *rows, settings={"verified_only": True})
    assert words(made.actual) == ("30", "1\u00a0Feb\u00a02026, verified", "")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way()], ("", "", ""), id="none"),
        pytest.param(
            [on_the_way(), actual(4, HALF_WAY, comment="Counted twice.")],
            ("Counted twice.", "", ""),
            id="on-the-value-shown",
        ),
        pytest.param(
            [on_the_way(), actual(4, HALF_WAY), actual(3, "2026-02-01", comment="Old.", data_quality="provisional")],
            ("Old.", "1\u00a0Feb\u00a02026", "provisional"),
            id="on-an-older-value-with-its-day",
        ),
        pytest.param(
            [
                on_the_way(),
                actual(4, "2026-02-01", comment="Counts."),
                actual(5, HALF_WAY, comment="Draft.", verification="draft"),
            ],
            ("Counts.", "", ""),
            id="what-counts-goes-before-a-draft",
        ),
        pytest.param(
            [on_the_way(), actual(4, "2026-02-01"), actual(5, HALF_WAY, comment="Draft.", verification="draft")],
            ("Draft.", "20\u00a0Feb\u00a02026", ""),
            id="a-draft-with-its-day",
        ),
        pytest.param(
            [indicator(measure="qualitative"), actual(None, HALF_WAY, comment="Nine of ten.")],
            ("Nine of ten.", "", ""),
            id="finding-in-words",
        ),
    ],
)
def test_a_comment_says_which_value_it_is_on(records: list[Record], expected: tuple[str, str, str]) -> None:
    made = view(*records).comment
    assert (made.words.text, made.day, made.mark) == expected
