"""The whole report in finished words and numbers: nothing is left to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.archive.embed import Imprint
from tracker.assessment.change import Change
from tracker.assessment.readings import Assessment
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.view.brief import Brief, brief
from tracker.presentation.view.cards import Chapter, chapters
from tracker.presentation.view.decisions import Decisions, decisions
from tracker.presentation.view.follow import FollowThrough, agreements, sessions
from tracker.presentation.view.front import Front, front
from tracker.presentation.view.glance import Glance, glance
from tracker.presentation.view.institutions import InstitutionPart, institution_parts
from tracker.presentation.view.moves import Moves, moves
from tracker.presentation.view.notes import Notes, Rules, notes, rules
from tracker.presentation.view.owed import Owed, owed
from tracker.presentation.view.since import Since, since
from tracker.presentation.view.teller import Teller
from tracker.presentation.view.timeline import Timeline, timeline
from tracker.presentation.view.verification import Verification, verification
from tracker.problems import Problem


@dataclass(frozen=True)
class ReportView:
    """Everything a template may print. A part is made when a template first asks for it.

    What templates must not reach, the assessment itself, stands under names with an underscore.
    """

    _teller: Teller
    _problems: Sequence[Problem]
    _is_draft: bool
    _institutions: Sequence[str]
    _change: Change | None = None
    _imprint: Imprint | None = None

    @property
    def language(self) -> str:
        """The language of the report, the first of two."""
        return self.tongues[0]

    @property
    def tongues(self) -> Sequence[str]:
        """The language of the report, or both."""
        return self._teller.messages.tongues

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self._teller.is_right_to_left else "ltr"

    @property
    def created(self) -> str:
        """When the document was made: the reporting day, for no clock is read."""
        return f"{self._teller.assessment.as_of.isoformat()}T00:00:00Z"

    @cached_property
    def front(self) -> Front:
        """The front page."""
        if self._imprint is None:
            return front(self._teller, is_draft=self._is_draft)
        edition, chosen = self._imprint.edition, self._imprint.chosen
        return front(self._teller, is_draft=self._is_draft, edition=edition, chosen=chosen)

    @cached_property
    def brief(self) -> Brief:
        """What a minister should see, in two to four pages."""
        return brief(self._teller)

    @cached_property
    def glance(self) -> Glance:
        """Tables whose counts add up."""
        return glance(self._teller)

    @cached_property
    def timeline(self) -> Timeline:
        """Milestones and deadlines by quarter."""
        return timeline(self._teller)

    @cached_property
    def decisions(self) -> Decisions:
        """Decisions requested, obstacles, disagreements."""
        return decisions(self._teller)

    @cached_property
    def since(self) -> Since | None:
        """What changed since the last report; nothing where no earlier day was asked for."""
        return since(self._teller, self._change) if self._change is not None else None

    @cached_property
    def owed(self) -> Owed:
        """Who owes what."""
        return owed(self._teller)

    @cached_property
    def chapters(self) -> Sequence[Chapter]:
        """The cards by sector."""
        return chapters(self._teller)

    @cached_property
    def institutions(self) -> Sequence[InstitutionPart]:
        """What each institution has promised and owes."""
        return institution_parts(self._teller, self._institutions)

    @cached_property
    def agreements(self) -> FollowThrough:
        """What became of each agreement."""
        return agreements(self._teller)

    @cached_property
    def sessions(self) -> FollowThrough:
        """What became of each session."""
        return sessions(self._teller)

    @cached_property
    def moves(self) -> Moves:
        """Moved deadlines and targets."""
        return moves(self._teller)

    @cached_property
    def rules(self) -> Rules:
        """How status is judged."""
        return rules(self._teller)

    @cached_property
    def notes(self) -> Notes:
        """What a careful reader should know of the data."""
        return notes(self._teller, self._problems)

    @cached_property
    def verification(self) -> Verification | None:
        """What proves the report, where it carries anything."""
        return None if self._imprint is None else verification(self._teller, self._imprint)


def report_view(  # noqa: PLR0913 - a report has one argument for each thing that may be wanted
    assessment: Assessment,
    problems: Sequence[Problem],
    *,
    language: str = "en",
    is_draft: bool = False,
    institutions: Sequence[str] = (),
    change: Change | None = None,
    imprint: Imprint | None = None,
) -> ReportView:
    """The view of a report; problems are printed in its data notes, ``institutions`` (none: all) have parts."""
    teller = Teller(assessment, Messages(language), Formats(language))
    return ReportView(teller, problems, is_draft, institutions, change, imprint)
