"""A terminal of a given width, as a person sits at it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping
from pathlib import Path

from tests.end_to_end.conftest import Outcome, start


def on_terminal(*arguments: str | Path, columns: int = 80, env: Mapping[str, str | None] | None = None) -> Outcome:
    """Run the program with all its streams on one terminal; ``out`` is what the terminal was sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = {"TERM": "xterm-256color", "NO_COLOR": None, **(env or {})}
    with start(*arguments, env=variables, stdin=theirs, stdout=theirs, stderr=theirs) as started:
        os.close(theirs)
        sent = received(ours)
    return Outcome(started.returncode, sent.decode().replace("\r\n", "\n"), "")


def received(terminal: int) -> bytes:
    """Everything a terminal is sent until nobody writes to it any more."""
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            piece = b""
        if not piece:
            os.close(terminal)
            return b"".join(pieces)
        pieces.append(piece)
