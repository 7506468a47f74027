"""``./run bench``: run all benchmarks, or those named; ``--list`` says which there are. Options go to each that is run.

./run bench
./run bench judge line
./run bench judge --commitments 10000
"""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import takewhile

import benchmarks


def known() -> Mapping[str, str]:
    """The benchmarks by name, each with what it measures: the modules of this package that can be run."""
    names = [found.name for found in pkgutil.iter_modules(benchmarks.__path__) if not found.name.startswith("_")]
    modules = {name: import_module(f"benchmarks.{name}") for name in names}
    return {name: (one.__doc__ or "").partition("\n")[0] for name, one in modules.items() if hasattr(one, "main")}


def run(name: str, options: Sequence[str]) -> int:
    """Run one benchmark in a process of its own, so that none warms up the next; gives its exit code."""
    print(f"{name}:", flush=True)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """List or run; gives 2 for a benchmark that does not exist, and what a benchmark that failed gave."""
    names = list(takewhile(lambda word: not word.startswith("-"), arguments))
    options, found = arguments[len(names) :], known()
    unknown = [name for name in names if name not in found]
    if unknown or {"-h", "--help"} & set(options):
        print(f"There is no benchmark {unknown[0]}; there are: {', '.join(found)}" if unknown else __doc__)
        return 2 if unknown else 0
    if options == ["--list"]:
        print("\n".join(f"{name:10}{what}" for name, what in found.items()))
        return 0
    return max(run(name, options) for name in names or found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
