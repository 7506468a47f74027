"""Thresholds of the rules, as data: a profile is a file in ``profiles/``, never a branch in a rule."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib.resources import files
from typing import Any, NamedTuple


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
    verified_only: bool = False

    @property
    def identifier(self) -> str:
        """Name and version as they are printed, ``idb-crf/1``."""
        return f"{self.name}/{self.version}"


class Moment(NamedTuple):
    """The day something is judged on, and by which thresholds."""

    day: date
    policy: Policy


def shipped_policy(name: str) -> Policy:
    """The profile shipped under a name, such as ``idb-crf``.

    Raises:
        FileNotFoundError: There is no profile of that name.
    """
    text = files("tracker.assessment").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
    profile = tomllib.loads(text)
    shares = {key: Fraction(value) for key, value in profile["shares"].items()}
    values: dict[str, Any] = {"name": profile["name"], "version": profile["version"], **shares, **profile["times"]}
    return Policy(**values)
