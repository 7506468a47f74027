"""R7: whether it was delivered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.assessment.judging import HALF_WAY, START, on_the_way, read_commitment
from tests.build import actual, commitment, day, faulty_row, institution, milestone, override, party, update
from tracker.assessment.completion import latest_updates
from tracker.domain.milestones import Milestone
from tracker.domain.record import FaultyRow, Record
from tracker.domain.updates import Update
from tracker.domain.values import Completion, Flag

PARTIES = (party("PK"), party("TJ"), institution("IN-1", "PK"), institution("IN-2", "TJ"))
BOTH = {"lead": "IN-1", "supporting": ("IN-2",)}


def completion(*records: Record | FaultyRow) -> tuple[str, str | None]:
    reading = read_commitment(*records)
    return reading.completion.value, reading.completion_basis


def weighted(done: object, undone: object) -> list[Milestone]:
    """Two milestones, the first of them done."""
    return [
        milestone("M-1", due="2026-12-31", done_on="2026-02-01", weight=done),
        milestone("M-2", due="2026-12-31", weight=undone),
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([milestone(due=START)], ("not_started", "milestones"), id="nothing-done"),
        pytest.param(weighted(1, 999), ("limited", "milestones"), id="something-done"),
        pytest.param(weighted("49.99", "50.01"), ("limited", "milestones"), id="just-below-half"),
        pytest.param(weighted(50, 50), ("substantial", "milestones"), id="exactly-half"),
        pytest.param(weighted(999, 1), ("substantial", "milestones"), id="almost-all"),
        pytest.param([milestone(done_on=START)], ("complete", "milestones"), id="all-done"),
        pytest.param([commitment(closure="completed"), milestone()], ("complete", "closure"), id="closed-as-completed"),
        pytest.param(
            [commitment(closure="completed", closed_on="2026-02-21"), milestone()],
            ("not_started", "milestones"),
            id="closed-after-the-day",
        ),
        pytest.param([commitment(closure="withdrawn"), milestone()], ("not_started", "milestones"), id="withdrawn"),
        pytest.param(
            [milestone(due=START), update("PK", START, "complete")], ("not_started", "milestones"), id="before-updates"
        ),
        pytest.param([], ("no_evidence", None), id="nothing"),
    ],
)
def test_what_decides(records: list[Record], expected: tuple[str, str | None]) -> None:
    assert completion(*records) == expected


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        pytest.param([update("PK", START, "limited")], "limited", id="one"),
        pytest.param([update("PK", START, "complete"), update("TJ", START, "limited")], "limited", id="the-lower"),
        pytest.param(
            [update("PK", START, "no_evidence"), update("TJ", START, "not_started")], "no_evidence", id="lowest"
        ),
        pytest.param(
            [update("PK", "2026-02-01", "limited"), update("PK", START, "complete")], "limited", id="the-latest"
        ),
        pytest.param(
            [update("PK", START, "limited"), update("pk", "2026-02-01", "complete")], "complete", id="code-in-any-case"
        ),
        pytest.param(
            [update("PK", "2026-02-01", "complete"), update("PK", "2026-02-01", "limited")],
            "limited",
            id="of-a-day-lower",
        ),
        pytest.param(
            [update("PK", START, "limited"), update("PK", "2026-02-01")], "limited", id="blank-is-passed-over"
        ),
        pytest.param([update("PK", START, "limited"), update("PK", START)], "limited", id="blank-of-the-same-day"),
        pytest.param(
            [update("PK", START, "limited"), update("PK", "2026-02-21", "complete")], "limited", id="after-the-day"
        ),
        pytest.param([update(None, START, "limited")], "limited", id="of-no-party"),
        pytest.param([update(None, START, "limited"), update("PK", START, "complete")], "limited", id="beside-a-party"),
    ],
)
def test_updates_of_the_parties(updates: list[Update], expected: str) -> None:
    assert completion(*updates) == (expected, "updates")
    assert completion(*reversed(updates)) == (expected, "updates")


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([update("PK", START)], id="blank"),
        pytest.param([update("PK", START, None, faulty="completion")], id="unreadable"),
        pytest.param(
            [update("PK", START, None, faulty="completion"), update("TJ", START, "limited")], id="one-of-two-unreadable"
        ),
        pytest.param(
            [milestone(due=START, faulty="done_on"), update("PK", START, "limited")], id="unreadable-milestone-decides"
        ),
        pytest.param([commitment(faulty="closure"), milestone(done_on=START)], id="unreadable-closure-decides"),
    ],
)
def test_no_evidence_rests_on_nothing(records: list[Record]) -> None:
    assert completion(*records) == ("no_evidence", None)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            faulty_row("Updates", "on", commitment="C-1", completion=Completion.COMPLETE), None, id="on-an-unknown-day"
        ),
        pytest.param(faulty_row("Updates", "on completion", commitment="C-1"), None, id="word-unreadable-too"),
        pytest.param(faulty_row("Updates", "on", commitment="C-1"), "limited", id="that-says-nothing-on-completion"),
        pytest.param(
            faulty_row("Updates", "on", commitment="C-2", completion=Completion.COMPLETE), "limited", id="of-another"
        ),
        pytest.param(faulty_row("Indicators", "code", commitment="C-1"), "limited", id="of-another-kind"),
    ],
)
def test_an_update_that_cannot_be_read_may_be_the_latest_word(row: FaultyRow, expected: str | None) -> None:
    found = completion(row, update("PK", START, "limited"))
    assert found == ((expected, "updates") if expected else ("no_evidence", None))
    assert completion(row, milestone(done_on=START)) == ("complete", "milestones")


def test_an_unreadable_word_is_passed_over_by_a_later_one() -> None:
    rows = [update("PK", START, None, faulty="completion"), update("PK", "2026-02-01", "limited")]
    assert completion(*rows) == ("limited", "updates")


def test_an_unreadable_row_elsewhere_changes_nothing() -> None:
    assert completion(faulty_row("Milestones", commitment="C-2"), milestone(done_on=START)) == (
        "complete",
        "milestones",
    )


def flags(*records: Record, **fields: object) -> Sequence[Flag]:
    return read_commitment(commitment(**{**BOTH, **fields}), *PARTIES, *records).flags


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        pytest.param([], (), id="nobody"),
        pytest.param([update("PK", START, "limited")], (Flag.ONE_SIDED,), id="one-side"),
        pytest.param([update("pk", START)], (Flag.ONE_SIDED,), id="a-blank-completion-is-a-report"),
        pytest.param([update("PK", START, "limited"), update("TJ", START, "limited")], (), id="agreed"),
        pytest.param(
            [update("PK", START, "limited"), update("TJ", START, "complete")], (Flag.DISPUTED,), id="disputed"
        ),
        pytest.param([update("PK", START, "limited"), update("TJ", START)], (), id="a-blank-disputes-nothing"),
        pytest.param(
            [update("PK", START, "limited"), update("PK", "2026-02-01", "complete"), update("TJ", START, "complete")],
            (),
            id="only-the-latest-of-each",
        ),
        pytest.param(
            [update("PK", START, "limited"), update("AF", START, "complete")],
            (Flag.DISPUTED, Flag.ONE_SIDED),
            id="a-third-party-may-disagree",
        ),
        pytest.param([update("AF", START, "limited")], (), id="only-a-third-party"),
        pytest.param(
            [update(None, START, "limited"), update("PK", START, "complete")], (Flag.ONE_SIDED,), id="no-party"
        ),
        pytest.param(
            [milestone(due="2026-12-31"), update("PK", START, "limited"), update("TJ", START, "complete")],
            (Flag.DISPUTED,),
            id="whatever-decided",
        ),
        pytest.param([update("PK", "2026-02-21", "limited")], (), id="after-the-day"),
    ],
)
def test_disputed_and_one_sided(updates: list[Record], expected: tuple[Flag, ...]) -> None:
    assert tuple(flags(*updates)) == expected


def test_where_one_party_is_concerned_nothing_is_one_sided() -> None:
    assert tuple(flags(update("PK", START, "limited"), supporting=("IN-1",))) == ()


@pytest.mark.parametrize(
    ("status", "done", "expected"),
    [
        pytest.param("achieved", None, (Flag.UNDELIVERED_OUTCOME,), id="achieved-undelivered"),
        pytest.param("achieved", START, (), id="achieved-delivered"),
        pytest.param("on_track", START, (Flag.OUTCOME_PENDING,), id="delivered-on-track"),
        pytest.param("at_risk", START, (Flag.OUTCOME_PENDING,), id="delivered-at-risk"),
        pytest.param("off_track", START, (Flag.OUTCOME_PENDING,), id="delivered-off-track"),
        pytest.param("not_assessable", START, (), id="delivered-not-assessable"),
        pytest.param("on_track", None, (), id="undelivered-on-track"),
    ],
)
def test_delivery_and_outcome(status: str, done: str | None, expected: tuple[Flag, ...]) -> None:
    shown = override(status, START, item="C-1")
    reading = read_commitment(on_the_way(), actual(1, HALF_WAY), milestone(due="2026-12-31", done_on=done), shown)
    assert reading.flags == expected


def test_delivery_of_what_is_withdrawn_or_not_due_is_not_compared() -> None:
    done = milestone(done_on=START)
    assert read_commitment(commitment(closure="withdrawn"), done).flags == ()
    assert read_commitment(commitment(start="2027-01-01"), done).flags == ()


def test_newest_statement_of_each_side() -> None:
    older, newer, other = update("PK", START, "limited"), update("pk", "2026-02-01"), update("TJ", START)
    assert latest_updates([older, newer, other, update(None, START)]) == {"pk": newer, "TJ": other}


@pytest.mark.parametrize(
    ("fields", "parties"),
    [
        pytest.param({"lead": "IN-2", "supporting": ("IN-1",)}, ("TJ", "PK"), id="the-leads-first"),
        pytest.param({"lead": "in-1", "supporting": ("IN-1", "IN-2", "IN-1")}, ("PK", "TJ"), id="each-once"),
        pytest.param({"lead": "IN-9", "supporting": ("IN-2",)}, ("TJ",), id="unknown-institution"),
        pytest.param({}, (), id="nobody"),
    ],
)
def test_parties_concerned(fields: dict[str, object], parties: tuple[str, ...]) -> None:
    reading = read_commitment(commitment(**fields), *PARTIES, update("TJ", START))
    assert reading.parties == parties
    assert reading.silent_parties == tuple(one for one in parties if one != "TJ")


def test_a_party_without_a_row_of_its_own_is_named_by_its_institution() -> None:
    rows = [institution("IN-1", "pk"), institution("IN-2", "")]
    assert read_commitment(commitment(**BOTH), *rows).parties == ("pk",)
    assert read_commitment(commitment(**BOTH), *rows, party("PK")).parties == ("PK",)


def test_day_of_the_latest_word() -> None:
    reading = read_commitment(update("PK", "2026-02-01", "limited"), update("PK", START, "complete"))
    assert reading.latest_updates["PK"].on == day("2026-02-01")
