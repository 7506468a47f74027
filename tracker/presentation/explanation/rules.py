"""The rules in words: what each of them asks, and what it found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.assessment.lights import Progress
from tracker.assessment.trace import Rule, Step
from tracker.domain.commitments import Override
from tracker.domain.values import Missing
from tracker.presentation.explanation.parts import Row, Teller
from tracker.sentences import Sentence

QUESTIONS: Mapping[Rule, Sentence] = {
    Rule.OVERRIDE: "Is its light set by hand?",
    Rule.STANDING: "Was it withdrawn, or does it start later?",
    Rule.QUALITATIVE: "Is it described and not measured?",
    Rule.LEVEL: "Is it a level to keep?",
    Rule.MET_WITHOUT_BASELINE: "Is the target met although there is no baseline?",
    Rule.ACHIEVED: "Is all of the way gone?",
    Rule.NOT_ASSESSABLE: "Is something missing to judge it by?",
    Rule.REVERSAL: "Is it further from the target than at the baseline?",
    Rule.ON_THE_WAY: "Is there still time? Then its pace counts",
    Rule.PAST_DUE: "Its day has passed: how near did it get?",
    Rule.WORST_INDICATOR: "Has it indicators that count? The worst decides",
    Rule.MILESTONES: "Has it milestones? They decide",
    Rule.QUALITATIVE_ONLY: "Has it indicators that are only described?",
    Rule.NOTHING: "There is nothing to measure it by",
}

OF_INDICATORS: Mapping[Rule, str] = {
    Rule.OVERRIDE: "R4.1",
    Rule.STANDING: "R4.2-3",
    Rule.QUALITATIVE: "R4.5",
    Rule.LEVEL: "R2",
    Rule.MET_WITHOUT_BASELINE: "R2",
    Rule.ACHIEVED: "R4.4",
    Rule.NOT_ASSESSABLE: "R4.5",
    Rule.REVERSAL: "R4.6",
    Rule.ON_THE_WAY: "R4.7",
    Rule.PAST_DUE: "R4.8",
}
"""The paragraphs of the rule set; a commitment's are all R6."""

OF_COMMITMENTS = "R6"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the rules that were asked.

    ``why`` is the reason of the one that decided, ``progress`` the numbers of an indicator's; a commitment's rules have
    none of their own.
    """

    why: str
    override: Override | None
    progress: Progress | None = None


def rule_rows(steps: Sequence[Step], told: Told, teller: Teller) -> Iterator[Row]:
    """Each rule that was asked and what it found."""
    for step in steps:
        paragraph = OF_COMMITMENTS if told.progress is None else OF_INDICATORS[step.rule]
        label = f"{paragraph} {teller.text(QUESTIONS[step.rule])}"
        if step.rule is Rule.OVERRIDE and told.override is not None:
            yield Row(label, hand_words(told.override, teller), teller.place(told.override, "status"))
        else:
            yield Row(label, answer(step, told, teller))


def hand_words(override: Override, teller: Teller) -> str:
    """Who set a light, on which day, for how long and why."""
    until = teller.formats.day(override.valid_until) if override.valid_until else teller.text("it is changed")
    return teller.text(
        "yes → {light}: by {author} on {day}, until {until}: {reason}",
        light=teller.light(override.status),
        author=override.author,
        day=teller.formats.day(override.on),
        until=until,
        reason=teller.messages.of(override.reason),
    )


def answer(step: Step, told: Told, teller: Teller) -> str:
    """What a rule found: no and why not, or the light it gives and why."""
    numbers = found(step.rule, told.progress, teller) if told.progress is not None else ""
    if step.light is None:
        return teller.text("no: {why}", why=numbers) if numbers else teller.text("no")
    return teller.text("yes → {light}: {why}", light=teller.light(step.light.status), why=numbers or told.why)


def found(rule: Rule, progress: Progress, teller: Teller) -> str:
    """The numbers a rule looked at, with the thresholds it compares them with."""
    policy, gone = progress.policy, teller.share(progress.achievement)
    match rule:
        case Rule.ACHIEVED | Rule.REVERSAL if not isinstance(progress.achievement, Missing):
            return teller.text("{gone} of the way", gone=gone)
        case Rule.ON_THE_WAY if progress.is_past_due:
            return teller.text("its day has passed")
        case Rule.ON_THE_WAY if isinstance(progress.ratio, Missing):
            return teller.text("nothing is expected yet")
        case Rule.ON_THE_WAY:
            return teller.text(
                "pace {pace}; on track from {on_track}, at risk from {at_risk}",
                pace=teller.share(progress.ratio),
                on_track=teller.share(policy.on_track_from),
                at_risk=teller.share(policy.at_risk_from),
            )
        case Rule.PAST_DUE:
            return teller.text(
                "{gone} of the way, {late}; at risk from {at_risk}",
                late=teller.days("{n} day past", "{n} days past", progress.days_past_due),
                gone=gone,
                at_risk=teller.share(policy.past_due_at_risk_from),
            )
        case _:
            return ""
