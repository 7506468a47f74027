from __future__ import annotations

import runpy
import signal
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, Run
from tracker.__main__ import start
from tracker.errors import FAULT, FINDINGS, PARTLY, LibraryMissing, TrackerError, WrongUsage


def test_nothing_asked_shows_the_help_and_is_wrong_usage(tracker: Run) -> None:
    ended = tracker()
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: tracker [OPTIONS] COMMAND")


@pytest.mark.parametrize("code", [FINDINGS, WrongUsage.exit_code, PARTLY, LibraryMissing.exit_code, FAULT])
def test_exit_codes_stand_in_the_help_and_in_the_documents(tracker: Run, code: int) -> None:
    told = " ".join(tracker("--help").out.partition("Exit codes:")[2].split())
    assert f"; {code} " in told
    assert f"\n| {code} | " in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_doctor_says_when_the_fonts_are_missing(tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.shipped.shipped_folder", lambda _: tmp_path)
    ended = tracker("doctor")
    assert ended.exit_code == 69
    assert "missing 0 shipped fonts" in ended.out
    assert ended.err == "tracker: the shipped fonts are missing: install tracker again.\n"


def test_doctor_names_the_package_that_is_missing(tracker: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.presentation.libraries.is_loadable", lambda library: "subset" not in library.file_name)
    ended = tracker("doctor")
    assert ended.exit_code == 69
    assert "missing libharfbuzz-subset.so.0" in ended.out
    assert ended.err.endswith("apt-get install --no-install-recommends libharfbuzz-subset0\n")


def test_an_installation_without_its_folders_is_told(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.shipped.files", lambda _: tmp_path / "tracker")
    monkeypatch.chdir(tmp_path)
    ended = tracker("check")
    assert ended.exit_code == TrackerError.exit_code
    assert ended.err.splitlines()[-1] == (
        "tracker: the folder 'data' is missing from this installation; install tracker again."
    )


def test_the_program_starts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tracker.cli.program", lambda arguments: print(*arguments) or 7)
    monkeypatch.setattr("sys.argv", ["tracker", "check", "a.xlsx"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "tracker" / "__main__.py"), run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (7, "check a.xlsx\n")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--template", "nowhere"], "there is no template 'nowhere'", id="template"),
        pytest.param(["--template", "institution", "--institution", "XX"], "no institution 'XX'", id="institution"),
    ],
)
def test_a_report_that_cannot_be_is_wrong_usage(
    tracker: Run, small: Path, tmp_path: Path, options: list[str], words: str
) -> None:
    ended = tracker("report", small, "--as-of", "2026-07-02", "--out", tmp_path / "out", *options)
    assert (ended.exit_code, ended.out) == (2, "")
    assert words in ended.err
    assert len(ended.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_report_of_an_institution_is_made(tracker: Run, small: Path, tmp_path: Path) -> None:
    options = ("--template", "institution", "--institution", "AA-ROADS")
    ended = tracker("report", small, "--as-of", "2026-07-02", "--out", tmp_path, *options)
    assert (ended.exit_code, ended.err) == (0, "")
    assert ended.out == f"{tmp_path / 'AA-BB_2026-07-02_en_institution.pdf'}\n"


def test_an_interrupt_the_caller_wants_ignored_is_ignored_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr("tracker.cli.program", lambda _: 0)
    with pytest.raises(SystemExit):
        start()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
