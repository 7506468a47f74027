"""Lines of text are shaped once: the same words in the same style, which reports are full of, are known the next time.

None of this changes what is printed. As the other helps it wraps private code of the pinned WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text import line_break

from tracker.presentation.pdf.helps import replace_everywhere, worked_out_once

SHAPES = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "white_space",
    "word_break",
    "word_spacing",
)
"""The properties that a line of text depends on, beside whether it is decorated."""

REPEATED = 80
"""Characters of a text that may well come again; longer ones are seldom the same."""
MOST = 20_000
"""So many lines are known at a time."""

Stroke = bytes | tuple[Any, Any]
"""Something written on a stream, or a font and its size."""
Split = tuple[Any, ...]
"""A line as WeasyPrint gives it: its layout, length, where the next one begins, width, height, baseline."""


def know_lines() -> None:
    """Let WeasyPrint know lines again (a fifth of all time)."""
    replace_everywhere(line_break.split_first_line, known_split(line_break.split_first_line))
    drawing.draw_first_line = known_drawing(drawing.draw_first_line, line_break.Layout.reactivate)
    line_break.Layout.reactivate = awaken_later
    line_break.Layout.deactivate = asleep


@worked_out_once
def shape(style: Any) -> int:  # noqa: ANN401 - private types of WeasyPrint
    """A number that styles share which shape text alike."""
    shapes: dict[Any, int] = style.font_config.__dict__.setdefault("shapes", {})
    key = (style["text_decoration_line"] == "none", *[style[name] for name in SHAPES])
    return shapes.setdefault(key, len(shapes))


def known_split(split: Callable[..., Split]) -> Callable[..., Split]:
    """How a line is split from a text, looked up where the text is short.

    A text that fits as a whole is the same line in every width that holds it.
    """

    def split_once(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
        text: str,
        style: Any,  # noqa: ANN401
        context: Any,  # noqa: ANN401
        max_width: float | None,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Split:
        if len(text) > REPEATED:
            return split(text, style, context, max_width, spacing, is_line_start, minimum)
        lines: dict[Any, Split] = style.font_config.__dict__.setdefault("lines", {})
        whole = (text, shape(style), spacing)
        line = lines.get(whole)
        if line is not None and (max_width is None or line[3] < max_width - 1):
            return (in_width(line[0], max_width), *line[1:])
        within = (*whole, max_width, is_line_start, minimum)
        line = lines.get(within)
        if line is None:
            line = split(text, style, context, max_width, spacing, is_line_start, minimum)
            if len(lines) >= MOST:
                lines.clear()
            lines[whole if is_all_of(text, line, max_width) else within] = line
        return line

    return split_once


def is_all_of(text: str, line: Split, max_width: float | None) -> bool:
    """Whether a line holds a whole text, with room enough for it."""
    _, length, following, width, *_ = line
    return following is None and length == len(text.encode()) and (max_width is None or width <= max_width)


def in_width(layout: Any, max_width: float | None) -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """The same line in another width."""
    return layout if layout.max_width == max_width else twin(layout, max_width=max_width)


def twin(layout: Any, **changed: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """Another line with the same text."""
    other = object.__new__(line_break.Layout)
    other.__dict__.update(layout.__dict__, **changed)
    return other


def awaken_later(layout: Any, style: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Keep the style of a line that is going to be drawn: it is shaped again only if it was not drawn before."""
    layout.style = style


def asleep(layout: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Forget what Pango has made of a line."""
    for name in ("layout", "language", "style"):
        layout.__dict__.pop(name, None)


class Fonts(dict[Any, Any]):
    """The fonts of a document, and the lines that were drawn with them."""

    def __init__(self) -> None:
        self.drawings: dict[Any, Sequence[Stroke]] = {}


class Noted:
    """A stream that notes how a line is drawn on it."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        self.noted_stream = stream
        self.strokes: list[Stroke] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a stream has
        return getattr(self.noted_stream, name)

    def set_font_size(self, font: Any, size: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        """Take another font."""
        self.strokes.append((font, size))
        self.noted_stream.set_font_size(font, size)

    def show_text(self, text: str) -> None:
        """Write letters."""
        self.noted_stream.show_text(text)
        self.strokes.append(self.noted_stream.stream[-1])

    def set_text_rise(self, height: float) -> None:
        """Raise what follows."""
        self.noted_stream.set_text_rise(height)
        self.strokes.append(self.noted_stream.stream[-1])


def known_drawing(draw: Callable[..., Any], awaken: Callable[[Any, Any], None]) -> Callable[..., Any]:
    """How a line is drawn: as its like was drawn before in the same document, at another place."""

    def draw_once(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:  # noqa: ANN401
        if not box.text.strip():
            return []
        layout = box.pango_layout
        drawings: dict[Any, Sequence[Stroke]] = getattr(stream._fonts, "drawings", {})
        is_usual = overflow == "clip" and ellipsis == "none"
        key = (layout.text, shape(layout.style), layout.justification_spacing)
        if is_usual and key in drawings:
            stream.set_text_matrix(*matrix.values)
            draw_again(stream, drawings[key])
            return []
        if ellipsis != "none":
            layout = box.pango_layout = twin(layout)  # the words before the ellipsis become other ones
        awaken(layout, layout.style)
        noted = Noted(stream)
        pictures = draw(noted, box, overflow, ellipsis, matrix)
        if is_usual and not pictures:
            drawings[key] = noted.strokes
        return pictures

    return draw_once


def draw_again(stream: Any, strokes: Sequence[Stroke]) -> None:  # noqa: ANN401 - private types of WeasyPrint
    """Draw what was noted."""
    for stroke in strokes:
        if isinstance(stroke, bytes):
            stream.stream.append(stroke)
        else:
            stream.set_font_size(*stroke)
