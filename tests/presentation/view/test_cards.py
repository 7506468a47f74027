"""A card: what is known is told with its source, what is unknown is said in words."""

from __future__ import annotations

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, START, TARGET_DATE, on_the_way
from tests.build import (
    actual,
    agreement,
    commitment,
    institution,
    milestone,
    override,
    party,
    revision,
    sector,
    session,
    target,
    update,
)
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.cards import Card

BODY = (
    party("PK", name="Pakistan"),
    party("TJ", name="Tajikistan"),
    institution("PK-1", "PK", name="Ministry"),
    institution("TJ-1", "TJ", name="Customs"),
    agreement("A-1", title="Treaty"),
    session("S-1", title="Visit"),
)


def card(*records: Record, on: str = HALF_WAY, files: tuple[str, ...] = ()) -> Card:
    (chapter,) = shown(*BODY, *records, on=on, files=files).chapters
    return chapter.cards[0]


def facts(made: Card) -> dict[str, list[tuple[str, str | None]]]:
    """Words and address of every fact, by its label."""
    every = (made.source, *([made.closure] if made.closure else []), *made.facts[0], *made.facts[1])
    return {one.label: [(link.words, link.href) for link in one.links] for one in every}


class TestFacts:
    @pytest.mark.parametrize(
        ("record", "expected"),
        [
            pytest.param(commitment(), [("not stated", None)], id="none"),
            pytest.param(commitment(agreement="a-1"), [("A-1 Treaty", "#agreement-A-1")], id="agreement"),
            pytest.param(
                commitment(agreement="A-1", clause="Art. 5", session="S-1"),
                [("A-1 Treaty, Art. 5", "#agreement-A-1"), ("S-1 Visit", "#session-S-1")],
                id="clause-belongs-to-the-agreement",
            ),
            pytest.param(
                commitment(session="S-1", clause="para. 3"),
                [("S-1 Visit, para. 3", "#session-S-1")],
                id="clause-of-a-session",
            ),
            pytest.param(commitment(agreement="A-9"), [("A-9", None)], id="unknown-agreement-leads-nowhere"),
            pytest.param(commitment(faulty="agreement"), [("could not be read", None)], id="agreement-unreadable"),
            pytest.param(commitment(faulty="session"), [("could not be read", None)], id="session-unreadable"),
        ],
    )
    def test_the_source_is_linked(self, record: Record, expected: list[tuple[str, str | None]]) -> None:
        assert facts(card(record))["Source"] == expected

    @pytest.mark.parametrize(
        ("record", "lead", "supporting"),
        [
            pytest.param(commitment(), [("not stated", None)], None, id="none"),
            pytest.param(commitment(faulty="lead"), [("could not be read", None)], None, id="unreadable"),
            pytest.param(
                commitment(lead="PK-1", supporting=("TJ-1", "XX-9")),
                [("Ministry", "#institution-PK-1")],
                [("Customs", "#institution-TJ-1"), ("XX-9", None)],
                id="by-name",
            ),
        ],
    )
    def test_who_leads_and_supports_is_linked(
        self, record: Record, lead: list[tuple[str, str | None]], supporting: list[tuple[str, str | None]] | None
    ) -> None:
        made = facts(card(record))
        assert (made["Lead"], made.get("Supporting")) == (lead, supporting)

    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            pytest.param([commitment()], "no evidence", id="nothing-known"),
            pytest.param([commitment(closure="completed", closed_on=START)], "complete (by closure)", id="closure"),
            pytest.param([commitment(), milestone()], "not started (by milestones)", id="milestones"),
            pytest.param(
                [commitment(), update("PK", START, "limited")], "limited (by the sides' updates)", id="updates"
            ),
        ],
    )
    def test_completion_says_what_it_rests_on(self, records: list[Record], expected: str) -> None:
        assert facts(card(*records))["Completion"] == [(expected, None)]

    @pytest.mark.parametrize(
        ("records", "on", "expected"),
        [
            pytest.param([commitment()], HALF_WAY, "no deadline", id="none"),
            pytest.param([commitment(faulty="due")], HALF_WAY, "could not be read", id="unreadable"),
            pytest.param(
                [commitment(due=TARGET_DATE)], START, "on schedule; due 11\u00a0Apr\u00a02026", id="on-schedule"
            ),
            pytest.param([commitment(due="2026-03-01")], HALF_WAY, "due soon; due 1\u00a0Mar\u00a02026", id="due-soon"),
            pytest.param(
                [commitment(due=TARGET_DATE)],
                DAY_AFTER,
                "overdue; due 11\u00a0Apr\u00a02026; 1 day overdue",
                id="a-day-overdue",
            ),
            pytest.param(
                [commitment(due="2020-01-01")],
                HALF_WAY,
                "overdue; due 1\u00a0Jan\u00a02020; 2,242 days overdue",
                id="long-overdue",
            ),
            pytest.param(
                [commitment(due=START, closure="completed", closed_on=START)],
                HALF_WAY,
                "completed on time; due 1\u00a0Jan\u00a02026; completed 1\u00a0Jan\u00a02026",
                id="on-time",
            ),
            pytest.param(
                [commitment(due=START, closure="completed", closed_on="2026-01-02")],
                HALF_WAY,
                "completed late; due 1\u00a0Jan\u00a02026; completed 2\u00a0Jan\u00a02026; 1 day late",
                id="late",
            ),
            pytest.param(
                [commitment(due=TARGET_DATE, original_due=START)],
                START,
                "on schedule; due 11\u00a0Apr\u00a02026; originally 1\u00a0Jan\u00a02026",
                id="moved",
            ),
            pytest.param(
                [commitment(due=TARGET_DATE), revision("due", START, TARGET_DATE, START)],
                HALF_WAY,
                "on schedule; due 11\u00a0Apr\u00a02026; originally 1\u00a0Jan\u00a02026",
                id="moved-by-a-revision",
            ),
            pytest.param(
                [commitment(due=START, closure="withdrawn")],
                HALF_WAY,
                "closed; due 1\u00a0Jan\u00a02026",
                id="withdrawn",
            ),
        ],
    )
    def test_deadline_with_its_days_and_the_original(self, records: list[Record], on: str, expected: str) -> None:
        assert facts(card(*records, on=on))["Deadline"] == [(expected, None)]

    def test_dependencies_and_who_is_waited_for(self) -> None:
        made = facts(
            card(
                commitment(lead="PK-1", depends_on=("C-2", "C-9", "C-2")),
                commitment("C-2"),
                milestone("M-1", due=START, responsible="TJ-1"),
                milestone("M-2", due=START, responsible="PK-1"),
            )
        )
        assert made["Depends on"] == [("C-2", "#commitment-C-2"), ("C-9", None)]
        assert made["Waiting for"] == [("Tajikistan and Pakistan", None)]

    @pytest.mark.parametrize(
        ("record", "expected"),
        [
            pytest.param(commitment(closure_basis="Protocol"), None, id="open"),
            pytest.param(commitment(closure="completed", closure_basis="Protocol"), None, id="completed"),
            pytest.param(
                commitment(closure="withdrawn", closure_basis="https://a.example/p"),
                [("a.example/p", "https://a.example/p")],
                id="withdrawn",
            ),
            pytest.param(
                commitment(closure="superseded", closure_basis="Protocol"), [("Protocol", None)], id="superseded"
            ),
            pytest.param(commitment(closure="withdrawn"), None, id="not-stated"),
        ],
    )
    def test_what_was_given_up_says_on_what_basis(
        self, record: Record, expected: list[tuple[str, str | None]] | None
    ) -> None:
        assert facts(card(record)).get("Basis of the withdrawal") == expected


