from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers.checks.told import message, only, told
from tests.registers.placed import commitment
from tracker.domain.commitments import Commitment
from tracker.domain.register import Register, fold
from tracker.registers.checks.circles import circles

Links = dict[str, str]


def linked(links: Links) -> Register:
    """Commitments with what each depends on: ``{"A": "B C"}``."""
    rows = (commitment(code, row, depends_on=tuple(on.split())) for row, (code, on) in enumerate(links.items(), 2))
    return Register(commitments=tuple(rows))


def found(register: Register) -> list[str]:
    return ["".join(one.code for one in circle) for circle in circles(register)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param({"A": "B", "B": "A"}, ["AB"], id="two"),
        pytest.param({"A": "A"}, ["A"], id="itself"),
        pytest.param({"A": "a"}, ["A"], id="itself-in-another-case"),
        pytest.param({"A": "B", "B": "C", "C": "A"}, ["ABC"], id="three"),
        pytest.param({"A": "B", "B": "C", "C": "B"}, ["BC"], id="behind-a-way-in"),
        pytest.param({"A": "B C", "B": "A", "C": "D", "D": "C"}, ["AB", "CD"], id="two-circles-apart"),
        pytest.param({"A": "B Y", "B": "C", "C": "B", "Y": "A"}, ["BC", "AY"], id="circle-around-a-circle's-way-in"),
        pytest.param({"A": "B C", "B": "A", "C": "A"}, ["AB"], id="circles-that-share-a-commitment-are-told-once"),
        pytest.param({"A": "B C", "B": "D", "C": "D", "D": ""}, [], id="two-ways-to-one"),
        pytest.param({"A": "X"}, [], id="unknown-is-the-reader's"),
        pytest.param({"A": "B", "B": ""}, [], id="chain"),
    ],
)
def test_circles(links: Links, expected: list[str]) -> None:
    assert found(linked(links)) == expected


CODES = "ABCDEFG"


@given(st.dictionaries(st.sampled_from(CODES), st.sets(st.sampled_from(CODES)).map(" ".join), min_size=1))
def test_circles_are_circles_and_breaking_them_leaves_none(links: Links) -> None:
    register = linked(links)
    told_of = list(circles(register))
    for circle in told_of:
        assert all(later.code in former.depends_on for former, later in pairwise([*circle, circle[0]]))
    seen = [one.code for circle in told_of for one in circle]
    assert len(seen) == len(set(seen))
    assert is_ordered(Register(commitments=tuple(one for one in register.commitments if one.code not in seen)))


def is_ordered(register: Register) -> bool:
    """Whether the commitments can be done one after the other, by taking away what waits for nothing."""
    left: dict[str, Commitment] = {fold(one.code): one for one in register.commitments}
    while ready := [key for key, one in left.items() if not any(fold(code) in left for code in one.depends_on)]:
        for key in ready:
            del left[key]
    return not left


def test_a_circle_is_told_once_at_its_first_commitment() -> None:
    register = linked({"A": "B; C".replace(";", ""), "B": "C", "C": "A"})
    assert told(register) == ["REF_CYCLE Commitments!2 Depends on"]
    assert message(register) == "A → B → C → A refer to each other in a circle."
    assert only(register).value == "B; C"
    assert [cell.row for cell in only(register).related] == [3, 4]


@pytest.mark.parametrize(
    ("length", "chain"),
    [
        pytest.param(8, "1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 1", id="whole"),
        pytest.param(9, "1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → … → 1", id="cut"),
    ],
)
def test_a_long_circle_is_cut(length: int, chain: str) -> None:
    register = linked({str(one): str(one % length + 1) for one in range(1, length + 1)})
    assert message(register) == f"{chain} refer to each other in a circle."


def test_a_very_long_chain_needs_no_recursion() -> None:
    length = 20_000
    register = linked({str(one): str(one % length + 1) for one in range(1, length + 1)})
    assert len(next(circles(register))) == length
