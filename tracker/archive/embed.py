"""What a report carries beside its pages: names for the files inside it, and a record of how it was made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from tracker.languages import tongues_of

PROGRAM = "tracker"
STATUS_NAME = "status.json"
EARLIER_STATUS_NAME = "earlier-status.json"
EARLIER = "earlier-"
WORKBOOK = ".xlsx"
SUFFIX = re.compile(r"\.xlsx$", re.IGNORECASE)
UNSAFE = re.compile(r"[^\w-]+")
LONGEST_STEM = 60
DEFAULT_STEM = "register"

SOURCE: Literal["Source"] = "Source"
DATA: Literal["Data"] = "Data"
SUPPLEMENT: Literal["Supplement"] = "Supplement"
"""What a file inside a document is to it (ISO 19005-3, annex E)."""

Edition = Literal["full", "public"]
LanguageCode = Annotated[str, AfterValidator(lambda code: ",".join(tongues_of(code)))]
"""The language of a report, or the two of a bilingual one: ``ru,en``."""

FULL: Edition = "full"
PUBLIC: Edition = "public"

PartKind = Literal["party", "institution", "sector", "agreement", "session"]


class Part(BaseModel):
    """A part of the record; it is read from files that anyone may have written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Embedded(Part):
    """A file inside the report: its name there, what it was called, what it is to the report, how it is known."""

    name: str
    original: str
    relationship: Literal["Source", "Supplement"]
    size: int
    sha256: str


class SincePart(Part):
    """What a report is compared with: a day, or a file by its name and hash; its rules where it had its own."""

    day: date | None = None
    name: str = ""
    sha256: str = ""
    rules: str | None = None


class Chosen(Part):
    """Whose commitments a report of a part of a register tells of: those of one party, institution and so on."""

    kind: PartKind
    code: str


class Manifest(Part):
    """How a report was made, as far as its day and rules do not say it; it stands in the status file it carries.

    ``own_template`` is the hash of an official's own template files, where there were any.
    """

    program: str = PROGRAM
    version: str
    language: LanguageCode
    edition: Edition = "full"
    template: str
    own_template: str | None = None
    institutions: tuple[str, ...] = ()
    chosen: Chosen | None = None
    since: SincePart | None = None
    embedded: tuple[Embedded, ...] = ()

    @property
    def made_by(self) -> str:
        """Program and version."""
        return f"{self.program} {self.version}"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside the report as it is printed: its name there, what it is to the report, and how it is known."""

    name: str
    relationship: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """By what a report was made, and what it carries."""

    program: str
    edition: Edition
    since: SincePart | None
    files: Sequence[Enclosed]
    chosen: Chosen | None = None


def harmless_names(originals: Sequence[str]) -> list[str]:
    """Names of workbooks inside a report: no folders, no signs a system may take for something else, each only once."""
    names: list[str] = []
    for original in originals:
        stem, number = safe_stem(original), 1
        name = f"{stem}{WORKBOOK}"
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            name = f"{stem}-{number}{WORKBOOK}"
        names.append(name)
    return names


def safe_stem(original: str) -> str:
    """The name of a workbook, with the folder it was told apart by, as one plain word."""
    plain = SUFFIX.sub("", unicodedata.normalize("NFC", original))
    return UNSAFE.sub("-", plain).strip("-_")[:LONGEST_STEM] or DEFAULT_STEM
