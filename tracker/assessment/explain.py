"""The reason of a light as a code and parameters; words are made when it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tracker.assessment.policy import Policy
from tracker.assessment.readings import Reason
from tracker.domain.values import Missing, ReasonCode

ORDER_OF_REASONS = (
    ReasonCode.INVALID_VALUE,
    ReasonCode.QUALITATIVE,
    ReasonCode.NO_ACTUAL,
    ReasonCode.NO_BASELINE,
    ReasonCode.NO_TARGET,
    ReasonCode.NO_TARGET_DATE,
    ReasonCode.NO_START_DATE,
)
"""When several things are missing, the first of these is the reason."""


def first_missing(values: Iterable[object]) -> Missing | None:
    """The missing value whose reason is given, by the order of reasons."""
    missing = [value for value in values if isinstance(value, Missing)]
    return min(missing, key=lambda one: ORDER_OF_REASONS.index(one.reason), default=None)


def reason(code: ReasonCode, **parameters: object) -> Reason:
    """A reason with the parameters of its sentence."""
    return Reason(code, parameters)


def pace_reason(pace: Fraction | None, policy: Policy) -> Reason:
    """R4.7: how a pace reads; no pace at all is expected yet where it is ``None``."""
    if pace is None or pace >= 1:
        return reason(ReasonCode.AHEAD)
    if pace >= policy.on_track_from:
        return reason(ReasonCode.ON_PACE)
    return reason(ReasonCode.BEHIND if pace >= policy.at_risk_from else ReasonCode.FAR_BEHIND)
