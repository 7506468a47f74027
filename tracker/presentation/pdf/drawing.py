"""A laid out portion drawn and written; heads and feet are drawn when the pages of all portions are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from weasyprint.matrix import Matrix
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.stacking import StackingContext

from tracker.presentation.pdf.layout import OPTIONS, Laid, replaced
from tracker.presentation.pdf.lines import Fonts
from tracker.presentation.pdf.objects import NumberedPdf, written
from tracker.presentation.pdf.quire import Binding, Leaves, Place, Tick

SCALE = 0.75
"""Points in a CSS pixel."""
PRINTED = 4
"""The flag of an annotation that is printed, which PDF/A asks for."""
KEYS = 1 << 20
"""Keys in the tree of parents that one quire may use: its pages and links are fewer by far."""
PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})
"""Heads and feet are no content but artifacts (ISO 32000-1, 14.8.2.2)."""


@dataclass(slots=True)
class Unresolved:
    """What all pages of a quire use, and what heads and feet may add to."""

    fonts: Any
    resources: Any = None
    images: Any = None

    def keep(self, _pdf: Any, resources: Any, images: Any, _profiles: Any) -> None:  # noqa: ANN401 - as WeasyPrint has it
        """Keep the resources for later, instead of resolving them."""
        self.resources, self.images = resources, images


@dataclass(slots=True)
class Drawn:
    """A quire whose pages are drawn but for heads and feet."""

    context: Any
    document: Any
    boxes: Sequence[Any]
    """Its pages, without what is on them."""
    pdf: NumberedPdf
    pages: Sequence[Any]
    """Its pages as objects of the PDF."""
    later: Unresolved
    leaves: Leaves


def draw(laid: Laid, binding: Binding, elsewhere: Iterable[str]) -> Drawn:
    """Draw what is on the pages and write it, and forget the boxes."""
    bookmarks = [(page.height, tuple(page.bookmarks)) for page in laid.pages]
    for page in laid.pages:
        page.bookmarks = []  # those of all quires make one tree
    document = Document(
        laid.pages, DocumentMetadata(lang="und"), laid.html.url_fetcher, laid.context.font_config, {}, None
    )
    document.fonts = Fonts()
    later = Unresolved(pydyf.Dictionary())
    with (
        replaced(making, resolve_links=links_beyond(making.resolve_links, elsewhere)),
        replaced(making, build_fonts_dictionary=lambda *_: later.fonts, _use_references=later.keep),
        replaced(pydyf, PDF=partial(NumberedPdf, binding.first, binding.step)),
    ):
        pdf = making.generate_pdf(document, None, 1, **OPTIONS)
    pages = [pdf.at(reference) for reference in pdf.page_references]
    leaves = replace(fitted(pdf, pages, binding), bookmarks=bookmarks)
    unfinished = {id(thing) for thing in (*roots(pdf), *pages, later.fonts, later.resources)}
    body = written(pdf, [thing for thing in pdf.objects if id(thing) not in unfinished])
    boxes = [page._page_box for page in laid.pages]
    forget(laid.context, boxes, document, pdf)
    return Drawn(laid.context, document, boxes, pdf, pages, later, replace(leaves, bodies=[body]))


def links_beyond(resolve: Callable[..., Iterator[Any]], elsewhere: Iterable[str]) -> Callable[..., Iterator[Any]]:
    """How WeasyPrint resolves links, with the anchors of other portions known."""
    others = SimpleNamespace(anchors=dict.fromkeys(elsewhere, (0, 0, 0, 0)), links=())

    def resolve_links(pages: Sequence[Any]) -> Iterator[Any]:
        return (found for found, _ in zip(resolve([*pages, others]), pages, strict=False))

    return resolve_links


def roots(pdf: NumberedPdf) -> Sequence[Any]:
    """The objects that stand for the file as a whole: they are in its cover."""
    root = pdf.at(pdf.catalog["StructTreeRoot"])
    return pdf.objects[0], pdf.pages, pdf.catalog, root, pdf.at(root["K"][0])


def fitted(pdf: NumberedPdf, pages: Sequence[Any], binding: Binding) -> Leaves:
    """Make the trees of a quire branches of those of the file."""
    *_, root, top = roots(pdf)
    for tag in top["K"]:
        pdf.at(tag)["P"] = binding.tags
    parents = pdf.at(root["ParentTree"])
    shift_keys(pdf, parents, binding.number * KEYS)
    for page in pages:
        page["Parent"] = binding.pages
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    destinations = [(name.string, place.data) for name, place in zip(names[::2], names[1::2], strict=True)]
    return Leaves(pdf.page_references, destinations, (), tuple(top["K"]), parents.reference, ())


def shift_keys(pdf: NumberedPdf, parents: Any, base: int) -> None:  # noqa: ANN401 - private types of pydyf
    """Let the keys of pages and links in the tree of parents begin elsewhere than at 0."""
    keys = parents["Nums"][::2] = [base + key for key in parents["Nums"][::2]]
    parents["Limits"] = pydyf.Array((keys[0], keys[-1]))
    for thing in pdf.objects:
        if isinstance(thing, dict):
            for key in thing.keys() & {"StructParent", "StructParents"}:
                thing[key] += base
            if thing.get("Type") == "/Annot":
                thing["F"] = PRINTED


def forget(context: Any, boxes: Sequence[Any], document: Any, pdf: NumberedPdf) -> None:  # noqa: ANN401 - as WeasyPrint has it
    """Keep only what heads and feet need: the styles of pages and the fonts."""
    for box in boxes:
        box.children = [beginning(child) for child in box.children[:1]]
    styles = context.style_for.get_computed_styles()
    for key in [key for key in styles if not isinstance(key[0], page_layout.PageType)]:
        del styles[key]
    context.target_collector.counter_lookup_items.clear()
    context.target_collector = TargetCollector()
    context.tables.clear()
    context.dictionaries.clear()
    document.pages = []
    pdf.objects = [None] * len(pdf.objects)


def beginning(box: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """Of a box and what is in it only what begins it, which ``string(…, start)`` asks for."""
    return SimpleNamespace(style=box.style, children=[beginning(child) for child in box.children[:1]])


def finish(drawn: Drawn, place: Place, tick: Tick) -> Leaves:
    """Draw heads and feet, and write the rest."""
    pdf, later, profiles = drawn.pdf, drawn.later, drawn.document.color_profiles
    begun = len(pdf.objects)
    begin_strings(drawn.context, place.strings)
    for index, page in enumerate(drawn.pages):
        edges = edges_of(drawn, index, place)
        pdf.add_object(edges)
        page["Contents"] = pydyf.Array((page["Contents"], edges.reference))
        tick()
    later.fonts.update(making.build_fonts_dictionary(pdf, drawn.document.fonts, True, True, OPTIONS))
    later.resources["Font"] = later.fonts.reference
    making._use_references(pdf, later.resources, later.images, profiles)
    rest = written(pdf, [*pdf.objects[begun:], later.fonts, later.resources, *drawn.pages])
    return replace(drawn.leaves, bodies=[*drawn.leaves.bodies, rest])


def begin_strings(context: Any, strings: Mapping[str, str]) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Let running words hold from before the first page; for them the first page is the second."""
    shifted: dict[str, dict[int, Any]] = defaultdict(dict)
    for name, text in strings.items():
        shifted[name][1] = [text]
    for name, texts in context.string_set.items():
        shifted[name].update((page + 1, words) for page, words in texts.items())
    context.string_set = shifted


def edges_of(drawn: Drawn, index: int, place: Place) -> Any:  # noqa: ANN401 - a class of WeasyPrint
    """Head, foot and what else stands around a page, as a stream."""
    context, page, document = drawn.context, drawn.boxes[index], drawn.document
    state = context.page_maker[index + 1][3]
    state[1].update(page=[place.first + index], pages=[place.total])
    context.current_page = index + 2
    area = (0, 0, page.margin_width(), page.margin_height())
    stream = Stream(
        document.fonts,
        area,
        drawn.later.resources,
        drawn.later.images,
        None,
        document.color_profiles,
        None,
        compress=True,
    )
    # The drawing of the page leaves the stream upside down, as WeasyPrint draws; this one only has to be made smaller.
    stream._ctm_stack[-1] = Matrix(d=-1, f=page.margin_height() * SCALE)
    stream.begin_marked_content("Artifact", PAGINATION)
    with stream.stacked():
        stream.transform(a=SCALE, d=SCALE)
        for box in page_layout.make_margin_boxes(context, page, state):
            layout_box_backgrounds(page, box, context.get_image_from_uri)
            draw_stacking_context(stream, StackingContext.from_box(box, page))
    stream.end_marked_content()
    return stream
