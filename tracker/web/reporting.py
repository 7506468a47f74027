"""The page that orders a report, and the one that shows how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from tracker.archive.embed import Edition
from tracker.comparison import Since
from tracker.errors import WrongUsage
from tracker.languages import languages
from tracker.presentation.html import SHIPPED
from tracker.presentation.messages import Messages
from tracker.reporting import ReportRequest
from tracker.sentences import Sentence
from tracker.web.jobs import Job
from tracker.web.site import rendered
from tracker.web.visit import Visit, day_of
from tracker.web.worker import Order

TEMPLATE_WORDS: Mapping[str, Sentence] = {
    "periodic": "Periodic report: everything",
    "brief": "Brief: a few pages for a minister",
    "institution": "By institution: what each has promised and owes",
}
EDITION_WORDS: Mapping[str, Sentence] = {
    "full": "Full edition",
    "public": "Public edition: without what is restricted",
}


def report_page(visit: Visit) -> str:
    """The form."""
    return rendered(
        visit,
        "report",
        visit.text("Report"),
        tongues=[(one.code, one.name) for one in languages().values()],
        templates=[(one, visit.text(TEMPLATE_WORDS[one])) for one in SHIPPED],
        editions=[(one, visit.text(words)) for one, words in EDITION_WORDS.items()],
        is_draft=visit.judged.is_draft,
        job=None,
    )


def job_page(visit: Visit, job: Job) -> str:
    """How far a report is, or what came of it."""
    step = job.step
    share = 100 * step.done // step.total if step.total else None
    path = visit.to(f"/report/{job.token}")
    file = visit.to(f"/report/{job.token}/{job.path.name}") if job.path else ""
    messages, ended = Messages(visit.language), job.ended
    words: dict[str, Any] = {
        "phase": step.phase.told(messages),
        "pages": messages.plural("{n} page", "{n} pages", ended.pages) if ended else "",
        "why": ended.why.told(messages) if ended and ended.why else "",
        "remarks": [one.told(messages) for one in ended.remarks] if ended else (),
    }
    return rendered(visit, "job", visit.text("Report"), job=job, share=share, address=path, file=file, **words)


def order_of(visit: Visit, form: Mapping[str, str]) -> Order:
    """What report was asked for.

    Raises:
        WrongUsage: One of the choices is none of those there are.
    """
    day = day_of(form.get("day", ""), visit.day)
    since = form.get("since", "").strip()
    request = ReportRequest(
        paths=(),
        as_of=day,
        out=Path(),  # the folder is chosen where it is made
        language=chosen(form, "report_language", tuple(languages())),
        draft=bool(form.get("draft")),
        template=chosen(form, "template", SHIPPED),
        since=Since(day=day_of(since, day)) if since else None,
        edition=cast("Edition", chosen(form, "edition", get_args(Edition))),
    )
    return Order(visit.batch.workbooks, request)


def chosen(form: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """One of some choices; the first where nothing was said."""
    value = form.get(name) or choices[0]
    if value not in choices:
        raise WrongUsage("'{value}' is none of {choices}.", value=value[:40], choices=", ".join(choices))
    return value
