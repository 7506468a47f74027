"""What holds for all tests."""

from __future__ import annotations

import signal

from hypothesis import settings

# How long one example of a property takes depends on what else the machine does: that is no fault of the program.
# The same examples are tried everywhere, so that what passes here passes there.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Hear the signals of a terminal also where the tests were started in the background, which ignores them.

    What a process ignores its children ignore too, and a program that is to be interrupted would never end.
    """
    for number, handler in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGQUIT, signal.SIG_DFL),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)
