"""Words of statuses, completions, deadlines, flags and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.assessment.exact import Number
from tracker.assessment.readings import (
    CommitmentReading,
    IndicatorReading,
    MilestonesReading,
    MilestoneState,
    Reason,
)
from tracker.domain.agreements import AgreementKind
from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Direction, Level, Qualifier, Verification
from tracker.domain.sessions import SessionKind
from tracker.domain.values import Completion, DataQuality, DeadlineState, Flag, Missing, ReasonCode, Share, Status
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages

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

WORDS: Mapping[StrEnum, str] = {
    Status.OFF_TRACK: "off track",
    Status.AT_RISK: "at risk",
    Status.NOT_ASSESSABLE: "not assessable",
    Status.ON_TRACK: "on track",
    Status.ACHIEVED: "achieved",
    Status.NOT_DUE: "not due",
    Status.WITHDRAWN: "withdrawn",
}

COMPLETION_WORDS: Mapping[Completion, str] = {
    Completion.NO_EVIDENCE: "no evidence",
    Completion.NOT_STARTED: "not started",
    Completion.LIMITED: "limited",
    Completion.SUBSTANTIAL: "substantial",
    Completion.COMPLETE: "complete",
}

DEADLINE_WORDS: Mapping[DeadlineState, str] = {
    DeadlineState.NO_DEADLINE: "no deadline",
    DeadlineState.ON_SCHEDULE: "on schedule",
    DeadlineState.DUE_SOON: "due soon",
    DeadlineState.OVERDUE: "overdue",
    DeadlineState.COMPLETED_ON_TIME: "completed on time",
    DeadlineState.COMPLETED_LATE: "completed late",
    DeadlineState.CLOSED: "closed",
}

FLAG_WORDS: Mapping[Flag, str] = {
    Flag.OVER_ACHIEVED: "target exceeded",
    Flag.REVERSAL: "reversal",
    Flag.DISPUTED: "the sides differ",
    Flag.ONE_SIDED: "only one side has reported",
    Flag.UNDELIVERED_OUTCOME: "outcome reached before delivery",
    Flag.OUTCOME_PENDING: "delivered, outcome pending",
    Flag.READY_TO_CLOSE: "ready to close",
    Flag.STALE: "no news for over a year",
}

MILESTONE_WORDS: Mapping[MilestoneState, str] = {
    MilestoneState.DONE: "done",
    MilestoneState.DONE_LATE: "done late",
    MilestoneState.LATE: "late",
    MilestoneState.DUE_SOON: "due soon",
    MilestoneState.TO_COME: "to come",
    MilestoneState.NO_DATE: "no date",
}

MILESTONE_SYMBOLS: Mapping[MilestoneState, str] = {
    MilestoneState.DONE: "✔",
    MilestoneState.DONE_LATE: "✔",
    MilestoneState.LATE: "■",
    MilestoneState.DUE_SOON: "▲",
    MilestoneState.TO_COME: "○",
    MilestoneState.NO_DATE: "◆",
}

AGREEMENT_WORDS: Mapping[AgreementKind, str] = {
    AgreementKind.TREATY: "treaty",
    AgreementKind.AGREEMENT: "agreement",
    AgreementKind.MEMORANDUM: "memorandum of understanding",
    AgreementKind.PROTOCOL: "protocol",
    AgreementKind.JOINT_STATEMENT: "joint statement",
    AgreementKind.ROADMAP: "roadmap",
    AgreementKind.PROGRAMME: "programme",
    AgreementKind.DECISION: "decision",
    AgreementKind.CONTRACT: "contract",
}

SESSION_WORDS: Mapping[SessionKind, str] = {
    SessionKind.JOINT_COMMISSION: "session of the joint commission",
    SessionKind.WORKING_GROUP: "working group",
    SessionKind.VISIT: "visit",
    SessionKind.CONSULTATIONS: "consultations",
    SessionKind.SUMMIT: "summit",
    SessionKind.FORUM: "forum",
    SessionKind.CULTURAL_EVENT: "cultural event",
}

LEVEL_WORDS: Mapping[Level, str] = {Level.OUTPUT: "output", Level.OUTCOME: "outcome", Level.IMPACT: "impact"}

VERIFICATION_WORDS: Mapping[Verification, str] = {
    Verification.REPORTED: "reported",
    Verification.VERIFIED: "verified",
    Verification.DRAFT: "draft",
    Verification.RETURNED: "returned",
}

QUALIFIER_WORDS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.ABOVE: "above",
    Qualifier.BELOW: "below",
}

QUALITY_WORDS: Mapping[DataQuality, str] = {
    DataQuality.FINAL: "",
    DataQuality.PROVISIONAL: "provisional",
    DataQuality.ILLUSTRATIVE: "illustrative",
}

FIELD_WORDS: Mapping[RevisedField, str] = {
    RevisedField.DUE: "deadline",
    RevisedField.TARGET: "target",
    RevisedField.TARGET_DATE: "target date",
    RevisedField.BASELINE: "baseline",
}

NOT_COUNTED_WORDS: Mapping[str, str] = {
    "draft": "still a draft",
    "returned": "returned to its reporter",
    "not_verified": "not verified, and only verified values count",
    "before_baseline": "not later than the baseline",
    "no_value": "no number",
    "zero_denominator": "the denominator is zero",
}

PACE_SENTENCES: Mapping[ReasonCode, str] = {
    ReasonCode.AHEAD: "{gone} of the way, {expected} expected: ahead",
    ReasonCode.ON_PACE: "{gone} of the way, {expected} expected: on pace",
    ReasonCode.BEHIND: "{gone} of the way, {expected} expected: behind",
    ReasonCode.FAR_BEHIND: "{gone} of the way, {expected} expected: far behind",
}

PLAIN_SENTENCES: Mapping[ReasonCode, str] = {
    ReasonCode.NO_BASELINE: "the baseline is not known, so progress cannot be measured",
    ReasonCode.NO_TARGET: "no target is set",
    ReasonCode.NO_TARGET_DATE: "no target date is set",
    ReasonCode.NO_START_DATE: "it is not known when the way began",
    ReasonCode.QUALITATIVE: "qualitative: described, not measured",
    ReasonCode.INVALID_VALUE: "a cell it depends on could not be read",
    ReasonCode.WITHDRAWN: "withdrawn or superseded by agreement of the sides",
    ReasonCode.NOTHING_TO_MEASURE: "there is neither an indicator nor a milestone to measure it by",
}


def first_upper(sentence: str) -> str:
    """A sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


