"""Which register a command works on: arguments, settings file, example; several files and folders as one register."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.end_to_end.conftest import EXAMPLE, Run
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, FAULTLESS, INDICATOR, Row, Rows, write_register
from tracker.cli.options import EXAMPLE as SHIPPED

AS_OF = ("--as-of", "2026-07-02")
SECOND: Row = {**COMMITMENT, "Code": "C-2", "Title": "Keep the crossing open"}


def settings(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tracker.toml"
    path.write_text(content, encoding="utf-8")
    return path


def registers(*names: str) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return f"[tool.tracker]\nregister = [{listed}]\n"


def files_of(tracker: Run, *arguments: str | Path) -> list[str]:
    content = tracker("status", *AS_OF, "--json", "--", *arguments).json
    return [one["name"] for one in content["register"]["files"]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestWithoutAnArgument:
    @pytest.mark.usefixtures("here")
    def test_the_shipped_example_is_read_and_that_is_said(self, tracker: Run) -> None:
        ended = tracker("check", "--as-of", "2026-11-24")
        assert ended.exit_code == 0
        assert ended.err == "No register was named: this is the example that ships with tracker.\n"
        assert EXAMPLE.name == SHIPPED

    @pytest.mark.usefixtures("here")
    def test_quiet_does_not_say_it(self, tracker: Run) -> None:
        assert tracker("check", "--quiet", *AS_OF).err == ""

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param('[tool.tracker]\nregister = "books/a.xlsx"\n', id="a-path"),
            pytest.param(registers("books/a.xlsx"), id="a-list"),
            pytest.param('[tool.tracker]\nregister = "books"\n', id="a-folder"),
            pytest.param('\ufeff[tool.tracker]\nregister = "books/a.xlsx"\n', id="mark-of-a-windows-editor"),
        ],
    )
    @pytest.mark.parametrize("folder", [".", "deep/down"], ids=["same-folder", "folder-above"])
    def test_the_settings_file_names_it_relative_to_itself(
        self, tracker: Run, here: Path, monkeypatch: pytest.MonkeyPatch, content: str, folder: str
    ) -> None:
        settings(here, content)
        (here / "books").mkdir()
        write_register(here / "books" / "a.xlsx")
        (here / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(here / folder)
        assert files_of(tracker) == ["a.xlsx"]

    def test_the_nearest_settings_file_counts(self, tracker: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings(here, registers("a.xlsx"))
        settings(here / "deep", registers("b.xlsx"))
        write_register(here / "deep" / "b.xlsx")
        monkeypatch.chdir(here / "deep")
        assert files_of(tracker) == ["b.xlsx"]

    def test_several_paths_are_one_register(self, tracker: Run, here: Path) -> None:
        settings(here, registers("a.xlsx", "more"))
        write_register(here / "a.xlsx")
        (here / "more").mkdir()
        write_register(here / "more" / "b.xlsx", {"Commitments": [SECOND]}, whole=False)
        assert files_of(tracker) == ["a.xlsx", "b.xlsx"]

    def test_an_absolute_path_stays(self, tracker: Run, here: Path, small: Path) -> None:
        settings(here, registers(str(small)))
        assert files_of(tracker) == [small.name]

    def test_an_argument_goes_before_the_settings_file(self, tracker: Run, here: Path, small: Path) -> None:
        settings(here, registers("nowhere.xlsx"))
        assert files_of(tracker, small) == [small.name]

    @pytest.mark.parametrize("content", ["", "[tool.other]\nregister = 1\n", "[tool.tracker]\n"])
    def test_settings_that_name_no_register_leave_the_example(self, tracker: Run, here: Path, content: str) -> None:
        settings(here, content)
        assert files_of(tracker) == [SHIPPED]

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("[tool.tracker\n", id="not-toml"),
            pytest.param("[tool.tracker]\nregister = 7\n", id="not-a-path"),
            pytest.param("[tool.tracker]\nregister = [7]\n", id="not-a-list-of-paths"),
            pytest.param("[tool.tracker]\nregister = []\n", id="an-empty-list"),
            pytest.param('[tool.tracker]\nregister = ""\n', id="an-empty-path"),
            pytest.param("tool = 3\n", id="not-a-table"),
        ],
    )
    def test_a_faulty_settings_file_is_wrong_usage(self, tracker: Run, here: Path, content: str) -> None:
        path = settings(here, content)
        ended = tracker("check")
        assert ended.exit_code == 2
        assert str(path) in ended.err
        assert len(ended.err.splitlines()) == 1

    def test_settings_that_are_no_text_are_wrong_usage(self, tracker: Run, here: Path) -> None:
        (here / "tracker.toml").write_bytes(b"\xff\xfe[\x00")
        assert tracker("check").exit_code == 2

    def test_a_register_that_is_not_there_is_named_in_full(self, tracker: Run, here: Path) -> None:
        settings(here, registers("lists/register.xlsx"))
        ended = tracker("check")
        assert ended.exit_code == 2
        assert ended.err == f"tracker: there is no file or folder {here / 'lists' / 'register.xlsx'}.\n"

    def test_a_current_folder_that_was_removed_has_no_settings(self, tracker: Run, here: Path) -> None:
        (here / "gone").mkdir()
        os.chdir(here / "gone")
        (here / "gone").rmdir()
        assert files_of(tracker) == [SHIPPED]


class TestSeveralWorkbooks:
    def test_files_are_read_as_one_register(self, tracker: Run, tmp_path: Path) -> None:
        first = write_register(tmp_path / "a.xlsx")
        indicator = {**INDICATOR, "Code": "I-2", "Commitment": "C-2"}
        more: dict[str, Rows] = {
            "Commitments": [SECOND],
            "Indicators": [indicator],
            "Actuals": [{**ACTUAL, "Indicator": "I-2"}],
        }
        second = write_register(tmp_path / "b.xlsx", more, whole=False)
        content = tracker("status", first, second, *AS_OF, "--json").json
        assert [(one["code"], one["source"]["file"]) for one in content["commitments"]] == [
            ("C-1", "a.xlsx"),
            ("C-2", "b.xlsx"),
        ]
        assert content["counts"]["indicators"]["on_track"] == 2
        assert content["problems"] == {"error": 0, "warning": 0}

    def test_a_folder_is_read_without_what_excel_keeps_beside(self, tracker: Run, tmp_path: Path) -> None:
        write_register(tmp_path / "b.xlsx", {"Commitments": [SECOND]}, whole=False)
        write_register(tmp_path / "a.xlsx")
        for name in ("~$a.xlsx", ".hidden.xlsx", "notes.txt"):
            (tmp_path / name).write_bytes(b"no workbook")
        assert files_of(tracker, tmp_path) == ["a.xlsx", "b.xlsx"]

    def test_the_same_code_with_the_same_content_is_taken_once(self, tracker: Run, tmp_path: Path) -> None:
        first = write_register(tmp_path / "a.xlsx")
        second = write_register(tmp_path / "b.xlsx", {"Parties": FAULTLESS["Parties"]}, whole=False)
        content = tracker("status", first, second, *AS_OF, "--json").json
        assert len(content["commitments"]) == 1
        assert content["problems"]["error"] == 0

    def test_the_same_code_with_other_content_is_an_error_that_names_both_cells(
        self, tracker: Run, tmp_path: Path
    ) -> None:
        first = write_register(tmp_path / "a.xlsx")
        second = write_register(tmp_path / "b.xlsx", {"Commitments": [{**COMMITMENT, "Title": "Other"}]}, whole=False)
        ended = tracker("check", first, second, *AS_OF, "--json")
        (conflict,) = [one for one in ended.json["problems"] if one["code"] == "ID_CONFLICT"]
        assert ended.exit_code == 1
        assert (conflict["file"], conflict["sheet"]) == ("b.xlsx", "Commitments")
        assert "a.xlsx" in conflict["message"]

    def test_a_file_given_twice_is_read_once(self, tracker: Run, small: Path) -> None:
        assert files_of(tracker, small, small) == [small.name]

    def test_a_folder_without_workbooks_is_wrong_usage(self, tracker: Run, tmp_path: Path) -> None:
        ended = tracker("check", tmp_path)
        assert (ended.exit_code, ended.out) == (2, "")
        assert str(tmp_path) in ended.err

    @pytest.mark.parametrize("name", ["with space.xlsx", "-dash.xlsx", "срок.XLSX", "[bold].xlsx", "a'b\"c.xlsx"])
    def test_a_name_of_any_kind_is_a_name(self, tracker: Run, here: Path, name: str) -> None:
        write_register(here / "r.xlsx").rename(here / name)
        assert files_of(tracker, name) == [name]
