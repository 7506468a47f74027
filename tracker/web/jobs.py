"""Reports that are being made, one at a time, each in a process of its own; their folder goes with the server."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from tracker.errors import WrongUsage
from tracker.sentences import saying
from tracker.web.worker import Ended, Order, Step, work

TIDYING = 10
"""Seconds a process has to end by itself once it has said how it ended."""
MOST_WAITING = 6
MOST_KEPT = 20
LONGEST = 1800
"""Seconds without a step after which a report is given up."""


WAITING = Step(saying("waiting for another one"), 0, 0)


@dataclass
class Job:
    """One report: how far it is, and what came of it."""

    token: str
    order: Order
    step: Step = WAITING
    ended: Ended | None = None

    @property
    def path(self) -> Path | None:
        """The report, where it was made."""
        made = self.ended is not None and self.ended.kind == "made"
        return self.order.request.out / self.ended.words if made and self.ended else None


@dataclass
class Jobs:
    """All reports of a server."""

    _found: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _running: set[BaseProcess] = field(default_factory=set)
    _is_closed: bool = False

    @cached_property
    def _folder(self) -> Path:
        return Path(tempfile.mkdtemp(prefix="tracker-"))  # readable for its owner alone

    @cached_property
    def _bench(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")

    def begin(self, order: Order) -> Job:
        """Put an order into the row.

        Raises:
            WrongUsage: Too many are waiting.
        """
        token = secrets.token_urlsafe(12)
        out = self._folder / token
        job = Job(token, replace(order, request=replace(order.request, out=out)))
        with self._lock:
            if sum(one.ended is None for one in self._found.values()) >= MOST_WAITING:
                raise WrongUsage("many reports are being made; try again when one of them is there.")
            self._found[token] = job
            old = [one for one in self._found.values() if one.ended is not None]
            for one in old[: max(len(self._found) - MOST_KEPT, 0)]:
                del self._found[one.token]
                shutil.rmtree(one.order.request.out, ignore_errors=True)
        self._bench.submit(self._make, job)
        return job

    def find(self, token: str) -> Job | None:
        """The job of an address."""
        return self._found.get(token)

    def _make(self, job: Job) -> None:
        try:
            job.ended = self._made(job)
        except Exception as fault:  # the last door of this thread: a job must not wait for ever
            job.ended = Ended("fault", type(fault).__name__)

    def _made(self, job: Job) -> Ended:
        """Let a process make the report, and listen to it until it ends, by itself or by some accident."""
        context = get_context("spawn")  # a fork would take along the server's threads and sockets
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(job.order, theirs), daemon=True)
        with self._lock:
            if self._is_closed:
                return Ended("fault")
            process.start()
            self._running.add(process)
        theirs.close()
        try:
            return heard(ours, job)
        finally:
            process.join(TIDYING)  # it removes what it made for itself
            process.terminate()
            process.join()
            ours.close()
            with self._lock:
                self._running.discard(process)

    def close(self) -> None:
        """End what is being made and remove every file."""
        with self._lock:
            self._is_closed = True
            for process in self._running:
                process.terminate()
        self._bench.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)


def heard(line: Connection, job: Job) -> Ended:
    """Listen to a process until it ends; each step is kept."""
    try:
        while line.poll(LONGEST):
            told: Step | Ended = line.recv()
            if isinstance(told, Ended):
                return told
            job.step = told
    except EOFError:  # it was killed, for want of memory perhaps
        return Ended("fault", "it was ended from outside")
    return Ended("fault", "it came no further")
