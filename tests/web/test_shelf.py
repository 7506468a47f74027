"""A register that is watched: it is read again when it was saved, and the last good reading stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import TODAY, Told, opened
from tests.web.registers import SMALL, broken, commitment, write_small
from tracker.errors import WrongUsage
from tracker.registers.read import WorkbookFile
from tracker.web import shelf
from tracker.web.desk import Desk
from tracker.web.shelf import Uploads

MORE = [*SMALL["Commitments"], commitment("C-8", "Count the lorries")]


def looked(desk: Desk, times: int = 2) -> Desk:
    """The desk after some looks: what has just changed is read at the second."""
    for _ in range(times):
        desk.served.look()
    return desk


def codes(desk: Desk) -> str:
    """The commitments that are shown."""
    shown = desk.judged(desk.served.standing.shown, desk.today())
    return " ".join(one.commitment.code for one in shown.assessment.commitments)


def test_what_is_saved_is_shown_when_it_has_come_to_rest(desk: Desk, register: Path) -> None:
    before = desk.served.standing.version
    write_small(register, Commitments=MORE)
    assert looked(desk, 1).served.standing.version == before
    assert "C-8" in codes(looked(desk, 1))
    assert not desk.served.standing.is_last_good
    assert desk.served.standing.version != before


def test_what_is_still_being_written_is_not_read(desk: Desk, register: Path) -> None:
    before = desk.served.standing
    for size in (10, 20, 30):
        register.write_bytes(b"PK" * size)
        looked(desk, 1)
    assert desk.served.standing == before


def test_what_is_saved_again_unchanged_changes_nothing(desk: Desk, register: Path) -> None:
    before = desk.served.standing.version
    shutil.copy(register, register.with_suffix(".copy"))
    register.with_suffix(".copy").replace(register)
    assert looked(desk).served.standing.version == before


def test_a_touch_that_is_taken_back_is_forgotten(desk: Desk, register: Path) -> None:
    content, times = register.read_bytes(), register.stat()
    before = desk.served.standing
    desk.served._waiting = ()
    assert looked(desk, 1).served.standing is before
    assert (content, times.st_size) == (register.read_bytes(), register.stat().st_size)
    assert desk.served._waiting is None


@pytest.mark.parametrize("way", ["errors", "damaged", "gone"])
def test_a_save_that_breaks_the_register_keeps_the_last_good_reading(desk: Desk, register: Path, way: str) -> None:
    good = codes(desk)
    content = register.read_bytes()
    match way:
        case "errors":
            broken(register)
        case "damaged":
            register.write_bytes(content[:1000])
        case _:
            register.unlink()
    assert codes(looked(desk)) == good
    assert desk.served.standing.is_last_good
    register.write_bytes(content)
    assert codes(looked(desk)) == good
    assert not desk.served.standing.is_last_good


def test_a_register_that_never_was_good_is_shown_as_it_is(tmp_path: Path, desk: Desk, register: Path) -> None:
    broken(register)
    assert "C-9" in codes(desk)
    write_small(register, Commitments=[*MORE, commitment("C-9", "Wrong", Due="later")])
    assert "C-8" in codes(looked(desk))


def test_a_folder_is_watched_too(tmp_path: Path) -> None:
    write_small(tmp_path / "one.xlsx")
    desk = Desk([tmp_path], lambda: TODAY)
    assert len(desk.served.standing.shown.workbooks) == 1
    write_small(tmp_path / "two.xlsx", Commitments=[MORE[-1]])
    assert len(looked(desk).served.standing.newest.workbooks) == 2


def test_a_register_that_is_not_there_cannot_be_served(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="there is no file or folder"):
        _ = Desk([tmp_path / "none.xlsx"], lambda: TODAY).served


def served(client: TestClient) -> Desk:
    """The desk behind a client."""
    guard: Any = client.app
    found: Desk = guard.app.state.desk
    return found


@pytest.mark.parametrize(
    ("way", "notice"),
    [
        pytest.param("errors", "The register was saved with errors.", id="errors"),
        pytest.param("gone", "The register cannot be read now.", id="gone"),
    ],
)
def test_a_page_says_that_it_shows_the_last_good_reading(
    register: Path, monkeypatch: pytest.MonkeyPatch, way: str, notice: str
) -> None:
    monkeypatch.setattr("tracker.web.app.LOOK_EVERY", 3600)
    for client in opened(register, Told()):
        assert notice not in client.get("/").text
        version = served(client).served.standing.version
        assert client.get(f"/pulse?seen={version}").status_code == 204
        if way == "errors":
            broken(register)
        else:
            register.unlink()
        looked(served(client))
        pulse = client.get(f"/pulse?seen={version}")
        assert (pulse.status_code, pulse.headers["HX-Trigger"]) == (200, "register-changed")
        page = client.get("/").text
        assert notice in page
        assert "Meet again" in page
        problems = client.get("/check").text
        assert ("soon" in problems) == (way == "errors")


def test_a_page_of_a_register_with_errors_says_so(tmp_path: Path) -> None:
    for client in opened(broken(tmp_path / "register.xlsx"), Told()):
        assert "The register has errors: what depends on them could not be judged." in client.get("/owed").text
        assert "every page says that it is a draft" in client.get("/report").text


def test_the_server_looks_by_itself(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.web.app.LOOK_EVERY", 0.01)
    for client in opened(register, Told()):
        version = served(client).served.standing.version
        write_small(register, Commitments=MORE)
        while "Count the lorries" not in client.get("/").text:
            pass
        assert client.get(f"/pulse?seen={version}").status_code == 200


def upload(size: int) -> list[WorkbookFile]:
    """A workbook of some bytes."""
    return [WorkbookFile("a.xlsx", b"x" * size)]


def test_older_uploads_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_UPLOADS", 3)
    monkeypatch.setattr(shelf, "MOST_UPLOADED", 100)
    uploads = Uploads()
    tokens = [uploads.add(upload(30)).base.rpartition("/")[2] for _ in range(2)]
    assert uploads.find(tokens[0]) is not None  # who is asked for stays longest
    tokens += [uploads.add(upload(30)).base.rpartition("/")[2] for _ in range(2)]
    assert [uploads.find(one) is not None for one in tokens] == [True, False, True, True]
    last = uploads.add(upload(500)).base.rpartition("/")[2]
    assert [uploads.find(one) is not None for one in [*tokens, last]] == [False, False, False, False, True]


def test_an_upload_can_be_removed() -> None:
    uploads = Uploads()
    token = uploads.add(upload(1)).base.rpartition("/")[2]
    uploads.remove(token)
    uploads.remove(token)
    assert uploads.find(token) is None
