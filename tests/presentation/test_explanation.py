"""A commitment explained, for who does not know the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.assessment.judging import HALF_WAY, judged, on_the_way
from tests.build import (
    actual,
    commitment,
    faulty_row,
    indicator,
    institution,
    milestone,
    override,
    parts,
    party,
    record,
    target,
    update,
)
from tracker.domain.agreements import Agreement
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import RegisterFile
from tracker.domain.sessions import Session
from tracker.presentation.explanation import Explanation, explanation, explanation_json
from tracker.presentation.messages import Messages
from tracker.source import RowSource, SheetLayout

DAY_AFTER = "2026-04-12"


def explained(*records: Record | FaultyRow, on: str = HALF_WAY) -> Explanation:
    own = () if any(type(one).__name__ == "Commitment" for one in records) else (commitment(),)
    found = judged(*own, *records, on=on)
    return explanation(found.commitments[0], found, Messages())


def rows(found: Explanation, heading: str) -> dict[str, str]:
    """The rows of the first part with such a heading, by label, with plain spaces."""
    part = next((one for one in found.parts if one.heading.startswith(heading)), None)
    return {} if part is None else {row.label: row.words.replace("\u00a0", " ") for row in part.rows}


def in_sheet(row: Record, number: int, **columns: int) -> Record:
    """A record that was read from some columns."""
    layout = SheetLayout("register.xlsx", row.source.sheet, columns, {})
    return row.model_copy(update={"source": RowSource(layout, number)})


def test_parts_come_in_the_order_in_which_a_reader_asks() -> None:
    found = explained(on_the_way(title="Km built"), actual(30, HALF_WAY), milestone(due="2026-12-31"))
    assert [part.heading for part in found.parts] == [
        "What was promised",
        "Where it stood on 20\u00a0February\u00a02026",
        "What a better light would need",
        "The rules for a commitment, in their order: the first that fits decides",
        "Indicator I-1: Km built",
        "Its light by the rules, in their order: the first that fits decides",
        "Milestones",
        "The light of its milestones by the same rules, which counts where no indicator does",
    ]


def test_a_part_without_rows_is_not_there() -> None:
    headings = [part.heading for part in explained(on_the_way(), actual(100, HALF_WAY)).parts]
    assert "What a better light would need" not in headings
    assert "Milestones" not in headings


def test_what_was_promised() -> None:
    found = explained(
        commitment(
            title="A road",
            agreement="AG-1",
            session="S-1",
            clause="Art. 3",
            lead="IN-1",
            supporting=("IN-2", "IN-9"),
            due="2026-12-31",
            original_due="2026-12-01",
        ),
        record(Agreement, code="AG-1", title="Transit Agreement"),
        record(Session, code="S-1", title="5th session"),
        institution("IN-1", "PK"),
        institution("IN-2", "TJ"),
    )
    assert (found.code, found.title) == ("C-1", "A road")
    assert rows(found, "What was promised") == {
        "agreement": "AG-1 Transit Agreement, Art. 3",
        "session": "S-1 5th session",
        "lead": "IN-1 ",
        "supporting": "IN-2 ; IN-9",
        "due": "31 December 2026, first agreed 1 December 2026: moved by 30 days",
    }


def test_what_is_not_said_is_blank() -> None:
    assert rows(explained(), "What was promised") == {"lead": "blank", "due": "blank"}


PARTIES = (party("PK"), party("TJ"), institution("IN-1", "PK"), institution("IN-2", "TJ"))
BOTH = {"lead": "IN-1", "supporting": ("IN-2",)}


@pytest.mark.parametrize(
    ("records", "label", "expected"),
    [
        pytest.param(
            [],
            "status",
            "◆ not assessable: there is neither an indicator nor a milestone to measure it by",
            id="status",
        ),
        pytest.param(
            [commitment(closure="completed", closed_on=HALF_WAY)],
            "completion",
            "complete: closed as completed on 20 February 2026",
            id="closure",
        ),
        pytest.param(
            [commitment(closure="completed")],
            "completion",
            "complete: closed as completed on blank",
            id="closure-on-no-day",
        ),
        pytest.param(
            [milestone(done_on=HALF_WAY), milestone("M-2")],
            "completion",
            "substantial: 1 of 2 milestones done",
            id="milestones",
        ),
        pytest.param(
            [commitment(**BOTH), update("PK", HALF_WAY, "limited"), update("TJ", HALF_WAY)],
            "completion",
            "limited: the lower of what the sides last said: PK limited (20 February 2026),"
            " TJ no evidence (20 February 2026)",
            id="updates",
        ),
        pytest.param([], "completion", "no evidence: no milestone and no word of a side says more", id="nothing"),
        pytest.param([commitment(due="2026-02-19")], "deadline", "overdue by 1 day", id="overdue"),
        pytest.param([commitment(due="2023-02-19")], "deadline", "overdue by 1,097 days", id="overdue-for-years"),
        pytest.param([commitment(due="2026-12-31")], "deadline", "on schedule", id="on-schedule"),
        pytest.param(
            [commitment(due="2026-02-10", closure="completed", closed_on=HALF_WAY)],
            "deadline",
            "completed late: 20 February 2026, 10 days late",
            id="late",
        ),
        pytest.param(
            [commitment(due="2026-12-31", closure="completed", closed_on=HALF_WAY)],
            "deadline",
            "completed on time: 20 February 2026",
            id="on-time",
        ),
        pytest.param([commitment(**BOTH), update("PK", HALF_WAY)], "also", "not every side has reported", id="flags"),
        pytest.param([commitment(**BOTH)], "waiting on", "PK", id="waiting-on"),
        pytest.param(
            [commitment(lead="IN-3"), institution("IN-3", "AF")], "waiting on", "AF", id="a-party-without-a-row"
        ),
    ],
)
def test_where_it_stands(records: list[Record], label: str, expected: str) -> None:
    assert rows(explained(*PARTIES, *records), "Where it stood")[label] == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [on_the_way(unit="km"), actual(10, HALF_WAY)],
            {"for ▲ at risk": "I-1: an actual of at least 30 km by 20 February 2026"},
            id="value",
        ),
        pytest.param(
            [on_the_way(baseline=100, target=0), actual(90, HALF_WAY)],
            {"for ▲ at risk": "I-1: an actual of at most 70 by 20 February 2026"},
            id="falling",
        ),
        pytest.param(
            [on_the_way(target=1, unit="session"), actual(0, HALF_WAY)],
            {"for ▲ at risk": "I-1: an actual of at least 0.3 session by 20 February 2026 (in whole numbers 1)"},
            id="whole-numbers",
        ),
        pytest.param(
            [on_the_way(accumulation="sum"), actual(10, HALF_WAY)],
            {"for ▲ at risk": "I-1: an actual of at least 30 by 20 February 2026, 20 more than now"},
            id="sum",
        ),
        pytest.param(
            [
                on_the_way(measure="ordinal", scale=("low", "high"), baseline="low", target="high"),
                actual("low", HALF_WAY),
            ],
            {"for ✔ achieved": "I-1: “high” or better by 20 February 2026"},
            id="label",
        ),
        pytest.param(
            [on_the_way(direction="at_least"), actual(100, HALF_WAY)],
            {"for ✔ achieved": "I-1: the level held through 11 April 2026"},
            id="level-held",
        ),
        pytest.param(
            [on_the_way(direction="at_least", target_date=None), actual(100, HALF_WAY)], {}, id="level-held-for-ever"
        ),
        pytest.param(
            [on_the_way(), actual(10, HALF_WAY), on_the_way("I-2"), actual(20, HALF_WAY, indicator="I-2")],
            {
                "for ▲ at risk": "I-1: an actual of at least 30 by 20 February 2026",
                "and": "I-2: an actual of at least 30 by 20 February 2026",
            },
            id="both",
        ),
        pytest.param(
            [on_the_way(baseline=None), actual(10, HALF_WAY)],
            {"for ● on track": "I-1: a baseline; or an actual of at least 100 by 20 February 2026"},
            id="data-or-the-target",
        ),
        pytest.param(
            [on_the_way(target=None, target_date=None), actual(10, HALF_WAY)],
            {"for ● on track": "I-1: a target and a day by which it is to be reached"},
            id="data",
        ),
        pytest.param(
            [milestone("M-1", due="2026-02-19"), milestone("M-2", due="2026-12-31")],
            {"for ● on track": "1 of 2 milestones done by 20 February 2026"},
            id="milestones",
        ),
        pytest.param(
            [milestone("M-1", due="2026-02-19")],
            {"for ✔ achieved": "1 of 1 milestone done by 20 February 2026"},
            id="the-only-milestone",
        ),
        pytest.param(
            [milestone("M-1", due="2026-02-19", weight=2), milestone("M-2", due="2026-12-31")],
            {"for ▲ at risk": "milestones of a weight of at least 1.2 of 3 done by 20 February 2026"},
            id="weight",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY), override("at_risk", HALF_WAY, item="C-1")],
            {"for ● on track": "C-1: the light set by Secretariat lifted"},
            id="by-hand",
        ),
        pytest.param([], {"for ● on track": "C-1: an indicator or a milestone to measure it by"}, id="nothing"),
    ],
)
def test_what_a_better_light_needs(records: list[Record], expected: dict[str, str]) -> None:
    assert rows(explained(*records), "What a better light") == expected


def test_a_level_that_is_to_be_held_on() -> None:
    found = rows(explained(on_the_way(direction="at_least"), actual(100, HALF_WAY)), "Indicator I-1")
    assert found["for ✔ achieved"] == "I-1: the level held through 11 April 2026"


def test_numbers_of_an_indicator() -> None:
    found = explained(
        on_the_way(baseline=-20, target=80, unit="km"),
        target(5, "2026-02-01"),
        actual(22, HALF_WAY, reported_by="IN-1", verification="verified"),
        actual(30, "2026-02-10", verification="draft"),
    )
    assert rows(found, "Indicator I-1") == {
        "baseline": "-20 km",
        "counted from": "1 January 2026",
        "interim target": "5 km by 1 February 2026",
        "target": "80 km by 11 April 2026",
        "actual": "22 km, 20 February 2026, verified by IN-1",
        "not counted": "30 km of 10 February 2026: still a draft",
        "share gone": "(22 − (-20)) ÷ (80 − (-20)) = 42 %",
        "share expected": "45.65 %, along the interim targets",
        "pace": "42 % ÷ 45.65 % = 92 %",
        "for ✔ achieved": "I-1: an actual of at least 80 km by 20 February 2026",
    }


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            HALF_WAY,
            {
                "share gone": "(40 − 0) ÷ (100 − 0) = 40 %",
                "share expected": "50 of 100 days = 50 %",
                "pace": "40 % ÷ 50 % = 80 %",
            },
            id="by-days",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            "2026-04-11",
            {"share gone": "(40 − 0) ÷ (100 − 0) = 40 %", "share expected": "100 %", "pace": "40 % ÷ 100 % = 40 %"},
            id="on-the-target-date",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            DAY_AFTER,
            {"share gone": "(40 − 0) ÷ (100 − 0) = 40 %"},
            id="past-due",
        ),
        pytest.param([on_the_way()], HALF_WAY, {}, id="no-actual"),
        pytest.param(
            [on_the_way(), actual("39.999", HALF_WAY)],
            HALF_WAY,
            {
                "share gone": "(39.999 − 0) ÷ (100 − 0) = 39.99 %",
                "share expected": "50 of 100 days = 50 %",
                "pace": "39.99 % ÷ 50 % = 79.99 %",
            },
            id="cut-and-never-rounded-over-a-threshold",
        ),
        pytest.param(
            [on_the_way(measure="ordinal", scale=("a", "b", "c"), baseline="a", target="c"), actual("b", HALF_WAY)],
            HALF_WAY,
            {
                "share gone": "by places on the scale (1 − 0) ÷ (2 − 0) = 50 %",
                "share expected": "50 of 100 days = 50 %",
                "pace": "50 % ÷ 50 % = 100 %",
            },
            id="ordinal",
        ),
        pytest.param(
            [on_the_way(measure="percent"), parts(1, 3, HALF_WAY)],
            HALF_WAY,
            {
                "share gone": "(33.33 − 0) ÷ (100 − 0) = 33.33 %",
                "share expected": "50 of 100 days = 50 %",
                "pace": "33.33 % ÷ 50 % = 66.66 %",
            },
            id="quotient",
        ),
    ],
)
def test_shares_are_worked_out(records: list[Record], on: str, expected: dict[str, str]) -> None:
    found = rows(explained(*records, on=on), "Indicator I-1")
    assert {
        label: words for label, words in found.items() if label in ("share gone", "share expected", "pace")
    } == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], "no value that counts", id="none"),
        pytest.param([actual(40, HALF_WAY)], "40, 20 February 2026, reported", id="nobody-named"),
        pytest.param(
            [on_the_way("I-9"), actual(1, HALF_WAY, indicator="I-9")], "no value that counts", id="of-another"
        ),
    ],
)
def test_actual(records: list[Record], expected: str) -> None:
    assert rows(explained(on_the_way(), *records), "Indicator I-1")["actual"] == expected


def test_a_sum_names_how_many_values_it_is_of() -> None:
    rows_of_sum = [actual(4, "2026-02-01"), actual(6, HALF_WAY)]
    found = rows(explained(on_the_way(accumulation="sum"), *rows_of_sum), "Indicator I-1")
    assert found["actual"] == "10, 20 February 2026, the sum of 2 values"


def test_what_is_missing_is_blank() -> None:
    found = rows(explained(indicator(measure="qualitative"), actual(None, HALF_WAY)), "Indicator I-1")
    assert found["baseline"] == found["target"] == "blank"
    assert found["not counted"] == "blank of 20 February 2026: no number"


def test_a_label_that_was_not_counted() -> None:
    way = on_the_way(measure="ordinal", scale=("low", "high"), baseline="low", target="high")
    found = rows(explained(way, actual("high", "2025-12-31")), "Indicator I-1")
    assert found["not counted"] == "high of 31 December 2025: not later than the baseline"


def answers(*records: Record | FaultyRow, on: str = HALF_WAY) -> list[str]:
    """What the rules of the indicator found, in their order."""
    return list(rows(explained(*records, on=on), "Its light by the rules").values())


@pytest.mark.parametrize(
    ("records", "on", "last"),
    [
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            HALF_WAY,
            "yes → ● on track: pace 80 %; on track from 80 %, at risk from 60 %",
            id="R4.7",
        ),
        pytest.param(
            [commitment(start="2026-01-01", due="2026-04-11"), on_the_way(baseline_date=None), actual(0, "2026-01-01")],
            "2026-01-01",
            "yes → ● on track: nothing is expected yet",
            id="R4.7-e-0",
        ),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)],
            DAY_AFTER,
            "yes → ■ off track: 40 % of the way, 1 day past; at risk from 85 %",
            id="R4.8",
        ),
        pytest.param([on_the_way(), actual(-5, HALF_WAY)], HALF_WAY, "yes → ■ off track: -5 % of the way", id="R4.6"),
        pytest.param([on_the_way(), actual(100, HALF_WAY)], HALF_WAY, "yes → ✔ achieved: 100 % of the way", id="R4.4"),
        pytest.param(
            [on_the_way()], HALF_WAY, "yes → ◆ not assessable: no value reported since 1 January 2026", id="R4.5"
        ),
        pytest.param(
            [on_the_way(direction="at_most"), actual(101, HALF_WAY)],
            HALF_WAY,
            "yes → ■ off track: the level of at most 100 is exceeded: 101",
            id="R2",
        ),
        pytest.param(
            [commitment(start=DAY_AFTER), on_the_way()], HALF_WAY, "yes → ○ not due: starts on 12 April 2026", id="R4.3"
        ),
    ],
)
def test_the_last_answer_gives_the_light(records: list[Record], on: str, last: str) -> None:
    assert answers(*records, on=on)[-1] == last


def test_answers_of_rules_that_do_not_fit_tell_why_where_there_is_a_number() -> None:
    assert answers(on_the_way(), actual(40, HALF_WAY), on=DAY_AFTER)[:-1] == [
        "no",
        "no",
        "no",
        "no",
        "no",
        "no: 40 % of the way",
        "no",
        "no: 40 % of the way",
        "no: its day has passed",
    ]
    assert answers(on_the_way())[:-1] == ["no"] * 6


def test_the_rules_of_an_indicator_carry_their_numbers() -> None:
    found = explained(on_the_way(), actual(40, HALF_WAY), on=DAY_AFTER)
    labels = [label.split()[0] for label in rows(found, "Its light by the rules")]
    assert labels == ["R4.1", "R4.2-3", "R4.5", "R2", "R2", "R4.4", "R4.5", "R4.6", "R4.7", "R4.8"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param({"valid_until": "2026-12-31"}, "until 31 December 2026", id="until-a-day"),
        pytest.param({}, "until it is changed", id="for-good"),
    ],
)
def test_a_light_set_by_hand(until: dict[str, object], expected: str) -> None:
    by_hand = override("at_risk", "2026-02-01", reason="No schedule", item="C-1", **until)
    first = next(iter(rows(explained(by_hand), "The rules for a commitment").values()))
    assert first == f"yes → ▲ at risk: by Secretariat on 1 February 2026, {expected}: No schedule"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"due": "2026-02-19"}, "A step; due 19 February 2026; 1 day late", id="late"),
        pytest.param({"due": "2026-12-31"}, "A step; due 31 December 2026; to come", id="to-come"),
        pytest.param(
            {"due": HALF_WAY, "done_on": "2026-02-01"},
            "A step; due 20 February 2026; done on 1 February 2026",
            id="done",
        ),
        pytest.param(
            {"due": "2026-01-30", "done_on": "2026-02-01"},
            "A step; due 30 January 2026; done on 1 February 2026; 2 days late",
            id="done-late",
        ),
        pytest.param({}, "A step; no due day; no date", id="no-day"),
    ],
)
def test_milestones(fields: dict[str, object], expected: str) -> None:
    assert rows(explained(milestone(title="A step", **fields)), "Milestones")["M-1"] == expected


def test_shares_of_milestones() -> None:
    found = rows(explained(milestone(due="2026-02-19"), milestone("M-2", due="2026-12-31")), "Milestones")
    assert found["shares"] == "0 % of the weight done, 50 % due before the day"
    lost = rows(explained(milestone(due="2026-02-19"), faulty_row("Milestones", commitment="C-1")), "Milestones")
    assert lost["shares"] == "not known of the weight done, not known due before the day"


def places(found: Explanation, heading: str) -> Sequence[str]:
    part = next(one for one in found.parts if one.heading.startswith(heading))
    return [row.place for row in part.rows]


def test_every_number_has_its_cell() -> None:
    way = in_sheet(on_the_way(target_date=None), 5, baseline=13, target=15, baseline_date=14)
    value = in_sheet(actual(40, HALF_WAY), 17, value=4)
    promise = in_sheet(commitment(due="2026-04-11"), 9, due=14, lead=11)
    found = explained(promise, way, value)
    assert places(found, "What was promised") == ["Commitments!K9", "Commitments!N9"]
    assert places(found, "Indicator I-1")[:4] == [
        "Indicators!M5",
        "Indicators!N5",
        "Indicators!O5, Commitments!N9",
        "Actuals!D17",
    ]


def test_a_field_without_a_column_has_its_row() -> None:
    assert places(explained(on_the_way()), "Indicator I-1")[0] == "Indicators!2"


def test_with_several_workbooks_they_are_named() -> None:
    found = judged(commitment(), on_the_way(), on=HALF_WAY)
    files = (RegisterFile("a.xlsx", "1"), RegisterFile("b.xlsx", "2"))
    several = replace(found, register=replace(found.register, files=files))
    told = explanation(several.commitments[0], several, Messages())
    assert places(told, "Indicator I-1")[0] == "register.xlsx Indicators!2"


def test_json_holds_the_same() -> None:
    found = explained(on_the_way(), actual(40, HALF_WAY))
    content = explanation_json(found)
    assert (content["code"], len(content["parts"])) == ("C-1", len(found.parts))
    assert content["parts"][0]["rows"][0] == {"label": "lead", "words": "blank", "place": "Commitments!2"}
