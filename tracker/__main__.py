"""``python -m tracker`` is the command ``tracker``."""

from __future__ import annotations

import signal


def start() -> None:
    """Run the program; an interrupt while it is still being loaded ends it without a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tracker.cli import main  # noqa: PLC0415 - loading takes the time in which a person may interrupt

    main()


if __name__ == "__main__":
    start()
