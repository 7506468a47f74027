"""What the next better light would need, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from tracker.assessment.enough import ActualNeeded
from tracker.assessment.needs import DataNeeded, HandLifted, LevelThrough, MilestonesNeeded, Need
from tracker.domain.values import ReasonCode
from tracker.presentation.explanation.parts import Teller
from tracker.sentences import Sentence

LACKING: Mapping[ReasonCode, Sentence] = {
    ReasonCode.INVALID_VALUE: "a cell that can be read (tracker check names it)",
    ReasonCode.QUALITATIVE: "an indicator that is measured, or a light set by hand",
    ReasonCode.NO_ACTUAL: "a reported value that counts",
    ReasonCode.NO_BASELINE: "a baseline",
    ReasonCode.NO_TARGET: "a target",
    ReasonCode.NO_TARGET_DATE: "a day by which it is to be reached",
    ReasonCode.NO_START_DATE: "a day from which it is counted",
    ReasonCode.NOTHING_TO_MEASURE: "an indicator or a milestone to measure it by",
}


def need_words(need: Need, teller: Teller) -> str:
    """What one indicator, or the milestones, would need."""
    match need:
        case ActualNeeded():
            return teller.text("{indicator}: {value}", indicator=need.indicator, value=actual_words(need, teller))
        case LevelThrough():
            until = teller.formats.day(need.until)
            return teller.text("{indicator}: the level held through {day}", indicator=need.indicator, day=until)
        case DataNeeded():
            return data_words(need, teller)
        case MilestonesNeeded():
            return milestone_words(need, teller)
        case HandLifted():
            item, author = need.override.item, need.override.author
            return teller.text("{item}: the light set by {author} lifted", item=item, author=author)
        case _:  # pragma: no cover - mypy sees that there is none
            assert_never(need)


def actual_words(need: ActualNeeded, teller: Teller) -> str:
    """A value that would be enough, by the day of the assessment."""
    indicator = teller.assessment.register.indicator(need.indicator)
    day = teller.formats.day(teller.assessment.as_of)
    if not isinstance(need.bound, Decimal):
        return teller.text("“{label}” or better by {day}", label=need.bound, day=day)
    value = teller.formats.measured(teller.number(need.bound), indicator.unit if indicator else None)
    told = teller.text(
        "an actual of at least {value} by {day}" if need.rising else "an actual of at most {value} by {day}",
        value=value,
        day=day,
    )
    if need.whole is not None:
        told = teller.text("{need} (in whole numbers {whole})", need=told, whole=teller.number(need.whole))
    if need.more is not None:
        told = teller.text("{need}, {more} more than now", need=told, more=teller.number(need.more))
    return told


def data_words(need: DataNeeded, teller: Teller) -> str:
    """What the register would have to say, or what would do without it."""
    lacking = teller.formats.listed([teller.text(LACKING[code]) for code in need.what])
    told = teller.text("{item}: {lacking}", item=need.item, lacking=lacking)
    if need.otherwise is None:
        return told
    return teller.text("{need}; or {value}", need=told, value=actual_words(need.otherwise, teller))


def milestone_words(need: MilestonesNeeded, teller: Teller) -> str:
    """So many milestones done by the day of the assessment."""
    day = teller.formats.day(teller.assessment.as_of)
    if need.done is not None:
        return teller.messages.plural(
            "{done} of {n} milestone done by {day}",
            "{done} of {n} milestones done by {day}",
            need.total,
            done=need.done,
            day=day,
        )
    return teller.text(
        "milestones of a weight of at least {weight} of {all} done by {day}",
        weight=teller.number(need.weight),
        all=teller.number(need.all_weight),
        day=day,
    )
