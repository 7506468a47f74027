"""A commitment explained: what was promised, where it stands, what a better light would need, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from tracker.assessment.needs import better_commitment
from tracker.assessment.readings import Assessment, CommitmentReading, MilestoneReading
from tracker.assessment.trace import CommitmentTrace, traced
from tracker.domain.values import Completion, DeadlineState
from tracker.presentation.choice_words import MILESTONE_WORDS
from tracker.presentation.explanation.indicator import indicator_parts
from tracker.presentation.explanation.needs import need_words
from tracker.presentation.explanation.parts import Explanation, Part, Row, Teller
from tracker.presentation.explanation.rules import Told, rule_rows
from tracker.presentation.messages import Messages
from tracker.presentation.words import (
    COMPLETION_WORDS,
    DEADLINE_WORDS,
    FLAG_WORDS,
    commitment_reason,
    milestones_reason,
)
from tracker.sentences import NO_BREAK


def explanation(reading: CommitmentReading, assessment: Assessment, messages: Messages) -> Explanation:
    """Everything about one commitment, readable by who does not know the rules."""
    teller, trace = Teller(assessment, messages), traced(reading, assessment)
    return Explanation(
        code=reading.commitment.code,
        title=messages.of(reading.commitment.title),
        parts=tuple(part for part in parts(trace, teller) if part.rows),
    )


def explanation_json(found: Explanation) -> dict[str, Any]:
    """The same for machines: headings and rows."""
    return {**asdict(found), "parts": [part_json(one) for one in found.parts]}


def part_json(part: Part) -> dict[str, Any]:
    """A heading and its rows, in which a line may end at every space."""
    rows = [{name: said.replace(NO_BREAK, " ") for name, said in asdict(row).items()} for row in part.rows]
    return {"heading": part.heading, "rows": rows}


def parts(trace: CommitmentTrace, teller: Teller) -> Iterator[Part]:
    """The parts in the order in which a reader asks."""
    reading = trace.reading
    yield Part(teller.text("What was promised"), tuple(promise_rows(reading, teller)))
    day = teller.formats.day(teller.assessment.as_of)
    yield Part(teller.text("Where it stood on {day}", day=day), tuple(standing_rows(reading, teller)))
    yield Part(teller.text("What a better light would need"), tuple(better_rows(trace, teller)))
    heading = teller.text("The rules for a commitment, in their order: the first that fits decides")
    told = Told(commitment_reason(by_the_rules(reading), teller.messages), reading.override)
    yield Part(heading, tuple(rule_rows(trace.steps, told, teller)))
    for one in trace.indicators:
        yield from indicator_parts(one, reading.commitment, teller)
    yield Part(teller.text("Milestones"), tuple(milestone_rows(trace, teller)))
    heading = teller.text("The light of its milestones by the same rules, which counts where no indicator does")
    told = Told(milestones_reason(reading.milestones, teller.messages), None, trace.milestone_progress)
    yield Part(heading, tuple(rule_rows(trace.milestone_steps, told, teller)))


def by_the_rules(reading: CommitmentReading) -> CommitmentReading:
    """The reading as if no hand had set its light."""
    return replace(reading, status=reading.computed_status, reason=reading.computed_reason, override=None)


def promise_rows(reading: CommitmentReading, teller: Teller) -> Iterator[Row]:
    """Where it comes from, who leads it, and when it is due."""
    commitment, register = reading.commitment, teller.assessment.register
    agreement, session = register.agreement(commitment.agreement), register.session(commitment.session)
    if agreement is not None:
        clause = f", {commitment.clause}" if commitment.clause else ""
        yield teller.row(
            "agreement",
            f"{agreement.code} {teller.messages.of(agreement.title)}{clause}",
            (commitment, "agreement"),
        )
    if session is not None:
        yield teller.row("session", f"{session.code} {teller.messages.of(session.title)}", (commitment, "session"))
    yield teller.row("lead", named(commitment.lead, teller), (commitment, "lead"))
    if commitment.supporting:
        names = teller.formats.semicolons(named(code, teller) for code in commitment.supporting)
        yield teller.row("supporting", names, (commitment, "supporting"))
    yield teller.row("due", due_words(reading, teller), (commitment, "due"))


def party_name(code: str, teller: Teller) -> str:
    """A party by code and name."""
    known = teller.assessment.register.party(code)
    return f"{known.code} {known.name.main}".strip() if known else code


def named(institution: str, teller: Teller) -> str:
    """An institution by code and name."""
    known = teller.assessment.register.institution(institution)
    return f"{known.code} {known.name.main}" if known else institution or teller.text("blank")


def due_words(reading: CommitmentReading, teller: Teller) -> str:
    """The due day, with what was first agreed where it moved."""
    deadline = reading.deadline
    due = teller.day(deadline.due)
    if not deadline.slippage_days or deadline.original_due is None:
        return due
    return teller.days(
        "{due}, first agreed {original}: moved by {n} day",
        "{due}, first agreed {original}: moved by {n} days",
        deadline.slippage_days,
        due=due,
        original=teller.day(deadline.original_due),
    )


def standing_rows(reading: CommitmentReading, teller: Teller) -> Iterator[Row]:
    """Status, completion, deadline, flags and whom it waits for."""
    why = commitment_reason(reading, teller.messages)
    yield teller.row("status", f"{teller.light(reading.status)}: {why}")
    yield teller.row("completion", completion_words(reading, teller))
    yield teller.row("deadline", deadline_words(reading, teller), (reading.commitment, "due"))
    if reading.flags:
        yield teller.row("also", teller.formats.semicolons(teller.text(FLAG_WORDS[flag]) for flag in reading.flags))
    if reading.waiting_on:
        yield teller.row("waiting on", teller.formats.listed([party_name(one, teller) for one in reading.waiting_on]))


def completion_words(reading: CommitmentReading, teller: Teller) -> str:
    """Whether it was delivered, and what says so."""
    word, milestones = teller.text(COMPLETION_WORDS[reading.completion]), reading.milestones
    match reading.completion_basis:
        case "closure":
            basis = teller.text("closed as completed on {day}", day=teller.day(reading.commitment.closed_on))
        case "milestones":
            basis = teller.text("{done} of {total} milestones done", done=milestones.done, total=milestones.total)
        case "updates":
            basis = teller.text("the lower of what the sides last said: {words}", words=said(reading, teller))
        case _:
            basis = teller.text("no milestone and no word of a side says more")
    return f"{word}: {basis}"


def said(reading: CommitmentReading, teller: Teller) -> str:
    """What each side last said."""
    return ", ".join(
        f"{party} {teller.text(COMPLETION_WORDS[one.completion or Completion.NO_EVIDENCE])} ({teller.day(one.on)})"
        for party, one in reading.latest_updates.items()
    )


def deadline_words(reading: CommitmentReading, teller: Teller) -> str:
    """Where it stands against its day, in days."""
    deadline = reading.deadline
    word = teller.text(DEADLINE_WORDS[deadline.state])
    if deadline.state is DeadlineState.OVERDUE:
        return teller.days("overdue by {n} day", "overdue by {n} days", deadline.days_overdue or 0)
    if deadline.completed_on is None:
        return word
    completed = teller.text("{word}: {day}", word=word, day=teller.day(deadline.completed_on))
    late = teller.days(", {n} day late", ", {n} days late", deadline.days_late) if deadline.days_late else ""
    return f"{completed}{late}"


def better_rows(trace: CommitmentTrace, teller: Teller) -> Iterator[Row]:
    """All that would have to be true on the day for the next better light by the rules."""
    better = better_commitment(trace)
    if better.status is not None:
        first = teller.text("for {light}", light=teller.light(better.status))
        for number, need in enumerate(better.needs):
            yield Row(teller.text("and") if number else first, need_words(need, teller))


def milestone_rows(trace: CommitmentTrace, teller: Teller) -> Iterator[Row]:
    """Each milestone with its day, then the shares by weight."""
    reading = trace.reading.milestones
    for one in reading.rows:
        cells = teller.places((one.milestone, "due"), (one.milestone, "done_on"))
        yield Row(one.milestone.code, milestone_words(one, teller), cells)
    if not reading.total:
        return
    shares = teller.text(
        "{done} of the weight done, {expected} due before the day",
        done=teller.share(reading.done_share),
        expected=teller.share(reading.expected_share),
    )
    yield Row(teller.text("shares"), shares)


def milestone_words(row: MilestoneReading, teller: Teller) -> str:
    """Title, due day, and what became of it."""
    milestone = row.milestone
    due = teller.text("due {day}", day=teller.day(row.due)) if row.due else teller.text("no due day")
    parts = [teller.messages.of(milestone.title), due]
    if milestone.done_on is not None:
        parts.append(teller.text("done on {day}", day=teller.day(milestone.done_on)))
    elif not row.days_late:
        parts.append(teller.text(MILESTONE_WORDS[row.state]))
    if row.days_late:
        parts.append(teller.days("{n} day late", "{n} days late", row.days_late))
    return teller.formats.semicolons(parts)
