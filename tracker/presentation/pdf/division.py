"""A document is divided where a new page begins anyway, so that its portions can be laid out side by side.

The division depends on the document alone, never on the machine: the same document gives the same file everywhere.
A document that cannot be divided safely, as an official's own template may make it, is one portion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SMALLEST = 5000
"""Tags of a portion that is worth a start of its own: about fifteen pages."""
PORTIONS = 16
"""About how many a long document has: enough for many processors, too few to cost time."""

DOCUMENT = re.compile(r"(.*?<body\b[^>]*>)(.*)(</body>.*)", re.DOTALL)
SECTION = re.compile(r"<(/?)section\b[^>]*>")
ANCHOR = re.compile(r'\sid="([^"]*)"')
STYLE_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r'\sstyle="([^"]*)"')
ACROSS_PARTS = re.compile(
    r"counter-(?:increment|reset|set)|target-text|running\(|footnote|::note|position:\s*fixed|:has\("
    r"|@page[^{]*:(?:left|right|blank|nth)\b|break-(?:after|before):\s*(?:left|right|recto|verso)"
)
"""What a style sheet may say that lets one part of a document change another."""
PRINTS_PAGES = re.compile(r"([^{}]*)\{[^{}]*target-counter")
CLASS = re.compile(r"\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class Portion:
    """Some consecutive parts as a document of its own, what can be linked to in it, and its weight in tags."""

    html: str
    head: str
    """The document without its parts."""
    anchors: frozenset[str]
    weight: int
    is_whole: bool


def divide(html: str) -> Sequence[Portion]:
    """The portions of a document, in order."""
    found = DOCUMENT.fullmatch(html)
    is_tied = any(ACROSS_PARTS.search(style) for style in styles(html))
    parts = [] if found is None or is_tied else parts_of(found[2])
    names = page_printers(STYLE_SHEET.findall(html))
    runs = list(packed(parts, [prints_pages(part, names) for part in parts])) if parts else []
    if found is None or len(runs) < 2:
        return [undivided(html)]
    return [portion(found[1], parts, run, found[3]) for run in runs]


def undivided(html: str) -> Portion:
    """The whole document."""
    found = DOCUMENT.fullmatch(html)
    return Portion(html, html if found is None else found[1] + found[3], frozenset(), html.count("<"), is_whole=True)


def styles(html: str) -> Iterable[str]:
    """The style sheets and the style attributes, each text once."""
    return {*STYLE_SHEET.findall(html), *STYLE_ATTRIBUTE.findall(html)}


def parts_of(body: str) -> Sequence[str]:
    """The sections that make up a body, or nothing where there is anything beside them."""
    parts, depth, begun, ended = [], 0, 0, 0
    for tag in SECTION.finditer(body):
        if depth == 0:
            if body[ended : tag.start()].strip():
                return []
            begun = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0:
            ended = tag.end()
            parts.append(body[begun:ended])
    return [] if depth or body[ended:].strip() else parts


def page_printers(sheets: Sequence[str]) -> frozenset[str]:
    """The classes of elements that print numbers of pages."""
    selectors = [selector for sheet in sheets for selector in PRINTS_PAGES.findall(sheet)]
    return frozenset(name for selector in selectors for name in CLASS.findall(selector))


def prints_pages(part: str, names: frozenset[str]) -> bool:
    """Whether a part seems to print numbers of pages, as a contents does: it is laid out when they are known."""
    return any(name in part and re.search(rf'class="[^"]*\b{re.escape(name)}\b', part) for name in names)


def packed(parts: Sequence[str], prints: Sequence[bool]) -> Iterator[range]:
    """Consecutive parts that go together: heavy enough to be worth it, and those that print pages by themselves."""
    weights = [part.count("<") for part in parts]
    full = max(SMALLEST, sum(weights) // PORTIONS)
    begun = 0
    for end in range(1, len(parts)):
        weight, is_printing = sum(weights[begun:end]), any(prints[begun:end])
        is_changing = prints[end] != is_printing and (is_printing or weight > SMALLEST // 10)
        if is_changing or weight + weights[end] > full:
            yield range(begun, end)
            begun = end
    yield range(begun, len(parts))


def portion(head: str, parts: Sequence[str], run: range, tail: str) -> Portion:
    """Some parts as a document; the others are there without their content, for what selectors say of neighbours."""
    own = "\n".join(parts[number] for number in run)
    body = "\n".join(part if number in run else shell(part) for number, part in enumerate(parts))
    return Portion(f"{head}{body}{tail}", head + tail, anchors(own), own.count("<"), is_whole=False)


def shell(part: str) -> str:
    """A section that is not shown; of two ``style`` attributes the first counts."""
    tag = SECTION.match(part)
    return (
        "" if tag is None else tag[0].replace("<section", '<section style="display:none!important"', 1) + "</section>"
    )


def anchors(html: str) -> frozenset[str]:
    """The places that can be linked to."""
    return frozenset(ANCHOR.findall(html))
