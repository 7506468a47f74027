"""R12: who owes what, and whom a commitment waits for."""

from __future__ import annotations

import pytest

from tests.assessment.judging import FROM_0_TO_100, HALF_WAY, judged, read_commitment
from tests.build import (
    actual,
    commitment,
    indicator,
    institution,
    milestone,
    override,
    party,
)
from tracker.assessment.readings import Duties
from tracker.domain.record import Record

PARTIES = (party("PK"), party("TJ"), institution("IN-1", "PK"), institution("IN-2", "TJ"), institution("IN-3", "TJ"))
PAST, TODAY, SOON, LATE = "2026-02-19", HALF_WAY, "2026-03-22", "2026-12-31"


def waiting_on(*records: Record, **fields: object) -> tuple[str, ...]:
    return read_commitment(commitment(**{"lead": "IN-1", **fields}), *PARTIES, *records).waiting_on


@pytest.mark.parametrize(
    ("milestones", "parties"),
    [
        pytest.param([], ("PK",), id="none"),
        pytest.param([milestone(due=PAST, responsible="IN-2")], ("TJ",), id="due-before"),
        pytest.param([milestone(due=TODAY, responsible="IN-2")], ("TJ",), id="due-on-the-day"),
        pytest.param([milestone(due="2026-02-21", responsible="IN-2")], ("PK",), id="only-due-later"),
        pytest.param([milestone(due=PAST, done_on=PAST, responsible="IN-2")], ("PK",), id="all-done-while-open"),
        pytest.param([milestone(due=PAST, done_on="2026-02-21", responsible="IN-2")], ("TJ",), id="done-after-the-day"),
        pytest.param([milestone(due=PAST)], ("PK",), id="the-leads-own"),
        pytest.param([milestone(due=None, responsible="IN-2")], ("PK",), id="without-a-day"),
        pytest.param(
            [
                milestone("M-1", due=PAST, responsible="IN-2"),
                milestone("M-2", due=PAST, responsible="in-1"),
                milestone("M-3", due=PAST, responsible="IN-3"),
            ],
            ("TJ", "PK"),
            id="each-party-once-in-order",
        ),
        pytest.param([milestone(due=PAST, responsible="IN-9")], ("PK",), id="nobody-known"),
        pytest.param([milestone(due=PAST, responsible="IN-2", faulty="done_on")], ("PK",), id="nobody-knows-if-done"),
        pytest.param([milestone(due=PAST, faulty="responsible")], ("PK",), id="nobody-knows-who"),
    ],
)
def test_waiting_on(milestones: list[Record], parties: tuple[str, ...]) -> None:
    assert waiting_on(*milestones) == parties


@pytest.mark.parametrize(
    ("fields", "parties"),
    [
        pytest.param({"closure": "completed"}, (), id="completed"),
        pytest.param({"closure": "withdrawn"}, (), id="withdrawn"),
        pytest.param({"closure": "superseded"}, (), id="superseded"),
        pytest.param({"closure": "completed", "closed_on": "2026-02-21"}, ("TJ",), id="completed-after-the-day"),
        pytest.param({"faulty": "closure"}, (), id="nobody-knows-if-open"),
        pytest.param({"start": "2027-01-01"}, ("TJ",), id="not-begun"),
    ],
)
def test_waiting_on_while_open(fields: dict[str, object], parties: tuple[str, ...]) -> None:
    assert waiting_on(milestone(due=PAST, responsible="IN-2"), **fields) == parties


def test_an_unknown_lead_is_not_waited_for() -> None:
    assert waiting_on(lead="IN-9") == ()


def owed(*records: Record, **fields: object) -> dict[str, Duties]:
    """What each institution and party owes, in one look-up."""
    assessed = judged(commitment(**{"lead": "IN-1", **fields}), *PARTIES, *records)
    return {**assessed.duties_by_party, **assessed.duties_by_institution}


def codes(duties: Duties) -> dict[str, list[str]]:
    """The codes of what is owed, by kind, where there is any."""
    found = {
        "overdue_milestones": [row.milestone.code for row in duties.overdue_milestones],
        "due_soon_milestones": [row.milestone.code for row in duties.due_soon_milestones],
        "overdue_commitments": [one.commitment.code for one in duties.overdue_commitments],
        "unreported_indicators": [one.indicator.code for one in duties.unreported_indicators],
        "missing_evidence": [type(one).__name__ for one in duties.missing_evidence],
    }
    return {kind: owed for kind, owed in found.items() if owed}


def test_everybody_has_an_entry() -> None:
    assessed = judged(*PARTIES)
    assert list(assessed.duties_by_party) == ["PK", "TJ"]
    assert list(assessed.duties_by_institution) == ["IN-1", "IN-2", "IN-3"]
    assert not any(codes(one) for one in assessed.duties_by_party.values())


