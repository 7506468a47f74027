"""A rendered document as a reader or a screen reader takes it: headings, tables, anchors, links, lines of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "col", "br", "line", "polyline"})
UNSEEN = frozenset({"style", "head", "svg"})
BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "tr", "ul", "div", "section", "article", "table"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
BEFORE: Mapping[str, str] = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}

Cell = tuple[str, str]
"""A cell: ``th`` or ``td``, and its text."""


@dataclass
class Element:
    """One element with what is in it; texts are plain strings."""

    tag: str
    attributes: Mapping[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def every(self, *tags: str) -> list[Element]:
        """All elements of some kinds inside it, in the order of the document."""
        found: list[Element] = []
        for one in self.inside:
            if isinstance(one, Element):
                found += [one] if one.tag in tags else []
                found += one.every(*tags)
        return found

    @property
    def text(self) -> str:
        """What a reader reads, on one line."""
        parts = (one if isinstance(one, str) else one.spaced for one in self.inside)
        return " ".join("".join(parts).split())

    @property
    def spaced(self) -> str:
        """Its text inside another one's: blocks and line breaks keep a distance, drawings say nothing."""
        if self.tag in UNSEEN:
            return ""
        return f" {self.text} " if self.tag in BLOCKS or self.tag == "br" else self.kept

    @property
    def kept(self) -> str:
        """Its text with the spaces at its ends."""
        return "".join(one if isinstance(one, str) else one.spaced for one in self.inside)


class Parser(HTMLParser):
    """A tree of elements; an element that is not closed, or closed twice, is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[Element] = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute of <{tag}> stands twice"
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


@dataclass(frozen=True)
class Page:
    """A document that was parsed."""

    root: Element

    @property
    def anchors(self) -> Sequence[str]:
        """The names of all places, in order; a name that stands twice is there twice."""
        return [one.attributes["id"] for one in self.everything if "id" in one.attributes]

    @property
    def everything(self) -> Sequence[Element]:
        """All elements."""
        found: list[Element] = []
        waiting: list[Element] = [self.root]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += [one for one in reversed(element.inside) if isinstance(one, Element)]
        return found

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """Words and address of every link."""
        return [(one.text, one.attributes["href"]) for one in self.root.every("a")]

    @property
    def headings(self) -> Sequence[tuple[int, str]]:
        """Level and text of every heading."""
        return [(HEADINGS[one.tag], one.text) for one in self.root.every(*HEADINGS)]

    @property
    def tables(self) -> Sequence[Sequence[Sequence[Cell]]]:
        """The rows of every table."""
        return [
            [[(cell.tag, cell.text) for cell in row.every("th", "td")] for row in table.every("tr")]
            for table in self.root.every("table")
        ]

    def table(self, head: str) -> Sequence[Sequence[str]]:
        """The texts of the first table whose first head is these words."""
        found = next(rows for rows in self.tables if rows and rows[0] and rows[0][0][1] == head)
        return [[text for _, text in row] for row in found]

    def at(self, anchor: str) -> Element:
        """What stands at a place, which is there once: the part or card whose heading it is, else the element."""
        (found,) = (one for one in self.everything if one.attributes.get("id") == anchor)
        if found.tag not in ("h2", "span"):
            return found
        around = [one for one in self.root.every("article", "section") if found in one.every(found.tag)]
        return around[-1]

    @property
    def text(self) -> str:
        """All that is read, on one line."""
        return self.root.text

    @property
    def lines(self) -> Sequence[str]:
        """The document as plain text: a line for each paragraph, heading, item and row; cells stand between bars."""
        return [line for line in lines_of(self.root) if line.strip("| ")]


def lines_of(element: Element) -> list[str]:
    """The lines of an element: its blocks one after another, what stands between them as it is."""
    if element.tag in UNSEEN:
        return []
    if element.tag == "tr":
        return [" | ".join(cell.text for cell in element.every("th", "td"))]
    done: list[str] = []
    current = ""
    for one in element.inside:
        if isinstance(one, Element) and holds_blocks(one):
            done += [" ".join(current.split()), *lines_of(one)]
            current = ""
        else:
            current += one if isinstance(one, str) else one.spaced
    last = " ".join(current.split())
    return [*done, f"{BEFORE.get(element.tag, '')}{last}" if last else ""]


def holds_blocks(element: Element) -> bool:
    """Whether an element starts a line of its own."""
    return element.tag in BLOCKS or any(isinstance(one, Element) and holds_blocks(one) for one in element.inside)


def parsed(html: str) -> Page:
    """The page of an HTML document."""
    parser = Parser()
    parser.feed(html.removeprefix("<!DOCTYPE html>"))
    parser.close()
    assert [one.tag for one in parser.open] == ["document"], "not all elements are closed"
    return Page(parser.open[0])
