"""``tracker new``: a workbook to type in, empty or filled with an existing register."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tests.registers.generated import content
from tests.registers.grids import Grids
from tracker.domain.values import LANGUAGES
from tracker.presentation.messages import Messages
from tracker.registers.read import read_register

OFFICE = shutil.which("soffice")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_new_writes_check_reads_without_a_word(tracker: Run, tmp_path: Path, language: str) -> None:
    out = tmp_path / "register.xlsx"
    made = tracker("new", out, "--language", language)
    assert (made.exit_code, made.out.strip(), made.err) == (0, str(out), "")
    checked = tracker("check", out, "--strict", "--as-of", REFERENCE_DAY, "--language", "en")
    assert checked.exit_code == 0
    assert checked.out == "No problems in 1 file: a report can be made.\n"


def test_a_report_can_be_made_of_the_worked_example(tracker: Run, tmp_path: Path) -> None:
    tracker("new", tmp_path / "register.xlsx")
    shown = tracker("status", tmp_path / "register.xlsx", "--as-of", REFERENCE_DAY, "--json")
    assert shown.exit_code == 0
    assert [one["code"] for one in shown.json["commitments"]] == ["EXAMPLE-C1"]


def test_it_is_there_at_once(process: Run, tmp_path: Path) -> None:
    made = process("new", "register.xlsx", cwd=tmp_path)
    assert (made.exit_code, made.out) == (0, "register.xlsx\n")


def test_an_existing_file_is_replaced_only_when_asked(tracker: Run, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    out.write_bytes(b"mine")
    refused = tracker("new", out)
    assert refused.exit_code == 2
    assert "--force" in refused.err
    assert out.read_bytes() == b"mine"
    assert tracker("new", out, "--force").exit_code == 0
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["new"], "OUT.xlsx", id="no-name"),
        pytest.param(["new", "register.xls"], ".xlsx", id="name-of-another-kind"),
        pytest.param(["new", "register.xlsx", "--language", "fr"], "'fr' is not one of", id="language-unknown"),
        pytest.param(["new", "register.xlsx", "--from", "nowhere.xlsx"], "nowhere.xlsx", id="register-not-there"),
    ],
)
def test_wrong_usage(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = tracker(*arguments)
    assert ended.exit_code == 2
    assert words in ended.err
    assert list(tmp_path.rglob("*.xlsx")) == []


@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_the_example_filled_into_the_template_is_the_same_register(
    tracker: Run, tmp_path: Path, language: str | None
) -> None:
    out = tmp_path / "new.xlsx"
    made = tracker("new", out, "--from", EXAMPLE, *(("--language", language) if language else ()))
    assert made.exit_code == 0
    none = Messages(language or "en").plural("{n} cell", "{n} cells", 0)
    assert none in made.err.splitlines()[-1]  # its own columns of sources are listed
    before, after = (read_register([path], as_of=date(2026, 3, 31))[0] for path in (EXAMPLE, out))
    assert content(before) == content(after)


def test_without_a_language_the_register_s_own_is_taken(tracker: Run, tmp_path: Path) -> None:
    tracker("new", tmp_path / "old.xlsx", "--language", "tg")
    tracker("new", tmp_path / "new.xlsx", "--from", tmp_path / "old.xlsx")
    assert "Уҳдадориҳо" in openpyxl.load_workbook(tmp_path / "new.xlsx").sheetnames


def faulty() -> bytes:
    """A register of which not all can be carried over."""
    book = Grids().put("Commitments", "G2", "05/03/2026").put("Commitments", "G3", "soon")
    book.put("Commitments", "I1", "Budget").put("Commitments", "I2", "=5").put("# Notes", "A1", "mine")
    return book.content()


def test_what_could_not_be_carried_is_listed_and_kept(tracker: Run, tmp_path: Path) -> None:
    old, out = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    old.write_bytes(faulty())
    made = tracker("new", out, "--from", old)
    assert made.exit_code == 1
    assert made.out.strip() == str(out)
    assert "Commitments!G2, G3 · Due · 2 cells, the first: '05/03/2026' could not be read (DATE_AMBIGUOUS)" in made.err
    assert "Commitments!I2 · Budget · '=5' was not carried over" in made.err
    assert "# Notes!A1 · 'mine' is your own note" in made.err
    assert "Not carried over: 3 cells of the register, 1 item of your own." in made.err
    sheet = openpyxl.load_workbook(out)["# Not carried over"]
    kept = [tuple(cell.value for cell in row)[:5] for row in sheet.iter_rows(min_row=2)]
    assert kept == [
        ("old.xlsx", "Commitments", "G2", "Due", "05/03/2026"),
        ("old.xlsx", "Commitments", "I2", "Budget", "=5"),
        ("old.xlsx", "Commitments", "G3", "Due", "soon"),
        ("old.xlsx", "# Notes", "A1", None, "mine"),
    ]
    assert sheet["E3"].data_type == "s"
    assert old.read_bytes() == faulty()


def test_own_notes_alone_are_no_loss_of_the_register(tracker: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.xlsx"
    old.write_bytes(Grids().put("# Notes", "A1", "mine").content())
    made = tracker("new", tmp_path / "new.xlsx", "--from", old)
    assert made.exit_code == 0
    assert "mine" in made.err


def test_several_registers_and_folders_become_one_workbook(tracker: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ministries"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(Grids().content())
    (tmp_path / "b.xlsx").write_bytes(Grids({"Parties": [["Code", "Name"], ["CC", "Third"]]}).content())
    made = tracker("new", tmp_path / "new.xlsx", "--from", folder, "--from", tmp_path / "b.xlsx")
    assert made.exit_code == 0
    register, _ = read_register([tmp_path / "new.xlsx"], as_of=date(2026, 3, 31))
    assert [one.code for one in register.parties] == ["AA", "BB", "CC"]


def test_a_file_that_cannot_be_opened_makes_no_workbook(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_text("Dear colleague", encoding="utf-8")
    made = tracker("new", tmp_path / "new.xlsx", "--from", tmp_path / "old.xlsx")
    assert made.exit_code == 1
    assert "is not an Excel workbook" in made.err
    assert not (tmp_path / "new.xlsx").exists()


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "inside"])
def test_a_register_that_was_read_is_never_written_to(tracker: Run, tmp_path: Path, link: str) -> None:
    folder = tmp_path / "ministries"
    folder.mkdir()
    old = folder / "old.xlsx"
    old.write_bytes(Grids().content())
    out = tmp_path / "new.xlsx"
    match link:
        case "same":
            out = folder / ".." / "ministries" / "old.xlsx"
        case "symbolic":
            out.symlink_to(old)
        case "hard":
            out.hardlink_to(old)
        case _:
            out = folder / "new.xlsx"
    source = folder if link == "inside" else old
    ended = tracker("new", out, "--from", source, "--force")
    assert ended.exit_code == 2
    assert str(out) in ended.err
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("old.xlsx", Grids().content())]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed, so no workbook was opened with it")
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_opens_it_and_saves_what_check_reads(tracker: Run, tmp_path: Path, language: str) -> None:
    tracker("new", tmp_path / "register.xlsx", "--language", language)
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
            "--outdir", str(tmp_path / "saved"), str(tmp_path / "register.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = tmp_path / "saved" / "register.xlsx"
    assert tracker("check", saved, "--strict", "--as-of", REFERENCE_DAY).exit_code == 0
    before, after = (read_register([path], as_of=date(2026, 3, 31))[0] for path in (tmp_path / "register.xlsx", saved))
    assert content(before) == content(after)
