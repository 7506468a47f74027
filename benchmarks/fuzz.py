"""Reads thousands of broken workbooks: ``python -m benchmarks.fuzz --runs 10000 --seed 7``.

Each is a valid workbook with something changed by chance. Whatever it holds, reading, judging and telling must end, in
bounded time, without an exception. Those that fail are kept in a folder, and the run ends with 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.hostile.mutants import mutants
from tracker.pipeline import read_and_assess
from tracker.presentation.check_view import check_json, grouped
from tracker.presentation.html import render_html
from tracker.presentation.messages import Messages
from tracker.presentation.view import report_view
from tracker.progress import no_progress

AS_OF = date(2026, 3, 31)
LONGEST = 5.0
"""Seconds of the processor that a file may cost."""


@dataclass
class Summary:
    """What came of the runs."""

    runs: int = 0
    without_errors: int = 0
    slowest: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def read(file: Path) -> Counter[str]:
    """Read, judge and tell of a file as the commands do, all but the layout of the pages; gives the codes told."""
    reading = read_and_assess([file], AS_OF, no_progress)
    files = reading.assessment.register.files
    json.dumps(reading.as_json(), allow_nan=False).encode()
    json.dumps(check_json(reading.problems, files, AS_OF), allow_nan=False).encode()
    grouped(reading.problems, Messages())
    render_html(report_view(reading.assessment, reading.problems, language="en", is_draft=reading.has_errors)).encode()
    return Counter(problem.code for problem in reading.problems)


def tried(file: Path, name: str, kept: Path, summary: Summary) -> None:
    """Read one file; keep it where that fails."""
    begun = time.process_time()
    try:
        codes = read(file)
        spent = time.process_time() - begun
        fault = "" if spent < LONGEST else f"it took {spent:.1f} seconds"
    except Exception:  # any is a finding, and the run goes on
        codes, spent, fault = Counter(), 0.0, traceback.format_exc()
    summary.runs += 1
    summary.codes.update(codes)
    summary.without_errors += not codes
    summary.slowest = max(summary.slowest, spent)
    if fault:
        summary.failures.append(name)
        (kept / f"{name}.xlsx").write_bytes(file.read_bytes())
        (kept / f"{name}.txt").write_text(fault, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Try so many files and print a summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("reports") / "fuzz", help="folder for files that fail")
    chosen = parser.parse_args(arguments)
    chosen.keep.mkdir(parents=True, exist_ok=True)
    summary = Summary()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.xlsx"
        for name, content in mutants(chosen.seed, chosen.runs):
            file.write_bytes(content)
            tried(file, name, chosen.keep, summary)
    print(f"{summary.runs} files, {summary.without_errors} without a problem, slowest {summary.slowest:.2f} s")
    print(", ".join(f"{code} {count}" for code, count in summary.codes.most_common()))
    print(f"{len(summary.failures)} failures" + "".join(f"\n  {chosen.keep / name}.txt" for name in summary.failures))
    sys.exit(1 if summary.failures else 0)


if __name__ == "__main__":
    main()
