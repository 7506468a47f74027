"""``tracker export --to iati``: valid against the schema and the rule set of the standard, and true to the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.end_to_end.conftest import EXAMPLE, Run
from tests.end_to_end.exchange.awkward import DAY, FORMULA, MARKUP, write_awkward
from tests.end_to_end.exchange.conftest import Export
from tests.iati.rules import broken_rules, broken_schema

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = {
    "//activity-status/@code": "1 2 3 4 5",
    "//activity-date/@type": "1 3 4",
    "//description/@type": "1 4",
    "//participating-org/@role": "2 4",
    "//participating-org/@type": "10",
    "//other-identifier/@type": "A1 A3 A9",
    "//activity-scope/@code": "3 4",
    "//recipient-region/@vocabulary": "99",
    "//sector/@vocabulary": "1 2 99",
    "//related-activity/@type": "3",
    "//result/@type": "1 2 3",
    "//result/indicator/@measure": "1 2 4 5",
    "//result/indicator/@ascending": "0 1",
    "//document-link/category/@code": "A02 A07 A08 A09 A11",
    "//document-link/@format": "application/pdf application/xml text/csv text/html",
}
"""The codes of the standard's lists that a register can give."""


def activities(path: Path) -> dict[str, Any]:
    """The activities by the code of their commitment."""
    root = etree.parse(path).getroot()
    return {one.xpath("string(other-identifier[@type='A1']/@ref)"): one for one in root}


@pytest.fixture
def found(export: Export, awkward: Path) -> dict[str, Any]:
    return activities(export(awkward, "iati", "--publisher", "XX-1 Office of Treaties"))


def values(element: Any, path: str) -> list[str]:
    return [one if isinstance(one, str) else one.text for one in element.xpath(path)]


def periods(element: Any, title: str) -> list[tuple[str, str, list[str], list[str]]]:
    """The periods of an indicator: start, end, targets, actuals."""
    (indicator,) = element.xpath(f"result/indicator[title/narrative='{title}']")
    return [
        (
            one.xpath("string(period-start/@iso-date)"),
            one.xpath("string(period-end/@iso-date)"),
            values(one, "target/@value"),
            values(one, "actual/@value"),
        )
        for one in indicator.xpath("period")
    ]


@pytest.mark.parametrize("register", [pytest.param("awkward", id="awkward"), pytest.param("example", id="example")])
def test_the_file_is_valid_by_schema_rules_and_code_lists(export: Export, awkward: Path, register: str) -> None:
    document = etree.parse(export(EXAMPLE if register == "example" else awkward, "iati"))
    assert broken_schema(document) == []
    assert list(broken_rules(document, date.fromisoformat(DAY))) == []
    for path, allowed in CODES.items():
        assert set(values(document, f"//iati-activity/{path}".replace("/iati-activity///", "/"))) <= set(
            allowed.split()
        )
    # What later editions of the rule set ask as well.
    assert document.xpath("//sector[@vocabulary='99'][not(narrative)]") == []
    assert document.xpath("//other-identifier[not(owner-org/@ref)]") == []
    assert document.xpath("//iati-activity[not(recipient-country or recipient-region)]") == []
    assert document.xpath("//*[@value='']") == []
    assert document.xpath("//narrative[not(normalize-space())]") == []


def test_texts_stay_texts_in_every_language(found: dict[str, Any]) -> None:
    road = found["C/1"]
    assert [(one.get(LANG), one.text) for one in road.xpath("title/narrative")] == [
        (None, FORMULA),
        ("ru", "'+ Открыть переход"),
    ]
    assert road.get(LANG) == "en"
    assert values(road, "description[@type='1']/narrative") == [MARKUP]
    assert values(found["C-2"], "title/narrative") == ["Two lines\nof a title (illustrative)"]


