"""How status is judged, and the data notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.readings import CommitmentReading, IndicatorReading
from tracker.domain.indicators import Measure
from tracker.domain.values import DataQuality
from tracker.presentation.check_view import grouped, told
from tracker.presentation.choice_words import NOT_COUNTED_WORDS
from tracker.presentation.view.front import NO_CLAIMS
from tracker.presentation.view.teller import Link, Pill, Said, Teller, marked
from tracker.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class HandLight:
    """A light set by hand that is in force."""

    item: Link
    pill: Pill
    computed: Pill
    author: str
    since: str
    until: str
    reason: Said
    place: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How status is judged, with this register's thresholds."""

    identifier: str
    sentences: Sequence[str]
    overrides: Sequence[HandLight]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of the data notes."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What a careful reader should know of the data."""

    errors: Sequence[NoteLine]
    warnings: Sequence[NoteLine]
    not_counted: Sequence[NoteLine]
    evidence: str
    legend: Sequence[str]
    files: Sequence[NoteLine]


def rules(teller: Teller) -> Rules:
    """The rules in half a page."""
    return Rules(
        identifier=teller.assessment.policy.identifier,
        sentences=tuple(rule_sentences(teller)),
        overrides=tuple(overrides(teller)),
    )


def rule_sentences(teller: Teller) -> Iterable[str]:
    """What the lights mean, with the thresholds of this report."""
    policy, share = teller.assessment.policy, teller.formats.share
    yield teller.text(
        "For each indicator, the share of the way from baseline to target that is gone is compared with the share that "
        "should be gone by the reporting day, on a straight line through the interim targets."
    )
    yield teller.text(
        "On track: at least {on_track} of what is expected. At risk: at least {at_risk}. Below that, or moving away "
        "from the target: off track. Achieved: the target is reached.",
        on_track=share(policy.on_track_from),
        at_risk=share(policy.at_risk_from),
    )
    yield teller.text(
        "Once the target date has passed, at least {share} of the way is at risk, less is off track.",
        share=share(policy.past_due_at_risk_from),
    )
    yield teller.text(
        "What cannot be judged is not assessable, with its reason; it is never counted as zero. A commitment takes the "
        "worst light of its indicators, or without indicators the light of its milestones."
    )
    yield teller.text(
        "Completion (was it delivered?) and deadline (in time?) stand beside the status and are never mixed into it."
    )
    if policy.verified_only:
        yield teller.text("In this register only verified values count.")


def overrides(teller: Teller) -> Iterable[HandLight]:
    """The lights set by hand that are in force, with what the rules say."""
    readings: Sequence[CommitmentReading | IndicatorReading] = (
        *teller.assessment.commitments,
        *teller.assessment.indicators,
    )
    for one in readings:
        override = one.override
        if override is not None:
            until = override.valid_until
            yield HandLight(
                item=teller.item(override.item),
                pill=teller.pill(one.status),
                computed=teller.pill(one.computed_status),
                author=override.author or teller.unknown(override, "author", "not stated"),
                since=teller.formats.short_day(override.on),
                until=teller.formats.short_day(until) if until else teller.text("until changed"),
                reason=teller.said(override.reason),
                place=teller.place(override),
            )


def notes(teller: Teller, problems: Sequence[Problem]) -> Notes:
    """Warnings, errors of a draft, what was not counted, coverage, legend, files."""
    return Notes(
        errors=problem_lines(teller, problems, Severity.ERROR),
        warnings=problem_lines(teller, problems, Severity.WARNING),
        not_counted=tuple(not_counted(teller)),
        evidence=coverage(teller),
        legend=tuple(legend(teller)),
        files=tuple(NoteLine(one.name, one.sha256) for one in teller.register.files),
    )


def coverage(teller: Teller) -> str:
    """How many claims name their evidence."""
    evidence = teller.assessment.evidence
    if not evidence.total:
        return teller.text(NO_CLAIMS)
    return teller.text(
        "Of the values reported and the milestones done, {n} of {all} name their evidence.",
        n=evidence.with_evidence,
        all=evidence.total,
    )


def problem_lines(teller: Teller, problems: Sequence[Problem], severity: Severity) -> Sequence[NoteLine]:
    """Problems of one severity, equal ones together; of several workbooks each says in which it is."""
    chosen = [one for one in problems if one.severity is severity]
    several = len(teller.register.files) > 1
    return tuple(
        NoteLine(
            f"{group.file} {group.place}" if several and group.place != group.file else group.place,
            told(group, teller.messages),
        )
        for group in grouped(chosen, teller.messages)
    )


def not_counted(teller: Teller) -> Iterable[NoteLine]:
    """Actuals that exist on the day but do not count, and why; what is described has no number to count."""
    for reading in teller.assessment.indicators:
        if reading.indicator.measure is Measure.QUALITATIVE:
            continue
        for one in reading.not_counted:
            words = teller.text(
                "{indicator}, value of {day}: {why}",
                indicator=reading.indicator.code,
                day=teller.formats.short_day(one.actual.on),
                why=teller.text(NOT_COUNTED_WORDS[one.why]),
            )
            yield NoteLine(teller.place(one.actual), marked(words, teller.mark(one.actual.data_quality)))


def legend(teller: Teller) -> Iterable[str]:
    """What the marks mean, where they occur."""
    if teller.is_mixed:
        yield teller.text("[{code}]: not translated, so it stands in the language of the register", code=teller.own)
    if DataQuality.PROVISIONAL in teller.qualities:
        yield teller.text("provisional: follows from a source that does not print it, or may still change")
    if DataQuality.ILLUSTRATIVE in teller.qualities:
        yield teller.text("illustrative: invented for an example, no statement about any institution")
