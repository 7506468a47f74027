"""A report never takes the place of what is not an earlier one of the same register."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.archive.conftest import DAY
from tests.end_to_end.conftest import Run, start
from tests.end_to_end.workbooks import ACTUAL, Rows, write_register
from tracker.archive.status import FilePart, RegisterPart
from tracker.presentation.outputs import keep_aside

NAME = f"AA-BB_{DAY}_en.pdf"
OTHER: Rows = [{"Setting": "Title", "Value": "Another register"}, {"Setting": "Reference", "Value": "AA/BB"}]
CHANGED: Mapping[str, Rows] = {"Actuals": [{**ACTUAL, "Value": 41}]}


@pytest.fixture
def earlier(made: Path, tmp_path: Path) -> Path:
    """An earlier report of the register where the next one will be written."""
    path = tmp_path / "out" / NAME
    path.parent.mkdir()
    path.write_bytes(made.read_bytes())
    return path


def test_report_of_the_same_register_is_replaced(earlier: Path, tmp_path: Path, tracker: Run) -> None:
    before = earlier.read_bytes()
    register = write_register(tmp_path / "newer.xlsx", CHANGED)
    outcome = tracker("report", register, "--as-of", DAY, "--out", earlier.parent)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert [one.name for one in earlier.parent.iterdir()] == [NAME]
    assert earlier.read_bytes() != before


@pytest.mark.parametrize("content", [None, b"something else"], ids=["report-of-another-register", "no-report"])
def test_what_is_no_report_of_this_register_is_kept(
    content: bytes | None, earlier: Path, tmp_path: Path, tracker: Run
) -> None:
    if content is not None:
        earlier.write_bytes(content)
    before = earlier.read_bytes()
    register = write_register(tmp_path / "other.xlsx", {"Register": OTHER})
    outcome = tracker("report", register, "--as-of", DAY, "--out", earlier.parent)
    kept = earlier.with_name(f"AA-BB_{DAY}_en (2).pdf")
    assert outcome.exit_code == 0
    assert f"it is kept as {kept}" in outcome.err
    assert kept.read_bytes() == before
    assert earlier.read_bytes() != before


@pytest.mark.parametrize("step", ["laying out pages", "saving the report"])
def test_killed_at_any_moment_the_earlier_file_is_still_there(step: str, earlier: Path, tmp_path: Path) -> None:
    before = earlier.read_bytes()
    register = write_register(tmp_path / "other.xlsx", {"Register": OTHER})
    with start("report", register, "--as-of", DAY, "--out", earlier.parent, "--verbose") as started:
        assert started.stderr
        for line in started.stderr:
            if line.strip() == step:
                started.send_signal(signal.SIGKILL)
        started.communicate(timeout=60)
    assert before in [one.read_bytes() for one in earlier.parent.glob("*.pdf")]


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for name in ("a.pdf", "a (2).pdf"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert keep_aside(path) == tmp_path / "a (3).pdf"
    assert (tmp_path / "a (3).pdf").read_text(encoding="utf-8") == "a.pdf"
    assert (tmp_path / "a (2).pdf").read_text(encoding="utf-8") == "a (2).pdf"


def test_where_a_file_cannot_have_two_names_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"kept")
    (tmp_path / "a (2).pdf").write_bytes(b"taken")
    assert keep_aside(path).read_bytes() == b"kept"


def part(reference: str, title: str = "T", name: str = "r.xlsx") -> RegisterPart:
    return RegisterPart(reference=reference, title=title, files=(FilePart(name=name),))


SAME: list[Any] = [
    pytest.param(part("AA-BB"), part("aa-bb", "Another title", "new.xlsx"), True, id="same-reference"),
    pytest.param(part("AA-BB"), part("AA/BB"), False, id="other-reference"),
    pytest.param(part("AA-BB"), part(""), False, id="one-without-reference"),
    pytest.param(part(""), part(""), True, id="same-title-and-files"),
    pytest.param(part(""), part("", "U"), False, id="other-title"),
    pytest.param(part(""), part("", name="s.xlsx"), False, id="other-files"),
]


@pytest.mark.parametrize(("one", "other", "is_same"), SAME)
def test_same_register(one: RegisterPart, other: RegisterPart, is_same: bool) -> None:
    assert one.is_same(other) is is_same
