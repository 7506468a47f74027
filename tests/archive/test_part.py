"""A part of a register: which commitments it has, that its lights are those of the whole, that its sums are its own."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from tests.end_to_end.conftest import EXAMPLE
from tracker.archive.embed import Chosen, PartKind
from tracker.archive.part import part_of, parts_by
from tracker.assessment.readings import Assessment
from tracker.pipeline import read_and_assess
from tracker.progress import no_progress


@pytest.fixture(scope="module")
def whole() -> Assessment:
    return read_and_assess([EXAMPLE], date(2026, 3, 31), no_progress).assessment


@pytest.mark.parametrize("kind", get_args(PartKind))
def test_every_part_is_judged_as_in_the_whole(whole: Assessment, kind: PartKind) -> None:
    lights = {one.commitment.code: one.status for one in whole.commitments}
    parts = parts_by(whole.register, kind)
    assert parts
    seen: set[str] = set()
    for chosen in parts:
        part = part_of(whole, chosen)
        codes = {one.commitment.code for one in part.commitments}
        assert codes
        assert {one.commitment.code: one.status for one in part.commitments}.items() <= lights.items()
        assert part.overall.total == len(codes)
        assert {one.code for one in part.register.commitments} == codes
        assert {one.commitment for one in part.register.updates} <= codes
        seen |= codes
    has_all = kind not in ("agreement", "session")  # a commitment needs one of the two
    assert seen == set(lights) if has_all else seen <= set(lights)


def test_agreements_and_sessions_are_those_the_part_comes_from(whole: Assessment) -> None:
    (chosen, *_) = parts_by(whole.register, "session")
    part = part_of(whole, chosen).register
    named = {one.agreement for one in part.commitments} | {None}
    assert {one.code for one in part.agreements} <= named
    assert chosen.code in {one.code for one in part.sessions}


def test_a_part_of_nobody_is_empty(whole: Assessment) -> None:
    part = part_of(whole, Chosen(kind="party", code="XX"))
    assert (part.commitments, part.register.agreements, part.register.sessions) == ((), (), ())