@pytest.mark.parametrize(
    ("due", "done_on", "kind"),
    [
        pytest.param(PAST, None, "overdue_milestones", id="late"),
        pytest.param(TODAY, None, "due_soon_milestones", id="due-on-the-day"),
        pytest.param(SOON, None, "due_soon_milestones", id="day-30"),
        pytest.param(LATE, None, None, id="to-come"),
        pytest.param(PAST, PAST, None, id="done"),
    ],
)
def test_milestones(due: str, done_on: str | None, kind: str | None) -> None:
    row = milestone(due=due, done_on=done_on, responsible="in-2", evidence="letter")
    duties = owed(row)
    expected = {kind: ["M-1"]} if kind else {}
    assert (codes(duties["TJ"]), codes(duties["IN-2"])) == (expected, expected)
    assert (codes(duties["PK"]), codes(duties["IN-1"]), codes(duties["IN-3"])) == ({}, {}, {})


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"closure": "completed"}, id="completed"),
        pytest.param({"closure": "withdrawn"}, id="withdrawn"),
        pytest.param({"faulty": "closure"}, id="nobody-knows-if-open"),
    ],
)
def test_of_what_is_not_open_nothing_more_is_asked(fields: dict[str, object]) -> None:
    rows = [milestone(due=PAST), milestone("M-2", due=SOON), indicator(**FROM_0_TO_100)]
    assert codes(owed(*rows, **{"due": PAST, **fields})["IN-1"]) == {}


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        pytest.param({"due": PAST}, {"overdue_commitments": ["C-1"]}, id="overdue"),
        pytest.param({"due": TODAY}, {}, id="due-on-the-day"),
        pytest.param({}, {}, id="no-due-day"),
    ],
)
def test_commitments_are_owed_by_their_lead(fields: dict[str, object], kinds: dict[str, list[str]]) -> None:
    duties = owed(supporting=("IN-2",), **fields)
    assert (codes(duties["IN-1"]), codes(duties["PK"]), codes(duties["IN-2"]), codes(duties["TJ"])) == (
        kinds,
        kinds,
        {},
        {},
    )


def test_an_overdue_commitment_set_achieved_by_hand_is_not_overdue() -> None:
    assert codes(owed(override("achieved", PAST, item="C-1"), due=PAST)["IN-1"]) == {}


WAY = indicator(**{**FROM_0_TO_100, "baseline_date": "2025-01-01", "responsible": "IN-2"})
REPORTED = {"evidence": "letter"}


@pytest.mark.parametrize(
    ("actuals", "reported"),
    [
        pytest.param([], False, id="none"),
        pytest.param([actual(1, "2025-12-31", **REPORTED)], False, id="day-before-the-period"),
        pytest.param([actual(1, "2026-01-01", **REPORTED)], True, id="first-day-of-the-period"),
        pytest.param([actual(1, TODAY, **REPORTED)], True, id="on-the-day"),
        pytest.param([actual(1, "2026-02-21", **REPORTED)], False, id="after-the-day"),
        pytest.param([actual(1, TODAY, verification="draft", **REPORTED)], False, id="draft"),
        pytest.param([actual(1, TODAY, verification="returned", **REPORTED)], False, id="returned"),
        pytest.param([actual(None, TODAY, **REPORTED)], False, id="missing-value"),
        pytest.param([actual(None, TODAY, numerator=0, denominator=0, **REPORTED)], True, id="nothing-of-nothing"),
        pytest.param([actual(None, TODAY, faulty="value", **REPORTED)], True, id="unreadable-value"),
    ],
)
def test_indicators_without_an_actual_in_the_period(actuals: list[Record], reported: bool) -> None:
    duties = owed(WAY, *actuals)
    expected = {} if reported else {"unreported_indicators": ["I-1"]}
    assert codes(duties["IN-2"]) == codes(duties["TJ"]) == expected
    assert codes(duties["IN-1"]) == {}


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        pytest.param({}, "IN-1", id="the-lead"),
        pytest.param({"responsible": "IN-3"}, "IN-3", id="the-one-named"),
        pytest.param({"faulty": "responsible"}, None, id="nobody-knows-who"),
    ],
)
def test_who_reports(fields: dict[str, object], who: str | None) -> None:
    duties = owed(indicator(**FROM_0_TO_100, **fields))
    named = {code for code in ("IN-1", "IN-2", "IN-3") if duties[code].unreported_indicators}
    assert named == ({who} if who else set())


def test_what_has_not_begun_need_not_be_reported() -> None:
    assert codes(owed(WAY, start="2026-02-21")["IN-2"]) == {}


def test_a_finding_in_words_is_a_report() -> None:
    described = indicator(measure="qualitative", responsible="IN-2")
    assert codes(owed(described, actual(None, TODAY, comment="done", **REPORTED))["IN-2"]) == {}


@pytest.mark.parametrize(
    ("row", "who"),
    [
        pytest.param(milestone(due=LATE, done_on=PAST, responsible="IN-3"), {"IN-3", "TJ"}, id="milestone-done"),
        pytest.param(milestone(due=LATE, done_on=PAST), {"IN-1", "PK"}, id="of-the-lead"),
        pytest.param(milestone(due=LATE, done_on=PAST, evidence="letter"), set(), id="with-evidence"),
        pytest.param(milestone(due=LATE), set(), id="milestone-not-done"),
        pytest.param(actual(1, TODAY, reported_by="IN-3"), {"IN-3", "TJ"}, id="reporter"),
        pytest.param(actual(1, TODAY, reported_by="PK"), {"PK"}, id="a-party-that-reports-itself"),
        pytest.param(actual(1, TODAY), {"IN-2", "TJ"}, id="whoever-reports-the-indicator"),
        pytest.param(actual(1, TODAY, evidence="letter"), set(), id="actual-with-evidence"),
        pytest.param(actual(1, TODAY, verification="draft"), set(), id="a-draft-claims-nothing"),
        pytest.param(actual(None, TODAY), set(), id="a-missing-value-claims-nothing"),
        pytest.param(actual(1, TODAY, reported_by="IN-9"), set(), id="nobody-known"),
    ],
)
def test_missing_evidence(row: Record, who: set[str]) -> None:
    duties = owed(WAY, actual(1, PAST, **REPORTED), row)
    assert {code for code, one in duties.items() if row in one.missing_evidence} == who


@pytest.mark.parametrize(
    ("closure", "count"), [pytest.param("completed", 1, id="completed"), pytest.param("withdrawn", 0, id="withdrawn")]
)
def test_evidence_is_owed_also_after_completion(closure: str, count: int) -> None:
    assert len(owed(milestone(done_on=PAST), closure=closure)["IN-1"].missing_evidence) == count