class TestHead:
    def test_status_reason_flags_and_marks_stand_at_the_head(self) -> None:
        made = card(
            commitment(
                title="Road", description="All of it.", data_quality="illustrative", note="See https://a.example."
            ),
            on_the_way(),
            actual(130, HALF_WAY),
            update("PK", HALF_WAY, "limited"),
            update("TJ", HALF_WAY, "substantial"),
        )
        assert (made.code, made.anchor, made.title.text) == ("C-1", "commitment-C-1", "Road")
        assert (made.pill.symbol, made.pill.word, made.pill.kind) == ("✔", "achieved", "achieved")
        assert made.reason.startswith("Decided by I-1: target reached: 130")
        assert made.flags == ("the sides differ", "outcome reached before delivery")
        assert (made.mark, made.note.text, made.description.text) == ("illustrative", "See a.example.", "All of it.")

    def test_what_is_ready_to_close_says_so(self) -> None:
        made = card(commitment(due=TARGET_DATE), on_the_way(), actual(100, HALF_WAY))
        assert "ready to close" in made.flags

    def test_a_light_set_by_hand_says_what_the_rules_say(self) -> None:
        made = card(commitment(), override("achieved", START, item="C-1"))
        assert made.pill.word == "achieved"
        assert made.reason == "Set by hand by Secretariat; the rules say not assessable"

    def test_a_restricted_commitment_is_in_the_full_edition(self) -> None:
        assert card(commitment(title="Secret", restricted=True)).title.text == "Secret"

    def test_a_title_in_another_language_is_marked_on_the_page(self) -> None:
        made = page(commitment(title=Text("سڑک")), settings={"language": "ur"})
        spans = [one for one in made.at("commitment-C-1").every("span") if one.text == "سڑک"]
        assert [(one.attributes["lang"], one.attributes["dir"]) for one in spans] == [("ur", "rtl")]


