"""What is decided before any number is looked at: lights set by hand, withdrawn, not due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.assessment.explain import reason
from tracker.assessment.lights import Light
from tracker.domain.commitments import Closure, Commitment, Override
from tracker.domain.values import ASSESSED, ReasonCode, Status

WITHDRAWN = (Closure.WITHDRAWN, Closure.SUPERSEDED)


def valid_override(overrides: Iterable[Override], day: date) -> Override | None:
    """R4.1: the override dated last of those that hold on a day; only assessed statuses may be set."""
    holding = [one for one in overrides if holds(one, day)]
    return max(holding, key=lambda one: one.on, default=None)


def holds(override: Override, day: date) -> bool:
    """Whether a light set by hand holds on a day, its last day included."""
    if override.on > day or override.status not in ASSESSED or "valid_until" in override.faulty:
        return False
    return override.valid_until is None or day <= override.valid_until


def standing_light(commitment: Commitment | None, day: date) -> Light | None:
    """R4.2 and R4.3: withdrawn by agreement of the sides, or not begun; a cell that cannot be read decides nothing."""
    if commitment is None:
        return None
    if commitment.closure in WITHDRAWN:
        return Light(Status.WITHDRAWN, reason(ReasonCode.WITHDRAWN, closure=commitment.closure))
    if commitment.start is not None and commitment.start > day:
        return Light(Status.NOT_DUE, reason(ReasonCode.NOT_DUE, start=commitment.start))
    if not commitment.faulty.isdisjoint(("closure", "start", "closed_on")):
        return Light(Status.NOT_ASSESSABLE, reason(ReasonCode.INVALID_VALUE))
    return None
