"""Which commitments are meant, and what a mistyped code may have meant."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, judged, on_the_way
from tests.build import actual, commitment, institution, milestone, party, record, register
from tracker.assessment.assess import selected
from tracker.assessment.readings import Assessment
from tracker.assessment.selection import Selection, resolved, strangers, suggestions
from tracker.domain.agreements import Agreement
from tracker.domain.parties import Institution, Party, Sector
from tracker.domain.record import Record
from tracker.domain.sessions import Session
from tracker.domain.values import Status

BODIES: list[Record] = [
    record(Party, code="PK", name="Islamic Republic of Pakistan"),
    party("TJ"),
    record(Institution, code="PK-MOC", name="Ministry of Commerce", party="PK"),
    institution("TJ-CCI", "TJ"),
    record(Agreement, code="AG-01", title="Transit Trade Agreement"),
    record(Session, code="S-01", title="5th session"),
    record(Sector, code="ENERGY", name="Energy"),
    record(Sector, code="TRADE", name="Trade"),
]
COMMITMENTS = [
    commitment("C-1", lead="PK-MOC", supporting=("TJ-CCI",), sector="ENERGY", agreement="AG-01", due="2026-01-01"),
    commitment("C-2", lead="TJ-CCI", sector="TRADE", session="S-01"),
    commitment("C-3", lead="PK-MOC", sector="TRADE", agreement="AG-01", due="2026-02-01"),
    on_the_way("I-3", commitment="C-3"),
    actual(10, HALF_WAY, indicator="I-3"),
    milestone("M-2", commitment="C-2", due="2026-12-31"),
]


def assessed() -> Assessment:
    return judged(*BODIES, *COMMITMENTS)


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        pytest.param(Selection(), "C-1 C-2 C-3", id="all"),
        pytest.param(Selection(party=("PK",)), "C-1 C-3", id="party-that-leads"),
        pytest.param(Selection(party=("tj",)), "C-1 C-2", id="party-that-supports-in-any-case"),
        pytest.param(Selection(party=("PK", "TJ")), "C-1 C-2 C-3", id="one-party-or-another"),
        pytest.param(Selection(institution=("TJ-CCI",)), "C-1 C-2", id="institution"),
        pytest.param(Selection(sector=("TRADE",)), "C-2 C-3", id="sector"),
        pytest.param(Selection(agreement=("AG-01",)), "C-1 C-3", id="agreement"),
        pytest.param(Selection(session=("S-01",)), "C-2", id="session"),
        pytest.param(Selection(code=("c-2", "C-3")), "C-2 C-3", id="codes"),
        pytest.param(Selection(status=(Status.OFF_TRACK,)), "C-3", id="status"),
        pytest.param(Selection(status=(Status.OFF_TRACK, Status.ON_TRACK)), "C-2 C-3", id="statuses"),
        pytest.param(Selection(overdue=True), "C-1 C-3", id="overdue"),
        pytest.param(Selection(party=("TJ",), overdue=True), "C-1", id="both-must-fit"),
        pytest.param(Selection(sector=("ENERGY",), session=("S-01",)), "", id="nothing-fits"),
    ],
)
def test_chosen(selection: Selection, codes: str) -> None:
    found = selected(assessed(), selection.chooses)
    assert [one.commitment.code for one in found.commitments] == codes.split()
    assert bool(selection) is (selection != Selection())


def test_counts_are_of_what_was_chosen() -> None:
    found = selected(assessed(), Selection(code=("C-3",)).chooses)
    assert (found.overall.total, found.overall.statuses[Status.OFF_TRACK]) == (1, 1)
    assert [one.indicator.code for one in found.indicators] == ["I-3"]
    assert (sum(found.indicator_counts.values()), found.evidence.total) == (1, 1)
    assert list(found.by_sector) == ["TRADE"]
    assert [one.commitment.code for one in found.duties_by_party["PK"].overdue_commitments] == ["C-3"]
    assert found.register.milestones == ()
    assert found.register.parties == assessed().register.parties


def test_choosing_everything_changes_no_count() -> None:
    whole = assessed()
    again = selected(whole, lambda _: True)
    assert (again.overall, again.duties_by_party, again.evidence) == (
        whole.overall,
        whole.duties_by_party,
        whole.evidence,
    )


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        pytest.param("i-3", "C-3", id="an-indicator-means-its-commitment"),
        pytest.param("M-2", "C-2", id="a-milestone-means-its-commitment"),
        pytest.param("c-1", "C-1", id="a-commitment-is-itself"),
        pytest.param("C-9", "C-9", id="an-unknown-code-stays"),
    ],
)
def test_codes_of_indicators_and_milestones(code: str, meant: str) -> None:
    assert resolved(Selection(code=(code,)), register(*COMMITMENTS)).code == (meant,)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection(party=("pk",), sector=("ENERGY",), code=("C-1",)), [], id="all-known"),
        pytest.param(Selection(party=("Pakistan",)), [("party", "Pakistan", ("PK",))], id="a-name"),
        pytest.param(
            Selection(institution=("commerce",)), [("institution", "commerce", ("PK-MOC",))], id="a-word-of-it"
        ),
        pytest.param(Selection(institution=("PK",)), [("institution", "PK", ("PK-MOC",))], id="a-beginning"),
        pytest.param(Selection(sector=("enregy",)), [("sector", "enregy", ("ENERGY",))], id="a-slip"),
        pytest.param(Selection(agreement=("AG1",)), [("agreement", "AG1", ("AG-01",))], id="separators-and-zeros"),
        pytest.param(Selection(session=("S-02",)), [("session", "S-02", ())], id="a-number-is-no-slip-of-another"),
        pytest.param(Selection(code=("C-4", "x")), [("code", "C-4", ()), ("code", "x", ())], id="nothing-like-it"),
    ],
)
def test_codes_that_are_not_there(selection: Selection, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [tuple(one) for one in strangers(selection, register(*BODIES, *COMMITMENTS))] == expected


def test_a_register_without_sectors_knows_those_of_its_commitments() -> None:
    free = register(commitment(sector="Energy"), commitment("C-2", sector="Trade"))
    assert list(strangers(Selection(sector=("energy",)), free)) == []
    assert [one.suggestions for one in strangers(Selection(sector=("Trad",)), free)] == [("Trade",)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("C 7", ("C-007",), id="spaces-and-zeros"),
        pytest.param("c.007", ("C-007",), id="another-separator"),
        pytest.param("C-0-7", (), id="two-numbers-are-not-one"),
        pytest.param("C-8", (), id="another-number"),
        pytest.param("C-" + "9" * 5000, (), id="a-number-without-end"),
        pytest.param("", ("C-007", "ROADS"), id="nothing-typed"),
        pytest.param("roadz", ("ROADS",), id="a-slip-in-a-code-without-numbers"),
        pytest.param("bridgs", ("C-007",), id="a-slip-in-a-word-of-the-name"),
    ],
)
def test_suggestions(typed: str, expected: tuple[str, ...]) -> None:
    assert suggestions(typed, {"C-007": "Three bridges", "ROADS": ""}) == expected


def test_not_too_many_are_suggested() -> None:
    assert len(suggestions("PT", {f"PT-{number:02}": "" for number in range(20)})) == 5
