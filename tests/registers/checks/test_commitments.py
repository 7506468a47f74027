from __future__ import annotations

import pytest

from tests.registers.checks.told import message, only, told
from tests.registers.placed import commitment, day, institution, milestone, override, party, update
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register
from tracker.domain.updates import Update
from tracker.domain.values import ASSESSED, Completion, Status

MISSING = ["SOURCE_MISSING Commitments!2 Agreement"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(commitment(agreement=None), MISSING, id="neither"),
        pytest.param(commitment(agreement=""), MISSING, id="empty"),
        pytest.param(commitment(agreement=None, session="S-1"), [], id="session-alone"),
        pytest.param(commitment(), [], id="agreement-alone"),
        pytest.param(commitment(session="S-1"), [], id="both"),
        pytest.param(commitment(agreement="A-404"), [], id="unknown-agreement-is-the-reader's"),
        pytest.param(commitment(agreement=None, faulty=["session"]), [], id="session-could-not-be-read"),
        pytest.param(
            commitment(agreement=None, without=("agreement", "session")),
            ["SOURCE_MISSING Commitments!2 Code"],
            id="neither-column-is-there-so-the-row's-first-stands-for-it",
        ),
        pytest.param(
            commitment(agreement=None, without=("agreement",)),
            ["SOURCE_MISSING Commitments!2 Session"],
            id="only-the-other-column-is-there",
        ),
    ],
)
def test_a_commitment_has_a_source(row: Commitment, expected: list[str]) -> None:
    assert told(Register(commitments=(row,))) == expected


NEEDED = ["REQUIRED_IF Commitments!2 Closed on"]
TOO_MUCH = ["EMPTY_IF Commitments!2 Closed on"]
DAY = day("2026-01-31")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(commitment(closure=Closure.COMPLETED), NEEDED, id="completed-without-day"),
        pytest.param(commitment(closure=Closure.WITHDRAWN), NEEDED, id="withdrawn-without-day"),
        pytest.param(commitment(closure=Closure.SUPERSEDED), NEEDED, id="superseded-without-day"),
        pytest.param(commitment(closure=Closure.COMPLETED, closed_on=DAY), [], id="completed-with-day"),
        pytest.param(commitment(closure=Closure.COMPLETED, faulty=["closed_on"]), [], id="day-could-not-be-read"),
        pytest.param(commitment(closed_on=DAY), TOO_MUCH, id="open-with-day"),
        pytest.param(commitment(), [], id="open-without-day"),
        pytest.param(commitment(closed_on=DAY, faulty=["closure"]), [], id="closure-could-not-be-read"),
        pytest.param(
            commitment(closure=Closure.COMPLETED, without=("closed_on",)),
            ["REQUIRED_IF Commitments!2 Closure"],
            id="no-such-column",
        ),
    ],
)
def test_closed_rows_have_a_day_and_open_rows_none(row: Commitment, expected: list[str]) -> None:
    assert told(Register(commitments=(row,))) == expected


def test_words_of_closing_name_the_columns_of_the_file() -> None:
    lacking = commitment(closure=Closure.COMPLETED, without=("closed_on",))
    assert message(Register(commitments=(lacking,))) == "'Closed on' is needed when 'Closure' is 'completed'."
    assert message(Register(commitments=(commitment(closed_on=DAY),))) == (
        "'Closed on' must be empty when 'Closure' is 'open'."
    )


