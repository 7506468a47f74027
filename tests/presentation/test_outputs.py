from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tracker.errors import OutputNotWritable
from tracker.presentation.outputs import (
    LEFT_BEHIND_AFTER,
    file_name,
    refuse_unwritable,
    told_apart,
    write_atomically,
    write_together,
)

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        pytest.param("PK-TJ", "PK-TJ", id="as-it-is"),
        pytest.param("", "register", id="none"),
        pytest.param("   ", "register", id="blank"),
        pytest.param("../../etc/passwd", "etc-passwd", id="no-way-out-of-the-folder"),
        pytest.param("/root", "root", id="no-other-root"),
        pytest.param("..", "register", id="no-folder-above"),
        pytest.param(".hidden", "hidden", id="not-hidden"),
        pytest.param("-rf", "rf", id="no-option"),
        pytest.param("a b\tc\nd", "a-b-c-d", id="blanks"),
        pytest.param("PK–TJ: №7 / 2026", "PK-TJ-7-2026", id="signs"),
        pytest.param("ПК_ТҶ", "ПК_ТҶ", id="letters-of-every-alphabet"),
        pytest.param("a\x00b\x1b[31m", "a-b-31m", id="control-characters"),
        pytest.param("x" * 500, "x" * 120, id="long"),
        pytest.param("漢" * 200, "漢" * 40, id="long-in-bytes"),
        pytest.param("я" * 59 + "-漢", "я" * 59, id="no-half-letter-and-no-dash-at-the-end"),
    ],
)
def test_the_name_of_a_report_is_safe(reference: str, expected: str) -> None:
    assert file_name(reference, DAY, "en") == f"{expected}_2026-03-31_en.pdf"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        pytest.param("periodic", "", id="the-usual-one"),
        pytest.param("brief", "_brief", id="another"),
        pytest.param("../x y", "_x-y", id="no-way-out-of-the-folder"),
        pytest.param("x" * 200, "_" + "x" * 60, id="long"),
    ],
)
def test_the_name_tells_the_template(template: str, expected: str) -> None:
    assert file_name("PK-TJ", DAY, "en", template) == f"PK-TJ_2026-03-31_en{expected}.pdf"


@pytest.mark.parametrize(
    ("stems", "expected"),
    [
        pytest.param(["a", "b"], ["a", "b"], id="different"),
        pytest.param(["a", "a", "a"], ["a", "a-2", "a-3"], id="alike"),
        pytest.param(["a", "A"], ["a", "A-2"], id="alike-on-some-systems"),
        pytest.param(["a", "a", "a-2"], ["a", "a-3", "a-2"], id="a-number-is-no-name-of-another"),
        pytest.param(["", ""], ["", "-2"], id="nothing-left"),
    ],
)
def test_names_are_told_apart(stems: list[str], expected: list[str]) -> None:
    assert told_apart(stems) == expected


def test_of_files_that_belong_together_none_is_replaced_before_all_are_complete(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "file" / "b.csv"
    first.write_bytes(b"before")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="file is not a folder"):
        write_together({first: b"after", second: b"after"})
    assert first.read_bytes() == b"before"
    assert {one.name for one in tmp_path.iterdir()} == {"a.csv", "file"}
    second = tmp_path / "new" / "b.csv"
    write_together({first: b"after", second: b"after"})
    assert (first.read_bytes(), second.read_bytes()) == (b"after", b"after")


class TestWriting:
    def test_gives_the_path_of_a_whole_file(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "report.pdf"
        assert write_atomically(b"all of it", path) == path
        assert path.read_bytes() == b"all of it"
        assert list(path.parent.iterdir()) == [path]

    def test_replaces_an_earlier_file_by_another_one(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_bytes(b"earlier")
        with path.open("rb") as reader:  # who reads the earlier one reads it to its end
            write_atomically(b"later", path)
            assert reader.read() == b"earlier"
        assert path.read_bytes() == b"later"

    def test_several_at_once_are_each_whole(self, tmp_path: Path) -> None:
        path, contents = tmp_path / "report.pdf", [bytes([number]) * 1_000_000 for number in range(8)]
        with ThreadPoolExecutor() as threads:
            assert list(threads.map(lambda content: write_atomically(content, path), contents)) == [path] * 8
        assert path.read_bytes() in contents
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
    def test_a_fault_leaves_the_earlier_file_and_nothing_else(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        def fault(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        path = tmp_path / "report.pdf"
        path.write_bytes(b"earlier")
        monkeypatch.setattr(step, fault)
        with pytest.raises(OutputNotWritable, match=r"report\.pdf cannot be written: No space left on device\."):
            write_atomically(b"later", path)
        assert list(tmp_path.iterdir()) == [path]
        assert path.read_bytes() == b"earlier"

    def test_an_interrupt_leaves_the_earlier_file_and_nothing_else(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupt(_: int) -> None:
            raise KeyboardInterrupt

        path = tmp_path / "report.pdf"
        path.write_bytes(b"earlier")
        monkeypatch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(b"later", path)
        assert list(tmp_path.iterdir()) == [path]

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(OutputNotWritable, match=r"file/reports cannot be written: Not a directory\."):
            write_atomically(b"", tmp_path / "file" / "reports" / "report.pdf")

    @pytest.mark.parametrize(
        ("name", "age", "is_kept"),
        [
            pytest.param(".report.pdf.1a2b.part", LEFT_BEHIND_AFTER + 60, False, id="left-by-a-killed-run"),
            pytest.param(".report.pdf.1a2b.part", 60, True, id="another-run-may-still-write-it"),
            pytest.param(".report.pdf.1a2b.part", -60, True, id="from-the-future"),
            pytest.param(".other.pdf.1a2b.part", LEFT_BEHIND_AFTER + 60, True, id="of-another-report"),
            pytest.param("report.pdf.part", LEFT_BEHIND_AFTER + 60, True, id="a-persons-own"),
        ],
    )
    def test_what_killed_runs_left_behind_goes(self, tmp_path: Path, name: str, age: int, is_kept: bool) -> None:
        path, left = tmp_path / "report.pdf", tmp_path / name
        left.write_bytes(b"half")
        now = left.stat().st_mtime
        os.utime(left, (now - age, now - age))
        write_atomically(b"whole", path)
        assert left.exists() == is_kept
        assert path.read_bytes() == b"whole"

    def test_what_cannot_be_removed_is_in_nobodys_way(self, tmp_path: Path) -> None:
        left = tmp_path / ".report.pdf.1a2b.part"
        left.mkdir()
        os.utime(left, (0, 0))
        assert write_atomically(b"whole", tmp_path / "report.pdf").read_bytes() == b"whole"


class TestAFolderToWriteInto:
    @pytest.mark.parametrize("folder", [".", "new", "new/one"])
    def test_may_be_there_or_be_made(self, tmp_path: Path, folder: str) -> None:
        refuse_unwritable(tmp_path / folder)
        assert list(tmp_path.iterdir()) == []

    def test_may_be_relative(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        refuse_unwritable(Path("reports"))

    @pytest.mark.parametrize("folder", ["file", "file/below"])
    def test_is_no_file(self, tmp_path: Path, folder: str) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(OutputNotWritable, match="file is not a folder"):
            refuse_unwritable(tmp_path / folder)

    def test_is_not_read_only(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
        with pytest.raises(OutputNotWritable, match="is read-only"):
            refuse_unwritable(tmp_path / "new")

    def test_has_a_name_that_a_folder_may_have(self, tmp_path: Path) -> None:
        with pytest.raises(OutputNotWritable, match="File name too long"):
            refuse_unwritable(tmp_path / ("x" * 300))
