"""One HTML file with overview, filters and cards, for those who get no server; it needs nothing beside it."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from tracker.presentation.exports import Exportable
from tracker.presentation.formats import Formats
from tracker.presentation.html import render_page, site_file, site_styles, without_dead_links
from tracker.presentation.messages import Messages
from tracker.presentation.review.marks import Narrowing
from tracker.presentation.review.overview import overview
from tracker.presentation.view import report_view
from tracker.presentation.view.front import front
from tracker.presentation.view.teller import Teller
from tracker.problems import has_errors

SCRIPT = "export.js"


def export(what: Exportable) -> bytes:
    """The file. Its policy lets nothing run or load but its own script and style."""
    is_draft = has_errors(what.problems)
    view = report_view(what.assessment, what.problems, language=what.language, is_draft=is_draft)
    teller = Teller(what.assessment, Messages(what.language), Formats(what.language))
    script, styles = site_file(SCRIPT).read_text(encoding="utf-8"), site_styles()
    page = render_page(
        "export",
        what.language,
        view=view,
        front=front(teller, is_draft=is_draft, edition=what.edition),
        overview=overview(teller, Narrowing(), is_draft=is_draft),
        script=script,
        styles=styles,
        policy=f"default-src 'none'; img-src data:; script-src {hashed(script)}; style-src {hashed(styles)}",
    )
    return without_dead_links(page).encode("utf-8", "surrogatepass")


def hashed(content: str) -> str:
    """What a content security policy knows a script or style by."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
