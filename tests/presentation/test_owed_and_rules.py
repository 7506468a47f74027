"""Who owes what, and which lights two profiles judge differently, as tables and as JSON."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.assessment.judging import HALF_WAY, POLICY, judged, on_the_way
from tests.build import actual, commitment, day, institution, milestone, party, register
from tracker.assessment.assess import assess
from tracker.assessment.readings import Assessment
from tracker.presentation.grid import Grid
from tracker.presentation.messages import Messages
from tracker.presentation.owed_view import owed_grid, owed_json, owed_lines
from tracker.presentation.rules_view import rules_grid, rules_json, rules_lines

MESSAGES = Messages()
NO_BREAK = "\u00a0"


def words(grid: Grid) -> list[list[str]]:
    return [[cell.words.replace(NO_BREAK, " ") for cell in row] for row in grid.rows]


def owing() -> Assessment:
    return judged(
        party("PK"),
        party("TJ"),
        party("AF"),
        institution("IN-1", "PK"),
        institution("IN-2", "tj"),
        institution("IN-3", "UZ"),
        commitment(title="A road", lead="IN-1", due="2026-02-19"),
        milestone("M-1", title="Survey", due="2026-02-10", responsible="IN-2"),
        milestone("M-2", title="Bridge", due="2026-03-01", responsible="IN-3"),
        milestone("M-3", due="2026-03-01", done_on="2026-02-01", responsible="IN-2"),
        on_the_way(title="Km built", responsible="IN-2", baseline_date="2025-01-01"),
        *(actual(1, f"2025-12-0{place}", reported_by="TJ") for place in range(1, 8)),
    )


OWED = [
    ["PK", "IN-1", "overdue commitment", "C-1", "A road", "1 day overdue"],
    ["TJ", "", "evidence missing", "", "Actuals!2, Actuals!2, Actuals!2, Actuals!2, Actuals!2, …", "7 rows"],
    ["TJ", "IN-2", "overdue milestone", "M-1", "Survey", "10 days overdue"],
    ["TJ", "IN-2", "no value in the period", "I-1", "Km built", "since 1 Jan 2026"],
    ["TJ", "IN-2", "evidence missing", "", "Milestones!2", "1 row"],
    ["UZ", "IN-3", "milestone due soon", "M-2", "Bridge", "due on 1 Mar 2026"],
]


@pytest.mark.parametrize(
    ("owners", "rows"),
    [
        pytest.param([], OWED, id="everybody-party-by-party"),
        pytest.param(["tj"], OWED[1:5], id="a-party-with-its-institutions"),
        pytest.param(["IN-2"], OWED[2:5], id="an-institution"),
        pytest.param(["PK", "IN-3"], [OWED[0], OWED[5]], id="several"),
        pytest.param(["AF"], [], id="who-owes-nothing"),
    ],
)
def test_owed(owners: list[str], rows: list[list[str]]) -> None:
    assert words(owed_grid(owing(), owners, MESSAGES)) == rows


@pytest.mark.parametrize(
    ("owners", "lines"),
    [
        pytest.param(
            [],
            [
                "PK: overdue commitments 1 · overdue milestones 0 · milestones due soon 0"
                " · no value since 1\u00a0Jan\u00a02026 0 · evidence missing 0",
                "TJ: overdue commitments 0 · overdue milestones 1 · milestones due soon 0"
                " · no value since 1\u00a0Jan\u00a02026 1 · evidence missing 8",
                "Nothing is owed by: AF",
            ],
            id="everybody",
        ),
        pytest.param(["af"], ["Nothing is owed by: AF"], id="one-party"),
        pytest.param(["IN-1"], [], id="an-institution-is-no-party"),
    ],
)
def test_owed_in_all(owners: list[str], lines: list[str]) -> None:
    assert list(owed_lines(owing(), owners, MESSAGES)) == lines


def test_owed_json() -> None:
    content = owed_json(owing(), [])
    assert content["period"] == {"from": "2026-01-01", "to": HALF_WAY}
    assert [one["code"] for one in content["parties"]] == ["PK", "TJ", "AF"]
    assert [(one["code"], one["party"]) for one in content["institutions"]] == [
        ("IN-1", "PK"),
        ("IN-2", "tj"),
        ("IN-3", "UZ"),
    ]
    assert content["institutions"][1] == {
        "code": "IN-2",
        "party": "tj",
        "overdue_commitments": [],
        "overdue_milestones": ["M-1"],
        "due_soon_milestones": [],
        "unreported_indicators": ["I-1"],
        "missing_evidence": [{"item": "M-3", "file": "register.xlsx", "sheet": "Milestones", "row": 2}],
    }
    assert [one["item"] for one in content["parties"][1]["missing_evidence"]] == ["M-3", *["I-1"] * 7]


@pytest.mark.parametrize(
    ("owners", "parties", "institutions"),
    [
        pytest.param(["TJ"], ["TJ"], ["IN-2"], id="a-party-with-its-institutions"),
        pytest.param(["in-1"], [], ["IN-1"], id="an-institution"),
    ],
)
def test_owed_json_of_some(owners: list[str], parties: list[str], institutions: list[str]) -> None:
    content = owed_json(owing(), owners)
    assert [one["code"] for one in content["parties"]] == parties
    assert [one["code"] for one in content["institutions"]] == institutions


def two_readings() -> tuple[Assessment, Assessment]:
    strict = replace(POLICY, name="strict", on_track_from=Fraction(9, 10), verified_only=False, grace_days=5)
    rows = register(commitment(title="A road"), on_the_way(title="Km built"), actual(42, HALF_WAY), commitment("C-2"))
    one, other = (assess(rows, as_of=day(HALF_WAY), policy=policy) for policy in (POLICY, strict))
    return one, other


def test_rules_compared() -> None:
    one, other = two_readings()
    grid = rules_grid(one, other, MESSAGES)
    assert grid.headings == ["Code", "Title", "idb-crf/1", "Why", "strict/1", "Why"]
    why = ("42 % of the way, 50 % expected: on pace", "42 % of the way, 50 % expected: behind")
    assert words(grid) == [
        ["C-1", "A road", "● on track", f"decided by I-1: {why[0]}", "▲ at risk", f"decided by I-1: {why[1]}"],
        ["I-1", "Km built", "● on track", why[0], "▲ at risk", why[1]],
    ]
    assert list(rules_lines(one, other, MESSAGES)) == [
        "2026-02-20: 1 of 2 commitments and 1 of 1 indicators have another light.",
        "on_track_from: 0.8 (idb-crf/1), 0.9 (strict/1)",
        "grace_days: 0 (idb-crf/1), 5 (strict/1)",
    ]


def test_a_truth_value_is_told_as_in_a_profile() -> None:
    one, other = two_readings()
    verified = replace(other, policy=replace(one.policy, verified_only=True))
    assert list(rules_lines(one, verified, MESSAGES))[1:] == ["verified_only: false (idb-crf/1), true (idb-crf/1)"]


def test_rules_json() -> None:
    content = rules_json(*two_readings())
    assert (content["format"], content["as_of"]) == ("tracker-rules/1", HALF_WAY)
    assert [one["rules"] for one in content["rules"]] == ["idb-crf/1", "strict/1"]
    assert content["rules"][1]["on_track_from"] == 0.9
    assert content["commitments"][0]["code"] == "C-1"
    assert content["indicators"] == [
        {
            "code": "I-1",
            "readings": [
                {
                    "status": "on_track",
                    "reason": {"code": "on_pace", "text": "42 % of the way, 50 % expected: on pace"},
                },
                {
                    "status": "at_risk",
                    "reason": {"code": "behind", "text": "42 % of the way, 50 % expected: behind"},
                },
            ],
        }
    ]
