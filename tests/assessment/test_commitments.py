"""R6: the status of a commitment."""

from __future__ import annotations

import pytest

from tests.assessment.judging import FROM_0_TO_100, HALF_WAY, START, judged, on_the_way, read_commitment
from tests.build import actual, commitment, day, faulty_row, indicator, milestone, override
from tracker.assessment.readings import CommitmentReading
from tracker.domain.indicators import Actual, Indicator, Measure
from tracker.domain.record import FaultyRow, Record

VALUES = {"off_track": 10, "at_risk": 30, "on_track": 40, "achieved": 100, "not_assessable": None}
"""Values on the half way that give these lights."""


def lit(code: str, status: str) -> tuple[Indicator, Actual]:
    """An indicator with a light."""
    return on_the_way(code), actual(VALUES[status], HALF_WAY, indicator=code)


def described(code: str = "Q-1") -> Indicator:
    """A qualitative indicator."""
    return indicator(code, measure="qualitative")


def told(reading: CommitmentReading) -> tuple[str, str, str | None]:
    """Status, reason and the indicator that decided."""
    worst = reading.worst.indicator.code if reading.worst else None
    return reading.status.value, reading.reason.code.value, worst


DONE = milestone(done_on="2026-02-01", due="2026-02-10")


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        pytest.param(["off_track", "at_risk", "not_assessable", "on_track", "achieved"], "off_track", id="off-track"),
        pytest.param(["achieved", "on_track", "not_assessable", "at_risk"], "at_risk", id="at-risk"),
        pytest.param(["on_track", "not_assessable", "achieved"], "not_assessable", id="not-assessable"),
        pytest.param(["achieved", "on_track", "achieved"], "on_track", id="on-track"),
        pytest.param(["achieved", "achieved"], "achieved", id="achieved"),
    ],
)
def test_worst_light_of_its_indicators(statuses: list[str], worst: str) -> None:
    rows = [row for number, status in enumerate(statuses) for row in lit(f"I-{number}", status)]
    reading = read_commitment(*rows, DONE)
    assert told(reading) == (worst, "worst_indicator", f"I-{statuses.index(worst)}")
    assert reading.reason.parameters["indicator"] == f"I-{statuses.index(worst)}"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], ("not_assessable", "nothing_to_measure", None), id="nothing"),
        pytest.param([DONE], ("achieved", "milestones", None), id="milestones"),
        pytest.param([described()], ("not_assessable", "worst_indicator", "Q-1"), id="only-qualitative"),
        pytest.param([described(), DONE], ("achieved", "milestones", None), id="qualitative-and-milestones"),
        pytest.param([described(), *lit("I-1", "on_track")], ("on_track", "worst_indicator", "I-1"), id="left-out"),
        pytest.param([*lit("I-1", "on_track"), DONE], ("on_track", "worst_indicator", "I-1"), id="indicators-first"),
        pytest.param(
            [described(), override("at_risk", START, item="Q-1"), *lit("I-1", "on_track")],
            ("at_risk", "worst_indicator", "Q-1"),
            id="an-overridden-qualitative-one-counts",
        ),
        pytest.param(
            [*lit("I-1", "off_track"), override("on_track", START)],
            ("on_track", "worst_indicator", "I-1"),
            id="lights-as-shown",
        ),
        pytest.param(
            [milestone(due=None)], ("not_assessable", "milestones", None), id="milestones-that-cannot-be-judged"
        ),
    ],
)
def test_what_decides(records: list[Record], expected: tuple[str, str, str | None]) -> None:
    assert told(read_commitment(*records)) == expected


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        pytest.param({"closure": "withdrawn"}, "withdrawn", "withdrawn", id="withdrawn"),
        pytest.param({"closure": "superseded", "start": "2027-01-01"}, "withdrawn", "withdrawn", id="superseded"),
        pytest.param({"start": "2026-02-21"}, "not_due", "not_due", id="not-due"),
        pytest.param({"closure": "completed"}, "off_track", "worst_indicator", id="completed-is-judged-by-outcome"),
        pytest.param({"faulty": "start"}, "not_assessable", "invalid_value", id="unreadable-start"),
        pytest.param({"faulty": "closure"}, "not_assessable", "invalid_value", id="unreadable-closure"),
    ],
)
def test_standing(fields: dict[str, object], status: str, reason: str) -> None:
    reading = read_commitment(commitment(**fields), *lit("I-1", "off_track"), DONE)
    assert (reading.status, reading.reason.code) == (status, reason)


