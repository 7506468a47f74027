"""Composes what a report holds: its pages, the workbooks it was made from byte for byte, and the status it tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker import __version__
from tracker.archive.embed import (
    DATA,
    EARLIER,
    EARLIER_STATUS_NAME,
    SOURCE,
    STATUS_NAME,
    SUPPLEMENT,
    Edition,
    Embedded,
    Enclosed,
    Imprint,
    Manifest,
    SincePart,
    harmless_names,
)
from tracker.archive.part import selection_of
from tracker.assessment.change import Change
from tracker.assessment.readings import Assessment
from tracker.assessment.selection import Selection
from tracker.comparison import Archive
from tracker.presentation.html import TemplateChoice, render_html
from tracker.presentation.pdf import EmbeddedFile
from tracker.presentation.pdf.letters import printable
from tracker.presentation.status_json import status_json
from tracker.presentation.twin import half
from tracker.presentation.unprintable import unprintable
from tracker.presentation.view import report_view
from tracker.presentation.view.verification import WHAT
from tracker.problems import Problem, has_errors
from tracker.registers.read import WorkbookFile

TEMPLATE_SUFFIXES = frozenset({".html", ".css"})


@dataclass(frozen=True, slots=True)
class Compared:
    """What a report is compared with, and what changed since."""

    archive: Archive
    change: Change


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was read, judged and compared, the workbooks it was read from, and how a report is made of it."""

    assessment: Assessment
    problems: Sequence[Problem]
    workbooks: Sequence[WorkbookFile]
    how: Manifest
    earlier: Compared | None = None

    @property
    def change(self) -> Change | None:
        """What changed since the last report."""
        return None if self.earlier is None else self.earlier.change


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report holds: its pages as one HTML document, and the files it carries; the last is the status file.

    ``head`` and ``foot`` run through all pages; ``lost`` are the cells with letters that no shipped font has.
    """

    html: str
    head: str
    foot: str
    files: Sequence[EmbeddedFile]
    lost: Sequence[Problem]

    @property
    def status(self) -> bytes:
        """The status file."""
        return self.files[-1].content


def report_contents(made: Made, choice: TemplateChoice) -> Contents:
    """What a report holds.

    Raises:
        WrongUsage: A template has a mistake; the message names its file and line.
    """
    how = complete(made)
    files = enclosures(made, how)
    lost = unprintable(made.assessment.register)
    view = report_view(
        made.assessment,
        [*made.problems, *lost],
        language=how.language,
        is_draft=has_errors(made.problems),
        institutions=how.institutions,
        change=made.change,
        imprint=Imprint(how.made_by, how.edition, how.since, [enclosed(one) for one in files], how.chosen),
    )
    front = view.front
    head, foot = f"{front.running_title} {half(front.as_of, 0)}", f"{front.running_mark} {front.hash}"
    return Contents(render_html(view, choice), printable(head)[0], printable(foot)[0], files, lost)


def complete(made: Made) -> Manifest:
    """How the report is made, with what it is compared with and what it carries."""
    archive = made.earlier.archive if made.earlier else None
    since = archive and SincePart(day=archive.day, name=archive.name, sha256=archive.sha256, rules=archive.rules)
    return made.how.model_copy(update={"since": since, "embedded": tuple(embedded_files(made))})


def embedded_files(made: Made) -> Iterator[Embedded]:
    """The files a report carries beside its status: what it was made from, then what it compares with."""
    archive = made.earlier.archive if made.earlier else Archive()
    originals = [one.name for one in made.workbooks]
    names = harmless_names([*originals, *(f"{EARLIER}{one.name}" for one in archive.workbooks)])
    relationships = [SOURCE for _ in made.workbooks] + [SUPPLEMENT for _ in archive.workbooks]
    for name, one, relationship in zip(names, [*made.workbooks, *archive.workbooks], relationships, strict=True):
        yield embedded(name, one.name, one.content, relationship)
    if archive.status is not None:
        yield embedded(EARLIER_STATUS_NAME, archive.name, archive.status, SUPPLEMENT)


def embedded(name: str, original: str, content: bytes, relationship: Literal["Source", "Supplement"]) -> Embedded:
    """A file under the name it has inside the report."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Embedded(name=name, original=original, relationship=relationship, size=len(content), sha256=sha256)


def enclosures(made: Made, how: Manifest) -> Sequence[EmbeddedFile]:
    """The files a report carries: the workbooks as they are, then the status file."""
    archive = made.earlier.archive if made.earlier else Archive()
    contents = [one.content for one in (*made.workbooks, *archive.workbooks)]
    contents += [] if archive.status is None else [archive.status]
    day = made.assessment.as_of
    carried = [
        EmbeddedFile(one.name, content, WHAT[one.relationship], one.relationship, day)
        for one, content in zip(how.embedded, contents, strict=True)
    ]
    return [*carried, EmbeddedFile(STATUS_NAME, status_bytes(made, how), WHAT[DATA], DATA, day)]


def status_bytes(made: Made, how: Manifest) -> bytes:
    """The status file: ``tracker-status/1`` with the record of how the report was made and what it carries."""
    language = how.language.split(",")[0]
    content = status_json(made.assessment, made.problems, language, change=made.change, selection=chosen(how))
    content["report"] = how.model_dump(mode="json")
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def chosen(how: Manifest) -> Selection | None:
    """What of the register is told of, where that is not all of it."""
    return None if how.chosen is None else selection_of(how.chosen)


def enclosed(file: EmbeddedFile) -> Enclosed:
    """What is printed of a file."""
    return Enclosed(file.name, file.relationship, len(file.content), hashlib.sha256(file.content).hexdigest())


def made_now(
    language: str, choice: TemplateChoice, edition: Edition = "full", institutions: Sequence[str] = ()
) -> Manifest:
    """How this program makes a report."""
    return Manifest(
        version=__version__,
        language=language,
        edition=edition,
        template=choice.name,
        own_template=own_template(choice),
        institutions=tuple(institutions),
    )


def own_template(choice: TemplateChoice) -> str | None:
    """The hash of an official's own template files, ``None`` where all are shipped ones."""
    if choice.folder is None:
        return None
    found = hashlib.sha256()
    for path in sorted(choice.folder.rglob("*")):
        if path.suffix in TEMPLATE_SUFFIXES and path.is_file():
            found.update(f"{path.relative_to(choice.folder).as_posix()}\n".encode("utf-8", "surrogateescape"))
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
