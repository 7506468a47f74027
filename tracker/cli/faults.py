"""A fault of the program: the traceback goes to a log file, one line to the screen."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker import __version__
from tracker.sentences import Saying, saying

WITHHELD = "(what it says may repeat a cell; --verbose keeps it)"


def fault_words(fault: BaseException, *, verbose: bool) -> Saying:
    """Write a fault to a new log file; gives the line that names the file.

    The log says where the program was and what kind of fault it is. Its words may repeat what stands in a cell, so they
    are kept only where the person asked to have everything.
    """
    # The moment of a fault, not of a reading: the one clock that is read outside the options.
    name = f"fault-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    for folder in log_folders():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            log = folder / name
            log.write_text("".join(lines(fault, verbose=verbose)), encoding="utf-8", errors="backslashreplace")
            return saying("a fault of the program. Please send this file to its keepers: {log}", log=log)
    return saying(
        "a fault of the program ({kind}), and its log could not be written anywhere.", kind=type(fault).__name__
    )


def log_folders() -> Iterator[Path]:
    """Where a log may go: the person's state folder, or the temporary one where that cannot be written."""
    with suppress(RuntimeError):  # the person has no home
        yield Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "tracker"
    with suppress(OSError):  # there is no temporary folder either
        yield Path(tempfile.gettempdir())


def lines(fault: BaseException, *, verbose: bool) -> Iterator[str]:
    """The log: versions, then each fault from the first cause to the last, with where the program was."""
    yield f"tracker {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    for one in reversed(origins(fault)):
        yield "\n"
        yield from traceback.format_tb(one.__traceback__)
        kind = f"{type(one).__module__}.{type(one).__qualname__}"
        yield f"{kind}: {one if verbose else WITHHELD}\n"


def origins(fault: BaseException) -> list[BaseException]:
    """A fault with those it came from, the last one first."""
    found: list[BaseException] = []
    one: BaseException | None = fault
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or one.__context__
    return found
