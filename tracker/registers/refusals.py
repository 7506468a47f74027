"""Why a file is not read: a code of the catalogue with its parameters, before its place is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not opened (or, for a warning code, what to know about it): a code and its parameters."""

    code: str
    parameters: Mapping[str, object]


class UnreadableWorkbook(Exception):
    """The file passed the preflight, but a part of it cannot be read; nothing of it is kept."""

    def __init__(self, refused: Refusal) -> None:
        super().__init__(refused.code, dict(refused.parameters))
        self.refusal = refused


def refusal(code: str, **parameters: object) -> Refusal:
    """A refusal with its parameters."""
    return Refusal(code, parameters)


def corrupt(detail: str) -> Refusal:
    """A file that is damaged; the detail stands in brackets behind that."""
    return Refusal("FILE_CORRUPT", {"detail": detail})


def unsafe(reason: str) -> Refusal:
    """A file that no program would write without harm in mind."""
    return Refusal("FILE_UNSAFE", {"reason": reason})


def too_large(what: str, value: int, limit: int) -> Refusal:
    """A size in bytes beyond its limit, told in megabytes."""
    return Refusal(
        "FILE_TOO_LARGE",
        {"what": what, "value": f"{value / MEGABYTE:.1f} MB", "limit": f"{limit / MEGABYTE:.0f} MB"},
    )


def too_many(what: str, limit: int) -> Refusal:
    """A number beyond its limit; counting ended there."""
    return Refusal("FILE_TOO_LARGE", {"what": what, "value": f"more than {limit:,}", "limit": f"{limit:,}"})


DOCUMENT_TYPE = unsafe("a part inside it declares a document type, which workbooks never do")
