"""Decisions requested, obstacles reported, and where the sides differ."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START, on_the_way
from tests.build import actual, commitment, indicator, institution, party, update
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.sentences import NO_BREAK

BODY = (party("PK", name="Pakistan"), party("TJ", name="Tajikistan"), institution("PK-1", "PK", name="Customs"))


def asked(*records: Record) -> list[tuple[str, str, str, str, str]]:
    """Commitment, side, day, words and mark of every decision requested."""
    found = shown(*BODY, *records).decisions.requested
    return [(one.commitment.words, one.party.text, one.day, one.words.text, one.mark) for one in found]


def differing(*records: Record) -> list[str]:
    found = shown(*BODY, *records).decisions.disagreements
    return [f"{one.commitment.words}: {one.words}".replace(NO_BREAK, " ") for one in found]


class TestStatements:
    def test_the_newest_stand_first(self) -> None:
        records = (
            commitment("C-1", title="Road"),
            commitment("C-2"),
            update("PK", START, decision_requested="Old."),
            update("TJ", HALF_WAY, commitment="C-2", decision_requested="New."),
            update("TJ", START, decision_requested="As old."),
        )
        assert asked(*records) == [
            ("C-2", "Tajikistan", "20\u00a0Feb\u00a02026", "New.", ""),
            ("C-1", "Pakistan", "1\u00a0Jan\u00a02026", "Old.", ""),
            ("C-1", "Tajikistan", "1\u00a0Jan\u00a02026", "As old.", ""),
        ]

    @pytest.mark.parametrize(
        ("update_row", "expected"),
        [
            pytest.param(
                update("PK", START, decision_requested="X.", data_quality="illustrative"),
                [("C-1", "Pakistan", "1\u00a0Jan\u00a02026", "X.", "illustrative")],
                id="marked",
            ),
            pytest.param(
                update("ZZ", START, decision_requested="X."),
                [("C-1", "ZZ", "1\u00a0Jan\u00a02026", "X.", "")],
                id="unknown-party",
            ),
            pytest.param(
                update(None, START, decision_requested="X."),
                [("C-1", "Side not stated", "1\u00a0Jan\u00a02026", "X.", "")],
                id="nobody-known",
            ),
            pytest.param(
                update(None, START, decision_requested="X.", faulty="party"),
                [("C-1", "Could not be read", "1\u00a0Jan\u00a02026", "X.", "")],
                id="side-unreadable",
            ),
            pytest.param(
                update("PK", START, decision_requested=Text("", {"en": "X."})),
                [("C-1", "Pakistan", "1\u00a0Jan\u00a02026", "X.", "")],
                id="only-in-translation",
            ),
            pytest.param(update("PK", START, decision_requested=Text("")), [], id="blank"),
            pytest.param(update("PK", "2026-03-01", decision_requested="X."), [], id="not-yet-said"),
        ],
    )
    def test_each_says_who_asks_and_how_sure(
        self, update_row: Record, expected: list[tuple[str, str, str, str, str]]
    ) -> None:
        assert asked(commitment(), update_row) == expected

    def test_what_was_asked_before_the_latest_statement_is_not_asked_any_more(self) -> None:
        records = (commitment(), update("PK", START, decision_requested="X."), update("PK", HALF_WAY))
        assert asked(*records) == []

    def test_obstacles_stand_apart_with_their_row(self) -> None:
        made = shown(commitment(), update("PK", START, obstacle="No fuel.", row=7)).decisions
        assert [(one.words.text, one.place) for one in made.obstacles] == [("No fuel.", "Updates!7")]
        assert made.requested == ()

    def test_the_title_carries_the_mark_of_its_own_row(self) -> None:
        road = commitment(title="Road", data_quality="illustrative")
        sides = (update("PK", START, "limited", obstacle="No fuel."), update("TJ", START, "complete"))
        made = shown(road, *sides).decisions
        assert [(one.title_mark, one.mark) for one in made.obstacles] == [("illustrative", "")]
        assert [one.title_mark for one in made.disagreements] == ["illustrative"]
        assert made.obstacles[0].title.text == "Road"

    def test_the_page_prints_them_with_a_link_to_the_card(self) -> None:
        made = page(*BODY, commitment(title="Road"), update("PK", START, obstacle="No fuel.", row=7))
        obstacles = [rows for rows in made.tables if rows[0][-1] == ("th", "Obstacle")]
        assert [[text for _, text in row] for row in obstacles[0][1:]] == [
            ["C-1", "Road", "Pakistan", "1 Jan 2026", "No fuel. Updates!7"]
        ]
        assert "No decision is requested." in made.lines


class TestDisagreements:
    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            pytest.param([commitment()], [], id="none"),
            pytest.param(
                [commitment(), update("PK", START, "limited"), update("TJ", START, "limited")], [], id="of-one-mind"
            ),
            pytest.param(
                [
                    commitment(),
                    update("PK", START, "limited", data_quality="illustrative"),
                    update("TJ", START, "complete"),
                ],
                ["C-1: Pakistan: limited (illustrative); Tajikistan: complete"],
                id="completions",
            ),
            pytest.param(
                [
                    commitment(),
                    on_the_way(unit="km"),
                    actual(50, HALF_WAY, reported_by="PK-1"),
                    actual(40, HALF_WAY, reported_by="TJ", data_quality="provisional"),
                    actual(99, HALF_WAY, verification="draft"),
                    actual(10, START),
                ],
                [
                    "C-1: I-1, 20 Feb 2026: 50 km (Customs); 40 km (Tajikistan, provisional); "
                    "the least favourable counts"
                ],
                id="values-of-one-day-that-count",
            ),
            pytest.param(
                [
                    commitment(),
                    indicator(measure="ordinal", scale=("low", "high"), baseline="low", target="high"),
                    actual("low", HALF_WAY),
                    actual("high", HALF_WAY, reported_by="ZZ"),
                ],
                ["C-1: I-1, 20 Feb 2026: low; high (ZZ); the least favourable counts"],
                id="labels-and-reporters-unknown",
            ),
        ],
    )
    def test_what_is_said_differently_is_told_with_who_says_it(
        self, records: list[Record], expected: list[str]
    ) -> None:
        assert differing(*records) == expected
