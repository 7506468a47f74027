"""Composes the papers for a session: register, assessment, views, pages and Word documents, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tracker.assessment.parties import party_of
from tracker.assessment.readings import Assessment
from tracker.domain.register import Register, RegisterFile, fold
from tracker.domain.sessions import Session
from tracker.errors import LibraryMissing, TrackerError, WrongUsage
from tracker.pipeline import check_register, judged
from tracker.presentation.formats import Formats
from tracker.presentation.html import render_paper
from tracker.presentation.messages import Messages
from tracker.presentation.outputs import (
    DEFAULT_NAME,
    LONGEST_KIND,
    refuse_unwritable,
    safe,
    told_apart,
    write_atomically,
)
from tracker.presentation.papers.agenda import agenda
from tracker.presentation.papers.aide_memoire import aide_memoire
from tracker.presentation.papers.paper import Paper, PaperKind
from tracker.presentation.papers.reminder import reminded, reminder
from tracker.presentation.papers.series import Series, parties_of, series
from tracker.presentation.view.teller import Teller
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.sentences import Saying, saying

Make = Callable[[Teller], Paper]


@dataclass(frozen=True, slots=True)
class PapersRequest:
    """What papers are wanted: for which session, as of which day, into which folder, in which languages.

    ``languages`` are by the code of a party, whose papers and whose institutions' papers are in it; an empty code is
    all others, which without it are in the register's own. ``template`` is a folder of an official's own templates.
    """

    paths: Sequence[Path]
    as_of: date
    session: str
    out: Path
    languages: Mapping[str, str] = field(default_factory=dict)
    template: Path | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One paper that is to be made: for whom, in which language, and how."""

    kind: PaperKind
    owner: str
    language: str
    make: Make


@dataclass(frozen=True, slots=True)
class MadePaper:
    """One paper: its files, or why there are none."""

    order: Order
    files: Sequence[Path] = ()
    fault: Saying | None = None

    def as_json(self) -> dict[str, Any]:
        """The paper as a machine reads it."""
        told: dict[str, Any] = {"kind": self.order.kind.value, "for": self.order.owner or None}
        told |= {"language": self.order.language, "files": [str(one) for one in self.files]}
        return told | {"reason": str(self.fault) if self.fault else None}


@dataclass(frozen=True, slots=True)
class MadePapers:
    """What came of a request; no paper at all where the register's errors forbade them."""

    request: PapersRequest
    problems: Sequence[Problem]
    files: Sequence[RegisterFile]
    papers: Sequence[MadePaper] = ()

    @property
    def faults(self) -> Sequence[MadePaper]:
        """The papers that could not be made."""
        return [one for one in self.papers if one.fault]

    def as_json(self) -> dict[str, Any]:
        """The form ``tracker-papers/1``."""
        return {
            "format": "tracker-papers/1",
            "session": self.request.session,
            "as_of": self.request.as_of.isoformat(),
            "register": [{"name": one.name, "sha256": one.sha256} for one in self.files],
            "papers": [one.as_json() for one in self.papers],
        }


def make_papers(request: PapersRequest, progress: Progress) -> MadePapers:
    """Make all papers, each file whole or not at all; one that cannot be made does not stop the others.

    Raises:
        LibraryMissing: A system library that the PDF needs cannot be loaded.
        OutputNotWritable: Nothing can be written into the folder.
        WrongUsage: The register has no such session or party.
    """
    refuse_unwritable(request.out)
    checked = check_register(request.paths, request.as_of, progress)
    if has_errors(checked.problems) and not request.draft:
        return MadePapers(request, checked.problems, checked.register.files)
    assessment = judged(checked, None, None, progress).assessment
    session = known_session(request.session, assessment.register)
    request = replace(request, session=session.code)  # as the register spells it
    refuse_strangers(request.languages, assessment.register)
    found = series(assessment, session)
    ordered = list(orders(assessment, found, request, is_draft=has_errors(checked.problems)))
    made = []
    for number, order in enumerate(ordered):
        progress(saying("writing papers"), number, len(ordered))
        made.append(made_paper(order, assessment, request))
    return MadePapers(request, checked.problems, checked.register.files, made)


