from __future__ import annotations

import ctypes

import pytest

from tests.end_to_end.conftest import ROOT
from tracker.presentation.libraries import NATIVE_LIBRARIES, NativeLibrary, install_line, is_loadable, missing_libraries


def test_what_is_there_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: None)
    assert missing_libraries() == ()


def test_what_cannot_be_loaded_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if "harfbuzz" in name:
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert [library.package for library in missing_libraries()] == ["libharfbuzz-subset0"]


def test_a_library_that_never_was_cannot_be_loaded() -> None:
    assert not is_loadable(NativeLibrary("libnever-was.so.0", "libnever-was0", "nothing"))


@pytest.mark.parametrize(
    ("missing", "packages"),
    [
        pytest.param(NATIVE_LIBRARIES[:2], "libpangoft2-1.0-0", id="two-of-one-package"),
        pytest.param(NATIVE_LIBRARIES, "libharfbuzz-subset0 libpangoft2-1.0-0", id="all"),
    ],
)
def test_one_line_brings_what_is_missing(missing: tuple[NativeLibrary, ...], packages: str) -> None:
    assert install_line(missing) == f"apt-get install --no-install-recommends {packages}"


def test_the_first_command_of_a_fresh_machine_probes_the_same() -> None:
    run = (ROOT / "run").read_text(encoding="utf-8")
    assert [one for library in NATIVE_LIBRARIES for one in (library.file_name, library.package) if one not in run] == []
