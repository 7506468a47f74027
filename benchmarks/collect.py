"""How long it takes to send out the workbooks of many institutions, and to merge them when they come back.

python -m benchmarks.collect [--workbooks 60] [--rows 200]

Every recipient fills ten cells and adds a row. ``collect`` is timed from the files to the new workbook and its check.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from benchmarks import registers
from benchmarks.registers import AS_OF, write_register
from tracker.collecting.collect import CollectRequest, collect
from tracker.collecting.distribute import DistributeRequest, distribute
from tracker.progress import no_progress

ROWS_EACH = (
    1 + registers.MILESTONES_EACH + registers.INDICATORS_EACH * (1 + registers.ACTUALS_EACH) + registers.UPDATES_EACH
)
"""Rows of a register for one commitment, which goes to two institutions: its lead and the one that supports."""
FILLED = 10


def fill(path: Path) -> None:
    """Fill some cells as an official does: the evidence of values, and one new value."""
    book: Any = load_workbook(path)
    sheet = book["Actuals"]
    headings = [str(cell.value).rstrip(" *") for cell in sheet[1]]
    evidence = headings.index("Evidence") + 1
    open_rows = [row for row in range(2, sheet.max_row + 1) if not sheet.cell(row, evidence).protection.locked]
    for row in open_rows[:FILLED]:
        sheet.cell(row, evidence).value = f"Letter {row}"
    for row in open_rows[:1]:
        for column in range(1, len(headings)):
            sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(row, column).value
        sheet.cell(sheet.max_row, headings.index("Date") + 1).value = AS_OF
    book.save(path)


def timed(folder: Path, workbooks: int, rows: int) -> None:
    """Send out, fill, collect, and print what each took."""
    registers.INSTITUTIONS = workbooks
    register = write_register(folder / "register.xlsx", max(1, workbooks * rows // (2 * ROWS_EACH)))
    begun = time.perf_counter()
    sent = distribute(DistributeRequest([register], folder / "sent", AS_OF), no_progress).paths
    print(f"  distribute: {len(sent)} workbooks in {time.perf_counter() - begun:.1f} s")
    for path in sent:
        fill(path)
    begun, before = time.perf_counter(), sum(os.times()[:2])
    done = collect(CollectRequest([register], [folder / "sent"], folder / "merged.xlsx"), no_progress)
    told = {what.value: count for what, count in done.counts.items() if count}
    seconds, processor = time.perf_counter() - begun, sum(os.times()[:2]) - before
    print(f"  collect: {len(done.returned)} workbooks of about {rows} rows in {seconds:.1f} s")
    print(f"  processor {processor:.1f} s; {told}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Time it on registers of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workbooks", type=int, default=60)
    parser.add_argument("--rows", type=int, default=200)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
        timed(Path(name), asked.workbooks, asked.rows)


if __name__ == "__main__":
    main()
