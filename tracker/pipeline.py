"""The one place that composes the line: paths, register, assessment, view, document, file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.archive.embed import Chosen
from tracker.archive.part import part_of, selection_of
from tracker.assessment.assess import assess, selected
from tracker.assessment.change import Change, narrowed
from tracker.assessment.policy import Policy, shipped_policy
from tracker.assessment.readings import Assessment
from tracker.assessment.selection import Selection, resolved, strangers
from tracker.comparison import Archive, Since, archive_of, compared, policy_named
from tracker.domain.register import Register, RegisterFile
from tracker.errors import FINDINGS, WrongUsage
from tracker.presentation.messages import ENGLISH, Messages
from tracker.presentation.problem_words import suggestion
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.registers.read import WorkbookFile, load_workbooks, read_workbooks
from tracker.sentences import Saying, Sentence, saying, together

if TYPE_CHECKING:
    from tracker.presentation.explanation import Explanation


@dataclass(frozen=True)
class Checked:
    """A register that was read, with everything its author should be told."""

    register: Register
    problems: Sequence[Problem]
    as_of: date
    workbooks: Sequence[WorkbookFile]

    def as_json(self, messages: Messages = ENGLISH) -> dict[str, Any]:
        """The form ``tracker-check/1``."""
        from tracker.presentation.check_view import check_json  # loaded when needed

        return check_json(self.problems, self.register.files, self.as_of, messages)

    def exit_code(self, *, strict: bool) -> int:
        """1 where there are errors; with ``strict`` also where there are warnings."""
        return FINDINGS if has_errors(self.problems) or (strict and self.problems) else 0


@dataclass(frozen=True)
class Reading:
    """A register that was read and judged; ``change`` is there where an earlier day was asked for.

    With a selection it holds only what was asked for; problems are those of the whole register.
    """

    assessment: Assessment
    problems: Sequence[Problem]
    change: Change | None = None
    selection: Selection = field(default_factory=Selection)
    remarks: Sequence[Saying] = ()
    workbooks: Sequence[WorkbookFile] = ()
    archive: Archive | None = None
    """What was compared with."""

    @property
    def language(self) -> str | None:
        """The language of the register, where it says it."""
        return self.assessment.register.settings.stated_language

    @property
    def has_errors(self) -> bool:
        """Whether some of it could not be judged because the register has errors."""
        return has_errors(self.problems)

    @property
    def files(self) -> Sequence[RegisterFile]:
        """The workbooks it was read from."""
        return self.assessment.register.files

    @property
    def owners(self) -> Sequence[str]:
        """The parties and institutions that were asked for: whose duties are shown."""
        return (*self.selection.party, *self.selection.institution)

    def explanations(self, messages: Messages = ENGLISH) -> Sequence[Explanation]:
        """Every commitment that was asked for by its code, explained in full."""
        from tracker.presentation.explanation import explanation  # loaded when needed

        asked = self.assessment.commitments if self.selection.code else ()
        return [explanation(one, self.assessment, messages) for one in asked]

    def as_json(self, messages: Messages = ENGLISH, *, owed: bool = False) -> dict[str, Any]:
        """The form ``tracker-status/1``; duties and explanations are there where they were asked for."""
        from tracker.presentation.explanation import explanation_json  # loaded when needed
        from tracker.presentation.owed_view import owed_json
        from tracker.presentation.status_json import status_json

        language = messages.language
        content = status_json(self.assessment, self.problems, language, change=self.change, selection=self.selection)
        if owed:
            content["owed"] = owed_json(self.assessment, self.owners)
        if self.selection.code:
            content["explanations"] = [explanation_json(one) for one in self.explanations(messages)]
        return content

    def exit_code(self) -> int:
        """1 where the register has errors."""
        return FINDINGS if self.has_errors else 0


@dataclass(frozen=True, slots=True)
class RulesCompared:
    """A register judged by two profiles."""

    one: Assessment
    other: Assessment
    problems: Sequence[Problem]
    remarks: Sequence[Saying] = ()

    @property
    def files(self) -> Sequence[RegisterFile]:
        """The workbooks it was read from."""
        return self.one.register.files

    @property
    def language(self) -> str | None:
        """The language of the register, where it says it."""
        return self.one.register.settings.stated_language

    def as_json(self, messages: Messages = ENGLISH) -> dict[str, Any]:
        """The form ``tracker-rules/1``."""
        from tracker.presentation.rules_view import rules_json  # loaded when needed

        return rules_json(self.one, self.other, messages)

    def exit_code(self) -> int:
        """1 where the register has errors."""
        return FINDINGS if has_errors(self.problems) else 0


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """What status is wanted: on which day, by which rules, compared with what, of which commitments.

    ``rules`` is the name of a shipped profile or the path of one; without it the register says.
    """

    paths: Sequence[Path]
    as_of: date
    rules: str | None = None
    since: Since | None = None
    selection: Selection = field(default_factory=Selection)


def is_unread_file(one: Problem) -> bool:
    """Whether it says that a whole file was not opened: what the file holds is missing from everything."""
    return one.is_error and one.code.startswith("FILE_") and one.place.sheet is None


def check_register(paths: Sequence[Path], as_of: date, progress: Progress) -> Checked:
    """Read and validate."""
    return check_workbooks(load_workbooks(paths), as_of, progress)


def check_workbooks(workbooks: Sequence[WorkbookFile], as_of: date, progress: Progress) -> Checked:
    """Read and validate workbooks that are at hand."""
    register, problems = read_workbooks(workbooks, as_of=as_of, progress=progress)
    return Checked(register, problems, as_of, workbooks)


def read_and_assess(paths: Sequence[Path], as_of: date, progress: Progress) -> Reading:
    """Read, validate and judge, by the rules the register names."""
    return read_status(StatusRequest(paths, as_of), progress)


def read_status(request: StatusRequest, progress: Progress) -> Reading:
    """Read, validate, judge, compare, and choose.

    Raises:
        WrongUsage: A file, day, profile or code that was asked for is not there or cannot be used.
    """
    own = policy_named(request.rules) if request.rules is not None else None
    checked = check_register(request.paths, request.as_of, progress)
    chosen = known_selection(request.selection, checked.register)
    archive = archive_of(request.since) if request.since else None
    reading = judged(checked, own, archive, progress)
    if not chosen:
        return reading
    assessment = selected(reading.assessment, chosen.chooses)
    change = narrowed(reading.change, assessment) if reading.change else None
    return replace(reading, assessment=assessment, change=change, selection=chosen)


def judged(checked: Checked, own: Policy | None, archive: Archive | None, progress: Progress) -> Reading:
    """A register that was read, judged by some thresholds or by those it names, and compared.

    Raises:
        WrongUsage: There is nothing to compare with, or its day is not an earlier one.
    """
    progress(saying("judging"), 0, 0)
    assessment = judged_by(own or shipped_policy(checked.register.settings.rules), checked)
    change, remarks = compared(assessment, archive, progress) if archive else (None, ())
    return Reading(assessment, checked.problems, change, remarks=remarks, workbooks=checked.workbooks, archive=archive)


def part_read(reading: Reading, chosen: Chosen | None) -> Reading:
    """The part of a reading that a report is about; all of it where nothing was chosen."""
    if chosen is None:
        return reading
    assessment = part_of(reading.assessment, chosen)
    change = narrowed(reading.change, assessment) if reading.change else None
    return replace(reading, assessment=assessment, change=change, selection=selection_of(chosen))


def judged_by(policy: Policy, checked: Checked) -> Assessment:
    """A register that was read, judged by some thresholds."""
    return assess(checked.register, as_of=checked.as_of, policy=policy)


LACKING: Mapping[str, Sentence] = {
    "code": "there is no file, folder or commitment '{code}'.",
    "party": "the register has no party '{code}'.",
    "institution": "the register has no institution '{code}'.",
    "sector": "the register has no sector '{code}'.",
    "agreement": "the register has no agreement '{code}'.",
    "session": "the register has no session '{code}'.",
}


def known_selection(selection: Selection, register: Register) -> Selection:
    """The selection in the codes of the register.

    Raises:
        WrongUsage: The register does not have one of its codes; what may have been meant is offered.
    """
    selection = resolved(selection, register)
    for one in strangers(selection, register):
        raise WrongUsage(together([saying(LACKING[one.kind], code=one.code), suggestion(one.suggestions)], ""))
    return selection


def compare_rules(request: StatusRequest, rules: tuple[str, str], progress: Progress) -> RulesCompared:
    """The same register and day judged by two profiles; a commitment is chosen if either reading of it is.

    Raises:
        WrongUsage: As ``read_status``.
    """
    first, second = (policy_named(name) for name in rules)
    checked = check_register(request.paths, request.as_of, progress)
    chosen = known_selection(request.selection, checked.register)
    progress(saying("judging"), 0, 0)
    one, other = judged_by(first, checked), judged_by(second, checked)
    if chosen:
        wanted = {
            reading.commitment.code for side in (one, other) for reading in side.commitments if chosen.chooses(reading)
        }
        one, other = (selected(side, lambda reading: reading.commitment.code in wanted) for side in (one, other))
    return RulesCompared(one, other, checked.problems)
