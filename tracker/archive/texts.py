"""The text a report should print, taken from its HTML: runs of text in their order, and what may stand between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "col", "br", "img", "line", "polyline", "rect", "circle", "hr", "input"})
SILENT = frozenset({"style", "title", "svg", "script"})
"""Elements whose text is not printed."""

HEADINGS = frozenset({"h1", "h2", "h3"})
PARTS = frozenset({"section", "article"})

UNPRINTED = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff•]+")
"""Spaces, which lines break; marks of direction; dots of lists, which stand anywhere."""
AT_THE_END_OF_A_LINE = "\ufffe\x02"
"""What pdfium gives for a hyphen there, whether it belongs to the word or only parts it."""
HYPHENS = str.maketrans(dict.fromkeys(f"{AT_THE_END_OF_A_LINE}\u2010", "-"))
SOFT = re.compile("[\u00ad\u200b]")
PARTED = re.compile(rf"([^\W\d_]{{1,3}})[{AT_THE_END_OF_A_LINE}](?=([^\W\d_]{{1,3}}))")
"""A hyphen there with letters beside it; not more of them, for pdfium lets the next words follow without a space."""
LIGATURES = re.compile("[آأإٱال]{2,}")
"""Where a line from the left holds a word from the right, pdfium turns the two letters of a ligature."""


def untied(text: str) -> str:
    """A text in which lam and alef, which are drawn as one letter, stand in an order of ours."""
    return LIGATURES.sub(lambda found: "".join(sorted(found.group())), text)


def squeezed(text: str) -> str:
    """A text as it is compared: without what lines and typography change."""
    text = untied(text)
    return UNPRINTED.sub("", text.translate(HYPHENS)).casefold()


def with_whole_words(pages: Sequence[str], expected: Expected) -> Sequence[str]:
    """Pages whose words are whole again where lines part them: a hyphen that a word should not have there is gone."""
    said = " ".join(SOFT.sub("", run.text) for run in expected.runs)
    return [whole_again(page, said) for page in pages]


def whole_again(page: str, said: str) -> str:
    """The same for one page and all that should be said."""

    def whole(found: re.Match[str]) -> str:
        before, behind = found.groups()
        return before if f"{before}-{behind}" not in said and before + behind in said else found.group()

    return PARTED.sub(whole, page)


def hash_lines(sha256: str) -> Sequence[str]:
    """A hash as it is printed: in two lines."""
    return sha256[: len(sha256) // 2], sha256[len(sha256) // 2 :]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text between two tags; ``anchor`` is the nearest place around it that a link can lead to.

    ``is_status`` marks a light; ``is_counted`` a line of the contents, which the number of a page follows; ``is_head``
    the head of a table, which is not drawn where it leaves no room for a row.
    """

    text: str
    anchor: str
    is_status: bool
    is_counted: bool
    is_head: bool = False

    @property
    def squeezed(self) -> str:
        """The text as it is compared."""
        return squeezed(self.text)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the pages and the title of the file should say, and which heads are printed again on a new page."""

    runs: Sequence[Run]
    repeated: Sequence[str]
    title: str


@dataclass(slots=True)
class Open:
    """An element that is not closed yet."""

    tag: str
    classes: frozenset[str]
    anchor: str
    begins_at: int


@dataclass
class Printed(HTMLParser):
    """Collects what is printed."""

    runs: list[Run] = field(default_factory=list)
    repeated: set[str] = field(default_factory=set)
    stack: list[Open] = field(default_factory=list)
    title: str = ""

    def __post_init__(self) -> None:
        """Begin with an empty document."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in VOID:
            named = dict(attrs)
            around = self.stack[-1].anchor if self.stack else ""
            classes = frozenset((named.get("class") or "").split())
            self.stack.append(Open(tag, classes, around, len(self.runs)))
            if place := named.get("id"):
                self.name(place)

    def name(self, place: str) -> None:
        """Give the last element its place; the place of a heading is that of the part or card it stands in."""
        tags = [one.tag for one in self.stack]
        is_heading = not HEADINGS.isdisjoint(tags)
        begun = max((number for number, tag in enumerate(tags) if is_heading and tag in PARTS), default=len(tags) - 1)
        for one in self.stack[begun:]:
            one.anchor = place

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element without content."""

    def handle_endtag(self, tag: str) -> None:
        """Close an element; the head of a table or a card may be printed again."""
        if tag in VOID:
            return
        closed = self.stack.pop()
        if closed.tag == "thead" or "card-head" in closed.classes:
            self.repeated.add("".join(run.squeezed for run in self.runs[closed.begins_at :]))

    def handle_data(self, data: str) -> None:
        """Keep a text that is printed, and the title of the document."""
        if [one.tag for one in self.stack[-2:]] == ["head", "title"]:
            self.title += data
        if not squeezed(data) or any(one.tag in SILENT for one in self.stack):
            return
        inside = {one.tag for one in self.stack}
        is_counted = "a" in inside and any("contents" in one.classes for one in self.stack)
        is_status = any("pill" in one.classes for one in self.stack)
        is_head = any(one.tag == "thead" for one in self.stack)
        self.runs.append(Run(" ".join(data.split()), self.stack[-1].anchor, is_status, is_counted, is_head))


def expected_of(html: str) -> Expected:
    """What the pages of an HTML document should say."""
    printed = Printed()
    printed.feed(html)
    printed.close()
    repeated = sorted((one for one in printed.repeated if one), key=len, reverse=True)
    return Expected(printed.runs, repeated, printed.title)
