"""R2 and R3: the share gone and the share expected."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.judging import FROM_0_TO_100, HALF_WAY, START, TARGET_DATE, on_the_way, read_indicator
from tests.build import actual, commitment, day, faulty_row, indicator, record, target
from tracker.assessment.readings import IndicatorReading
from tracker.domain.agreements import Agreement
from tracker.domain.record import FaultyRow, Record
from tracker.domain.sessions import Session
from tracker.domain.values import Missing, Share

VALUE = actual(40, HALF_WAY)


def told(share: Share) -> Fraction | str:
    """The share, or why there is none."""
    return share.reason.value if isinstance(share, Missing) else share


@pytest.mark.parametrize(
    ("baseline", "target_value", "value", "expected"),
    [
        pytest.param(0, 100, 40, "2/5", id="rising"),
        pytest.param(100, 0, 40, "3/5", id="falling"),
        pytest.param(80, 120, 100, "1/2", id="from-a-baseline"),
        pytest.param(-20, 10, -5, "1/2", id="from-below-zero"),
        pytest.param(-10, -20, -15, "1/2", id="all-below-zero"),
        pytest.param(10, -10, 0, "1/2", id="through-zero"),
        pytest.param(0, 100, 0, "0", id="nothing-gone"),
        pytest.param(0, 100, -10, "-1/10", id="the-wrong-way"),
        pytest.param(0, 100, 130, "13/10", id="beyond"),
        pytest.param("0.1", "0.4", "0.2", "1/3", id="exact"),
        pytest.param(None, 100, 40, "no_baseline", id="no-baseline"),
        pytest.param(0, None, 40, "no_target", id="no-target"),
        pytest.param(0, 100, None, "no_actual", id="no-actual"),
        pytest.param(None, None, None, "no_actual", id="all-missing"),
        pytest.param(None, None, 40, "no_baseline", id="baseline-and-target-missing"),
    ],
)
def test_achievement(baseline: object, target_value: object, value: object, expected: str) -> None:
    reading = read_indicator(on_the_way(baseline=baseline, target=target_value), actual(value, HALF_WAY))
    assert str(told(reading.achievement)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2025-06-01", "0", id="long-before-the-start"),
        pytest.param(START, "0", id="at-the-start"),
        pytest.param("2026-01-02", "1/100", id="a-day-later"),
        pytest.param(HALF_WAY, "1/2", id="half-way"),
        pytest.param("2026-04-10", "99/100", id="the-day-before"),
        pytest.param(TARGET_DATE, "1", id="on-the-target-date"),
        pytest.param("2026-04-12", "past_due", id="after-it"),
    ],
)
def test_expected_is_linear_by_days(on: str, expected: str) -> None:
    assert str(told(read_indicator(on_the_way(), on=on).expected)) == expected


@pytest.mark.parametrize(
    ("targets", "on", "expected"),
    [
        pytest.param([target(20, HALF_WAY)], HALF_WAY, "1/5", id="on-its-day"),
        pytest.param([target(20, HALF_WAY)], "2026-01-26", "1/10", id="before-it"),
        pytest.param([target(20, HALF_WAY)], "2026-03-17", "3/5", id="after-it"),
        pytest.param(
            [target(60, "2026-03-22"), target(20, "2026-01-21")], HALF_WAY, "2/5", id="between-two-in-any-order"
        ),
        pytest.param([target(20, START)], HALF_WAY, "1/2", id="at-the-start-is-ignored"),
        pytest.param([target(20, TARGET_DATE)], HALF_WAY, "1/2", id="at-the-target-date-is-ignored"),
        pytest.param([target(20, "2027-01-01")], HALF_WAY, "1/2", id="after-the-target-date-is-ignored"),
        pytest.param([target(20, HALF_WAY), target(70, HALF_WAY)], HALF_WAY, "1/5", id="of-two-on-a-day-the-first"),
        pytest.param([target(-50, HALF_WAY)], HALF_WAY, "0", id="kept-above-0"),
        pytest.param([target(150, HALF_WAY)], HALF_WAY, "1", id="kept-below-1"),
        pytest.param([target(None, HALF_WAY)], HALF_WAY, "1/2", id="missing-is-ignored"),
        pytest.param([target(None, HALF_WAY, faulty="value")], HALF_WAY, "invalid_value", id="unreadable"),
        pytest.param([target(None, HALF_WAY, faulty="value")], "2026-02-21", "invalid_value", id="after-an-unreadable"),
        pytest.param([target("high", HALF_WAY)], "2026-01-26", "invalid_value", id="before-a-label"),
        pytest.param(
            [target(20, "2026-01-21"), target(None, "2026-02-20", faulty="value")],
            "2026-01-21",
            "1/5",
            id="on-a-readable",
        ),
        pytest.param(
            [target(20, "2026-01-21"), target(None, "2026-02-20", faulty="value")],
            "2026-01-11",
            "1/10",
            id="not-between",
        ),
        pytest.param([faulty_row("Targets", "due", indicator="I-1")], HALF_WAY, "invalid_value", id="unreadable-row"),
        pytest.param([faulty_row("Targets", "due", indicator="I-1")], START, "0", id="unreadable-row-at-the-start"),
        pytest.param([faulty_row("Targets", "due", indicator="I-1")], TARGET_DATE, "1", id="unreadable-row-at-the-end"),
        pytest.param([faulty_row("Targets", "due", indicator="I-2")], HALF_WAY, "1/2", id="row-of-another"),
    ],
)
def test_interim_targets(targets: list[Record | FaultyRow], on: str, expected: str) -> None:
    assert str(told(read_indicator(on_the_way(), *targets, on=on).expected)) == expected


def test_interim_targets_of_a_falling_indicator() -> None:
    reading = read_indicator(on_the_way(baseline=100, target=0), target(80, HALF_WAY))
    assert reading.expected == Fraction(1, 5)


def test_interim_targets_of_an_ordinal_indicator() -> None:
    labels = {"measure": "ordinal", "scale": ("a", "b", "c", "d"), "baseline": "a", "target": "d"}
    assert read_indicator(on_the_way(**labels), target("b", HALF_WAY)).expected == Fraction(1, 3)


def test_interim_targets_that_count_are_kept_in_order() -> None:
    later, sooner, outside = target(60, "2026-03-22"), target(20, "2026-01-21"), target(1, START)
    assert read_indicator(on_the_way(), later, outside, sooner).path == (sooner, later)


def session(code: str, first_day: str | None, **fields: object) -> Session:
    return record(Session, code=code, first_day=first_day, **fields)


def agreement(code: str, signed_on: str | None, **fields: object) -> Agreement:
    return record(Agreement, code=code, signed_on=signed_on, **fields)


SIGNED = agreement("AG-1", "2025-04-01", session="S-9")
MET = session("S-1", "2025-03-01", last_day="2025-03-05")
OTHER = session("S-9", "2024-01-01")


@pytest.mark.parametrize(
    ("dated", "of_commitment", "others", "start"),
    [
        pytest.param(
            "2025-01-01",
            {"start": "2025-02-01", "session": "S-1", "agreement": "AG-1"},
            [MET, SIGNED],
            "2025-01-01",
            id="baseline-date",
        ),
        pytest.param(
            None,
            {"start": "2025-02-01", "session": "S-1", "agreement": "AG-1"},
            [MET, SIGNED],
            "2025-02-01",
            id="start-of-the-commitment",
        ),
        pytest.param(
            None, {"session": "s-1", "agreement": "AG-1"}, [MET, SIGNED], "2025-03-01", id="first-day-of-the-session"
        ),
        pytest.param(
            None, {"agreement": "AG-1"}, [SIGNED, OTHER], "2025-04-01", id="signature-not-the-agreements-session"
        ),
        pytest.param(
            None,
            {"session": "S-1", "agreement": "AG-1"},
            [session("S-1", None), SIGNED],
            "2025-04-01",
            id="blank-session",
        ),
        pytest.param(None, {"session": "S-7", "agreement": "AG-1"}, [SIGNED], "2025-04-01", id="session-not-there"),
        pytest.param(None, {"agreement": "AG-1"}, [agreement("AG-1", None)], "no_start_date", id="not-signed"),
        pytest.param(None, {}, [], "no_start_date", id="nothing"),
        pytest.param(
            None,
            {"session": "S-1", "agreement": "AG-1"},
            [session("S-1", None, faulty="first_day"), SIGNED],
            "invalid_value",
            id="unreadable-session-day",
        ),
        pytest.param(
            None, {"agreement": "AG-1"}, [agreement("AG-1", None, faulty="signed_on")], "invalid_value", id="signature"
        ),
        pytest.param(
            None, {"faulty": "session", "agreement": "AG-1"}, [SIGNED], "invalid_value", id="unreadable-session"
        ),
        pytest.param(None, {"faulty": "agreement"}, [SIGNED], "invalid_value", id="unreadable-agreement"),
        pytest.param(
            None, {"start": "2025-02-01", "faulty": "session agreement"}, [], "2025-02-01", id="not-needed-so-no-matter"
        ),
    ],
)
def test_start(dated: str | None, of_commitment: dict[str, object], others: list[Record], start: str) -> None:
    way = on_the_way(baseline_date=dated, target_date="2028-01-01")
    reading = read_indicator(way, commitment(**of_commitment), *others, VALUE)
    if start[0] == "2":
        assert reading.start == day(start)
        span = (day("2028-01-01") - day(start)).days
        assert reading.expected == Fraction((day(HALF_WAY) - day(start)).days, span)
    else:
        assert reading.start is None
        assert (reading.status, reading.reason.code) == ("not_assessable", start)
        assert told(reading.expected) == told(reading.ratio) == start
        assert reading.achievement == Fraction(2, 5)


@pytest.mark.parametrize(
    ("own", "of_commitment", "expected"),
    [
        pytest.param(TARGET_DATE, {"due": "2030-01-01"}, TARGET_DATE, id="its-own"),
        pytest.param(None, {"due": TARGET_DATE}, TARGET_DATE, id="due-of-the-commitment"),
        pytest.param(None, {}, "no_target_date", id="none"),
        pytest.param(None, {"faulty": "due"}, "invalid_value", id="unreadable-due"),
        pytest.param(TARGET_DATE, {"faulty": "due"}, TARGET_DATE, id="unreadable-due-not-needed"),
    ],
)
def test_target_date(own: str | None, of_commitment: dict[str, object], expected: str) -> None:
    reading = read_indicator(on_the_way(target_date=own), commitment(**of_commitment), VALUE)
    if expected[0] == "2":
        assert reading.target_date == day(expected)
        assert reading.status == "on_track"
    else:
        assert reading.target_date is None
        assert (reading.status, reading.reason.code) == ("not_assessable", expected)


def test_unreadable_target_date_does_not_fall_back_on_the_commitment() -> None:
    reading = read_indicator(on_the_way(target_date=None, faulty="target_date"), commitment(due=TARGET_DATE), VALUE)
    assert (reading.status, reading.reason.code) == ("not_assessable", "invalid_value")


@pytest.mark.parametrize("start", [TARGET_DATE, "2026-05-01"])
@pytest.mark.parametrize(
    ("on", "expected", "status"),
    [
        pytest.param("2026-04-10", "0", "on_track", id="before"),
        pytest.param(TARGET_DATE, "1", "off_track", id="on-the-day"),
        pytest.param("2026-04-12", "past_due", "off_track", id="after"),
    ],
)
def test_start_on_or_after_the_target_date(start: str, on: str, expected: str, status: str) -> None:
    agreed = agreement("AG-1", start)
    way = indicator(baseline=0, target=100, target_date=TARGET_DATE)
    reading = read_indicator(way, commitment(agreement="AG-1"), agreed, actual(10, "2026-01-05"), on=on)
    assert (str(told(reading.expected)), reading.status) == (expected, status)


def test_indicator_of_an_unknown_commitment_is_judged_by_what_is_there() -> None:
    def judged_alone(**fields: object) -> IndicatorReading:
        return read_indicator(indicator(**{**FROM_0_TO_100, "commitment": "C-9", **fields}), VALUE)

    assert judged_alone().status == "on_track"
    assert judged_alone(baseline_date=None).reason.code == "no_start_date"
    assert judged_alone(target_date=None).reason.code == "no_target_date"
