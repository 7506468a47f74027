"""A portion laid out: boxes on pages, still without heads and feet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import weasyprint
from weasyprint import layout
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.css.targets import TargetCollector, TargetLookupItem
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import TableBox
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.layout import page as page_layout

from tracker.presentation.pdf.division import Portion
from tracker.presentation.pdf.helps import LeanHtml
from tracker.presentation.pdf.objects import pressed
from tracker.presentation.pdf.quire import Inseparable, Place, Proof, Tick
from tracker.presentation.pdf.sheets import fonts_for

OPTIONS = {**weasyprint.DEFAULT_OPTIONS, "pdf_tags": True, "pdf_version": "1.7"}
EDGES = tuple(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("top", "bottom"))


@dataclass(frozen=True, slots=True)
class Laid:
    """A portion after its layout: the context of the layout and its pages."""

    html: Any
    context: Any
    pages: Sequence[Any]
    is_whole: bool

    def proof(self) -> Proof:
        """What others must know of it."""
        anchors: dict[str, int] = {}
        for number, page in enumerate(self.pages):
            for name in page.anchors:
                anchors.setdefault(name, number)
        strings = {name: texts[max(texts)][-1] for name, texts in self.context.string_set.items() if texts}
        asks = not self.is_whole and bool(self.context.target_collector.counter_lookup_items)
        return Proof(len(self.pages), anchors, strings, asks)


class Sheet(Page):  # type: ignore[misc] # WeasyPrint has no types
    """A page whose drawing is kept compressed."""

    def paint(self, stream: Any, scale: float = 1) -> None:  # noqa: ANN401 - private types of WeasyPrint
        """Draw the page."""
        super().paint(stream, scale)
        pressed(stream)


@contextmanager
def replaced(module: ModuleType, **functions: Any) -> Iterator[None]:  # noqa: ANN401 - functions of any kind
    """Let a module use other functions while the block runs."""
    kept = {name: getattr(module, name) for name in functions}
    vars(module).update(functions)
    try:
        yield
    finally:
        vars(module).update(kept)


def lay_out(portion: Portion, place: Place, tick: Tick) -> Laid:
    """Lay out a portion.

    Raises:
        Inseparable: It cannot be laid out alone.
    """
    html = LeanHtml(portion.html)
    context = Document._build_layout_context(html, fonts_for(html.styles), CounterStyle(), {}, dict(OPTIONS))
    collector = context.target_collector
    tell_pages(collector, place.anchors)
    root = build_formatting_structure(
        html.etree_element,
        context.style_for,
        context.get_image_from_uri,
        html.base_url,
        collector,
        context.counter_style,
        context.footnotes,
    )
    if not portion.is_whole:
        refuse_tied(html, context, is_first=place.first == 1)
    with (
        replaced(layout, initialize_page_maker=counting_from(place.first), make_margin_boxes=lambda *_: ()),
        replaced(page_layout, PageType=page_type_from(place.first), remake_page=ticking(page_layout.remake_page, tick)),
    ):
        boxes = list(layout.layout_document(html, root, context))
    for page in boxes:
        let_go_of_columns(page)
    return Laid(html, context, [Sheet(box) for box in boxes], portion.is_whole)


def let_go_of_columns(page: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Drop how columns find their cells, which is done: tables that hold themselves wait for the garbage collector."""
    for box in page.descendants():
        if isinstance(box, TableBox):
            for column in (column for group in box.column_groups for column in group.children):
                column.__dict__.pop("get_cells", None)


def tell_pages(collector: TargetCollector, anchors: Mapping[str, int]) -> None:
    """Let the layout know the pages of anchors in other portions."""
    for name, page in anchors.items():
        item = collector.target_lookup_items[name] = TargetLookupItem("up-to-date")
        item.target_box = SimpleNamespace(cached_counter_values={})
        item.cached_page_counter_values = {"page": [page]}


def refuse_tied(html: Any, context: Any, *, is_first: bool) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Refuse to lay out a portion alone where that would show.

    Raises:
        Inseparable: It does not begin a page, the body has margins, or its text counts pages.
    """
    body = html.etree_element.find("body")
    shown = (style for style in map(context.style_for, body) if style["display"] != ("none",))
    begins = is_first or next(shown)["break_before"] in ("page", "always")
    styles = (context.style_for(html.etree_element), context.style_for(body))
    spaced = any(style[edge] != ZERO_PIXELS for style in styles for edge in EDGES)
    counts = any(not item.missing_target_counters for item in context.target_collector.counter_lookup_items.values())
    if not begins or spaced or counts:
        raise Inseparable


def counting_from(first: int) -> Callable[[Any, Any], None]:
    """How WeasyPrint begins to make pages, with the number of the first one."""
    begin = layout.initialize_page_maker

    def begin_counting(context: Any, root: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        begin(context, root)
        _, counters, scopes, _ = context.page_maker[0][3]
        counters["page"] = [first - 1]
        scopes[0].add("page")

    return begin_counting


def page_type_from(first: int) -> Callable[..., Any]:
    """The kind of a page; only the first of the whole document is ``:first``."""
    page_type = page_layout.PageType

    def numbered(side: str, blank: bool, name: str, index: int, groups: Any) -> Any:  # noqa: ANN401
        return page_type(side, blank, name, index + first - 1, groups)

    return numbered


def ticking(make: Callable[..., Any], tick: Tick) -> Callable[..., Any]:
    """A function that ticks whenever it has done its work."""

    def make_and_tick(*arguments: Any) -> Any:  # noqa: ANN401 - hands on what it gets
        made = make(*arguments)
        tick()
        return made

    return make_and_tick
