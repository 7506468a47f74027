"""What stands on every page around its own part: the register, the navigation, what a reader must know first."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.languages import languages
from tracker.presentation.html import render_page, site_styles
from tracker.presentation.messages import Messages
from tracker.presentation.view.front import title_of
from tracker.presentation.view.teller import Said
from tracker.sentences import Sentence
from tracker.web.shelf import Uploaded
from tracker.web.tongue import LANGUAGE
from tracker.web.visit import DAY, Pairs, Visit

NAVIGATION: Mapping[str, Sentence] = {
    "/": "Overview",
    "/agreements": "Agreements",
    "/sessions": "Sessions",
    "/owed": "Who owes what",
    "/changes": "Changes",
    "/check": "Check",
    "/whatif": "What if",
    "/report": "Report",
}

HASH_LINK = re.compile(r'href="#([^"]*)"')
SCRIPTS = ("htmx.min.js", "review.js")


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the navigation."""

    words: str
    href: str
    is_current: bool
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know first."""

    kind: str
    words: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything around a page."""

    language: str
    direction: str
    title: str
    register: Said
    home: str
    ways: Sequence[Way]
    languages: Sequence[Way]
    day: str
    today: str
    day_words: str
    fields: Pairs
    """What a form passes on beside the day."""
    here: str
    base: str
    is_upload: bool
    notices: Sequence[Notice]
    pulse: str
    version: str
    limit: int
    styles: str
    scripts: Sequence[str]


def rendered(visit: Visit, template: str, title: str, /, limit: int = 0, **words: object) -> str:
    """A page of a register."""
    site = site_of(visit, title, limit)
    page = render_page(template, visit.language, site=site, visit=visit, **words)
    return with_addresses(page, visit.places())


def site_of(visit: Visit, title: str, limit: int) -> Site:
    """What stands around a page."""
    messages, teller = Messages(visit.language), visit.teller
    shown = {one.language: visit.here(without=[LANGUAGE], adding=[(LANGUAGE, one.language)]) for one in tongues()}
    return Site(
        language=visit.language,
        direction="rtl" if teller.is_right_to_left else "ltr",
        title=title,
        register=title_of(teller),
        home=visit.to("/"),
        ways=[Way(messages.text(words), visit.to(path), path == visit.path) for path, words in NAVIGATION.items()],
        languages=[
            Way(one.words, shown[one.language], one.language == visit.language, one.language, one.direction)
            for one in tongues()
        ],
        day=visit.day.isoformat(),
        today="" if visit.day == visit.desk.today() else visit.here(without=[DAY]),
        day_words=teller.formats.day(visit.day),
        fields=[(name, value) for name, value in visit.pairs if name != DAY],
        here=visit.here(),
        base=visit.shelf.base,
        is_upload=isinstance(visit.shelf, Uploaded),
        notices=tuple(notices(visit, messages)),
        pulse=f"/pulse?seen={visit.standing.version}" if not isinstance(visit.shelf, Uploaded) else "",
        version=visit.standing.version,
        limit=limit,
        styles=f"/static/style-{styles_version()}.css",
        scripts=[f"/static/{name}" for name in SCRIPTS],
    )


@cache
def tongues() -> Sequence[Way]:
    """The languages by their own names."""
    return [Way(one.name, "", False, one.code, one.direction) for one in languages().values()]


def notices(visit: Visit, messages: Messages) -> Iterator[Notice]:
    """What a reader must know before believing a page."""
    standing, problems = visit.standing, visit.to("/check")
    if standing.lost:
        words = messages.text("The register cannot be read now. These pages show its last reading.")
        yield Notice("error", f"{words} ({standing.lost.told(messages)})")
    elif standing.is_last_good:
        words = messages.text(
            "The register was saved with errors. Until they are mended these pages show its last reading without them."
        )
        yield Notice("error", words, problems, messages.text("What is wrong, and how to mend it"))
    elif visit.judged.is_draft:
        words = messages.text("The register has errors: what depends on them could not be judged.")
        yield Notice("error", words, problems, messages.text("What is wrong, and how to mend it"))
    if isinstance(visit.shelf, Uploaded):
        words = messages.text("This register was uploaded. It is in the memory of the server only, and is not watched.")
        yield Notice("plain", words)


def with_addresses(page: str, places: Mapping[str, str]) -> str:
    """A page whose links to places of a report lead to the pages where these are shown."""

    def lead(found: re.Match[str]) -> str:
        place = places.get(found.group(1))
        return found.group() if place is None else f'href="{html.escape(place)}"'

    return HASH_LINK.sub(lead, page)


@cache
def styles_version() -> str:
    """A short name of the style sheet, so that a browser asks again for one that changed."""
    return hashlib.sha256(site_styles().encode()).hexdigest()[:8]
