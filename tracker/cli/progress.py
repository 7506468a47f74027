"""A progress bar on a terminal, and nothing when stderr is not one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.cli.appearance import appearance, is_watched, printable, remark, spoken
from tracker.progress import Progress, no_progress
from tracker.sentences import Saying

LOOK_BACK = 600.0
"""Seconds of which the speed is taken to tell how long the rest will take."""


def told_progress() -> Progress:
    """Tell each phase once, in a line of its own."""
    last, messages = "", spoken()

    def show(phase: Saying, done: int, total: int) -> None:
        nonlocal last
        if (words := phase.told(messages)) != last:
            last = words
            remark(words)

    return show


@contextmanager
def progress_bar(*, remaining: bool = False) -> Iterator[Progress]:
    """A bar that lives while the block runs and leaves no trace behind; ``remaining`` shows how long it will take."""
    asked = appearance()
    if asked.verbose:
        yield told_progress()
    elif asked.quiet or not is_watched():
        yield no_progress
    else:
        with terminal_bar(no_color=asked.no_color, remaining=remaining) as show:
            yield show


@contextmanager
def terminal_bar(*, no_color: bool, remaining: bool) -> Iterator[Progress]:
    """The bar itself, drawn on stderr."""
    from rich.console import Console  # loaded where shown
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as RichProgress

    # Reports take seconds each: only a long look back tells how many a minute there are.
    left = (MofNCompleteColumn(), TimeRemainingColumn()) if remaining else ()
    bar = RichProgress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),  # the name of a file is text, never a mark of style
        BarColumn(),
        TimeElapsedColumn(),
        *left,
        console=Console(stderr=True, no_color=no_color),
        transient=True,
        speed_estimate_period=LOOK_BACK,
    )
    with bar:
        task, messages = bar.add_task("", total=None), spoken()

        def show(phase: Saying, done: int, total: int) -> None:
            bar.update(task, description=printable(phase.told(messages)), completed=done, total=total or None)

        yield show
