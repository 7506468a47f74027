"""A laid out portion drawn and written; heads and feet are drawn when the pages of all portions are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint import pdf as making
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document
from weasyprint.draw import draw_stacking_context
from weasyprint.layout import page as page_layout
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.stacking import StackingContext

from tracker.presentation.pdf.layout import OPTIONS, Laid, replaced
from tracker.presentation.pdf.objects import NumberedPdf, written
from tracker.presentation.pdf.quire import Binding, Leaves, Place, Tick

SCALE = 0.75
"""Points in a CSS pixel."""
PRINTED = 4
"""The flag of an annotation that is printed, which PDF/A asks for."""
KEYS = 1 << 20
"""Keys in the tree of parents that one quire may use: its pages and links are fewer by far."""


@dataclass(slots=True)
class Drawn:
    """A quire whose pages are drawn but for heads and feet."""

    context: Any
    boxes: Sequence[Any]
    """Its pages, without what is on them."""
    document: Any
    pdf: NumberedPdf
    fonts: Any
    """The dictionary of fonts, which heads and feet may add to."""
    resources: Any
    images: Any
    pages: Sequence[Any]
    leaves: Leaves


def draw(laid: Laid, binding: Binding, elsewhere: Mapping[str, int]) -> Drawn:
    """Draw what is on the pages and write it, and forget the boxes."""
    context, pages = laid.context, laid.pages
    bookmarks = [(page.height, tuple(page.bookmarks)) for page in pages]
    for page in pages:
        page.bookmarks = []  # those of all quires make one tree
    document = Document(pages, DocumentMetadata(lang="und"), laid.html.url_fetcher, context.font_config, {}, "srgb")
    later: dict[str, Any] = {}
    with (
        replaced(
            making,
            resolve_links=links_beyond(making.resolve_links, elsewhere),
            build_fonts_dictionary=lambda *_: later.setdefault("fonts", pydyf.Dictionary()),
            _use_references=lambda _pdf, resources, images, _profiles: later.update(resources=resources, images=images),
        ),
        replaced(pydyf, PDF=partial(NumberedPdf, binding.first, binding.step)),
    ):
        pdf = making.generate_pdf(document, None, 1, **OPTIONS)
    boxes = [page._page_box for page in pages]
    leaves, sheets = bound(pdf, binding, bookmarks, later)
    for box in boxes:
        box.children = [first_line(child) for child in box.children[:1]]
    forget(context)
    document.pages = []
    return Drawn(context, boxes, document, pdf, later["fonts"], later["resources"], later["images"], sheets, leaves)


def links_beyond(resolve: Any, elsewhere: Mapping[str, int]) -> Any:  # noqa: ANN401 - private functions of WeasyPrint
    """How WeasyPrint resolves links, with the anchors of other portions known."""

    def resolve_links(pages: Sequence[Any]) -> Iterator[Any]:
        others = SimpleNamespace(anchors=dict.fromkeys(elsewhere, (0, 0, 0, 0)), links=())
        return (found for found, _ in zip(resolve([*pages, others]), pages, strict=False))

    return resolve_links


def bound(
    pdf: NumberedPdf, binding: Binding, bookmarks: Sequence[Any], later: dict[str, Any]
) -> tuple[Leaves, Sequence[Any]]:
    """Make the objects of a quire part of the whole, and write those that are complete."""
    root = pdf.at(pdf.catalog["StructTreeRoot"])
    top = pdf.at(root["K"][0])
    parents = pdf.at(root["ParentTree"])
    for tag in top["K"]:
        pdf.at(tag)["P"] = binding.tags
    base = binding.number * KEYS
    keys = [base + key for key in parents["Nums"][::2]]
    parents["Nums"][::2] = keys
    parents["Limits"] = pydyf.Array((keys[0], keys[-1]))
    pages = [pdf.at(reference) for reference in pdf.page_references]
    for page in pages:
        page["Parent"] = binding.pages
        page["StructParents"] += base
        drawing = pdf.at(page["Contents"])
        drawing.stream = [b"q", *drawing.stream, b"Q"]
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    destinations = [(name.string, place.data) for name, place in zip(names[::2], names[1::2], strict=True)]
    dropped = {id(thing) for thing in (pdf.objects[0], pdf.pages, pdf.catalog, root, top)}
    dropped |= {id(thing) for thing in (*pages, later["fonts"], later["resources"])}
    ready = [thing for thing in pdf.objects if id(thing) not in dropped]
    for thing in ready:
        if isinstance(thing, dict) and thing.get("Type") == "/Annot":
            thing["F"] = PRINTED
            if "StructParent" in thing:
                thing["StructParent"] += base
    body = written(pdf, ready)
    pdf.objects = [None] * len(pdf.objects)
    return Leaves(pdf.page_references, destinations, bookmarks, list(top["K"]), parents.reference, [body]), pages


def first_line(box: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """Of a box and what is in it only what begins it, which ``string(…, start)`` asks for."""
    return SimpleNamespace(style=box.style, children=[first_line(child) for child in box.children[:1]])


def forget(context: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Keep of a layout only what heads and feet need: the styles of pages."""
    styles = context.style_for.get_computed_styles()
    for key in [key for key in styles if not isinstance(key[0], page_layout.PageType)]:
        del styles[key]
    context.target_collector = TargetCollector()
    context.tables.clear()
    context.dictionaries.clear()


