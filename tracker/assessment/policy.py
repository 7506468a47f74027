"""Thresholds of the rules, as data: a profile is a file, shipped or one's own, never a branch in a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib.resources import files
from typing import NamedTuple

from tracker.assessment.profile import name_refused, values_of
from tracker.sentences import saying

SUFFIX = ".toml"
FOLDER = files("tracker.assessment") / "profiles"


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule set with its thresholds. Shares are exact fractions of the way, days are calendar days."""

    name: str
    version: int
    on_track_from: Fraction
    at_risk_from: Fraction
    past_due_at_risk_from: Fraction
    over_achieved_above: Fraction
    substantial_from: Fraction
    due_soon_days: int
    stale_months: int
    grace_days: int = 0
    verified_only: bool = False

    @property
    def identifier(self) -> str:
        """Name and version as they are printed, ``idb-crf/1``."""
        return f"{self.name}/{self.version}"

    def has_passed(self, due: date, day: date) -> bool:
        """Whether a due day has passed on a day: not on the day itself, nor in the days of grace after it."""
        return (day - due).days > self.grace_days


class Moment(NamedTuple):
    """The day something is judged on, and by which thresholds."""

    day: date
    policy: Policy


def shipped_names() -> tuple[str, ...]:
    """The names of the profiles that are shipped."""
    return tuple(sorted(one.name.removesuffix(SUFFIX) for one in FOLDER.iterdir() if one.name.endswith(SUFFIX)))


def shipped_policy(name: str) -> Policy:
    """The profile shipped under a name, such as ``idb-crf``.

    Raises:
        FileNotFoundError: There is no profile of that name.
    """
    file = f"{name}{SUFFIX}"
    return Policy(**values_of((FOLDER / file).read_text(encoding="utf-8"), file))


def own_policy(text: str, file: str) -> Policy:
    """The profile a person wrote.

    Raises:
        WrongUsage: It is incomplete, contradicts itself, or would pass for a shipped one that it is not; every fault is
            named with file and line.
    """
    policy = Policy(**values_of(text, file))
    shipped = {one.identifier: one for one in map(shipped_policy, shipped_names())}
    if shipped.get(policy.identifier, policy) != policy:
        words = saying(
            "'{name}' is a profile that is shipped with other values. Give this one another name.",
            name=policy.identifier,
        )
        raise name_refused(text, file, words)
    return policy
