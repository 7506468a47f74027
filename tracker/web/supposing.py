"""What if other thresholds held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.assessment.policy import Policy, own_policy, shipped_names, shipped_policy
from tracker.errors import WrongUsage
from tracker.pipeline import judged_by
from tracker.presentation.review.whatif import supposed
from tracker.sentences import Sentence
from tracker.web.site import rendered
from tracker.web.visit import Visit

PROFILE = "rules"
NAME = "what-if"
NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?(/[1-9]\d{0,8})?")


SHARES: Mapping[str, Sentence] = {
    "on_track_from": "On track from this share of what is expected",
    "at_risk_from": "At risk from this share of what is expected",
    "past_due_at_risk_from": "Past due: at risk from this share of the way",
    "over_achieved_above": "Over-achieved above this share of the way",
    "substantial_from": "Completion is substantial from this share of the milestones",
}
TIMES: Mapping[str, Sentence] = {
    "due_soon_days": "Due soon within so many days",
    "stale_months": "Stale after so many months",
    "grace_days": "Days of grace after a due day",
}
ENTRIES: Mapping[str, Sentence] = {**SHARES, **TIMES}
"""The thresholds that can be changed."""
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
    typed = {name: visit.asked(name) or written(getattr(base, name)) for name in ENTRIES}
    # The box sends nothing when it is not ticked: the form says in a field of its own that it was sent.
    is_verified_only = bool(visit.asked(VERIFIED)) if visit.asked("sent") else base.verified_only
    other = policy_of(typed, verified_only=is_verified_only)
    usual = {name: written(getattr(policy, name)) for name in ENTRIES}
    return rendered(
        visit,
        "whatif",
        visit.text("What if"),
        fields=[Field(name, visit.text(words), typed[name], usual[name]) for name, words in ENTRIES.items()],
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
    typed = {name: text.replace(",", ".") for name, text in typed.items()}
    wrong = next((name for name, text in typed.items() if not NUMBER.fullmatch(text)), None)
    if wrong is not None:
        raise WrongUsage("'{value}' is no number such as 0.8 or 4/5 ({name}).", value=typed[wrong][:40], name=wrong)
    shares = [f'{name} = "{typed[name]}"' for name in SHARES]  # a fraction such as 4/5 is a text in TOML
    times = [f"{name} = {typed[name]}" for name in TIMES]
    actuals = f"{VERIFIED} = {'true' if verified_only else 'false'}"
    lines = [f'name = "{NAME}"', "version = 1", "[shares]", *shares, "[times]", *times, "[actuals]", actuals]
    return own_policy("\n".join(lines), "")  # there is no file that a fault could be found in
