"""A fault of the program: the traceback goes to a log file, one line to the screen."""

from __future__ import annotations

import logging
import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

EXIT_FAULT = 70


def log_folder() -> Path:
    """The folder for logs: the person's state folder, or the temporary one where that cannot be written."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "tracker"
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir())
    return state if os.access(state, os.W_OK) else Path(tempfile.gettempdir())


def report_fault(fault: BaseException) -> int:
    """Write the traceback to a new log file and name it on stderr; gives the exit code."""
    # The moment of a fault, not of a reading: the one clock that is read outside the options.
    log = log_folder() / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    try:
        log.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        logging.getLogger(__name__).debug("the log could not be written", exc_info=True)
        click.echo("tracker: a fault of the program, and its log could not be written.", err=True)
    else:
        click.echo(f"tracker: a fault of the program. Please send this file to its keepers: {log}", err=True)
    return EXIT_FAULT
