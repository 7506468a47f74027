"""Problems in words: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.presentation.messages import Messages
from tracker.problems import Place, Problem, shortened, wording
from tracker.sentences import Count, Saying, saying, together

Typed = str | Count | Saying
"""A parameter as it is put into a sentence."""

LONGEST = 300
"""At most so many characters of one parameter stand in a sentence: enough for a list of choices or of sheets."""

UNPRINTABLE = dict.fromkeys((*range(32), *range(0x7F, 0xA0), 0x202D, 0x202E), "�")
"""Control characters and the marks that turn the direction of writing: text of a cell must not steer a terminal."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """One problem as it is said: where, what is wrong, how to mend it."""

    place: str
    message: str
    hint: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.place} · {self.message} {self.hint}"


def problem_words(problem: Problem, messages: Messages) -> ProblemWords:
    """What is wrong and how to mend it, in the language of the messages."""
    sentences, parameters = wording(problem.code), parameters_of(problem)
    return ProblemWords(
        place=place_words(problem.place),
        message=messages.text(sentences.what, **parameters),
        hint=messages.text(sentences.mend, **parameters),
    )


def what_is_wrong(problem: Problem) -> Saying:
    """What is wrong, to be said later."""
    return Saying(wording(problem.code).what, parameters_of(problem))


def parameters_of(problem: Problem) -> Mapping[str, Typed]:
    """The parameters of a problem's sentences.

    What follows from its place (file, sheet, row, cell, column) and from what the cell shows (value) need not be given;
    what is given goes before.
    """
    place = problem.place
    standard = {
        "file": place.file,
        "sheet": place.sheet or "",
        "row": place.row or "",
        "cell": place.cell or "",
        "column": place.heading or "",
        "value": problem.value or "",
    }
    found = {name: typed(value) for name, value in {**standard, **problem.parameters}.items()}
    if isinstance(found["value"], str):
        found["value"] = shortened(found["value"])
    return {**found, "suggest": suggestion(problem.suggestions)}


def suggestion(suggestions: Sequence[str]) -> Typed:
    """A sentence of its own that offers what may have been meant, with a space before it; or nothing."""
    if not suggestions:
        return ""
    *others, last = (one_line(one) for one in suggestions)
    if not others:
        return together([" ", saying("Did you mean {meant}?", meant=last)], "")
    return together([" ", saying("Did you mean {others} or {last}?", others=", ".join(others), last=last)], "")


def typed(value: object) -> Typed:  # noqa: PLR0911 - one a kind
    """A parameter as an official would type it: days in ISO form, numbers in plain digits, lists joined.

    Phrases stay what they are: they are told with the sentence.
    """
    match value:
        case None:
            return saying("blank")
        case Saying():
            return replace(value, parameters={name: typed(one) for name, one in value.parameters.items()})
        case Count():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case list() | tuple() | AbstractSet():
            parts = [typed(one) for one in value]
            words = [one for one in parts if isinstance(one, str)]
            return one_line(", ".join(words)) if len(words) == len(parts) else together(parts)
        case _:
            return one_line(str(value))


def one_line(text: str) -> str:
    """A text on one line, of bearable length, without anything that would steer a terminal."""
    line = " ".join(text.split()).translate(UNPRINTABLE)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def place_words(place: Place) -> str:
    """Where it is: ``Commitments!H7 · Due``, or the row, sheet or file it concerns."""
    if place.sheet is None:
        return one_line(place.file)
    spot = place.cell or place.row
    where = f"{place.sheet}!{spot}" if spot else place.sheet
    return one_line(f"{where} · {place.heading}" if place.heading else where)
