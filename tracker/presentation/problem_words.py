"""Problems in words: what is wrong, how to mend it, where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.presentation.messages import Messages
from tracker.problems import Place, Problem, catalogue


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """One problem as it is said."""

    place: str
    message: str
    hint: str


def problem_words(problem: Problem, messages: Messages) -> ProblemWords:
    """What is wrong and how to mend it, in the language of the messages."""
    wording = catalogue()[problem.code]
    parameters = parameters_of(problem, messages)
    return ProblemWords(
        place=place_words(problem.place),
        message=messages.text(wording.what, **parameters),
        hint=messages.text(wording.mend, **parameters),
    )


def parameters_of(problem: Problem, messages: Messages) -> Mapping[str, object]:
    """The parameters of a problem's sentences; place and value are always among them."""
    standard = {
        "file": problem.place.file,
        "sheet": problem.place.sheet or "",
        "row": problem.place.row or "",
        "column": problem.place.heading or "",
        "value": problem.value or "",
    }
    given = {name: plain(value) for name, value in problem.parameters.items()}
    return {**standard, **given, "suggest": suggestion(problem.suggestions, messages)}


def suggestion(suggestions: tuple[str, ...], messages: Messages) -> str:
    """A sentence that offers what may have been meant, or nothing."""
    if not suggestions:
        return ""
    meant = " / ".join(suggestions)
    return " " + messages.text("Did you mean {meant}?", meant=meant)


def plain(value: object) -> object:
    """A parameter as an official would type it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value


def place_words(place: Place) -> str:
    """Where it is: ``Commitments!H7 · Due``, or the sheet or file it concerns."""
    if place.sheet is None:
        return place.file
    spot = f"{place.sheet}!{place.cell}" if place.cell else f"{place.sheet}!{place.row}" if place.row else place.sheet
    return f"{spot} · {place.heading}" if place.heading else spot
