"""What may go wrong with one paper, and what ends all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.small import written
from tracker.errors import LibraryMissing
from tracker.papers import MadePapers, PapersRequest, make_papers

SESSION = {"Code": "S-1", "Kind": "joint_commission", "Title": "First", "From": date(2026, 12, 1)}


def nothing(_phase: object, _done: int, _total: int) -> None:
    """Show no progress."""


def made(folder: Path) -> MadePapers:
    path = written(folder / "register.xlsx", Sessions=[SESSION])
    return make_papers(PapersRequest([path], date(2026, 6, 30), "S-1", folder / "out"), nothing)


def test_a_fault_of_the_program_costs_one_paper_and_repeats_no_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise ValueError("what stands in a cell")

    monkeypatch.setattr("tracker.papers.word", fail)
    papers = made(tmp_path).papers
    assert {str(one.fault) for one in papers} == {"a fault of the program (ValueError)"}
    assert not (tmp_path / "out").exists()


def test_a_missing_library_ends_all_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise LibraryMissing("libpango")

    monkeypatch.setattr("tracker.papers.pdf", fail)
    with pytest.raises(LibraryMissing):
        made(tmp_path)
