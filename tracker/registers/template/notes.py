"""The notes on headings: what a column holds, how it is typed, whether every row needs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracker.domain.values import LANGUAGES
from tracker.registers.columns import SETTINGS, SHEETS, Kind
from tracker.registers.template.cells import Heading
from tracker.registers.template.lists import offered
from tracker.registers.template.styles import DATES
from tracker.registers.template.words import Words


def help_note(sheet: str, heading: Heading, words: Words) -> str:
    """The note on a heading."""
    return "\n".join(help_lines(sheet, heading, words))


def help_lines(sheet: str, heading: Heading, words: Words) -> Iterator[str]:
    """The lines of a note."""
    column = heading.column
    yield words.help(sheet, column)
    if heading.language is not None:
        yield words.wording("notes", "translation", language=words.wording("languages", heading.language))
        return
    match column.kind:
        case Kind.CODE:
            yield words.wording("notes", "code")
        case Kind.CHOICE:
            yield words.wording("notes", "choice", choices=", ".join(words.choice(one) for one in offered(column)))
        case Kind.YES_NO:
            answers = (words.answer(is_yes=True), words.answer(is_yes=False))
            yield words.wording("notes", "choice", choices=", ".join(answers))
        case Kind.REFERENCE | Kind.REFERENCES as kind:
            yield words.wording("notes", kind.value, sheets=words.sheets(column.to))
        case kind if kind in DATES:
            yield words.wording("notes", "date")
    if column.required:
        yield words.wording("notes", "required")


@cache
def own_notes() -> frozenset[str]:
    """Every note that a template of any language carries, on one line: such a comment is not the official's."""
    return frozenset(plain(note) for language in LANGUAGES for note in notes_of(Words(language)))


@cache
def own_meanings() -> frozenset[str]:
    """What a template of any language says beside its settings."""
    return frozenset(plain(Words(language).meaning(spec)) for language in LANGUAGES for spec in SETTINGS)


def notes_of(words: Words) -> Iterator[str]:
    """Every note of one language."""
    yield words.wording("notes", "worked")
    for spec in SHEETS:
        for column in spec.columns:
            for language in (None, *LANGUAGES) if column.translated else (None,):
                yield help_note(spec.name, Heading(column, language), words)


def plain(note: str) -> str:
    """A note as it is compared: programs differ in how they keep line breaks."""
    return " ".join(note.split())
