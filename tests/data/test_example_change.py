"""The example on the last day of 2025 and on 31 March 2026, and what changed between them, line by line."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tests.data.example import WORKBOOK
from tracker.assessment.change import Change, CommitmentChange
from tracker.assessment.readings import Assessment
from tracker.comparison import Since
from tracker.pipeline import Reading, StatusRequest, read_status
from tracker.presentation.change_words import ChangeTeller
from tracker.presentation.messages import Messages

EARLIER, LATER = date(2025, 12, 31), date(2026, 3, 31)
NO_BREAK = "\u00a0"


@cache
def reading(day: date, since: date | None = None) -> Reading:
    earlier = Since(day=since) if since else None
    return read_status(StatusRequest([WORKBOOK], day, since=earlier), lambda _phase, _done, _all: None)


def assessed(day: date) -> Assessment:
    return reading(day).assessment


def changed() -> Change:
    change = reading(LATER, EARLIER).change
    assert change is not None
    return change


def of(code: str) -> CommitmentChange:
    found = changed().of_commitment(code)
    assert found is not None
    return found


def line(code: str) -> str:
    """A commitment's change as it is told: what it was, what it is, why, and what else happened."""
    change, teller = of(code), ChangeTeller(Messages())
    told = "; ".join(teller.everything(change)).replace(NO_BREAK, " ")
    return f"{teller.transition(change)} → {teller.status(change.reading.status)}: {told}"


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        pytest.param(
            EARLIER,
            {
                "off_track": 17,
                "at_risk": 7,
                "not_assessable": 3,
                "on_track": 11,
                "achieved": 10,
                "not_due": 2,
                "withdrawn": 1,
            },
            id="2025-12-31",
        ),
        pytest.param(
            LATER,
            {
                "off_track": 14,
                "at_risk": 10,
                "not_assessable": 4,
                "on_track": 10,
                "achieved": 10,
                "not_due": 1,
                "withdrawn": 2,
            },
            id="2026-03-31",
        ),
    ],
)
def test_status_of_both_days(day: date, counts: dict[str, int]) -> None:
    assert {status.value: count for status, count in assessed(day).overall.statuses.items()} == counts


WORSE = {
    # The newest value is of June 2025, that of December is a draft: more is expected by now, the pace fell below 0.60.
    "PT-TR-07": "worse: was at risk → off track: decided by PT-TR-07-I1: 34 % of the way, 58 % expected: far behind;"
    " nothing reported in the period",
    # One meeting of three, as before: 33 % of the way against 63 % is a pace of 0.53.
    "PT-TP-01": "worse: was at risk → off track: decided by PT-TP-01-I1: 33 % of the way, 63 % expected: far behind",
    # On pace by its towers (520 of 1,029), lowered by hand in January 2026.
    "PT-EN-05": "worse: was on track → at risk: decided by PT-EN-05-I1: set by hand by Secretariat of the Joint"
    " Commission, Ministry of Energy and Water Resources; the rules say on track; PT-EN-05-I1: from 455 towers to"
    " 520 towers (+65, towards the target)",
    # Turnover is counted by fiscal years: no new one has ended, while the first interim target comes near.
    "PT-TR-02": "worse: was on track → at risk: decided by PT-TR-02-I1: 5 % of the way, 7 % expected: behind",
    # 500 of 800 permits, as before; the share expected grew to 80 %, pace 0.78.
    "PT-TP-04": "worse: was on track → at risk: decided by PT-TP-04-I1: 63 % of the way, 80 % expected: behind",
    # The rules say on track; set by hand on 20 January 2026, within the period.
    "PT-CU-04": "worse: was on track → at risk: set by hand by Secretariat of the Joint Commission, Ministry of"
    " Economic Affairs; the rules say on track",
    # 37 % of the measures: enough against the 45 % of the end of 2025, not against what is expected three months later.
    "PT-IN-05": "worse: was on track → at risk: decided by PT-IN-05-I1: 37 % of the way, 59 % expected: behind",
}

BETTER = {
    # A second of three talks was held.
    "PT-EN-09": "better: was off track → at risk: decided by PT-EN-09-I1: 67 % of the way, 93 % expected: behind;"
    " PT-EN-09-I1: from 1 meetings to 2 meetings (+1, towards the target)",
    # Registrations are on pace; the contracts, which come later, have no value yet and cannot be judged.
    "PT-TR-09": "better: was off track → not assessable: decided by PT-TR-09-I2: no value reported since 11 August"
    " 2025; PT-TR-09-I1: from 0 companies to 64 companies (+64, towards the target)",
    # The first export value came, with the protocol and the first consignment.
    "PT-TR-06": "better: was not assessable → on track: decided by PT-TR-06-I1: 8 % of the way, 7 % expected: ahead;"
    " PT-TR-06-I1: first value 1.1 USD million; done: PT-TR-06-M1, PT-TR-06-M2",
    "PT-TP-10": "better: was off track → on track: decided by PT-TP-10-I1: 67 % of the way, 70 % expected: on pace;"
    " PT-TP-10-I1: from 1 meetings to 2 meetings (+1, towards the target)",
    "PT-ED-03": "better: was at risk → on track: decided by PT-ED-03-I1: 60 % of the way, 58 % expected: ahead;"
    " PT-ED-03-I1: from 2 projects to 3 projects (+1, towards the target); done: PT-ED-03-M2",
    # One of the two sides completed its procedures.
    "PT-SE-02": "better: was off track → on track: decided by PT-SE-02-I1: 50 % of the way, 43 % expected: ahead;"
    " PT-SE-02-I1: from 0 states to 1 states (+1, towards the target)",
}

OTHERS = {
    # It begins on 25 February 2026.
    "PT-IN-02": "new: was not due → not assessable: decided by PT-IN-02-I1: no value reported since 25 February 2026;"
    " done: PT-IN-02-M1",
    "PT-TP-07": "closed: was off track → withdrawn: superseded on 20 February 2026",
}

SAME_LIGHT = {
    # Due in 2017 and overdue on both days: nothing new but the silence.
    "PT-TR-01": "same light → off track: nothing reported in the period",
    # Due on 31 December 2025: not late on that day, late from the day after. It was moved only in June 2026.
    "PT-CM-01": "same light → off track: newly overdue, by 90 days",
    "PT-EN-03": "same light → at risk: nothing reported in the period",
    "PT-TP-03": "same light → at risk: PT-TP-03-I1: from 41 trucks to 58 trucks (+17, towards the target)",
    "PT-CM-02": "same light → not assessable: done: PT-CM-02-M2",
    "PT-TR-05": "same light → on track: PT-TR-05-I1: from 31,200 tonnes to 34,500 tonnes (+3,300, towards the target)",
}

TOLD = {**WORSE, **BETTER, **OTHERS, **SAME_LIGHT}


@pytest.mark.parametrize("code", TOLD)
def test_what_changed(code: str) -> None:
    assert line(code) == TOLD[code]


def test_nothing_happened_to_all_others() -> None:
    assert {one.reading.commitment.code for one in changed().commitments if not one.is_quiet} == set(TOLD)


def test_both_lights_are_those_of_their_days() -> None:
    before = {one.commitment.code: one.status for one in assessed(EARLIER).commitments}
    assert {one.reading.commitment.code: one.before for one in changed().commitments} == before


def test_no_deadline_moved_although_one_was_moved_later() -> None:
    moved = of("PT-CM-01")
    assert (moved.days_moved, moved.reading.commitment.due) == (None, EARLIER)
