"""How long the commands take that officials type most, each as a program of its own.

python -m benchmarks.commands [--repeat 3]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

COMMANDS = (("--help",), ("check", "--quiet"), ("status", "--quiet"), ("report", "--quiet"))
AS_OF = ("--as-of", "2026-03-31")


def seconds(arguments: Sequence[str], folder: str) -> float:
    """How long one start of the program takes from beginning to end."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tracker", *arguments], cwd=folder, check=True, capture_output=True, timeout=600
    )
    return time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the shortest of several runs of each command on the example."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    repeat = parser.parse_args(arguments).repeat
    with tempfile.TemporaryDirectory() as folder:
        for command in COMMANDS:
            typed = command if command == COMMANDS[0] else (*command, *AS_OF)
            shortest = min(seconds(typed, folder) for _ in range(repeat))
            print(f"tracker {command[0]:8} {shortest:6.2f} s")


if __name__ == "__main__":
    main()
