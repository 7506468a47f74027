"""What the program is to the system: the streams it writes to and the signals that end it."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STDOUT, STDERR = 1, 2
AGAIN_AFTER = 1.0
"""Seconds: enough to leave in good order, and not so long that a person asks twice."""


class Stopped(BaseException):
    """A signal asked the program to end. What is half-written is removed on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Stream(io.FileIO):
    """Standard output or error as it may be lost at any time.

    A reader that leaves early (``head``, ``less``) is nobody's fault: what it did not want is dropped, and the exit
    code stays that of the command. Any other fault, such as a full disk, is kept in ``fault`` to be told at the end.
    """

    fault: OSError | None = None

    def write(self, content: ReadableBuffer, /) -> int:
        """Write what can be written; what cannot counts as written, or it would be tried again at the very end."""
        try:
            return super().write(content)
        except BrokenPipeError:
            pass
        except OSError as fault:
            self.fault = fault
        return memoryview(content).nbytes


def open_streams() -> Sequence[Stream]:
    """Make standard output and error bear the loss of their readers; those that were closed lead nowhere."""
    for number in range(3):
        reopen_if_closed(number)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - it is open as long as we are
    output, errors = Stream(STDOUT, "w", closefd=False), Stream(STDERR, "w", closefd=False)
    sys.stdout = text_stream(output, sys.stdout, "strict")
    sys.stderr = text_stream(errors, sys.stderr, "backslashreplace")
    return output, errors


def reopen_if_closed(number: int) -> None:
    """Let a closed descriptor lead nowhere, or the first file that is opened would become it."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)  # gives the lowest number that is free: this one


def text_stream(stream: Stream, like: object, errors: str) -> io.TextIOWrapper:
    """A stream for text, in the encoding of the one it stands for."""
    if not isinstance(like, io.TextIOWrapper):  # there was none
        return io.TextIOWrapper(io.BufferedWriter(stream), "utf-8", errors)
    like.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(stream),
        like.encoding,
        like.errors,
        line_buffering=like.line_buffering,
        write_through=like.write_through,
    )


class Watch:
    """Hears the signals that ask the program to end; ``asked`` is the first of them.

    One that the caller wants ignored (``nohup``) stays ignored.
    """

    def __init__(self) -> None:
        self.asked: int | None = None

    def begin(self) -> None:
        """Listen from now on."""
        for number in ENDING_SIGNALS:
            if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
                signal.signal(number, self.hear)
        signal.signal(signal.SIGALRM, self.hear)
        sys.unraisablehook = unheard

    def hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - Python calls it so
        """Leave from wherever the program is; again after a while, for some libraries swallow whatever is raised."""
        self.asked = self.asked or number
        signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER)
        raise Stopped(self.asked)

    def end(self) -> None:
        """The work is done: a signal that comes now ends the program at once and without a word."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number in (*ENDING_SIGNALS, signal.SIGALRM):
            if signal.getsignal(number) == self.hear:
                signal.signal(number, signal.SIG_DFL)


def unheard(lost: sys.UnraisableHookArgs) -> None:
    """Say nothing of what could not be raised: a signal comes again, and a traceback is never shown."""
