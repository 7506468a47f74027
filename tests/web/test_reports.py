"""Reports that are ordered from a page: made beside, with steps, and taken away."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.end_to_end.pdftext import text_of
from tests.web.conftest import Told, opened
from tests.web.registers import broken, write_small
from tests.web.test_pages import words
from tracker.errors import WrongUsage
from tracker.pipeline import check_register
from tracker.progress import Progress, no_progress
from tracker.registers.read import load_workbooks
from tracker.reporting import MadeReport, ReportRequest
from tracker.sentences import saying
from tracker.web import jobs as jobs_module
from tracker.web.jobs import Job, Jobs, heard
from tracker.web.worker import Ended, Order, Step, outcome, work

DAY = date(2026, 7, 2)
PATIENCE = 120


def finished(client: TestClient, address: str) -> str:
    """The page of a report when it is there, or will not be."""
    for _ in range(PATIENCE * 4):
        page: str = client.get(address).text
        if "The report is being made" not in page:
            return page
        time.sleep(0.25)
    raise AssertionError("the report was not made")


@pytest.fixture(scope="module")
def made(reader: TestClient) -> tuple[str, bytes]:
    """The public report in its name and bytes, ordered and taken away as a reader would."""
    form = {"day": "2026-07-01", "template": "brief", "edition": "public", "since": "2026-03-31"}
    ordered = reader.post("/report", data=form)
    assert "The report is being made" in ordered.text
    page = finished(reader, ordered.url.path)
    assert "The report is ready." in page
    name = "AA-BB_2026-07-01_en_brief_public.pdf"
    assert f'href="{ordered.url.path}/{name}" download' in page
    assert reader.get(f"{ordered.url.path}/another.pdf").status_code == 404
    answer = reader.get(f"{ordered.url.path}/{name}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    return name, answer.content


def test_a_report_can_be_taken_away(made: tuple[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(made[1])
    text = text_of(tmp_path / "report.pdf")
    assert "Mend the tunnel" in text
    assert "Light the road" not in text  # it is restricted


def test_an_earlier_report_can_be_compared_with(made: tuple[str, bytes], reader: TestClient) -> None:
    answer = reader.post("/changes?as_of=2026-07-02", files=[("earlier", made)])
    assert answer.status_code == 200
    assert f"Since {made[0]} (1 July 2026)" in words(answer.text)


def test_a_register_with_errors_gives_no_report(tmp_path: Path) -> None:
    for client in opened(broken(tmp_path / "register.xlsx"), Told()):
        ordered = client.post("/report", data={"template": "brief"})
        page = words(finished(client, ordered.url.path))
        assert "There is no report: the register has errors on that day." in page


@pytest.mark.parametrize(
    ("form", "why"),
    [
        pytest.param({"template": "../own"}, "'../own' is none of periodic, brief, institution.", id="template"),
        pytest.param({"edition": "secret"}, "'secret' is none of full, public.", id="edition"),
        pytest.param({"report_language": "fr"}, "'fr' is none of en, ru, tg, ur.", id="language"),
        pytest.param({"day": "soon"}, "'soon' is not a day", id="day"),
        pytest.param({"since": "soon"}, "'soon' is not a day", id="since"),
    ],
)
def test_what_cannot_be_ordered_is_said(reader: TestClient, form: Mapping[str, str], why: str) -> None:
    answer = reader.post("/report", data=form)
    assert answer.status_code == 400
    assert why in words(answer.text)


def order(tmp_path: Path, **wanted: object) -> Order:
    """An order of the small register."""
    workbooks = load_workbooks([write_small(tmp_path / "register.xlsx")])
    return Order(workbooks, ReportRequest(paths=(), as_of=DAY, out=tmp_path, **wanted))  # type: ignore[arg-type] # fields by name


def test_what_the_order_got_wrong_is_told(tmp_path: Path) -> None:
    ended = outcome(order(tmp_path, institutions=("NOBODY",)), no_progress)
    assert ended.kind == "wrong"
    assert "the register has no institution 'NOBODY'" in str(ended.why)


def test_a_fault_is_told_by_its_kind_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a secret cell")

    monkeypatch.setattr("tracker.web.worker.report_of", fail)
    assert outcome(order(tmp_path), no_progress) == Ended("fault", "ValueError")


def test_what_was_made_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = MadeReport(tmp_path / "report.pdf", (), (), pages=3, remarks=[saying("Judged anew.")])
    monkeypatch.setattr("tracker.web.worker.report_of", lambda *_: made)
    assert outcome(order(tmp_path), no_progress) == Ended("made", "report.pdf", (saying("Judged anew."),), 3)


def test_every_step_is_told_on_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("tracker.web.worker.report_of", lambda *asked: fake(asked[-1]))
    ours, theirs = multiprocessing.Pipe(duplex=False)
    work(order(tmp_path), theirs)
    job = Job("t", order(tmp_path))
    assert heard(ours, job) == Ended("refused")
    assert job.step == Step(saying("half"), 1, 2)


def fake(progress: Progress) -> MadeReport:
    """A report that is refused after a step."""
    progress(saying("half"), 1, 2)
    return MadeReport(None, (), ())


def test_a_process_that_ends_without_a_word_is_a_fault(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    theirs.close()
    assert heard(ours, Job("t", order(tmp_path))).kind == "fault"


def test_a_process_that_comes_no_further_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs_module, "LONGEST", 0)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    assert heard(ours, Job("t", order(tmp_path))) == Ended("fault", "it came no further")
    theirs.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Reports of which each is there at once."""

    def made(self: Jobs, job: Job) -> Ended:
        job.order.request.out.mkdir(parents=True)
        return Ended("made", "report.pdf")

    monkeypatch.setattr(Jobs, "_made", made)
    return Jobs()


def done(job: Job) -> Job:
    """A job when it is done."""
    while job.ended is None:
        time.sleep(0.01)
    return job


def test_old_reports_are_removed_with_their_files(quick: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs_module, "MOST_KEPT", 2)
    found = [done(quick.begin(order(tmp_path))) for _ in range(4)]
    folders = [one.order.request.out for one in found]
    assert [quick.find(one.token) is not None for one in found] == [False, False, True, True]
    assert [one.is_dir() for one in folders] == [False, False, True, True]
    assert found[-1].path == folders[-1] / "report.pdf"
    assert folders[-1].parent.stat().st_mode & 0o077 == 0
    quick.close()
    assert not folders[-1].parent.exists()


def test_too_many_orders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = Jobs()
    monkeypatch.setattr(jobs_module, "MOST_WAITING", 0)
    with pytest.raises(WrongUsage, match="many reports are being made"):
        jobs.begin(order(tmp_path))
    jobs.close()


def test_what_cannot_even_begin_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Ended:
        raise OSError("no more processes")

    monkeypatch.setattr(Jobs, "_made", fail)
    jobs = Jobs()
    assert done(jobs.begin(order(tmp_path))).ended == Ended("fault", "OSError")
    jobs.close()


def test_the_end_of_the_server_ends_what_is_being_made(tmp_path: Path) -> None:
    jobs = Jobs()
    job = jobs.begin(order(tmp_path))
    while not jobs._running:
        time.sleep(0.01)
    (process,) = jobs._running
    jobs.close()
    assert not process.is_alive()
    assert job.ended is not None
    assert job.path is None
    assert jobs._made(job) == Ended("fault")


def test_the_register_is_the_one_that_is_shown(tmp_path: Path) -> None:
    found = order(tmp_path)
    checked = check_register([tmp_path / "register.xlsx"], DAY, no_progress)
    assert [one.sha256 for one in found.workbooks] == [one.sha256 for one in checked.register.files]
