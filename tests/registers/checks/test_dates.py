from __future__ import annotations

from typing import Any

import pytest

from tests.registers.checks.told import message, only, told
from tests.registers.placed import actual, agreement, commitment, day, milestone, override, session
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.milestones import Milestone
from tracker.domain.register import Register
from tracker.domain.values import Status

EARLY, LATE = day("2025-06-01"), day("2025-06-02")


def completed(**days: Any) -> Register:
    return Register(commitments=(commitment(closure=Closure.COMPLETED, **days),))


def withdrawn(**days: Any) -> Register:
    return Register(commitments=(commitment(closure=Closure.WITHDRAWN, **days),))


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        pytest.param(
            Register(agreements=(agreement(signed_on=LATE, in_force_on=EARLY),)),
            ["DATE_ORDER Agreements!2 In force on"],
            id="in-force-before-signed",
        ),
        pytest.param(Register(agreements=(agreement(signed_on=EARLY, in_force_on=EARLY),)), [], id="in-force-at-once"),
        pytest.param(
            Register(agreements=(agreement(signed_on=LATE, expires_on=EARLY),)),
            ["DATE_ORDER Agreements!2 Expires on"],
            id="expires-before-signed",
        ),
        pytest.param(
            Register(agreements=(agreement(in_force_on=LATE, expires_on=EARLY),)),
            ["DATE_ORDER Agreements!2 Expires on"],
            id="expires-before-in-force",
        ),
        pytest.param(
            Register(agreements=(agreement(signed_on=LATE, in_force_on=LATE, expires_on=EARLY),)),
            ["DATE_ORDER Agreements!2 Expires on"],
            id="expires-before-both-is-one-cause",
        ),
        pytest.param(Register(agreements=(agreement(expires_on=EARLY),)), [], id="expiry-alone"),
        pytest.param(
            Register(sessions=(session(first_day=LATE, last_day=EARLY),)),
            ["DATE_ORDER Sessions!2 To"],
            id="session-ends-before-it-begins",
        ),
        pytest.param(Register(sessions=(session(first_day=EARLY, last_day=EARLY),)), [], id="session-of-a-day"),
        pytest.param(
            Register(commitments=(commitment(start=LATE, due=EARLY),)),
            ["DATE_ORDER Commitments!2 Due"],
            id="due-before-start",
        ),
        pytest.param(Register(commitments=(commitment(start=EARLY, due=EARLY),)), [], id="due-on-its-first-day"),
        pytest.param(Register(commitments=(commitment(start=LATE, faulty=["due"]),)), [], id="due-could-not-be-read"),
        pytest.param(
            completed(start=LATE, closed_on=EARLY), ["DATE_ORDER Commitments!2 Closed on"], id="completed-before-start"
        ),
        pytest.param(completed(start=EARLY, closed_on=EARLY), [], id="completed-on-its-first-day"),
        pytest.param(withdrawn(start=LATE, closed_on=EARLY), [], id="withdrawn-before-start-is-a-decision"),
        pytest.param(
            Register(actuals=(actual("2025-06-01", period_start=LATE),)),
            ["DATE_ORDER Actuals!2 Date"],
            id="period-ends-before-it-begins",
        ),
        pytest.param(Register(actuals=(actual("2025-06-01", period_start=EARLY),)), [], id="period-of-a-day"),
        pytest.param(
            Register(overrides=(override(Status.AT_RISK, "2025-06-02", valid_until=EARLY),)),
            ["DATE_ORDER Overrides!2 Valid until"],
            id="light-ends-before-it-is-set",
        ),
        pytest.param(
            Register(overrides=(override(Status.AT_RISK, "2025-06-02", valid_until=LATE),)), [], id="light-of-a-day"
        ),
    ],
)
def test_days_in_order(register: Register, expected: list[str]) -> None:
    assert told(register) == expected


def test_words_of_reversed_days_name_both_headings() -> None:
    register = Register(sessions=(session(first_day=LATE, last_day=EARLY),))
    assert message(register) == "'To' (2025-06-01) is before 'From' (2025-06-02)."
    assert [cell.place for cell in only(register).related] == ["Sessions!E2"]


@pytest.mark.parametrize(
    ("of", "row", "expected"),
    [
        pytest.param(commitment(), milestone(), ["REQUIRED_IF Milestones!2 Due"], id="neither-has-a-day"),
        pytest.param(commitment(due=LATE), milestone(), [], id="the-commitment's-day"),
        pytest.param(commitment(), milestone(due=LATE), [], id="its-own-day"),
        pytest.param(commitment(faulty=["due"]), milestone(), [], id="the-commitment's-could-not-be-read"),
        pytest.param(commitment(), milestone(faulty=["due"]), [], id="its-own-could-not-be-read"),
        pytest.param(commitment(), milestone(commitment="C-404"), [], id="unknown-commitment"),
        pytest.param(
            commitment(), milestone(without=("due",)), ["REQUIRED_IF Milestones!2 Code"], id="sheet-without-due"
        ),
    ],
)
def test_a_milestone_is_due_on_a_day(of: Commitment, row: Milestone, expected: list[str]) -> None:
    assert told(Register(commitments=(of,), milestones=(row,))) == expected


def test_words_of_a_milestone_without_day_name_the_commitment() -> None:
    register = Register(commitments=(commitment(),), milestones=(milestone(),))
    assert message(register) == "'Due' is needed when 'C-1 · Due' is 'blank'."


YEAR: dict[str, Any] = {"start": day("2025-01-01"), "due": day("2025-12-31")}
OUTSIDE = ["MILESTONE_OUTSIDE Milestones!2 Due"]


@pytest.mark.parametrize(
    ("of", "row", "expected"),
    [
        pytest.param(commitment(**YEAR), milestone(due=day("2024-12-31")), OUTSIDE, id="before-the-start"),
        pytest.param(commitment(**YEAR), milestone(due=day("2025-01-01")), [], id="on-the-start"),
        pytest.param(commitment(**YEAR), milestone(due=day("2025-12-31")), [], id="on-the-due-day"),
        pytest.param(commitment(**YEAR), milestone(due=day("2026-01-01")), OUTSIDE, id="after-the-due-day"),
        pytest.param(commitment(due=day("2025-12-31")), milestone(due=day("1999-01-01")), [], id="no-start"),
        pytest.param(commitment(start=day("2025-01-01")), milestone(due=day("2099-01-01")), [], id="no-due-day"),
        pytest.param(commitment(**YEAR), milestone(), [], id="takes-the-commitment's"),
        pytest.param(commitment(**YEAR), milestone(due=day("2099-01-01"), commitment="C-404"), [], id="unknown"),
    ],
)
def test_a_milestone_lies_within_its_commitment(of: Commitment, row: Milestone, expected: list[str]) -> None:
    assert told(Register(commitments=(of,), milestones=(row,))) == expected


@pytest.mark.parametrize(
    ("due", "bound"),
    [pytest.param("2024-12-31", "Commitments!J2", id="start"), pytest.param("2026-01-01", "Commitments!K2", id="due")],
)
def test_a_milestone_outside_is_a_warning_beside_the_bound_it_breaks(due: str, bound: str) -> None:
    register = Register(commitments=(commitment(**YEAR),), milestones=(milestone(due=day(due)),))
    assert not only(register).is_error
    assert [cell.place for cell in only(register).related] == [bound]
