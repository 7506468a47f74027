"""Words of statuses, completions, deadlines and flags, and the sentences that say why a light is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.assessment.exact import Number
from tracker.assessment.readings import CommitmentReading, IndicatorReading, MilestonesReading, Reason
from tracker.domain.commitments import Closure
from tracker.domain.indicators import Direction, Indicator, Measure
from tracker.domain.values import Completion, DeadlineState, Flag, Missing, ReasonCode, Share, Status
from tracker.presentation.choice_words import NOT_COUNTED_WORDS
from tracker.presentation.formats import PER_CENT, Formats
from tracker.presentation.messages import Messages
from tracker.presentation.twin import each_half
from tracker.sentences import Plural, Sentence

SYMBOLS: Mapping[Status, str] = {
    Status.OFF_TRACK: "■",
    Status.AT_RISK: "▲",
    Status.NOT_ASSESSABLE: "◆",
    Status.ON_TRACK: "●",
    Status.ACHIEVED: "✔",
    Status.NOT_DUE: "○",
    Status.WITHDRAWN: "✖",
}
"""One shape for each status, so that it reads without colour."""

WORDS: Mapping[StrEnum, Sentence] = {
    Status.OFF_TRACK: "off track",
    Status.AT_RISK: "at risk",
    Status.NOT_ASSESSABLE: "not assessable",
    Status.ON_TRACK: "on track",
    Status.ACHIEVED: "achieved",
    Status.NOT_DUE: "not due",
    Status.WITHDRAWN: "withdrawn",
}

COMPLETION_WORDS: Mapping[Completion, Sentence] = {
    Completion.NO_EVIDENCE: "no evidence",
    Completion.NOT_STARTED: "not started",
    Completion.LIMITED: "limited",
    Completion.SUBSTANTIAL: "substantial",
    Completion.COMPLETE: "complete",
}

DEADLINE_WORDS: Mapping[DeadlineState, Sentence] = {
    DeadlineState.NO_DEADLINE: "no deadline",
    DeadlineState.ON_SCHEDULE: "on schedule",
    DeadlineState.DUE_SOON: "due soon",
    DeadlineState.OVERDUE: "overdue",
    DeadlineState.COMPLETED_ON_TIME: "completed on time",
    DeadlineState.COMPLETED_LATE: "completed late",
    DeadlineState.CLOSED: "closed",
}

FLAG_WORDS: Mapping[Flag, Sentence] = {
    Flag.OVER_ACHIEVED: "target exceeded",
    Flag.REVERSAL: "reversal",
    Flag.DISPUTED: "the sides differ",
    Flag.ONE_SIDED: "not every side has reported",
    Flag.UNDELIVERED_OUTCOME: "outcome reached before delivery",
    Flag.OUTCOME_PENDING: "delivered, outcome pending",
    Flag.READY_TO_CLOSE: "ready to close",
    Flag.STALE: "no news for over a year",
}

PACE_SENTENCES: Mapping[ReasonCode, Sentence] = {
    ReasonCode.AHEAD: "{gone} of the way, {expected} expected: ahead",
    ReasonCode.ON_PACE: "{gone} of the way, {expected} expected: on pace",
    ReasonCode.BEHIND: "{gone} of the way, {expected} expected: behind",
    ReasonCode.FAR_BEHIND: "{gone} of the way, {expected} expected: far behind",
}

PLAIN_SENTENCES: Mapping[ReasonCode, Sentence] = {
    ReasonCode.NO_BASELINE: "the baseline is not known, so progress cannot be measured",
    ReasonCode.NO_TARGET: "no target is set",
    ReasonCode.NO_TARGET_DATE: "no target date is set",
    ReasonCode.NO_START_DATE: "it is not known when the way began",
    ReasonCode.QUALITATIVE: "qualitative: described, not measured",
    ReasonCode.INVALID_VALUE: "a cell it depends on could not be read",
    ReasonCode.NOTHING_TO_MEASURE: "there is neither an indicator nor a milestone to measure it by",
}

LEVEL_SENTENCES: Mapping[tuple[bool, bool], Sentence] = {
    (True, True): "the level of at most {level} is held: {actual}",
    (True, False): "the level of at most {level} is exceeded: {actual}",
    (False, True): "the level of at least {level} is held: {actual}",
    (False, False): "the level of at least {level} is lost: {actual}",
}
"""By whether the level is a ceiling, and whether it is held."""

CLOSED_SENTENCES: Mapping[tuple[bool, bool], Sentence] = {
    (True, True): "superseded by agreement of the sides, {day}",
    (True, False): "superseded by agreement of the sides",
    (False, True): "withdrawn by agreement of the sides, {day}",
    (False, False): "withdrawn by agreement of the sides",
}
"""By whether something else took its place, and whether the day is known."""

PAST_DUE: Plural = (
    "{gone} of the way, and the target date passed {n} day ago",
    "{gone} of the way, and the target date passed {n} days ago",
)
MILESTONES_PAST_DUE: Plural = (
    "{gone} of their weight, and the last one was due {n} day ago",
    "{gone} of their weight, and the last one was due {n} days ago",
)
MOVING_AWAY: Sentence = "{gone} of the way: further from the target than at the baseline, moving the wrong way"
NO_MILESTONE_DAY: Sentence = "it is not known when the milestones are due"
UNREPORTED = frozenset({"no_value", "before_baseline"})
"""Why a value does not count where it is as if nothing had been reported."""


def first_upper(sentence: str) -> str:
    """A sentence with its first letter in upper case."""
    return each_half(sentence, lambda one: one[:1].upper() + one[1:])


def indicator_reason(reading: IndicatorReading, messages: Messages) -> str:
    """Why an indicator's light is what it is, in one sentence with its numbers."""
    if reading.override is not None:
        return override_reason(reading.reason, reading.computed_status, messages)
    return computed_reason(reading, messages)


