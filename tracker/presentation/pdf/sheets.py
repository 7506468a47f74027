"""Sheets of styles are read once for all documents, and elements that are alike in them have one style.

Portions of a document have the same sheets, and so have all reports that a worker makes. None of this changes what is
printed. As the other helps it wraps private code of the pinned WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from weasyprint import css
from weasyprint.css import StyleFor
from weasyprint.layout.page import PageType
from weasyprint.text.fonts import FontConfiguration

from tracker.presentation.pdf.helps import NOTES, replace_everywhere

OF_ONE_DOCUMENT = re.compile(
    rf"@(?:font-face|counter-style|color-profile|import|layer|namespace)|\d(?:vw|vh|vi|vb|vmin|vmax)\b|{NOTES}",
    re.IGNORECASE,
)
"""What a style may say that tells more than itself: what the document has, its notes, or the size of its pages."""

MOST_SHEETS = 32
"""So many sheets are known at a time."""
MOST_STYLES = 5_000
"""So many styles are known at a time; each takes about ten kilobytes."""


class SharedFonts(FontConfiguration):  # type: ignore[misc] # WeasyPrint has no types
    """The shipped fonts, with the sheets and styles of documents that bring nothing of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[Any, Any] = {}
        self.styles: dict[Any, Any] = {}
        self.count = 0

    def learn(self, known: dict[Any, Any], key: Any, style: Any) -> None:  # noqa: ANN401 - private types of WeasyPrint
        """Know a style again."""
        if self.count >= MOST_STYLES:
            self.styles, self.count = {}, 0
        known[key] = style
        self.count += 1


def fonts_for(styles: Iterable[str]) -> FontConfiguration:
    """The fonts of a document with these styles, and what is known with them."""
    return FontConfiguration() if any(map(OF_ONE_DOCUMENT.search, styles)) else shared_fonts()


@cache
def shared_fonts() -> SharedFonts:
    """The shipped fonts."""
    return SharedFonts()


def know_styles() -> None:
    """Let WeasyPrint know sheets and styles again (a tenth of all time)."""
    replace_everywhere(css.CSS, known_sheets(css.CSS))
    StyleFor.set_computed_styles = known_styles(StyleFor.set_computed_styles)


def known_sheets(read: Callable[..., Any]) -> Callable[..., Any]:
    """A sheet, read once."""

    def sheet(*arguments: Any, **asked: Any) -> Any:  # noqa: ANN401 - as WeasyPrint has it
        fonts, rules = asked.get("font_config"), asked.get("page_rules")
        if not isinstance(fonts, SharedFonts) or rules is None or "string" not in asked:
            return read(*arguments, **asked)
        key = (asked["string"], asked["base_url"], asked["media_type"])
        if key not in fonts.sheets:
            if len(fonts.sheets) >= MOST_SHEETS:
                fonts.sheets.clear()
            fonts.sheets[key] = read(*arguments, **{**asked, "page_rules": []})
        found = fonts.sheets[key]
        rules.extend(found.page_rules)
        return found

    return sheet


def known_styles(set_style: Callable[..., None]) -> Callable[..., None]:
    """The style of an element whose parent has the same style and for which the same is said, worked out once."""

    def set_known(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
        style_for: Any,  # noqa: ANN401
        element: Any,  # noqa: ANN401
        parent: Any,  # noqa: ANN401
        root: Any = None,  # noqa: ANN401
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,  # noqa: ANN401
    ) -> None:
        fonts, styles = style_for.font_config, style_for.get_computed_styles()
        if not isinstance(fonts, SharedFonts) or isinstance(element, PageType):
            set_style(style_for, element, parent, root, pseudo_type, base_url, target_collector)
            return
        known = fonts.styles if parent is None else styles[parent, None].__dict__.setdefault("below", {})
        cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        key = (pseudo_type, *((name, sameness(value)) for name, (value, _) in cascaded.items()))
        if key not in known:
            set_style(style_for, element, parent, root, pseudo_type, base_url, target_collector)
            fonts.learn(known, key, styles[element, pseudo_type])
            return
        style = styles[element, pseudo_type] = known[key]
        if parent in (None, root):
            style.pop("overflow", None)  # what the root or the body says of it is moved to the page of each document
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    return set_known


def sameness(value: Any) -> Any:  # noqa: ANN401 - private types of WeasyPrint
    """What tells a value from others; what cannot be compared is the same only if it is one thing.

    The style that a value belongs to keeps it, so that no other thing can be taken for it.
    """
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
