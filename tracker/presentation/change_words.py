"""What changed, in words: of one commitment a list of short sentences, each with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tracker.assessment.change import (
    ChangeKind,
    CommitmentChange,
    Course,
    IndicatorChange,
    Restatement,
    Transition,
)
from tracker.assessment.exact import difference
from tracker.domain.commitments import Closure
from tracker.domain.indicators import Indicator, Measure
from tracker.domain.values import Missing, Status, Value
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.words import WORDS, commitment_reason
from tracker.sentences import Sentence

TRANSITION_WORDS: Mapping[Transition, Sentence] = {
    Transition.WORSE: "worse",
    Transition.NEW: "new",
    Transition.CLOSED: "closed",
    Transition.BETTER: "better",
    Transition.SAME: "same light",
}

COURSE_WORDS: Mapping[Course, Sentence] = {Course.GOOD: "towards the target", Course.BAD: "away from the target"}

CLOSURE_WORDS: Mapping[Closure, Sentence] = {
    Closure.OPEN: "open",
    Closure.COMPLETED: "completed",
    Closure.WITHDRAWN: "withdrawn",
    Closure.SUPERSEDED: "superseded",
}

CELL_DIGITS = 15
"""As many digits as a number in Excel has."""

CELL_WORDS: Mapping[str, Sentence] = {
    "due": "deadline",
    "closure": "closure",
    "code": "row",
    "weight": "weight",
    "done_on": "day done",
    "measure": "measure",
    "unit": "unit",
    "baseline": "baseline",
    "target": "target",
    "target_date": "target date",
    "actual": "value",
}
"""What a restated cell holds."""


@dataclass(frozen=True, slots=True)
class ChangeTeller:
    """Sentences on changes in one language."""

    messages: Messages

    @property
    def formats(self) -> Formats:
        """Numbers and days in that language."""
        return Formats(self.messages.language)

    def transition(self, change: CommitmentChange | IndicatorChange) -> str:
        """What became of the light, with what it was where it was another one."""
        word = self.messages.text(TRANSITION_WORDS[change.transition])
        before = change.before
        if before is None or before is change.reading.status:
            return word
        return self.messages.text("{transition}: was {status}", transition=word, status=self.status(before))

    def status(self, status: Status) -> str:
        """A status in words."""
        return self.messages.text(WORDS[status])

    def everything(self, change: CommitmentChange) -> Iterator[str]:
        """Why the light is what it is now, where it is another one, and all else that changed."""
        if change.transition is Transition.CLOSED:
            yield self.closed(change)
        elif change.transition is not Transition.SAME:
            yield commitment_reason(change.reading, self.messages)
        for kind in change.kinds:
            yield from self.of_kind(kind, change)

    def closed(self, change: CommitmentChange) -> str:
        """How it was closed and when."""
        commitment = change.reading.commitment
        word = self.messages.text(CLOSURE_WORDS[commitment.closure])
        if commitment.closed_on is None:
            return word
        return self.messages.text("{closure} on {day}", closure=word, day=self.formats.day(commitment.closed_on))

    def of_kind(self, kind: ChangeKind, change: CommitmentChange) -> Iterator[str]:
        """What changed of one kind, in the commitment and in its indicators."""
        match kind:
            case ChangeKind.NEWLY_OVERDUE:
                yield self.newly_overdue(change)
            case ChangeKind.DEADLINE_MOVED:
                yield from self.deadlines(change)
            case ChangeKind.TARGET_MOVED:
                yield from (line for one in self.having(kind, change) for line in self.target(one))
            case ChangeKind.ACTUAL_MOVED:
                yield from map(self.actual, self.having(kind, change))
            case ChangeKind.NOT_REPORTED:
                yield self.messages.text("nothing reported in the period")
            case ChangeKind.MILESTONES_DONE:
                yield self.messages.text("done: {milestones}", milestones=", ".join(change.milestones_done))
            case ChangeKind.RESTATED:
                inner = (one for indicator in change.indicators for one in indicator.restated)
                yield from map(self.restated, (*change.restated, *inner))

    def having(self, kind: ChangeKind, change: CommitmentChange) -> Iterator[IndicatorChange]:
        """The indicators in which something of a kind changed."""
        return (one for one in change.indicators if kind in one.kinds)

    def newly_overdue(self, change: CommitmentChange) -> str:
        """For how long it is overdue."""
        days = change.reading.deadline.days_overdue or 0
        return self.messages.plural("newly overdue, by {n} day", "newly overdue, by {n} days", days)

    def deadlines(self, change: CommitmentChange) -> Iterator[str]:
        """From when to when the deadline moved, and the target dates that indicators have of their own."""
        was, now = change.was.due if change.was else None, change.reading.commitment.due
        if was != now:
            yield self.moved_day(self.messages.text("deadline"), was, now)
        for one in change.indicators:
            if one.was is not None and one.has_own_date_moved:
                what = self.messages.text("target date of {indicator}", indicator=one.reading.indicator.code)
                yield self.moved_day(what, one.was.target_date, one.reading.target_date)

    def moved_day(self, what: str, was: date | None, now: date | None) -> str:
        """A day that was moved, set or struck out."""
        if was is None or now is None:
            sentence: Sentence = "{what} set: {now}" if was is None else "{what} struck out: was {was}"
            return self.messages.text(sentence, what=what, was=self.known(was), now=self.known(now))
        return self.messages.plural(
            "{what} moved from {was} to {now} ({n} day)",
            "{what} moved from {was} to {now} ({n} days)",
            abs((now - was).days),
            n=self.signed(Decimal((now - was).days)),
            what=what,
            was=self.known(was),
            now=self.known(now),
        )

    def target(self, change: IndicatorChange) -> Iterator[str]:
        """A target or baseline that was moved, with the share of the way it makes of the present actual."""
        indicator, was = change.reading.indicator, change.was
        names: Sequence[Sentence] = ("target", "baseline")
        for name in names:
            before, after = getattr(was, name), getattr(indicator, name)
            if before != after:
                moved = self.messages.text(
                    "{what} of {indicator} moved from {was} to {now}",
                    what=self.messages.text(name),
                    indicator=indicator.code,
                    was=self.value(before, indicator),
                    now=self.value(after, indicator),
                )
                yield self.with_shares(moved, change)

    def with_shares(self, moved: str, change: IndicatorChange) -> str:
        """What was moved, and both achievements where there are two."""
        gone, before = change.reading.achievement, change.achievement_before
        if isinstance(gone, Missing) or isinstance(before, Missing):
            return moved
        return self.messages.text(
            "{moved}: {gone} of the way instead of {before}",
            moved=moved,
            gone=self.formats.share(gone),
            before=self.formats.share(before),
        )

    def actual(self, change: IndicatorChange) -> str:
        """An actual that moved, by how much, and whether that is good."""
        indicator = change.reading.indicator
        was, now = change.actual_from, change.actual_to
        if was is None or now is None:
            sentence: Sentence = "{indicator}: first value {now}" if was is None else "{indicator}: {was}, now no value"
            now_words, was_words = self.value(now, indicator), self.value(was, indicator)
            return self.messages.text(sentence, indicator=indicator.code, was=was_words, now=now_words)
        course = self.messages.text(COURSE_WORDS[change.course]) if change.course else ""
        by = ", ".join(part for part in (self.step(was, now, indicator), course) if part)
        return self.messages.text(
            "{indicator}: from {was} to {now}{by}",
            indicator=indicator.code,
            was=self.value(was, indicator),
            now=self.value(now, indicator),
            by=f" ({by})" if by else "",
        )

    def step(self, was: Value, now: Value, indicator: Indicator) -> str:
        """By how much a number moved; a percentage in percentage points, a label by nothing that could be counted."""
        if not isinstance(was, Decimal) or not isinstance(now, Decimal):
            return ""
        step = difference(now, was)
        shown = self.signed(step if isinstance(step, Decimal) else Decimal(0))
        if indicator.measure is Measure.PERCENT:
            return self.messages.text("{step} percentage points", step=shown)
        return shown

    def restated(self, one: Restatement) -> str:
        """What was on record and reads otherwise now."""
        cell = self.messages.text(CELL_WORDS[one.field])
        what = self.messages.text("{cell} of {day}", cell=cell, day=self.formats.short_day(one.on)) if one.on else cell
        if one.new is None:
            return self.messages.text(
                "restated: {item}, {what}: was {was}, now gone", item=one.item, what=what, was=self.known(one.old)
            )
        return self.messages.text(
            "restated: {item}, {what}: was {was}, now {now}",
            item=one.item,
            what=what,
            was=self.known(one.old),
            now=self.known(one.new),
        )

    def value(self, value: Value | None, indicator: Indicator) -> str:
        """A value with its unit; of an ordinal its label."""
        if not isinstance(value, Decimal):
            return self.known(value)
        return self.formats.measured(self.number(value), indicator.unit)

    def known(self, value: object) -> str:
        """What a cell held; nothing is a word."""
        match value:
            case None:
                return self.messages.text("blank")
            case date():
                return self.formats.short_day(value)
            case Decimal():
                return self.number(value)
            case StrEnum():
                return self.messages.text(value.value)
            case _:
                return str(value)

    def signed(self, step: Decimal) -> str:
        """A number with its sign: by how much something moved."""
        return f"{'+' if step > 0 else '−' if step < 0 else ''}{self.number(abs(step))}"

    def number(self, value: Decimal) -> str:
        """A number as it was typed; a quotient, which has more digits than a cell can hold, to two places."""
        if len(value.as_tuple().digits) > CELL_DIGITS:
            return self.formats.quotient(Fraction(value))
        return self.formats.number(value)
