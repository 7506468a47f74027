"""A report made in a process of its own, so that readers need not wait for it."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal, NamedTuple

from tracker.errors import TrackerError
from tracker.pipeline import check_workbooks
from tracker.progress import Progress
from tracker.registers.read import WorkbookFile
from tracker.reporting import ReportRequest, report_of
from tracker.sentences import Saying


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted of which workbooks; ``request`` says how, and into which folder."""

    workbooks: Sequence[WorkbookFile]
    request: ReportRequest


class Step(NamedTuple):
    """How far it is."""

    phase: Saying
    done: int
    total: int


class Ended(NamedTuple):
    """What came of it: a file with remarks on it, a register whose errors forbid it, or why it could not be made."""

    kind: Literal["made", "refused", "wrong", "fault"]
    words: str = ""
    remarks: Sequence[Saying] = ()
    pages: int = 0
    why: Saying | None = None


def work(order: Order, line: Connection) -> None:
    """Make the report; every step and the end is told on the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who ends the server ends this too
    tempfile.tempdir = str(order.request.out.parent)  # what is left behind by force goes with the server's own folder
    line.send(outcome(order, lambda phase, done, total: line.send(Step(phase, done, total))))
    line.close()


def outcome(order: Order, progress: Progress) -> Ended:
    """What comes of an order."""
    try:
        checked = check_workbooks(order.workbooks, order.request.as_of, progress)
        made = report_of(checked, order.request, progress)
    except TrackerError as known:
        return Ended("wrong", why=known.saying)
    except Exception as fault:  # the last door of this process: what it says may repeat a cell and goes nowhere
        return Ended("fault", type(fault).__name__)
    if made.path is None:
        return Ended("refused")
    return Ended("made", made.path.name, tuple(made.remarks), made.pages)
