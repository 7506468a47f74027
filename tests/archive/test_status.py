"""The status file a report carries against the one its register gives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tracker.archive.status import MOST, status_differences

BASE: Any = {
    "as_of": "2026-03-31",
    "commitments": [{"code": "C-1", "status": "on_track", "deadline": {"due": None}}],
    "report": {"language": "en"},
}


def without(key: str) -> Any:
    return {name: value for name, value in BASE.items() if name != key}


def with_commitment(**changes: Any) -> Any:
    return {**BASE, "commitments": [{**BASE["commitments"][0], **changes}]}


CASES: list[Any] = [
    pytest.param(BASE, [], id="equal"),
    pytest.param({**BASE, "report": {"language": "ru"}}, [], id="how-it-was-made-is-not-compared"),
    pytest.param(
        with_commitment(status="at_risk"), [("commitments[C-1].status", "C-1", '"on_track"', '"at_risk"')], id="value"
    ),
    pytest.param(
        with_commitment(deadline={"due": "x"}),
        [("commitments[C-1].deadline.due", "C-1", "null", '"x"')],
        id="inner-value",
    ),
    pytest.param({**BASE, "as_of": 1}, [("as_of", None, '"2026-03-31"', "1")], id="top-level"),
    pytest.param({**BASE, "commitments": "none"}, None, id="list-that-is-none"),
    pytest.param({**BASE, "commitments": []}, None, id="commitment-missing"),
    pytest.param({**BASE, "extra": 1}, [("extra", None, None, "1")], id="more"),
    pytest.param(without("as_of"), [("as_of", None, '"2026-03-31"', None)], id="less"),
]


def told(said: Any, *, is_same_version: bool = True) -> list[Any]:
    found = status_differences(json.dumps(said).encode(), json.dumps(BASE).encode(), is_same_version=is_same_version)
    return [(one.place, one.commitment, one.expected, one.found) for one in found]


@pytest.mark.parametrize(("said", "expected"), CASES)
def test_status_differs(said: Any, expected: list[Any] | None) -> None:
    assert told(said) == expected if expected is not None else len(told(said)) == 1


def test_of_another_version_only_what_both_tell_is_compared() -> None:
    assert told({**without("as_of"), "extra": 1}, is_same_version=False) == []
    assert told(with_commitment(status="at_risk"), is_same_version=False)


def test_very_many_differences_are_not_told_one_by_one() -> None:
    assert len(told({**BASE, **{str(number): number for number in range(5 * MOST)}})) == MOST
