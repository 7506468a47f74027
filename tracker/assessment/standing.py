"""R4.1 to R4.3, R6: what is decided before any number is looked at: lights set by hand, withdrawn, not due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.assessment.explain import reason
from tracker.assessment.lights import Light
from tracker.assessment.readings import Reason
from tracker.domain.commitments import Closure, Commitment, Override
from tracker.domain.values import ASSESSED, ReasonCode, Status

WITHDRAWN = (Closure.WITHDRAWN, Closure.SUPERSEDED)


def is_withdrawn(commitment: Commitment) -> bool:
    """Whether the sides no longer pursue it; what became of it is decided elsewhere."""
    return commitment.closure in WITHDRAWN


def is_pursued(commitment: Commitment) -> bool:
    """Whether it is still open; of one whose closure cannot be read nothing is asked."""
    return commitment.closure is Closure.OPEN and "closure" not in commitment.faulty


def valid_override(overrides: Iterable[Override], day: date) -> Override | None:
    """R4.1: the override dated last of those that hold on a day; of two of one day the one in the later row."""
    holding = [one for one in overrides if holds(one, day)]
    return max(reversed(holding), key=lambda one: one.on) if holding else None


def holds(override: Override, day: date) -> bool:
    """Whether a light set by hand holds on a day, its last day included; only assessed statuses may be set.

    One that does not say readably how long it holds does not hold.
    """
    if override.on > day or override.status not in ASSESSED or "valid_until" in override.faulty:
        return False
    return override.valid_until is None or day <= override.valid_until


def set_by_hand(override: Override, computed: Status) -> Reason:
    """The reason of a light set by hand, with the office that set it and what the rules say."""
    return reason(
        ReasonCode.OVERRIDE,
        author=override.author,
        on=override.on,
        valid_until=override.valid_until,
        computed_status=computed,
    )


def standing_light(commitment: Commitment | None, day: date) -> Light | None:
    """R4.2 and R4.3: withdrawn by agreement of the sides, or not begun; where that cannot be read, it is not known."""
    if commitment is None:
        return None
    if is_withdrawn(commitment):
        why = reason(ReasonCode.WITHDRAWN, closure=commitment.closure, closed_on=commitment.closed_on)
        return Light(Status.WITHDRAWN, why)
    if commitment.start is not None and commitment.start > day:
        return Light(Status.NOT_DUE, reason(ReasonCode.NOT_DUE, start=commitment.start))
    if not commitment.faulty.isdisjoint(("closure", "start")):
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))
    return None
