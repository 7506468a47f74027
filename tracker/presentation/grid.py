"""A table of finished words, to be drawn on a terminal or written elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.values import Status
from tracker.presentation.messages import Messages
from tracker.presentation.status_view import light


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, and the status whose colour they may have; ``is_code`` words are never broken."""

    words: str
    status: Status | None = None
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and rows; without headings it is a list of labels and what belongs to them."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def light_cell(status: Status, messages: Messages) -> Cell:
    """A status: never a colour alone, always word and symbol too."""
    return Cell(light(status, messages), status)


def code(words: str) -> Cell:
    """A code."""
    return Cell(words, is_code=True)
