"""Helps for speed: what WeasyPrint 70 works out again and again is kept. None changes what is printed.

Each help wraps private code, which only the pinned version is known to have. Shares of time are those of the example
report on one processor.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import tinyhtml5
import weasyprint
from tinyhtml5 import inputstream
from tinyhtml5.parser import HTMLParser
from weasyprint.css import ComputedStyle, computed_values
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.html import UA
from weasyprint.layout import background, page, percent
from weasyprint.layout import float as floats
from weasyprint.text import line_break

from tracker.presentation.pdf.division import styles

CONTEXTUAL = frozenset({"display", "float", "page", "position"})
"""Properties whose computed value is more than the inherited or the initial one."""
PLAIN = frozenset(
    name
    for name in INITIAL_VALUES
    if name not in CONTEXTUAL | INITIAL_NOT_COMPUTED and not name.startswith("text_decoration_")
)
INHERITED_PLAIN = frozenset(PLAIN & INHERITED - PHYSICAL_FUNCTIONS.keys())
INITIAL_PLAIN = frozenset(PLAIN - INHERITED)
LOGICAL = frozenset(
    logical(block="ttb", inline=inline) for logical in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
)
"""``margin-inline-start`` and the like, which set a physical property in their own way."""

USED_VALUES = (
    *(f"{box}_{side}" for box in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"{limit}{size}" for limit in ("", "min_", "max_") for size in ("width", "height")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
)

CORNERS = tuple(f"border_{side}_{end}_radius" for side in ("top", "bottom") for end in ("left", "right"))
NOTHING = (0, "px")
BARE = {"background": None} | dict.fromkeys(CORNERS, (0, 0))
"""What the layout notes of a box without background and round corners."""

IN_FLOW = frozenset({"static", "relative"})
NOTES = r"footnote|::note|\bnote\("
"""What a style says that makes notes."""
NEEDS_ALL = re.compile(rf"{NOTES}|list-item")
"""What a style says that lets any element have a note or a mark."""


def hurry() -> None:
    """Put all helps in place."""
    ComputedStyle.__missing__ = quick_style(ComputedStyle.__missing__)
    replace_everywhere(percent.resolve_percentages, quick_percentages(percent.resolve_percentages))
    replace_everywhere(floats.avoid_collisions, quick_room(floats.avoid_collisions))
    replace_everywhere(background.layout_box_backgrounds, quick_backgrounds(background.layout_box_backgrounds))
    Box.is_in_normal_flow = is_in_normal_flow
    replace_everywhere(line_break.strut, worked_out_once(line_break.strut))
    computed_values.parse_color = quick_color(computed_values.parse_color)
    page.set_page_type_computed_styles = quick_pages(page.set_page_type_computed_styles)
    inputstream.characters_until_regex = Patterns()
    tinyhtml5.parse = parsed


class Patterns(dict[tuple[Iterable[str], bool], re.Pattern[str]]):
    """What finds the next of some characters, or the next that is none of them, worked out once (3 %).

    tinyhtml5 means to keep them, but keeps them where it does not look for them.
    """

    def __missing__(self, key: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        pattern = re.compile("[{}{}]+".format("" if opposite else "^", "".join(map(re.escape, characters))))
        self[key] = pattern
        return pattern


def parsed(document: Any, namespace_html_elements: bool = True, **asked: Any) -> Any:  # noqa: ANN401 - as tinyhtml5 has it
    """Parse a document, and let go of what the parser noted of it, which would wait for the garbage collector."""
    parser = HTMLParser(namespace_html_elements)
    root = parser.parse(document, **asked)
    notes = [parser.tree.document]
    while notes:
        note = notes.pop()
        notes.extend(note._children)
        note.parent, note._children = None, []
    return root


class LeanHtml(weasyprint.HTML):  # type: ignore[misc] # WeasyPrint has no types
    """A document whose elements have no styles for foot notes, side notes and marks of lists unless it needs them.

    WeasyPrint gives each element of any kind six styles for them: a tenth of the time and a third of the memory.
    """

    def __init__(self, text: str) -> None:
        self.styles = styles(text)
        self.needs_all = any(map(NEEDS_ALL.search, self.styles))
        super().__init__(string=text, base_url=None, url_fetcher=weasyprint.URLFetcher(allowed_protocols={"data"}))

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        usual: list[Any] = super()._ua_stylesheets(forms)
        return usual if self.needs_all else [lean_sheet(), *usual[1:]]


@cache
def lean_sheet() -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """The styles that every document begins with, without those for all elements of any kind."""
    without_notes = re.sub(r"^::(?:foot)?note-.*$", "", UA, flags=re.MULTILINE)
    return weasyprint.CSS(string=without_notes.replace("\n::marker", "\nli::marker"))


def replace_everywhere(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Let every module of WeasyPrint that imported a function by its name use another instead."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("weasyprint.") and getattr(module, old.__name__, None) is old:
            setattr(module, old.__name__, new)


def quick_style(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """The value of a property nobody set: the parent's or the initial one, without the long way (9 %)."""

    def value(style: Any, name: str) -> Any:  # noqa: ANN401 - private types of WeasyPrint
        if name in style.cascaded:
            return compute(style, name)
        if name in INITIAL_PLAIN and (name not in PHYSICAL_FUNCTIONS or LOGICAL.isdisjoint(style.cascaded)):
            found = style[name] = INITIAL_VALUES[name]
            return found
        if name in INHERITED_PLAIN and style.parent_style is not None:
            found = style[name] = style.parent_style[name]
            return found
        return compute(style, name)

    return value