def known_session(code: str, register: Register) -> Session:
    """The session of a code.

    Raises:
        WrongUsage: The register has none.
    """
    session = register.session(code)
    if session is None and not register.sessions:
        raise WrongUsage("the register has no session '{code}'.", code=code)
    if session is None:
        known = ", ".join(one.code for one in register.sessions)
        raise WrongUsage("the register has no session '{code}'. It has: {known}.", code=code, known=known)
    return session


def refuse_strangers(languages: Mapping[str, str], register: Register) -> None:
    """Say that a language is asked for a party that is not there.

    Raises:
        WrongUsage: The register has no such party.
    """
    for code in languages:
        if code and register.party(code) is None:
            known = ", ".join(one.code for one in register.parties)
            raise WrongUsage("the register has no party '{code}'. It has: {known}.", code=code, known=known)


def orders(assessment: Assessment, found: Series, request: PapersRequest, *, is_draft: bool) -> Iterator[Order]:
    """Every paper that is to be made: the agenda in each language, then the sides', then the institutions'."""
    register = assessment.register
    languages = {fold(code): language for code, language in request.languages.items()}
    usual = languages.get("") or register.settings.language
    parties = parties_of(assessment, found)

    def language_of(party: str) -> str:
        return languages.get(fold(party), usual)

    for language in dict.fromkeys([usual, *map(language_of, parties)]):
        yield Order(PaperKind.AGENDA, "", language, partial(agenda, found=found, is_draft=is_draft))
    for party in parties:
        make = partial(aide_memoire, found=found, party=party, is_draft=is_draft)
        yield Order(PaperKind.AIDE_MEMOIRE, party, language_of(party), make)
    for institution in reminded(assessment):
        make = partial(reminder, found=found, institution=institution, is_draft=is_draft)
        yield Order(PaperKind.REMINDER, institution, language_of(party_of(institution, register)), make)


def made_paper(order: Order, assessment: Assessment, request: PapersRequest) -> MadePaper:
    """One paper as a Word document and as a PDF, or the reason why it could not be made."""
    teller = Teller(assessment, Messages(order.language), Formats(order.language))
    try:
        paper = order.make(teller)
        name = file_name(assessment, order, request)
        contents = {".docx": word(paper, request.template), ".pdf": pdf(paper, request.template)}
        files = [write_atomically(content, request.out / f"{name}{suffix}") for suffix, content in contents.items()]
        return MadePaper(order, files)
    except LibraryMissing:
        raise
    except TrackerError as fault:
        return MadePaper(order, fault=fault.saying)
    except Exception as fault:  # the other papers are wanted all the same; what a fault says may repeat a cell
        return MadePaper(order, fault=saying("a fault of the program ({kind})", kind=type(fault).__name__))


def word(paper: Paper, template: Path | None) -> bytes:
    """The paper as a Word document."""
    from tracker.presentation.word.fill import word_paper  # noqa: PLC0415 - slow to load

    return word_paper(paper, template)


def pdf(paper: Paper, template: Path | None) -> bytes:
    """The paper as a PDF for the archive."""
    from tracker.presentation.pdf import render_pdf  # noqa: PLC0415 - slow to load

    return render_pdf(render_paper(paper, template), quietly, processes=1).content


def quietly(phase: Saying, done: int, total: int) -> None:
    """One of many papers is not worth a word."""


def file_name(assessment: Assessment, order: Order, request: PapersRequest) -> str:
    """The name of a paper's files: ``PK-TJ_S-04_2026-03-31_en_reminder_PK-MOC``.

    Codes that differ only in what a file's name cannot hold are told apart by their place in the register.
    """
    register = assessment.register
    reference = safe(register.settings.reference, LONGEST_KIND) or DEFAULT_NAME
    codes = [*(one.code for one in register.institutions), *(one.code for one in register.parties)]
    names = dict(zip(codes, told_apart([safe(code, LONGEST_KIND) for code in codes]), strict=True))
    session = safe(request.session, LONGEST_KIND)
    parts = (reference, session, request.as_of.isoformat(), order.language, order.kind, names.get(order.owner, ""))
    return "_".join(part for part in parts if part)
