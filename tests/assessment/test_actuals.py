"""R1: the actual to date."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, on_the_way, read_indicator, to_date
from tests.build import actual, day, faulty_row
from tracker.assessment.readings import ActualToDate
from tracker.domain.indicators import Actual
from tracker.domain.record import FaultyRow
from tracker.domain.values import Flag

LEVELS = ("none", "partial", "full")
Rows = list[Actual | FaultyRow]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], "no_actual", id="none"),
        pytest.param([actual(30, "2026-02-01")], "30", id="one"),
        pytest.param([actual(40, "2026-02-02"), actual(30, "2026-02-01")], "40", id="latest-in-any-order"),
        pytest.param([actual(40, HALF_WAY)], "40", id="on-the-day"),
        pytest.param([actual(30, "2026-02-01"), actual(40, "2026-02-21")], "30", id="after-the-day-does-not-exist"),
        pytest.param([actual(0, "2026-02-01")], "0", id="zero-is-a-value"),
        pytest.param([actual(-3, "2026-02-01")], "-3", id="negative"),
        pytest.param([actual(30, "2026-02-01"), actual(None, "2026-02-02")], "30", id="missing-is-passed-over"),
        pytest.param([actual(None, "2026-02-02")], "no_actual", id="only-missing"),
        pytest.param([actual(30, "2026-01-01")], "no_actual", id="on-the-baseline-date"),
        pytest.param([actual(30, "2026-01-02")], "30", id="day-after-the-baseline-date"),
        pytest.param([actual(30, "2026-02-01", verification="draft")], "no_actual", id="draft"),
        pytest.param([actual(30, "2026-02-01", verification="returned")], "no_actual", id="returned"),
        pytest.param([actual(30, "2026-02-01", verification="verified")], "30", id="verified"),
        pytest.param([actual(30, "2026-02-01", reported_on="2026-09-09")], "30", id="reported-on-plays-no-part"),
        pytest.param(
            [actual(None, "2026-02-01", numerator=1, denominator=2)], "no_actual", id="parts-of-no-percentage"
        ),
        pytest.param([actual("high", "2026-02-01")], "invalid_value", id="label-where-a-number-is-expected"),
    ],
)
def test_latest(rows: Rows, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(), *rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([actual(30, "2026-02-01")], "no_actual", id="reported"),
        pytest.param([actual(30, "2026-02-01", verification="verified")], "30", id="verified"),
        pytest.param([actual(30, "2026-02-01", verification="draft")], "no_actual", id="draft"),
        pytest.param(
            [actual(30, "2026-02-01", verification="verified"), actual(40, "2026-02-02")], "30", id="earlier-verified"
        ),
        pytest.param([actual(30, "2026-02-01", faulty="verification")], "invalid_value", id="unreadable-verification"),
        pytest.param(
            [faulty_row("Actuals", "on", indicator="I-1")], "no_actual", id="unreadable-row-that-is-only-reported"
        ),
    ],
)
def test_only_verified_where_the_setting_says_so(rows: Rows, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(), *rows, settings={"verified_only": True})) == expected


@pytest.mark.parametrize(
    ("fields", "values", "expected", "disputed"),
    [
        pytest.param({}, (30, 40), "30", True, id="rising"),
        pytest.param({"baseline": 100, "target": 0}, (30, 40), "40", True, id="falling"),
        pytest.param({"direction": "decrease"}, (30, 40), "40", True, id="stated-goes-before-the-figures"),
        pytest.param({"direction": "increase", "baseline": 9, "target": 0}, (30, 40), "30", True, id="stated-increase"),
        pytest.param({"direction": "at_least"}, (30, 40), "30", True, id="at-least"),
        pytest.param({"direction": "at_most"}, (30, 40), "40", True, id="at-most"),
        pytest.param({"baseline": None}, (30, 40), "30", True, id="increase-without-baseline"),
        pytest.param({"target": None}, (30, 40), "30", True, id="increase-without-target"),
        pytest.param({}, (40, 40), "40", False, id="same-value"),
        pytest.param({}, ("40", "40.0"), "40", False, id="same-number-otherwise-written"),
    ],
)
def test_least_favourable_of_several_reporters(
    fields: dict[str, object], values: tuple[object, ...], expected: str, disputed: bool
) -> None:
    rows = [actual(one, "2026-02-01", reported_by=f"R-{place}") for place, one in enumerate(values)]
    for ordered in (rows, rows[::-1]):
        reading = read_indicator(on_the_way(**fields), *ordered)
        assert Decimal(to_date(reading)) == Decimal(expected)
        assert (Flag.DISPUTED in reading.flags) is disputed


def test_values_of_different_days_are_no_dispute() -> None:
    reading = read_indicator(on_the_way(), actual(30, "2026-02-01"), actual(40, "2026-02-02"))
    assert Flag.DISPUTED not in reading.flags


def ordinal(**fields: object) -> dict[str, object]:
    return {"measure": "ordinal", "scale": LEVELS, "baseline": "none", "target": "full", **fields}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("partial", "partial", id="as-written"),
        pytest.param(" PARTIAL ", "partial", id="case-and-spaces"),
        pytest.param("ｐartial", "partial", id="nfkc"),
        pytest.param("half", "invalid_value", id="not-on-the-scale"),
        pytest.param(2, "invalid_value", id="a-number"),
    ],
)
def test_ordinal(label: object, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(**ordinal()), actual(label, "2026-02-01"))) == expected


def test_ordinal_is_its_position_counted_from_0() -> None:
    reading = read_indicator(on_the_way(**ordinal()), actual("partial", "2026-02-01"))
    assert isinstance(reading.actual, ActualToDate)
    assert [reading.baseline, reading.actual.value, reading.target] == [0, 1, 2]
    assert reading.achievement == Fraction(1, 2)


def test_least_favourable_label() -> None:
    rows = [actual("full", "2026-02-01", reported_by="A"), actual("partial", "2026-02-01", reported_by="B")]
    reading = read_indicator(on_the_way(**ordinal()), *rows)
    assert to_date(reading) == "partial"
    assert Flag.DISPUTED in reading.flags


def test_labels_cannot_be_added_up() -> None:
    assert to_date(read_indicator(on_the_way(**ordinal(accumulation="sum")), actual("full", "2026-02-01"))) == (
        "invalid_value"
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([actual(None, "2026-02-01", faulty="value")], "invalid_value", id="the-one-that-would-count"),
        pytest.param(
            [actual(None, "2026-02-01", faulty="value"), actual(30, "2026-02-02")], "30", id="a-later-one-counts"
        ),
        pytest.param(
            [actual(30, "2026-02-01"), actual(None, "2026-02-01", faulty="value")],
            "invalid_value",
            id="of-the-same-day",
        ),
        pytest.param([actual(None, "2026-02-21", faulty="value")], "no_actual", id="after-the-day"),
        pytest.param([actual(None, "2026-01-01", faulty="value")], "no_actual", id="before-the-baseline"),
        pytest.param([actual(None, "2026-02-01", faulty="value", verification="draft")], "no_actual", id="a-draft"),
        pytest.param([actual(30, "2026-02-01", faulty="evidence reported_by")], "30", id="nothing-depends-on-it"),
        pytest.param([actual(30, "2026-02-01", faulty="verification")], "invalid_value", id="does-it-count"),
        pytest.param(
            [faulty_row("Actuals", "on", indicator="i-1"), actual(30, "2026-02-01")], "invalid_value", id="row"
        ),
        pytest.param(
            [faulty_row("Actuals", "on", indicator="I-2"), actual(30, "2026-02-01")], "30", id="other-indicator"
        ),
        pytest.param(
            [faulty_row("Actuals", "value", indicator="I-1", on=day("2026-02-21")), actual(30, "2026-02-01")],
            "30",
            id="row-after-the-day",
        ),
        pytest.param(
            [faulty_row("Actuals", "on verification", indicator="I-1"), actual(30, "2026-02-01")],
            "invalid_value",
            id="row-that-may-be-a-draft",
        ),
    ],
)
def test_unreadable(rows: Rows, expected: str) -> None:
    assert to_date(read_indicator(on_the_way(), *rows)) == expected


def test_unreadable_draft_row_changes_nothing() -> None:
    draft = actual(1, "2026-02-01", verification="draft").verification
    row = faulty_row("Actuals", "on", indicator="I-1", verification=draft)
    assert to_date(read_indicator(on_the_way(), row, actual(30, "2026-02-01"))) == "30"


@pytest.mark.parametrize("field", ["measure", "accumulation", "baseline_date"])
def test_what_decides_which_actuals_count_must_be_readable(field: str) -> None:
    blank = {"baseline_date": None} if field == "baseline_date" else {}
    way = on_the_way(faulty=field, **blank)
    assert to_date(read_indicator(way, actual(30, "2026-02-01"))) == "invalid_value"
    assert to_date(read_indicator(way)) == "no_actual"


def test_what_was_not_counted_is_kept_with_its_reason() -> None:
    rows = {
        "before_baseline": actual(1, "2025-12-31"),
        "draft": actual(2, "2026-01-02", verification="draft"),
        "returned": actual(3, "2026-01-03", verification="returned"),
        "no_value": actual(None, "2026-01-04"),
        "zero_denominator": actual(None, "2026-01-05", numerator=1, denominator=0),
    }
    reading = read_indicator(on_the_way(measure="percent"), *reversed(rows.values()), actual(9, "2026-02-02"))
    assert {one.why: one.actual for one in reading.not_counted} == rows
    assert [one.on.day for one in reading.actuals] == [31, 2, 3, 4, 5, 2]


def test_an_unverified_value_says_so() -> None:
    reading = read_indicator(on_the_way(), actual(30, "2026-02-01"), settings={"verified_only": True})
    assert [one.why for one in reading.not_counted] == ["not_verified"]


def test_newest_counted_day_is_kept_even_where_the_value_is_unreadable() -> None:
    reading = read_indicator(on_the_way(), actual(3, "2026-02-01"), actual(None, "2026-02-02", faulty="value"))
    assert reading.counted_on == day("2026-02-02")
    assert read_indicator(on_the_way()).counted_on is None
