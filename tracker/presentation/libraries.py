"""The system libraries a PDF needs, and which Debian package brings each."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.sentences import Sentence


@dataclass(frozen=True, slots=True)
class NativeLibrary:
    """A shared library by its file name, the package that brings it and what it is for."""

    file_name: str
    package: str
    purpose: Sentence


NATIVE_LIBRARIES = (
    NativeLibrary("libpango-1.0.so.0", "libpangoft2-1.0-0", "lays out text"),
    NativeLibrary("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "finds the shipped fonts"),
    # Not needed to run, but without it font subsets carry the time of day and two runs differ.
    NativeLibrary("libharfbuzz-subset.so.0", "libharfbuzz-subset0", "embeds only the letters used"),
)


def is_loadable(library: NativeLibrary) -> bool:
    """Whether the library can be loaded here; loading is the only test that cannot be fooled by a broken one."""
    try:
        ctypes.CDLL(library.file_name)
    except OSError:
        return False
    return True


def missing_libraries() -> Sequence[NativeLibrary]:
    """The libraries that cannot be loaded."""
    return tuple(library for library in NATIVE_LIBRARIES if not is_loadable(library))


def install_line(missing: Sequence[NativeLibrary]) -> str:
    """The command that brings them on Debian and Ubuntu."""
    packages = sorted({library.package for library in missing})
    return f"apt-get install --no-install-recommends {' '.join(packages)}"