def computed_reason(reading: IndicatorReading, messages: Messages) -> str:  # noqa: PLR0911 - one answer a reason
    """The reason by the rules, whatever the hand has set."""
    why = reading.computed_reason
    if why.code in PACE_SENTENCES:
        return shares_sentence(PACE_SENTENCES[why.code], reading.achievement, reading.expected, messages)
    match why.code:
        case ReasonCode.ACHIEVED:
            return achieved_sentence(reading.achievement, messages)
        case ReasonCode.MOVING_WRONG_WAY:
            return messages.text(MOVING_AWAY, gone=share_words(reading.achievement, Formats(messages.language)))
        case ReasonCode.PAST_DUE:
            return past_due_sentence(PAST_DUE, why, reading.achievement, messages)
        case ReasonCode.LEVEL_HELD | ReasonCode.LEVEL_LOST:
            return level_sentence(reading, messages)
        case ReasonCode.NO_ACTUAL:
            return no_actual_sentence(reading, messages)
        case ReasonCode.NOT_DUE | ReasonCode.WITHDRAWN:
            return standing_sentence(why, messages)
        case code:
            return not_assessable_sentence(code, reading.achievement, messages)


def shares_sentence(sentence: Sentence, gone: Share, expected: Share, messages: Messages) -> str:
    """A sentence with the share gone and the share expected."""
    formats = Formats(messages.language)
    shown = {"gone": share_words(gone, formats), "expected": share_words(expected, formats)}
    return messages.text(sentence, **shown)


def share_words(share: Share, formats: Formats) -> str:
    """A share in per cent; what does not exist is a dash in a sentence that has said why."""
    return "–" if isinstance(share, Missing) else formats.share(share)


def not_assessable_sentence(code: ReasonCode, gone: Share, messages: Messages) -> str:
    """What is missing; the share of the way is told where it is known all the same."""
    why = messages.text(PLAIN_SENTENCES[code])
    if isinstance(gone, Missing):
        return why
    return messages.text("{gone} of the way; {why}", gone=share_words(gone, Formats(messages.language)), why=why)


def achieved_sentence(gone: Share, messages: Messages) -> str:
    """The target is reached, with how far beyond it where that is known."""
    if isinstance(gone, Missing):
        return messages.text("target reached")
    return messages.text("target reached: {gone} of the way", gone=share_words(gone, Formats(messages.language)))


def past_due_sentence(sentences: Plural, reason: Reason, gone: Share, messages: Messages) -> str:
    """How far it got, and for how many days the target date has passed."""
    formats, days = Formats(messages.language), reason.parameters["days"]
    count = days if isinstance(days, int) else 0
    return messages.plural(*sentences, count, n=formats.number(count), gone=share_words(gone, formats))


def level_sentence(reading: IndicatorReading, messages: Messages) -> str:
    """A level to keep, held or lost, with the value that holds or loses it."""
    is_held = reading.computed_reason.code is ReasonCode.LEVEL_HELD
    is_ceiling = reading.indicator.direction in (Direction.AT_MOST, Direction.DECREASE)
    formats = Formats(messages.language)
    actual = reading.actual if isinstance(reading.actual, Missing) else reading.actual.number
    return messages.text(
        LEVEL_SENTENCES[is_ceiling, is_held],
        level=value_words(reading, reading.target, formats),
        actual=value_words(reading, actual, formats),
    )


def value_words(reading: IndicatorReading, value: Number | Missing, formats: Formats) -> str:
    """A value with its unit; of an ordinal its label. A quotient is printed to two places."""
    return "–" if isinstance(value, Missing) else measured(reading.indicator, value, formats)


