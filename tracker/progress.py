"""How long work tells what it is at."""

from __future__ import annotations

from collections.abc import Callable

from tracker.sentences import Saying

Progress = Callable[[Saying, int, int], None]
"""Called with the phase, how much of it is done, and how much there is in all (0: not known)."""


def no_progress(phase: Saying, done: int, total: int) -> None:
    """Show nothing."""
