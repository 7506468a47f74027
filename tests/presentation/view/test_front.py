"""The front page: five to seven sentences, each computed, and marks that nobody can overlook."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, START, TARGET_DATE, on_the_way
from tests.build import actual, commitment, indicator, institution, milestone, override, party, target, update
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.front import RUNNING_TITLE, Front
from tracker.sentences import NO_BREAK


def front(*records: Record, on: str = HALF_WAY, **settings: object) -> Front:
    return shown(*records, on=on, settings=settings).front


def said(*records: Record, on: str = HALF_WAY) -> Sequence[str]:
    return [one.replace(NO_BREAK, " ") for one in front(*records, on=on).sentences]


class TestSentences:
    def test_a_register_without_commitments_says_so(self) -> None:
        assert said() == [
            "The register holds no commitment.",
            "No commitment is overdue.",
            "Completed on time: 0; completed late: 0; due within 30 days: 0.",
            "No indicator is set.",
            "No decision is requested.",
            "Nothing has been reported that would need evidence.",
        ]

    @pytest.mark.parametrize(
        ("records", "on", "expected"),
        [
            pytest.param([commitment()], HALF_WAY, "1 commitment: 1 not assessable.", id="one-commitment"),
            pytest.param(
                [commitment("C-1", start=TARGET_DATE), commitment("C-2"), commitment("C-3")],
                HALF_WAY,
                "3 commitments: 2 not assessable and 1 not due.",
                id="several-worst-first",
            ),
            pytest.param(
                [commitment("C-1"), commitment("C-2"), on_the_way(commitment="C-3"), commitment("C-3")],
                HALF_WAY,
                "3 cannot be judged: there is neither an indicator nor a milestone to measure it by (2); "
                "no value reported (1).",
                id="why-they-cannot-be-judged",
            ),
            pytest.param(
                [commitment(), milestone(), override("not_assessable", START, item="C-1")],
                HALF_WAY,
                "1 cannot be judged: set by hand (1).",
                id="cannot-be-judged-by-hand",
            ),
            pytest.param(
                [commitment(due=TARGET_DATE)],
                DAY_AFTER,
                "1 commitment is overdue: C-1, by 1 day.",
                id="one-overdue-by-a-day",
            ),
            pytest.param(
                [commitment("C-1", due=TARGET_DATE), commitment("C-2", due="2020-01-01")],
                DAY_AFTER,
                "2 commitments are overdue; C-2 has waited longest: 2,293 days.",
                id="several-overdue",
            ),
            pytest.param(
                [
                    commitment("C-1", due=START, closure="completed", closed_on=START),
                    commitment("C-2", due=START, closure="completed", closed_on=HALF_WAY),
                    commitment("C-3", due="2026-03-01"),
                ],
                HALF_WAY,
                "Completed on time: 1; completed late: 1; due within 30 days: 1.",
                id="delivery",
            ),
            pytest.param(
                [commitment(), on_the_way(), actual(40, HALF_WAY)],
                HALF_WAY,
                "Mean progress is 40 % of the way (1 of 1 indicator assessable).",
                id="progress-of-one",
            ),
            pytest.param(
                [commitment(), on_the_way("I-1"), on_the_way("I-2"), actual(40, HALF_WAY)],
                HALF_WAY,
                "Mean progress is 40 % of the way (1 of 2 indicators assessable).",
                id="progress-of-several",
            ),
            pytest.param(
                [commitment(), on_the_way()],
                HALF_WAY,
                "Progress cannot be measured: the 1 indicator is not assessable.",
                id="progress-unknown-is-not-zero",
            ),
            pytest.param(
                [commitment(), on_the_way("I-1"), indicator("I-2")],
                HALF_WAY,
                "Progress cannot be measured: none of 2 indicators is assessable.",
                id="progress-of-several-unknown",
            ),
            pytest.param(
                [commitment(), update("PK", START, decision_requested="Name the day.")],
                HALF_WAY,
                "1 decision is requested.",
                id="one-decision",
            ),
            pytest.param(
                [
                    commitment(),
                    update("PK", START, decision_requested="Name the day."),
                    update(None, START, decision_requested="Name the place."),
                ],
                HALF_WAY,
                "2 decisions are requested.",
                id="a-decision-asked-for-by-nobody-known-is-waited-for-too",
            ),
            pytest.param(
                [commitment(), on_the_way(), actual(40, START), actual(40, HALF_WAY, evidence="Letter 12")],
                HALF_WAY,
                "Evidence is named for 50 % of what is reported as done or measured (1 of 2).",
                id="evidence",
            ),
        ],
    )
    def test_a_sentence_tells_what_was_counted(self, records: list[Record], on: str, expected: str) -> None:
        assert expected in said(*records, on=on)

    def test_large_numbers_are_written_as_the_language_does(self) -> None:
        many = [commitment(f"C-{number}") for number in range(1001)]
        made = front(*many)
        assert made.total == "1,001 commitments"
        assert made.sentences[0] == "1,001 commitments: 1,001 not assessable."
        assert [one.count for one in made.segments] == ["1,001"]


class TestTitle:
    def test_a_register_without_title_has_one_all_the_same(self) -> None:
        made = front()
        assert (made.title.text, made.running_title) == ("Register of commitments", "Register of commitments")
        assert made.document_title == "Register of commitments · Progress report · 20\u00a0February\u00a02026"

    @pytest.mark.parametrize(
        ("letters", "expected"),
        [
            pytest.param(RUNNING_TITLE, "x" * RUNNING_TITLE, id="just-fits"),
            pytest.param(RUNNING_TITLE + 1, "x" * (RUNNING_TITLE - 1) + "…", id="one-too-long"),
            pytest.param(400, "x" * (RUNNING_TITLE - 1) + "…", id="four-hundred"),
        ],
    )
    def test_a_long_title_is_cut_at_the_head_of_the_pages_only(self, letters: int, expected: str) -> None:
        made = front(title=Text("x" * letters))
        assert made.running_title == expected
        assert made.title.text == "x" * letters

    def test_a_title_in_another_language_keeps_its_language(self) -> None:
        made = front(title=Text("دستاویز"), language="ur")
        assert (made.title.language, made.title.direction) == ("ur", "rtl")


class TestFacts:
    def test_the_period_ends_on_the_reporting_day(self) -> None:
        made = front()
        assert (made.as_of, made.period) == (
            "20\u00a0February\u00a02026",
            "1\u00a0January\u00a02026\u00a0– 20\u00a0February\u00a02026",
        )

    def test_the_parties_at_work_are_named_in_the_order_of_the_register(self) -> None:
        records = (
            party("KZ"),
            party("PK", name="Pakistan"),
            party("TJ", name="Tajikistan"),
            institution("TJ-1", "TJ"),
            institution("PK-1", "PK"),
            commitment(lead="TJ-1", supporting=("PK-1",)),
        )
        assert front(*records).parties == "Pakistan and Tajikistan"

    def test_without_institutions_all_parties_are_named(self) -> None:
        assert front(party("PK"), party("TJ"), commitment()).parties == "PK and TJ"

    def test_without_parties_nothing_is_named(self) -> None:
        assert front().parties == ""

    def test_the_hash_is_of_the_workbooks_in_whatever_order(self) -> None:
        one, other, third = (shown(files=files).front.hash for files in (["a", "b"], ["b", "a"], ["a"]))
        assert one == other != third
        assert len(one) == 12


class TestMarks:
    @pytest.mark.parametrize(
        ("records", "is_draft", "mark"),
        [
            pytest.param([commitment()], False, "", id="none"),
            pytest.param([commitment()], True, "Draft", id="draft"),
            pytest.param(
                [target(1, START, data_quality="illustrative")], False, "Contains illustrative data", id="illustrative"
            ),
            pytest.param(
                [commitment(data_quality="illustrative")], True, "Draft · Contains illustrative data", id="both"
            ),
            pytest.param([commitment(data_quality="provisional")], False, "", id="provisional-is-not-invented"),
        ],
    )
    def test_every_page_says_what_the_report_is_not(self, records: list[Record], is_draft: bool, mark: str) -> None:
        made = shown(*records, is_draft=is_draft).front
        assert made.running_mark == mark
        assert bool(made.draft) is is_draft
        assert bool(made.illustrative) is ("illustrative" in mark)

    def test_a_draft_says_so_on_its_first_page(self) -> None:
        assert "Draft: the register has errors; see the data notes" in page(is_draft=True).text


class TestBar:
    def test_the_pieces_are_the_statuses_that_occur_worst_first(self) -> None:
        made = front(commitment("C-1"), commitment("C-2", start=TARGET_DATE), commitment("C-3"))
        assert [(one.pill.word, one.count, one.width, one.kind) for one in made.segments] == [
            ("not assessable", "2", "66.600", "not-assessable"),
            ("not due", "1", "33.300", "not-due"),
        ]

    def test_no_commitment_has_no_bar(self) -> None:
        assert not [one for one in page().everything if one.attributes.get("class") == "status-bar"]
