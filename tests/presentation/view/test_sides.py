"""What each side says, and who is silent."""

from __future__ import annotations

from tests.assessment.judging import HALF_WAY, START
from tests.build import commitment, institution, party, update
from tests.presentation.view.showing import page, shown
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


def test_a_side_that_is_silent_is_named() -> None:
    made = card(commitment(lead="PK-1", supporting=("TJ-1",)), update("TJ", START, "limited", progress="Half."))
    ((first, second),) = made.sides
    assert (first.party.text, first.day, first.remarks) == ("Pakistan", "has not reported", ())
    assert (second.party.text, second.day, second.completion) == ("Tajikistan", "1\u00a0Jan\u00a02026", "limited")
    assert [(one.label, one.words.text) for one in second.remarks] == [("Progress", "Half.")]


def test_all_a_side_says_is_told_in_order() -> None:
    said = {"next_step": "n", "decision_requested": "d", "obstacle": "o", "progress": "p"}
    made = card(commitment(), update("PK", START, evidence="Letter", data_quality="provisional", **said))
    ((side,),) = made.sides
    assert [one.label for one in side.remarks] == ["Progress", "Obstacle", "Next step", "Decision requested"]
    assert (side.evidence.words if side.evidence else "", side.mark, side.completion) == (
        "Letter",
        "provisional",
        "",
    )


def test_others_and_those_who_do_not_say_who_they_are_stand_last() -> None:
    made = card(
        commitment(lead="PK-1"),
        update("AF", START),
        update(None, START),
        update(None, HALF_WAY, progress="New."),
        update("pk", START),
    )
    assert [[one.party.text for one in pair] for pair in made.sides] == [["Pakistan", "AF"], ["Side not stated"]]
    assert made.sides[1][0].remarks[0].words.text == "New."


def test_without_sides_the_page_has_no_head_for_them() -> None:
    assert "What each side says" not in page(commitment()).text
    assert "What each side says" in page(commitment(), update("PK", START)).text


def test_who_says_much_does_not_stand_beside_another() -> None:
    long = "Much is said. " * 120
    made = card(commitment(lead="PK-1"), update("AF", START), update("KG", START, progress=long), update("pk", START))
    assert [[one.party.text for one in pair] for pair in made.sides] == [["Pakistan", "AF"], ["KG"]]
