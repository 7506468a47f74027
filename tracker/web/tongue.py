"""In which language a reader is spoken to."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, QueryParams
from starlette.types import Scope

from tracker.languages import SOURCE_LANGUAGE, languages

LANGUAGE = "language"
"""What an address calls it."""


def tongue_of(scope: Scope) -> str:
    """The language of a request: by its address, else by the browser, where either names one of ours."""
    asked = QueryParams(scope["query_string"]).get(LANGUAGE, "")
    known = tuple(languages())
    return asked if asked in known else preferred(Headers(scope=scope).get("accept-language", ""), known)


def preferred(header: str, known: Sequence[str]) -> str:
    """The language a browser likes best of those there are."""
    wishes: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    liked = (tag for _, tag in sorted(wishes, key=lambda one: one[0]) if tag in known)
    return next(liked, SOURCE_LANGUAGE)
