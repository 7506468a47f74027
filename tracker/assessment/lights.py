"""R4: the light of an indicator by its way, the first rule that fits. R5 shares these rules 4 to 8."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tracker.assessment.explain import first_missing, reason
from tracker.assessment.path import Day
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
    """What rules 4 to 8 look at: a, e and r, and how many days ago the target date passed, if it has.

    Once it has passed, ``expected`` and ``ratio`` are missing for that reason; in the days of grace after it, it has
    not, and all of the way is expected.
    """

    achievement: Share
    expected: Share
    ratio: Share
    days_past_due: int
    policy: Policy

    @property
    def is_past_due(self) -> bool:
        """Whether the target date has passed; on the day itself there is still time."""
        return self.days_past_due > 0


def progress(achievement: Share, expected: Share, day: date, target_date: Day, policy: Policy) -> Progress:
    """The progress on a day; r is worked out here and nowhere else."""
    is_past = isinstance(target_date, date) and policy.has_passed(target_date, day)
    past = (day - target_date).days if isinstance(target_date, date) and is_past else 0
    if past:
        expected = Missing(ReasonCode.PAST_DUE)
    return Progress(achievement, expected, ratio(achievement, expected), past, policy)


def ratio(achievement: Share, expected: Share) -> Share:
    """R4.7: r, the achievement against what is expected; where nothing is expected yet there is none."""
    if isinstance(achievement, Missing):
        return achievement
    if isinstance(expected, Missing):
        return expected
    return achievement / expected if expected else Missing(ReasonCode.AHEAD)


def achieved(progress: Progress) -> Light | None:
    """R4.4: the target is reached."""
    share = progress.achievement
    if isinstance(share, Missing) or share < 1:
        return None
    flags = (Flag.OVER_ACHIEVED,) if share > progress.policy.over_achieved_above else ()
    return Light(Status.ACHIEVED, reason(ReasonCode.ACHIEVED, achievement=share), flags)


def not_assessable(progress: Progress) -> Light | None:
    """R4.5: no share gone, or none expected. Once the target date has passed, all of it was expected."""
    needed = (progress.achievement,) if progress.is_past_due else (progress.achievement, progress.expected)
    missing = first_missing(needed)
    if missing is None:
        return None
    return Light(Status.NOT_ASSESSABLE, reason(missing.reason, achievement=progress.achievement))


def reversal(progress: Progress) -> Light | None:
    """R4.6: further away than at the baseline."""
    share = progress.achievement
    if isinstance(share, Missing) or share >= 0:
        return None
    numbers = {"achievement": share, "expected": progress.expected}
    return Light(Status.OFF_TRACK, reason(ReasonCode.MOVING_WRONG_WAY, **numbers), (Flag.REVERSAL,))


def on_the_way(progress: Progress) -> Light | None:
    """R4.7: compare with where it should be by now (bands: IDB Corporate Results Framework)."""
    if progress.is_past_due:
        return None
    status, code = band(progress.ratio, progress.policy)
    numbers = {"achievement": progress.achievement, "expected": progress.expected, "ratio": progress.ratio}
    return Light(status, reason(code, **numbers))


def band(ratio: Share, policy: Policy) -> tuple[Status, ReasonCode]:
    """R4.7: the band of r; where nothing is expected yet, nothing is late."""
    if isinstance(ratio, Missing) or ratio >= 1:
        return Status.ON_TRACK, ReasonCode.AHEAD
    if ratio >= policy.on_track_from:
        return Status.ON_TRACK, ReasonCode.ON_PACE
    if ratio >= policy.at_risk_from:
        return Status.AT_RISK, ReasonCode.BEHIND
    return Status.OFF_TRACK, ReasonCode.FAR_BEHIND


def past_due(progress: Progress) -> Light | None:
    """R4.8: the target date has passed and the target is not reached."""
    share = progress.achievement
    is_near = isinstance(share, Fraction) and share >= progress.policy.past_due_at_risk_from
    why = reason(ReasonCode.PAST_DUE, achievement=share, days=progress.days_past_due)
    return Light(Status.AT_RISK if is_near else Status.OFF_TRACK, why)


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
