"""R10: what became of a light."""

from __future__ import annotations

from tracker.assessment.change.readings import Transition
from tracker.domain.values import ASSESSED, Status

RANK = {status: rank for rank, status in enumerate(ASSESSED)}


def transition(before: Status | None, after: Status, *, is_closing: bool) -> Transition:
    """New, closed, better, worse or the same, in this order.

    New is what was not there, had not begun or is pursued again. Where one of the two lights has no place in the order
    of roll-ups nothing is better or worse.
    """
    if before is None:
        return Transition.NEW
    if is_closing:
        return Transition.CLOSED
    if before not in RANK and after in RANK:
        return Transition.NEW
    if before not in RANK or after not in RANK or before is after:
        return Transition.SAME
    return Transition.BETTER if RANK[after] > RANK[before] else Transition.WORSE