def indicator_reason(reading: IndicatorReading, messages: Messages) -> str:
    """Why an indicator's light is what it is, in one sentence with its numbers."""
    if reading.override is not None:
        return override_reason(reading.reason, reading.computed_status, messages)
    return computed_reason(reading, messages)


def computed_reason(reading: IndicatorReading, messages: Messages) -> str:  # noqa: PLR0911 - one answer a reason
    """The reason by the rules, whatever the hand has set."""
    code = reading.computed_reason.code
    if code in PACE_SENTENCES:
        return shares_sentence(PACE_SENTENCES[code], reading.achievement, reading.expected, messages)
    match code:
        case ReasonCode.ACHIEVED:
            return achieved_sentence(reading.achievement, messages)
        case ReasonCode.MOVING_WRONG_WAY:
            return messages.text("further from the target than at the baseline: moving the wrong way")
        case ReasonCode.PAST_DUE:
            return past_due_sentence(reading.computed_reason, reading.achievement, messages)
        case ReasonCode.LEVEL_HELD | ReasonCode.LEVEL_LOST:
            return level_sentence(reading, messages)
        case ReasonCode.NO_ACTUAL:
            return no_actual_sentence(reading, messages)
        case ReasonCode.NOT_DUE:
            return not_due_sentence(reading.computed_reason, messages)
        case _:
            return messages.text(PLAIN_SENTENCES[code])


