"""The brief: the worst first, then what was delivered, then what is asked for."""

from __future__ import annotations

from tests.assessment.judging import HALF_WAY, START, on_the_way
from tests.build import actual, commitment, institution, override, update
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.presentation.view.brief import MOST_DECISIONS, MOST_DELIVERED, MOST_TROUBLED
from tracker.sentences import NO_BREAK


def set_by_hand(status: str, *codes: str) -> list[Record]:
    return [override(status, START, item=code) for code in codes]


def test_off_track_stands_first_then_the_longest_overdue() -> None:
    records = (
        commitment("C-1"),
        commitment("C-2", due="2026-02-01"),
        commitment("C-3", due=START),
        commitment("C-4"),
        *set_by_hand("at_risk", "C-1", "C-2", "C-3"),
        *set_by_hand("off_track", "C-4"),
    )
    assert [one.commitment.words for one in shown(*records).brief.troubled] == ["C-4", "C-3", "C-2", "C-1"]


def test_a_line_tells_lead_reason_deadline_and_mark() -> None:
    records = (
        institution("PK-1", "PK", name="Ministry"),
        commitment("C-1", title="Road", lead="PK-1", due="2026-12-31", data_quality="illustrative"),
        on_the_way(),
        actual(10, HALF_WAY),
        commitment("C-2"),
        *set_by_hand("at_risk", "C-2"),
    )
    one, other = shown(*records).brief.troubled
    assert (one.title.text, one.lead.words, one.pill.word, one.mark) == (
        "Road",
        "Ministry",
        "off track",
        "illustrative",
    )
    assert one.reason.replace(NO_BREAK, " ") == "Decided by I-1: 10 % of the way, 50 % expected: far behind"
    assert one.deadline == "on schedule; due 31\u00a0Dec\u00a02026"
    assert (other.lead.words, other.mark) == ("no lead stated", "")


def test_what_was_completed_in_the_period_is_delivered() -> None:
    records = (
        commitment("C-1", closure="completed", closed_on=START),
        commitment("C-2", closure="completed", closed_on="2025-12-31"),
        commitment("C-3", closure="withdrawn", closed_on=HALF_WAY),
        commitment("C-4"),
    )
    assert [one.commitment.words for one in shown(*records).brief.delivered] == ["C-1"]


def test_what_does_not_fit_is_counted() -> None:
    troubled = [f"T-{number}" for number in range(MOST_TROUBLED + 1)]
    delivered = [f"D-{number}" for number in range(MOST_DELIVERED + 2)]
    records = (
        *(commitment(code) for code in troubled),
        *set_by_hand("off_track", *troubled),
        *(commitment(code, closure="completed", closed_on=START) for code in delivered),
        *(update("PK", START, commitment=code, decision_requested="Act.") for code in troubled[: MOST_DECISIONS + 1]),
    )
    made = shown(*records).brief
    assert (len(made.troubled), made.troubled_more) == (MOST_TROUBLED, "1 more is in the full report.")
    assert (len(made.delivered), made.delivered_more) == (MOST_DELIVERED, "2 more are in the full report.")
    assert (len(made.decisions), made.decisions_more) == (MOST_DECISIONS, "1 more is in the full report.")


def test_all_that_fits_is_there_without_a_word_on_more() -> None:
    made = shown(commitment(), *set_by_hand("off_track", "C-1")).brief
    assert (made.troubled_more, made.delivered_more, made.decisions_more) == ("", "", "")


def test_the_page_says_what_there_is_not() -> None:
    lines = page(template="brief").lines
    assert "No commitment is off track or at risk." in lines
    assert "Nothing was completed in the period." in lines
    assert "No decision is requested." in lines


def test_the_page_of_a_brief_has_no_link_to_a_card_it_does_not_have() -> None:
    made = page(commitment(title="Road"), *set_by_hand("off_track", "C-1"), template="brief")
    assert "C-1 Road" in made.text
    assert made.links == []
