"""From the register to the institutions and back, through the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.collecting.sending import DAY, NAMES, SHEETS_SENT, edit, setting
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import write_register


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_register(tmp_path / "register.xlsx", SHEETS_SENT)


def test_out_and_back(tracker: Run, register: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "sent", tmp_path / "new.xlsx"
    sent = tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", out)
    assert sent.out == "".join(f"{out / NAMES[who]}\n" for who in "AB")
    assert sent.exit_code == 0
    again = tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", out, "--force")
    assert again.exit_code == 0
    edit(tmp_path, "A", setting("Actuals", 2, "Value", 25), setting("Commitments", 2, "Title", "Open it later"))
    done = tracker("collect", register, out / NAMES["A"], "--out", new, "--json")
    assert done.exit_code == 1
    assert done.json["format"] == "tracker-collect/1"
    assert {what: n for what, n in done.json["counts"].items() if n} == {"changed": 1, "locked": 1, "lacking": 1}
    assert done.json["findings"][0] == {
        "what": "changed",
        "by": "AA-ROADS",
        "file": NAMES["A"],
        "cell": "Actuals!D2",
        "sheet": "Actuals",
        "row": "i-1 · 2026-03-31 · aa-roads",
        "field": "Value",
        "old": "20",
        "new": "25",
        "why": "",
        "taken": True,
    }
    sheet = load_workbook(new)["# Collected"]
    assert [cell.value for cell in sheet[2]][:7] == [
        "cell changed",
        "AA-ROADS",
        "Actuals",
        "i-1 · 2026-03-31 · aa-roads",
        "Value",
        "20",
        "25",
    ]
    shown = tracker("collect", register, out, "--out", tmp_path / "other.xlsx")
    assert "1 cell changed; 1 edit where the recipient may not write." in shown.out
    assert "Open it later" in shown.out
    assert f"The merged register is {tmp_path / 'other.xlsx'}." in shown.err
    assert tracker("check", new).exit_code == 0


def test_a_register_that_cannot_be_opened(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(b"")
    (tmp_path / "returned.xlsx").write_bytes(b"x")
    ended = tracker("collect", tmp_path / "register.xlsx", tmp_path / "returned.xlsx", "--out", tmp_path / "new.xlsx")
    assert ended.exit_code == 1
    assert "register.xlsx" in ended.err
    assert not (tmp_path / "new.xlsx").exists()


def test_nothing_edited_is_told_as_such(tracker: Run, register: Path, tmp_path: Path) -> None:
    tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", tmp_path / "sent")
    done = tracker("collect", register, tmp_path / "sent", "--out", tmp_path / "new.xlsx")
    assert (done.exit_code, done.out) == (0, "All workbooks came back, and none was changed.\n")
