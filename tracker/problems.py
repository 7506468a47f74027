"""Problems: what a register's author is told. A problem is a value, words are made when it is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tracker.source import SourceRef, column_letters

VALUE_LENGTH = 80
"""At most so many characters of a cell are repeated in a problem."""


class Severity(StrEnum):
    """An error stops the report; a warning is printed in its data notes."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of the catalogue: how bad it is, what is wrong, how to mend it."""

    severity: Severity
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is. ``None`` where it concerns more than one column, row or sheet.

    ``column`` is counted from 1; ``heading`` is the heading as it stands in the official's file.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    heading: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell in Excel's notation, if the problem is one cell's."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place: a code of the catalogue and the parameters of its sentences."""

    code: str
    severity: Severity
    place: Place
    value: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    related: tuple[SourceRef, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether a report from this register is refused."""
        return self.severity is Severity.ERROR


@cache
def catalogue() -> Mapping[str, Wording]:
    """Every problem code of a check with its severity and its English sentences (``catalogue.toml``)."""
    return wordings("catalogue.toml")


@cache
def carrying() -> Mapping[str, Wording]:
    """Every code of what could not be carried into a new workbook (``carrying.toml``)."""
    return wordings("carrying.toml")


def wordings(name: str) -> Mapping[str, Wording]:
    """The entries of a file of codes."""
    entries = tomllib.loads(files("tracker").joinpath(name).read_text(encoding="utf-8"))
    return {code: Wording(Severity(entry["severity"]), entry["what"], entry["mend"]) for code, entry in entries.items()}


def wording(code: str) -> Wording:
    """The entry of a code.

    Raises:
        KeyError: There is no such code.
    """
    return catalogue()[code] if code in catalogue() else carrying()[code]


def shortened(value: object) -> str:
    """A cell's content as it is repeated in a message: one line, at most 80 characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1] + "…"


class Details(NamedTuple):
    """What a problem carries beside the parameters of its sentences.

    ``value`` is what the cell shows; ``severity`` overrides the catalogue's, for the few codes that may be either.
    """

    value: object = None
    suggestions: Sequence[str] = ()
    related: Sequence[SourceRef] = ()
    severity: Severity | None = None


NO_DETAILS = Details()


def problem(code: str, place: Place, details: Details = NO_DETAILS, /, **parameters: object) -> Problem:
    """A problem of the catalogue at a place.

    Raises:
        KeyError: The catalogue has no such code.
    """
    return Problem(
        code=code,
        severity=details.severity or wording(code).severity,
        place=place,
        value=None if details.value is None else shortened(details.value),
        parameters=parameters,
        suggestions=tuple(details.suggestions),
        related=tuple(details.related),
    )


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether any of them stops a report."""
    return any(one.is_error for one in problems)
