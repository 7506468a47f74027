"""Why a file is not read: a code of the catalogue with its parameters, before its place is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from tracker.sentences import Count, Saying, Sentence, saying

MEGABYTE = 1_000_000
TENTH = Decimal("0.1")


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


def corrupt(detail: Sentence, /, **parameters: object) -> Refusal:
    """A file that is damaged; the detail stands in brackets behind that."""
    return Refusal("FILE_CORRUPT", {"detail": Saying(detail, parameters)})


def unsafe(reason: Sentence, /, **parameters: object) -> Refusal:
    """A file that no program would write without harm in mind."""
    return Refusal("FILE_UNSAFE", {"reason": Saying(reason, parameters)})


def too_large(what: Saying, value: int, limit: int) -> Refusal:
    """A size in bytes beyond its limit, told in megabytes."""
    return refusal("FILE_TOO_LARGE", what=what, value=megabytes(value), limit=megabytes(limit))


def megabytes(size: int) -> Saying:
    """A size in megabytes, to the next tenth: what is beyond a limit is not to look like it."""
    return saying("{n} MB", n=Count((Decimal(size) / MEGABYTE).quantize(TENTH, ROUND_CEILING)))


def too_many(what: Saying, limit: int) -> Refusal:
    """A number beyond its limit; counting ended there."""
    most = Count(limit)
    return refusal("FILE_TOO_LARGE", what=what, value=saying("more than {n}", n=most), limit=most)


DOCUMENT_TYPE = unsafe("a part inside it declares a document type, which workbooks never do")
