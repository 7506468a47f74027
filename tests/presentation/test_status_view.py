from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from tests.assessment.judging import judged
from tests.build import actual, commitment, indicator, milestone
from tracker.assessment.readings import Deadline
from tracker.domain.values import DeadlineState, Status
from tracker.presentation.messages import Messages
from tracker.presentation.status_view import StatusLine, counted, deadline_words, status_lines
from tracker.presentation.tables import print_status

ENGLISH = Messages()
AS_OF = "2026-07-02"
WAY: dict[str, Any] = {"start": "2026-01-01", "due": "2027-01-01"}


class Terminal(io.StringIO):
    """A stream that a person may be watching."""

    def isatty(self) -> bool:
        return True


def lines(*records: Any) -> list[StatusLine]:
    return list(status_lines(judged(*records, on=AS_OF), ENGLISH))


def test_worst_first_each_with_its_indicators() -> None:
    found = lines(
        commitment("C-1", **WAY),
        commitment("C-2", **WAY),
        commitment("C-3", **{**WAY, "start": "2026-12-01"}),
        commitment("C-4", **WAY),
        indicator("I-1", commitment="C-1", baseline=0, target=100),
        indicator("I-2", commitment="C-2", baseline=0, target=100),
        indicator("I-3", commitment="C-2", baseline=0, target=100),
        actual(100, "2026-06-30", indicator="I-1"),
        actual(1, "2026-06-30", indicator="I-2"),
    )
    assert [(line.code, line.status, line.is_part) for line in found] == [
        ("C-2", Status.OFF_TRACK, False),
        ("I-2", Status.OFF_TRACK, True),
        ("I-3", Status.NOT_ASSESSABLE, True),
        ("C-4", Status.NOT_ASSESSABLE, False),
        ("C-1", Status.ACHIEVED, False),
        ("I-1", Status.ACHIEVED, True),
        ("C-3", Status.NOT_DUE, False),
    ]


def test_an_indicator_without_its_commitment_is_told_last() -> None:
    found = lines(indicator("I-9", commitment="C-9"), commitment(**WAY), indicator("I-8", commitment=""))
    assert [(line.code, line.is_part) for line in found] == [("C-1", False), ("I-9", False), ("I-8", False)]


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        pytest.param({}, [40], "0 km → 40 km, target 100 km · ", id="figures"),
        pytest.param({}, [], "0 km → –, target 100 km · no value reported", id="no-actual"),
        pytest.param({"baseline": None, "target": None}, [], "no value reported", id="no-figures"),
        pytest.param(
            {"measure": "qualitative", "baseline": None, "target": None, "unit": None},
            [],
            "qualitative: described, not measured",
            id="qualitative",
        ),
    ],
)
def test_facts_of_an_indicator(fields: dict[str, Any], values: list[int], expected: str) -> None:
    measured = [actual(value, "2026-06-30") for value in values]
    way = {"baseline": 0, "target": 100, "unit": "km", **fields}
    assert lines(commitment(**WAY), indicator(**way), *measured)[1].facts.startswith(expected)


def test_a_quotient_is_told_to_two_places() -> None:
    share = actual(None, "2026-06-30", numerator=17, denominator=92)
    women = indicator(measure="percent", baseline=0, target=25, unit="%")
    assert lines(commitment(**WAY), women, share)[1].facts.startswith("0 % → 18.48 %, target 25 % · ")


def test_facts_of_a_commitment() -> None:
    (line,) = lines(commitment(**WAY, title="Bridge"), milestone(done_on="2026-03-01", due="2026-02-01"))
    assert (line.light, line.title) == ("✔ achieved", "Bridge")
    assert line.facts == "complete · completed on time · 1 of 1 milestone done"


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(Deadline(DeadlineState.OVERDUE, days_overdue=1), "1 day overdue", id="one-day"),
        pytest.param(Deadline(DeadlineState.OVERDUE, days_overdue=30), "30 days overdue", id="days"),
        pytest.param(Deadline(DeadlineState.DUE_SOON), "due soon", id="another-state"),
    ],
)
def test_deadline_in_words(deadline: Deadline, expected: str) -> None:
    assert deadline_words(deadline, ENGLISH) == expected


def test_text_of_a_cell_stays_on_its_line_and_steers_nothing() -> None:
    (line,) = lines(commitment(title="a\nb\x9b31m\u202e"))
    assert line.title == "a b�31m�"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], "2026-07-02: no commitments", id="none"),
        pytest.param([commitment("C-1"), commitment("C-2")], "2026-07-02: ◆ 2 not assessable", id="only-what-occurs"),
    ],
)
def test_how_many_stand_where(records: list[Any], expected: str) -> None:
    assert counted(judged(*records, on=AS_OF), ENGLISH) == expected


def printed(stream: io.StringIO, columns: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    records = commitment(title="Build a bridge over the river"), indicator(title="Bridge")
    print_status(judged(*records, on=AS_OF), no_color=True)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_terminal_folds_what_is_long_beside_its_light(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(Terminal(), 44, monkeypatch) == [
        "◆ not assessable   C-1  Build a bridge over",
        "                   the river",
        "                   no evidence · no deadline",
        "                   · decided by I-1: no",
        "                   value reported",
        "  ◆ not assessable I-1  Bridge",
        "                   no value reported",
        "2026-07-02: ◆ 1 not assessable",
    ]


@pytest.mark.parametrize(
    ("stream", "columns"),
    [pytest.param(io.StringIO(), 44, id="no-terminal"), pytest.param(Terminal(), 39, id="narrow-terminal")],
)
def test_elsewhere_each_is_one_line(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, columns: int) -> None:
    assert printed(stream, columns, monkeypatch) == [
        "◆ not assessable   C-1  Build a bridge over the river · no evidence · no deadline"
        " · decided by I-1: no value reported",
        "  ◆ not assessable I-1  Bridge · no value reported",
        "2026-07-02: ◆ 1 not assessable",
    ]
