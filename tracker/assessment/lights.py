"""R4: the light of an indicator, the first rule that fits. R5 shares its rules 4 to 8."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tracker.assessment.explain import first_missing, pace_reason, reason
from tracker.assessment.policy import Policy
from tracker.assessment.readings import Reason
from tracker.domain.values import Flag, Missing, ReasonCode, Share, Status


class Light(NamedTuple):
    """A status, why it is so, and what stands beside it."""

    status: Status
    reason: Reason
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """What rules 4 to 8 look at: shares of the way, and the days between which it goes."""

    achievement: Share
    expected: Share
    day: date
    target_date: date | None
    policy: Policy

    @property
    def is_past_due(self) -> bool:
        """Whether the target date has passed; on the day itself there is still time."""
        return self.target_date is not None and self.day > self.target_date

    @property
    def pace(self) -> Fraction | None:
        """R4.7: achievement against what is expected; ``None`` where nothing is expected yet."""
        if isinstance(self.achievement, Missing) or isinstance(self.expected, Missing) or self.expected == 0:
            return None
        return self.achievement / self.expected


def achieved(progress: Progress) -> Light | None:
    """R4.4: the target is reached."""
    share = progress.achievement
    if isinstance(share, Missing) or share < 1:
        return None
    flags = (Flag.OVER_ACHIEVED,) if share > progress.policy.over_achieved_above else ()
    return Light(Status.ACHIEVED, reason(ReasonCode.ACHIEVED), flags)


def not_assessable(progress: Progress) -> Light | None:
    """R4.5: no share gone, or none expected. Once the target date has passed, all of it was expected."""
    needed = (progress.achievement,) if progress.is_past_due else (progress.achievement, progress.expected)
    missing = first_missing(needed)
    return None if missing is None else Light(Status.NOT_ASSESSABLE, reason(missing.reason))


def reversal(progress: Progress) -> Light | None:
    """R4.6: further away than at the baseline."""
    share = progress.achievement
    if isinstance(share, Missing) or share >= 0:
        return None
    return Light(Status.OFF_TRACK, reason(ReasonCode.MOVING_WRONG_WAY), (Flag.REVERSAL,))


def on_the_way(progress: Progress) -> Light | None:
    """R4.7: compare with where it should be by now (bands: IDB Corporate Results Framework)."""
    if progress.is_past_due:
        return None
    return Light(status_of_pace(progress.pace, progress.policy), pace_reason(progress.pace, progress.policy))


def status_of_pace(pace: Fraction | None, policy: Policy) -> Status:
    """R4.7: the band of a pace; where nothing is expected yet, nothing is late."""
    if pace is None or pace >= policy.on_track_from:
        return Status.ON_TRACK
    return Status.AT_RISK if pace >= policy.at_risk_from else Status.OFF_TRACK


def past_due(progress: Progress) -> Light | None:
    """R4.8: the target date has passed and the target is not reached."""
    share = progress.achievement
    is_near = not isinstance(share, Missing) and share >= progress.policy.past_due_at_risk_from
    days = (progress.day - progress.target_date).days if progress.target_date else 0
    return Light(Status.AT_RISK if is_near else Status.OFF_TRACK, reason(ReasonCode.PAST_DUE, days=days))


PROGRESS_RULES: Sequence[Callable[[Progress], Light | None]] = (
    achieved,
    not_assessable,
    reversal,
    on_the_way,
    past_due,
)


def progress_light(progress: Progress) -> Light:
    """R4.4–8: the first rule that fits; the last one always does."""
    return next(light for rule in PROGRESS_RULES if (light := rule(progress)) is not None)
