"""What is wrong with a register, as a page shows it: by workbook and sheet, each with its cells and the remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.register import RegisterFile
from tracker.presentation.check_view import ProblemGroup, counts, grouped, summary, told
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import one_line
from tracker.problems import Problem, Severity
from tracker.sentences import Sentence

SEVERITY_WORDS: Mapping[Severity, Sentence] = {Severity.ERROR: "error", Severity.WARNING: "warning"}
SYMBOLS = {Severity.ERROR: "■", Severity.WARNING: "▲"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Equal problems of one column."""

    kind: str
    symbol: str
    word: str
    place: str
    message: str
    hint: str
    code: str


@dataclass(frozen=True, slots=True)
class FileFindings:
    """What was found in one workbook; nothing where it is sound."""

    name: str
    summary: str
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in all workbooks."""

    kind: str
    """``error``, ``warning`` or ``sound``."""
    summary: str
    files: Sequence[FileFindings]


def findings(problems: Sequence[Problem], files: Sequence[RegisterFile], messages: Messages) -> Findings:
    """Everything that was found, every workbook in its turn."""
    found = counts(problems)
    worst = next((severity.value for severity in (Severity.ERROR, Severity.WARNING) if found[severity]), "sound")
    by_file: dict[str, list[ProblemGroup]] = {one_line(one.name): [] for one in files}
    for group in grouped(problems, messages):
        by_file.setdefault(group.file, []).append(group)
    shown = [file_findings(name, groups, messages) for name, groups in by_file.items()]
    return Findings(worst, summary(problems, files, messages), shown)


def file_findings(name: str, groups: Sequence[ProblemGroup], messages: Messages) -> FileFindings:
    """What was found in one workbook: errors before warnings, each in the order of the sheets."""
    ordered = sorted(groups, key=lambda one: one.severity is not Severity.ERROR)
    numbers = {severity: sum(one.count for one in groups if one.severity is severity) for severity in Severity}
    words = [
        messages.plural("{n} error", "{n} errors", numbers[Severity.ERROR]),
        messages.plural("{n} warning", "{n} warnings", numbers[Severity.WARNING]),
    ]
    return FileFindings(name, ", ".join(words), [finding(one, messages) for one in ordered])


def finding(group: ProblemGroup, messages: Messages) -> Finding:
    """Equal problems in words."""
    return Finding(
        kind=group.severity.value,
        symbol=SYMBOLS[group.severity],
        word=messages.text(SEVERITY_WORDS[group.severity]),
        place=group.place,
        message=told(group, messages),
        hint=group.hint,
        code=group.code,
    )
