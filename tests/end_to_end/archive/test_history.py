"""The lights of each commitment over a chain of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.archive.conftest import Change, Tamper
from tests.end_to_end.archive.tampering import REGISTER, STATUS, removed, replaced
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import COMMITMENT, INDICATOR, Rows, write_register
from tracker.cli import main

MOVED: Rows = [
    {**COMMITMENT, "Code": "C-7", "Former codes": "C-1"},
    {**COMMITMENT, "Code": "C-8", "Title": "Keep it open"},
]


def report_of(folder: Path, day: str, commitments: Rows, **sheets: Rows) -> Path:
    register = write_register(folder / f"{day}.xlsx", {"Commitments": commitments, **sheets})
    with pytest.raises(SystemExit) as ended:
        main(["report", str(register), "--as-of", day, "--out", str(folder), "--quiet"])
    assert not ended.value.code
    return folder / f"AA-BB_{day}_en.pdf"


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three reports: before anything was measured, with a value, and with the commitment renumbered."""
    folder = tmp_path_factory.mktemp("chain")
    gone = {**COMMITMENT, "Code": "C-2", "Title": "Given up"}
    return [
        report_of(folder, "2026-03-31", [COMMITMENT, gone]),
        report_of(folder, "2026-06-30", [COMMITMENT]),
        report_of(folder, "2026-09-30", MOVED, Indicators=[{**INDICATOR, "Commitment": "C-7"}]),
    ]


def test_lights_follow_each_commitment(chain: list[Path], tracker: Run) -> None:
    outcome = tracker("history", *reversed(chain), "--json")
    assert outcome.exit_code == 0
    assert [one["as_of"] for one in outcome.json["reports"]] == ["2026-03-31", "2026-06-30", "2026-09-30"]
    lights = {
        one["code"]: [light and (light["code"], light["status"]) for light in one["lights"]]
        for one in outcome.json["commitments"]
    }
    assert lights == {
        "C-7": [("C-1", "not_assessable"), ("C-1", "on_track"), ("C-7", "off_track")],
        "C-8": [None, None, ("C-8", "not_assessable")],
        "C-2": [("C-2", "not_assessable"), None, None],
    }


def test_history_is_a_table_with_the_reports_and_their_hashes(chain: list[Path], tracker: Run) -> None:
    rows = [line.replace("·", " ").split() for line in tracker("history", *chain).out.splitlines()]
    assert ["Code", "2026-03-31", "2026-06-30", "2026-09-30", "Commitment"] in rows
    assert ["C-7", "◆", "not", "assessable", "●", "on", "track", "■", "off", "track", "Open", "the", "crossing"] in rows
    assert ["C-8", "–", "–", "◆", "not", "assessable", "Keep", "it", "open"] in rows
    assert rows[-1][:3] == ["2026-09-30", "AA-BB_2026-09-30_en.pdf", "SHA-256"]


def test_history_of_one_report(made: Path, tracker: Run) -> None:
    assert tracker("history", made).exit_code == 0


def test_report_of_another_register_has_no_part_in_it(made: Path, tmp_path: Path, tracker: Run) -> None:
    other = {"Register": [{"Setting": "Reference", "Value": "CC-DD"}]}
    register = write_register(tmp_path / "other.xlsx", other)
    assert tracker("report", register, "--as-of", "2026-03-31", "--out", tmp_path).exit_code == 0
    outcome = tracker("history", made, tmp_path / "CC-DD_2026-03-31_en.pdf")
    assert outcome.exit_code == 2
    assert "is of the register CC-DD" in outcome.err


CHANGES = [
    pytest.param(removed(STATUS), "carries no register", id="status-removed"),
    pytest.param(removed(REGISTER), "is not inside the report any more", id="register-removed"),
    pytest.param(replaced(REGISTER, lambda content: content + b"\0"), "was changed", id="register-changed"),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_changed_report_is_not_relied_upon(change: Change, said: str, tampered: Tamper, tracker: Run) -> None:
    outcome = tracker("history", tampered(change))
    assert outcome.exit_code == 2
    assert said in outcome.err


def test_what_is_no_report_is_wrong_usage(tmp_path: Path, tracker: Run) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no report")
    outcome = tracker("history", tmp_path / "a.pdf")
    assert (outcome.exit_code, "is not a PDF" in outcome.err) == (2, True)
