"""``tracker check --annotate``: the marked copy, and what it never does."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from tests.end_to_end.conftest import REFERENCE_DAY, Run
from tests.registers.grids import Grids, Sheets

Check = tuple[str, str, str]
AS_OF = ("--as-of", REFERENCE_DAY)


def faulty() -> bytes:
    """A register with one error."""
    return Grids().put("Commitments", "G2", "05/03/2026").content()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    path.write_bytes(faulty())
    return path


def test_the_copy_is_written_and_the_register_is_not(tracker: Run, tmp_path: Path, register: Path) -> None:
    before = register.stat()
    ended = tracker("check", register, *AS_OF, "--annotate", tmp_path / "checked.xlsx")
    assert ended.exit_code == 1
    assert f"The marked copy is {tmp_path / 'checked.xlsx'}." in ended.err
    assert openpyxl.load_workbook(tmp_path / "checked.xlsx")["Commitments"]["G2"].comment
    assert register.read_bytes() == faulty()
    assert register.stat().st_mtime_ns == before.st_mtime_ns


def test_checking_the_copy_says_the_same_and_that_it_is_one(tracker: Run, tmp_path: Path, register: Path) -> None:
    tracker("check", register, *AS_OF, "--annotate", tmp_path / "checked.xlsx")
    said = tracker("check", register, *AS_OF, "--json").json["problems"]
    again = tracker("check", tmp_path / "checked.xlsx", *AS_OF, "--json").json["problems"]
    assert [{**one, "file": ""} for one in again if one["code"] != "CHECK_MARKS_LEFT"] == [
        {**one, "file": ""} for one in said
    ]
    assert len(again) == len(said) + 1


def test_json_stays_json(tracker: Run, tmp_path: Path, register: Path) -> None:
    ended = tracker("check", register, *AS_OF, "--json", "--annotate", tmp_path / "checked.xlsx")
    assert ended.json["counts"]["error"] == 1
    assert (tmp_path / "checked.xlsx").exists()


def test_a_sound_register_has_a_copy_that_says_so(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(Grids().content())
    ended = tracker("check", tmp_path / "register.xlsx", *AS_OF, "--annotate", tmp_path / "checked.xlsx")
    assert ended.exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "checked.xlsx")["# Check"]
    assert sheet["A1"].value == "No problems in 1 file: a report can be made."


def test_an_earlier_copy_is_replaced_and_no_other_file(tracker: Run, tmp_path: Path, register: Path) -> None:
    out = tmp_path / "checked.xlsx"
    out.write_bytes(Grids().content())
    refused = tracker("check", register, *AS_OF, "--annotate", out)
    assert refused.exit_code == 2
    assert "no copy of an earlier check" in refused.err
    assert out.read_bytes() == Grids().content()
    out.unlink()
    assert [tracker("check", register, *AS_OF, "--annotate", out).exit_code for _ in range(2)] == [1, 1]


@pytest.mark.parametrize("link", ["same", "symbolic", "hard"])
def test_the_register_is_never_written_to(tracker: Run, tmp_path: Path, register: Path, link: str) -> None:
    out = tmp_path / "checked.xlsx"
    if link == "symbolic":
        out.symlink_to(register)
    elif link == "hard":
        out.hardlink_to(register)
    else:
        out = register
    ended = tracker("check", register, *AS_OF, "--annotate", out)
    assert ended.exit_code == 2
    assert "one of the workbooks read" in ended.err
    assert register.read_bytes() == faulty()


def test_a_link_to_an_earlier_copy_stays_out_of_the_way(tracker: Run, tmp_path: Path, register: Path) -> None:
    tracker("check", register, *AS_OF, "--annotate", tmp_path / "first.xlsx")
    (tmp_path / "checked.xlsx").symlink_to(tmp_path / "first.xlsx")
    first = (tmp_path / "first.xlsx").read_bytes()
    register.write_bytes(Grids().content())
    tracker("check", register, *AS_OF, "--annotate", tmp_path / "checked.xlsx")
    assert (tmp_path / "first.xlsx").read_bytes() == first


def test_several_workbooks_have_their_copies_in_a_folder(tracker: Run, tmp_path: Path) -> None:
    for folder in ("energy", "transport"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "register.xlsx").write_bytes(Grids().put("Parties", "A4", folder[0] + " x").content())
    (tmp_path / "other.xlsx").write_bytes(Grids({"Parties": [["Code", "Name"], ["CC", "Third"]]}).content())
    ended = tracker(
        "check", tmp_path / "energy", tmp_path / "transport", tmp_path / "other.xlsx",
        *AS_OF, "--annotate", tmp_path / "checked",
    )  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "checked").iterdir()) == [
        "energy-register-checked.xlsx", "other-checked.xlsx", "transport-register-checked.xlsx",
    ]  # fmt: skip
    assert ended.err.count("The marked copy is ") == 3
    book = openpyxl.load_workbook(tmp_path / "checked" / "transport-register-checked.xlsx")
    assert book["Parties"]["A4"].comment


@pytest.mark.parametrize(
    ("out", "words"),
    [
        pytest.param("checked.xlsx", "name a folder for their copies", id="one-file-for-several"),
        pytest.param("ministries", "would become part of the register", id="folder-that-is-read"),
        pytest.param("ministries/../ministries", "would become part of the register", id="by-another-way"),
    ],
)
def test_copies_that_would_be_in_the_way_are_refused(tracker: Run, tmp_path: Path, out: str, words: str) -> None:
    folder = tmp_path / "ministries"
    folder.mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (folder / name).write_bytes(Grids({"Parties": [["Code", "Name"], [name, name]]}).content())
    ended = tracker("check", folder, *AS_OF, "--annotate", tmp_path / out)
    assert ended.exit_code == 2
    assert words in ended.err
    assert sorted(path.name for path in tmp_path.rglob("*.xlsx")) == ["a.xlsx", "b.xlsx"]


def charted(book: Workbook, sheets: Sheets) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Actuals!$C$2:$C$2"})
    sheets["Actuals"].insert_chart("H2", chart)


def test_where_a_copy_would_lose_something_a_list_leads_into_the_register(
    tracker: Run, tmp_path: Path, register: Path
) -> None:
    register.write_bytes(Grids(finish=charted).put("Commitments", "G2", "05/03/2026").content())
    (tmp_path / "out").mkdir()
    ended = tracker("check", register, *AS_OF, "--annotate", tmp_path / "out")
    assert "is a list with links: a marked copy would lose charts." in ended.err
    sheet = openpyxl.load_workbook(tmp_path / "out" / "register-checked.xlsx")["# Check"]
    (link,) = [cell.hyperlink for cell in sheet["C"] if cell.hyperlink]
    assert (link.target, link.location) == ("..\\register.xlsx", "'Commitments'!G2")


def test_a_file_that_cannot_be_opened_has_a_list_that_says_so(tracker: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("Dear colleague", encoding="utf-8")
    assert tracker("check", letter, "--annotate", tmp_path / "checked.xlsx").exit_code == 1
    sheet = openpyxl.load_workbook(tmp_path / "checked.xlsx")["# Check"]
    assert any("is not an Excel workbook" in str(cell.value) for cell in sheet["F"])


def test_the_same_workbook_given_twice_has_one_copy(tracker: Run, tmp_path: Path, register: Path) -> None:
    (tmp_path / "again.xlsx").write_bytes(register.read_bytes())
    ended = tracker("check", register, tmp_path / "again.xlsx", *AS_OF, "--annotate", tmp_path / "checked")
    assert [path.name for path in (tmp_path / "checked").iterdir()] == ["register-checked.xlsx"]
    assert ended.exit_code == 1


def test_nothing_is_written_where_it_cannot_be(tracker: Run, tmp_path: Path, register: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = tracker("check", register, *AS_OF, "--annotate", tmp_path / "file" / "checked.xlsx")
    assert ended.exit_code == 2
    assert ended.err.endswith("file is not a folder.\n")
