"""What if other thresholds held."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.assessment.policy import Policy, own_policy, shipped_names, shipped_policy
from tracker.errors import WrongUsage
from tracker.pipeline import judged_by
from tracker.presentation.review.whatif import supposed
from tracker.web.site import rendered
from tracker.web.visit import Visit

PROFILE = "rules"
NAME = "what-if"
NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?(/[1-9]\d{0,8})?")
PLACE = re.compile(r"^[^:\n]*:\d+: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A threshold that can be changed, and where a profile has it."""

    table: str
    name: str
    words: str


ENTRIES: Sequence[Entry] = (
    Entry("shares", "on_track_from", "On track from this share of what is expected"),
    Entry("shares", "at_risk_from", "At risk from this share of what is expected"),
    Entry("shares", "past_due_at_risk_from", "Past due: at risk from this share of the way"),
    Entry("shares", "over_achieved_above", "Over-achieved above this share of the way"),
    Entry("shares", "substantial_from", "Completion is substantial from this share of the milestones"),
    Entry("times", "due_soon_days", "Due soon within so many days"),
    Entry("times", "stale_months", "Stale after so many months"),
    Entry("times", "grace_days", "Days of grace after a due day"),
)
VERIFIED = "verified_only"


@dataclass(frozen=True, slots=True)
class Field:
    """A threshold as the form shows it; ``usual`` is the value that holds."""

    name: str
    words: str
    value: str
    usual: str


def whatif_page(visit: Visit) -> str:
    """The thresholds, and which lights would change.

    Raises:
        WrongUsage: A threshold is none, or two contradict each other.
    """
    judged = visit.judged
    policy = judged.assessment.policy
    named = visit.asked(PROFILE)
    base = shipped_policy(named) if named in shipped_names() else policy
    typed = {one.name: visit.asked(one.name) or written(getattr(base, one.name)) for one in ENTRIES}
    # The box sends nothing when it is not ticked: the form says in a field of its own that it was sent.
    is_verified_only = bool(visit.asked(VERIFIED)) if visit.asked("sent") else base.verified_only
    other = policy_of(typed, verified_only=is_verified_only)
    return rendered(
        visit,
        "whatif",
        "What if",
        fields=[Field(one.name, one.words, typed[one.name], written(getattr(policy, one.name))) for one in ENTRIES],
        verified_only=is_verified_only,
        profiles=[(name, visit.to("/whatif", [(PROFILE, name)])) for name in shipped_names()],
        holds=policy.identifier,
        supposed=supposed(visit.teller, judged_by(other, judged.checked)),
    )


def written(value: object) -> str:
    """A threshold as a profile writes it."""
    text = f"{float(value):.9f}".rstrip("0").rstrip(".")  # type: ignore[arg-type] # every threshold of the form is a number
    return text


def policy_of(typed: Mapping[str, str], *, verified_only: bool) -> Policy:
    """The thresholds that were typed, as a profile of one's own.

    Raises:
        WrongUsage: One of them is no number or out of bounds, or two contradict each other.
    """
    wrong = next((one for one in ENTRIES if not NUMBER.fullmatch(typed[one.name].replace(",", "."))), None)
    if wrong is not None:
        raise WrongUsage(f"'{typed[wrong.name][:40]}' is no number such as 0.8 or 4/5 ({wrong.name}).")
    lines = [f'name = "{NAME}"', "version = 1"]
    for table in ("shares", "times"):
        lines.append(f"[{table}]")
        lines += [f"{one.name} = {quoted(one, typed[one.name])}" for one in ENTRIES if one.table == table]
    lines += ["[actuals]", f"{VERIFIED} = {'true' if verified_only else 'false'}"]
    try:
        return own_policy("\n".join(lines), NAME)
    except WrongUsage as faults:
        raise WrongUsage(PLACE.sub("", str(faults))) from None


def quoted(entry: Entry, typed: str) -> str:
    """A number as TOML has it: shares may be fractions, which are texts."""
    return f'"{typed.replace(",", ".")}"' if entry.table == "shares" else typed
