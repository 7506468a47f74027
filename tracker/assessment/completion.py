"""R7: whether it was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tracker.assessment.policy import Policy
from tracker.assessment.readings import MilestonesReading
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.record import FaultyRow
from tracker.domain.register import fold
from tracker.domain.updates import Update
from tracker.domain.values import Completion, Flag, Status

RANK = {completion: rank for rank, completion in enumerate(Completion)}
"""Lowest first: the order of the choices, with ``no_evidence`` below ``not_started``."""

PENDING = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)
NOT_KNOWN = (Completion.NO_EVIDENCE, None)


def latest_updates(updates: Iterable[Update]) -> Mapping[str, Update]:
    """The newest statement of each party; of two on one day the one with the lower completion."""
    return {party: update for update in newest_of_each(updates) if (party := update.party or "")}


def newest_of_each(updates: Iterable[Update]) -> Iterable[Update]:
    """The newest statement of each party, and of those that name none."""
    newest: dict[str, Update] = {}
    for update in updates:
        party = fold(update.party or "")
        known = newest.get(party)
        if known is None or order_of(update) > order_of(known):
            newest[party] = update
    return newest.values()


def order_of(update: Update) -> tuple[date, int]:
    """Newer last, of one day the lower completion last; a blank one gives way."""
    return update.on, -RANK[update.completion] if update.completion is not None else -len(RANK)


def completions_said(updates: Iterable[Update]) -> Sequence[Update]:
    """R7: the latest word of each party on completion; updates that leave it blank are passed over."""
    says = (one for one in updates if one.completion is not None or "completion" in one.faulty)
    return tuple(newest_of_each(says))


def is_word_lost(rows: Iterable[FaultyRow]) -> bool:
    """Whether one of these unreadable rows is an update that may say something on completion."""
    return any(
        row.sheet == "Updates" and (row.values.get("completion") is not None or "completion" in row.faulty)
        for row in rows
    )


def completion_of(
    commitment: Commitment, milestones: MilestonesReading, said: Sequence[Update], policy: Policy
) -> tuple[Completion, str | None]:
    """R7: the completion and what it rests on: ``closure``, ``milestones``, ``updates`` or nothing.

    What would decide but cannot be read leaves no evidence; it does not hand over to what decides after it.
    """
    if "closure" in commitment.faulty:
        return NOT_KNOWN
    if commitment.closure is Closure.COMPLETED:
        return Completion.COMPLETE, "closure"
    share = milestones.done_share
    if isinstance(share, Fraction):
        return completion_of_share(share, policy), "milestones"
    if milestones.total or not said or any(one.completion is None for one in said):
        return NOT_KNOWN
    return min((one.completion for one in said if one.completion is not None), key=RANK.__getitem__), "updates"


def completion_of_share(done: Fraction, policy: Policy) -> Completion:
    """R7: bands of the done share of the milestones (Open Government Partnership)."""
    if done >= 1:
        return Completion.COMPLETE
    if done >= policy.substantial_from:
        return Completion.SUBSTANTIAL
    return Completion.LIMITED if done > 0 else Completion.NOT_STARTED


def completion_flags(said: Iterable[Update], spoken: Iterable[str], concerned: Iterable[str]) -> Iterable[Flag]:
    """R7: ``disputed`` where the sides differ, ``one_sided`` where only some of those concerned have spoken."""
    if len({one.completion for one in said if one.party and one.completion is not None}) > 1:
        yield Flag.DISPUTED
    have_spoken = {fold(party) for party in spoken}
    if len({fold(party) in have_spoken for party in concerned}) > 1:
        yield Flag.ONE_SIDED


def outcome_flags(status: Status, completion: Completion) -> Iterable[Flag]:
    """R7: where delivery and outcome disagree."""
    if status is Status.ACHIEVED and completion is not Completion.COMPLETE:
        yield Flag.UNDELIVERED_OUTCOME
    if completion is Completion.COMPLETE and status in PENDING:
        yield Flag.OUTCOME_PENDING
