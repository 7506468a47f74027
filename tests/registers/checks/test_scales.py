from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers.placed import indicator
from tracker.assessment.actuals import position
from tracker.domain.indicators import Measure
from tracker.registers.checks.scales import meant_labels, number_of, places_of

LABELS = st.text(st.sampled_from("aAßé \u00a0ﬁIİ-_1"), max_size=4)


@given(LABELS, st.lists(LABELS, max_size=5))
def test_a_label_stands_where_the_assessment_finds_it(label: str, scale: list[str]) -> None:
    row = indicator(measure=Measure.ORDINAL, scale=tuple(scale))
    judged = position(label, scale)
    assert number_of(label, places_of(row)) == (judged if isinstance(judged, Decimal) else None)


def test_only_an_ordinal_has_places() -> None:
    row = indicator(measure=Measure.NUMBER, scale=("poor", "good"))
    assert number_of("good", places_of(row)) is None
    assert number_of(Decimal(7), places_of(row)) == 7


@pytest.mark.parametrize(
    ("label", "scale", "expected"),
    [
        pytest.param("very-good", ("fair", "very good"), ("very good",), id="kinds-of-dash"),
        pytest.param("роor", ("poor", "good"), ("poor",), id="look-alike-letters"),
        pytest.param("gould", ("poor", "good"), (), id="not-near-enough"),
        pytest.param("goood", ("poor", "good"), ("good",), id="near-word"),
        pytest.param("level 2", ("level 1", "level 3"), (), id="numbers-are-never-near"),
        pytest.param("level", ("level 1", "level 3"), (), id="a-numbered-label-is-never-offered-as-near"),
        pytest.param("LEVEL-3", ("level 1", "level 3"), ("level 3",), id="numbers-that-are-equal"),
        pytest.param("goood", (*map(str, range(12)), "good"), (), id="too-many-labels"),
        pytest.param("goood", (*map(str, range(11)), "good"), ("good",), id="as-many-labels-as-are-looked-at"),
        pytest.param("g" * 61, ("g" * 60,), (), id="sentence"),
        pytest.param("g" * 60, ("g" * 59,), ("g" * 59,), id="as-long-a-label-as-is-looked-at"),
    ],
)
def test_labels_are_offered_only_where_it_is_safe(
    label: str, scale: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert meant_labels(label, scale) == expected
