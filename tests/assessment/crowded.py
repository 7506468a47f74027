"""Registers of all kinds for properties: small, crowded, with faults in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.build import (
    actual,
    commitment,
    faulty_row,
    indicator,
    institution,
    milestone,
    override,
    party,
    register,
    revision,
    target,
    update,
)
from tracker.domain.commitments import Closure, RevisedField
from tracker.domain.indicators import Accumulation, Direction, Measure, NoBaseline, Verification
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register
from tracker.domain.values import Completion, Status

DAYS = st.dates(date(2025, 12, 20), date(2026, 4, 20))
FAULTS = {
    "commitment": ("closure", "start", "due", "session", "agreement", "lead", "original_due", "closed_on"),
    "indicator": (
        "measure",
        "direction",
        "accumulation",
        "baseline",
        "target",
        "target_date",
        "baseline_date",
        "scale",
    ),
    "actual": ("value", "numerator", "denominator", "verification", "evidence"),
    "milestone": ("due", "done_on", "weight", "responsible"),
}
COMMITMENTS, INDICATORS, BODIES = ("C-1", "C-2"), ("I-1", "I-2", "I-3"), ("IN-1", "IN-2", "IN-9")
LABELS = ("low", "middle", "high")
MAYBE_DAY = st.none() | DAYS
PLAIN_VALUES = st.none() | st.integers(-3, 3).map(Decimal) | st.sampled_from(LABELS)
EVIDENCE = st.sampled_from([None, "letter"])


def faults(kind: str) -> st.SearchStrategy[str]:
    return st.sets(st.sampled_from(FAULTS[kind]), max_size=1).map(" ".join)


COMMITMENT = st.builds(
    commitment,
    st.sampled_from(COMMITMENTS),
    sector=st.sampled_from(["ENERGY", "energy", ""]),
    agreement=st.sampled_from([None, "AG-1"]),
    lead=st.sampled_from(BODIES),
    supporting=st.lists(st.sampled_from(BODIES), max_size=2).map(tuple),
    start=MAYBE_DAY,
    due=MAYBE_DAY,
    original_due=MAYBE_DAY,
    closure=st.sampled_from(Closure),
    closed_on=MAYBE_DAY,
    faulty=faults("commitment"),
)
INDICATOR = st.builds(
    indicator,
    st.sampled_from(INDICATORS),
    commitment=st.sampled_from([*COMMITMENTS, "C-9"]),
    measure=st.sampled_from(Measure),
    direction=st.sampled_from([None, *Direction]),
    accumulation=st.sampled_from(Accumulation),
    baseline=PLAIN_VALUES,
    baseline_date=MAYBE_DAY,
    target=PLAIN_VALUES,
    target_date=MAYBE_DAY,
    scale=st.sampled_from([(), LABELS]),
    no_baseline=st.sampled_from(NoBaseline),
    responsible=st.sampled_from([None, *BODIES]),
    faulty=faults("indicator"),
)
ACTUAL = st.builds(
    lambda value, on, fields, faulty: actual(value, on, **fields, faulty=faulty),
    PLAIN_VALUES,
    DAYS,
    st.fixed_dictionaries(
        {
            "indicator": st.sampled_from(INDICATORS),
            "numerator": st.none() | st.integers(-2, 2).map(Decimal),
            "denominator": st.none() | st.integers(-2, 2).map(Decimal),
            "verification": st.sampled_from(Verification),
            "evidence": EVIDENCE,
        }
    ),
    faults("actual"),
)
TARGET = st.builds(
    lambda value, due, of: target(value, due, indicator=of), PLAIN_VALUES, DAYS, st.sampled_from(INDICATORS)
)
MILESTONE = st.builds(
    lambda code, fields, faulty: milestone(code, **fields, faulty=faulty),
    st.sampled_from(["M-1", "M-2", "M-3"]),
    st.fixed_dictionaries(
        {
            "commitment": st.sampled_from(COMMITMENTS),
            "due": MAYBE_DAY,
            "done_on": MAYBE_DAY,
            "weight": st.integers(1, 3).map(Decimal),
            "evidence": EVIDENCE,
        }
    ),
    faults("milestone"),
)
UPDATE = st.builds(
    lambda side, on, completion, of: update(side, on, completion, commitment=of),
    st.sampled_from([None, "PK", "TJ", "AF"]),
    DAYS,
    st.none() | st.sampled_from(Completion),
    st.sampled_from(COMMITMENTS),
)
OVERRIDE = st.builds(
    lambda status, on, item, until: override(status, on, item=item, valid_until=until),
    st.sampled_from(Status),
    DAYS,
    st.sampled_from([*COMMITMENTS, *INDICATORS]),
    MAYBE_DAY,
)
REVISION = st.one_of(
    st.builds(
        lambda old, on, of: revision("due", old, None, on, item=of), MAYBE_DAY, DAYS, st.sampled_from(COMMITMENTS)
    ),
    st.builds(
        lambda field, old, on, of: revision(field, old, None, on, item=of),
        st.sampled_from([RevisedField.TARGET, RevisedField.BASELINE]),
        PLAIN_VALUES,
        DAYS,
        st.sampled_from(INDICATORS),
    ),
)
LOST = st.builds(
    lambda sheet, of, item: faulty_row(sheet, commitment=of, indicator=item),
    st.sampled_from(["Milestones", "Indicators", "Actuals", "Targets", "Updates"]),
    st.sampled_from(COMMITMENTS),
    st.sampled_from(INDICATORS),
)
ROWS = st.lists(
    st.one_of(COMMITMENT, INDICATOR, ACTUAL, TARGET, MILESTONE, UPDATE, OVERRIDE, REVISION, LOST), max_size=25
)
BODY = (party("PK"), party("TJ"), institution("IN-1", "PK"), institution("IN-2", "TJ"))


def once(rows: Sequence[Record | FaultyRow]) -> list[Record | FaultyRow]:
    """Each code once, as the register is read."""
    first: dict[object, Record | FaultyRow] = {}
    for number, row in enumerate(rows):
        code = getattr(row, "code", None)
        first.setdefault((type(row), code) if code else number, row)
    return list(first.values())


def made(rows: Sequence[Record | FaultyRow]) -> Register:
    return register(*BODY, *once(rows))


LATER = st.dates(date(2026, 5, 1), date(2026, 6, 1))
LATER_ROW = st.one_of(
    st.builds(lambda on, of: actual(9, on, indicator=of), LATER, st.sampled_from(INDICATORS)),
    st.builds(lambda on, of: update("PK", on, "complete", commitment=of), LATER, st.sampled_from(COMMITMENTS)),
    st.builds(
        lambda on, item: override("off_track", on, item=item), LATER, st.sampled_from([*COMMITMENTS, *INDICATORS])
    ),
)
