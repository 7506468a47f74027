"""How long work tells what it is at."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the phase, how much of it is done, and how much there is in all (0: not known)."""


def no_progress(phase: str, done: int, total: int) -> None:
    """Show nothing."""
