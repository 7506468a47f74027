"""Commands in four languages: what is told, which language is taken, what is not translated."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tests.end_to_end.small import SHEETS, written

DAY = ("--as-of", "2026-03-31")


def in_russian(path: Path) -> Path:
    """A register whose main language is Russian, with the titles of its commitments in Tajik too."""
    settings = [*SHEETS["Register"], {"Setting": "Language", "Value": "ru"}]
    return written(path, Register=settings)


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_russian(tmp_path_factory.mktemp("russian") / "r.xlsx")


@pytest.fixture
def unstated(tmp_path: Path) -> Path:
    return written(tmp_path / "r.xlsx")


@pytest.mark.parametrize("language", ["en", "ru", "tg", "ur"])
def test_a_result_is_told_in_the_language_asked_for(language: str, russian: Path, tracker: Run) -> None:
    own = tracker("check", russian, *DAY, "--language", "en").out
    told = tracker("check", russian, *DAY, "--language", language).out
    assert (told == own) == (language == "en")
    assert told.count("\n") == own.count("\n")


def test_without_asking_the_register_says(
    russian: Path, unstated: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "tg_TJ.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    of_register = tracker("check", russian, *DAY).out
    of_system = tracker("check", unstated, *DAY).out
    assert of_register == tracker("check", russian, *DAY, "--language", "ru").out
    assert of_system == tracker("check", unstated, *DAY, "--language", "tg").out


def test_what_machines_read_is_english_unless_a_language_is_asked_for(russian: Path, tracker: Run) -> None:
    plain = tracker("status", russian, *DAY, "--json").json
    asked = tracker("status", russian, *DAY, "--json", "--language", "ru").json
    assert "decided by" in plain["commitments"][0]["reason"]["text"]
    assert re.search("[а-я]", asked["commitments"][0]["reason"]["text"])


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_language_that_is_not_there_is_wrong_usage(command: str, russian: Path, tracker: Run) -> None:
    for wrong, words in (
        ("xx", "'xx' is not one of"),
        ("en,ru", "'en,ru' is not one of"),
        ("ru,en", "«ru,en» — не из"),
    ):
        outcome = tracker(command, russian, "--language", wrong)
        assert outcome.exit_code == 2
        assert words in outcome.err


@pytest.mark.parametrize("language", ["ru", "tg", "ur", "ru,en", "ur,en"])
def test_a_report_in_each_language_verifies(language: str, russian: Path, tmp_path: Path, tracker: Run) -> None:
    made = tracker("report", russian, *DAY, "--language", language, "--out", tmp_path)
    assert made.exit_code == 0, made.err
    assert Path(made.out.strip()).name == f"A-B_2026-03-31_{language.replace(',', '-')}.pdf"
    verdict = tracker("verify", made.out.strip(), "--json").json
    assert verdict["findings"] == []


def test_a_report_takes_the_language_of_its_register(russian: Path, tmp_path: Path, tracker: Run) -> None:
    made = tracker("report", russian, *DAY, "--template", "brief", "--out", tmp_path)
    assert made.out.strip().endswith("_ru_brief.pdf")


def test_a_report_in_three_languages_is_wrong_usage(russian: Path, tracker: Run) -> None:
    outcome = tracker("report", russian, "--language", "ru,en,tg")
    assert (outcome.exit_code, "or two of them such as ru,en" in outcome.err) == (2, True)


class TestTranslations:
    def test_what_is_missing_is_listed_with_its_cell(self, unstated: Path, tracker: Run) -> None:
        outcome = tracker("check", unstated, "--translations", "ru,tg", "--language", "en")
        lines = outcome.out.splitlines()
        assert lines[0] == "Place · Language · Text"
        assert "Commitments!B2 · ru · A road" in lines
        assert lines[-1].endswith("texts of 10 are not translated into this language: Tajik.")
        assert outcome.exit_code == 0

    def test_strict_makes_it_a_finding(self, unstated: Path, tracker: Run) -> None:
        assert tracker("check", unstated, "--translations", "ru", "--strict").exit_code == 1

    def test_its_own_language_lacks_nothing(self, russian: Path, tracker: Run) -> None:
        outcome = tracker("check", russian, "--translations", "ru", "--strict", "--language", "en")
        assert (outcome.exit_code, outcome.out) == (0, "Everything is there in this language: Russian.\n")

    def test_for_machines(self, unstated: Path, tracker: Run) -> None:
        told = tracker("check", unstated, "--translations", "ru", "--json").json
        assert told["format"] == "tracker-translations/1"
        assert {"place": "Commitments!B2", "file": "r.xlsx", "code": "C-1", "text": "A road"} in told["languages"]["ru"]

    def test_a_language_that_is_not_there(self, unstated: Path, tracker: Run) -> None:
        assert tracker("check", unstated, "--translations", "ru,xx").exit_code == 2


def test_a_check_in_english_has_no_need_of_babel(unstated: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tracker", "check", str(unstated), "--language", "en"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "babel" not in found.stderr
