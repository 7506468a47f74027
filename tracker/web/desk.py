"""What all pages share: the registers, their readings, and the pages that were made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from tracker.assessment.readings import Assessment
from tracker.pipeline import Checked, Reading, check_workbooks, judged
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.teller import Teller
from tracker.problems import has_errors
from tracker.progress import no_progress
from tracker.web.jobs import Jobs
from tracker.web.kept import Kept
from tracker.web.shelf import Batch, Uploads, Watched

READINGS, VIEWS, PAGES = 12, 24, 400
"""So many days, days in a language, and pages are kept. A page is kept packed: some 30 kB for 500 commitments."""


@dataclass(frozen=True)
class Judged:
    """Workbooks read and judged for a day."""

    checked: Checked
    reading: Reading

    @property
    def assessment(self) -> Assessment:
        """The reading of everything in them."""
        return self.reading.assessment

    @property
    def is_draft(self) -> bool:
        """Whether some of it could not be judged because it has errors."""
        return has_errors(self.checked.problems)


@dataclass
class Desk:
    """One for a server. ``today`` asks the clock: a server lives longer than a day."""

    paths: Sequence[Path]
    today: Callable[[], date]
    uploads: Uploads = field(default_factory=Uploads)
    jobs: Jobs = field(default_factory=Jobs)
    pages: Kept[tuple[str, ...], bytes] = field(default_factory=lambda: Kept(PAGES))
    _readings: Kept[tuple[str, date], Judged] = field(default_factory=lambda: Kept(READINGS))
    _views: Kept[tuple[str, date, str], ReportView] = field(default_factory=lambda: Kept(VIEWS))

    @cached_property
    def served(self) -> Watched:
        """The register on disk."""
        return Watched(self.paths, lambda batch: not self.judged(batch, self.today()).is_draft)

    def judged(self, batch: Batch, day: date) -> Judged:
        """Workbooks read and judged for a day."""

        def read() -> Judged:
            checked = check_workbooks(batch.workbooks, day, no_progress)
            return Judged(checked, judged(checked, None, None, no_progress))

        return self._readings.get((batch.version, day), read)

    def view(self, batch: Batch, day: date, language: str) -> ReportView:
        """The parts of the report of some workbooks, for a day, in a language."""

        def make() -> ReportView:
            found = self.judged(batch, day)
            return report_view(found.assessment, found.checked.problems, language=language, is_draft=found.is_draft)

        return self._views.get((batch.version, day, language), make)


def teller_of(assessment: Assessment, language: str) -> Teller:
    """What an assessment is told with."""
    return Teller(assessment, Messages(language), Formats(language))
