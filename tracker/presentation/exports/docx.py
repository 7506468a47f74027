"""The reading as a Word document that officials can edit: what the report says, in plain headings and tables."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.archive.embed import Imprint
from tracker.presentation.exports import Exportable
from tracker.presentation.messages import Messages
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.cards import Card
from tracker.presentation.view.decisions import Disagreement, Statement
from tracker.presentation.view.figures import Figure
from tracker.presentation.view.follow import Entry, FollowRow
from tracker.presentation.view.front import Front
from tracker.presentation.view.indicators import IndicatorView
from tracker.presentation.view.owed import Owing
from tracker.presentation.view.sides import Side
from tracker.presentation.view.steps import MilestoneView
from tracker.presentation.view.teller import Fact, Link, Pill, Said, marked
from tracker.presentation.word.writing import Words, Writer, new_document, running_lines
from tracker.problems import has_errors


def export(what: Exportable) -> bytes:
    """The file."""
    view = report_view(
        what.assessment,
        what.problems,
        language=what.language,
        is_draft=has_errors(what.problems),
        imprint=Imprint("", what.edition, None, ()),
    )
    writer = new_document(what.language, view.front.document_title, what.assessment.as_of)
    Telling(writer, Messages(what.language)).whole(view)
    return writer.content()


class Telling:
    """Writes a report part by part."""

    def __init__(self, writer: Writer, messages: Messages) -> None:
        self.writer, self.text = writer, messages.text

    def whole(self, view: ReportView) -> None:
        """All parts, in the order of the report."""
        front = view.front
        running_lines(self.writer, f"{front.running_title} · {front.as_of}", running_foot(front))
        self.front(front)
        self.decisions(view)
        self.owed([*view.owed.parties, *view.owed.institutions])
        for chapter in view.chapters:
            self.writer.heading(chapter.title, 1)
            self.writer.paragraph(chapter.summary)
            for card in chapter.cards:
                self.card(card)
        agreements, sessions = view.agreements, view.sessions
        self.entries(self.text("Agreements: follow-through"), [*agreements.entries, *agreements.bare])
        self.entries(self.text("Sessions: follow-through"), sessions.entries)
        self.moves(view)
        self.rules(view)
        self.notes(view)

    def front(self, front: Front) -> None:
        """What the report is of, and what it says in a few sentences."""
        writer, text = self.writer, self.text
        writer.heading(front.title, 0)
        writer.paragraph(front.subtitle)
        writer.paragraph(front.parties)
        writer.labelled(text("Reporting day"), front.as_of)
        writer.labelled(text("Period"), front.period)
        writer.labelled(text("Edition"), front.edition)
        writer.labelled(text("Register"), front.hash)
        writer.paragraph(front.draft)
        writer.paragraph(front.illustrative)
        heads = [(text("Status"), 1), (text("Commitments"), 1)]
        writer.table(heads, [[status(one.pill), one.count] for one in front.segments])
        writer.bullets(front.sentences)

    def decisions(self, view: ReportView) -> None:
        """Decisions requested, obstacles, disagreements."""
        writer, text = self.writer, self.text
        writer.heading(text("Decisions and obstacles"), 1)
        for heading, several in (
            (text("Decisions requested"), view.decisions.requested),
            (text("Obstacles reported"), view.decisions.obstacles),
        ):
            writer.heading(heading, 2)
            heads = [
                (text("Code"), 4),
                (text("Commitment"), 9),
                (text("Side"), 5),
                (text("Day"), 4),
                (heading, 9),
                (text("Place"), 4),
            ]
            writer.table(heads, [statement(one) for one in several])
        writer.heading(text("Where the sides differ"), 2)
        heads = [(text("Code"), 1), (text("Commitment"), 2), (text("What is said"), 3)]
        writer.table(heads, [disagreement(one) for one in view.decisions.disagreements])

    def owed(self, several: Sequence[Owing]) -> None:
        """Who owes what."""
        text = self.text
        self.writer.heading(text("Who owes what"), 1)
        heads = [
            (text("Who"), 5),
            (text("Overdue commitments"), 3),
            (text("Overdue milestones"), 3),
            (text("Due soon"), 3),
            (text("No value in the period"), 3),
            (text("Claims without evidence"), 2),
        ]
        self.writer.table(heads, [owing(one) for one in several])

    def card(self, card: Card) -> None:
        """One commitment."""
        writer, text = self.writer, self.text
        writer.heading(retold(card.title, f"{card.code} ", ""), 2)
        flags = "".join(f"; {flag}" for flag in card.flags)
        writer.labelled(status(card.pill), marked(f"{card.reason}{flags}.", card.mark))
        writer.paragraph(card.description)
        for fact in (
            card.source,
            *([card.closure] if card.closure else []),
            *(one for each in card.facts for one in each),
        ):
            writer.labelled(fact.label, links(fact))
        self.indicators(card.indicators)
        writer.labelled(text("Milestones"), card.milestone_summary)
        heads = [(text("Status"), 2), (text("Milestone"), 5), (text("Day"), 3), (text("Evidence"), 4)]
        writer.table(heads, [step(one) for one in card.milestones])
        for side in (one for pair in card.sides for one in pair):
            self.side(side)
        writer.paragraph(card.note)
        writer.labelled(text("Rows in the workbook"), card.place)

    def indicators(self, several: Sequence[IndicatorView]) -> None:
        """The indicators of a commitment."""
        text = self.text
        heads = [
            (text("Indicator"), 4),
            (text("Status"), 2),
            (text("Baseline"), 3),
            (text("Actual"), 4),
            (text("Target"), 3),
            (text("Why"), 4),
        ]
        rows: list[list[Words]] = [
            [
                retold(one.title, f"{one.code} ", one.mark),
                status(one.pill),
                figure(one.baseline),
                figure(one.actual),
                figure(one.target),
                f"{one.reason} ({one.place})",
            ]
            for one in several
        ]
        self.writer.table(heads, rows)

    def side(self, side: Side) -> None:
        """What one side says."""
        words = " · ".join(part for part in (side.day, side.completion) if part)
        self.writer.labelled(side.party.text, marked(words, side.mark))
        for remark in side.remarks:
            self.writer.paragraph(f"{remark.label}: ", remark.words)

    def entries(self, heading: str, several: Sequence[Entry]) -> None:
        """What became of agreements, or of sessions."""
        writer, text = self.writer, self.text
        writer.heading(heading, 1)
        heads = [
            (text("Code"), 3),
            (text("Commitment"), 7),
            (text("Clause"), 2),
            (text("Status"), 3),
            (text("Completion"), 3),
            (text("Deadline"), 3),
        ]
        for one in several:
            writer.heading(retold(one.title, f"{one.code} ", one.mark), 2)
            for fact in one.facts:
                writer.labelled(fact.label, links(fact))
            writer.paragraph(one.summary)
            writer.table(heads, [follow(row) for row in one.rows])
            writer.paragraph(one.note)
            writer.paragraph(one.place)

    def moves(self, view: ReportView) -> None:
        """Moved deadlines and targets."""
        writer, text = self.writer, self.text
        writer.heading(text("Moved deadlines and targets"), 1)
        heads = [
            (text("Item"), 3),
            (text("Field"), 2),
            (text("Old"), 3),
            (text("New"), 3),
            (text("Days"), 2),
            (text("Basis"), 6),
            (text("Place"), 3),
        ]
        rows: list[list[Words]] = [
            [one.item.words, one.field, one.old, one.new, one.days, said_of(one.basis), one.place]
            for one in view.moves.rows
        ]
        writer.table(heads, rows)
        writer.paragraph(view.moves.total)

    def rules(self, view: ReportView) -> None:
        """How status is judged."""
        self.writer.heading(self.text("How status is judged"), 1)
        self.writer.bullets(view.rules.sentences)

    def notes(self, view: ReportView) -> None:
        """What a careful reader should know of the data."""
        writer, text = self.writer, self.text
        writer.heading(text("Data notes"), 1)
        heads = [(text("Place"), 1), (text("What"), 3)]
        for several in (view.notes.errors, view.notes.warnings, view.notes.not_counted):
            writer.table(heads, [[one.place, one.words] for one in several])
        writer.paragraph(view.notes.evidence)
        writer.bullets(view.notes.legend)


def running_foot(front: Front) -> str:
    """What stands at the foot of every page."""
    return " · ".join(part for part in (front.edition, front.running_mark, front.hash) if part)


def status(pill: Pill) -> str:
    """A status: symbol and word."""
    return f"{pill.symbol} {pill.word}"


def retold(said: Said, before: str, mark: str) -> Said:
    """A text of the register with what stands before it and its mark after it."""
    return Said(f"{before}{marked(said.text, mark)}", said.language, said.direction)


def words_of(link: Link | None) -> str:
    """A link as words; the whole address where it has one."""
    return "" if link is None else link.href if link.href and not link.href.startswith("#") else link.words


def said_of(link: Link) -> Said:
    """The words of a link in their language."""
    return Said(link.words, link.language, link.direction)


def links(fact: Fact) -> str:
    """Several links in one line."""
    return "; ".join(one.words for one in fact.links)


def figure(one: Figure) -> str:
    """A number with what belongs to it."""
    details = f", {one.details}" if one.details else ""
    return marked(f"{one.value}{details}", one.mark)


def statement(one: Statement) -> Sequence[Words]:
    """What one side said."""
    title, words = retold(one.title, "", one.title_mark), retold(one.words, "", one.mark)
    return [one.commitment.words, title, one.party, one.day, words, one.place]


def disagreement(one: Disagreement) -> Sequence[Words]:
    """What the sides say differently."""
    return [one.commitment.words, retold(one.title, "", one.title_mark), one.words]


def step(one: MilestoneView) -> Sequence[Words]:
    """One milestone."""
    return [f"{one.symbol} {one.word}", retold(one.title, "", one.mark), one.days, words_of(one.evidence)]


def owing(one: Owing) -> Sequence[Words]:
    """What one of them owes, by codes."""
    lists = (one.overdue_commitments, one.overdue_milestones, one.due_soon, one.unreported)
    return [one.name, *(", ".join(link.words for link in several) for several in lists), one.missing_evidence]


def follow(row: FollowRow) -> Sequence[Words]:
    """One commitment under an agreement or a session."""
    title = retold(row.title, "", row.mark)
    return [row.code.words, title, row.clause, status(row.pill), row.completion, row.deadline]
