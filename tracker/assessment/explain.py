"""The reason of a light as a code and parameters; words are made when it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assessment.readings import Reason
from tracker.domain.values import Missing, ReasonCode

ORDER = (
    ReasonCode.INVALID_VALUE,
    ReasonCode.QUALITATIVE,
    ReasonCode.NO_ACTUAL,
    ReasonCode.NO_BASELINE,
    ReasonCode.NO_TARGET,
    ReasonCode.NO_TARGET_DATE,
    ReasonCode.NO_START_DATE,
)
"""When several things are missing, the first of these is the reason: what cannot be read is to be mended first."""

RANK = {code: rank for rank, code in enumerate(ORDER)}


def first_missing(values: Iterable[object]) -> Missing | None:
    """The missing value whose reason is given, by the order of reasons."""
    missing = [value for value in values if isinstance(value, Missing)]
    return min(missing, key=lambda one: RANK.get(one.reason, len(RANK))) if missing else None


def reason(code: ReasonCode, **parameters: object) -> Reason:
    """A reason with the exact values its sentence tells of; what does not exist is not among them."""
    return Reason(code, {name: value for name, value in parameters.items() if not is_absent(value)})


def is_absent(value: object) -> bool:
    """Whether there is nothing to tell."""
    return value is None or isinstance(value, Missing)
