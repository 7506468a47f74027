"""How much faster many reports are made side by side than one after the other, and what the engine itself costs.

python -m benchmarks.batch [--reports 200] [--commitments 50] [--template periodic] [--jobs 2] [--sample 20]

Every report is of a register of its own. The warm loop makes them in one process that has everything loaded and lays
out each in that one process. The shell loop is ``tracker report`` in a process each, which lays out side by side on all
processors, and once more on one processor each. The loops are timed on a sample. Overhead is the share of the time of
all workers in which they did not work on a report, from the first order to the last answer. Processor seconds of the
loops are told as well, for a machine that has other things to do.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.registers import AS_OF, write_register
from tracker.batch.engines import Local
from tracker.batch.jobs import Job, jobs_of
from tracker.batch.plan import Block, Plan
from tracker.batch.run import Batch
from tracker.batch.work import make, warm
from tracker.presentation.outputs import write_atomically
from tracker.progress import no_progress


@dataclass(frozen=True)
class Cost:
    """Seconds of a clock and of processors."""

    seconds: float
    processor: float


def cost(work: Callable[[], object]) -> Cost:
    """What some work takes, in this process and in those it begins."""
    before, begun = sum(os.times()[:4]), time.perf_counter()
    work()
    return Cost(time.perf_counter() - begun, sum(os.times()[:4]) - before)


def warm_loop(jobs: Sequence[Job], out: Path) -> None:
    """One report after the other in this process."""
    for job in jobs:
        write_atomically(make(job.order()).content or b"", out / job.name)


def shell_loop(jobs: Sequence[Job], out: Path) -> None:
    """One command a report."""
    for job in jobs:
        options = ["--as-of", AS_OF.isoformat(), "--template", job.template, "--out", str(out)]
        command = [sys.executable, "-m", "tracker", "report", *map(str, job.paths), *options]
        subprocess.run(command, check=True, capture_output=True)


@contextmanager
def on_one_processor() -> Iterator[None]:
    """What is begun in the block has one processor."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_of_them)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def side_by_side(jobs: Sequence[Job], out: Path, slots: int) -> float:
    """Make all with workers, and give the overhead of the engine."""
    with closing(Local(slots)) as engine:
        batch = Batch(jobs, out, engine, no_progress)
        begun = time.perf_counter()
        batch.run()
        seconds = time.perf_counter() - begun
    worked = sum(one.seconds or 0 for one in batch.entries)
    return 1 - worked / (slots * seconds)


def row(name: str, took: Cost, reports: int, compared: float) -> str:
    """A line of the table: the ratio is to the batch."""
    processor = f"  processor {took.processor:.1f} s" if compared != 1 else ""
    return f"  {name:34}{took.seconds:8.1f} s  {took.seconds / reports:6.2f} s a report  ({compared:.2f} x){processor}"


def timed(folder: Path, asked: argparse.Namespace) -> None:
    """Make the reports in each way, and print what it took."""
    registers = [write_register(folder / f"r{n:03}.xlsx", asked.commitments, seed=n) for n in range(asked.reports)]
    block = Block([[one] for one in registers], [AS_OF], templates=(asked.template,))
    jobs = jobs_of(Plan(folder, [block]))
    overheads: list[float] = []
    batch = cost(lambda: overheads.append(side_by_side(jobs, folder / "batch", asked.jobs)))
    warm()
    make(jobs[0].order())
    sample = jobs[: asked.sample]
    loop = cost(lambda: warm_loop(sample, folder / "loop"))
    shell = cost(lambda: shell_loop(sample, folder / "shell"))
    with on_one_processor():
        narrow = cost(lambda: shell_loop(sample, folder / "narrow"))
    each = batch.seconds / len(jobs)
    print(f"{len(jobs)} reports of {asked.commitments} commitments ({asked.template}), {asked.jobs} workers")
    print(row("batch, workers begun and ended", batch, len(jobs), 1))
    print(row(f"warm loop in one process, {len(sample)}", loop, len(sample), loop.seconds / len(sample) / each))
    print(row(f"shell loop, {len(sample)}", shell, len(sample), shell.seconds / len(sample) / each))
    print(row("the same, on one processor each", narrow, len(sample), narrow.seconds / len(sample) / each))
    print(f"  overhead of the engine: {overheads[0]:.1%} of the workers' time, their start and the tail included")


def main(arguments: Sequence[str] | None = None) -> None:
    """Time it on registers of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("reports", 200), ("commitments", 50), ("jobs", 2), ("sample", 20)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--template", default="periodic")
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
        timed(Path(name), parser.parse_args(arguments))


if __name__ == "__main__":
    main()
