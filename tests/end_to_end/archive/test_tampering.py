"""A report that was changed does not verify, and the place is told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.end_to_end.archive.conftest import Change, Tamper
from tests.end_to_end.archive.tampering import (
    REGISTER,
    STATUS,
    added,
    removed,
    replaced,
    said_otherwise,
    status_changed,
)
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import ACTUAL, write_register


def codes(outcome: Any) -> set[str]:
    return {one["code"] for one in outcome.json["findings"]}


def test_untouched_report_verifies(made: Path, tracker: Run) -> None:
    outcome = tracker("verify", made)
    assert (outcome.exit_code, outcome.err) == (0, "")
    said = f"{made.name} verifies: all it says follows from the register inside it (13 pages, 1 commitment).\n"
    assert outcome.out == said


def unchanged(pdf: pikepdf.Pdf) -> None:
    """Nothing."""


def test_rewritten_but_unchanged_report_verifies(tampered: Tamper, tracker: Run) -> None:
    assert tracker("verify", tampered(unchanged)).exit_code == 0


def set_status(status: Any) -> None:
    status["commitments"][0]["status"] = "achieved"


def set_actual(status: Any) -> None:
    status["indicators"][0]["actual"] = "48"


def drop_commitment(status: Any) -> None:
    status["commitments"].clear()


def claim_other_version(status: Any) -> None:
    status["report"]["version"] = "99.0"


def stamped(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 99, 99], Contents="x")
    pdf.pages[3].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def without_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2]


def renamed(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Progress report · 13 July 2026"


def renamed_for_catalogues(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = "Another register"


def without_titles(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"], pdf.Root.Metadata


TAMPERINGS: list[Any] = [
    pytest.param(replaced(REGISTER, lambda content: content + b"\0"), {"file_changed"}, id="register-by-a-byte"),
    pytest.param(removed(REGISTER), {"file_missing"}, id="register-removed"),
    pytest.param(removed(STATUS), {"file_missing"}, id="status-removed"),
    pytest.param(added("../../evil.exe"), {"file_added"}, id="file-added-with-a-name-that-leads-out"),
    pytest.param(status_changed(set_status), {"status_differs"}, id="status-of-a-commitment"),
    pytest.param(status_changed(set_actual), {"status_differs"}, id="actual-of-an-indicator"),
    pytest.param(status_changed(drop_commitment), {"status_differs"}, id="commitment-left-out-of-the-status"),
    pytest.param(replaced(STATUS, lambda content: content + b" "), {"hash_not_printed"}, id="status-by-a-space"),
    pytest.param(status_changed(claim_other_version), {"hash_not_printed"}, id="another-version-claimed"),
    pytest.param(replaced(STATUS, lambda content: content[:-9]), {"status_unreadable"}, id="status-cut-short"),
    pytest.param(said_otherwise("31 July 2026", "13 July 2026"), {"text_differs"}, id="day-on-a-page"),
    pytest.param(said_otherwise("First session", "noisses First"), {"text_differs"}, id="words-on-a-page"),
    pytest.param(renamed, {"title_differs"}, id="title-that-readers-show"),
    pytest.param(renamed_for_catalogues, {"title_differs"}, id="title-that-catalogues-take"),
    pytest.param(without_titles, {"title_differs"}, id="no-title"),
    pytest.param(stamped, {"covered"}, id="note-over-a-page"),
    pytest.param(without_a_page, {"text_missing"}, id="page-taken-out"),
]


@pytest.mark.parametrize(("change", "expected"), TAMPERINGS)
def test_tampering_is_found(change: Change, expected: set[str], tampered: Tamper, tracker: Run) -> None:
    outcome = tracker("verify", tampered(change), "--json")
    assert outcome.exit_code == 1
    assert outcome.json["verified"] is False
    assert expected <= codes(outcome)


def test_changed_status_is_told_with_its_place(tampered: Tamper, tracker: Run) -> None:
    outcome = tracker("verify", tampered(status_changed(set_status)))
    assert (
        'C-1: The status file says "achieved" for commitments[C-1].status; the register gives "at_risk".' in outcome.out
    )


def test_changed_page_is_told_with_page_and_commitment(tampered: Tamper, tracker: Run) -> None:
    finding = tracker("verify", tampered(said_otherwise("40 km", "04 km")), "--json").json["findings"][0]
    assert finding["page"] == 7
    assert finding["commitment"] == "C-1"
    assert (finding["expected"], finding["found"]) == ("40 km", "04 km")


APPENDED: list[Any] = [
    pytest.param(lambda content: content + b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n", id="an-update-behind-the-end"),
    pytest.param(lambda content: content + b"a remark", id="any-bytes"),
]


@pytest.mark.parametrize("change", APPENDED)
def test_what_follows_the_end_is_found(
    change: Callable[[bytes], bytes],
    made: Path,
    tmp_path: Path,
    tracker: Run,
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(change(made.read_bytes()))
    assert codes(tracker("verify", path, "--json")) == {"appended"}


def test_register_exchanged_with_its_hash_is_found_on_the_pages(
    tampered: Tamper,
    tmp_path: Path,
    tracker: Run,
) -> None:
    other = write_register(tmp_path / "other.xlsx", {"Actuals": [{**ACTUAL, "Value": 41}]})

    def exchange(pdf: pikepdf.Pdf) -> None:
        content = other.read_bytes()
        replaced(REGISTER, lambda _: content)(pdf)

        def rename(status: Any) -> None:
            digest = hashlib.sha256(content).hexdigest()
            status["report"]["embedded"][0].update(sha256=digest, size=len(content))
            status["register"]["files"][0]["sha256"] = digest

        status_changed(rename)(pdf)

    outcome = tracker("verify", tampered(exchange), "--json")
    assert {"hash_not_printed", "status_differs"} <= codes(outcome)
    places = {one["place"]: (one["expected"], one["found"]) for one in outcome.json["findings"]}
    assert places["indicators[I-1].actual"] == ('"41"', '"40"')
