"""R4: what goes before the way of an indicator, what cannot be read, and what the reason tells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessment.judging import (
    DAY_AFTER,
    HALF_WAY,
    START,
    TARGET_DATE,
    judged,
    on_the_way,
    read_indicator,
    told,
)
from tests.build import actual, commitment, day, faulty_row, override, register, target
from tracker.domain.record import FaultyRow, Record


@pytest.mark.parametrize(
    ("of_commitment", "status", "reason"),
    [
        pytest.param({"closure": "withdrawn"}, "withdrawn", "withdrawn", id="R4.2-withdrawn"),
        pytest.param({"closure": "superseded"}, "withdrawn", "withdrawn", id="R4.2-superseded"),
        pytest.param({"closure": "withdrawn", "start": "2026-03-01"}, "withdrawn", "withdrawn", id="R4.2-before-R4.3"),
        pytest.param(
            {"closure": "withdrawn", "faulty": "closed_on"}, "withdrawn", "withdrawn", id="withdrawn-some-day"
        ),
        pytest.param({"closure": "completed"}, "achieved", "achieved", id="completed-is-judged"),
        pytest.param({"start": "2026-02-21"}, "not_due", "not_due", id="R4.3-starts-the-day-after"),
        pytest.param({"start": HALF_WAY}, "achieved", "achieved", id="R4.3-starts-on-the-day"),
        pytest.param({"faulty": "start"}, "not_assessable", "invalid_value", id="unreadable-start"),
        pytest.param({"faulty": "closure"}, "not_assessable", "invalid_value", id="unreadable-closure"),
        pytest.param({"start": "2026-02-21", "faulty": "closure"}, "not_due", "not_due", id="R4.3-before-unreadable"),
        pytest.param({"faulty": "title due sector"}, "achieved", "achieved", id="nothing-depends-on-it"),
        pytest.param({"closure": "completed", "faulty": "closed_on"}, "achieved", "achieved", id="completed-some-day"),
    ],
)
def test_standing(of_commitment: dict[str, object], status: str, reason: str) -> None:
    reading = read_indicator(on_the_way(), commitment(**of_commitment), actual(100, HALF_WAY))
    assert told(reading) == (status, reason)


@pytest.mark.parametrize(
    ("fields", "value", "status"),
    [
        pytest.param({"target": None, "faulty": "target"}, 50, "not_assessable", id="target"),
        pytest.param({"baseline": None, "faulty": "baseline"}, 500, "not_assessable", id="baseline"),
        pytest.param({"faulty": "measure"}, 50, "not_assessable", id="measure"),
        pytest.param({"faulty": "direction"}, 500, "not_assessable", id="direction"),
        pytest.param({"faulty": "accumulation"}, 500, "not_assessable", id="accumulation"),
        pytest.param({"baseline_date": None, "faulty": "baseline_date"}, 500, "not_assessable", id="baseline-date"),
        pytest.param({"target_date": None, "faulty": "target_date"}, 50, "not_assessable", id="target-date"),
        pytest.param({"target_date": None, "faulty": "target_date"}, 100, "achieved", id="target-date-not-needed"),
        pytest.param({"faulty": "title unit group level definition"}, 50, "on_track", id="nothing-depends-on-it"),
        pytest.param({"faulty": "scale no_baseline responsible"}, 50, "on_track", id="not-needed-here"),
    ],
)
def test_unreadable_cells(fields: dict[str, object], value: object, status: str) -> None:
    reading = read_indicator(on_the_way(**fields), actual(value, HALF_WAY))
    assert reading.status == status
    assert (reading.reason.code == "invalid_value") is (status == "not_assessable")


@pytest.mark.parametrize(
    ("records", "status"),
    [
        pytest.param([faulty_row("Actuals", "on", indicator="I-1")], "not_assessable", id="row-of-an-actual"),
        pytest.param([faulty_row("Targets", "due", indicator="I-1")], "not_assessable", id="row-of-an-interim-target"),
        pytest.param([target(None, HALF_WAY, faulty="value")], "not_assessable", id="interim-target"),
        pytest.param([target(None, TARGET_DATE, faulty="value")], "on_track", id="interim-target-off-the-way"),
        pytest.param([faulty_row("Actuals", "on", indicator="I-2")], "on_track", id="row-of-another-indicator"),
    ],
)
def test_unreadable_rows(records: list[Record | FaultyRow], status: str) -> None:
    assert read_indicator(on_the_way(), actual(50, HALF_WAY), *records).status == status


def test_an_unreadable_level_says_so_before_it_says_anything_else() -> None:
    reading = read_indicator(
        on_the_way(direction=None, faulty="direction", baseline=90, target=90), actual(95, HALF_WAY)
    )
    assert told(reading) == ("not_assessable", "invalid_value")


@pytest.mark.parametrize(
    ("overrides", "shown"),
    [
        pytest.param([override("at_risk", HALF_WAY)], "at_risk", id="from-its-day"),
        pytest.param([override("at_risk", "2026-02-21")], "on_track", id="not-before-its-day"),
        pytest.param([override("at_risk", "2026-02-01", valid_until=HALF_WAY)], "at_risk", id="on-its-last-day"),
        pytest.param([override("at_risk", "2026-02-01", valid_until="2026-02-19")], "on_track", id="expired"),
        pytest.param(
            [override("at_risk", "2026-02-02"), override("off_track", "2026-02-01")], "at_risk", id="dated-last-counts"
        ),
        pytest.param(
            [override("off_track", "2026-02-01"), override("at_risk", "2026-02-02", valid_until="2026-02-03")],
            "off_track",
            id="an-expired-one-gives-way",
        ),
        pytest.param(
            [override("at_risk", "2026-02-01"), override("achieved", "2026-02-01")], "achieved", id="later-row"
        ),
        pytest.param([override("not_due", "2026-02-01")], "on_track", id="not-due-cannot-be-set"),
        pytest.param([override("withdrawn", "2026-02-01")], "on_track", id="withdrawn-cannot-be-set"),
        pytest.param([override("not_assessable", "2026-02-01")], "not_assessable", id="not-assessable-can-be-set"),
        pytest.param([override("at_risk", "2026-02-01", faulty="valid_until")], "on_track", id="unreadable-last-day"),
        pytest.param([override("at_risk", "2026-02-01", item="I-2")], "on_track", id="of-another"),
        pytest.param([override("at_risk", "2026-02-01", item="i-1")], "at_risk", id="code-in-any-case"),
    ],
)
def test_override(overrides: list[Record], shown: str) -> None:
    reading = read_indicator(on_the_way(), actual(50, HALF_WAY), *overrides)
    assert (reading.status, reading.computed_status, reading.computed_reason.code) == (shown, "on_track", "ahead")
    assert (reading.override is None) is (reading.reason.code != "override")


@pytest.mark.parametrize(
    ("fields", "of_commitment", "computed"),
    [
        pytest.param({}, {"closure": "withdrawn"}, "withdrawn", id="R4.1-before-R4.2"),
        pytest.param({}, {"start": "2027-01-01"}, "not_due", id="R4.1-before-R4.3"),
        pytest.param({"faulty": "measure"}, {}, "not_assessable", id="R4.1-before-what-cannot-be-read"),
    ],
)
def test_override_goes_first(fields: dict[str, object], of_commitment: dict[str, object], computed: str) -> None:
    records = (on_the_way(**fields), commitment(**of_commitment), actual(50, HALF_WAY))
    reading = read_indicator(*records, override("at_risk", "2026-01-01"))
    assert (reading.status, reading.computed_status) == ("at_risk", computed)


def test_an_override_of_a_code_that_commitments_have_too_is_the_commitments() -> None:
    way = on_the_way("C-1")
    assessed = judged(commitment(), way, actual(50, HALF_WAY, indicator="C-1"), override("at_risk", START, item="C-1"))
    assert [one.status for one in assessed.indicators] == ["on_track"]
    assert [one.status for one in assessed.commitments] == ["at_risk"]


@pytest.mark.parametrize(
    ("fields", "value", "on", "parameters"),
    [
        pytest.param(
            {},
            30,
            HALF_WAY,
            {"achievement": Fraction(3, 10), "expected": Fraction(1, 2), "ratio": Fraction(3, 5)},
            id="behind",
        ),
        pytest.param({}, 100, HALF_WAY, {"achievement": Fraction(1)}, id="achieved"),
        pytest.param({}, -5, HALF_WAY, {"achievement": Fraction(-1, 20), "expected": Fraction(1, 2)}, id="wrong-way"),
        pytest.param({}, 40, DAY_AFTER, {"achievement": Fraction(2, 5), "days": 1}, id="past-due"),
        pytest.param({"baseline_date": None}, 40, HALF_WAY, {"achievement": Fraction(2, 5)}, id="no-start-date"),
        pytest.param(
            {"baseline": 90, "target": 90}, 90, HALF_WAY, {"level": "at_least", "target": Decimal(90)}, id="level"
        ),
        pytest.param({"baseline": None}, 100, HALF_WAY, {"target": Decimal(100)}, id="met-without-baseline"),
    ],
)
def test_the_reason_tells_its_numbers(
    fields: dict[str, object], value: int, on: str, parameters: dict[str, object]
) -> None:
    reading = read_indicator(on_the_way(**fields), actual(value, HALF_WAY), on=on)
    assert reading.reason.parameters == {**parameters, "actual": Decimal(value), "actual_on": day(HALF_WAY)}


def test_what_does_not_exist_is_not_told() -> None:
    assert read_indicator(on_the_way()).reason.parameters == {}


def test_the_hand_tells_who_and_what_the_rules_say() -> None:
    by_hand = override("at_risk", "2026-02-01", valid_until="2026-12-31")
    assert read_indicator(on_the_way(), actual(50, HALF_WAY), by_hand).reason.parameters == {
        "author": "Secretariat",
        "on": day("2026-02-01"),
        "valid_until": day("2026-12-31"),
        "computed_status": "on_track",
    }


def test_indicators_come_in_the_order_of_the_register() -> None:
    codes = ["I-3", "I-1", "I-2"]
    assessed = judged(commitment(), *(on_the_way(one) for one in codes), on_the_way("I-0", commitment="C-9"))
    assert [one.indicator.code for one in assessed.indicators] == [*codes, "I-0"]
    assert [one.indicator.code for one in assessed.commitments[0].indicators] == codes
    assert register().indicators == ()
