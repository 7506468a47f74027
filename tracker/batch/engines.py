"""Where orders are done: processes of this machine (pebble), or a cluster (Dask). Both give futures, in any order."""

from __future__ import annotations

import logging
import multiprocessing
import os
import tempfile
import warnings
from collections.abc import Iterable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import util
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from tracker import __version__
from tracker.batch.work import Outcome, begin_worker, make
from tracker.errors import EngineLost, WrongUsage
from tracker.reporting import Order
from tracker.sentences import Sentence, saying

MOST_TASKS = 100
"""A worker is replaced by a fresh one after so many reports: what leaks in a library does not add up."""
LEAST_MEMORY = 2**30
"""In bytes. A worker needs a third of that to have its libraries in place."""
LONGEST_FOLDER = 70
"""In bytes. The name of a socket has at most 107, of which Python takes 32 for what it puts into the folder."""
PREFIX = "dask://"
GO_ON: Sentence = "What is made is kept: the same command goes on where this run ended."
PATIENCE = 20
"""Seconds to wait for a cluster to answer, or for a new worker to begin."""
LOGS = ("distributed", "distributed.client")


class Engine(Protocol):
    """Does orders, as many at a time as it has ``slots``."""

    slots: int

    def submit(self, order: Order) -> Future[Outcome]:
        """Begin an order as soon as there is a slot."""

    def is_loss(self, fault: BaseException) -> bool:
        """Whether an order was not done because its worker ended, so that another may do it."""

    def is_stuck(self, begun: Iterable[Future[Outcome]], seconds: float) -> bool:
        """Whether nobody works on any of these orders, of which none was done for so many seconds."""

    def close(self) -> None:
        """End all workers, whatever they do."""


class Local:
    """Warm processes of this machine, each with a limit of memory in bytes; one that ends is replaced."""

    def __init__(self, slots: int, memory: int | None = None) -> None:
        self.slots = slots
        self.memory = memory or max(LEAST_MEMORY, physical_memory() // slots)
        self.pool = self.new_pool()

    def new_pool(self) -> ProcessPool:
        """Workers that are forked from one warm process, which has no threads and does nothing else."""
        have_short_folder()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tracker.batch.nursery"])
        return ProcessPool(self.slots, MOST_TASKS, begin_worker, (self.memory,), context)

    def submit(self, order: Order) -> Future[Outcome]:
        """Begin an order as soon as there is a slot; where all workers were lost at once, others are begun."""
        if not self.pool.active:
            self.close()
            self.pool = self.new_pool()
        future: Future[Outcome] = self.pool.schedule(make, args=(order,))
        return future

    def is_loss(self, fault: BaseException) -> bool:
        """Whether the worker ended."""
        return isinstance(fault, ProcessExpired | BrokenProcessPool)

    def is_stuck(self, begun: Iterable[Future[Outcome]], seconds: float) -> bool:
        """Whether orders were lost on the way to a worker that was killed in just that moment."""
        return not self.pool.active or (seconds > PATIENCE and not any(one.running() for one in begun))

    def close(self) -> None:
        """End all workers, at once: who interrupts a batch does not wait for reports that nobody will take."""
        for worker in multiprocessing.active_children():
            worker.kill()
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()


def have_short_folder() -> None:
    """Let the socket of the process that workers come from stand where its name is short enough, whatever TMPDIR is."""
    usual = tempfile.gettempdir()
    if len(os.fsencode(usual)) <= LONGEST_FOLDER:
        return
    tempfile.tempdir = "/tmp"  # noqa: S108 - a folder of our own is made in it
    try:
        util.get_temp_dir()  # made once, and removed when the program ends
    finally:
        tempfile.tempdir = usual


def physical_memory() -> int:
    """The memory of this machine, in bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


class Cluster:
    """The workers of a Dask scheduler, each with this very version of the program."""

    def __init__(self, address: str) -> None:
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError:
            raise WrongUsage(
                "reports on a cluster need the extra 'cluster'. Run: pip install 'tracker[cluster]'"
            ) from None
        for name in LOGS:  # what it tells of a lost connection is told again as an error
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self.address = address
        self.lost: tuple[type[BaseException], ...] = (distributed.KilledWorker, CancelledError)
        self.client: Any = client_of(distributed, address)
        refuse_strangers(self.client, address)
        self.slots = sum(self.client.nthreads().values())
        self.executor = self.client.get_executor(pure=False)

    def submit(self, order: Order) -> Future[Outcome]:
        """Begin an order as soon as there is a slot; the scheduler gives one whose worker ends to another.

        Raises:
            EngineLost: The scheduler is gone.
        """
        if self.client.status != "running":
            raise EngineLost("the scheduler at {address} is gone. {go_on}", address=self.address, go_on=saying(GO_ON))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large orders: a register is as large as it is
            future: Future[Outcome] = self.executor.submit(make, order)
        return future

    def is_loss(self, fault: BaseException) -> bool:
        """Whether workers ended with this order again and again."""
        return isinstance(fault, self.lost)

    def is_stuck(self, begun: Iterable[Future[Outcome]], seconds: float) -> bool:  # noqa: ARG002 - as of all engines
        """Whether the scheduler is gone for good.

        Raises:
            EngineLost: It is there, but has no worker any more.
        """
        if seconds > PATIENCE and self.client.status == "running" and not self.client.nthreads():
            raise EngineLost(
                "the cluster at {address} has no worker any more. {go_on}", address=self.address, go_on=saying(GO_ON)
            )
        return bool(self.client.status == "closed")

    def close(self) -> None:
        """Leave; the scheduler drops what nobody waits for any more."""
        self.client.close(timeout=PATIENCE)


def client_of(distributed: Any, address: str) -> Any:  # noqa: ANN401 - a library that need not be there
    """A connection to a scheduler.

    Raises:
        WrongUsage: Nobody answers, or it has no worker.
    """
    try:
        client = distributed.Client(f"tcp://{address.removeprefix(PREFIX)}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise WrongUsage(
            "no scheduler answers at {address} ({kind}).", address=address, kind=type(fault).__name__
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise WrongUsage("the cluster at {address} has no worker.", address=address) from None
    return client


def version() -> str:
    """The version of the program, wherever it is asked for."""
    return __version__


def refuse_strangers(client: Any, address: str) -> None:  # noqa: ANN401 - a library that need not be there
    """Refuse workers that would make other reports.

    Raises:
        WrongUsage: A worker has another version of the program, or none.
    """
    try:
        versions = set(client.run(version).values())
    except Exception as fault:  # what is not installed there can raise anything here
        client.close()
        raise WrongUsage(
            "the workers at {address} do not have this program ({kind}).", address=address, kind=type(fault).__name__
        ) from None
    if versions != {__version__}:
        client.close()
        raise WrongUsage(
            "the workers at {address} have version {theirs}, not {ours}.",
            address=address,
            theirs=", ".join(sorted(versions)),
            ours=__version__,
        )


def engine_named(address: str | None, slots: int, memory: int | None) -> Engine:
    """The engine asked for: this machine, or the cluster of an address.

    Raises:
        WrongUsage: It is not there.
    """
    if address is None:
        return Local(slots, memory)
    if not address.startswith(PREFIX) or ":" not in address.removeprefix(PREFIX):
        raise WrongUsage("'{address}' is no engine. Type it as {prefix}HOST:PORT.", address=address, prefix=PREFIX)
    return Cluster(address)
