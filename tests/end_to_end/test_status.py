"""``tracker status``: from the workbook to the reading, by the worked examples of the status rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self
from unittest.mock import ANY

import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tests.end_to_end.forms import status_form
from tests.end_to_end.test_check import FAULTS
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, INDICATOR, Rows, write_register

AS_OF = ("--as-of", "2026-07-02")
YEAR = ("2026-01-01", "2027-01-01")
PAST = ("2025-01-01", "2025-12-31")
NONE, WRONG_WAY = "not_assessable", "moving_wrong_way"


def register_of(path: Path, indicator: Mapping[str, Any], *actuals: Mapping[str, Any], way: tuple[str, str]) -> Path:
    """A register of one indicator on its way from a start to a target date."""
    start, due = way
    session = {"Code": "S-1", "Kind": "visit", "Title": "Visit", "From": start}
    sheets = {
        "Sessions": [session],
        "Commitments": [{**COMMITMENT, "Start": start, "Due": due}],
        "Indicators": [{**INDICATOR, **indicator}],
        "Actuals": [{**ACTUAL, **actual} for actual in actuals],
    }
    return write_register(path, sheets)


@pytest.mark.parametrize(
    ("figures", "way", "measured", "expected"),
    [
        pytest.param((0, 100), YEAR, ("2026-07-02", 40), (0.4, 0.4986, 0.8022, "on_track", "on_pace"), id="rising"),
        pytest.param(
            (48, 24), YEAR, ("2026-07-02", 42), (0.25, 0.4986, 0.5014, "off_track", "far_behind"), id="falling"
        ),
        pytest.param((80, 120), PAST, ("2026-01-01", 114), (0.85, None, None, "at_risk", "past_due"), id="past-due"),
        pytest.param((-20, 10), YEAR, ("2026-01-01", -20), (0.0, 0.0, None, "on_track", "ahead"), id="first-day"),
        pytest.param((None, 500), YEAR, ("2026-07-02", 30), (None, ANY, None, NONE, "no_baseline"), id="no-baseline"),
        pytest.param((100, 0), YEAR, ("2026-07-02", 105), (-0.05, ANY, ANY, "off_track", WRONG_WAY), id="reversal"),
    ],
)
def test_worked_examples_from_workbook_to_json(
    tracker: Run,
    tmp_path: Path,
    *,
    figures: tuple[float | None, float],
    way: tuple[str, str],
    measured: tuple[str, float],
    expected: tuple[object, object, object, str, str],
) -> None:
    baseline, target = figures
    day, value = measured
    register = register_of(
        tmp_path / "r.xlsx", {"Baseline": baseline, "Target": target}, {"Value": value, "Date": day}, way=way
    )
    ended = tracker("status", register, "--as-of", day, "--json")
    assert ended.exit_code == 0
    form = status_form(ended.json)
    (one,), (commitment,) = form.indicators, form.commitments
    assert (one.achievement, one.expected, one.ratio, one.status, one.reason.code) == expected
    assert (commitment.status, commitment.reason.code) == (one.status, "worst_indicator")
    assert (one.actual, one.actual_on) == (str(value), day)
    assert one.flags == (["reversal"] if one.reason.code == WRONG_WAY else [])


def test_json_of_the_example_is_as_promised(tracker: Run) -> None:
    ended = tracker("status", EXAMPLE, "--as-of", REFERENCE_DAY, "--json")
    assert ended.exit_code == 0
    form = status_form(ended.json)
    assert form.register_.reference == "PK-TJ"
    assert len(form.commitments) == 51


@pytest.mark.parametrize("sheets", FAULTS.values(), ids=FAULTS)
def test_a_faulty_register_is_judged_all_the_same(tracker: Run, tmp_path: Path, sheets: Mapping[str, Rows]) -> None:
    ended = tracker("status", write_register(tmp_path / "r.xlsx", sheets), *AS_OF, "--json")
    form = status_form(ended.json)
    assert ended.exit_code == (1 if form.problems.error else 0)
    assert ("has errors" in ended.err) == (form.problems.error > 0)


def test_what_depends_on_a_faulty_cell_is_not_assessable(tracker: Run, tmp_path: Path) -> None:
    sheets = {"Indicators": [{**INDICATOR, "Target": "22,9"}, {**INDICATOR, "Code": "I-2"}]}
    actuals = [ACTUAL, {**ACTUAL, "Indicator": "I-2"}]
    ended = tracker("status", write_register(tmp_path / "r.xlsx", {**sheets, "Actuals": actuals}), *AS_OF, "--json")
    first, second = status_form(ended.json).indicators
    assert (first.status, first.reason.code, first.target) == ("not_assessable", "invalid_value", None)
    assert second.status == "on_track"
    assert ended.exit_code == 1


@pytest.mark.parametrize(
    ("indicator", "actual", "expected"),
    [
        pytest.param({"Baseline": None}, {"Value": 0}, (None, "100", "0"), id="zero-is-not-missing"),
        pytest.param({}, {"Value": "-"}, ("0", "100", None), id="missing-is-not-zero"),
        pytest.param({"Target": 274.66}, {"Value": 274.65999999999997}, ("0", "274.66", "274.66"), id="exact"),
        pytest.param({"Target": 1e14}, {"Value": 0.000001}, ("0", "1" + "0" * 14, "0.000001"), id="no-exponents"),
        pytest.param(
            {"Measure": "ordinal", "Scale": "none < draft < signed", "Baseline": "none", "Target": "signed"},
            {"Value": "draft"},
            ("none", "signed", "draft"),
            id="labels-of-a-scale",
        ),
    ],
)
def test_values_are_what_stands_in_the_workbook(
    tracker: Run,
    tmp_path: Path,
    indicator: Mapping[str, Any],
    actual: Mapping[str, Any],
    expected: tuple[str | None, str | None, str | None],
) -> None:
    register = register_of(tmp_path / "r.xlsx", indicator, actual, way=YEAR)
    ended = tracker("status", register, *AS_OF, "--json")
    (one,) = status_form(ended.json).indicators
    assert (one.baseline, one.target, one.actual) == expected


@pytest.mark.parametrize("options", [[], ["--json"]], ids=["for-people", "json"])
def test_a_share_of_any_size_is_told(tracker: Run, tmp_path: Path, options: list[str]) -> None:
    register = register_of(tmp_path / "r.xlsx", {"Target": 1e-14}, {"Value": 1e14}, way=YEAR)
    ended = tracker("status", register, *AS_OF, *options)
    assert ended.exit_code == 0
    assert ("1e+28" if options else "1,000,000,000,000,000,000,000,000,000,000 %") in ended.out


def test_an_earlier_day_knows_nothing_of_what_came_later(tracker: Run, small: Path) -> None:
    form = status_form(tracker("status", small, "--as-of", "2026-03-31", "--json").json)
    (one,) = form.indicators
    assert (one.actual, one.reason.code) == (None, "no_actual")


def test_the_day_is_today_unless_told(tracker: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> Self:
            return cls(2026, 7, 2)

    monkeypatch.setattr("tracker.cli.options.date", Clock)
    assert status_form(tracker("status", small, "--json").json).as_of == "2026-07-02"


def test_a_person_reads_light_name_figures_and_reason(tracker: Run, small: Path) -> None:
    ended = tracker("status", small, *AS_OF)
    assert ended.exit_code == 0
    assert ended.err == ""
    assert ended.out.splitlines() == [
        "● on track         C-1  Open the crossing · no evidence · on schedule"
        " · decided by I-1: 40 % of the way, 50 % expected: on pace",
        "  ● on track       I-1  Road rebuilt · 0 km → 40 km, target 100 km · 40 % of the way, 50 % expected: on pace",
        "2026-07-02: ● 1 on track",
    ]


def test_the_register_of_nothing_has_no_commitments(tracker: Run, tmp_path: Path) -> None:
    register = write_register(tmp_path / "r.xlsx", {"Commitments": [{"Code": None}], "Indicators": [], "Actuals": []})
    assert tracker("status", register, *AS_OF).out == "2026-07-02: no commitments\n"


def test_of_several_files_the_one_that_was_not_opened_is_named(tracker: Run, tmp_path: Path) -> None:
    write_register(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 cut off")
    ended = tracker("status", tmp_path, *AS_OF)
    assert ended.exit_code == 1
    assert "C-1" in ended.out
    assert ended.err.startswith("error   b.xlsx · ")
    assert len(ended.err.splitlines()) == 1
