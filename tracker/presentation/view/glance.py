"""At a glance: tables whose counts add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.assessment.readings import Distribution
from tracker.domain.register import fold
from tracker.domain.values import Completion, DeadlineState, Status
from tracker.presentation.view.lights import Segment, segments
from tracker.presentation.view.teller import Link, Pill, Teller, anchor, named
from tracker.presentation.words import COMPLETION_WORDS, DEADLINE_WORDS
from tracker.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Count:
    """A number of commitments; none is printed as 0 but stands back behind the others."""

    number: str
    kind: str


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One group: its name, its counts by status, all of them, and those overdue."""

    name: Link
    segments: Sequence[Segment]
    counts: Sequence[Count]
    total: Count
    overdue: Count


@dataclass(frozen=True, slots=True)
class GlanceTable:
    """Statuses by one grouping, with the sum of all rows."""

    caption: str
    head: str
    rows: Sequence[GlanceRow]
    sum: GlanceRow
    has_bars: bool = False


@dataclass(frozen=True, slots=True)
class CountRow:
    """One completion or deadline with its counts by status."""

    name: str
    counts: Sequence[Count]
    total: Count


@dataclass(frozen=True, slots=True)
class CountTable:
    """Completion or deadline beside status."""

    caption: str
    head: str
    rows: Sequence[CountRow]
    sum: CountRow


@dataclass(frozen=True, slots=True)
class Glance:
    """The tables of this part; ``statuses`` head their columns."""

    statuses: Sequence[Pill]
    beside: Sequence[CountTable]
    tables: Sequence[GlanceTable]

    @property
    def by_sector(self) -> GlanceTable:
        """The first table, which a brief shows alone."""
        return self.tables[0]


def glance(teller: Teller) -> Glance:
    """All tables of this part."""
    assessment = teller.assessment
    by_sector = table(teller, ("Status by sector", "Sector"), assessment.by_sector, lambda code: sector(teller, code))
    return Glance(
        statuses=tuple(teller.pill(status) for status in Status),
        beside=(
            beside(teller, ("Completion beside status", "Completion"), COMPLETION_WORDS, completion_of),
            beside(teller, ("Deadline beside status", "Deadline"), DEADLINE_WORDS, deadline_of),
        ),
        tables=(
            replace(by_sector, has_bars=True),
            table(teller, ("Status by lead institution", "Lead"), assessment.by_lead, teller.institution),
            table(teller, ("Status by agreement", "Agreement"), assessment.by_agreement, teller.agreement),
            table(teller, ("Status by session", "Session"), assessment.by_session, teller.session),
        ),
    )


def sector(teller: Teller, code: str) -> Link:
    """A link to a sector's chapter."""
    return named(teller.sector(code), anchor("sector", fold(code)))


def count(teller: Teller, number: int) -> Count:
    """A count as it is shown."""
    return Count(teller.formats.number(number), "some" if number else "none")


def counts(teller: Teller, numbers: Iterable[int]) -> Sequence[Count]:
    """Several counts."""
    return tuple(count(teller, number) for number in numbers)


def row(teller: Teller, name: Link, distribution: Distribution) -> GlanceRow:
    """The counts of one group."""
    return GlanceRow(
        name=name,
        segments=segments(teller, distribution),
        counts=counts(teller, distribution.statuses.values()),
        total=count(teller, distribution.total),
        overdue=count(teller, distribution.deadlines[DeadlineState.OVERDUE]),
    )


def table(
    teller: Teller, words: tuple[Sentence, Sentence], groups: Mapping[str, Distribution], name: Callable[[str], Link]
) -> GlanceTable:
    """Statuses by one grouping; commitments without the grouping's value stand in a row of their own."""
    caption, head = words
    rows = [row(teller, name(code), distribution) for code, distribution in groups.items() if code]
    if "" in groups:
        rows.append(row(teller, Link(teller.text("Not stated")), groups[""]))
    return GlanceTable(
        caption=teller.text(caption),
        head=teller.text(head),
        rows=tuple(rows),
        sum=row(teller, Link(teller.text("Sum")), teller.assessment.overall),
    )


Pick = Callable[[Teller], Sequence[tuple[StrEnum, Status]]]


def completion_of(teller: Teller) -> Sequence[tuple[StrEnum, Status]]:
    """Completion and status of each commitment."""
    return [(one.completion, one.status) for one in teller.assessment.commitments]


def deadline_of(teller: Teller) -> Sequence[tuple[StrEnum, Status]]:
    """Deadline and status of each commitment."""
    return [(one.deadline.state, one.status) for one in teller.assessment.commitments]


def beside(
    teller: Teller,
    words: tuple[Sentence, Sentence],
    choices: Mapping[Completion, str] | Mapping[DeadlineState, str],
    pick: Pick,
) -> CountTable:
    """A second reading beside the status: never mixed, always shown."""
    pairs = pick(teller)
    rows = []
    for choice, word in choices.items():
        numbers = [sum(pair == (choice, status) for pair in pairs) for status in Status]
        rows.append(CountRow(teller.text(word), counts(teller, numbers), count(teller, sum(numbers))))
    sums = [sum(status is one for _, one in pairs) for status in Status]
    total = CountRow(teller.text("Sum"), counts(teller, sums), count(teller, len(pairs)))
    return CountTable(teller.text(words[0]), teller.text(words[1]), tuple(rows), total)
