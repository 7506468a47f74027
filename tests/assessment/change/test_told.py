"""R10 against a status file, which tells less than a register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.assessment.change.comparing import (
    BEFORE,
    BETWEEN,
    BODIES,
    ON,
    SINCE,
    kinds,
    of_commitment,
    of_indicator,
    way,
)
from tests.assessment.judging import POLICY
from tests.build import actual, commitment, day, milestone, register
from tracker.assessment.assess import assess, judged, selected
from tracker.assessment.change import (
    NOT_TOLD,
    Change,
    CommitmentThen,
    IndicatorThen,
    by_folded_code,
    changes_since,
    narrowed,
)
from tracker.assessment.policy import Moment
from tracker.domain.record import Record
from tracker.domain.values import Status


def commitment_then(code: str = "C-1", due: date | None = None) -> CommitmentThen:
    return CommitmentThen(code, "A road", Status.ON_TRACK, due, is_overdue=False, is_closed=False)


def indicator_then(**fields: object) -> IndicatorThen:
    usual = {
        "code": "I-1",
        "commitment": "C-1",
        "title": "",
        "status": Status.ON_TRACK,
        "baseline": Decimal(0),
        "target": Decimal(100),
        "actual": Decimal(40),
        "actual_on": day(BEFORE),
        "unknown": NOT_TOLD,
    }
    return IndicatorThen(**{**usual, **fields})  # type: ignore[arg-type] # fields of its own kinds, named by each case


def since_told(then: tuple[CommitmentThen, IndicatorThen], *today: Record) -> Change:
    found = assess(register(*BODIES, *today), as_of=day(ON), policy=POLICY)
    archive = by_folded_code(day(SINCE), then[:1], then[1:], "status.json")
    return changes_since(found, archive, judged(found.register, Moment(archive.day, POLICY)))


@pytest.mark.parametrize(
    ("told", "today", "restated"),
    [
        pytest.param({}, [actual(40, BEFORE)], [], id="the-same"),
        pytest.param({}, [actual(38, BEFORE)], [("actual", 40, 38)], id="of-the-same-day"),
        pytest.param({}, [actual(40, BEFORE), actual(45, "2026-01-20")], [], id="reported-since-for-a-later-day"),
        pytest.param({}, [actual(38, BEFORE), actual(45, BETWEEN)], [("actual", 40, 38)], id="beside-a-later-value"),
        pytest.param({}, [], [], id="gone-nobody-can-tell-from-one-day"),
        pytest.param({"actual": None, "actual_on": None}, [actual(40, BEFORE)], [], id="a-first-value"),
        pytest.param({"unknown": NOT_TOLD | {"actual"}}, [actual(38, BEFORE)], [], id="nobody-could-read"),
        pytest.param({"target": Decimal(90)}, [actual(40, BEFORE)], [("target", 90, 100)], id="target"),
        pytest.param({"target_date": day(ON)}, [actual(40, BEFORE)], [], id="what-is-not-told-is-not-compared"),
    ],
)
def test_restated(told: dict[str, object], today: list[Record], restated: list[tuple[str, object, object]]) -> None:
    change = since_told((commitment_then(), indicator_then(**told)), commitment(), way(), *today)
    found = of_indicator(change)
    assert [(one.field, one.old, one.new) for one in found.restated] == restated


def test_a_label_that_looks_like_a_number_is_the_same_label() -> None:
    scale = {"measure": "ordinal", "scale": ("1", "2", "3"), "baseline": "1", "target": "3"}
    told = indicator_then(baseline=Decimal(1), target=Decimal(3), actual=Decimal(2))
    today = way(**scale).model_copy(update={"baseline": "1", "target": "3"})
    value = actual(2, BEFORE).model_copy(update={"value": "2"})
    change = since_told((commitment_then(), told), commitment(), today, value)
    assert kinds(of_indicator(change)) == ["not_reported"]


def test_milestones_done_are_those_done_since() -> None:
    rows = [milestone("M-1", due=ON, done_on=BEFORE), milestone("M-2", due=ON, done_on=BETWEEN)]
    change = since_told((commitment_then(), indicator_then()), commitment(), way(), *rows)
    assert of_commitment(change).milestones_done == ("M-2",)
    assert of_commitment(change).restated == ()


def test_a_renumbered_commitment_is_compared_with_what_it_was() -> None:
    today = commitment("D-1", former_codes=("C-1",), due=ON)
    change = since_told((commitment_then(due=day(SINCE)), indicator_then(commitment="C-9")), today)
    assert of_commitment(change, "D-1").days_moved == 20
    assert [one.code for one in change.removed] == []


def test_only_what_was_chosen() -> None:
    rows = [commitment(), way(), commitment("C-2"), way("I-2", commitment="C-2")]
    found = assess(register(*BODIES, *rows), as_of=day(ON), policy=POLICY)
    change = since_told((commitment_then(), indicator_then()), *rows)
    part = narrowed(change, selected(found, lambda one: one.commitment.code == "C-2"))
    assert [one.reading.commitment.code for one in part.commitments] == ["C-2"]
    assert [one.reading.indicator.code for one in part.indicators] == ["I-2"]
    assert part.since == change.since
