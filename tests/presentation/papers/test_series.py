"""Which session is prepared, and which ones of its series were before it."""

from __future__ import annotations

import pytest

from tests.build import commitment, institution, party, session
from tests.presentation.view.showing import teller
from tracker.domain.record import Record
from tracker.presentation.papers.series import parties_of, series

COMMISSION = {"kind": "joint_commission", "platform": "Joint Commission"}
HELD = [
    session("S-1", **COMMISSION, first_day="2024-05-01", last_day="2024-05-02"),
    session("S-2", **COMMISSION, first_day="2025-05-01"),
    session("S-3", **COMMISSION, first_day="2026-05-01"),
    session("S-4", **{**COMMISSION, "platform": "joint commission"}, first_day="2026-02-01"),
    session("X-1", kind="joint_commission", platform="SCO", first_day="2025-01-01"),
    session("X-2", kind="visit", platform="Joint Commission", first_day="2025-01-01"),
    session("X-3", **COMMISSION),
]


@pytest.mark.parametrize(
    ("code", "on", "earlier", "is_held"),
    [
        pytest.param("S-3", "2026-03-31", ["S-4", "S-2", "S-1"], False, id="to-come"),
        pytest.param("S-3", "2026-05-01", ["S-4", "S-2", "S-1"], False, id="on-its-only-day"),
        pytest.param("S-3", "2026-05-02", ["S-3", "S-4", "S-2", "S-1"], True, id="held"),
        pytest.param("S-1", "2024-05-02", [], False, id="on-its-last-day"),
        pytest.param("S-2", "2024-12-31", ["S-1"], False, id="none-after-the-day"),
        pytest.param("X-3", "2026-03-31", ["S-4", "S-2", "S-1"], False, id="day-not-known"),
        pytest.param("X-1", "2024-12-31", [], False, id="other-platform"),
    ],
)
def test_the_series_of_a_session(code: str, on: str, earlier: list[str], is_held: bool) -> None:
    told = teller(*HELD, on=on)
    asked = told.register.session(code)
    assert asked is not None
    found = series(told.assessment, asked)
    assert ([one.code for one in found.earlier], found.is_held) == (earlier, is_held)


SIDES: list[Record] = [
    party("PK"),
    party("TJ"),
    party("AF"),
    institution("PK-1", "PK"),
    institution("TJ-1", "TJ"),
    institution("AF-1", "AF"),
]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([commitment(lead="PK-1", session="S-2")], ["PK"], id="agreed-at-the-series"),
        pytest.param(
            [commitment(lead="TJ-1", session="S-2"), commitment("C-2", lead="AF-1")], ["TJ"], id="not-of-others"
        ),
        pytest.param([commitment(lead="AF-1"), commitment("C-2", lead="PK-1")], ["PK", "AF"], id="all-that-work"),
        pytest.param([], [], id="nothing-agreed"),
    ],
)
def test_the_sides_of_a_session(records: list[Record], expected: list[str]) -> None:
    told = teller(*HELD, *SIDES, *records, on="2026-03-31")
    (asked,) = [one for one in told.register.sessions if one.code == "S-3"]
    assert parties_of(told.assessment, series(told.assessment, asked)) == expected


def test_the_host_is_a_side() -> None:
    told = teller(*SIDES, session("S-9", first_day="2026-05-01", host="AF"), commitment(lead="PK-1"))
    (asked,) = told.register.sessions
    assert parties_of(told.assessment, series(told.assessment, asked)) == ["PK", "AF"]
