"""A distribution of statuses as a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.assessment.readings import Distribution
from tracker.presentation.view.teller import Pill, Teller

ALL = Fraction(999, 10)
"""The width of a whole bar in per cent: a hair less than all, or rounding would push its last piece out."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the bar of statuses: how many commitments, and how wide in per cent of the bar."""

    pill: Pill
    count: str
    width: str

    @property
    def kind(self) -> str:
        """What gives its colour."""
        return self.pill.kind


def piece_width(number: int, whole: int) -> str:
    """How wide a piece is, in per cent of the bar."""
    return f"{float(ALL * number / whole):.3f}"


def segments(teller: Teller, distribution: Distribution) -> Sequence[Segment]:
    """The bar of statuses, worst first; a status that does not occur has no piece."""
    return tuple(
        Segment(teller.pill(status), teller.formats.number(count), piece_width(count, distribution.total))
        for status, count in distribution.statuses.items()
        if count
    )


def counted(teller: Teller, distribution: Distribution) -> str:
    """A distribution in words, ``4 commitments: 1 off track, 2 on track and 1 achieved``."""
    total = teller.plural("{n} commitment", "{n} commitments", distribution.total)
    parts = [f"{one.count} {one.pill.word}" for one in segments(teller, distribution)]
    return f"{total}: {teller.formats.listed(parts)}"
