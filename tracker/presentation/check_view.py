"""What ``check`` tells: problems grouped for people, complete for machines."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.register import RegisterFile
from tracker.presentation.messages import ENGLISH, Messages
from tracker.presentation.problem_words import one_line, place_words, problem_words
from tracker.problems import Place, Problem, Severity
from tracker.sentences import Sentence

FORMAT = "tracker-check/1"
SHOWN_CELLS = 5


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Equal problems of one column as one line: where the first ones are, how many there are.

    ``message`` and ``hint`` are the first one's; ``is_same`` says whether the others read exactly alike or differ in
    what their own cells hold.
    """

    severity: Severity
    file: str
    place: str
    message: str
    hint: str
    count: int
    code: str
    is_same: bool = True


def counts(problems: Iterable[Problem]) -> dict[Severity, int]:
    """How many errors and warnings there are."""
    found = dict.fromkeys(Severity, 0)
    for one in problems:
        found[one.severity] += 1
    return found


def grouped(problems: Sequence[Problem], messages: Messages) -> list[ProblemGroup]:
    """Problems as people read them: equal ones of one column together, in the order of the first."""
    groups: dict[Hashable, list[Problem]] = {}
    for one in problems:
        groups.setdefault(likeness(one, messages), []).append(one)
    return [group_of(members, messages) for members in groups.values()]


def likeness(problem: Problem, messages: Messages) -> Hashable:
    """What problems have in common that are told in one line.

    In one column those of one code, since what differs is what the cells themselves show; in the column of settings
    those of one setting, which is what their sentences speak of. An error that involves other cells too is told apart
    where its words differ: nobody could mend it from its cell alone.
    """
    place, named = problem.place, problem.parameters.get("column")
    column = (problem.severity, problem.code, place.file, place.sheet, place.column, place.heading, named)
    if place.cell is None or (problem.is_error and problem.related):
        return (*column, problem_words(problem, messages).message)
    return column


def group_of(members: Sequence[Problem], messages: Messages) -> ProblemGroup:
    """One line for equal problems."""
    first = members[0]
    words = problem_words(first, messages)
    return ProblemGroup(
        severity=first.severity,
        file=one_line(first.place.file),
        place=places_words([one.place for one in members], messages),
        message=words.message,
        hint=words.hint,
        count=len(members),
        code=first.code,
        is_same=all(problem_words(one, messages).message == words.message for one in members[1:]),
    )


def told(group: ProblemGroup, messages: Messages) -> str:
    """What is wrong with all cells of a group, in one sentence."""
    if group.count == 1:
        return group.message
    sentence: Sentence = "{message} ({n} ×)" if group.is_same else "{n} cells, the first: {message}"
    return messages.text(sentence, message=group.message, n=group.count)


def places_words(places: Sequence[Place], messages: Messages) -> str:
    """The first cells of several problems: ``Commitments!H7, H9, H12, H13, H20 and 4 more · Due``."""
    first = places[0]
    if len(places) == 1 or first.cell is None:
        return place_words(first)
    cells = f"{first.sheet}!{', '.join(place.cell or '' for place in places[:SHOWN_CELLS])}"
    if len(places) > SHOWN_CELLS:
        cells = messages.text("{cells} and {n} more", cells=cells, n=len(places) - SHOWN_CELLS)
    return one_line(f"{cells} · {first.heading}" if first.heading else cells)


def summary(problems: Sequence[Problem], files: Sequence[RegisterFile], messages: Messages) -> str:
    """The result of a check in one sentence."""
    found = counts(problems)
    where = messages.plural("{n} file", "{n} files", len(files))
    if found[Severity.ERROR]:
        return refusal(found, where, messages)
    if not found[Severity.WARNING]:
        return messages.text("No problems in {where}: a report can be made.", where=where)
    warnings = warning_count(found, messages)
    return messages.text("No errors and {warnings} in {where}: a report can be made.", warnings=warnings, where=where)


def refusal(found: Mapping[Severity, int], where: str, messages: Messages) -> str:
    """Why no report can be made."""
    errors = messages.plural("{n} error", "{n} errors", found[Severity.ERROR])
    if found[Severity.WARNING]:
        warnings = warning_count(found, messages)
        errors = messages.text("{errors} and {warnings}", errors=errors, warnings=warnings)
    return messages.plural(
        "{errors} in {where}: no report can be made until the error is mended.",
        "{errors} in {where}: no report can be made until the errors are mended.",
        found[Severity.ERROR],
        errors=errors,
        where=where,
    )


def left_summary(problems: Sequence[Problem], messages: Messages) -> str:
    """What could not be carried into a new workbook, in one sentence."""
    found = counts(problems)
    return messages.text(
        "Not carried over: {lost} of the register, {own} of your own. A sheet of the new workbook keeps all of it.",
        lost=messages.plural("{n} cell", "{n} cells", found[Severity.ERROR]),
        own=messages.plural("{n} item", "{n} items", found[Severity.WARNING]),
    )


def warning_count(found: Mapping[Severity, int], messages: Messages) -> str:
    """How many warnings there are, in words."""
    return messages.plural("{n} warning", "{n} warnings", found[Severity.WARNING])


def check_json(
    problems: Sequence[Problem], files: Sequence[RegisterFile], as_of: date, messages: Messages = ENGLISH
) -> dict[str, Any]:
    """The form ``tracker-check/1``: every problem, one entry a cell, in the order of the problems given."""
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "files": [{"name": one.name, "sha256": one.sha256 or None} for one in files],
        "counts": {severity.value: count for severity, count in counts(problems).items()},
        "problems": [problem_json(one, messages) for one in problems],
    }


def problem_json(problem: Problem, messages: Messages) -> dict[str, Any]:
    """One problem; what is the file's has no sheet, cell, row or column."""
    place, words = problem.place, problem_words(problem, messages)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "column": place.heading,
        "value": problem.value,
        "message": words.message,
        "hint": words.hint,
        "suggestions": list(problem.suggestions),
        "related": [cell.place for cell in problem.related],
    }
