"""``tracker report``: made whole, refused whole, and marked where it is a draft."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Outcome, Run
from tests.end_to_end.pdftext import page_texts, text_of
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, FAULTLESS, INDICATOR, Rows, write_register
from tracker.progress import no_progress
from tracker.registers.read import read_register
from tracker.reporting import ReportRequest, make_report

AS_OF = ("--as-of", "2026-07-02")
NAME = "AA-BB_2026-07-02_en.pdf"
EARLIER = b"an earlier report"
HOSTILE = "=cmd|'/c calc'!A1 <script>alert(1)</script> {{ 7*191 }} {% raw %} [bold]x[/bold] &amp; https://example.org"

THEMES = (
    "visit",
    "CASA-1000",
    "CPEC",
    "seaport",
    "customs",
    "transit",
    "SCO",
    "embassy",
    "policy dialogue",
    "Cultural Week in Pakistan, 19–24 December",
    "Joint Commission",
)
"""What the cooperation is about; each has commitments in the example."""


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def made(register: Path, day: str, out: Path) -> Path:
    """The report of a register, made once for several tests."""
    report = make_report(ReportRequest([register], date.fromisoformat(day), out), no_progress)
    assert report.path is not None
    return report.path


@pytest.fixture(scope="module")
def example_text(example_report: Path) -> str:
    """Its text."""
    return text_of(example_report)


@pytest.fixture(scope="module")
def hostile_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the report of a register whose every free text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    update = {"Commitment": "C-1", "Date": "2026-06-30", "Party": "AA", "Progress": f"Progress {HOSTILE}"}
    sheets: dict[str, Rows] = {
        "Register": [*FAULTLESS["Register"][1:], {"Setting": "Title", "Value": f"Title {HOSTILE}"}],
        "Commitments": [{**COMMITMENT, "Title": f"Commitment {HOSTILE}"}],
        "Indicators": [{**INDICATOR, "Title": f"Indicator {HOSTILE}", "Unit": "<b>km</b>"}],
        "Actuals": [{**ACTUAL, "Evidence": f"Evidence {HOSTILE}"}],
        "Updates": [{**update, "Decision requested": f"Decision {HOSTILE}"}],
    }
    return text_of(made(write_register(folder / "r.xlsx", sheets), "2026-07-02", folder))


class TestMade:
    def test_the_path_goes_to_stdout_and_nothing_else(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        ended = tracker("report", small, *AS_OF, "--out", tmp_path)
        assert ended == Outcome(0, f"{tmp_path / NAME}\n", "")
        assert listing(tmp_path) == [NAME]
        assert text_of(tmp_path / NAME).count("Open the crossing") >= 2

    def test_out_is_reports_in_the_current_folder(
        self, tracker: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert tracker("report", small, *AS_OF).out == f"{Path('reports') / NAME}\n"
        assert listing(tmp_path / "reports") == [NAME]

    def test_folders_are_made(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        out = tmp_path / "far" / "away"
        assert tracker("report", small, *AS_OF, "--out", out).exit_code == 0
        assert listing(out) == [NAME]

    def test_the_same_register_gives_the_same_bytes(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        for folder in ("first", "second"):
            tracker("report", small, *AS_OF, "--out", tmp_path / folder)
        assert (tmp_path / "first" / NAME).read_bytes() == (tmp_path / "second" / NAME).read_bytes()

    def test_verbose_tells_the_steps_and_the_size(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        ended = tracker("--verbose", "report", small, *AS_OF, "--out", tmp_path)
        assert ended.out == f"{tmp_path / NAME}\n"
        assert ended.err.splitlines()[:3] == ["reading register.xlsx", "checking", "judging"]
        assert ended.err.splitlines()[-1].endswith(" bytes")

    def test_what_a_person_may_read_follows_the_umask(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            tracker("report", small, *AS_OF, "--out", tmp_path)
        finally:
            os.umask(before)
        assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o640

    def test_letters_that_no_font_has_are_named(self, tracker: Run, tmp_path: Path) -> None:
        register = write_register(tmp_path / "r.xlsx", {"Commitments": [{**COMMITMENT, "Title": "Open 𓀀"}]})
        ended = tracker("report", register, *AS_OF, "--out", tmp_path)
        assert ended.exit_code == 0
        assert "𓀀" in ended.err


class TestTextOfACell:
    @pytest.mark.parametrize("what", ["Title", "Commitment", "Indicator", "Progress", "Decision"])
    def test_stays_text(self, hostile_text: str, what: str) -> None:
        assert f"{what} =cmd|'/c calc'!A1 <script>alert(1)</script> {{{{ 7*191 }}}}" in hostile_text

    def test_is_never_calculated(self, hostile_text: str) -> None:
        assert "1337" not in hostile_text
        assert "<b>km</b>" in hostile_text

    def test_stays_text_on_a_terminal_too(self, tracker: Run, tmp_path: Path) -> None:
        register = write_register(tmp_path / "r.xlsx", {"Commitments": [{**COMMITMENT, "Title": HOSTILE}]})
        assert f"C-1  {HOSTILE} · " in tracker("status", register, *AS_OF).out


class TestRefused:
    def test_problems_go_to_stderr_with_cell_and_remedy(self, tracker: Run, broken: Path, tmp_path: Path) -> None:
        ended = tracker("report", broken, *AS_OF, "--out", tmp_path)
        assert (ended.exit_code, ended.out) == (1, "")
        first, summary, draft = ended.err.splitlines()
        assert first.startswith("error   Commitments!G2 · Due · '05/03/2027' is text")
        assert "Type it as yyyy-mm-dd" in first
        assert summary == "1 error in 1 file: no report can be made until the error is mended."
        assert "--draft" in draft
        assert "--draft" not in tracker("report", broken, *AS_OF, "--out", tmp_path, "--quiet").err

    def test_an_earlier_report_is_untouched(self, tracker: Run, broken: Path, tmp_path: Path) -> None:
        earlier = tmp_path / NAME
        earlier.write_bytes(EARLIER)
        before = earlier.stat()
        tracker("report", broken, *AS_OF, "--out", tmp_path)
        after = earlier.stat()
        assert earlier.read_bytes() == EARLIER
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert listing(tmp_path) == [NAME]

    def test_no_folder_is_made(self, tracker: Run, broken: Path, tmp_path: Path) -> None:
        tracker("report", broken, *AS_OF, "--out", tmp_path / "reports")
        assert listing(tmp_path) == []


class TestDraft:
    def test_every_page_is_marked_and_the_errors_are_listed(self, tracker: Run, broken: Path, tmp_path: Path) -> None:
        ended = tracker("report", broken, *AS_OF, "--out", tmp_path, "--draft")
        assert (ended.exit_code, ended.out) == (0, f"{tmp_path / NAME}\n")
        unmarked = [n for n, text in enumerate(page_texts(tmp_path / NAME), start=1) if "Draft" not in text]
        assert unmarked == []
        assert "'05/03/2027' is text and can be read as" in text_of(tmp_path / NAME)

    def test_a_faultless_register_needs_no_draft(self, tracker: Run, small: Path, tmp_path: Path) -> None:
        tracker("report", small, *AS_OF, "--out", tmp_path, "--draft")
        assert "Draft" not in text_of(tmp_path / NAME)


class TestOfTheExample:
    def test_it_holds_every_commitment_agreement_and_session(self, example_text: str) -> None:
        register, _ = read_register([EXAMPLE], as_of=date.fromisoformat(REFERENCE_DAY))
        codes = [one.code for one in register.commitments]
        codes += [one.code for one in register.agreements]
        codes += [one.code for one in register.sessions]
        assert len(codes) == 51 + 20 + 12
        assert [code for code in codes if code not in example_text] == []

    @pytest.mark.parametrize("theme", THEMES)
    def test_it_speaks_of_each_theme(self, example_text: str, theme: str) -> None:
        assert theme.casefold() in example_text.casefold()

    def test_it_is_named_after_register_day_and_language(self, example_report: Path) -> None:
        assert example_report.name == f"PK-TJ_{REFERENCE_DAY}_en.pdf"
