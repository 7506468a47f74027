"""R7: whether it was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.assessment.policy import Policy
from tracker.assessment.readings import MilestonesReading
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.register import Register, fold
from tracker.domain.updates import Update
from tracker.domain.values import Completion, Flag, Missing, Share, Status

RANK = {completion: rank for rank, completion in enumerate(Completion)}
PENDING = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)


def latest_updates(updates: Iterable[Update]) -> Mapping[str, Update]:
    """The newest statement of each party; of two on one day the one with the lower completion."""
    newest: dict[str, Update] = {}
    for update in updates:
        party = fold(update.party or "")
        known = newest.get(party)
        if party and (known is None or order_of(update) > order_of(known)):
            newest[party] = update
    return {update.party or "": update for update in newest.values()}


def order_of(update: Update) -> tuple[object, int]:
    """Newer first, then the lower completion; a blank one gives way."""
    return update.on, -RANK[update.completion] if update.completion is not None else -len(RANK)


def completions_said(updates: Iterable[Update]) -> list[Completion]:
    """R7: the latest completion of each party; updates that leave it blank are passed over."""
    said = latest_updates(update for update in updates if update.completion is not None)
    return [update.completion for update in said.values() if update.completion is not None]


def completion_of(
    commitment: Commitment, milestones: MilestonesReading, said: Iterable[Completion], policy: Policy
) -> tuple[Completion, str | None]:
    """R7: the completion and what it rests on: ``closure``, ``milestones``, ``updates`` or nothing."""
    if commitment.closure is Closure.COMPLETED:
        return Completion.COMPLETE, "closure"
    if milestones.total and not isinstance(milestones.done_share, Missing):
        return completion_of_share(milestones.done_share, policy), "milestones"
    lowest = min(said, key=lambda one: RANK[one], default=None)
    return (Completion.NO_EVIDENCE, None) if lowest is None else (lowest, "updates")


def completion_of_share(done: Share, policy: Policy) -> Completion:
    """R7: bands of the done share of the milestones (Open Government Partnership)."""
    if isinstance(done, Missing):
        return Completion.NO_EVIDENCE
    if done >= 1:
        return Completion.COMPLETE
    if done >= policy.substantial_from:
        return Completion.SUBSTANTIAL
    return Completion.LIMITED if done > 0 else Completion.NOT_STARTED


def parties_concerned(commitment: Commitment, register: Register) -> tuple[str, ...]:
    """The parties of the lead and of the supporting institutions, the lead's first."""
    institutions = (register.institution(code) for code in (commitment.lead, *commitment.supporting))
    return tuple(dict.fromkeys(one.party for one in institutions if one is not None and one.party))


def completion_flags(said: Iterable[Completion], spoken: Iterable[str], concerned: Iterable[str]) -> list[Flag]:
    """R7: ``disputed`` where the sides differ, ``one_sided`` where only some of those concerned have spoken."""
    have_spoken = {fold(party) for party in spoken}
    silent = [party for party in concerned if fold(party) not in have_spoken]
    heard = [party for party in concerned if fold(party) in have_spoken]
    flags = [Flag.DISPUTED] if len(set(said)) > 1 else []
    return [*flags, Flag.ONE_SIDED] if silent and heard else flags


def outcome_flags(status: Status, completion: Completion) -> list[Flag]:
    """R7: where delivery and outcome disagree."""
    if status is Status.ACHIEVED and completion is not Completion.COMPLETE:
        return [Flag.UNDELIVERED_OUTCOME]
    if completion is Completion.COMPLETE and status in PENDING:
        return [Flag.OUTCOME_PENDING]
    return []
