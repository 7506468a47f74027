"""``./run bench``: run all benchmarks, or those named; ``--list`` says which there are.

./run bench
./run bench judge line
./run bench judge --commitments 10000
"""

from __future__ import annotations

import argparse
import pkgutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

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


def main() -> int:
    """List or run; gives 1 if a benchmark failed."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Run benchmarks; options go to each that is run.")
    found = known()
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(found))
    parser.add_argument("--list", action="store_true", help="say which benchmarks there are")
    asked, options = parser.parse_known_args()
    unknown = [name for name in asked.names if name not in found]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are: {', '.join(found)}")
    if asked.list:
        print("\n".join(f"{name:10}{what}" for name, what in found.items()))
        return 0
    return max([run(name, options) for name in asked.names or found], default=0)


if __name__ == "__main__":
    sys.exit(main())