SIDES = (party("PK", 2), party("TJ", 3))
BODIES = (institution("PK-MOE", "PK", 2), institution("TJ-MOE", "tj", 3), institution("XX-MOE", "XX", 4))
MISMATCH = ["PARTY_MISMATCH Updates!2 Institution"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(update("2026-01-01", party="TJ", institution="PK-MOE"), MISMATCH, id="of-the-other-side"),
        pytest.param(update("2026-01-01", party="PK", institution="PK-MOE"), [], id="of-its-side"),
        pytest.param(update("2026-01-01", party="TJ", institution="TJ-MOE"), [], id="case-does-not-count"),
        pytest.param(update("2026-01-01", party="PK"), [], id="party-alone"),
        pytest.param(update("2026-01-01", institution="PK-MOE"), [], id="institution-alone"),
        pytest.param(update("2026-01-01", party="PK", institution="PK-X"), [], id="unknown-institution"),
        pytest.param(update("2026-01-01", party="UZ", institution="PK-MOE"), [], id="unknown-party"),
        pytest.param(update("2026-01-01", party="PK", institution="XX-MOE"), [], id="institution-of-unknown-party"),
    ],
)
def test_an_institution_speaks_for_its_party(row: Update, expected: list[str]) -> None:
    assert told(Register(parties=SIDES, institutions=BODIES, updates=(row,))) == expected


def test_party_mismatch_names_both_parties_and_their_cells() -> None:
    row = update("2026-01-01", row=7, party="TJ", institution="PK-MOE")
    register = Register(parties=SIDES, institutions=BODIES, updates=(row,))
    assert message(register) == "PK-MOE belongs to PK, not to TJ."
    assert [cell.place for cell in only(register).related] == ["Updates!C7", "Institutions!C2"]


CLAIM = update("2026-01-01", completion=Completion.COMPLETE)
UNSHOWN = ["NO_EVIDENCE Updates!2 Evidence"]
DONE = day("2025-12-01")


@pytest.mark.parametrize(
    ("of", "milestones", "updates", "expected"),
    [
        pytest.param(commitment(), (), (CLAIM,), UNSHOWN, id="complete-and-nothing-shows-it"),
        pytest.param(
            commitment(), (milestone(due=DONE, evidence="plan"),), (CLAIM,), UNSHOWN, id="evidence-of-what-is-not-done"
        ),
        pytest.param(
            commitment(), (milestone(due=DONE, done_on=DONE),), (CLAIM,), UNSHOWN, id="milestone-done-without-evidence"
        ),
        pytest.param(commitment(), (milestone(due=DONE, done_on=DONE, evidence="act"),), (CLAIM,), [], id="milestone"),
        pytest.param(commitment(closure_basis="Protocol 7"), (), (CLAIM,), [], id="closure-basis"),
        pytest.param(
            commitment(), (), (update("2026-01-01", completion=Completion.COMPLETE, evidence="act"),), [], id="its-own"
        ),
        pytest.param(commitment(), (), (CLAIM, update("2026-02-01", 3, evidence="act")), [], id="another-update"),
        pytest.param(
            commitment(),
            (),
            (update("2026-01-01", completion=Completion.COMPLETE, faulty=["evidence"]),),
            [],
            id="could-not-be-read",
        ),
        pytest.param(
            commitment(), (), (update("2026-01-01", completion=Completion.SUBSTANTIAL),), [], id="not-yet-complete"
        ),
        pytest.param(
            commitment(),
            (),
            (update("2026-01-01", completion=Completion.COMPLETE, without=("evidence",)),),
            [],
            id="sheet-without-the-column",
        ),
    ],
)
def test_complete_has_evidence(
    of: Commitment, milestones: tuple[Milestone, ...], updates: tuple[Update, ...], expected: list[str]
) -> None:
    assert told(Register(commitments=(of,), milestones=milestones, updates=updates)) == expected


@pytest.mark.parametrize("status", list(Status))
def test_only_an_assessed_light_may_be_set(status: Status) -> None:
    expected = [] if status in ASSESSED else ["OVERRIDE_STATUS Overrides!2 Status"]
    assert told(Register(overrides=(override(status, "2026-01-01"),))) == expected


def test_a_light_that_cannot_be_set_is_named() -> None:
    register = Register(overrides=(override(Status.WITHDRAWN, "2026-01-01"),))
    assert message(register) == "The light 'withdrawn' cannot be set by hand."
