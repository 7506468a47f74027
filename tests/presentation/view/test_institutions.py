"""What one institution has promised and owes."""

from __future__ import annotations

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, POLICY, START, TARGET_DATE, on_the_way
from tests.build import actual, commitment, day, indicator, institution, milestone, party, register
from tests.presentation.view.showing import page, shown
from tracker.assessment.assess import assess
from tracker.domain.record import Record
from tracker.presentation.view import report_view
from tracker.presentation.view.institutions import InstitutionPart

BODY = (
    party("PK", name="Pakistan"),
    institution("PK-1", "PK", name="Ministry", focal_point="Desk for roads"),
    institution("PK-2", "PK", name="Customs"),
    institution("XX-1", "", name="Joint body"),
)
ROAD = commitment("C-1", title="Road", lead="pk-1", supporting=("PK-2", "PK-1"), due=TARGET_DATE)


def parts(*records: Record, on: str = HALF_WAY) -> dict[str, InstitutionPart]:
    return {one.title.text: one for one in shown(*BODY, *records, on=on).institutions}


def owed(*records: Record, on: str = HALF_WAY) -> list[tuple[str, str, str | None, str]]:
    made = parts(*records, on=on)["Ministry (PK)"]
    return [(one.kind, one.item.words, one.item.href, one.details) for one in made.duties]


def test_an_institution_has_what_it_leads_and_what_it_supports() -> None:
    made = parts(ROAD)
    lead, support = made["Ministry (PK)"], made["Customs (PK)"]
    assert ([one.code for one in lead.cards], lead.supported) == (["C-1"], ())
    assert (support.cards, [one.code.words for one in support.supported]) == ((), ["C-1"])
    assert (lead.summary, support.summary) == (
        "1 commitment: 1 not assessable.",
        "It leads no commitment of this register.",
    )
    assert [(one.label, one.links[0].words) for one in lead.facts] == [
        ("Party", "Pakistan"),
        ("Focal point", "Desk for roads"),
    ]
    assert "Joint body" not in made


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        pytest.param([ROAD], HALF_WAY, [], id="nothing"),
        pytest.param(
            [ROAD],
            DAY_AFTER,
            [("Overdue commitment", "C-1", "#commitment-C-1", "overdue; due 11\u00a0Apr\u00a02026; 1 day overdue")],
            id="overdue-commitment",
        ),
        pytest.param(
            [ROAD, milestone("M-1", due=START), milestone("M-2", due="2026-03-01")],
            HALF_WAY,
            [
                ("Overdue milestone", "M-1", "#commitment-C-1", "due 1\u00a0Jan\u00a02026, 50 days late"),
                ("Milestone due soon", "M-2", "#commitment-C-1", "due 1\u00a0Mar\u00a02026"),
            ],
            id="milestones",
        ),
        pytest.param(
            [
                ROAD,
                on_the_way("I-1"),
                on_the_way("I-2", baseline_date="2025-01-01"),
                actual(1, "2025-12-31", indicator="I-2", evidence="x"),
            ],
            HALF_WAY,
            [
                ("Value of the period", "I-1", "#commitment-C-1", "last value: none so far"),
                ("Value of the period", "I-2", "#commitment-C-1", "last value: 31\u00a0Dec\u00a02025"),
            ],
            id="no-value-in-the-period",
        ),
        pytest.param(
            [ROAD, milestone(done_on=START, row=4), on_the_way(), actual(1, HALF_WAY, row=9)],
            HALF_WAY,
            [
                ("Evidence", "M-1", "#commitment-C-1", "Milestones!4"),
                ("Evidence", "I-1", "#commitment-C-1", "20\u00a0Feb\u00a02026, Actuals!9"),
            ],
            id="evidence",
        ),
    ],
)
def test_what_it_owes_stands_with_its_day_or_place(
    records: list[Record], on: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert owed(*records, on=on) == expected


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([commitment(lead="PK-1", due=START, data_quality="illustrative")], id="commitment"),
        pytest.param([ROAD, milestone(due=START, data_quality="illustrative")], id="milestone"),
        pytest.param([ROAD, on_the_way(data_quality="illustrative")], id="indicator"),
        pytest.param([ROAD, on_the_way(), actual(1, HALF_WAY, data_quality="illustrative")], id="value"),
    ],
)
def test_what_is_owed_carries_the_mark_of_its_row(records: list[Record]) -> None:
    assert [one.mark for one in parts(*records)["Ministry (PK)"].duties] == ["illustrative"]


def test_one_institution_can_be_asked_for_alone_in_any_case() -> None:
    assessment = assess(register(*BODY, ROAD), as_of=day(HALF_WAY), policy=POLICY)
    made = report_view(assessment, (), institutions=("xx-1",)).institutions
    assert [(one.title.text, one.facts) for one in made] == [("Joint body", ())]


def test_the_page_prints_duties_cards_and_support() -> None:
    made = page(*BODY, ROAD, commitment("C-2", lead="PK-2"), indicator(), milestone(due=START), template="institution")
    assert made.table("What")[1] == ["Overdue milestone", "M-1", "", "due 1 Jan 2026, 50 days late"]
    assert "Nothing is owed on this day." in made.lines
    assert [text for level, text in made.headings if level == 3] == [
        "What it owes",
        "What it leads",
        "C-1 Road",
        "What it owes",
        "What it leads",
        "C-2",
        "What it supports",
    ]
