"""The reminder to one institution: what it owes on the day, by R12."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.assessment.readings import Assessment, Duties
from tracker.presentation.papers.agenda import session_words
from tracker.presentation.papers.items import bare_items, owed_sections, unreported_items
from tracker.presentation.papers.paper import Body, Paper, PaperKind, Section, paper
from tracker.presentation.papers.series import Series
from tracker.presentation.view.owed import owes
from tracker.presentation.view.teller import Said, Teller, named


def reminded(assessment: Assessment) -> Iterator[str]:
    """The institutions that owe anything, in the order of the register."""
    return (code for code, duties in assessment.duties_by_institution.items() if owes(duties))


def reminder(teller: Teller, found: Series, institution: str, *, is_draft: bool) -> Paper:
    """The letter to an institution; who signs it, and by when it is to be answered, is left to who sends it."""
    session = session_words(teller, found)
    body = Body(
        title=teller.text("Reminder: what is due before {session}", session=session),
        owner=institution,
        addressee=tuple(addressee(teller, institution)),
        opening=(
            teller.text(
                "On {day} the register shows that the following is still to be done or reported by your institution."
                " Where the register is wrong, please say so and name the cell.",
                day=teller.formats.day(teller.assessment.as_of),
            ),
        ),
        sections=tuple(sections(teller, teller.assessment.duties_by_institution[institution])),
        closing=(
            teller.text("Please answer by [day], to [office]."),
            teller.text("[signature]"),
            teller.text("[name, office]"),
        ),
    )
    return paper(teller, PaperKind.REMINDER, body, is_draft=is_draft)


def addressee(teller: Teller, code: str) -> Iterator[Said]:
    """The institution, the office in it that answers, and its address."""
    known = teller.register.institution(code)
    link = teller.institution(code)
    yield Said(named(Said(link.words)).words, link.language, link.direction)
    for words in (known.focal_point, known.email) if known else ():
        if words:
            yield Said(words)


def sections(teller: Teller, duties: Duties) -> Iterator[Section]:
    """What is owed, by its kind."""
    yield from owed_sections(teller, duties)
    period = teller.period(teller.assessment.period_start, teller.assessment.as_of)
    unreported = tuple(unreported_items(teller, duties.unreported_indicators))
    yield Section(teller.text("No value reported in the period {period}", period=period), items=unreported)
    evidence = tuple(bare_items(teller, duties.missing_evidence))
    yield Section(teller.text("Reported or done, but without evidence"), items=evidence)
