"""What every hostile file costs: ``python -m benchmarks.hostile``.

Each file is made, checked by a process of its own, and its cost is printed beside what is promised: five seconds of the
processor, 512 MB of memory, exit 1 or a correct reading.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.hostile.heavy import HEAVIER, HEAVY
from tests.hostile.measured import MOST_MEMORY, MOST_SECONDS, measured

MEGABYTE = 1_000_000


def print_cost(name: str, content: bytes, expected: str | None, file: Path) -> bool:
    """Check one file and print what that cost; says whether it kept within its limits and was told what it should."""
    file.write_bytes(content)
    ended = measured("check", file, "--json")
    told = Counter(problem["code"] for problem in ended.json["problems"])
    codes = ", ".join(f"{code} {count}" for code, count in told.most_common(3))
    size, peak = len(content) / MEGABYTE, ended.peak / MEGABYTE
    print(
        f"{name:28} {size:5.1f} MB  exit {ended.exit_code}  {ended.seconds:4.1f} s  {peak:4.0f} MB  {codes}", flush=True
    )
    is_bounded = ended.peak < MOST_MEMORY and ended.seconds < MOST_SECONDS
    return is_bounded and (expected is None or expected in told) and ended.exit_code in (0, 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try all files, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="some of the files; all, if none is named")
    chosen = parser.parse_args(arguments).names
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for make, expected in {**HEAVY, **HEAVIER}.items():
            name = make.__name__
            if (not chosen or name in chosen) and not print_cost(
                name, make(), expected, Path(folder) / "register.xlsx"
            ):
                failed.append(name)
    if failed:
        raise SystemExit(f"not within the limits: {', '.join(failed)}")


if __name__ == "__main__":
    main()
