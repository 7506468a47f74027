"""Catalogues as files: the template with every message, and the translations of each language."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from catalogues.collect import ROOT
from catalogues.sentences import Message

TEMPLATE = ROOT / "tracker/languages/messages.pot"
CLOCKS = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Language-Team", "Report-Msgid")
"""Heads that change without a change of content, or that speak of persons."""
HEADER = "# Messages of tracker. Made by: python -m catalogues\n#"


def template_of(found: Mapping[Message, list[str]]) -> Catalog:
    """The catalogue that has every message and no translation."""
    made = Catalog(project="tracker", header_comment=HEADER, fuzzy=False)
    for message, places in found.items():
        made.add(message, locations=[(place, 0) for place in places])
    return made


def read(path: Path, locale: str) -> Catalog:
    """A language's catalogue; an empty one where there is none yet."""
    return read_po(BytesIO(path.read_bytes()), locale=locale) if path.is_file() else Catalog(locale=locale)


def renewed(translated: Catalog, template: Catalog) -> Catalog:
    """A language's catalogue with exactly the messages of the template: what is gone goes, what is new is empty."""
    made = Catalog(locale=translated.locale, project="tracker", header_comment=HEADER, fuzzy=False)
    for one in template:
        if one.id:
            made.add(one.id, kept(translated, one), locations=one.locations, user_comments=notes(translated, one))
    return made


def kept(translated: Catalog, message: Entry) -> str | tuple[str, ...]:
    """The translation there is, if it has the form the message needs now."""
    found = translated.get(first(message))
    if found is None or isinstance(found.id, str) != isinstance(message.id, str):
        return ""
    forms = forms_of(found)
    return forms[0] if isinstance(message.id, str) else forms


def notes(translated: Catalog, message: Entry) -> list[str]:
    """What a translator remarked."""
    found = translated.get(first(message))
    return [] if found is None else list(found.user_comments)


def is_translated(message: Entry) -> bool:
    """Whether every form is there."""
    return all(forms_of(message))


def forms_of(message: Entry) -> tuple[str, ...]:
    """The translation in each form of number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def first(message: Entry) -> str:
    """The sentence gettext knows a message by."""
    return message.id if isinstance(message.id, str) else message.id[0]


def written(made: Catalog) -> bytes:
    """A catalogue as a file that only its content can change."""
    out = BytesIO()
    write_po(out, made, width=0, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{clock}' for clock in CLOCKS))).encode()
