"""Helpers do the same work, and neither a lost helper nor a program that is stopped leaves anything behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Pipe
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.presentation.pdf.documents import html
from tracker.presentation.pdf import division, render_pdf
from tracker.presentation.pdf.engine import engine
from tracker.presentation.pdf.quire import Inseparable

engine()

from tracker.presentation.pdf import bench, press, printing  # noqa: E402 - they know WeasyPrint
from tracker.presentation.pdf.binding import cover  # noqa: E402

PARENT = os.getpid()
Work = Callable[..., Any]


def no_progress(_phase: object, _done: int, _total: int) -> None:
    """Show nothing."""


@pytest.fixture(autouse=True)
def _many_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "SMALLEST", 300)


@pytest.fixture(scope="module")
def expected() -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(division, "SMALLEST", 300)
        return render_pdf(html(), no_progress, processes=1).content


def in_a_helper(deed: Work, work: Work) -> Work:
    """Work that does something else in a helper."""
    return lambda *given: deed(*given) if os.getpid() != PARENT else work(*given)


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail(*_: object) -> None:
    raise ZeroDivisionError("a fault made for this test")


def leave(*_: object) -> None:
    os._exit(0)


@pytest.mark.parametrize("step", ["lay_out", "draw", "finish"])
@pytest.mark.parametrize("loss", [die, fail, leave])
def test_what_a_lost_helper_would_have_made_is_made_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, expected: bytes, step: str, loss: Work
) -> None:
    monkeypatch.setattr(bench, step, in_a_helper(loss, getattr(bench, step)))
    assert render_pdf(html(), no_progress, processes=2).content == expected
    assert [one.message for one in caplog.records if one.name.startswith("tracker")] == [
        "a helper process ended: the report is made again in one process"
    ]
    assert multiprocessing.active_children() == []


def test_a_fault_of_the_work_itself_is_met_where_it_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "draw", fail)
    with pytest.raises(ZeroDivisionError, match="made for this test"):
        render_pdf(html(), no_progress, processes=2)
    assert multiprocessing.active_children() == []


def test_without_room_for_a_helper_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, expected: bytes) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refuse)
    assert render_pdf(html(), no_progress, processes=2).content == expected


@pytest.mark.parametrize(
    ("platform", "is_helper", "can"),
    [
        pytest.param("linux", False, True, id="a-program-on-linux"),
        pytest.param("linux", True, False, id="a-helper-of-something"),
        pytest.param("darwin", False, False, id="where-forks-break-libraries"),
    ],
)
def test_who_has_helpers(monkeypatch: pytest.MonkeyPatch, platform: str, is_helper: bool, can: bool) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("multiprocessing.current_process", lambda: SimpleNamespace(daemon=is_helper))
    assert press.can_fork() is can


def test_a_thread_beside_the_main_one_has_no_helpers() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert not pool.submit(press.can_fork).result()


def test_who_has_no_helpers_works_alone(monkeypatch: pytest.MonkeyPatch, expected: bytes) -> None:
    monkeypatch.setattr(printing, "can_fork", lambda: False)
    monkeypatch.setattr(printing, "side_by_side", fail)
    assert render_pdf(html(), no_progress, processes=4).content == expected


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Handlers of signals as they were, for a helper changes them."""
    before = {number: signal.getsignal(number) for number in press.SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("own_signals")
class TestAHelper:
    """The life of a helper, lived in this process."""

    count = memoryview(bytearray(8)).cast("Q")

    def live(self, jobs: list[Any], parent: int) -> list[Any]:
        ours, its = Pipe()
        for job in jobs:
            ours.send(job)
        portions = division.divide(html())
        bindings = cover(portions[0].head, ()).bindings(len(portions))
        press.serve(its, lambda tick: bench.Bench(portions, bindings, tick), self.count, parent)
        answers = []
        while ours.poll():
            answers.append(ours.recv())
        return answers

    def test_it_does_jobs_until_one_cannot_be_done(self) -> None:
        self.count[0] = 0
        (proof,) = self.live([bench.Prove(2), bench.Finish(5, SimpleNamespace())], os.getppid())  # type: ignore[arg-type] # any place
        assert proof.pages == self.count[0] > 0

    def test_it_answers_that_a_document_is_tied(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise Inseparable

        monkeypatch.setattr(bench, "lay_out", refuse)
        (answer, *_) = self.live([bench.Prove(2), None], os.getppid())
        assert isinstance(answer, Inseparable)

    def test_it_ends_when_its_parent_has_ended(self) -> None:
        assert self.live([bench.Prove(2)], parent=1 if os.getppid() != 1 else 2) == []


STOPPED = """
from tests.presentation.pdf.documents import html
from tracker.presentation.pdf import division, render_pdf
division.SMALLEST = 300
print("begun", flush=True)
while True:
    render_pdf(html(), lambda *_: None, processes=2)
"""


def children(process: int) -> list[int]:
    """The processes that a process has begun."""
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def within(seconds: float, wanted: Callable[[], bool]) -> bool:
    """Whether something comes to be true in time."""
    end = time.monotonic() + seconds
    while not wanted() and time.monotonic() < end:
        time.sleep(0.02)
    return wanted()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are counted as Linux tells them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_program_leaves_no_helper_behind(number: signal.Signals) -> None:
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as program:
        assert within(60, lambda: len(children(program.pid)) == 2)
        helpers = children(program.pid)
        program.send_signal(number)
        program.communicate(timeout=60)
        assert within(60, lambda: not any(map(is_alive, helpers)))