def test_an_activity_says_who_when_where_and_by_what(found: dict[str, Any]) -> None:
    road, next_road = found["C/1"], found["C-2"]
    assert values(road, "iati-identifier") == ["XX-1-C:1"]
    assert values(road, "reporting-org/@ref | reporting-org/narrative") == ["XX-1", "Office of Treaties"]
    assert values(road, "description[@type='4']/narrative") == [
        "Contract on roads; -2; First session",
        "Contract on roads; -2; Первое заседание",
    ]
    assert values(road, "participating-org/@role") == ["2", "2", "2", "2", "4", "4"]
    assert values(road, "participating-org[@type='10']/narrative[1]") == ["State A", "State B"]
    assert values(road, "other-identifier/@ref") == ["C/1", "XX-1-OLD:1", "AG-1", "S-1"]
    assert values(road, "sector/@vocabulary | sector/@code | sector/narrative") == [
        "99",
        "TRANS",
        "Transport",
        "Транспорт",
    ]
    assert values(next_road, "sector/@vocabulary | sector/@code | sector/narrative") == ["1", "21020", "Roads"]
    assert values(road, "activity-scope/@code | recipient-country/@code") == ["3"]
    assert values(road, "recipient-region/@code | recipient-region/narrative[1]") == [
        "AA-BB-EU",
        "State A, State B, Union E",
    ]
    assert values(next_road, "activity-scope/@code | recipient-country/@code") == ["4", "AA"]
    assert next_road.find("recipient-region") is None
    assert values(next_road, "related-activity/@ref") == ["XX-1-C:1"]
    assert values(road, "document-link/@url") == ["https://treaties.example/ag-1.pdf?x=1", "https://sessions.example/1"]
    assert values(road, "document-link/@format") == ["application/pdf", "text/html"]
    assert values(next_road, "document-link/@url") == ["https://sessions.example/1", "https://evidence.example/u2"]
    assert values(found["C-7"], "document-link/@format") == ["text/html", "application/xml"]


@pytest.mark.parametrize(
    ("code", "status", "dates"),
    [
        pytest.param("C/1", "2", {"1": "2025-12-01", "3": "2027-01-01"}, id="start-of-the-session"),
        pytest.param("C-2", "2", {"1": "2026-01-01", "3": "2026-03-31"}, id="own-start"),
        pytest.param("C-5", "4", {"1": "2025-12-01", "4": "2026-05-01"}, id="closed"),
        pytest.param("C-6", "5", {"1": "2025-12-01", "4": "2026-05-01"}, id="withdrawn"),
        pytest.param("C-7", "3", {"1": "2026-01-01", "3": "2026-12-31", "4": "2026-06-01"}, id="delivered-and-open"),
        pytest.param("C-8", "1", {"1": "2026-09-01"}, id="not-begun"),
    ],
)
def test_status_and_days_follow_the_register(found: dict[str, Any], code: str, status: str, dates: Any) -> None:
    assert values(found[code], "activity-status/@code") == [status]
    assert {one.get("type"): one.get("iso-date") for one in found[code].xpath("activity-date")} == dates


def test_baselines_targets_and_actuals_are_exact_and_what_is_missing_is_not_there(found: dict[str, Any]) -> None:
    road, next_road = found["C/1"], found["C-2"]
    assert periods(road, "Road built (km)") == [
        ("2025-12-31", "2026-03-31", [], ["0"]),
        ("2025-12-31", "2026-06-30", ["40"], ["20", "25"]),
        ("2025-12-31", "2027-01-01", ["100"], []),
    ]
    assert periods(road, "Lorries on time")[0] == ("2025-12-31", "2026-03-31", [], ["33.333333"])
    assert periods(road, "State of the road") == [
        ("2025-12-31", "2026-03-31", [], ["1"]),
        ("2025-12-31", "2027-01-01", ["2"], []),
    ]
    assert periods(next_road, "Rules agreed") == [("2026-01-01", "2026-03-31", [], [])]
    assert periods(next_road, "Delay (h)") == [("2026-01-01", "2026-03-31", ["24"], [])]
    assert periods(next_road, "Visits") == [
        ("2026-01-01", "2026-02-28", [], ["2"]),
        ("2026-01-01", "2026-03-31", ["12"], []),
        ("2026-03-31", "2026-03-31", [], ["3"]),
    ]
    baselines = {
        one.xpath("string(title/narrative)"): dict(one.find("baseline").attrib)
        for one in (*road.xpath("result/indicator"), *next_road.xpath("result/indicator"))
        if one.find("baseline") is not None
    }
    assert baselines == {
        "Road built (km)": {"year": "2025", "iso-date": "2025-12-31", "value": "0"},
        "Lorries on time": {"year": "2025", "iso-date": "2025-12-31", "value": "-5.5"},
        "State of the road": {"year": "2025", "iso-date": "2025-12-31", "value": "0"},
        "Delay (h)": {"year": "2026", "value": "48"},
        "Visits": {"year": "2026", "value": "0"},
    }


