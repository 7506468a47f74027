"""What ``check`` tells: problems grouped for people, complete for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.register import RegisterFile
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import place_words, problem_words
from tracker.problems import Place, Problem, Severity

FORMAT = "tracker-check/1"
SHOWN_CELLS = 5


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Equal problems of one column as one line: where the first ones are, how many there are."""

    severity: Severity
    file: str
    place: str
    message: str
    hint: str
    count: int
    code: str


def counts(problems: Iterable[Problem]) -> dict[Severity, int]:
    """How many errors and warnings there are."""
    found = dict.fromkeys(Severity, 0)
    for one in problems:
        found[one.severity] += 1
    return found


def grouped(problems: Sequence[Problem], messages: Messages) -> list[ProblemGroup]:
    """Problems as people read them: equal ones of one column together, in the order of the first."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        place = one.place
        # What a message says beside the cell's own value makes it another problem.
        key = (one.code, place.file, place.sheet, place.column, place.heading, one.suggestions, one.value)
        alike = (one.code, place.file, place.sheet, place.column, place.heading) if is_alike(one) else key
        groups.setdefault(alike, []).append(one)
    return [group_of(members, messages) for members in groups.values()]


def is_alike(problem: Problem) -> bool:
    """Whether problems of this code in one column say the same whatever the cell holds."""
    return problem.place.cell is not None and not problem.suggestions and not problem.related


def group_of(members: Sequence[Problem], messages: Messages) -> ProblemGroup:
    """One line for equal problems."""
    first = members[0]
    words = problem_words(first, messages)
    return ProblemGroup(
        severity=first.severity,
        file=first.place.file,
        place=places_words([one.place for one in members]) if len(members) > 1 else words.place,
        message=words.message,
        hint=words.hint,
        count=len(members),
        code=first.code,
    )


def places_words(places: Sequence[Place]) -> str:
    """The first cells of several problems: ``Commitments!H7, H9, H12 … · Due``."""
    first = places[0]
    if first.cell is None:
        return place_words(first)
    cells = ", ".join(place.cell or "" for place in places[:SHOWN_CELLS])
    more = " …" if len(places) > SHOWN_CELLS else ""
    heading = f" · {first.heading}" if first.heading else ""
    return f"{first.sheet}!{cells}{more}{heading}"


def summary(problems: Sequence[Problem], files: Sequence[RegisterFile], messages: Messages) -> str:
    """The result of a check in one sentence."""
    found = counts(problems)
    where = messages.plural("{n} file", "{n} files", len(files))
    if not problems:
        return messages.text("No problems in {where}.", where=where)
    errors = messages.plural("{n} error", "{n} errors", found[Severity.ERROR])
    warnings = messages.plural("{n} warning", "{n} warnings", found[Severity.WARNING])
    if found[Severity.ERROR]:
        sentence = "{errors} and {warnings} in {where}: a report can be made when the errors are mended."
        return messages.text(sentence, errors=errors, warnings=warnings, where=where)
    return messages.text("No errors and {warnings} in {where}: a report can be made.", warnings=warnings, where=where)


def check_json(problems: Sequence[Problem], files: Sequence[RegisterFile], as_of: date) -> dict[str, Any]:
    """The form ``tracker-check/1``: every problem, one entry a cell."""
    messages = Messages()
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "files": [{"name": one.name, "sha256": one.sha256} for one in files],
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
