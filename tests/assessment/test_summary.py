"""R9: distributions, mean progress and evidence coverage."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, judged, on_the_way
from tests.build import actual, commitment, indicator, milestone, override
from tracker.assessment.readings import Assessment, Distribution
from tracker.domain.record import Record
from tracker.domain.values import Completion, DeadlineState, Missing, Status


def of(code: str, value: object, **fields: object) -> list[Record]:
    """An indicator of ``C-1`` with a value on the half way."""
    return [on_the_way(code, **fields), actual(value, HALF_WAY, indicator=code)]


def overall(*records: Record) -> Distribution:
    return judged(commitment(), *records).overall


def test_every_choice_is_there_zero_or_not() -> None:
    found = overall(*of("I-1", 40))
    assert found.statuses == {**dict.fromkeys(Status, 0), Status.ON_TRACK: 1}
    assert found.completions == {**dict.fromkeys(Completion, 0), Completion.NO_EVIDENCE: 1}
    assert found.deadlines == {**dict.fromkeys(DeadlineState, 0), DeadlineState.NO_DEADLINE: 1}
    assert found.total == 1


def test_an_empty_register_is_an_empty_distribution() -> None:
    found = judged()
    assert found.overall.total == found.overall.indicators == 0
    assert isinstance(found.overall.mean_progress, Missing)
    assert (found.by_sector, found.by_lead, found.by_agreement, found.by_session) == ({}, {}, {}, {})
    assert sum(found.indicator_counts.values()) == found.evidence.total == 0


@pytest.mark.parametrize(
    ("records", "mean", "assessable", "indicators"),
    [
        pytest.param(of("I-1", 40), Fraction(2, 5), 1, 1, id="one"),
        pytest.param([*of("I-1", 40), *of("I-2", 30)], Fraction(7, 20), 2, 2, id="mean"),
        pytest.param([*of("I-1", 40), *of("I-2", 300)], Fraction(7, 10), 2, 2, id="kept-below-1"),
        pytest.param([*of("I-1", 40), *of("I-2", -300)], Fraction(1, 5), 2, 2, id="kept-above-0"),
        pytest.param([*of("I-1", 40), *of("I-2", None)], Fraction(2, 5), 1, 2, id="unknown-is-not-zero"),
        pytest.param(
            [*of("I-1", 40), *of("I-2", 9, direction="at_least")], Fraction(2, 5), 1, 2, id="a-level-has-none"
        ),
        pytest.param(
            [*of("I-1", 40), *of("I-2", 80, baseline_date=None)], Fraction(2, 5), 1, 2, id="not-assessable-has-no-part"
        ),
        pytest.param(
            [*of("I-1", 40), override("not_assessable", "2026-01-01")], Fraction(2, 5), 1, 1, id="by-the-rules"
        ),
        pytest.param([], None, 0, 0, id="none"),
        pytest.param(of("I-1", None), None, 0, 1, id="none-assessable"),
    ],
)
def test_mean_progress(records: list[Record], mean: Fraction | None, assessable: int, indicators: int) -> None:
    found = overall(*records)
    assert (found.assessable, found.indicators) == (assessable, indicators)
    assert found.mean_progress == mean if mean is not None else isinstance(found.mean_progress, Missing)


@pytest.mark.parametrize(
    "fields",
    [pytest.param({"closure": "withdrawn"}, id="withdrawn"), pytest.param({"start": "2027-01-01"}, id="not-due")],
)
def test_what_is_not_judged_has_no_part_in_the_mean(fields: dict[str, object]) -> None:
    found = judged(commitment(**fields), *of("I-1", 40)).overall
    assert (found.assessable, found.indicators, isinstance(found.mean_progress, Missing)) == (0, 1, True)


def grouped() -> Assessment:
    return judged(
        commitment("C-1", sector="ENERGY", lead="IN-1", agreement="AG-1", session="S-1"),
        commitment("C-2", sector="energy", lead="IN-2", agreement="AG-1"),
        commitment("C-3", sector="TRADE", lead="IN-1", session="S-1"),
        commitment("C-4", session="S-2"),
        *of("I-1", 40),
        *of("I-2", 10, commitment="C-2"),
    )


def test_groups_add_up() -> None:
    found = grouped()
    sizes = [
        {name: one.total for name, one in groups.items()}
        for groups in (found.by_sector, found.by_lead, found.by_agreement, found.by_session)
    ]
    assert sizes == [
        {"ENERGY": 2, "TRADE": 1, "": 1},
        {"IN-1": 2, "IN-2": 1, "": 1},
        {"AG-1": 2, "": 2},
        {"S-1": 2, "": 1, "S-2": 1},
    ]


def test_a_group_has_its_own_indicators() -> None:
    energy = grouped().by_sector["ENERGY"]
    assert (energy.indicators, energy.mean_progress) == (2, Fraction(1, 4))
    assert (energy.statuses[Status.ON_TRACK], energy.statuses[Status.OFF_TRACK]) == (1, 1)


def test_indicators_are_counted_also_without_their_commitment() -> None:
    found = judged(*of("I-1", 40), indicator("I-2", commitment="C-9"))
    assert found.indicator_counts == {**dict.fromkeys(Status, 0), Status.ON_TRACK: 1, Status.NOT_ASSESSABLE: 1}
    assert found.overall.indicators == 0


@pytest.mark.parametrize(
    ("rows", "coverage"),
    [
        pytest.param([], (0, 0), id="nothing-claimed"),
        pytest.param([actual(1, HALF_WAY, evidence="letter")], (1, 1), id="actual"),
        pytest.param([actual(1, HALF_WAY)], (0, 1), id="actual-without"),
        pytest.param([actual(1, HALF_WAY, verification="verified")], (0, 1), id="verified-without"),
        pytest.param([actual(1, HALF_WAY, verification="draft")], (0, 0), id="a-draft-claims-nothing"),
        pytest.param([actual(None, HALF_WAY)], (0, 0), id="a-missing-value-claims-nothing"),
        pytest.param([actual(1, "2026-02-21")], (0, 0), id="after-the-day"),
        pytest.param([actual(1, "2025-01-01")], (0, 1), id="not-counted-but-claimed"),
        pytest.param([milestone(done_on=HALF_WAY, evidence="letter")], (1, 1), id="milestone-done"),
        pytest.param([milestone(done_on=HALF_WAY)], (0, 1), id="milestone-done-without"),
        pytest.param([milestone(evidence="letter")], (0, 0), id="milestone-not-done"),
        pytest.param([milestone(done_on="2026-02-21", evidence="letter")], (0, 0), id="milestone-done-after-the-day"),
    ],
)
def test_evidence_coverage(rows: list[Record], coverage: tuple[int, int]) -> None:
    found = judged(commitment(), on_the_way(), *rows).evidence
    assert (found.with_evidence, found.total) == coverage
