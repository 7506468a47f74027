"""Where jobs are done: in this process one after the other, or side by side in processes of their own.

Both ways make the same quires, so both make the same file. Helpers are forked, with WeasyPrint and the fonts loaded. A
quire stays with the helper that drew it, because what WeasyPrint keeps of a layout cannot be sent. A helper ends when
this process does, however it ends, and this process never waits for a helper that has ended.
"""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from tracker.presentation.pdf.bench import Bench, Job
from tracker.presentation.pdf.quire import Inseparable, Tick

MOMENT = 0.1
"""Seconds between two looks at how far the work is."""
COUNT = 8
"""Bytes of a shared number."""

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
"""Signals that programs listen to."""

Made = TypeVar("Made")
Report = Callable[[int], None]
"""Called with the number of pages done."""


class HelperLost(Exception):
    """A helper ended before its work was done."""


@contextmanager
def losses() -> Iterator[None]:
    """What goes wrong with a connection is the loss of a helper.

    Raises:
        HelperLost: Something went wrong.
    """
    try:
        yield
    except (EOFError, OSError) as loss:
        raise HelperLost from loss


class Press(Protocol):
    """A place where jobs are done."""

    def do(self, jobs: Sequence[Job[Made]]) -> Mapping[int, Made]:
        """Do jobs; gives what was made by the number of the quire."""


@dataclass(slots=True)
class InTurn:
    """One job after the other, in this process."""

    bench: Bench

    def do(self, jobs: Sequence[Job[Made]]) -> Mapping[int, Made]:
        """Do jobs; gives what was made by the number of the quire."""
        return {job.number: job.do(self.bench) for job in jobs}


@dataclass(slots=True)
class Helper:
    """A process, how to speak to it, what it is doing and which quires it keeps."""

    process: BaseProcess
    connection: Connection
    kept: set[int]
    job: Job[Any] | None = None

    def take(self, waiting: deque[Job[Any]]) -> None:
        """Begin the first job that it can do: any, but for those of a quire that another helper keeps."""
        self.job = next((job for job in waiting if not job.is_bound or job.number in self.kept), None)
        if self.job is not None:
            waiting.remove(self.job)
            with losses():
                self.connection.send(self.job)

    def answer(self) -> Any:  # noqa: ANN401 - what the job makes
        """What came of its job.

        Raises:
            HelperLost: It ended.
            Inseparable: The document has to be laid out as a whole.
        """
        with losses():
            made = self.connection.recv()
        if isinstance(made, Inseparable):
            raise made
        self.job = None
        return made


@dataclass(slots=True)
class SideBySide:
    """Several jobs at a time, done by helpers."""

    helpers: Sequence[Helper]
    look: Callable[[], None]

    def do(self, jobs: Sequence[Job[Made]]) -> Mapping[int, Made]:
        """Do jobs; gives what was made by the number of the quire.

        Raises:
            HelperLost: A helper ended.
            Inseparable: The document has to be laid out as a whole.
        """
        waiting: deque[Job[Any]] = deque(jobs)
        made: dict[int, Made] = {}
        while len(made) < len(jobs):
            for helper in self.helpers:
                if helper.job is None:
                    helper.take(waiting)
            for helper, number in self.answering():
                made[number] = helper.answer()
                self.keep(helper, number)
            self.look()
        return made

    def answering(self) -> Sequence[tuple[Helper, int]]:
        """The helpers that have an answer or have ended, with the number of their quire; waits a moment at most."""
        busy = [(helper, helper.job.number) for helper in self.helpers if helper.job is not None]
        said = wait([helper.connection for helper, _ in busy], MOMENT)
        return [(helper, number) for helper, number in busy if helper.connection in said]

    def keep(self, keeper: Helper, number: int) -> None:
        """Remember who has drawn a quire last."""
        for helper in self.helpers:
            helper.kept.discard(number)
        keeper.kept.add(number)


def can_fork() -> bool:
    """Whether helpers can be forked here.

    Not where libraries forbid it, not by a process that is a helper itself, and not beside the main thread: another
    thread may be at work in the same libraries, and what it has locked would stay locked in a helper.
    """
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and sys.platform.startswith("linux") and not multiprocessing.current_process().daemon


@contextmanager
def side_by_side(make_bench: Callable[[Tick], Bench], helpers: int, report: Report) -> Iterator[SideBySide]:
    """Helpers that live while the block runs."""
    counts = memoryview(mmap.mmap(-1, COUNT * helpers)).cast("Q")
    started: list[Helper] = []
    try:
        for number in range(helpers):
            started.append(forked(make_bench, counts[number : number + 1]))
        yield SideBySide(started, lambda: report(sum(counts)))
    finally:
        for helper in started:
            helper.process.kill()
            helper.process.join()
            helper.connection.close()


def forked(make_bench: Callable[[Tick], Bench], count: memoryview) -> Helper:
    """A new helper."""
    ours, its = Pipe()
    process = multiprocessing.get_context("fork").Process(
        target=serve, args=(its, make_bench, count, os.getpid()), daemon=True
    )
    with warnings.catch_warnings(), without_signals():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: none holds what a helper needs
        with losses():  # as where there is no memory for another process
            process.start()
    its.close()
    return Helper(process, ours, set())


@contextmanager
def without_signals() -> Iterator[None]:
    """Let signals wait while the block runs: a new helper must not act on them as its parent does."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear_signals() -> None:
    """Let signals do to a helper what they do to any process; what a terminal sends to all is for its parent."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number in (signal.SIGINT, signal.SIGHUP) else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def serve(connection: Connection, make_bench: Callable[[Tick], Bench], count: memoryview, parent: int) -> None:
    """The life of a helper: do jobs until there is nobody to do them for."""
    hear_signals()
    gc.freeze()  # what was inherited is shared with the parent as long as it is not touched

    def tick() -> None:
        count[0] += 1
        if os.getppid() != parent:
            os._exit(1)

    bench = make_bench(tick)
    while os.getppid() == parent:
        if connection.poll(MOMENT):
            try:
                connection.send(outcome(connection.recv(), bench))
            except Exception:  # the parent sees that nothing came, does the job itself, and meets the fault there
                return


def outcome(job: Job[Made], bench: Bench) -> Made | Inseparable:
    """What comes of a job."""
    try:
        return job.do(bench)
    except Inseparable as refusal:
        return refusal