def test_standing_tells_its_days() -> None:
    withdrawn = read_commitment(commitment(closure="withdrawn", closed_on="2026-02-01"))
    assert withdrawn.reason.parameters == {"closure": "withdrawn", "closed_on": day("2026-02-01")}
    assert read_commitment(commitment(start="2027-01-01")).reason.parameters == {"start": day("2027-01-01")}


@pytest.mark.parametrize(
    ("fields", "computed"),
    [
        pytest.param({}, "on_track", id="before-the-worst-light"),
        pytest.param({"closure": "withdrawn"}, "withdrawn", id="before-withdrawn"),
        pytest.param({"start": "2027-01-01"}, "not_due", id="before-not-due"),
        pytest.param({"faulty": "start"}, "not_assessable", id="before-what-cannot-be-read"),
    ],
)
def test_override_goes_first(fields: dict[str, object], computed: str) -> None:
    by_hand = override("at_risk", START, item="C-1")
    reading = read_commitment(commitment(**fields), *lit("I-1", "on_track"), by_hand)
    assert (reading.status, reading.computed_status, reading.reason.code) == ("at_risk", computed, "override")
    assert reading.override == by_hand
    assert reading.computed_reason.code != "override"


LOST = faulty_row("Indicators", commitment="c-1")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([LOST], ("not_assessable", "invalid_value", None), id="alone"),
        pytest.param([LOST, DONE], ("not_assessable", "invalid_value", None), id="milestones-do-not-decide"),
        pytest.param(
            [LOST, *lit("I-1", "on_track")], ("not_assessable", "invalid_value", None), id="worse-than-on-track"
        ),
        pytest.param([LOST, *lit("I-1", "at_risk")], ("at_risk", "worst_indicator", "I-1"), id="better-than-at-risk"),
        pytest.param([LOST, *lit("I-1", "off_track")], ("off_track", "worst_indicator", "I-1"), id="than-off-track"),
        pytest.param(
            [LOST, *lit("I-1", "not_assessable")],
            ("not_assessable", "worst_indicator", "I-1"),
            id="than-not-assessable",
        ),
        pytest.param([LOST, described()], ("not_assessable", "invalid_value", None), id="beside-a-qualitative-one"),
        pytest.param(
            [faulty_row("Indicators", commitment="C-1", measure=Measure.QUALITATIVE), DONE],
            ("achieved", "milestones", None),
            id="a-qualitative-one-is-left-out",
        ),
        pytest.param(
            [faulty_row("Milestones", commitment="C-1")],
            ("not_assessable", "invalid_value", None),
            id="only-a-milestone",
        ),
        pytest.param(
            [faulty_row("Milestones", commitment="C-1"), *lit("I-1", "on_track")],
            ("on_track", "worst_indicator", "I-1"),
            id="a-milestone-that-does-not-decide",
        ),
        pytest.param([faulty_row("Updates", commitment="C-1"), DONE], ("achieved", "milestones", None), id="an-update"),
    ],
)
def test_unreadable_rows(records: list[Record | FaultyRow], expected: tuple[str, str, str | None]) -> None:
    assert told(read_commitment(*records)) == expected


def test_milestones_tell_their_numbers() -> None:
    late = [milestone("M-1", done_on="2026-02-01", due="2026-02-10"), milestone("M-2", due="2026-02-10")]
    parameters = read_commitment(*late).reason.parameters
    assert {name: parameters[name] for name in ("because", "done", "total", "days")} == {
        "because": "past_due",
        "done": 1,
        "total": 2,
        "days": 10,
    }


def test_commitments_come_in_the_order_of_the_register_and_are_found_by_code() -> None:
    assessed = judged(commitment("C-2"), commitment("C-1"), indicator(**FROM_0_TO_100, commitment="c-2"))
    assert [one.commitment.code for one in assessed.commitments] == ["C-2", "C-1"]
    found = assessed.commitment("c-2")
    assert found is assessed.commitments[0]
    assert [one.indicator.code for one in found.indicators] == ["I-1"]
    assert assessed.commitment("C-3") is None
