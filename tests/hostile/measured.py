"""The program in a process of its own that is not allowed to run for long, and what that process cost.

``python -m tests.hostile.measured COST.json check FILE`` runs ``tracker check FILE``. More than five seconds of
processor time end it by a signal, so a hang is seen as such and not as a slow machine.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_SECONDS = 5
MOST_MEMORY = 512_000_000
"""Bytes of memory a hostile file may cost."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended, and the most memory it held in bytes."""

    exit_code: int
    out: str
    err: str
    seconds: float
    peak: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def measured(*arguments: str | Path) -> Outcome:
    """Run the program and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        cost = Path(folder) / "cost.json"
        command = [sys.executable, "-m", "tests.hostile.measured", str(cost), *map(str, arguments)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert cost.exists(), f"it was ended with {ended.returncode}: {ended.stderr}"
        spent = json.loads(cost.read_text())
    return Outcome(ended.returncode, ended.stdout, ended.stderr, spent["seconds"], spent["peak"])


def peak_memory() -> int:
    """The most memory this process ever held; unlike ``ru_maxrss`` without that of the process it was started from."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found.group(1)) * 1024


def run(cost: Path, arguments: list[str]) -> None:
    """Run the program here, and write down what it cost."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    from tracker.cli import main  # noqa: PLC0415 - loading counts too

    try:
        main(arguments)
    finally:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        cost.write_text(json.dumps({"seconds": spent.ru_utime + spent.ru_stime, "peak": peak_memory()}))


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:])
