"""A quire is one portion of a document on its way to print: what it must know of the others, and they of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.presentation.pdf.objects import Body

Tick = Callable[[], None]
"""Called for every page."""


class Inseparable(Exception):
    """The document has to be laid out as a whole: a part does not begin a page, or counts what is in others."""


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside the document, by which others can check it.

    ``relationship``: ``Source`` for what the document was made from, ``Data`` for what it shows (ISO 19005-3, annex E).
    """

    name: str
    content: bytes
    description: str
    relationship: str
    day: date


@dataclass(frozen=True, slots=True)
class Binding:
    """What a quire must know of the file it is bound into: its numbers, and the roots of pages and of tags."""

    number: int
    first: int
    step: int
    pages: bytes
    tags: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a quire stands, and what it prints of the others."""

    first: int
    """The number of its first page."""
    total: int
    anchors: Mapping[str, int]
    """The pages of the anchors in other quires."""
    strings: Mapping[str, str]
    """Running words that hold at its beginning."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What others must know of a quire."""

    pages: int
    anchors: Mapping[str, int]
    """The page of each anchor in it, counted from 0."""
    strings: Mapping[str, str]
    """Running words that hold at its end."""
    asks: bool
    """Whether it prints numbers of pages, which it could not know yet."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """A quire ready to be bound: written objects, and what of them belongs into the tables of the whole."""

    pages: Sequence[bytes]
    destinations: Sequence[tuple[str, bytes]]
    bookmarks: Sequence[tuple[float, Sequence[Any]]]
    """Of each page its height and its bookmarks."""
    tags: Sequence[bytes]
    parents: bytes
    """The node of the tree of parents: which tag each piece of a page belongs to."""
    bodies: Sequence[Body]
