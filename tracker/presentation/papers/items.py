"""The lines of papers: what is owed, what is open, what is asked for, each with the cell it follows from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tracker.assessment.readings import CommitmentReading, Duties, IndicatorReading, MilestoneReading
from tracker.domain.indicators import Actual
from tracker.domain.milestones import Milestone
from tracker.domain.register import fold
from tracker.domain.updates import Update
from tracker.domain.values import Text
from tracker.presentation.papers.paper import Item, Section, Words, cell
from tracker.presentation.view.decisions import disagreements
from tracker.presentation.view.sides import latest_statements, side_name
from tracker.presentation.view.standing import completion_words, deadline_words
from tracker.presentation.view.steps import milestone_days
from tracker.presentation.view.teller import Said, Teller, marked

Wanted = Callable[[CommitmentReading], bool]


def everything(reading: CommitmentReading) -> bool:
    """No choice."""
    return True


def titled(teller: Teller, record: object) -> Words:
    """The title of a commitment, milestone or indicator with the mark of its row."""
    quality = getattr(record, "data_quality", None)
    return Words(teller.said(getattr(record, "title", None)), after=marked("", teller.mark(quality) if quality else ""))


def plain(words: str) -> Words:
    """Words in the language of the paper."""
    return Words(Said(words))


def standing_item(teller: Teller, reading: CommitmentReading) -> Item:
    """A commitment: light, completion, deadline."""
    pill = teller.pill(reading.status)
    light = f"{pill.symbol} {pill.word}"
    words = teller.formats.semicolons([light, completion_words(teller, reading), deadline_words(teller, reading)])
    commitment = reading.commitment
    return Item(commitment.code, titled(teller, commitment), plain(words), teller.place(commitment))


def overdue_items(teller: Teller, duties: Duties, wanted: Wanted = everything) -> Iterator[Item]:
    """Commitments past their day, in days."""
    for one in duties.overdue_commitments:
        if wanted(one):
            commitment, words = one.commitment, deadline_words(teller, one)
            yield Item(commitment.code, titled(teller, commitment), plain(words), cell(teller, commitment, "due"))


def milestone_items(teller: Teller, rows: Iterable[MilestoneReading], wanted: Wanted = everything) -> Iterator[Item]:
    """Milestones with their day."""
    for row in rows:
        reading = teller.assessment.commitment(row.milestone.commitment)
        if reading is not None and wanted(reading):
            milestone, owner = row.milestone, reading.commitment
            place = cell(teller, milestone if milestone.due else owner, "due")
            yield Item(milestone.code, titled(teller, milestone), plain(milestone_days(teller, row)), place)


def unreported_items(teller: Teller, rows: Iterable[IndicatorReading]) -> Iterator[Item]:
    """Indicators without a value in the period, with the day of the last one."""
    for reading in rows:
        newest = max(reading.actuals, key=lambda one: one.on, default=None)
        last = teller.day(newest.on if newest else None, teller.text("none so far"))
        words = teller.text("last value: {day}", day=last)
        indicator = reading.indicator
        place = cell(teller, newest, "on") if newest else teller.place(indicator)
        yield Item(indicator.code, titled(teller, indicator), plain(words), place)


def bare_items(teller: Teller, claims: Iterable[Actual | Milestone]) -> Iterator[Item]:
    """Values and done milestones that name no evidence."""
    for claim in claims:
        if isinstance(claim, Milestone):
            code, title, day = claim.code, titled(teller, claim), claim.done_on
        else:
            code, day = claim.indicator, claim.on
            title = titled(teller, teller.register.indicator(code))
        yield Item(code, title, plain(teller.day(day, "")), cell(teller, claim, "evidence"))


def owed_sections(teller: Teller, duties: Duties, wanted: Wanted = everything) -> Iterator[Section]:
    """What is owed, by its kind, the most pressing first."""
    yield Section(teller.text("Overdue commitments"), items=tuple(overdue_items(teller, duties, wanted)))
    late, soon = duties.overdue_milestones, duties.due_soon_milestones
    yield Section(teller.text("Overdue milestones"), items=tuple(milestone_items(teller, late, wanted)))
    yield Section(teller.text("Milestones due soon"), items=tuple(milestone_items(teller, soon, wanted)))


Asked = Callable[[Update], Text | None]


def said_items(teller: Teller, pick: Asked, field: str, who: Callable[[Update], bool]) -> Sequence[Item]:
    """One kind of statement from the latest updates of some, newest first."""
    found = [
        (update, one)
        for one in teller.assessment.commitments
        for update in latest_statements(teller, one)
        if who(update) and teller.said(pick(update)).text
    ]
    found.sort(key=lambda pair: pair[0].on, reverse=True)
    return [said_item(teller, one, update, (pick, field)) for update, one in found]


def said_item(teller: Teller, reading: CommitmentReading, update: Update, what: tuple[Asked, str]) -> Item:
    """What one side says of one commitment, with who and when."""
    pick, field = what
    said = teller.said(pick(update))
    who = teller.formats.commas([str(side_name(teller, update)), teller.formats.short_day(update.on)])
    words = Words(said, before=f"{who}: ", after=marked("", teller.mark(update.data_quality)))
    commitment = reading.commitment
    return Item(commitment.code, titled(teller, commitment), words, cell(teller, update, field))


def requested(teller: Teller, who: Callable[[Update], bool]) -> Sequence[Item]:
    """The decisions that are asked for."""
    return said_items(teller, lambda update: update.decision_requested, "decision_requested", who)


def obstacles(teller: Teller, who: Callable[[Update], bool]) -> Sequence[Item]:
    """The obstacles that are reported."""
    return said_items(teller, lambda update: update.obstacle, "obstacle", who)


def disputed(teller: Teller, wanted: Wanted = everything) -> Sequence[Item]:
    """Where the sides, or their figures, say different things."""
    chosen = {fold(one.commitment.code): one.commitment for one in teller.assessment.commitments if wanted(one)}
    return [
        Item(one.commitment.words, Words(one.title), plain(one.words), places(teller, one.commitment.words))
        for one in disagreements(teller)
        if fold(one.commitment.words) in chosen
    ]


def places(teller: Teller, code: str) -> str:
    """The rows of the statements and values of a commitment."""
    register = teller.register
    actuals = [row for one in register.indicators_of(code) for row in register.actuals_of(one.code)]
    return teller.place(*register.updates_of(code), *actuals)
