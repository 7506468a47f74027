"""How long the whole line takes for a large register: read, judge, render. Prints seconds, ratios and memory.

python -m benchmarks.line [--commitments 100]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.registers import AS_OF, write_register
from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy
from tracker.pipeline import Reading, check_register
from tracker.progress import no_progress
from tracker.reporting import ReportRequest, write_report

STEPS = ("read", "judge", "render")
MEMORY = "memory"
"""The most memory the process had, in MB."""


def measured(register: Path, folder: Path) -> Mapping[str, float]:
    """The seconds of each step in this process, and the memory they took."""
    begun = time.perf_counter()
    checked = check_register([register], AS_OF, no_progress)
    read = time.perf_counter()
    policy = shipped_policy(checked.register.settings.rules)
    reading = Reading(
        assess(checked.register, as_of=AS_OF, policy=policy), checked.problems, workbooks=checked.workbooks
    )
    judged = time.perf_counter()
    write_report(reading, ReportRequest([register], AS_OF, folder), no_progress)
    rendered = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"read": read - begun, "judge": judged - read, "render": rendered - judged, MEMORY: memory}


def in_own_process(commitments: int) -> Mapping[str, float]:
    """The same in a process that has done nothing else."""
    with tempfile.TemporaryDirectory() as name:
        register = write_register(Path(name) / "register.xlsx", commitments)
        command = [sys.executable, "-m", "benchmarks.line", "--register", str(register)]
        ended = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Mapping[str, float] = json.loads(ended.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at the size asked for and at half of it: twice the rows should take twice the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=100)
    parser.add_argument("--register", type=Path, help=argparse.SUPPRESS)  # what a process of its own is asked
    asked = parser.parse_args(arguments)
    if asked.register:
        print(json.dumps(measured(asked.register, asked.register.parent)))
        return
    half, whole = (in_own_process(size) for size in (asked.commitments // 2, asked.commitments))
    print(f"{asked.commitments} commitments, {whole[MEMORY]:.0f} MB")
    for step in STEPS:
        print(f"  {step:8}{whole[step]:7.2f} s ({whole[step] / half[step]:.2f} × half of it)")


if __name__ == "__main__":
    main()
