"""Since the last report: what became better or worse, is new or closed, was moved, or is no longer there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.assessment.change import Change, ChangeKind, CommitmentChange, Transition
from tracker.presentation.change_words import ChangeTeller
from tracker.presentation.view.teller import Link, Pill, Said, Teller
from tracker.presentation.words import WORDS, first_upper
from tracker.sentences import Sentence

TRANSITION_HEADINGS: Mapping[Transition, Sentence] = {
    Transition.WORSE: "Worse",
    Transition.BETTER: "Better",
    Transition.NEW: "New",
    Transition.CLOSED: "Closed",
}

KIND_HEADINGS: Mapping[ChangeKind, Sentence] = {
    ChangeKind.NEWLY_OVERDUE: "Newly overdue",
    ChangeKind.DEADLINE_MOVED: "Moved deadlines",
    ChangeKind.TARGET_MOVED: "Moved targets",
    ChangeKind.RESTATED: "Restated values",
    ChangeKind.MILESTONES_DONE: "Milestones done",
    ChangeKind.NOT_REPORTED: "Not reported in the period",
}


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One commitment: what it is now, what it was, and what changed."""

    commitment: Link
    title: Said
    pill: Pill
    before: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """Commitments to which the same happened."""

    heading: str
    rows: Sequence[ChangedRow]


@dataclass(frozen=True, slots=True)
class Since:
    """Everything that changed; a group in which nothing happened is not there."""

    summary: str
    groups: Sequence[ChangedGroup]
    notes: Sequence[str]


def since(teller: Teller, change: Change) -> Since:
    """What changed since the last report."""
    return Since(
        summary=summary(teller, change),
        groups=tuple(group for group in groups(teller, change) if group.rows),
        notes=tuple(notes(teller, change)),
    )


def summary(teller: Teller, change: Change) -> str:
    """How many became better, worse, new, closed, and how many stayed as they were."""
    counts = dict.fromkeys(Transition, 0)
    for one in change.commitments:
        counts[one.transition] += 1
    return teller.text(
        "Since {day}: {worse} worse, {better} better, {new} new, {closed} closed, {same} with the same light.",
        day=teller.formats.day(change.since),
        **{transition.value: count for transition, count in counts.items()},
    )


def groups(teller: Teller, change: Change) -> Iterator[ChangedGroup]:
    """First what became of the lights, then what else happened."""
    words = ChangeTeller(teller.messages)
    for transition, heading in TRANSITION_HEADINGS.items():
        found = [one for one in change.commitments if one.transition is transition]
        yield ChangedGroup(teller.text(heading), [row(teller, one, words.everything(one)) for one in found])
    for kind, heading in KIND_HEADINGS.items():
        found = [one for one in change.commitments if kind in one.kinds]
        yield ChangedGroup(teller.text(heading), [row(teller, one, words.of_kind(kind, one)) for one in found])


def row(teller: Teller, change: CommitmentChange, sentences: Iterator[str]) -> ChangedRow:
    """One commitment in a group."""
    commitment = change.reading.commitment
    return ChangedRow(
        commitment=teller.commitment(commitment.code),
        title=teller.said(commitment.title),
        pill=teller.pill(change.reading.status),
        before=teller.text(WORDS[change.before]) if change.before is not None else teller.text("not there"),
        words=first_upper(teller.formats.semicolons(sentences)),
    )


def notes(teller: Teller, change: Change) -> Iterator[str]:
    """What has another code now, and what is gone although nobody decided so."""
    for moved in change.renumbered:
        yield teller.text("{before} is now {after}.", before=moved.before, after=moved.after)
    for gone in change.removed:
        yield teller.text(
            "{code} ({title}) is no longer in the register, and no decision closed it; it was {status}.",
            code=gone.code,
            title=gone.title or teller.text("no title"),
            status=teller.text(WORDS[gone.status]),
        )
