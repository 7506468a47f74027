"""How long the PDF of a large report takes, and its memory, beside a plain script that gives WeasyPrint the same HTML.

python -m benchmarks.render [--commitments 500 ...] [--ways plain one two] [--repeat 1]

The plain script sets nothing: no tags, no archival form, no embedded files. Each way runs in a process of its own, from
the HTML in a file to the bytes of the PDF; loading WeasyPrint is not counted. Of several runs the shortest counts.
Seconds are those of a clock; processor seconds are told as well, for a machine that has other things to do. Memory is
the largest sum, over the process and its helpers, of what each has for itself and its share of what several have
(``Pss``), looked at ten times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.registers import AS_OF, write_register
from tracker.pipeline import read_and_assess
from tracker.presentation.html import render_html
from tracker.presentation.pdf import EmbeddedFile, render_pdf
from tracker.presentation.pdf.engine import engine, use_shipped_fonts
from tracker.presentation.view import report_view
from tracker.progress import no_progress

LOOK = 0.1
"""Seconds between two looks at the memory."""
BASE = 150
"""Megabytes that are not counted by page."""
PLAIN = "plain"

Way = Callable[[str, Sequence[EmbeddedFile]], tuple[bytes, int]]
"""Makes a document of HTML and embedded files; gives its bytes and the number of its pages."""


def plain(html: str, _files: Sequence[EmbeddedFile]) -> tuple[bytes, int]:
    """What a script of three lines makes: neither tagged nor archival."""
    import weasyprint  # noqa: PLC0415 - only this way goes without the engine

    document = weasyprint.HTML(string=html).render()
    content: bytes = document.write_pdf()
    return content, len(document.pages)


def ours(processes: int) -> Way:
    """The way of reports, with so many processes."""

    def make(html: str, files: Sequence[EmbeddedFile]) -> tuple[bytes, int]:
        made = render_pdf(html, no_progress, files, processes)
        return made.content, made.pages

    return make


WAYS: Mapping[str, Way] = {PLAIN: plain, "one": ours(1), "two": ours(2), "four": ours(4)}


@dataclass(frozen=True)
class Cost:
    """What a way of making a document took: seconds, processor seconds, pages, bytes, megabytes of memory."""

    seconds: float
    processor: float
    pages: int
    size: int
    memory: float = 0

    def row(self, way: str, plain: Cost) -> str:
        """A line of the table; the ratios are to the plain script."""
        by_page = max(self.memory - BASE, 0) / self.pages
        return (
            f"  {way:6}{self.seconds:8.2f} s ({self.seconds / plain.seconds:.2f})"
            f"   processors {self.processor:8.2f} s ({self.processor / plain.processor:.2f})"
            f"   {self.pages} pages, {self.size / 1e6:.2f} MB"
            f"   memory {self.memory:.0f} MB: {by_page:.2f} a page above {BASE}"
        )


def make_and_tell(way: str, folder: Path) -> None:
    """Make the document one way in this process, and print what it took."""
    if way == PLAIN:
        use_shipped_fonts()
        import weasyprint  # noqa: F401, PLC0415 - loading is not counted
    else:
        engine()
    html = (folder / "report.html").read_text(encoding="utf-8")
    workbook = (folder / "register.xlsx").read_bytes()
    files = [EmbeddedFile("register.xlsx", workbook, "The workbook this report was made from", "Source", AS_OF)]
    before, begun = sum(os.times()[:4]), time.perf_counter()
    content, pages = WAYS[way](html, files)
    seconds = time.perf_counter() - begun
    print(json.dumps(vars(Cost(seconds, sum(os.times()[:4]) - before, pages, len(content)))))


def cost(way: str, folder: Path) -> Cost:
    """What one way takes in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.render", "--one", way, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as made:
        memory = 0.0
        while made.poll() is None:
            memory = max(memory, sum(map(megabytes, family(made.pid))))
            time.sleep(LOOK)
        told = json.loads(made.stdout.read() if made.stdout else "")
    return Cost(**{**told, "memory": memory})


def family(process: int) -> Sequence[int]:
    """A process and those it has begun."""
    try:
        begun = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended
        begun = []
    return [process, *map(int, begun)]


def megabytes(process: int) -> float:
    """The memory a process has for itself, and its share of what it has with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


def write_report_html(folder: Path, commitments: int) -> None:
    """The register and the HTML of its report."""
    register = write_register(folder / "register.xlsx", commitments)
    reading = read_and_assess([register], AS_OF, no_progress)
    html = render_html(report_view(reading.assessment, reading.problems))
    (folder / "report.html").write_text(html, encoding="utf-8")


def measure(commitments: int, ways: Sequence[str], repeat: int) -> None:
    """Print what each way takes for a register of so many commitments."""
    with tempfile.TemporaryDirectory() as name:
        write_report_html(Path(name), commitments)
        runs = [{way: cost(way, Path(name)) for way in ways} for _ in range(repeat)]  # in turn, for a fair comparison
    best = {way: min((run[way] for run in runs), key=lambda one: one.seconds) for way in ways}
    print(f"{commitments} commitments")
    for way, one in best.items():
        print(one.row(way, best[ways[0]]), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at each size asked for; ratios are to the first way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commitments", type=int, nargs="+", default=[100])
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=[PLAIN, "one", "two"])
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)  # what a process of its own is asked
    asked = parser.parse_args(arguments)
    if asked.one:
        make_and_tell(asked.one[0], Path(asked.one[1]))
        return
    for commitments in asked.commitments:
        measure(commitments, asked.ways, asked.repeat)


if __name__ == "__main__":
    main()
