"""Reports of small registers, in few words. The usual day is half way along the usual 100 days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from tests.assessment.judging import HALF_WAY, POLICY
from tests.build import day, register
from tests.presentation.page import Page, parsed
from tracker.assessment.assess import assess
from tracker.domain.record import FaultyRow, Record
from tracker.presentation.formats import Formats
from tracker.presentation.html import TemplateChoice, render_html
from tracker.presentation.messages import Messages
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.teller import Teller
from tracker.problems import Problem


class Asked(TypedDict, total=False):
    """What may be said of a report: its day, the register's settings and workbooks, problems, language."""

    on: str
    settings: Mapping[str, Any]
    files: Sequence[str]
    problems: Sequence[Problem]
    language: str
    is_draft: bool


def shown(*records: Record | FaultyRow, **asked: Unpack[Asked]) -> ReportView:
    """The view of the report of some records."""
    made = register(*records, settings=asked.get("settings"), files=asked.get("files", ()))
    return report_view(
        assess(made, as_of=day(asked.get("on", HALF_WAY)), policy=POLICY),
        asked.get("problems", ()),
        language=asked.get("language", "en"),
        is_draft=asked.get("is_draft", False),
    )


def page(*records: Record | FaultyRow, template: str = "periodic", **asked: Unpack[Asked]) -> Page:
    """The rendered report of some records."""
    return parsed(render_html(shown(*records, **asked), TemplateChoice(template)))


def teller(*records: Record | FaultyRow, **asked: Unpack[Asked]) -> Teller:
    """What the parts of the report of some records are told with."""
    made = register(*records, settings=asked.get("settings"), files=asked.get("files", ()))
    language = asked.get("language", "en")
    assessment = assess(made, as_of=day(asked.get("on", HALF_WAY)), policy=POLICY)
    return Teller(assessment, Messages(language), Formats(language))