def test_indicators_say_which_way_is_better_where_it_is_known(found: dict[str, Any]) -> None:
    indicators = found["C-2"].xpath("result/indicator")
    assert {one.xpath("string(title/narrative)"): one.get("ascending") for one in indicators} == {
        "Rules agreed": None,
        "Delay (h)": "0",
        "No start": None,
        "Visits": "1",
        "Accidents": "0",
    }
    assert values(found["C/1"], "result/@type") == ["1", "2"]


def test_remarks_say_how_sure_who_and_which_label(found: dict[str, Any]) -> None:
    road = found["C/1"]
    assert values(road, "//actual[@value='0']/comment/narrative")[:1] == ["about; Road office of A; @home; provisional"]
    assert values(road, "//actual[@value='0']/document-link/@url") == ["https://evidence.example/i1"]
    assert values(road, "result/indicator[@measure='4']/baseline/comment/narrative") == ["-bad"]
    assert values(road, "result/indicator[@measure='4']//target/comment/narrative") == ["good"]
    assert values(found["C-2"], "//baseline[@value='0']/comment/narrative")[-1] == "taken as zero by the register"
    assert values(road, "result/indicator/baseline/dimension/@value") == ["north"]
    assert "Both sides signed" in values(found["C-2"], "//actual[not(@value)]/comment/narrative")


def test_the_public_edition_knows_nothing_of_what_is_restricted(export: Export, awkward: Path) -> None:
    assert "C-3" in activities(export(awkward, "iati"))
    public = export(awkward, "iati", "--edition", "public").read_text(encoding="utf-8")
    assert "C-3" not in public
    assert "Hidden pact" not in public


def test_what_cannot_be_in_the_file_is_said(tracker: Run, awkward: Path, tmp_path: Path) -> None:
    ended = tracker("export", awkward, "--to", "iati", "--out", tmp_path / "a.xml", "--as-of", DAY)
    assert "not yet fit to publish" in ended.err
    assert "are left out: C-4." in ended.err


def test_a_file_without_any_activity_is_refused(tracker: Run, tmp_path: Path) -> None:
    register = write_awkward(tmp_path / "r.xlsx", Commitments=[UNDATED], **NOTHING)
    ended = tracker("export", register, "--to", "iati", "--out", tmp_path / "a.xml", "--as-of", DAY)
    assert ended.exit_code == 2
    assert ended.err.endswith("No activity is left: an IATI file needs at least one.\n")
    assert "are left out: C-4." in ended.err
    assert not (tmp_path / "a.xml").exists()


UNDATED = {"Code": "C-4", "Title": "Undated", "Agreement": "AG-2", "Sector": "TRANS", "Lead": "EU-BANK"}
NOTHING: Any = {name: [] for name in ("Milestones", "Indicators", "Targets", "Actuals", "Updates", "Overrides")}


def test_without_a_publisher_the_parties_that_work_together_stand_for_it(export: Export, awkward: Path) -> None:
    road = activities(export(awkward, "iati"))["C/1"]
    assert values(road, "reporting-org/@ref | reporting-org/narrative") == [
        "AA-BB",
        "State A, State B, Union E",
        "Государство А, Государство Б, Союз Е",
    ]
