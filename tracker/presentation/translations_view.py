"""What of a register is not translated into a language: as a list for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.domain.register import Register
from tracker.domain.translations import Lacking, lacking, translatable
from tracker.presentation.formats import Formats
from tracker.presentation.grid import Cell, Grid, code
from tracker.presentation.messages import Messages

FORMAT = "tracker-translations/1"


def translations_grid(missing: Sequence[Lacking], messages: Messages) -> Grid:
    """Every text that lacks its translation, with its cell, in the order of the register."""
    headings = (messages.text("Place"), messages.text("Language"), messages.text("Text"))
    return Grid(headings, [(Cell(one.place), code(one.language), Cell(one.text)) for one in missing])


def translations_lines(register: Register, languages: Sequence[str], messages: Messages) -> Iterator[str]:
    """How much of the register is translated into each language."""
    formats = Formats(messages.language)
    texts = len(list(translatable(register)))
    for language in languages:
        missing, name = len(list(lacking(register, language))), formats.language_name(language)
        if not missing:
            yield messages.text("Everything is there in this language: {language}.", language=name)
        else:
            yield messages.plural(
                "{n} text of {all} is not translated into this language: {language}.",
                "{n} texts of {all} are not translated into this language: {language}.",
                missing,
                n=formats.number(missing),
                all=formats.number(texts),
                language=name,
            )


def translations_json(register: Register, languages: Sequence[str]) -> dict[str, Any]:
    """The form ``tracker-translations/1``."""
    return {
        "format": FORMAT,
        "texts": len(list(translatable(register))),
        "languages": {one: [missing_json(lack) for lack in lacking(register, one)] for one in languages},
    }


def missing_json(lack: Lacking) -> dict[str, Any]:
    """One text without its translation."""
    return {"place": lack.place, "file": lack.file, "code": lack.code, "text": lack.text}
