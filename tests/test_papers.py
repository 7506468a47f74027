"""What may go wrong with one paper, and what ends all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.small import ROAD, written
from tracker.errors import LibraryMissing, WrongUsage
from tracker.papers import MadePapers, PapersRequest, make_papers
from tracker.presentation.papers.paper import PaperKind

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


def test_a_session_is_spelled_as_the_register_spells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for made_of in ("word", "pdf"):
        monkeypatch.setattr(f"tracker.papers.{made_of}", lambda *_: b"a paper")
    path = written(tmp_path / "register.xlsx", Sessions=[SESSION])
    done = make_papers(PapersRequest([path], date(2026, 6, 30), "s-1", tmp_path / "out"), nothing)
    assert done.as_json()["session"] == "S-1"
    assert {one.name.split("_")[1] for paper in done.papers for one in paper.files} == {"S-1"}


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        pytest.param([SESSION], "the register has no session 'S-9'. It has: S-1.", id="others"),
        pytest.param([], "the register has no session 'S-9'.", id="none"),
    ],
)
def test_a_session_that_is_not_there_is_refused(tmp_path: Path, sessions: list[dict[str, object]], told: str) -> None:
    path = written(tmp_path / "register.xlsx", Sessions=sessions)
    with pytest.raises(WrongUsage) as refused:
        make_papers(PapersRequest([path], date(2026, 6, 30), "S-9", tmp_path / "out", draft=True), nothing)
    assert str(refused.value) == told


def test_names_of_files_fit_every_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for made_of in ("word", "pdf"):
        monkeypatch.setattr(f"tracker.papers.{made_of}", lambda *_: b"a paper")
    longest, session = [sign * 40 for sign in ("漢", "字")], "語" * 40
    path = written(
        tmp_path / "register.xlsx",
        Register=[{"Setting": "Reference", "Value": "Обязательства двух государств в области дорог и мостов"}],
        Institutions=[{"Code": code, "Name": "Roads", "Party": "AA"} for code in longest],
        Sessions=[{**SESSION, "Code": session}],
        Commitments=[{**ROAD, "Lead": longest[0], "Supporting": longest[1], "Due": date(2026, 3, 1)}],
        Milestones=[],
        Actuals=[],
    )
    done = make_papers(PapersRequest([path], date(2026, 6, 30), session, tmp_path / "out"), nothing)
    assert done.faults == []
    assert len([one for one in done.papers if one.order.kind is PaperKind.REMINDER]) > 0


def test_codes_whose_numbered_name_is_that_of_another_have_files_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for made_of in ("word", "pdf"):
        monkeypatch.setattr(f"tracker.papers.{made_of}", lambda *_: b"a paper")
    codes = ["IN-1", "IN/1", "IN-1-2"]
    path = written(
        tmp_path / "register.xlsx",
        Institutions=[{"Code": code, "Name": "Roads", "Party": "AA"} for code in codes],
        Sessions=[SESSION],
        Commitments=[
            {**ROAD, "Code": f"C-{place}", "Lead": code, "Supporting": None, "Due": date(2026, 3, 1)}
            for place, code in enumerate(codes, start=1)
        ],
        Milestones=[],
    )
    done = make_papers(PapersRequest([path], date(2026, 6, 30), "S-1", tmp_path / "out"), nothing)
    names = [file.name for one in done.papers for file in one.files]
    assert [one.order.owner for one in done.papers if one.order.kind is PaperKind.REMINDER] == codes
    assert len(set(names)) == len(names)
