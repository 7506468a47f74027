"""Paths that lead to no file, or to one that must not be read to its end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.hostile.conftest import Command
from tests.xlsx import packed, register


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.xlsx")
    return folder / "pipe.xlsx"


def loop(folder: Path) -> Path:
    (folder / "loop.xlsx").symlink_to("loop.xlsx")
    return folder / "loop.xlsx"


def endless(folder: Path) -> Path:
    (folder / "endless.xlsx").symlink_to("/dev/zero")
    return folder / "endless.xlsx"


def empty_folder(folder: Path) -> Path:
    (folder / "folder.xlsx").mkdir()
    return folder / "folder.xlsx"


def beyond_a_file(folder: Path) -> Path:
    (folder / "file.xlsx").write_bytes(b"x")
    return folder / "file.xlsx" / "file.xlsx"


def name_too_long(folder: Path) -> Path:
    return folder / ("x" * 300 + ".xlsx")


def name_that_is_no_text(folder: Path) -> Path:
    return folder / os.fsdecode(b"\xff\xfe.xlsx")


@pytest.mark.parametrize("name", ["check", "status", "report"])
@pytest.mark.parametrize(
    "make", [pipe, loop, endless, empty_folder, beyond_a_file, name_too_long, name_that_is_no_text]
)
def test_what_is_no_file_is_wrong_usage(tmp_path: Path, command: Command, make: object, name: str) -> None:
    code, printed = command(name, make(tmp_path))  # type: ignore[operator] # a function of the table
    assert code == 2
    assert printed == ""


def test_a_file_that_may_not_be_read_is_wrong_usage(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(packed(register()))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert command("check", file) == (2, "")


def test_of_a_huge_file_not_a_byte_is_read(tmp_path: Path, command: Command) -> None:
    file = tmp_path / "register.xlsx"
    with file.open("wb") as sparse:
        sparse.truncate(5_000_000_000)
    code, printed = command("check", file, "--json")
    told = json.loads(printed)
    assert code == 1
    assert [one["code"] for one in told["problems"]] == ["FILE_TOO_LARGE"]
    assert "5,000 MB" in told["problems"][0]["message"]
    assert told["files"] == [{"name": "register.xlsx", "sha256": None}]


def test_a_draft_is_not_made_without_a_workbook_that_it_should_carry(tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.xlsx").write_bytes(packed(register()))
    with (tmp_path / "b.xlsx").open("wb") as sparse:
        sparse.truncate(5_000_000_000)
    assert command("report", tmp_path, "--draft", "--out", tmp_path / "reports") == (1, "")
    assert not (tmp_path / "reports").exists()


def test_huge_files_are_told_apart(tmp_path: Path, command: Command) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        with (tmp_path / name).open("wb") as sparse:
            sparse.truncate(5_000_000_000)
    told = json.loads(command("check", tmp_path, "--json")[1])
    assert [one["file"] for one in told["problems"]] == ["a.xlsx", "b.xlsx"]


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path, command: Command) -> None:
    file = name_that_is_no_text(tmp_path)
    file.write_bytes(packed(register()))
    code, printed = command("check", file, "--json")
    assert code == 0
    assert json.loads(printed.encode())["files"][0]["name"] == "\ufffd\ufffd.xlsx"


def test_a_bad_file_of_several_is_told_and_the_others_are_read(tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    (tmp_path / "b.xlsx").write_bytes(packed(register()))
    pipe(tmp_path)
    code, printed = command("check", tmp_path, "--json")
    told = json.loads(printed)
    assert code == 1
    assert [(one["code"], one["file"]) for one in told["problems"]] == [("FILE_NOT_XLSX", "a.xlsx")]
    assert [one["name"] for one in told["files"]] == ["a.xlsx", "b.xlsx"]
