"""A paper in finished words: what a template may print, whether it becomes a page or a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.record import Record
from tracker.languages import is_right_to_left
from tracker.presentation.view.front import DRAFT, illustrative_note, title_of
from tracker.presentation.view.teller import Said, Teller


class PaperKind(StrEnum):
    """The papers there are."""

    AGENDA = "agenda"
    AIDE_MEMOIRE = "aide-memoire"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a line: a text of the register, whatever its language, between words in that of the paper."""

    text: Said
    before: str = ""
    """Who says it, and when."""
    after: str = ""
    """The mark of its row."""

    def __str__(self) -> str:
        return f"{self.before}{self.text}{self.after}"


@dataclass(frozen=True, slots=True)
class Item:
    """One line: the code of a commitment, milestone or indicator, its title, what is said of it, the cell it is in."""

    code: str
    title: Words
    words: Words
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper: a sentence or none, lines or none."""

    heading: str
    summary: str = ""
    items: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the head: what it is about, and its words."""

    label: str
    words: Said


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of the columns of lines."""

    code: str
    title: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. ``owner`` is the code of the party or institution it is for, empty where it is for all.

    ``contents`` are the items of an agenda, ``addressee`` the lines of an address, ``made`` says of which day and from
    which register the paper is.
    """

    kind: PaperKind
    owner: str
    language: str
    title: str
    register: Said
    warnings: Sequence[str]
    addressee: Sequence[Said]
    facts: Sequence[Line]
    opening: Sequence[str]
    contents: Sequence[str]
    sections: Sequence[Section]
    closing: Sequence[str]
    heads: Heads
    made: str
    created: str

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if is_right_to_left(self.language) else "ltr"


@dataclass(frozen=True, slots=True)
class Body:
    """What differs from paper to paper."""

    title: str
    owner: str = ""
    addressee: Sequence[Said] = ()
    facts: Sequence[Line] = ()
    opening: Sequence[str] = ()
    sections: Sequence[Section] = ()
    closing: Sequence[str] = ()


def paper(teller: Teller, kind: PaperKind, body: Body, *, is_draft: bool) -> Paper:
    """A paper with what all of them have: warnings, headings, and of what they were made."""
    assessment = teller.assessment
    warnings = (teller.text(DRAFT) if is_draft else "", illustrative_note(teller))
    sections = tuple(one for one in body.sections if one.summary or one.items)
    return Paper(
        kind=kind,
        owner=body.owner,
        language=teller.messages.language,
        title=body.title,
        register=title_of(teller),
        warnings=tuple(one for one in warnings if one),
        addressee=body.addressee,
        facts=tuple(one for one in body.facts if one.words.text),
        opening=body.opening,
        contents=tuple(one.heading for one in sections) if kind is PaperKind.AGENDA else (),
        sections=sections,
        closing=body.closing,
        heads=Heads(teller.text("Code"), teller.text("Title"), teller.text("What is recorded"), teller.text("Cell")),
        made=made(teller),
        created=f"{assessment.as_of.isoformat()}T00:00:00Z",
    )


def made(teller: Teller) -> str:
    """Of which day and from which register a paper is."""
    assessment = teller.assessment
    files = teller.formats.semicolons(f"{one.name} (SHA-256 {one.sha256})" for one in teller.register.files)
    return teller.text(
        "Made from {files} as it stood on {day}; rules {rules}.",
        files=files,
        day=teller.formats.day(assessment.as_of),
        rules=assessment.policy.identifier,
    )


def cell(teller: Teller, record: Record, field: str) -> str:
    """The cell a number or text was read from, with its workbook where there are several."""
    source = record.cell(field)
    return f"{source.file} {source.place}" if len(teller.register.files) > 1 else source.place
