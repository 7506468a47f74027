"""The formats a reading is handed on in: one module each, by its name, with a function ``export``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from tracker.archive.embed import FULL, Edition
from tracker.assessment.readings import Assessment
from tracker.domain.table import Table
from tracker.languages import SOURCE_LANGUAGE
from tracker.problems import Problem
from tracker.sentences import Saying

EXPORTS = ("html", "iati", "csv", "json", "docx")
"""The formats there are; each module is loaded when it is asked for."""

Exported = bytes | Mapping[str, bytes]
"""One file, or several by their names."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """What is handed on: a register as it was judged, what was found in it, and how it is told."""

    assessment: Assessment
    problems: Sequence[Problem]
    language: str = SOURCE_LANGUAGE
    edition: Edition = FULL
    tables: Sequence[Table] = ()
    """The sheets of the register as they were read, whatever the day."""
    publisher: str = ""
    """The identifier of the organisation that publishes, in formats that ask for one."""


def exported(name: str, what: Exportable) -> Exported:
    """A reading in one of the formats."""
    made: Exported = import_module(f"{__name__}.{name}").export(what)
    return made


def remarks(name: str, what: Exportable) -> Sequence[Saying]:
    """What a person should know of a reading in one of the formats: what it could not hold."""
    said: Sequence[Saying] = getattr(import_module(f"{__name__}.{name}"), "remarks", nothing)(what)
    return said


def nothing(what: Exportable) -> Sequence[Saying]:
    """The remarks on a format that holds everything."""
    return ()
