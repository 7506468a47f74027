"""How long reading takes beside the floor of its libraries: ``python -m benchmarks.read --rows 1000 10000 100000``.

The floor is what no reader of this design can go below: openpyxl read-only hands over the rows, pydantic makes one
strict frozen model of each. Floor, reading and the whole command run in a process of their own each, in turn, on the
same workbook. ``tracker check`` promises 1.5 times the floor and 64 MB + 12 KB a row.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook
from pydantic import BaseModel, ConfigDict, create_model

AS_OF = date(2026, 3, 31)
FIRST_DAY = date(2020, 1, 1)
INSTITUTIONS = 40
KILOBYTE, MEGABYTE = 1_000, 1_000_000
EMPTY = "empty.xlsx"
"""A register without large sheets, read first so that what is loaded when needed is loaded."""

Cell = str | float | date | None

COMMITMENTS = (
    *("Code", "Title", "Title [ru]", "Description", "Agreement", "Session", "Clause", "Sector", "Lead", "Supporting"),
    *("Start", "Due", "Original due", "Priority", "Closure", "Closed on", "Closure basis", "Restricted"),
    *("Data quality", "Note"),
)
INDICATORS = (
    *("Code", "Commitment", "Title", "Title [ru]", "Level", "Group", "Measure", "Unit", "Direction", "Accumulation"),
    *("Baseline", "Baseline date", "Target", "Target date", "Responsible", "Means of verification", "Source"),
    *("Definition", "Data quality", "Note"),
)


def commitment(number: int) -> Sequence[Cell]:
    """A row of the sheet Commitments: some choices are blank, every fifth commitment is closed."""
    start = FIRST_DAY + timedelta(days=number % 1_500)
    is_closed = number % 5 == 0
    return (
        f"C-{number:06}",
        f"Build section {number} of the road",
        f"Построить участок {number} дороги",
        f"Section {number} is {number % 90} km long and has {number % 7} bridges; both sides build their part.",
        f"AG-{number % 30}",
        f"S-{number % 20}",
        f"Article {number % 40}",
        f"SE-{number % 8}",
        f"IN-{number % INSTITUTIONS}",
        f"IN-{(number + 1) % INSTITUTIONS}; IN-{(number + 2) % INSTITUTIONS}",
        start,
        start + timedelta(days=2_600),
        start + timedelta(days=2_500) if number % 3 == 0 else None,
        "high" if number % 4 == 0 else "normal",
        "completed" if is_closed else "open",
        start + timedelta(days=500) if is_closed else None,
        "Minutes of the session" if is_closed else None,
        "no",
        "final",
        f"See annex {number % 11}",
    )


def indicator(number: int) -> Sequence[Cell]:
    """A row of the sheet Indicators."""
    return (
        f"I-{number:06}",
        f"C-{number:06}",
        f"Length of section {number} in use",
        f"Длина участка {number}",
        "output" if number % 2 else "outcome",
        None if number % 3 else "Region of the north",
        "number",
        "km",
        "increase",
        "latest",
        number % 17,
        date(2020, 12, 31),
        round(number % 90 + 20.1, 1),
        date(2027, 12, 31),
        f"IN-{number % INSTITUTIONS}",
        "Acceptance certificates",
        "Roads agency",
        "Counted when traffic is admitted",
        "final",
        f"Row {number}",
    )


def few_rows() -> Iterator[tuple[str, Sequence[Sequence[Cell]]]]:
    """The sheets that the many rows refer to, each with its headings."""
    yield "Register", [("Setting", "Value"), ("Title", "Benchmark"), ("Reference", "BM"), ("Template version", "1")]
    yield "Parties", [("Code", "Name"), ("PK", "Pakistan"), ("TJ", "Tajikistan")]
    offices = [(f"IN-{number}", f"Office {number}", ("PK", "TJ")[number % 2]) for number in range(INSTITUTIONS)]
    yield "Institutions", [("Code", "Name", "Party"), *offices]
    yield "Sectors", [("Code", "Name"), *((f"SE-{number}", f"Sector {number}") for number in range(8))]
    treaties = [(f"AG-{number}", "agreement", f"Agreement {number}") for number in range(30)]
    yield "Agreements", [("Code", "Kind", "Title"), *treaties]
    meetings = [(f"S-{number}", "visit", f"Session {number}", FIRST_DAY) for number in range(20)]
    yield "Sessions", [("Code", "Kind", "Title", "From"), *meetings]


def write_register(path: Path, rows: int) -> None:
    """A register without a fault: half its rows are commitments, half are their indicators, 20 columns each."""
    half = rows // 2
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, cells in few_rows():
            write_sheet(book, name, cells)
        write_sheet(book, "Commitments", (COMMITMENTS, *map(commitment, range(half))))
        write_sheet(book, "Indicators", (INDICATORS, *map(indicator, range(rows - half))))


def write_sheet(book: xlsxwriter.Workbook, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """One sheet, cell by cell."""
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


class Strict(BaseModel):
    """What every model of a row has in common."""

    model_config = ConfigDict(strict=True, frozen=True)


def floor(path: Path) -> int:
    """Read every row with openpyxl and make a strict frozen model of it; gives the number of rows."""
    content = datetime | float | str | None
    kept: list[BaseModel] = []
    for sheet in load_workbook(path, read_only=True, data_only=True).worksheets:
        rows = sheet.iter_rows(values_only=True)
        names = [f"column_{place}" for place, _ in enumerate(next(rows))]
        model = create_model("Row", __base__=Strict, **dict.fromkeys(names, (content, ...)))  # type: ignore[call-overload]
        kept.extend(model(**dict(zip(names, row, strict=True))) for row in rows)
    return len(kept)


def reading(path: Path) -> int:
    """Read the register as ``check`` does; gives the number of its large records."""
    from tracker.registers.read import read_register  # noqa: PLC0415 - the floor's process does not load it

    register, problems = read_register([path], as_of=AS_OF)
    if problems:
        raise SystemExit(f"the benchmark's register has problems, the first: {problems[0]}")
    return len(register.commitments) + len(register.indicators)


MEASURED: Mapping[str, Callable[[Path], int]] = {"floor": floor, "reading": reading}


def measure_here(name: str, path: Path) -> None:
    """Run one of the two in this process and print its seconds, imports left out."""
    MEASURED[name](path.with_name(EMPTY))
    begun = time.process_time()
    MEASURED[name](path)
    print(time.process_time() - begun)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds of the work itself and of the whole process, and the most memory it held in bytes.

    Seconds are those of the processor, which a busy machine changes least. A command does not say what its work took.
    """

    inside: float | None
    whole: float
    peak: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; one that measures itself prints its own time."""
    with subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None  # noqa: S101 - it is a pipe
        printed = started.stdout.read()
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {started.returncode}")
    inside = float(printed) if "--measure" in command else None
    return Run(inside, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def median_run(runs: Sequence[Run]) -> Run:
    """The middle of each figure."""
    inside = [one.inside for one in runs if one.inside is not None]
    return Run(
        statistics.median(inside) if inside else None,
        statistics.median(one.whole for one in runs),
        int(statistics.median(one.peak for one in runs)),
    )


def measure(path: Path, repeat: int) -> Mapping[str, Run]:
    """Floor, reading and command in turn, so that a slow moment of the machine hits all of them."""
    commands: dict[str, Sequence[str]] = {name: ("benchmarks.read", "--measure", name, str(path)) for name in MEASURED}
    commands["command"] = ("tracker", "check", str(path), "--as-of", AS_OF.isoformat())
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {name: median_run(several) for name, several in runs.items()}


def print_figures(rows: int, figures: Mapping[str, Run]) -> None:
    """One block a size: seconds, ratio to the floor, memory beside what is promised."""
    base = figures["floor"]
    allowed = 64 * MEGABYTE + 12 * KILOBYTE * rows
    print(f"{rows:,} rows × 20 columns")
    for name, one in figures.items():
        print(
            f"  {name:8} work {ratio(one.inside, base.inside)}  process {ratio(one.whole, base.whole)}"
            f"  peak {one.peak / MEGABYTE:7.1f} MB ({one.peak / allowed:4.2f} × allowed),"
            f" {one.peak // rows:,} bytes a row"
        )


def ratio(seconds: float | None, floor_seconds: float | None) -> str:
    """Seconds with their ratio to the floor; blank where they are not known."""
    if seconds is None or floor_seconds is None:
        return " " * len("   1.23 s (1.00 × floor)")
    return f"{seconds:7.2f} s ({seconds / floor_seconds:4.2f} × floor)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--measure", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.measure:
        measure_here(chosen.measure[0], Path(chosen.measure[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        write_register(Path(folder) / EMPTY, 2)
        for rows in chosen.rows:
            path = Path(folder) / f"register-{rows}.xlsx"
            write_register(path, rows)
            print_figures(rows, measure(path, chosen.repeat))


if __name__ == "__main__":
    main()