class TestPlaces:
    RECORDS = (
        commitment(row=12),
        milestone("M-1", row=4),
        milestone("M-2", row=5),
        update("PK", START, row=3),
        update("TJ", START, row=9),
        update("PK", "2025-01-01", row=2),
        on_the_way(row=8),
        target(10, "2026-02-01", row=6),
        actual(40, HALF_WAY, row=20),
        actual(10, "2026-02-01", row=19),
    )

    def test_every_row_that_is_printed_is_named(self) -> None:
        made = card(*self.RECORDS)
        assert made.place == "Commitments!12; Milestones!4–5; Updates!3, 9"
        assert made.indicators[0].place == "Indicators!8; Actuals!20; Targets!6"

    def test_of_several_workbooks_each_row_says_which(self) -> None:
        made = card(*self.RECORDS, files=("a.xlsx", "b.xlsx"))
        assert made.place.startswith("register.xlsx Commitments!12; register.xlsx Milestones!4–5;")


class TestChapters:
    def test_sectors_stand_in_the_order_of_their_sheet_then_as_they_come(self) -> None:
        records = (
            sector("TR", name="Transport"),
            sector("EN", name="Energy"),
            sector("XX", name="Nobody's"),
            commitment("C-1", sector="Free name"),
            commitment("C-2", sector="en"),
            commitment("C-3", sector="TR"),
            commitment("C-4"),
            commitment("C-5", sector="EN"),
        )
        made = shown(*records).chapters
        assert [(one.title.text, [card.code for card in one.cards]) for one in made] == [
            ("Transport", ["C-3"]),
            ("Energy", ["C-2", "C-5"]),
            ("Free name", ["C-1"]),
            ("Sector not stated", ["C-4"]),
        ]
        assert [one.anchor for one in made] == ["sector-tr", "sector-en", "sector-free.20.name", "sector-"]
        assert made[1].summary == "2 commitments: 2 not assessable."
        assert [one.count for one in made[1].segments] == ["2"]

    def test_a_sector_called_none_is_not_the_lack_of_one(self) -> None:
        made = page(commitment("C-1", sector="none"), commitment("C-2"))
        assert made.anchors.count("sector-none") == 1
        assert made.anchors.count("sector-") == 1

    def test_no_commitment_has_no_chapter(self) -> None:
        assert shown(sector("EN")).chapters == ()


@pytest.mark.parametrize(
    ("letters", "size"),
    [pytest.param(100, "short", id="fits-on-a-page"), pytest.param(32_000, "long", id="does-not")],
)
def test_a_card_that_does_not_fit_on_a_page_may_break(letters: int, size: str) -> None:
    assert card(commitment(description="word " * (letters // 5)), on_the_way(), milestone()).size == size
