"""Reports by other templates, of other versions, of faulty registers and of several workbooks verify too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.end_to_end.archive.conftest import DAY
from tests.end_to_end.archive.tampering import said_otherwise
from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tests.end_to_end.workbooks import COMMITMENT, FAULTLESS, write_register


def made_by(tracker: Run, register: Path, out: Path, *options: str | Path) -> Path:
    outcome = tracker("report", register, "--as-of", DAY, "--out", out, *options)
    assert outcome.exit_code == 0, outcome.err
    return Path(outcome.out.strip())


@pytest.mark.parametrize("template", ["brief", "institution"])
def test_other_shipped_templates(template: str, tmp_path: Path, tracker: Run) -> None:
    path = made_by(tracker, write_register(tmp_path / "r.xlsx"), tmp_path, "--template", template)
    assert tracker("verify", path).exit_code == 0


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--template", "brief"], id="no-commitment-has-a-card"),
        pytest.param(["--template", "institution", "--institution", "BB-ROADS"], id="what-is-supported-has-no-card"),
    ],
)
def test_templates_without_cards_in_lines_from_the_right(options: list[str], tmp_path: Path, tracker: Run) -> None:
    other = {**COMMITMENT, "Code": "C-2", "Lead": "BB-ROADS"}
    register = write_register(tmp_path / "r.xlsx", {"Commitments": [{**COMMITMENT, "Supporting": "BB-ROADS"}, other]})
    assert tracker("verify", made_by(tracker, register, tmp_path, "--language", "ur", *options)).exit_code == 0


def test_number_changed_in_a_report_without_cards_in_lines_from_the_right(tmp_path: Path, tracker: Run) -> None:
    path = made_by(tracker, write_register(tmp_path / "r.xlsx"), tmp_path, "--language", "ur", "--template", "brief")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        said_otherwise("40", "41")(pdf)
        pdf.save()
    outcome = tracker("verify", path, "--json")
    assert outcome.exit_code == 1
    assert {one["code"] for one in outcome.json["findings"]} >= {"text_missing"}


def test_draft_of_a_faulty_register(tmp_path: Path, tracker: Run) -> None:
    register = write_register(tmp_path / "r.xlsx", {"Commitments": [{**COMMITMENT, "Due": "05/03/2027"}]})
    assert tracker("verify", made_by(tracker, register, tmp_path, "--draft")).exit_code == 0


def test_register_of_several_workbooks_of_one_name(tmp_path: Path, tracker: Run) -> None:
    for folder, sheets in (("a", ("Commitments",)), ("b", tuple(FAULTLESS.keys() - {"Commitments"}))):
        (tmp_path / folder).mkdir()
        write_register(tmp_path / folder / "r.xlsx", {name: FAULTLESS[name] for name in sheets}, whole=False)
    path = made_by(tracker, tmp_path / "a" / "r.xlsx", tmp_path, tmp_path / "b" / "r.xlsx")
    with pikepdf.open(path) as pdf:
        assert set(pdf.attachments) == {"a-r.xlsx", "b-r.xlsx", "status.json"}
    assert tracker("verify", path).exit_code == 0


def test_workbooks_named_in_letters_of_every_alphabet(tmp_path: Path, tracker: Run) -> None:
    first = write_register(tmp_path / "Реестр обязательств.xlsx")
    (tmp_path / "أ رجسٹر.xlsx").write_bytes(write_register(tmp_path / "x.xlsx", {"Agreements": []}).read_bytes())
    path = made_by(tracker, first, tmp_path, tmp_path / "أ رجسٹر.xlsx", "--template", "brief")
    with pikepdf.open(path) as pdf:
        assert set(pdf.attachments) == {"status.json", "Реестр-обязательств.xlsx", "أ-رجسٹر.xlsx"}
    assert tracker("verify", path).exit_code == 0


def test_title_with_letters_that_no_font_has(tmp_path: Path, tracker: Run) -> None:
    register = write_register(tmp_path / "r.xlsx", {"Register": [{"Setting": "Title", "Value": "承诺 🤝"}]})
    assert tracker("verify", made_by(tracker, register, tmp_path, "--template", "brief")).exit_code == 0


def test_register_without_a_reference_is_known_by_title_and_workbooks(tmp_path: Path, tracker: Run) -> None:
    register = write_register(tmp_path / "r.xlsx", {"Register": [{"Setting": "Title", "Value": "Roads"}]})
    path = made_by(tracker, register, tmp_path, "--template", "brief")
    assert tracker("verify", path).exit_code == 0
    assert tracker("history", path).exit_code == 0
    assert made_by(tracker, register, tmp_path, "--template", "brief") == path
    assert [one.name for one in tmp_path.glob("*.pdf")] == [path.name]


@pytest.fixture
def own_template(tmp_path: Path) -> Path:
    """A template of an official's own: another page with rules."""
    folder = tmp_path / "own"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "rules.html").write_text("<section class='part'><h2>Our rules</h2></section>", encoding="utf-8")
    return folder


