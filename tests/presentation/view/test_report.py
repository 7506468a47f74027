"""The whole report of a small, rich register: what an official reads, from the first line to the last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

import tracker.presentation.html as html_module
from tests.build import agreement, commitment, indicator, institution, milestone, session, update
from tests.presentation.page import Page
from tests.presentation.view.rich import DAY, FILE, RECORDS, SETTINGS, WARNING
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record


@pytest.fixture(scope="module")
def report() -> Page:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_module, "without_dead_links", lambda html: html)
        return page(*RECORDS, on=DAY, settings=SETTINGS, files=[FILE], problems=[WARNING])


def test_the_report_reads_as_it_should(report: Page, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(report.lines) == snapshot


def links_at(report: Page, anchor: str) -> set[str]:
    return {one.attributes["href"] for one in report.at(anchor).every("a")}


class TestLinks:
    def test_every_link_has_its_place_and_every_place_is_there_once(self, report: Page) -> None:
        assert len(report.anchors) == len(set(report.anchors))
        assert {href for _, href in report.links if href.startswith("#")} <= {f"#{one}" for one in report.anchors}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param("commitment-C-1", "agreement-A-1", id="card-and-agreement"),
            pytest.param("commitment-C-1", "session-S-1", id="card-and-session"),
            pytest.param("commitment-C-1", "institution-NL-ROAD", id="card-and-lead"),
            pytest.param("commitment-C-1", "institution-SL-RAIL", id="card-and-supporting-institution"),
            pytest.param("commitment-C-4", "institution-SL-RAIL", id="card-and-lead-that-owes-nothing"),
            pytest.param("agreement-A-1", "session-S-1", id="agreement-and-session"),
        ],
    )
    def test_links_go_both_ways(self, one: str, other: str, report: Page) -> None:
        assert f"#{other}" in links_at(report, one)
        assert f"#{one}" in links_at(report, other)

    def test_only_https_addresses_of_the_register_are_links(self, report: Page) -> None:
        outer = {href for _, href in report.links if not href.startswith("#")}
        assert outer == {
            "https://treaties.example/a-1",
            "https://roads.example/design",
            "https://roads.example/may",
        }

    def test_the_contents_lead_to_every_part_and_card(self, report: Page) -> None:
        (contents,) = (one for one in report.root.every("section") if one.attributes.get("class") == "contents")
        targets = [one.attributes["href"] for one in contents.every("a")]
        assert len(targets) == len(set(targets))
        assert {f"#{one}" for one in report.anchors if one.startswith(("commitment-", "sector-", "part-"))} == set(
            targets
        )


@pytest.mark.parametrize(
    "words",
    ["C-1-I1", "Design agreed", "A-2 Memorandum", "S-2 2nd session", "Railways", "Eastland", "Transport", "C-5 Ferry"],
)
def test_nothing_of_the_register_is_forgotten(words: str, report: Page) -> None:
    assert words in report.text


class TestDegrees:
    """Registers that hold little, or in which much is missing."""

    @pytest.mark.parametrize(
        "records",
        [
            pytest.param([], id="nothing"),
            pytest.param([commitment()], id="one-commitment-and-nothing-else"),
            pytest.param([commitment(sector="Roads and bridges", lead="PK-1")], id="free-sector-and-unknown-lead"),
            pytest.param([commitment(), milestone()], id="no-indicators"),
            pytest.param([commitment(), indicator()], id="no-milestones-no-updates"),
            pytest.param([institution("PK-1", "PK")], id="no-commitments"),
            pytest.param([agreement(), session()], id="only-instruments"),
            pytest.param(
                [
                    commitment(agreement="A-9", session="S-9", lead="X-9", supporting=("X-8",), depends_on=("C-9",)),
                    update("ZZ", "2026-01-01"),
                    milestone(responsible="X-7"),
                ],
                id="references-that-lead-nowhere",
            ),
        ],
    )
    def test_the_report_can_be_made_and_has_no_link_to_nowhere(
        self, records: list[Record], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(html_module, "without_dead_links", lambda html: html)
        made = page(*records)
        assert {href for _, href in made.links} <= {f"#{one}" for one in made.anchors}
        assert [text for level, text in made.headings if level == 1] == ["Register of commitments"]

    def test_parts_are_made_when_a_template_asks_for_them(self) -> None:
        view = shown(commitment())
        assert view.front is view.front
        assert (view.language, view.direction, view.created) == ("en", "ltr", "2026-02-20T00:00:00Z")


def test_a_draft_is_marked_and_says_what_could_not_be_read() -> None:
    made = page(commitment(faulty="due lead agreement"), is_draft=True)
    assert made.text.count("could not be read") >= 3
    assert "Draft" in made.text


def lines_with(made: Page, words: str) -> Iterator[str]:
    return (line for line in made.lines if words in line)


def test_of_several_workbooks_every_place_names_its_own() -> None:
    records = (
        agreement(file="b.xlsx"),
        session(file="b.xlsx"),
        commitment(agreement="A-1", session="S-1", file="a.xlsx"),
        milestone(file="b.xlsx", row=7),
    )
    made = page(*records, files=["a.xlsx", "b.xlsx"])
    assert "Rows in the workbook: a.xlsx Commitments!2; b.xlsx Milestones!7" in made.lines
    assert list(lines_with(made, "b.xlsx Agreements!2")) == ["(b.xlsx Agreements!2)"]
    assert list(lines_with(made, "b.xlsx Sessions!2")) == ["(b.xlsx Sessions!2)"]
