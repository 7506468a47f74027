"""Status files read back: what is taken from them, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.assessment.judging import HALF_WAY, judged, on_the_way
from tests.build import actual, commitment, day, milestone, override
from tracker.assessment.change import Then
from tracker.assessment.selection import Selection
from tracker.domain.record import Record
from tracker.errors import WrongUsage
from tracker.presentation.status_file import read_status_file, then_of_file, value
from tracker.presentation.status_json import status_json


def written(*records: Record, selection: Selection | None = None) -> dict[str, Any]:
    return status_json(judged(*records, on=HALF_WAY), [], selection=selection)


def read(content: dict[str, Any]) -> Then:
    return then_of_file(read_status_file(json.dumps(content).encode(), "status.json"), "status.json")


def test_what_is_taken() -> None:
    then = read(written(commitment(due="2026-01-31"), on_the_way(), actual("40.50", HALF_WAY), milestone()))
    assert (then.day, then.archive) == (day(HALF_WAY), "status.json")
    found, inner = then.commitments["c-1"], then.indicators["i-1"]
    assert (found.due, found.is_overdue, found.is_closed, found.milestones) == (day("2026-01-31"), True, False, None)
    assert (inner.status, inner.commitment, inner.actual_on) == ("on_track", "C-1", day(HALF_WAY))
    assert [str(one) for one in (inner.baseline, inner.target, inner.actual)] == ["0", "100", "40.5"]
    assert {"target_date", "unit", "measure"} <= inner.unknown


@pytest.mark.parametrize(
    ("records", "is_closed"),
    [
        pytest.param([commitment(closure="completed", closed_on=HALF_WAY)], True, id="completed"),
        pytest.param([commitment(closure="withdrawn")], True, id="withdrawn"),
        pytest.param(
            [commitment(closure="withdrawn"), override("at_risk", HALF_WAY, item="C-1")], True, id="hidden-by-a-hand"
        ),
        pytest.param([commitment(), milestone(done_on=HALF_WAY)], False, id="all-milestones-done-is-not-closed"),
    ],
)
def test_closed(records: list[Record], is_closed: bool) -> None:
    assert read(written(*records)).commitments["c-1"].is_closed is is_closed


def test_an_unreadable_value_is_not_known() -> None:
    then = read(written(commitment(), on_the_way(), actual(None, HALF_WAY, faulty="value")))
    assert {"actual", "baseline", "target"} <= then.indicators["i-1"].unknown
    assert "actual" not in read(written(commitment(), on_the_way())).indicators["i-1"].unknown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("40.5", "Decimal('40.5')", id="number"),
        pytest.param("-3", "Decimal('-3')", id="negative"),
        pytest.param("draft handed over", "'draft handed over'", id="label"),
        pytest.param("NaN", "'NaN'", id="no-number"),
        pytest.param("1e9", "'1e9'", id="no-number-that-we-write"),
        pytest.param(None, "None", id="nothing"),
    ],
)
def test_values(text: str | None, expected: str) -> None:
    assert repr(value(text)) == expected


def change(path: str, to: object) -> Callable[[dict[str, Any]], None]:
    def applied(content: dict[str, Any]) -> None:
        *places, last = path.split(".")
        found: Any = content
        for place in places:
            found = found[int(place)] if place.isdecimal() else found[place]
        found[last] = to

    return applied


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(change("format", "tracker-check/1"), "format: ", id="another-format"),
        pytest.param(change("as_of", "yesterday"), "as_of: ", id="no-day"),
        pytest.param(change("commitments.0.status", "red"), "commitments.0.status: ", id="no-status"),
        pytest.param(change("commitments.0.deadline", None), "commitments.0.deadline: ", id="no-deadline"),
        pytest.param(change("indicators.0.actual", 40), "indicators.0.actual: ", id="a-number-is-no-exact-text"),
        pytest.param(lambda content: content.pop("indicators"), "indicators: ", id="half-of-it"),
    ],
)
def test_what_is_no_status_file_is_refused(spoil: Callable[[dict[str, Any]], None], words: str) -> None:
    content = written(commitment(), on_the_way())
    spoil(content)
    with pytest.raises(WrongUsage) as refused:
        read(content)
    assert str(refused.value).startswith(f"status.json is not a status file (tracker-status/1): {words}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Dear colleague", id="a-letter"),
        pytest.param(b"[1, 2]", id="a-list"),
        pytest.param(b"[" * 100_000, id="too-deep"),
        pytest.param(b"\xff\xfe", id="no-text"),
    ],
)
def test_other_content_is_refused(content: bytes) -> None:
    with pytest.raises(WrongUsage, match="is not a status file"):
        read_status_file(content, "status.json")


def test_a_part_of_a_register_is_refused() -> None:
    part = written(commitment(), selection=Selection(overdue=True))
    with pytest.raises(WrongUsage, match="shows only some of the commitments"):
        read(part)
