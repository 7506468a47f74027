"""Tables whose counts add up to the number of commitments."""

from __future__ import annotations

import pytest

from tests.assessment.judging import DAY_AFTER, HALF_WAY, TARGET_DATE, on_the_way
from tests.build import actual, agreement, commitment, institution, milestone, override, sector, session, update
from tests.presentation.view.showing import page, shown
from tracker.domain.values import Status
from tracker.presentation.view.glance import GlanceTable
from tracker.presentation.view.teller import Link

SEVERAL = (
    sector("EN", name="Energy"),
    institution("PK-1", "PK", name="Ministry"),
    agreement("A-1", title="Treaty"),
    session("S-1", title="Visit"),
    commitment("C-1", sector="EN", lead="PK-1", agreement="A-1", session="S-1", due=TARGET_DATE),
    commitment("C-2", sector="en", lead="PK-9", agreement="a-1"),
    commitment("C-3", sector="Free name", start="2030-01-01"),
    commitment("C-4", closure="withdrawn"),
    on_the_way(),
    actual(40, HALF_WAY),
)


def rows(table: GlanceTable) -> list[tuple[str, str | None, str, str]]:
    """Name, place, how many, how many overdue."""
    return [(one.name.words, one.name.target, one.total.number, one.overdue.number) for one in (*table.rows, table.sum)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(
            0,
            [
                ("Energy", "sector-en", "2", "1"),
                ("Free name", "sector-free.20.name", "1", "0"),
                ("Not stated", None, "1", "0"),
                ("Sum", None, "4", "1"),
            ],
            id="sector-in-any-case-is-one",
        ),
        pytest.param(
            1,
            [
                ("Ministry", "institution-PK-1", "1", "1"),
                ("PK-9", None, "1", "0"),
                ("Not stated", None, "2", "0"),
                ("Sum", None, "4", "1"),
            ],
            id="unknown-lead-is-named",
        ),
        pytest.param(
            2,
            [("A-1 Treaty", "agreement-A-1", "2", "1"), ("Not stated", None, "2", "0"), ("Sum", None, "4", "1")],
            id="agreement",
        ),
        pytest.param(
            3,
            [("S-1 Visit", "session-S-1", "1", "1"), ("Not stated", None, "3", "0"), ("Sum", None, "4", "1")],
            id="session",
        ),
    ],
)
def test_groups_add_up_to_all(number: int, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert rows(shown(*SEVERAL, on=DAY_AFTER).glance.tables[number]) == expected


def test_sectors_alone_have_bars_and_stand_first() -> None:
    made = shown(*SEVERAL).glance
    assert [one.has_bars for one in made.tables] == [True, False, False, False]
    assert made.by_sector is made.tables[0]


def test_counts_stand_under_their_status() -> None:
    made = shown(*SEVERAL).glance
    heads = [one.word for one in made.statuses]
    counts = [one.number for one in made.tables[0].sum.counts]
    assert dict(zip(heads, counts, strict=True)) == {
        "off track": "0",
        "at risk": "0",
        "not assessable": "1",
        "on track": "1",
        "achieved": "0",
        "not due": "1",
        "withdrawn": "1",
    }


def test_none_is_printed_as_0_and_stands_back() -> None:
    counts = shown(commitment()).glance.tables[0].sum.counts
    assert {(one.number, one.kind) for one in counts} == {("0", "none"), ("1", "some")}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(
            0,
            {"no evidence": "2", "not started": "1", "limited": "1", "substantial": "0", "complete": "1"},
            id="completion",
        ),
        pytest.param(
            1,
            {
                "no deadline": "1",
                "on schedule": "1",
                "due soon": "0",
                "overdue": "1",
                "completed on time": "1",
                "completed late": "0",
                "closed": "1",
            },
            id="deadline",
        ),
    ],
)
def test_the_second_reading_stands_beside_the_status(number: int, expected: dict[str, str]) -> None:
    made = shown(
        commitment("C-1", closure="completed", closed_on=HALF_WAY),
        commitment("C-2", due="2026-01-02"),
        commitment("C-3", due="2030-01-02"),
        commitment("C-4", closure="withdrawn"),
        commitment("C-5"),
        milestone(commitment="C-2", due="2026-01-02"),
        update("PK", HALF_WAY, "limited", commitment="C-3"),
    ).glance
    table = made.beside[number]
    assert {one.name: one.total.number for one in table.rows} == expected
    assert table.sum.total.number == "5"
    assert [one.number for one in table.sum.counts] == [one.number for one in made.tables[0].sum.counts]


def test_no_commitment_has_tables_with_sums_of_nothing() -> None:
    made = shown().glance
    assert [rows(table) for table in made.tables] == [[("Sum", None, "0", "0")]] * 4
    assert [table.sum.total.number for table in made.beside] == ["0", "0"]


def test_a_light_set_by_hand_is_counted_as_it_is_shown() -> None:
    made = shown(commitment(), override("achieved", HALF_WAY, item="C-1")).glance
    achieved = list(Status).index(Status.ACHIEVED)
    assert made.tables[0].sum.counts[achieved].number == "1"


def test_large_numbers_are_written_as_the_language_does() -> None:
    many = [commitment(f"C-{number}", sector="EN") for number in range(1001)]
    assert page(*many).table("Sector")[1] == ["EN", "", "0", "0", "1,001", "0", "0", "0", "0", "1,001", "0"]


def test_a_group_leads_to_its_place() -> None:
    links = dict(page(*SEVERAL).links)
    assert links["Energy"] == "#sector-en"
    assert Link("Ministry", "institution-PK-1").href == links["Ministry"]
