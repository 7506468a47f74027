"""Decisions requested, obstacles reported, and where the sides differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.completion import latest_updates
from tracker.assessment.readings import CommitmentReading
from tracker.domain.updates import Update
from tracker.domain.values import Flag, Text
from tracker.presentation.view.teller import Link, Said, Teller
from tracker.presentation.words import COMPLETION_WORDS


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side said about one commitment."""

    commitment: Link
    title: Said
    party: str
    day: str
    words: Said
    mark: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the sides, or their figures, say differently."""

    commitment: Link
    title: Said
    words: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The three lists of this part."""

    requested: Sequence[Statement]
    obstacles: Sequence[Statement]
    disagreements: Sequence[Disagreement]


def decisions(teller: Teller) -> Decisions:
    """What the latest statements of the sides ask for, complain of, and disagree on."""
    return Decisions(
        requested=statements(teller, lambda update: update.decision_requested),
        obstacles=statements(teller, lambda update: update.obstacle),
        disagreements=tuple(disagreements(teller)),
    )


def statements(teller: Teller, pick: Callable[[Update], Text | None]) -> Sequence[Statement]:
    """One kind of statement from the latest updates, newest first."""
    found = [
        (update, one) for one in teller.assessment.commitments for update in one.latest_updates.values() if pick(update)
    ]
    found.sort(key=lambda pair: pair[0].on, reverse=True)
    return tuple(
        Statement(
            commitment=teller.commitment(one.commitment.code),
            title=teller.said(one.commitment.title),
            party=teller.party(update.party or ""),
            day=teller.formats.short_day(update.on),
            words=teller.said(pick(update)),
            mark=teller.mark(update.data_quality),
        )
        for update, one in found
    )


def disagreements(teller: Teller) -> Iterable[Disagreement]:
    """Commitments whose sides give different completions, and indicators with different values for one day."""
    for one in teller.assessment.commitments:
        if Flag.DISPUTED in one.flags:
            yield disagreement(teller, one, completions_said(teller, one))
        for reading in one.indicators:
            if Flag.DISPUTED in reading.flags:
                words = teller.text("{indicator}: the sides report different values", indicator=reading.indicator.code)
                yield disagreement(teller, one, words)


def disagreement(teller: Teller, reading: CommitmentReading, words: str) -> Disagreement:
    """One disagreement on one commitment."""
    return Disagreement(teller.commitment(reading.commitment.code), teller.said(reading.commitment.title), words)


def completions_said(teller: Teller, reading: CommitmentReading) -> str:
    """What each side says of the completion."""
    updates = teller.register.updates_of(reading.commitment.code)
    said = latest_updates(update for update in updates if update.completion is not None)
    return "; ".join(
        f"{teller.party(party)}: {teller.text(COMPLETION_WORDS[update.completion])}"
        for party, update in said.items()
        if update.completion is not None
    )
