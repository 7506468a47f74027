"""Milestones on a card: state and days in words, evidence only of what is done."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START, TARGET_DATE
from tests.build import commitment, institution, milestone, party
from tests.presentation.view.showing import shown
from tracker.domain.record import Record
from tracker.presentation.view.cards import Card

BODY = (
    party("PK", name="Pakistan"),
    party("TJ", name="Tajikistan"),
    institution("PK-1", "PK", name="Ministry"),
    institution("TJ-1", "TJ", name="Customs"),
)


def card(*records: Record) -> Card:
    (chapter,) = shown(*BODY, *records).chapters
    return chapter.cards[0]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(milestone(due=START, done_on=START), ("✔", "done", "1\u00a0Jan\u00a02026"), id="done"),
        pytest.param(
            milestone(due=START, done_on="2026-01-02"),
            ("✔", "done late", "2\u00a0Jan\u00a02026, 1 day late"),
            id="done-late",
        ),
        pytest.param(milestone(done_on=START), ("✔", "done", "1\u00a0Jan\u00a02026"), id="done-without-due-day"),
        pytest.param(milestone(due=START), ("■", "late", "due 1\u00a0Jan\u00a02026, 50 days late"), id="late"),
        pytest.param(milestone(due=HALF_WAY), ("▲", "due soon", "due 20\u00a0Feb\u00a02026"), id="due-on-the-day"),
        pytest.param(milestone(due=TARGET_DATE), ("○", "to come", "due 11\u00a0Apr\u00a02026"), id="to-come"),
        pytest.param(milestone(), ("◆", "no date", "no date"), id="no-date"),
        pytest.param(milestone(faulty="due"), ("◆", "no date", "could not be read"), id="due-unreadable"),
        pytest.param(
            milestone(due=START, faulty="done_on"),
            ("◆", "could not be read", "due 1\u00a0Jan\u00a02026"),
            id="done-on-unreadable",
        ),
        pytest.param(
            milestone(due=START, done_on="2026-03-01"),
            ("■", "late", "due 1\u00a0Jan\u00a02026, 50 days late"),
            id="done-after-the-day",
        ),
    ],
)
def test_state_and_days_in_words(record: Record, expected: tuple[str, str, str]) -> None:
    (step,) = card(commitment(), record).milestones
    assert (step.symbol, step.word, step.days) == expected


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [pytest.param(START, "Letter", id="done"), pytest.param("2026-03-01", None, id="not-done-yet")],
)
def test_evidence_is_shown_of_what_is_done(done_on: str, expected: str | None) -> None:
    (step,) = card(commitment(), milestone(done_on=done_on, evidence="Letter")).milestones
    assert (step.evidence.words if step.evidence else None) == expected


def test_marks_and_counts() -> None:
    made = card(commitment(), milestone("M-1", done_on=START, data_quality="illustrative"), milestone("M-2"))
    assert [one.mark for one in made.milestones] == ["illustrative", ""]
    assert made.milestone_summary == "1 of 2 done"
    assert card(commitment()).milestone_summary == "No milestones are set."
