"""What changed since an earlier report: against the register inside it, on its day, by its rules."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from tests.end_to_end.archive.conftest import DAY, Tamper
from tests.end_to_end.archive.searching import everything
from tests.end_to_end.archive.tampering import REGISTER, replaced
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, Rows, write_register

LATER = "2026-10-31"
NEXT: Mapping[str, Rows] = {
    "Actuals": [ACTUAL, {**ACTUAL, "Date": "2026-10-30", "Value": 90}],
    "Commitments": [COMMITMENT, {**COMMITMENT, "Code": "C-2", "Title": "Keep it open"}],
}


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The register some months later: one more value, one more commitment."""
    return write_register(tmp_path / "register.xlsx", NEXT)


def test_since_a_report_gives_exactly_what_changed(made: Path, later: Path, tracker: Run) -> None:
    outcome = tracker("status", later, "--as-of", LATER, "--since", made, "--json")
    assert outcome.exit_code == 0
    assert outcome.json["since"] == DAY
    assert (outcome.json["removed"], outcome.json["renumbered"]) == ([], [])
    changes = {one["code"]: one["change"]["transition"] for one in outcome.json["commitments"]}
    assert changes == {"C-1": "better", "C-2": "new"}
    (indicator,) = outcome.json["indicators"]
    assert (indicator["change"]["actual_from"], indicator["change"]["actual_to"]) == ("40", "90")


def test_restated_value_is_told(made: Path, tmp_path: Path, tracker: Run) -> None:
    register = write_register(tmp_path / "register.xlsx", {"Actuals": [{**ACTUAL, "Value": 44}]})
    outcome = tracker("status", register, "--as-of", LATER, "--since", made, "--json")
    assert "restated" in outcome.json["indicators"][0]["change"]["kinds"]


@pytest.fixture
def compared(made: Path, later: Path, tmp_path: Path, tracker: Run) -> Path:
    """A report that is compared with the earlier one."""
    outcome = tracker("report", later, "--as-of", LATER, "--since", made, "--out", tmp_path)
    assert outcome.exit_code == 0
    return tmp_path / f"AA-BB_{LATER}_en.pdf"


def test_report_names_and_carries_what_it_compares_with(made: Path, compared: Path) -> None:
    with pikepdf.open(compared) as pdf:
        assert set(pdf.attachments) == {"register.xlsx", "earlier-register.xlsx", "status.json"}
        earlier = pdf.attachments["earlier-register.xlsx"].get_file().read_bytes()
    with pikepdf.open(made) as pdf:
        assert earlier == pdf.attachments[REGISTER].get_file().read_bytes()
    found = everything(compared).replace(" ", "")
    assert f"{made.name}(sha-256{hashlib.sha256(made.read_bytes()).hexdigest()})".casefold() in found


def test_report_that_compares_verifies_by_itself(compared: Path, tmp_path: Path, tracker: Run) -> None:
    alone = shutil.copy(compared, tmp_path / "alone.pdf")
    assert tracker("verify", alone).exit_code == 0


def test_changed_earlier_register_is_found(compared: Path, tmp_path: Path, tracker: Run) -> None:
    path = tmp_path / "changed.pdf"
    with pikepdf.open(compared) as pdf:
        replaced("earlier-register.xlsx", lambda content: content + b"\0")(pdf)
        pdf.save(path)
    outcome = tracker("verify", path, "--json")
    assert "file_changed" in {one["code"] for one in outcome.json["findings"]}


@pytest.mark.parametrize("since", ["2026-03-31", "workbook", "status"])
def test_other_comparisons_verify_too(since: str, made: Path, later: Path, tmp_path: Path, tracker: Run) -> None:
    files = {"workbook": tmp_path / "earlier.xlsx", "status": tmp_path / "earlier.json"}
    write_register(files["workbook"])
    status = tracker("status", files["workbook"], "--as-of", DAY, "--json").out
    files["status"].write_text(status, encoding="utf-8")
    options = ("--as-of", LATER, "--since", files.get(since, since), "--out", tmp_path)
    assert tracker("report", later, *options).exit_code == 0
    assert tracker("verify", tmp_path / f"AA-BB_{LATER}_en.pdf").exit_code == 0


def test_changed_report_is_not_compared_with(tampered: Tamper, later: Path, tracker: Run) -> None:
    changed = tampered(replaced(REGISTER, lambda content: content + b"\0"))
    outcome = tracker("status", later, "--as-of", LATER, "--since", changed)
    assert outcome.exit_code == 2
    assert "cannot be relied upon" in outcome.err


def test_report_stands_for_its_own_day(made: Path, later: Path, tracker: Run) -> None:
    outcome = tracker("status", later, "--as-of", LATER, "--since", made, "--since-day", "2026-03-31")
    assert outcome.exit_code == 2


SECRET: Rows = [COMMITMENT, {**COMMITMENT, "Code": "X-9", "Title": "Deliver the quokkas"}]


def test_public_edition_compares_with_what_is_public(tmp_path: Path, tracker: Run) -> None:
    before = write_register(tmp_path / "before.xlsx", {"Commitments": SECRET})
    assert tracker("report", before, "--as-of", DAY, "--out", tmp_path).exit_code == 0
    now = write_register(tmp_path / "now.xlsx", {"Commitments": [SECRET[0], {**SECRET[1], "Restricted": "yes"}]})
    options = ("--as-of", LATER, "--since", tmp_path / f"AA-BB_{DAY}_en.pdf", "--edition", "public", "--out", tmp_path)
    assert tracker("report", now, *options).exit_code == 0
    path = tmp_path / f"AA-BB_{LATER}_en_public.pdf"
    found = everything(path)
    assert [one for one in ("x-9", "quokka", "before.xlsx", "now.xlsx") if one in found] == []
    assert tracker("verify", path).exit_code == 0


RESTRICTED: Rows = [{"Setting": "Classification", "Value": "restricted"}]
FAULTY: Rows = [{**COMMITMENT, "Due": "05/03/2027"}]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        pytest.param({"Register": RESTRICTED}, "restricted as a whole", id="restricted-as-a-whole"),
        pytest.param({"Commitments": FAULTY}, "cannot be told", id="with-errors"),
    ],
)
def test_public_edition_does_not_compare_with_what_it_may_not_know(
    sheets: Mapping[str, Rows], said: str, later: Path, tmp_path: Path, tracker: Run
) -> None:
    before = write_register(tmp_path / "before.xlsx", sheets)
    options = ("--since", before, "--since-day", DAY, "--edition", "public", "--out", tmp_path)
    outcome = tracker("report", later, "--as-of", LATER, *options)
    assert outcome.exit_code == 2
    assert said in outcome.err


def test_public_edition_does_not_compare_with_a_status_file(later: Path, tmp_path: Path, tracker: Run) -> None:
    status = tmp_path / "earlier.json"
    status.write_text(tracker("status", later, "--as-of", DAY, "--json").out, encoding="utf-8")
    outcome = tracker("report", later, "--since", status, "--edition", "public", "--out", tmp_path)
    assert outcome.exit_code == 2
    assert "cannot be told" in outcome.err
