"""View to HTML. The only module that knows Jinja."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker.presentation.messages import Messages
from tracker.presentation.view import ReportView
from tracker.shipped import shipped_folder


@cache
def environment(language: str) -> Environment:
    """The shipped templates: everything is escaped, a name that does not exist is an error, ``_`` translates."""
    found = Environment(
        loader=FileSystemLoader(shipped_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["_"] = Messages(language).text
    return found


@cache
def style_sheet(folder: Path) -> str:
    """All style sheets in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / "css").glob("*.css")))


def render_html(view: ReportView) -> str:
    """The report as one HTML document that needs nothing beside it."""
    template = environment(view.language).get_template("periodic.html")
    return template.render(view=view, styles=style_sheet(shipped_folder("templates")))