def quick_percentages(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Margins, paddings and sizes are the same for one style in one containing block (7 %)."""

    def resolve_once(box: Any, containing_block: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        if has_sizes_of_its_own(box):
            resolve(box, containing_block)
            return
        is_box = isinstance(containing_block, Box)
        block = (containing_block.width, containing_block.height) if is_box else tuple(containing_block)
        known = box.style.__dict__.setdefault("used_values", {})
        if block in known:
            box.__dict__.update(known[block])
            return
        resolve(box, containing_block)
        known[block] = {name: box.__dict__[name] for name in USED_VALUES}

    return resolve_once


def quick_room(avoid: Callable[..., Any]) -> Callable[..., Any]:
    """Where nothing floats, what is written from the left has all the room of the block around it (7 %)."""

    def room(context: Any, box: Any, block: Any, outer: bool = True) -> Any:  # noqa: ANN401 - as WeasyPrint has it
        is_apart = outer and box.style["float"] != "none"
        is_shifted = not outer and (box.margin_left or box.margin_right or box.margin_top)
        if context.excluded_shapes or is_apart or is_shifted or block.style["direction"] != "ltr":
            return avoid(context, box, block, outer)
        left = block.content_box_x()
        return left, box.position_y, left + block.width - left

    return room


def worked_out_once(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What follows from one thing alone, as from a style, is worked out once for it (2 % for struts)."""

    def known(thing: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
        kept = thing.__dict__.setdefault("worked_out", {})
        if work not in kept:
            kept[work] = work(thing)
        return kept[work]

    return known


def quick_backgrounds(lay: Callable[..., None]) -> Callable[..., None]:
    """Most boxes have no background, which their style says (4 %)."""

    def lay_quickly(page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None) -> None:  # noqa: ANN401
        is_usual = layout_children and style is None and box is not page and isinstance(box, Box)
        if not is_usual or not is_bare(box.style):
            lay(page, box, get_image, layout_children, style)
            return
        box.__dict__.update(BARE)
        for child in box.all_children():
            lay_quickly(page, child, get_image)

    return lay_quickly


@worked_out_once
def is_bare(style: Any) -> bool:  # noqa: ANN401 - private types of WeasyPrint
    """Whether a style has neither a background nor round corners nor pictures for borders."""
    pictures = [
        kind for kind, *_ in (*style["background_image"], style["border_image_source"], style["mask_border_source"])
    ]
    is_plain = get_color(style, "background_color").alpha == 0 and not style["box_shadow"]
    return is_plain and set(pictures) <= {"none"} and all(NOTHING in style[corner] for corner in CORNERS)


def quick_color(parse: Callable[..., Any]) -> Callable[..., Any]:
    """The colours that styles begin with are words: each is read once (3 %)."""
    known = cache(parse)

    def color(value: Any, scheme: Any = None) -> Any:  # noqa: ANN401 - private types of WeasyPrint
        return known(value, scheme) if isinstance(value, str) else parse(value, scheme)

    return color


def quick_pages(set_styles: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    """Pages have the styles of the page before that no rule tells from them (3 %)."""

    def set_once(kind: Any, html: Any, style_for: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        if tells_pages_by_number(style_for):
            set_styles(kind, html, style_for)
            return
        styles = style_for.get_computed_styles()
        known = style_for.__dict__.setdefault("kinds_of_page", {})
        alike = (kind.side, kind.blank, kind.name, kind.index == 0)
        if alike not in known:
            set_styles(kind, html, style_for)
            known[alike] = {key[1]: style for key, style in styles.items() if key[0] == kind}
        styles.update({(kind, edge): style for edge, style in known[alike].items()})

    return set_once


@worked_out_once
def tells_pages_by_number(style_for: Any) -> bool:  # noqa: ANN401 - private types of WeasyPrint
    """Whether a rule is for pages of some numbers only."""
    rules = [rule for sheet, *_ in style_for._sheets for rule in sheet.page_rules]
    return any(selector[2].index is not None for _, selectors, _ in rules for selector in selectors)


def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 - private types of WeasyPrint
    """Whether a box neither floats nor is put elsewhere: asked for without five questions (2 %)."""
    style = box.style
    return style["float"] == "none" and style["position"] in IN_FLOW


def has_sizes_of_its_own(box: Any) -> bool:  # noqa: ANN401 - private types of WeasyPrint
    """Whether sizes are not those of the style: of pages, in collapsed borders, and where the layout sets the style."""
    is_collapsed = box.style["border_collapse"] == "collapse" and hasattr(box, "border_top_width")
    return isinstance(box, PageBox) or box.is_flex_item or box.is_grid_item or is_collapsed