def measured(indicator: Indicator, value: Number, formats: Formats) -> str:
    """A number of an indicator with its unit, a position on its scale as the label."""
    if indicator.measure is Measure.ORDINAL and value == int(value) and 0 <= value < len(indicator.scale):
        return indicator.scale[int(value)]
    number = formats.quotient(value) if isinstance(value, Fraction) else formats.number(value)
    stated = indicator.unit.main if indicator.unit else ""
    is_share = stated == "%" or (not stated and indicator.measure is Measure.PERCENT)
    return formats.measured(number, PER_CENT if is_share else indicator.unit)


def no_actual_sentence(reading: IndicatorReading, messages: Messages) -> str:
    """Since when nothing was reported, or why nothing of what was reported counts."""
    uncounted = dict.fromkeys(one.why for one in reading.not_counted if one.why not in UNREPORTED)
    if uncounted:
        why = Formats(messages.language).semicolons(messages.text(NOT_COUNTED_WORDS[one]) for one in uncounted)
        return messages.text("no reported value counts: {why}", why=why)
    since = reading.indicator.baseline_date
    if since is None:
        return messages.text("no value reported")
    return messages.text("no value reported since {day}", day=Formats(messages.language).day(since))


def standing_sentence(reason: Reason, messages: Messages) -> str:
    """When it starts, or when it was withdrawn or superseded."""
    if reason.code is ReasonCode.NOT_DUE:
        return messages.text("starts on {day}", day=day_words(reason, "start", messages))
    is_superseded = reason.parameters.get("closure") is Closure.SUPERSEDED
    day = day_words(reason, "closed_on", messages)
    return messages.text(CLOSED_SENTENCES[is_superseded, bool(day)], day=day)


def day_words(reason: Reason, name: str, messages: Messages) -> str:
    """A day that a reason tells of, or nothing."""
    day = reason.parameters.get(name)
    return Formats(messages.language).day(day) if isinstance(day, date) else ""


def override_reason(reason: Reason, computed: Status, messages: Messages) -> str:
    """A light set by hand, with the office that set it and what the rules say."""
    words = messages.text(WORDS[computed])
    if not reason.parameters["author"]:
        return messages.text("set by hand; the rules say {status}", status=words)
    return messages.text(
        "set by hand by {author}; the rules say {status}", author=reason.parameters["author"], status=words
    )


def commitment_reason(reading: CommitmentReading, messages: Messages) -> str:
    """Why a commitment's light is what it is."""
    if reading.override is not None:
        return override_reason(reading.reason, reading.computed_status, messages)
    match reading.reason.code:
        case ReasonCode.WORST_INDICATOR if reading.worst is not None:
            why = indicator_reason(reading.worst, messages)
            return messages.text("decided by {indicator}: {why}", indicator=reading.worst.indicator.code, why=why)
        case ReasonCode.MILESTONES:
            return milestones_reason(reading.milestones, messages)
        case ReasonCode.NOT_DUE | ReasonCode.WITHDRAWN:
            return standing_sentence(reading.reason, messages)
        case code:
            return messages.text(PLAIN_SENTENCES[code])


def milestones_reason(reading: MilestonesReading, messages: Messages) -> str:
    """How many milestones are done, how many were to be done, or why that is not known."""
    formats = Formats(messages.language)
    counted = messages.plural(
        "{done} of {n} milestone done",
        "{done} of {n} milestones done",
        reading.total,
        done=formats.number(reading.done),
        n=formats.number(reading.total),
    )
    if reading.done == reading.total:
        return counted
    return f"{counted}; {milestones_expected(reading, messages)}"


def milestones_expected(reading: MilestonesReading, messages: Messages) -> str:
    """The weight of the milestones done beside what was to be done by now."""
    if reading.reason.code is ReasonCode.PAST_DUE:
        return past_due_sentence(MILESTONES_PAST_DUE, reading.reason, reading.done_share, messages)
    if isinstance(reading.expected_share, Missing):
        return messages.text(NO_MILESTONE_DAY)
    sentence: Sentence = "{gone} of their weight, {expected} expected"
    return shares_sentence(sentence, reading.done_share, reading.expected_share, messages)


def short_reason(reading: CommitmentReading, messages: Messages) -> str:
    """Why a commitment cannot be judged, in so few words that commitments with one reason can be counted together."""
    by_hand = reading.override or (reading.worst.override if reading.worst else None)
    if by_hand is not None:
        return messages.text("set by hand")
    why = reading.worst.computed_reason.code if reading.worst else reading.computed_reason.code
    if why is ReasonCode.NO_ACTUAL and reading.worst:
        has_reports = any(one.why not in UNREPORTED for one in reading.worst.not_counted)
        return messages.text("no reported value counts" if has_reports else "no value reported")
    return messages.text(NO_MILESTONE_DAY if why is ReasonCode.MILESTONES else PLAIN_SENTENCES[why])