def test_own_template_is_compared_in_lights_and_numbers(own_template: Path, tmp_path: Path, tracker: Run) -> None:
    path = made_by(tracker, write_register(tmp_path / "r.xlsx"), tmp_path, "--template", own_template)
    outcome = tracker("verify", path)
    assert outcome.exit_code == 0
    assert "made with a template of its own" in outcome.out
    assert tracker("verify", path, "--template", own_template).out.count("\n") == 1


def test_own_template_that_is_another_one_is_not_taken(own_template: Path, tmp_path: Path, tracker: Run) -> None:
    path = made_by(tracker, write_register(tmp_path / "r.xlsx"), tmp_path, "--template", own_template)
    (own_template / "parts" / "rules.html").write_text("<p>Changed since</p>", encoding="utf-8")
    assert "made with a template of its own" in tracker("verify", path, "--template", own_template).out


@pytest.fixture
def older(tmp_path: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report of another version of the program."""
    with monkeypatch.context() as patch:
        patch.setattr("tracker.contents.__version__", "0.0.9")
        return made_by(tracker, write_register(tmp_path / "r.xlsx"), tmp_path)


def test_another_version_is_told_and_compared_as_far_as_it_can_be(older: Path, tracker: Run) -> None:
    outcome = tracker("verify", older)
    assert outcome.exit_code == 0
    assert "made by version 0.0.9" in outcome.out


CHANGES: list[Any] = [
    pytest.param("40 km", "04 km", "40", id="number"),
    pytest.param("at risk", "on task", "at risk", id="light"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_change_in_a_report_of_another_version(old: str, new: str, expected: str, older: Path, tracker: Run) -> None:
    with pikepdf.open(older, allow_overwriting_input=True) as pdf:
        said_otherwise(old, new)(pdf)
        pdf.save(older)
    findings = tracker("verify", older, "--json").json["findings"]
    assert any(expected in (one["expected"] or "") and one["commitment"] == "C-1" for one in findings)


def test_example_verifies_and_one_changed_cell_is_exactly_what_changed(tmp_path: Path, tracker: Run) -> None:
    outcome = tracker("report", EXAMPLE, "--as-of", REFERENCE_DAY, "--out", tmp_path)
    assert outcome.exit_code == 0
    assert tracker("verify", outcome.out.strip()).exit_code == 0


def test_report_with_titles_from_the_right_verifies_and_a_changed_number_is_found(tmp_path: Path, tracker: Run) -> None:
    title = "اسلام آباد میں اجلاس 2026 (CASA-1000)"
    register = write_register(tmp_path / "register.xlsx", {"Commitments": [{**COMMITMENT, "Title": title}]})
    tracker("report", register, "--as-of", DAY, "--out", tmp_path)
    (path,) = tmp_path.glob("*.pdf")
    assert tracker("verify", path).exit_code == 0
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        said_otherwise("40 km", "41 km")(pdf)
        pdf.save(path)
    assert [one["expected"] for one in tracker("verify", path, "--json").json["findings"]] == ["40"]
