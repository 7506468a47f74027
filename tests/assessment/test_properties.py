"""What holds for every register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.crowded import BODY, DAYS, LATER, LATER_ROW, ROWS, made
from tests.assessment.judging import FROM_0_TO_100, HALF_WAY, POLICY, on_the_way, read_indicator
from tests.build import (
    actual,
    commitment,
    day,
    indicator,
    institution,
    milestone,
    register,
    revision,
)
from tracker.assessment.assess import assess
from tracker.assessment.readings import Assessment, IndicatorReading
from tracker.domain.commitments import Closure
from tracker.domain.indicators import Accumulation, Direction, NoBaseline
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.domain.values import ASSESSED, Completion, DeadlineState, Missing, Status

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)
RANK = {status: rank for rank, status in enumerate(ASSESSED)}


Figures = tuple[Decimal, Decimal, Decimal]
"""Baseline, target, actual."""

FIGURES = st.tuples(NUMBERS, NUMBERS, NUMBERS)


def read(figures: Figures, on: date, **fields: object) -> IndicatorReading:
    baseline, end, value = figures
    way = on_the_way(baseline=baseline, target=end, **fields)
    return read_indicator(way, actual(value, "2026-01-02"), on=max(on, date(2026, 1, 2)).isoformat())


def judgement(reading: IndicatorReading) -> tuple[object, ...]:
    numbers = (reading.achievement, reading.expected, reading.ratio)
    return reading.status, reading.reason.code, reading.flags, *numbers


@given(FIGURES, DAYS, NUMBERS.filter(bool), NUMBERS)
def test_stretching_moving_and_mirroring_all_values_changes_nothing(
    figures: Figures, on: date, factor: Decimal, shift: Decimal
) -> None:
    baseline, end, value = (one * factor + shift for one in figures)
    # A level to keep has a good side of its own: mirrored, it is the other one.
    stated = {"direction": "decrease"} if factor < 0 and baseline == end else {}
    assert judgement(read((baseline, end, value), on, **stated)) == judgement(read(figures, on))


@given(NUMBERS, NUMBERS, st.tuples(NUMBERS, NUMBERS), DAYS, st.sampled_from([None, *Direction]))
def test_a_better_actual_never_worsens_the_light(
    baseline: Decimal, end: Decimal, values: tuple[Decimal, Decimal], on: date, direction: Direction | None
) -> None:
    if direction in (Direction.INCREASE, Direction.DECREASE):  # which may contradict the figures
        direction = None
    rising = direction is Direction.AT_LEAST if direction else end >= baseline
    worse, better = sorted(values, reverse=not rising)
    before, after = (read((baseline, end, one), on, direction=direction).status for one in (worse, better))
    assert RANK[after] >= RANK[before]


VALUES = st.lists(st.tuples(NUMBERS, DAYS.filter(lambda on: on > date(2026, 1, 1))), min_size=1, max_size=5)


@given(NUMBERS, NUMBERS, VALUES, st.tuples(st.decimals(0, 500, places=1), DAYS), st.booleans())
def test_adding_a_better_actual_never_worsens_a_latest_indicator(
    baseline: Decimal, end: Decimal, values: list[tuple[Decimal, date]], better: tuple[Decimal, date], level: bool
) -> None:
    way = on_the_way(baseline=baseline, target=end, direction=Direction.AT_MOST if level else None)
    rising = not level and end >= baseline
    rows = [actual(value, on.isoformat(), reported_by=f"R-{place}") for place, (value, on) in enumerate(values)]
    best = max(value for value, _ in values) if rising else min(value for value, _ in values)
    more, on = better
    added = actual(best + more if rising else best - more, on.isoformat(), reported_by="R-9")
    before, after = (read_indicator(way, *each, on="2026-04-20").status for each in (rows, [*rows, added]))
    assert RANK[after] >= RANK[before]


@given(FIGURES)
def test_time_alone_never_improves_a_light_before_the_target_date(figures: Figures) -> None:
    days = (date(2026, 1, 2), date(2026, 2, 20), date(2026, 4, 11))
    ranks = [RANK[read(figures, on).status] for on in days]
    assert ranks == sorted(ranks, reverse=True)


BLANKABLE = ("baseline", "target", "baseline_date", "target_date")


@given(st.sets(st.sampled_from(BLANKABLE)), st.booleans(), st.booleans())
def test_unknown_never_becomes_a_number(blank: set[str], unreadable: bool, no_value: bool) -> None:
    fields: dict[str, Any] = {**FROM_0_TO_100, **dict.fromkeys(blank)}
    way = indicator(**fields, faulty=" ".join(blank) if unreadable else "")
    reading = read_indicator(way, actual(None if no_value else 40, HALF_WAY))
    needed = {"baseline", "target", "baseline_date"} if unreadable else {"baseline", "target"}
    assert isinstance(reading.achievement, Missing) is (no_value or not needed.isdisjoint(blank))
    assert isinstance(reading.expected, Missing) is bool(blank)
    assert isinstance(reading.ratio, Missing) is (no_value or bool(blank))
    assert (reading.status == "not_assessable") is (no_value or bool(blank))


@settings(max_examples=300)
@given(ROWS, DAYS)
def test_nothing_is_made_of_what_is_not_there(rows: list[Record | FaultyRow], on: date) -> None:
    for one in judge(made(rows), on).indicators:
        unknown = (
            isinstance(one.baseline, Missing) or isinstance(one.target, Missing) or isinstance(one.actual, Missing)
        )
        assert not unknown or isinstance(one.achievement, Missing)
        assert not isinstance(one.achievement, Missing) or isinstance(one.ratio, Missing)
        assert one.baseline != 0 or one.indicator.baseline is not None or one.indicator.no_baseline is NoBaseline.ZERO
        assert one.start is not None or isinstance(one.expected, Missing) or one.target_date == on or one.expected == 1
        assert one.status is not Status.OFF_TRACK or not isinstance(one.actual, Missing) or one.override is not None


@given(st.lists(st.tuples(NUMBERS, DAYS), max_size=6), st.randoms(use_true_random=False), st.sampled_from(Accumulation))
def test_the_order_of_rows_plays_no_part(
    values: Sequence[tuple[Decimal, date]], chance: Any, accumulation: Accumulation
) -> None:
    rows = [actual(value, on.isoformat()) for value, on in values]
    mixed = list(rows)
    chance.shuffle(mixed)
    way = on_the_way(accumulation=accumulation)
    assert judgement(read_indicator(way, *rows)) == judgement(read_indicator(way, *mixed))


def judge(rows: Register, on: date) -> Assessment:
    return assess(rows, as_of=on, policy=POLICY)


@settings(max_examples=300)
@given(ROWS, DAYS)
def test_counts_add_up(rows: list[Record | FaultyRow], on: date) -> None:
    found = judge(made(rows), on)
    for groups in ({"": found.overall}, found.by_sector, found.by_lead, found.by_agreement, found.by_session):
        for one in groups.values():
            assert (
                sum(one.statuses.values()) == sum(one.completions.values()) == sum(one.deadlines.values()) == one.total
            )
            assert one.assessable <= one.indicators
        assert sum(one.total for one in groups.values()) == len(found.commitments)
        assert sum(one.indicators for one in groups.values()) == found.overall.indicators
    assert sum(found.indicator_counts.values()) == len(found.indicators) == len(found.register.indicators)
    assert found.evidence.with_evidence <= found.evidence.total


@settings(max_examples=300)
@given(ROWS, DAYS)
def test_every_reading_is_consistent(rows: list[Record | FaultyRow], on: date) -> None:
    found = judge(made(rows), on)
    for one in found.indicators:
        expected, gone = one.expected, one.achievement
        assert isinstance(expected, Missing) or 0 <= expected <= 1
        assert (one.status == one.computed_status and one.reason == one.computed_reason) or one.override is not None
        assert one.computed_status is not Status.NOT_ASSESSABLE or one.computed_reason.code not in ("achieved", "ahead")
        if isinstance(one.ratio, Fraction):
            assert isinstance(gone, Fraction)
            assert isinstance(expected, Fraction)
            assert one.ratio * expected == gone
    for each in found.commitments:
        deadline = each.deadline
        assert (deadline.days_overdue is None) is (deadline.state is not DeadlineState.OVERDUE)
        assert (deadline.days_late is None) is (deadline.state is not DeadlineState.COMPLETED_LATE)
        assert each.milestones.done <= each.milestones.total == len(each.milestones.rows)
        assert (each.completion_basis is None) <= (each.completion is Completion.NO_EVIDENCE)
        assert set(each.silent_parties) <= set(each.parties)


def told(found: Assessment) -> list[tuple[object, ...]]:
    """All that is said of a day, but for records that may carry what came later."""
    indicators = [(one.indicator.code, *judgement(one), one.target, one.baseline) for one in found.indicators]
    commitments = [
        (one.status, one.reason, one.completion, one.completion_basis, one.deadline, one.flags, one.waiting_on)
        for one in found.commitments
    ]
    return [*indicators, *commitments, (found.overall, found.evidence, found.indicator_counts)]


@settings(max_examples=200)
@given(ROWS, DAYS, st.lists(LATER_ROW, max_size=5))
def test_later_rows_do_not_change_an_earlier_day(rows: list[Record | FaultyRow], on: date, later: list[Record]) -> None:
    assert told(judge(made([*rows, *later]), on)) == told(judge(made(rows), on))


@settings(max_examples=200)
@given(ROWS, DAYS, LATER)
def test_what_is_closed_done_or_moved_later_does_not_change_an_earlier_day(
    rows: list[Record | FaultyRow], on: date, later: date
) -> None:
    before = made(rows)
    moves = [revision("due", one.due, "2027-01-01", later.isoformat(), item=one.code) for one in before.commitments]
    readable = [one for one in before.commitments if "due" not in one.faulty]
    moves = [one for one in moves if one.item in {each.code for each in readable}]
    after = replace(
        before,
        commitments=tuple(
            one.model_copy(
                update={
                    **({"due": day("2027-01-01")} if one in readable else {}),
                    **({"closure": Closure.COMPLETED, "closed_on": later} if is_plainly_open(one) else {}),
                }
            )
            for one in before.commitments
        ),
        milestones=tuple(
            one if one.done_on or "done_on" in one.faulty else one.model_copy(update={"done_on": later})
            for one in before.milestones
        ),
        revisions=(*before.revisions, *moves),
    )
    assert told(judge(after, on)) == told(judge(before, on))


def is_plainly_open(one: Any) -> bool:
    return one.closure is Closure.OPEN and one.closed_on is None and one.faulty.isdisjoint(("closure", "closed_on"))


@given(ROWS, DAYS)
def test_judging_what_was_judged_changes_nothing(rows: list[Record | FaultyRow], on: date) -> None:
    found = judge(made(rows), on)
    assert told(judge(found.register, on)) == told(found)


@given(st.integers(0, 40))
def test_duties_of_all_institutions_of_a_party_are_the_partys(seed: int) -> None:
    late = (date(2026, 2, 20) - timedelta(days=seed)).isoformat()
    rows = [
        *BODY,
        institution("IN-3", "TJ"),
        commitment(lead="IN-2", due=late),
        milestone("M-1", due=late, responsible="IN-3"),
        milestone("M-2", due=late, responsible="IN-1"),
    ]
    found = judge(register(*rows), date(2026, 2, 20))
    for code, duties in found.duties_by_party.items():
        own = [one.code for one in found.register.institutions if one.party == code]
        parts = [found.duties_by_institution[one] for one in own]
        for kind in ("overdue_milestones", "due_soon_milestones", "overdue_commitments"):
            assert len(getattr(duties, kind)) == sum(len(getattr(part, kind)) for part in parts)