def finish(drawn: Drawn, place: Place, tick: Tick) -> Leaves:
    """Draw heads and feet, and write the rest."""
    pdf, context, document = drawn.pdf, drawn.context, drawn.document
    done = len(pdf.objects)
    begin_strings(context, place.strings)
    for number, (box, page) in enumerate(zip(drawn.boxes, drawn.pages, strict=True), start=1):
        state = context.page_maker[number][3]
        state[1].update(page=[place.first + number - 1], pages=[place.total])
        context.current_page = number + 1
        stream = Stream(
            document.fonts,
            (0, 0, box.margin_width(), box.margin_height()),
            drawn.resources,
            drawn.images,
            None,
            document.color_profiles,
            document.output_intent,
            compress=True,
        )
        draw_edges(context, box, state, stream)
        pdf.add_object(stream)
        page["Contents"] = pydyf.Array((page["Contents"], stream.reference))
        tick()
    drawn.fonts.update(making.build_fonts_dictionary(pdf, document.fonts, True, True, OPTIONS))
    drawn.resources["Font"] = drawn.fonts.reference
    making._use_references(pdf, drawn.resources, drawn.images, document.color_profiles)
    rest = written(pdf, [*pdf.objects[done:], drawn.fonts, drawn.resources, *drawn.pages])
    leaves = drawn.leaves
    return Leaves(
        leaves.pages, leaves.destinations, leaves.bookmarks, leaves.tags, leaves.parents, [*leaves.bodies, rest]
    )


def begin_strings(context: Any, strings: Mapping[str, str]) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Let running words hold from before the first page, which becomes the second for them."""
    shifted: dict[str, dict[int, Any]] = defaultdict(dict)
    for name, text in strings.items():
        shifted[name][1] = [text]
    for name, texts in context.string_set.items():
        shifted[name].update((page + 1, words) for page, words in texts.items())
    context.string_set = shifted


def draw_edges(context: Any, page: Any, state: Any, stream: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Draw head, foot and what else stands around a page, as the artifacts they are (ISO 32000-1, 14.8.2.2)."""
    stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
    with stream.stacked():
        stream.transform(d=-1, f=page.margin_height() * SCALE)
        stream.transform(a=SCALE, d=SCALE)
        for box in page_layout.make_margin_boxes(context, page, state):
            layout_box_backgrounds(page, box, context.get_image_from_uri)
            draw_stacking_context(stream, StackingContext.from_box(box, page))
    stream.end_marked_content()
