"""The whole report in finished words and numbers: nothing is left to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.assessment.readings import Assessment
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.view.cards import Chapter, chapters
from tracker.presentation.view.decisions import Decisions, decisions
from tracker.presentation.view.follow import FollowThrough, agreements, sessions
from tracker.presentation.view.front import Front, front
from tracker.presentation.view.glance import Glance, glance
from tracker.presentation.view.notes import Moves, Notes, Rules, moves, notes, rules
from tracker.presentation.view.owed import Owed, owed
from tracker.presentation.view.teller import Teller
from tracker.presentation.view.timeline import Timeline, timeline
from tracker.problems import Problem


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything a template prints. ``created`` is the reporting day: no clock is read."""

    language: str
    direction: str
    created: str
    front: Front
    glance: Glance
    timeline: Timeline
    decisions: Decisions
    owed: Owed
    chapters: Sequence[Chapter]
    agreements: FollowThrough
    sessions: FollowThrough
    moves: Moves
    rules: Rules
    notes: Notes


def report_view(
    assessment: Assessment, problems: Sequence[Problem], *, language: str = "en", is_draft: bool = False
) -> ReportView:
    """The view of a report; problems are printed in its data notes."""
    teller = Teller(assessment, Messages(language), Formats(language))
    return ReportView(
        language=language,
        direction="rtl" if teller.is_right_to_left else "ltr",
        created=f"{assessment.as_of.isoformat()}T00:00:00Z",
        front=front(teller, is_draft=is_draft),
        glance=glance(teller),
        timeline=timeline(teller),
        decisions=decisions(teller),
        owed=owed(teller),
        chapters=chapters(teller),
        agreements=agreements(teller),
        sessions=sessions(teller),
        moves=moves(teller),
        rules=rules(teller),
        notes=notes(teller, problems),
    )
