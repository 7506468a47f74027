"""What a worker does: one order after the other, each in one process and in memory."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker import __version__
from tracker.domain.register import RegisterFile
from tracker.errors import TrackerError
from tracker.presentation.messages import Messages
from tracker.problems import Problem
from tracker.progress import no_progress
from tracker.reporting import Order, Printed, print_report, read_order
from tracker.sentences import Saying, Sentence, saying

ONE_AT_A_TIME = threading.Lock()
"""WeasyPrint and its libraries are not made for several threads; a worker of a cluster may have them."""

OUT_OF_MEMORY: Sentence = "it needs more memory than a worker may have"
FAULTY: Sentence = "the register has errors"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order; ``content`` is the report, ``None`` where there is none for a ``reason``."""

    seconds: float
    content: bytes | None = None
    status: bytes = b""
    pages: int = 0
    reason: Saying | str = ""
    problems: Sequence[Problem] = ()
    files: Sequence[RegisterFile] = ()
    remarks: Sequence[Saying] = ()
    program: str = field(default=__version__)


def warm() -> None:
    """Load what every report needs."""
    from tracker.presentation.pdf.engine import engine  # noqa: PLC0415 - slow to load

    engine()


def begin_worker(memory: int) -> None:
    """Make a new process a worker that may have so many bytes of memory, and that does not hear Ctrl-C."""
    import resource  # noqa: PLC0415 - there are systems without it, where no worker is begun

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if most == resource.RLIM_INFINITY else min(memory, most), most))
    warm()


def make(order: Order) -> Outcome:
    """Make one report. What the register or the person is at fault for is told as an outcome, all else is raised."""
    with ONE_AT_A_TIME:
        begun = time.perf_counter()
        try:
            printed = printed_order(order)
        except TrackerError as known:
            return Outcome(time.perf_counter() - begun, reason=known.saying)
        except MemoryError:
            return Outcome(time.perf_counter() - begun, reason=saying(OUT_OF_MEMORY))
        return outcome(printed, time.perf_counter() - begun)


def reason_words(reason: Saying | str, messages: Messages) -> str:
    """Why there is no report, in a language; what an exception says stands as it is."""
    return reason.told(messages) if isinstance(reason, Saying) else reason


def printed_order(order: Order) -> Printed:
    """The report of an order, in memory."""
    reading = read_order(order, no_progress)
    return reading if isinstance(reading, Printed) else print_report(reading, order, no_progress)


def outcome(printed: Printed, seconds: float) -> Outcome:
    """What came of an order that was done."""
    document = printed.document
    if document is None:
        return Outcome(seconds, reason=saying(FAULTY), problems=printed.problems, files=printed.files)
    return Outcome(
        seconds,
        document.content,
        printed.status,
        document.pages,
        problems=[*printed.problems, *printed.unprintable],
        files=printed.files,
        remarks=printed.remarks,
    )
