"""Files that are made to cost time or memory, each read by a process of its own that may have little of either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.heavy import HEAVY, one_value_in_a_million_rows
from tests.hostile.measured import MOST_MEMORY, measured
from tests.xlsx import ROWS, packed, register, rows, sheet

Make = Callable[[], bytes]


@pytest.mark.parametrize(("make", "code"), [pytest.param(make, code, id=make.__name__) for make, code in HEAVY.items()])
def test_a_file_costs_little_whatever_it_holds(tmp_path: Path, make: Make, code: str | None) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(make())
    ended = measured("check", file, "--json")
    told = {problem["code"] for problem in ended.json["problems"]}
    assert ended.exit_code == int(any(problem["severity"] == "error" for problem in ended.json["problems"]))
    assert code is None or code in told
    assert ended.err == ""
    assert ended.peak < MOST_MEMORY


@pytest.mark.parametrize("command", [("status",), ("report",)], ids=" ".join)
def test_every_command_costs_little(tmp_path: Path, command: tuple[str, ...]) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(one_value_in_a_million_rows())
    ended = measured(*command, file)
    assert ended.exit_code == 1
    assert "Traceback" not in ended.err
    assert ended.peak < MOST_MEMORY


def test_a_text_as_long_as_a_cell_can_hold_is_printed(tmp_path: Path) -> None:
    headings, (code, _, *rest) = ROWS["Commitments"]
    file = tmp_path / "register.xlsx"
    file.write_bytes(packed(register({"Commitments": sheet(rows([headings, (code, "word " * 6_500, *rest)]))})))
    ended = measured("report", file, "--out", tmp_path / "reports")
    assert ended.exit_code == 0
    assert ended.peak < MOST_MEMORY
