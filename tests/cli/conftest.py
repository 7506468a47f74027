"""Commands in this process, as in the tests from end to end."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.end_to_end.conftest import broken, process, small, tracker
from tracker.cli.process import ENDING_SIGNALS

__all__ = ["broken", "process", "small", "tracker"]


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    """What the program does with signals ends with the test."""
    before = {number: signal.getsignal(number) for number in (*ENDING_SIGNALS, signal.SIGALRM)}
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number, handler in before.items():
        signal.signal(number, handler)
