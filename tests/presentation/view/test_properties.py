"""Whatever a register holds and whatever the day: the report can be made, and it holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker.presentation.html as html_module
from tests.assessment.crowded import BODY, DAYS, ROWS, once
from tests.assessment.judging import POLICY
from tests.build import agreement, institution, party, register, sector, session
from tests.presentation.page import Page, parsed
from tracker.assessment.assess import assess
from tracker.domain.record import FaultyRow, Record
from tracker.presentation.html import SHIPPED, TemplateChoice, render_html, without_dead_links
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.glance import CountTable, GlanceTable

ODD_CODES = st.sampled_from(["AG-1", "ag/1", "Ü 1", "none", "x" * 40])
FRAME = st.lists(
    st.one_of(
        st.builds(agreement, ODD_CODES, session=st.sampled_from([None, "S-1"]), signed_on=st.none() | DAYS),
        st.builds(session, st.sampled_from(["S-1", "S-2"]), first_day=st.none() | DAYS),
        st.builds(sector, st.sampled_from(["ENERGY", "TRADE"])),
        st.builds(party, st.sampled_from(["AF", "KG"])),
        st.builds(institution, st.sampled_from(["IN-3", "IN-4"]), st.sampled_from(["PK", "AF", "ZZ"])),
    ),
    max_size=6,
)
REPORTING_DAYS = DAYS | st.dates()
PRINTING = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a busy machine a report takes as long as it takes."""
Rows = Sequence[Record | FaultyRow]


def view_of(rows: Rows, frame: Rows, day: date, language: str) -> ReportView:
    made = register(*BODY, *once([*frame, *rows]))
    return report_view(assess(made, as_of=day, policy=POLICY), (), language=language)


def holds_together(page: Page) -> None:
    """What a screen reader and an archive need, and what a reader who follows a link expects."""
    anchors = page.anchors
    assert len(anchors) == len(set(anchors)), "a place is there twice"
    inner = {href.removeprefix("#") for _, href in page.links if href.startswith("#")}
    assert inner <= set(anchors), "a link leads nowhere"
    levels = [level for level, _ in page.headings]
    assert levels[:1] == [1]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), "a level is skipped"
    for rows in page.tables:
        assert len({len(row) for row in rows}) == 1, "rows of a table differ"
    for head in page.root.every("thead"):
        assert {one.tag for one in head.every("th", "td")} == {"th"}, "a column has no head"
    for body in page.root.every("tbody"):
        assert body.every("tr"), "a table has no rows"
    for link in page.root.every("a"):
        assert not link.every("svg")
        assert not [one for one in link.every("span") if "lang" in one.attributes], "a link loses its tag"
    for several in page.root.every("ul"):
        assert several.inside
        assert {one.tag for one in several.inside if not isinstance(one, str)} == {"li"}
    for drawing in page.root.every("svg"):
        assert next(one.tag for one in drawing.inside if not isinstance(one, str)) == "title"


@pytest.fixture(scope="module", autouse=True)
def links_as_written() -> Iterator[None]:
    """Links that lead nowhere are not made plain words here: the full report must not have any."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_module, "without_dead_links", lambda html: html)
        yield


@settings(PRINTING, max_examples=80)
@given(rows=ROWS, frame=FRAME, day=REPORTING_DAYS, language=st.sampled_from(["en", "ru", "ur"]))
def test_the_full_report_holds_together(rows: Rows, frame: Rows, day: date, language: str) -> None:
    view = view_of(rows, frame, day, language)
    page = parsed(render_html(view))
    holds_together(page)
    codes = {card.code for chapter in view.chapters for card in chapter.cards}
    places = (*view.agreements.entries, *view.agreements.bare, *view.sessions.entries)
    for code in (*codes, *(one.code for one in places)):
        assert code in page.text


@settings(PRINTING, max_examples=40)
@given(rows=ROWS, frame=FRAME, day=REPORTING_DAYS)
def test_every_record_has_its_place(rows: Rows, frame: Rows, day: date) -> None:
    view = view_of(rows, frame, day, "en")
    anchors = set(parsed(render_html(view)).anchors)
    made = register(*BODY, *once([*frame, *rows]))
    expected = {f"commitment-{one.code}" for one in made.commitments}
    expected |= {f"session-{one.code}" for one in made.sessions}
    expected |= {f"institution-{one.code}" for one in made.institutions}
    assert expected <= anchors
    assert len([one for one in anchors if one.startswith("agreement-")]) == len(made.agreements)


@settings(PRINTING, max_examples=40)
@given(rows=ROWS, frame=FRAME, day=REPORTING_DAYS)
def test_every_table_at_a_glance_adds_up_to_the_commitments(rows: Rows, frame: Rows, day: date) -> None:
    view = view_of(rows, frame, day, "en")
    total = str(sum(len(chapter.cards) for chapter in view.chapters))
    tables: Sequence[GlanceTable | CountTable] = (*view.glance.tables, *view.glance.beside)
    for table in tables:
        assert table.sum.total.number == total
        assert sum(int(row.total.number) for row in table.rows) == int(total)
        assert sum(int(one.number) for one in table.sum.counts) == int(total)
        for column, one in enumerate(table.sum.counts):
            assert sum(int(row.counts[column].number) for row in table.rows) == int(one.number)
    assert sum(int(one.count) for one in view.front.segments) == int(total)


@settings(PRINTING, max_examples=40)
@given(rows=ROWS, day=REPORTING_DAYS)
def test_the_quarters_add_up_to_their_sum_and_what_is_left_out(rows: Rows, day: date) -> None:
    made = view_of(rows, (), day, "en").timeline
    for column, one in enumerate(made.sum.counts):
        assert sum(int(row.counts[column].number) for row in made.rows) == int(one.number)
    assert sum(int(row.commitments.number) for row in made.rows) == int(made.sum.commitments.number)


@settings(PRINTING, max_examples=30)
@given(rows=ROWS, frame=FRAME, day=REPORTING_DAYS, template=st.sampled_from(SHIPPED[1:]))
def test_the_shorter_reports_hold_together_too(rows: Rows, frame: Rows, day: date, template: str) -> None:
    view = view_of(rows, frame, day, "en")
    holds_together(parsed(without_dead_links(render_html(view, TemplateChoice(template)))))
