"""The benchmarks measure what they say: a faultless register of the size asked for, and a command that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.registers import ACTUALS_EACH, AS_OF, INDICATORS_EACH, MILESTONES_EACH, write_register
from tracker.registers.read import read_register


def test_a_large_register_is_faultless_and_of_the_size_asked_for(tmp_path: Path) -> None:
    register, problems = read_register([write_register(tmp_path / "r.xlsx", 30)], as_of=AS_OF)
    assert problems == []
    assert len(register.commitments) == 30
    assert len(register.milestones) == 30 * MILESTONES_EACH
    assert len(register.indicators) == 30 * INDICATORS_EACH
    assert len(register.actuals) == 30 * INDICATORS_EACH * ACTUALS_EACH


def test_one_seed_gives_one_register(tmp_path: Path) -> None:
    first, same, other = (
        write_register(tmp_path / f"{name}.xlsx", 5, seed).read_bytes()
        for name, seed in (("first", 1), ("same", 1), ("other", 2))
    )
    assert first == same
    assert first != other


def test_the_benchmarks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(bench.known())
    assert {"commands", "judge", "line"} <= set(bench.known())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["--help"], 0, "./run bench judge line", id="help"),
        pytest.param(["jugde"], 2, "There is no benchmark jugde; there are: batch, ", id="unknown"),
    ],
)
def test_what_there_is_is_said(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str) -> None:
    assert bench.main(arguments) == code
    assert words in capsys.readouterr().out


def test_options_go_to_the_benchmarks_that_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, list[str]]] = []

    def run(name: str, options: list[str]) -> int:
        ran.append((name, options))
        return len(ran)

    monkeypatch.setattr(bench, "run", run)
    assert bench.main(["line", "judge", "--commitments", "10"]) == 2
    assert ran == [("line", ["--commitments", "10"]), ("judge", ["--commitments", "10"])]


def test_a_benchmark_runs_in_a_process_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    assert bench.run("judge", ["--commitments", "10", "--repeat", "1"]) == 0
    assert "10 commitments, 20 indicators" in capfd.readouterr().out
