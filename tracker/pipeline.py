"""The one place that composes the line: paths, register, assessment, view, document, file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy
from tracker.assessment.readings import Assessment
from tracker.domain.register import Register, RegisterFile
from tracker.errors import WrongUsage
from tracker.problems import Problem, has_errors
from tracker.registers.read import read_register

Progress = Callable[[str, int, int], None]
"""Called with the phase, how much of it is done, and how much there is in all (0: not known)."""

FINDINGS = 1


@dataclass(frozen=True)
class Checked:
    """A register that was read, with everything its author should be told."""

    register: Register
    problems: Sequence[Problem]
    as_of: date

    def as_json(self) -> dict[str, Any]:
        """The form ``tracker-check/1``."""
        from tracker.presentation.check_view import check_json  # loaded when needed

        return check_json(self.problems, self.register.files, self.as_of)

    def exit_code(self, *, strict: bool) -> int:
        """1 where there are errors; with ``strict`` also where there are warnings."""
        return FINDINGS if has_errors(self.problems) or (strict and self.problems) else 0


@dataclass(frozen=True)
class Reading:
    """A register that was read and judged."""

    assessment: Assessment
    problems: Sequence[Problem]

    @property
    def files(self) -> Sequence[RegisterFile]:
        """The workbooks it was read from."""
        return self.assessment.register.files

    @property
    def has_errors(self) -> bool:
        """Whether some of it could not be judged because the register has errors."""
        return has_errors(self.problems)

    def as_json(self) -> dict[str, Any]:
        """The form ``tracker-status/1``."""
        from tracker.presentation.status_json import status_json  # loaded when needed

        return status_json(self.assessment, self.problems)

    def exit_code(self) -> int:
        """1 where the register has errors."""
        return FINDINGS if self.has_errors else 0


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What report is wanted: of which register, for which day, into which folder."""

    paths: Sequence[Path]
    as_of: date
    out: Path
    language: str = "en"
    draft: bool = False
    template: str = "periodic"
    institutions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MadeReport:
    """What came of a request. ``path`` is ``None`` where the register's errors forbade a report."""

    path: Path | None
    problems: Sequence[Problem]
    files: Sequence[RegisterFile]
    pages: int = 0
    size: int = 0
    unprintable: Sequence[Problem] = ()
    """The cells with letters that no shipped font has."""


def is_unread_file(one: Problem) -> bool:
    """Whether it says that a whole file was not opened: what the file holds is missing from everything."""
    return one.is_error and one.code.startswith("FILE_") and one.place.sheet is None


def check_register(paths: Sequence[Path], as_of: date, progress: Progress) -> Checked:
    """Read and validate."""
    register, problems = read_register(paths, as_of=as_of, progress=progress)
    return Checked(register, problems, as_of)


def read_and_assess(paths: Sequence[Path], as_of: date, progress: Progress) -> Reading:
    """Read, validate and judge, by the rules the register names."""
    checked = check_register(paths, as_of, progress)
    progress("judging", 0, 0)
    policy = shipped_policy(checked.register.settings.rules)
    return Reading(assess(checked.register, as_of=as_of, policy=policy), checked.problems)


def make_report(request: ReportRequest, progress: Progress) -> MadeReport:
    """Make the report and write it whole or not at all; a faulty register gives its problems instead.

    Raises:
        LibraryMissing: A system library that the PDF needs cannot be loaded.
        OutputNotWritable: The folder or file cannot be written; an earlier report is untouched.
    """
    reading = read_and_assess(request.paths, request.as_of, progress)
    if reading.has_errors and not request.draft:
        return MadeReport(None, reading.problems, reading.files)
    return write_report(reading, request, progress)


def known_institutions(codes: Sequence[str], register: Register) -> Sequence[str]:
    """The institutions asked for, in the register's spelling.

    Raises:
        WrongUsage: The register has no such institution.
    """
    for code in codes:
        if register.institution(code) is None:
            known = ", ".join(one.code for one in register.institutions)
            raise WrongUsage(f"the register has no institution '{code}'. It has: {known}.")
    return codes


def write_report(reading: Reading, request: ReportRequest, progress: Progress) -> MadeReport:
    """View, document, file."""
    from tracker.presentation.html import (  # loaded when needed: what makes no report needs none of it
        render_html,
        template_choice,
    )
    from tracker.presentation.outputs import file_name, refuse_unwritable, write_atomically
    from tracker.presentation.pdf import render_pdf
    from tracker.presentation.unprintable import unprintable
    from tracker.presentation.view import report_view

    refuse_unwritable(request.out)
    assessment = reading.assessment
    choice = template_choice(request.template)
    progress("writing the report", 0, 0)
    lost = unprintable(assessment.register)
    view = report_view(
        assessment,
        [*reading.problems, *lost],
        language=request.language,
        is_draft=reading.has_errors,
        institutions=known_institutions(request.institutions, assessment.register),
    )
    document = render_pdf(render_html(view, choice), progress)
    name = file_name(assessment.register.settings.reference, request.as_of, request.language, choice.name)
    progress("saving the report", 0, 0)
    path = write_atomically(document.content, request.out / name)
    return MadeReport(path, reading.problems, reading.files, document.pages, len(document.content), lost)
