"""Who owes what: every party that takes part and every institution is there, and leads to its cards."""

from __future__ import annotations

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, START, TARGET_DATE, on_the_way
from tests.build import actual, commitment, institution, milestone, party
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.owed import Owed, Owing

BODY = (
    party("PK", name="Pakistan"),
    party("TJ", name="Tajikistan"),
    party("KZ", name="Kazakhstan"),
    institution("PK-1", "PK", name="Ministry of Roads"),
    institution("PK-2", "PK"),
    institution("TJ-1", "TJ", name="Customs"),
    institution("XX-1", "", name="Joint body"),
)
ROAD = commitment("C-1", lead="pk-1", supporting=("TJ-1", "PK-1"), due=TARGET_DATE)


def owed(*records: Record, on: str = HALF_WAY) -> Owed:
    return shown(*BODY, *records, on=on).owed


def owing(made: Owed, name: str) -> Owing:
    (found,) = (one for one in (*made.parties, *made.institutions, *made.nothing_owed) if one.name.text == name)
    return found


def test_every_institution_is_there_and_every_party_that_takes_part() -> None:
    made = owed(ROAD, milestone(due=START))
    assert [one.name.text for one in made.parties] == ["Pakistan"]
    assert [one.name.text for one in made.institutions] == ["Ministry of Roads (PK)"]
    assert [one.name.text for one in made.nothing_owed] == ["Tajikistan", "PK-2 (PK)", "Customs (TJ)", "Joint body"]


def test_each_leads_to_the_cards_it_has_a_part_in() -> None:
    made = owed(ROAD)
    lead, support, neither = (owing(made, name) for name in ("Ministry of Roads (PK)", "Customs (TJ)", "PK-2 (PK)"))
    assert [(one.words, one.href) for one in lead.leads] == [("C-1", "#commitment-C-1")]
    assert lead.supports == ()
    assert (support.leads, [one.words for one in support.supports]) == ((), ["C-1"])
    assert (neither.leads, neither.supports) == ((), ())
    assert (lead.anchor, owing(made, "Pakistan").anchor) == ("institution-PK-1", "party-PK")


@pytest.mark.parametrize(
    ("records", "on", "what", "expected"),
    [
        pytest.param([ROAD], DAY_AFTER, "overdue_commitments", ["C-1"], id="overdue-commitment"),
        pytest.param([ROAD, milestone(due=START)], HALF_WAY, "overdue_milestones", ["M-1"], id="overdue-milestone"),
        pytest.param([ROAD, milestone(due="2026-03-01")], HALF_WAY, "due_soon", ["M-1"], id="due-soon"),
        pytest.param(
            [ROAD, on_the_way("I-1"), on_the_way("I-2")], HALF_WAY, "unreported", ["I-1", "I-2"], id="no-value"
        ),
    ],
)
def test_what_is_owed_leads_to_its_card(records: list[Record], on: str, what: str, expected: list[str]) -> None:
    made = owed(*records, on=on)
    for name in ("Pakistan", "Ministry of Roads (PK)"):
        links = getattr(owing(made, name), what)
        assert [one.words for one in links] == expected
        assert {one.href for one in links} == {"#commitment-C-1"}


def test_evidence_that_is_missing_is_counted() -> None:
    made = owed(ROAD, on_the_way(), actual(1, HALF_WAY), actual(2, "2026-02-01"), milestone(done_on=START))
    assert owing(made, "Ministry of Roads (PK)").missing_evidence == "3"


def test_large_numbers_are_written_as_the_language_does() -> None:
    many = [actual(1, HALF_WAY, row=number) for number in range(1001)]
    assert owing(owed(ROAD, on_the_way(), *many), "Pakistan").missing_evidence == "1,001"


def test_a_party_without_institutions_is_there_only_if_it_owes_something() -> None:
    reported = actual(1, HALF_WAY, reported_by="KZ")
    assert "Kazakhstan" not in [one.name.text for one in owed(ROAD).nothing_owed]
    assert [one.name.text for one in owed(ROAD, on_the_way(), reported).parties] == ["Kazakhstan"]


def test_a_name_in_another_language_keeps_its_language() -> None:
    records = (party("PK"), institution("PK-1", "PK", name=Text("وزارت")), commitment(lead="PK-1"))
    (made,) = (one for one in shown(*records, settings={"language": "ur"}).owed.nothing_owed if "PK-1" in one.anchor)
    assert (made.name.text, made.name.language, made.name.direction) == ("وزارت (PK)", "ur", "rtl")


def test_the_page_tells_the_period_and_that_nothing_is_owed() -> None:
    lines = page().lines
    assert lines.count("Nothing is owed.") == 2
    assert any(line.startswith("Period: 1 January 2026 – 20 February 2026.") for line in lines)


def test_the_page_prints_each_with_its_part() -> None:
    made = page(*BODY, ROAD, milestone(due=START))
    assert made.table("Institution")[1] == ["Ministry of Roads (PK) leads C-1", "–", "M-1", "–", "–", "0"]
    assert "- Customs (TJ): supports C-1" in made.lines
    assert made.at("institution-TJ-1").text == "Customs (TJ): supports C-1"


def test_a_link_to_an_institution_that_the_register_does_not_have_leads_nowhere() -> None:
    made = page(commitment(lead="XX-9", supporting=("XX-8",)))
    assert "XX-9" in made.text
    assert "XX-9" not in dict(made.links)
