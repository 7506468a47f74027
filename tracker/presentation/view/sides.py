"""What each side says of a commitment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.assessment.completion import newest_of_each
from tracker.assessment.readings import CommitmentReading
from tracker.domain.register import fold
from tracker.domain.updates import Update
from tracker.domain.values import Text
from tracker.presentation.view.teller import Link, Said, Teller, address
from tracker.presentation.words import COMPLETION_WORDS, first_upper
from tracker.sentences import Sentence

LETTERS_BESIDE = 1_500
"""A side that says more does not stand beside another: columns that break are read in a wrong order."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a side says: what kind, and its words."""

    label: str
    words: Said


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, or that it has not reported."""

    party: Said
    day: str
    completion: str
    remarks: Sequence[Remark]
    evidence: Link | None
    mark: str


def latest_statements(teller: Teller, reading: CommitmentReading) -> Sequence[Update]:
    """The newest statement of each side; last the newest one that does not say whose it is."""
    nameless = (update for update in teller.register.updates_of(reading.commitment.code) if not update.party)
    return (*reading.latest_updates.values(), *newest_of_each(nameless))


def side_name(teller: Teller, update: Update) -> Said:
    """Who speaks."""
    if update.party:
        return teller.party(update.party)
    return Said(first_upper(teller.unknown(update, "party", "side not stated")))


def side_pairs(teller: Teller, reading: CommitmentReading) -> Sequence[Sequence[Side]]:
    """The sides, two beside each other; who says much has the width of the page, and is read on over its end."""
    pairs: list[tuple[Side, ...]] = []
    for one in sides(teller, reading):
        if pairs and len(pairs[-1]) == 1 and not any(is_long(side) for side in (*pairs[-1], one)):
            pairs[-1] = (*pairs[-1], one)
        else:
            pairs.append((one,))
    return tuple(pairs)


def is_long(side: Side) -> bool:
    """Whether a side says more than fits well into half the width."""
    return sum(len(remark.words.text) for remark in side.remarks) > LETTERS_BESIDE


def sides(teller: Teller, reading: CommitmentReading) -> Iterable[Side]:
    """What each party concerned says, then what others say; a party concerned that is silent is named."""
    updates = latest_statements(teller, reading)
    heard = {fold(update.party or ""): update for update in updates}
    concerned = [fold(party) for party in reading.parties]
    for party in reading.parties:
        update = heard.get(fold(party))
        yield silent_side(teller, party) if update is None else side(teller, update)
    yield from (side(teller, update) for update in updates if fold(update.party or "") not in concerned)


def silent_side(teller: Teller, party: str) -> Side:
    """A side that has said nothing."""
    return Side(teller.party(party), teller.text("has not reported"), "", (), None, "")


def side(teller: Teller, update: Update) -> Side:
    """One side's latest statement."""
    said: Sequence[tuple[Sentence, Text | None]] = (
        ("Progress", update.progress),
        ("Obstacle", update.obstacle),
        ("Next step", update.next_step),
        ("Decision requested", update.decision_requested),
    )
    remarks = (Remark(teller.text(label), teller.said(words)) for label, words in said)
    return Side(
        party=side_name(teller, update),
        day=teller.formats.short_day(update.on),
        completion=teller.text(COMPLETION_WORDS[update.completion]) if update.completion else "",
        remarks=tuple(remark for remark in remarks if remark.words.text),
        evidence=address(update.evidence) if update.evidence else None,
        mark=teller.mark(update.data_quality),
    )
