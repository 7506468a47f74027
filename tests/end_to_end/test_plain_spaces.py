"""Spaces that do not break a line belong to pages: whoever searches a terminal, JSON or a sheet types plain ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tracker.sentences import NO_BREAK

DAY = ("--as-of", REFERENCE_DAY)
CODES = ("PT-EN-01", "PT-TR-09", "PT-TP-07")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--json", "--since", "2025-12-31", "--owed"], id="reading"),
        pytest.param(["--json", *CODES], id="explanations"),
        pytest.param(["--json", "--compare-rules", "idb-crf", "global-fund"], id="rules"),
        pytest.param(CODES, id="terminal"),
    ],
)
def test_what_commands_print_has_none(tracker: Run, language: str, options: list[str]) -> None:
    ended = tracker("status", EXAMPLE, *DAY, "--language", language, *options)
    assert ended.exit_code == 0
    assert NO_BREAK not in ended.out + ended.err


def test_a_merged_workbook_has_none(tracker: Run, tmp_path: Path) -> None:
    sent, merged = tmp_path / "sent", tmp_path / "merged.xlsx"
    tracker("distribute", EXAMPLE, *DAY, "--out", sent, "--by", "party")
    tracker("collect", EXAMPLE, sent, "--out", merged, "--language", "ru")
    with zipfile.ZipFile(merged) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "» — ваша собственная пометка" in texts
    assert NO_BREAK not in texts
