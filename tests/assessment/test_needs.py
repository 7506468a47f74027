"""What the next better light would need: worked out exactly, and true when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.assessment.judging import HALF_WAY, POLICY, TARGET_DATE, judged, on_the_way, read_indicator
from tests.build import actual, commitment, faulty_row, indicator, milestone, override, parts, target
from tracker.assessment.enough import ActualNeeded
from tracker.assessment.needs import (
    Better,
    DataNeeded,
    HandLifted,
    LevelThrough,
    MilestonesNeeded,
    better_commitment,
    better_indicator,
)
from tracker.assessment.readings import Assessment
from tracker.assessment.trace import traced
from tracker.domain.record import FaultyRow, Record
from tracker.domain.values import ASSESSED, ReasonCode, Status

RANK = {status: rank for rank, status in enumerate(ASSESSED)}
DAY_AFTER = "2026-04-12"
Rows = Sequence[Record | FaultyRow]


def assessed(*records: Record | FaultyRow, on: str = HALF_WAY) -> Assessment:
    own = () if any(type(one).__name__ == "Commitment" for one in records) else (commitment(),)
    return judged(*own, *records, on=on)


def of_commitment(*records: Record | FaultyRow, on: str = HALF_WAY) -> Better:
    found = assessed(*records, on=on)
    return better_commitment(traced(found.commitments[0], found))


def of_indicator(*records: Record | FaultyRow, on: str = HALF_WAY) -> Better:
    found = assessed(*records, on=on)
    return better_indicator(traced(found.commitments[0], found).indicators[0])


def told(better: Better) -> list[tuple[str, str, str | None, str | None]]:
    """For each value that is needed: the light, the value, the whole number, what is missing of a sum."""
    return [
        (
            need.status.value,
            f"{'≥' if need.rising else '≤'} {need.bound}",
            None if need.whole is None else str(need.whole),
            None if need.more is None else str(need.more),
        )
        for need in better.needs
        if isinstance(need, ActualNeeded)
    ]


def value(text: str, status: str, whole: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    return [(status, text, whole, None)]


@pytest.mark.parametrize(
    ("fields", "number", "on", "expected"),
    [
        pytest.param({}, 10, HALF_WAY, value("≥ 30", "at_risk"), id="R4.7-off-track"),
        pytest.param({}, 30, HALF_WAY, value("≥ 40", "on_track"), id="R4.7-at-risk"),
        pytest.param({}, 40, HALF_WAY, value("≥ 100", "achieved"), id="R4.4-on-track"),
        pytest.param({}, -5, HALF_WAY, value("≥ 30", "at_risk"), id="R4.6-the-wrong-way"),
        pytest.param({}, 10, DAY_AFTER, value("≥ 85", "at_risk"), id="R4.8-past-due"),
        pytest.param({}, 85, DAY_AFTER, value("≥ 100", "achieved"), id="R4.8-past-due-only-all-of-it-is-better"),
        pytest.param({"baseline": 100, "target": 0}, 90, HALF_WAY, value("≤ 70", "at_risk"), id="falling"),
        pytest.param({"baseline": -20, "target": 10}, -20, HALF_WAY, value("≥ -11", "at_risk"), id="from-below-zero"),
        pytest.param({"baseline": 0, "target": 1}, 0, HALF_WAY, value("≥ 0.3", "at_risk", "1"), id="whole-numbers"),
        pytest.param({"baseline": 10, "target": 7}, 10, HALF_WAY, value("≤ 9.1", "at_risk", "9"), id="falling-whole"),
        pytest.param({"target": "63.4"}, 40, HALF_WAY, value("≥ 63.4", "achieved"), id="as-typed"),
        pytest.param({"target": "0.10"}, 0, HALF_WAY, value("≥ 0.03", "at_risk"), id="places-of-the-register"),
        pytest.param({}, 30, "2026-02-21", value("≥ 30.6", "at_risk", "31"), id="another-day"),
        pytest.param(
            {"baseline_date": "2026-01-02"}, 30, HALF_WAY, value("≥ 39.6", "on_track", "40"), id="no-end-rounded-up"
        ),
        pytest.param(
            {"baseline_date": "2026-01-02", "baseline": 100, "target": 0},
            70,
            HALF_WAY,
            value("≤ 60.4", "on_track", "60"),
            id="no-end-rounded-down",
        ),
        pytest.param({"baseline": 90, "target": 90}, 80, HALF_WAY, value("≥ 90", "on_track"), id="R2-a-level-lost"),
        pytest.param(
            {"direction": "at_most", "target": 5}, 9, DAY_AFTER, value("≤ 5", "achieved"), id="R2-lost-past-its-day"
        ),
        pytest.param({}, None, HALF_WAY, value("≥ 40", "on_track"), id="no-actual-yet"),
        pytest.param({}, None, DAY_AFTER, value("≥ 100", "achieved"), id="no-actual-past-due"),
        pytest.param(
            {"direction": "at_least", "baseline": None}, None, HALF_WAY, value("≥ 100", "on_track"), id="level"
        ),
        pytest.param({}, 100, HALF_WAY, [], id="achieved"),
        pytest.param({"measure": "percent"}, 10, HALF_WAY, value("≥ 30", "at_risk"), id="percent"),
        pytest.param(
            {"direction": "decrease"}, 10, HALF_WAY, value("≥ 30", "at_risk"), id="a-stated-direction-that-errs"
        ),
    ],
)
def test_value_needed(fields: dict[str, object], number: object, on: str, expected: object) -> None:
    rows = [on_the_way(**fields), *([] if number is None else [actual(number, HALF_WAY)])]
    assert told(of_indicator(*rows, on=on)) == expected
    assert told(of_commitment(*rows, on=on)) == expected


def test_where_nothing_is_expected_the_baseline_is_enough() -> None:
    begun = commitment(start="2026-01-01", due=TARGET_DATE)
    rows = (begun, on_the_way(baseline_date=None), actual(-1, "2026-01-01"))
    assert told(of_indicator(*rows, on="2026-01-01")) == value("≥ 0", "on_track")


def test_of_a_sum_what_is_missing_is_told_too() -> None:
    rows = [on_the_way(accumulation="sum"), actual(4, "2026-02-01"), actual("5.5", HALF_WAY)]
    assert told(of_indicator(*rows)) == [("at_risk", "≥ 30", None, "20.5")]
    percent = [on_the_way(accumulation="sum", measure="percent"), parts(1, 10, HALF_WAY)]
    assert told(of_indicator(*percent)) == value("≥ 30", "at_risk")


@pytest.mark.parametrize(
    ("fields", "label", "on", "bound"),
    [
        pytest.param({"baseline": "a", "target": "e"}, "a", HALF_WAY, "c", id="rising"),
        pytest.param({"baseline": "e", "target": "a"}, "e", HALF_WAY, "c", id="falling"),
        pytest.param({"baseline": "a", "target": "e"}, "d", DAY_AFTER, "e", id="past-due"),
    ],
)
def test_of_an_ordinal_the_label_is_told(fields: dict[str, object], label: str, on: str, bound: str) -> None:
    way = on_the_way(measure="ordinal", scale=("a", "b", "c", "d", "e"), **fields)
    (need,) = of_indicator(way, actual(label, HALF_WAY), on=on).needs
    assert isinstance(need, ActualNeeded)
    assert need.bound == bound


@pytest.mark.parametrize(
    ("fields", "values", "what", "otherwise"),
    [
        pytest.param({"baseline": None}, [50], "no_baseline", "≥ 100", id="no-baseline"),
        pytest.param({"baseline": None, "direction": "decrease"}, [150], "no_baseline", "≤ 100", id="falling"),
        pytest.param({"target": None}, [50], "no_target", None, id="no-target"),
        pytest.param({"baseline": None, "target": None}, [50], "no_baseline no_target", None, id="neither"),
        pytest.param({"target_date": None}, [50], "no_target_date", "≥ 100", id="no-target-date"),
        pytest.param({"baseline_date": None}, [50], "no_start_date", "≥ 100", id="no-start-date"),
        pytest.param({"baseline": None}, [], "no_actual no_baseline", "≥ 100", id="no-actual-either"),
        pytest.param(
            {"baseline_date": None, "target_date": None}, [50], "no_target_date no_start_date", "≥ 100", id="no-days"
        ),
        pytest.param({"measure": "qualitative", "baseline": None}, [], "qualitative", None, id="qualitative"),
        pytest.param({"faulty": "direction"}, [50], "invalid_value", None, id="unreadable"),
        pytest.param(
            {"direction": "at_least", "target": None, "baseline": None},
            [50],
            "no_target",
            None,
            id="level-without-target",
        ),
        pytest.param(
            {"direction": "at_least", "faulty": "target_date", "target_date": None},
            [100],
            "invalid_value",
            None,
            id="level-held-until-nobody-knows-when",
        ),
    ],
)
def test_data_needed(fields: dict[str, object], values: list[object], what: str, otherwise: str | None) -> None:
    better = of_indicator(on_the_way(**fields), *(actual(one, HALF_WAY) for one in values))
    (need,) = better.needs
    assert isinstance(need, DataNeeded)
    assert [code.value for code in need.what] == what.split()
    told_otherwise = told(Better(better.status, (need.otherwise,))) if need.otherwise else None
    assert told_otherwise == (value(otherwise, "achieved") if otherwise else None)


def test_past_due_no_start_is_needed() -> None:
    (need,) = of_indicator(on_the_way(baseline_date=None, baseline=None), actual(5, HALF_WAY), on=DAY_AFTER).needs
    assert isinstance(need, DataNeeded)
    assert need.what == (ReasonCode.NO_BASELINE,)


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        pytest.param({"direction": "at_least"}, TARGET_DATE, id="held-through-its-day"),
        pytest.param({"direction": "at_least", "target_date": None}, None, id="without-a-day-for-ever"),
    ],
)
def test_a_level_held(fields: dict[str, object], until: str | None) -> None:
    better = of_indicator(on_the_way(**fields), actual(100, HALF_WAY))
    held = [need.until.isoformat() for need in better.needs if isinstance(need, LevelThrough)]
    assert (better.status, held) == (("achieved", [until]) if until else (None, []))


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        pytest.param({"closure": "withdrawn"}, None, id="withdrawn"),
        pytest.param({"start": "2027-01-01"}, None, id="not-begun"),
        pytest.param({"faulty": "start"}, None, id="nobody-knows-if-begun"),
    ],
)
def test_what_is_not_judged_needs_nothing(fields: dict[str, object], status: None) -> None:
    rows = (commitment(**fields), on_the_way(), actual(1, HALF_WAY))
    assert of_commitment(*rows).status is of_indicator(*rows).status is status


@pytest.mark.parametrize(
    ("done", "on", "needed", "status"),
    [
        pytest.param(0, HALF_WAY, 3, "at_risk", id="R4.7-three-of-six"),
        pytest.param(3, HALF_WAY, 4, "on_track", id="R4.7-four-of-six"),
        pytest.param(4, HALF_WAY, 6, "achieved", id="R4.4-all-of-them"),
        pytest.param(0, "2027-01-01", 6, "achieved", id="R4.8-0.85-of-six-is-all-of-them"),
    ],
)
def test_milestones_needed(done: int, on: str, needed: int, status: str) -> None:
    dues = ["2026-02-19"] * 5 + ["2026-12-31"]
    rows = [
        milestone(f"M-{place}", due=due, done_on="2026-01-05" if place < done else None)
        for place, due in enumerate(dues)
    ]
    (need,) = of_commitment(*rows, on=on).needs
    assert isinstance(need, MilestonesNeeded)
    assert (need.done, need.total, need.status) == (needed, 6, status)


def test_of_milestones_with_weights_the_weight_is_told() -> None:
    rows = [milestone("M-1", due="2026-02-19", weight=4), milestone("M-2", due="2026-12-31", weight=1)]
    (need,) = of_commitment(*rows).needs
    assert isinstance(need, MilestonesNeeded)
    assert (need.done, need.weight, need.all_weight) == (None, Fraction(12, 5), Decimal(5))


@pytest.mark.parametrize(
    ("records", "what"),
    [
        pytest.param([milestone(due=None)], "no_target_date", id="a-milestone-without-a-day"),
        pytest.param([milestone(due=HALF_WAY, faulty="done_on")], "invalid_value", id="an-unreadable-milestone"),
        pytest.param(
            [milestone(due="2026-02-19"), milestone("M-2", due="2026-02-19", faulty="weight")],
            "invalid_value",
            id="an-unreadable-weight",
        ),
        pytest.param([indicator(measure="qualitative")], "qualitative", id="only-described"),
        pytest.param([], "nothing_to_measure", id="nothing"),
        pytest.param([faulty_row("Indicators", commitment="C-1")], "invalid_value", id="a-lost-indicator"),
    ],
)
def test_data_needed_of_a_commitment(records: Rows, what: str) -> None:
    better = of_commitment(*records)
    (need,) = better.needs
    assert isinstance(need, DataNeeded)
    assert [code.value for code in need.what] == [what]
    assert better.status in ("on_track", "at_risk")


def test_every_indicator_that_is_worse_must_get_there() -> None:
    rows = [on_the_way(f"I-{place}") for place in range(4)]
    values = [actual(one, HALF_WAY, indicator=f"I-{place}") for place, one in enumerate((10, 20, 35, 100))]
    better = of_commitment(*rows, *values)
    needs = [(need.indicator, need.bound) for need in better.needs if isinstance(need, ActualNeeded)]
    assert (better.status, needs) == ("at_risk", [("I-0", Decimal(30)), ("I-1", Decimal(30))])


def test_what_cannot_be_judged_must_be_judged_before_it_is_on_track() -> None:
    rows = [on_the_way(), actual(30, HALF_WAY), on_the_way("I-2", baseline=None), actual(1, HALF_WAY, indicator="I-2")]
    better = of_commitment(*rows)
    assert (better.status, [type(need) for need in better.needs]) == ("on_track", [ActualNeeded, DataNeeded])


def test_past_due_the_light_may_come_out_better_than_the_next() -> None:
    late = on_the_way("I-2")
    rows = [on_the_way(target_date="2026-12-31"), actual(100, HALF_WAY), late, actual(90, HALF_WAY, indicator="I-2")]
    better = of_commitment(*rows, on=DAY_AFTER)
    assert (better.status, told(better)) == ("achieved", value("≥ 100", "achieved"))


@pytest.mark.parametrize(
    ("by_hand", "number", "status", "kinds"),
    [
        pytest.param(
            override("at_risk", "2026-01-01", item="C-1"), 40, "on_track", [HandLifted], id="rules-say-better"
        ),
        pytest.param(
            override("at_risk", "2026-01-01", item="C-1"),
            10,
            "on_track",
            [HandLifted, ActualNeeded],
            id="rules-say-worse",
        ),
        pytest.param(override("achieved", "2026-01-01", item="C-1"), 10, None, [], id="nothing-is-better"),
        pytest.param(override("at_risk", "2026-01-01"), 40, "on_track", [HandLifted], id="of-an-indicator"),
        pytest.param(
            override("at_risk", "2026-01-01"),
            10,
            "on_track",
            [HandLifted, ActualNeeded],
            id="of-an-indicator-far-behind",
        ),
    ],
)
def test_set_by_hand(by_hand: Record, number: int, status: str | None, kinds: list[type]) -> None:
    better = of_commitment(on_the_way(), actual(number, HALF_WAY), by_hand)
    assert (better.status, [type(need) for need in better.needs]) == (status, kinds)


NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)
DAYS = st.integers(1, 99).map(lambda gone: f"2026-0{1 + gone // 31}-{1 + gone % 28:02d}")


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([HALF_WAY, "2026-01-17", TARGET_DATE, DAY_AFTER]))
def test_the_value_that_is_told_is_enough_and_a_little_less_is_not(
    baseline: Decimal, end: Decimal, number: Decimal, on: str
) -> None:
    assume(baseline != end)
    way = on_the_way(baseline=baseline, target=end)
    better = of_indicator(way, actual(number, "2026-01-16"), on=on)
    for need in better.needs:
        assert isinstance(need, ActualNeeded)
        assert isinstance(need.bound, Decimal)
        reached = read_indicator(way, actual(need.bound, "2026-01-16"), on=on).status
        assert RANK[reached] >= RANK[need.status]
        step = Decimal((0, (1,), int(need.bound.as_tuple().exponent)))
        worse = need.bound - step if need.rising else need.bound + step
        before = read_indicator(way, actual(worse, "2026-01-16"), on=on).status
        assert RANK[before] < RANK[need.status]


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_the_milestones_that_are_told_are_enough_and_one_less_is_not(rows: list[tuple[int, bool, bool]]) -> None:
    def made(done: Sequence[bool]) -> list[Record]:
        return [
            milestone(
                f"M-{place}", due="2026-02-19" if late else "2026-12-31", done_on="2026-01-05" if is_done else None
            )
            for place, ((_, late, _), is_done) in enumerate(zip(rows, done, strict=True))
        ]

    for need in of_commitment(*made([is_done for _, _, is_done in rows])).needs:
        assert isinstance(need, MilestonesNeeded)
        assert need.done is not None
        for done, is_enough in ((need.done, True), (need.done - 1, False)):
            found = assessed(*made([place < done for place in range(len(rows))])).commitments[0]
            assert (RANK[found.status] >= RANK[need.status]) is is_enough


def test_thresholds_come_from_the_policy() -> None:
    assert (POLICY.at_risk_from, POLICY.on_track_from) == (Fraction(3, 5), Fraction(4, 5))
    assert of_indicator(on_the_way(), target(80, HALF_WAY), actual(10, HALF_WAY)).status is Status.AT_RISK
