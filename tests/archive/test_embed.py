"""Names of files inside a report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tracker.archive.embed import harmless_names

NAMES = [
    pytest.param(["register.xlsx"], ["register.xlsx"], id="plain"),
    pytest.param(
        ["a/register.xlsx", "b/register.xlsx"], ["a-register.xlsx", "b-register.xlsx"], id="with-their-folders"
    ),
    pytest.param(["x y.xlsx", "x-y.xlsx"], ["x-y.xlsx", "x-y-2.xlsx"], id="alike-when-plain"),
    pytest.param(["Register.xlsx", "register.XLSX"], ["Register.xlsx", "register-2.xlsx"], id="alike-but-for-case"),
    pytest.param(["../../etc/passwd"], ["etc-passwd.xlsx"], id="leads-out"),
    pytest.param(["/etc/a.xlsx", "C:\\a.xlsx"], ["etc-a.xlsx", "C-a.xlsx"], id="from-a-root"),
    pytest.param(["\x1b[31m.xlsx"], ["31m.xlsx"], id="steers-a-terminal"),
    pytest.param(["....xlsx", ""], ["register.xlsx", "register-2.xlsx"], id="nothing-left"),
    pytest.param(["Реестр 2026.xlsx"], ["Реестр-2026.xlsx"], id="letters-of-any-language"),
    pytest.param(["x" * 300 + ".xlsx"], ["x" * 60 + ".xlsx"], id="long"),
]


@pytest.mark.parametrize(("originals", "names"), NAMES)
def test_names_are_harmless_and_unique(originals: Sequence[str], names: Sequence[str]) -> None:
    assert harmless_names(originals) == names
