"""What became of each agreement and of each session."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START
from tests.build import agreement, commitment, override, party, session, update
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.follow import Entry, counting

BODY = (party("PK", name="Pakistan"), party("TJ", name="Tajikistan"))


def facts(entry: Entry) -> dict[str, list[tuple[str, str | None]]]:
    return {one.label: [(link.words, link.href) for link in one.links] for one in entry.facts}


class TestAgreements:
    @pytest.mark.parametrize(
        ("record", "expected"),
        [
            pytest.param(
                agreement(),
                {"": [("day of signature not recorded; entry into force not recorded", None)]},
                id="only-a-code",
            ),
            pytest.param(
                agreement(
                    kind="memorandum",
                    signed_on="2024-07-02",
                    place="Dushanbe",
                    in_force_on="2024-08-01",
                    expires_on="2029-08-01",
                    parties=("PK", "tj", "ZZ"),
                    session="S-1",
                ),
                {
                    "Memorandum of understanding": [
                        (
                            "signed 2\u00a0July\u00a02024, Dushanbe; in force 1\u00a0August\u00a02024; "
                            "expires 1\u00a0August\u00a02029",
                            None,
                        )
                    ],
                    "Parties": [("Pakistan", None), ("Tajikistan", None), ("ZZ", None)],
                    "Signed at": [("S-1 Visit", "#session-S-1")],
                },
                id="all",
            ),
            pytest.param(
                agreement(faulty="signed_on", session="S-9"),
                {
                    "": [("could not be read; entry into force not recorded", None)],
                    "Signed at": [("S-9", None)],
                },
                id="unreadable-day-and-unknown-session",
            ),
        ],
    )
    def test_signed_and_in_force_are_both_said(
        self, record: Record, expected: dict[str, list[tuple[str, str | None]]]
    ) -> None:
        (entry,) = shown(*BODY, session(title="Visit"), record).agreements.bare
        assert facts(entry) == expected

    def test_commitments_stand_under_their_agreement_in_any_case(self) -> None:
        made = shown(
            agreement("A-1", title="Treaty", row=9, note="See https://a.example.", data_quality="provisional"),
            commitment("C-1", title="Road", agreement="a-1", clause="Art. 5", data_quality="illustrative"),
            commitment("C-2", agreement="A-1", faulty="due"),
        ).agreements
        (entry,) = made.entries
        assert (entry.code, entry.anchor, entry.title.text) == ("A-1", "agreement-A-1", "Treaty")
        assert (entry.mark, entry.place, entry.note.text) == ("provisional", "Agreements!9", "See a.example.")
        assert entry.summary == "2 commitments: 2 not assessable"
        assert [
            (row.code.href, row.title.text, row.clause, row.pill.word, row.completion, row.deadline, row.mark)
            for row in entry.rows
        ] == [
            ("#commitment-C-1", "Road", "Art. 5", "not assessable", "no evidence", "no deadline", "illustrative"),
            ("#commitment-C-2", "", "", "not assessable", "no evidence", "could not be read", ""),
        ]

    def test_they_stand_in_order_of_signature_unknown_days_last(self) -> None:
        made = shown(
            agreement("A-1"),
            agreement("A-2", signed_on="2024-01-02"),
            agreement("A-3", signed_on="2024-01-01"),
            agreement("A-0"),
        ).agreements
        assert [one.code for one in made.bare] == ["A-3", "A-2", "A-0", "A-1"]
        assert {one.summary for one in made.bare} == {"No commitment of this register stands under it."}

    def test_clauses_are_indexed_by_agreement_as_one_counts(self) -> None:
        made = shown(
            commitment("C-1", agreement="A-10", clause="Art. 2"),
            commitment("C-2", agreement="A-2", clause="Art. 10"),
            commitment("C-3", agreement="A-2", clause="Art. 2"),
            commitment("C-4", session="S-1", clause="para. 1"),
            commitment("C-5", clause="Annex"),
            commitment("C-6", agreement="A-2"),
        ).agreements
        assert [(one.code.words, one.clause) for one in made.clauses] == [
            ("C-5", "Annex"),
            ("C-3", "A-2, Art. 2"),
            ("C-2", "A-2, Art. 10"),
            ("C-1", "A-10, Art. 2"),
            ("C-4", "S-1, para. 1"),
        ]

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [("Art. 2", "Art. 10"), ("a", "B"), ("9", "a"), ("Art. ٢", "Art. 10"), ("", "1")],
        ids=["numbers", "case", "numbers-before-letters", "other-digits", "nothing"],
    )
    def test_texts_are_sorted_as_one_counts(self, earlier: str, later: str) -> None:
        assert counting(earlier) < counting(later)

    def test_the_page_says_what_there_is_not(self) -> None:
        assert "No commitment stands under an agreement." in page().lines
        assert "No session is recorded." in page().lines
        assert "Instruments without a commitment in this register" not in page().text


class TestSessions:
    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            pytest.param([session()], {"": [("day not recorded", None)]}, id="only-a-code"),
            pytest.param([session(faulty="first_day")], {"": [("could not be read", None)]}, id="day-unreadable"),
            pytest.param(
                [
                    session(
                        kind="joint_commission",
                        first_day="2024-12-10",
                        last_day="2024-12-12",
                        place="Islamabad",
                        host="PK",
                        platform="SCO",
                    ),
                    agreement("A-1", title="Protocol", session="s-1"),
                ],
                {
                    "Session of the joint commission": [
                        (
                            "10\u00a0December\u00a02024\u00a0– 12\u00a0December\u00a02024, Islamabad; "
                            "Platform: SCO; Host: Pakistan",
                            None,
                        )
                    ],
                    "Signed here": [("A-1 Protocol", "#agreement-A-1")],
                },
                id="all",
            ),
            pytest.param(
                [session(first_day="2024-12-10", last_day="2024-12-10")],
                {"": [("10\u00a0December\u00a02024", None)]},
                id="one-day",
            ),
        ],
    )
    def test_kind_days_place_host_and_what_was_signed(
        self, records: list[Record], expected: dict[str, list[tuple[str, str | None]]]
    ) -> None:
        assert facts(shown(*BODY, *records).sessions.entries[0]) == expected

    def test_they_stand_in_order_of_time(self) -> None:
        made = shown(session("S-1"), session("S-2", first_day="2025-01-01"), session("S-3", first_day="2024-01-01"))
        assert [one.code for one in made.sessions.entries] == ["S-3", "S-2", "S-1"]

    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            pytest.param([], "No commitment of this register was agreed here.", id="none"),
            pytest.param(
                [commitment(session="S-1")], "Agreed: 1. Delivered: 0. Open: 1, of which overdue: 0.", id="open"
            ),
            pytest.param(
                [commitment(session="S-1", due=START)],
                "Agreed: 1. Delivered: 0. Open: 1, of which overdue: 1.",
                id="overdue",
            ),
            pytest.param(
                [commitment(session="s-1", closure="completed", closed_on=START)],
                "Agreed: 1. Delivered: 1. Open: 0, of which overdue: 0.",
                id="delivered",
            ),
            pytest.param(
                [commitment(session="S-1", due=START), update("PK", HALF_WAY, "complete")],
                "Agreed: 1. Delivered: 1. Open: 0, of which overdue: 0.",
                id="what-was-delivered-is-not-open-though-nobody-closed-it",
            ),
            pytest.param(
                [
                    commitment("C-1", session="S-1", closure="withdrawn"),
                    commitment("C-2", session="S-1", closure="superseded"),
                    commitment("C-3", session="S-1"),
                    update("PK", HALF_WAY, "complete"),
                    override("achieved", START, item="C-2"),
                ],
                "Agreed: 3. Delivered: 0. Open: 1, of which overdue: 0. Withdrawn or superseded: 2.",
                id="what-was-given-up-is-neither-open-nor-delivered",
            ),
        ],
    )
    def test_what_was_agreed_is_delivered_open_or_given_up(self, records: list[Record], expected: str) -> None:
        assert shown(session(), *records).sessions.entries[0].summary == expected

    def test_the_page_prints_them_with_their_commitments(self) -> None:
        made = page(session(title=Text("Visit"), link="http://a.example"), commitment(title="Road", session="S-1"))
        entry = made.at("session-S-1")
        assert [one.attributes["href"] for one in entry.every("a")] == ["#commitment-C-1"]
        assert entry.text.endswith("Source: a.example (Sessions!2)")
