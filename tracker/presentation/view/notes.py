"""Moved deadlines and targets, how status is judged, and the data notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.assessment.readings import CommitmentReading, IndicatorReading
from tracker.domain.commitments import RevisedField, Revision
from tracker.domain.values import DataQuality
from tracker.presentation.check_view import grouped
from tracker.presentation.view.teller import Link, Pill, Said, Teller
from tracker.presentation.words import FIELD_WORDS, NOT_COUNTED_WORDS
from tracker.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Move:
    """One deadline or target that was moved."""

    item: Link
    field: str
    old: str
    new: str
    days: str
    on: str
    basis: Link
    reason: Said


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves in order of time, and the slippage of all deadlines together."""

    rows: Sequence[Move]
    total: str


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


def moves(teller: Teller) -> Moves:
    """Every revision up to the day."""
    ordered = sorted(teller.register.revisions, key=lambda one: one.on)
    slipped = [one.deadline.slippage_days for one in teller.assessment.commitments if one.deadline.slippage_days]
    total = teller.text(
        "{n} deadlines have moved since they were first agreed, by {days} days in all.",
        n=len(slipped),
        days=teller.formats.number(sum(slipped)),
    )
    return Moves(tuple(move(teller, one) for one in ordered), total if slipped else "")


def move(teller: Teller, revision: Revision) -> Move:
    """One revision."""
    days = ""
    if isinstance(revision.old, date) and isinstance(revision.new, date):
        days = f"{(revision.new - revision.old).days:+d}"
    return Move(
        item=teller.item(revision.item),
        field=teller.text(FIELD_WORDS[revision.field]),
        old=value_words(teller, revision.old),
        new=value_words(teller, revision.new),
        days=days if revision.field in (RevisedField.DUE, RevisedField.TARGET_DATE) else "",
        on=teller.formats.short_day(revision.on),
        basis=basis_link(teller, revision.basis),
        reason=teller.note(revision.reason),
    )


def value_words(teller: Teller, value: object) -> str:
    """What stood or stands in a field."""
    if isinstance(value, date):
        return teller.formats.short_day(value)
    if isinstance(value, Decimal):
        return teller.formats.number(value)
    return teller.text("blank") if value is None else str(value)


def basis_link(teller: Teller, code: str) -> Link:
    """The session or agreement that moved it."""
    return teller.agreement(code) if teller.register.session(code) is None else teller.session(code)


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
                author=override.author,
                since=teller.formats.short_day(override.on),
                until=teller.formats.short_day(until) if until else teller.text("until changed"),
                reason=teller.said(override.reason),
            )


def notes(teller: Teller, problems: Sequence[Problem]) -> Notes:
    """Warnings, errors of a draft, what was not counted, coverage, legend, files."""
    evidence = teller.assessment.evidence
    coverage = teller.text(
        "{n} of {all} reported values and done milestones name their evidence.",
        n=evidence.with_evidence,
        all=evidence.total,
    )
    return Notes(
        errors=problem_lines(teller, problems, Severity.ERROR),
        warnings=problem_lines(teller, problems, Severity.WARNING),
        not_counted=tuple(not_counted(teller)),
        evidence=coverage,
        legend=tuple(legend(teller)),
        files=tuple(NoteLine(one.name, one.sha256) for one in teller.register.files),
    )


def problem_lines(teller: Teller, problems: Sequence[Problem], severity: Severity) -> Sequence[NoteLine]:
    """Problems of one severity, equal ones together."""
    chosen = [one for one in problems if one.severity is severity]
    return tuple(
        NoteLine(group.place, f"{group.message} ({group.count} ×)" if group.count > 1 else group.message)
        for group in grouped(chosen, teller.messages)
    )


def not_counted(teller: Teller) -> Iterable[NoteLine]:
    """Actuals that exist on the day but do not count, and why."""
    for reading in teller.assessment.indicators:
        for one in reading.not_counted:
            day = teller.formats.short_day(one.actual.on)
            why = teller.text(NOT_COUNTED_WORDS[one.why])
            words = teller.text(
                "{indicator}, value of {day}: {why}", indicator=reading.indicator.code, day=day, why=why
            )
            yield NoteLine(one.actual.source.place, words)


def legend(teller: Teller) -> Iterable[str]:
    """What the marks mean, where they occur."""
    register = teller.register
    sheets = (register.agreements, register.sessions, register.commitments, register.milestones)
    values = (register.indicators, register.targets, register.actuals, register.updates)
    found = {row.data_quality for sheet in (*sheets, *values) for row in sheet}
    if DataQuality.PROVISIONAL in found:
        yield teller.text("provisional: follows from a source that does not print it, or may still change")
    if DataQuality.ILLUSTRATIVE in found:
        yield teller.text("illustrative: invented for an example, no statement about any institution")
