from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.assessment.judging import judged
from tests.build import actual, commitment, indicator, institution, milestone, party, revision, update
from tests.end_to_end.forms import STATUSES, StatusForm, status_form
from tracker.domain.register import RegisterFile
from tracker.domain.values import Missing, ReasonCode, Share, Text, Value
from tracker.presentation.status_json import plain, share, status_json
from tracker.problems import Place, Problem, problem

FILES = (RegisterFile("register.xlsx", "ab" * 32),)
AS_OF = "2026-07-02"


def content(*records: Any, problems: tuple[Problem, ...] = (), **settings: Any) -> Any:
    """The JSON of a register in memory."""
    assessment = judged(*records, on=AS_OF, settings=settings)
    return status_json(replace(assessment, register=replace(assessment.register, files=FILES)), problems)


def form(*records: Any, **settings: Any) -> StatusForm:
    """The same, as a reader of the promised form gets it."""
    return status_form(json.loads(json.dumps(content(*records, **settings))))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Fraction(2, 5), 0.4, id="as-it-is"),
        pytest.param(Fraction(182, 365), 0.4986, id="four-places"),
        pytest.param(Fraction(1, 3), 0.3333, id="no-end"),
        pytest.param(Fraction(-1, 10**9), 0.0, id="no-minus-before-zero"),
        pytest.param(Fraction(799_999, 1_000_000), 0.8, id="rounded-for-output-only"),
        pytest.param(Fraction(0), 0.0, id="zero-is-zero"),
        pytest.param(Missing(ReasonCode.NO_ACTUAL), None, id="what-does-not-exist-is-null"),
    ],
)
def test_share(value: Share, expected: float | None) -> None:
    found = share(value)
    assert found == expected
    assert json.dumps(found) == json.dumps(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal(40), "40", id="whole"),
        pytest.param(Decimal("274.660"), "274.66", id="no-idle-zeros"),
        pytest.param(Decimal("100"), "100", id="zeros-that-count"),
        pytest.param(Decimal("1E+3"), "1000", id="no-exponent"),
        pytest.param(Decimal("1E-7"), "0.0000001", id="small"),
        pytest.param(Decimal("-0.050"), "-0.05", id="negative"),
        pytest.param(Decimal("-0.0"), "0", id="no-minus-before-zero"),
        pytest.param(Decimal("0E-5"), "0", id="zero"),
        pytest.param("draft", "draft", id="label"),
        pytest.param(None, None, id="what-does-not-exist-is-null"),
    ],
)
def test_value(value: Value | None, expected: str | None) -> None:
    assert plain(value) == expected


def test_a_register_of_nothing_is_null_and_none_and_zero() -> None:
    found = form()
    assert (found.register_.reference, found.register_.title) == (None, None)
    assert (found.commitments, found.indicators) == ([], [])
    assert set(found.counts.commitments.model_dump()) == set(STATUSES)


def test_what_a_commitment_does_not_have_is_null() -> None:
    (one,) = form(commitment()).commitments
    assert (one.title, one.lead, one.sector, one.completion_basis) == (None, None, None, None)
    assert one.deadline.model_dump() == {
        "state": "no_deadline",
        "due": None,
        "original_due": None,
        "days_overdue": None,
        "days_late": None,
        "slippage_days": None,
        "completed_on": None,
    }
    assert one.milestones.model_dump() == {"done_share": None, "expected_share": None, "done": 0, "total": 0}
    assert (one.flags, one.waiting_on, one.indicators) == ([], [], [])


def test_what_an_indicator_does_not_have_is_null() -> None:
    (one,) = form(commitment(), indicator()).indicators
    assert (one.baseline, one.target, one.actual, one.actual_on, one.unit) == (None,) * 5
    assert (one.achievement, one.expected, one.ratio) == (None,) * 3


def test_a_commitment_in_full() -> None:
    (one,) = form(
        party("AA"),
        party("BB"),
        institution("AA-1", "AA"),
        institution("BB-1", "BB"),
        commitment(title="Bridge", lead="AA-1", supporting=("BB-1",), sector="Roads", due="2026-06-02"),
        revision("due", "2026-05-01", "2026-06-02", "2026-04-01"),
        milestone("M-1", done_on="2026-03-01", due="2026-04-01"),
        milestone("M-2", weight=3),
        update("AA", "2026-06-30", "limited"),
    ).commitments
    assert one.model_dump(exclude={"source", "reason"}) == {
        "code": "C-1",
        "title": "Bridge",
        "lead": "AA-1",
        "sector": "Roads",
        "status": "off_track",
        "computed_status": "off_track",
        "completion": "limited",
        "completion_basis": "milestones",
        "deadline": {
            "state": "overdue",
            "due": "2026-06-02",
            "original_due": "2026-05-01",
            "days_overdue": 30,
            "days_late": None,
            "slippage_days": 32,
            "completed_on": None,
        },
        "flags": ["one_sided"],
        "waiting_on": ["AA"],
        "milestones": {"done_share": 0.25, "expected_share": 1.0, "done": 1, "total": 2},
        "indicators": [],
        "change": None,
    }


def test_the_actual_of_a_scale_is_its_label() -> None:
    scale = {"measure": "ordinal", "scale": ("none", "draft", "signed"), "baseline": "none", "target": "signed"}
    (one,) = form(commitment(start="2026-01-01"), indicator(**scale), actual("draft", "2026-06-30")).indicators
    assert (one.baseline, one.actual, one.target, one.achievement) == ("none", "draft", "signed", 0.5)


def test_words_are_in_the_language_asked_for() -> None:
    title = Text("Bridge", {"ru": "Мост"})
    assessment = judged(commitment(title=title), on=AS_OF, settings={"title": Text("Register", {"ru": "Реестр"})})
    found = status_json(assessment, [], "ru")
    assert (found["register"]["title"], found["commitments"][0]["title"]) == ("Реестр", "Мост")


def test_problems_are_counted() -> None:
    place = Place("register.xlsx", "Commitments", 2, 1, "Code")
    problems = (problem("REQUIRED_EMPTY", place), problem("FILE_MACROS", place), problem("FILE_MACROS", place))
    assert content(problems=problems)["problems"] == {"error": 1, "warning": 2}
