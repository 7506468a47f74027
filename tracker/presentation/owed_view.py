"""Who owes what, by party and institution, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from tracker.assessment.readings import Assessment, Duties
from tracker.domain.milestones import Milestone
from tracker.domain.register import fold
from tracker.presentation.formats import Formats
from tracker.presentation.grid import Cell, Grid, code
from tracker.presentation.messages import Messages
from tracker.sentences import Sentence

Json = dict[str, Any]
SHOWN_ROWS = 5
"""So many rows without evidence are named, then they are counted."""


def owed_grid(assessment: Assessment, owners: Sequence[str], messages: Messages) -> Grid:
    """What each institution owes, under its party; what a party owes itself stands under its own name.

    ``owners`` are the parties or institutions asked for; without any all are told of.
    """
    headings: Sequence[Sentence] = ("Party", "Institution", "What", "Code", "Title", "When")
    rows = [row for owner in owners_of(assessment, owners) for row in owner_rows(owner, assessment, messages)]
    return Grid([messages.text(one) for one in headings], rows)


def owed_lines(assessment: Assessment, owners: Sequence[str], messages: Messages) -> Iterator[str]:
    """How much each party owes, its institutions together; those that owe nothing in one line."""
    wanted = {fold(one) for one in owners}
    asked = {party: one for party, one in assessment.duties_by_party.items() if not wanted or fold(party) in wanted}
    for party, duties in asked.items():
        if owes(duties):
            yield party_line(party, duties, assessment, messages)
    free = [party for party, duties in asked.items() if not owes(duties)]
    if free:
        yield messages.text("Nothing is owed by: {parties}", parties=", ".join(free))


def owes(duties: Duties) -> bool:
    """Whether anything is owed."""
    return any(getattr(duties, field.name) for field in fields(duties))


def party_line(party: str, duties: Duties, assessment: Assessment, messages: Messages) -> str:
    """How much one party owes of each kind."""
    return messages.text(
        "{party}: overdue commitments {commitments} · overdue milestones {milestones} · milestones due soon {soon}"
        " · no value since {day} {values} · evidence missing {evidence}",
        party=party,
        commitments=len(duties.overdue_commitments),
        milestones=len(duties.overdue_milestones),
        soon=len(duties.due_soon_milestones),
        values=len(duties.unreported_indicators),
        evidence=len(duties.missing_evidence),
        day=Formats(messages.language).short_day(assessment.period_start),
    )


Owner = tuple[str, str, Duties]
"""A party, one of its institutions or nothing, and what that owes."""


def owners_of(assessment: Assessment, asked: Sequence[str]) -> Iterator[Owner]:
    """Everybody who may owe something, party by party."""
    wanted = {fold(one) for one in asked}
    institutions = assessment.register.institutions
    parties = {fold(one.code): one.code for one in assessment.register.parties}
    for one in institutions:
        parties.setdefault(fold(one.party), one.party)
    for key, party in parties.items():
        members = [one.code for one in institutions if fold(one.party) == key]
        is_whole = not wanted or key in wanted
        if is_whole and party in assessment.duties_by_party:
            yield party, "", own_duties(party, members, assessment)
        for member in members:
            if is_whole or fold(member) in wanted:
                yield party, member, assessment.duties_by_institution[member]


def own_duties(party: str, members: Iterable[str], assessment: Assessment) -> Duties:
    """What a party owes that is no institution's of it: values it reported itself."""
    duties, theirs = assessment.duties_by_party[party], [assessment.duties_by_institution[one] for one in members]
    shared = {id(row) for one in theirs for row in one.missing_evidence}
    return Duties((), (), (), (), tuple(row for row in duties.missing_evidence if id(row) not in shared))


def owner_rows(owner: Owner, assessment: Assessment, messages: Messages) -> Iterator[Sequence[Cell]]:
    """One row for each thing that is owed; parts without evidence are told in one."""
    party, institution, duties = owner
    who = (code(party), code(institution))
    for what, item, title, when in duty_words(duties, assessment, messages):
        yield (*who, Cell(what), code(item), Cell(title), Cell(when))


def duty_words(duties: Duties, assessment: Assessment, messages: Messages) -> Iterator[tuple[str, str, str, str]]:
    """What is owed, its code, its title, and when."""
    formats = Formats(messages.language)

    def overdue(days: int | None) -> str:
        return messages.plural("{n} day overdue", "{n} days overdue", days or 0, n=formats.number(days or 0))

    for commitment in duties.overdue_commitments:
        days = overdue(commitment.deadline.days_overdue)
        yield (
            messages.text("overdue commitment"),
            commitment.commitment.code,
            messages.of(commitment.commitment.title),
            days,
        )
    for row in duties.overdue_milestones:
        days = overdue(row.days_late)
        yield (
            messages.text("overdue milestone"),
            row.milestone.code,
            messages.of(row.milestone.title),
            days,
        )
    for row in duties.due_soon_milestones:
        due = messages.text("due on {day}", day=formats.short_day(row.due)) if row.due else ""
        yield (
            messages.text("milestone due soon"),
            row.milestone.code,
            messages.of(row.milestone.title),
            due,
        )
    for reading in duties.unreported_indicators:
        since = messages.text("since {day}", day=formats.short_day(assessment.period_start))
        yield (
            messages.text("no value in the period"),
            reading.indicator.code,
            messages.of(reading.indicator.title),
            since,
        )
    if duties.missing_evidence:
        places = [row.source.place for row in duties.missing_evidence]
        shown = ", ".join(places[:SHOWN_ROWS]) + (", …" if len(places) > SHOWN_ROWS else "")
        count = messages.plural("{n} row", "{n} rows", len(places))
        yield messages.text("evidence missing"), "", shown, count


def owed_json(assessment: Assessment, owners: Sequence[str]) -> Json:
    """What each party and each institution owes; those that owe nothing are there too."""
    wanted = {fold(one) for one in owners}
    party_of = {fold(one.code): one.party for one in assessment.register.institutions}

    def is_asked(institution: str) -> bool:
        return not wanted or not wanted.isdisjoint((fold(institution), fold(party_of.get(fold(institution), ""))))

    return {
        "period": {"from": assessment.period_start.isoformat(), "to": assessment.as_of.isoformat()},
        "parties": [
            {"code": party, **duties_json(duties)}
            for party, duties in assessment.duties_by_party.items()
            if not wanted or fold(party) in wanted
        ],
        "institutions": [
            {"code": one, "party": party_of.get(fold(one)) or None, **duties_json(duties)}
            for one, duties in assessment.duties_by_institution.items()
            if is_asked(one)
        ],
    }


def duties_json(duties: Duties) -> Mapping[str, object]:
    """The codes of what is owed; what lacks evidence by its row."""
    return {
        "overdue_commitments": [one.commitment.code for one in duties.overdue_commitments],
        "overdue_milestones": [row.milestone.code for row in duties.overdue_milestones],
        "due_soon_milestones": [row.milestone.code for row in duties.due_soon_milestones],
        "unreported_indicators": [one.indicator.code for one in duties.unreported_indicators],
        "missing_evidence": [
            {
                "item": row.code if isinstance(row, Milestone) else row.indicator,
                "file": row.source.file,
                "sheet": row.source.sheet,
                "row": row.source.row,
            }
            for row in duties.missing_evidence
        ],
    }