def shares_sentence(sentence: str, gone: Share, expected: Share, messages: Messages) -> str:
    """A sentence with the share gone and the share expected."""
    formats = Formats(messages.language)
    shown = {"gone": share_words(gone, formats), "expected": share_words(expected, formats)}
    return messages.text(sentence, **shown)


def share_words(share: Share, formats: Formats) -> str:
    """A share in per cent; what does not exist is a dash in a sentence that has said why."""
    return "–" if isinstance(share, Missing) else formats.share(share)


def achieved_sentence(gone: Share, messages: Messages) -> str:
    """The target is reached, with how far beyond it where that is known."""
    if isinstance(gone, Missing):
        return messages.text("target reached")
    return messages.text("target reached: {gone} of the way", gone=share_words(gone, Formats(messages.language)))


def past_due_sentence(reason: Reason, gone: Share, messages: Messages) -> str:
    """How far it got, and for how long the target date has passed."""
    days = reason.parameters.get("days", 0)
    count = days if isinstance(days, int) else 0
    shown = share_words(gone, Formats(messages.language))
    return messages.plural(
        "{gone} of the way, and the target date passed {n} day ago",
        "{gone} of the way, and the target date passed {n} days ago",
        count,
        n=Formats(messages.language).number(count),
        gone=shown,
    )


def level_sentence(reading: IndicatorReading, messages: Messages) -> str:
    """A level to keep, held or lost."""
    is_held = reading.computed_reason.code is ReasonCode.LEVEL_HELD
    level = value_words(reading, reading.target, Formats(messages.language))
    if reading.indicator.direction is Direction.AT_MOST or reading.indicator.direction is Direction.DECREASE:
        held, lost = "the level of at most {level} is held", "the level of at most {level} is exceeded"
    else:
        held, lost = "the level of at least {level} is held", "the level of at least {level} is lost"
    return messages.text(held if is_held else lost, level=level)


def value_words(reading: IndicatorReading, value: Number | Missing, formats: Formats) -> str:
    """A value with its unit; of an ordinal its label. A quotient is printed to two places."""
    indicator = reading.indicator
    if isinstance(value, Missing):
        return "–"
    if indicator.scale and value == int(value) and 0 <= value < len(indicator.scale):
        return indicator.scale[int(value)]
    unit = indicator.unit.in_language(formats.language) if indicator.unit else ""
    number = formats.quotient(value) if isinstance(value, Fraction) else formats.number(value)
    return f"{number} {unit}".strip()


def no_actual_sentence(reading: IndicatorReading, messages: Messages) -> str:
    """Since when nothing was reported."""
    since = reading.indicator.baseline_date
    if since is None:
        return messages.text("no value reported")
    return messages.text("no value reported since {day}", day=Formats(messages.language).day(since))


def not_due_sentence(reason: Reason, messages: Messages) -> str:
    """When it starts."""
    start = reason.parameters.get("start")
    shown = Formats(messages.language).day(start) if isinstance(start, date) else "–"
    return messages.text("starts on {day}", day=shown)


def override_reason(reason: Reason, computed: Status, messages: Messages) -> str:
    """A light set by hand, with the office that set it and what the rules say."""
    words = messages.text(WORDS[computed])
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
        case ReasonCode.NOT_DUE:
            return not_due_sentence(reading.reason, messages)
        case code:
            return messages.text(PLAIN_SENTENCES[code])


def milestones_reason(reading: MilestonesReading, messages: Messages) -> str:
    """How many milestones are done, and how many were due."""
    counted = messages.text("{done} of {total} milestones done", done=reading.done, total=reading.total)
    expected = reading.expected_share
    if reading.done == reading.total or isinstance(expected, Missing):
        return counted
    if reading.reason.code is ReasonCode.PAST_DUE:
        return f"{counted}; {past_due_sentence(reading.reason, reading.done_share, messages)}"
    shares = shares_sentence("{gone} of their weight, {expected} expected", reading.done_share, expected, messages)
    return f"{counted}; {shares}"
