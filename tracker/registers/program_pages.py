"""The sheets that the program itself writes into a template: in a register they are no one's content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from tracker.domain.values import LANGUAGES
from tracker.registers.cells import text_of
from tracker.registers.raw import RawSheet
from tracker.registers.template.lists import choice_lists, choices_name
from tracker.registers.template.words import texts
from tracker.registers.terms import folded


def page_of(sheet: RawSheet) -> str | None:
    """Which page a sheet is, by its name and by how it begins: an official may use the name too."""
    begins = text_of(sheet.rows[0].cells[min(sheet.rows[0].cells)]) if sheet.rows else ""
    return next((page for page in PAGES if (folded(sheet.name), begins) in page_starts(page)), None)


@cache
def page_starts(page: str) -> frozenset[tuple[str, str]]:
    """Name and first text of a page in every language."""
    begins = PAGES[page]
    return frozenset((folded(texts(one)["pages"][page]), begins(texts(one))) for one in LANGUAGES)


PAGES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "howto": lambda words: str(words["howto"]["title"]),
    "kept": lambda words: str(words["kept"]["File"]),
    "collected": lambda words: str(words["collected"]["Finding"]),
    "lists": lambda _: choices_name(next(choice_lists())[0]),
}
"""The program's own pages, which it writes again: how each begins in a language."""
