"""Many reports by real workers: one that is killed, a register with errors, an interruption, a cluster."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.archive.keys import OFFICE, write_key
from tests.end_to_end.conftest import ROOT, Run, environment, start
from tests.end_to_end.terminals import on_terminal
from tests.end_to_end.workbooks import faulty, write_register

AS_OF = ("--as-of", "2026-07-02")
PLAN = """
registers = ["good.xlsx", "broken.xlsx"]
templates = ["brief"]
languages = ["en", "ru", "tg"]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of a faultless register and of one with errors, each in three languages."""
    write_register(tmp_path / "good.xlsx")
    faulty(tmp_path / "broken.xlsx")
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def record(out: Path) -> Any:
    return json.loads((out / "manifest.json").read_bytes())


def children(process: int) -> list[int]:
    """The processes begun by one."""
    try:
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()))
    except OSError:
        return []


def seconds_of(process: int) -> float:
    """The processor time a process has had."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(parts[11]) / os.sysconf("SC_CLK_TCK")


def wait_until(holds: Callable[[], object]) -> None:
    """Look again and again until something holds; two minutes at most."""
    for _ in range(2400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came so far")


def is_alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def worker_at_work(program: int) -> int:
    """A worker of a program that is in the middle of a report: workers are begun by a process of its own."""

    def busy() -> list[int]:
        workers = [worker for nursery in children(program) for worker in children(nursery)]
        return [worker for worker in workers if seconds_of(worker) > 0.2]

    wait_until(busy)
    return busy()[0]


def whole(out: Path, told: Any) -> bool:
    """Whether every report that is said to be made stands there as it was written, and nothing else does."""
    made = {one["path"]: one["sha256"] for one in told["reports"] if one["state"] in ("made", "kept")}
    found = {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in out.rglob("*.pdf")}
    return made == found


def test_a_killed_worker_and_a_register_with_errors_cost_no_other_report(plan: Path, tracker: Run) -> None:
    out = plan.parent / "reports"
    with start("batch", plan, *AS_OF, "--jobs", "2") as started:
        os.kill(worker_at_work(started.pid), signal.SIGKILL)
        printed, told = started.communicate(timeout=120)
    assert (started.returncode, printed) == (3, f"{out / 'manifest.json'}\n")
    assert told.splitlines()[-1] == "3 made, 0 kept from before, 3 failed."
    assert told.count("the register has errors") == 3
    first = record(out)
    assert [one["state"] for one in first["reports"]] == ["made"] * 3 + ["failed"] * 3
    assert sorted(one["attempts"] for one in first["reports"]) == [1, 1, 1, 1, 1, 2]
    assert whole(out, first)
    for one in first["reports"][:3]:
        assert tracker("verify", out / one["path"], "--quiet").exit_code == 0
    again = tracker("batch", plan, *AS_OF, "--quiet")
    assert (again.exit_code, record(out)["counts"]) == (3, {"made": 0, "kept": 3, "failed": 3, "waiting": 0})


def test_an_interruption_keeps_what_is_made_and_says_what_is_not(plan: Path) -> None:
    plan.write_text(PLAN.replace('"broken.xlsx"', '"good.xlsx"').replace('"tg"', '"tg", "ur"'), encoding="utf-8")
    out, scratch = plan.parent / "reports", plan.parent / ("temporary-" * 12)  # longer than the name of a socket
    scratch.mkdir()
    command = ("batch", plan, *AS_OF, "--jobs", "1", "--verbose")
    with start(*command, start_new_session=True, env={"TMPDIR": str(scratch)}) as started:
        wait_until(lambda: any(out.rglob("*.pdf")))
        os.killpg(started.pid, signal.SIGINT)
        _, told = started.communicate(timeout=60)
    assert started.returncode == 128 + signal.SIGINT
    assert told.splitlines()[-2:] == [
        "The same command goes on where this run ended.",
        "tracker: interrupted; nothing was left half-written.",
    ]
    assert "Traceback" not in told
    found = record(out)
    assert whole(out, found)
    assert 0 < found["counts"]["made"] < 4
    assert found["counts"]["waiting"] == 4 - found["counts"]["made"]
    wait_until(lambda: not is_alive(started.pid))  # the process that workers come from leaves when the program has
    assert list(scratch.iterdir()) == []


def test_signed_reports_of_parts_in_two_languages_verify(tracker: Run, tmp_path: Path) -> None:
    register = write_register(tmp_path / "roads.xlsx")
    write_key(tmp_path / "office.p12", "pass of an office")
    (tmp_path / "password").write_text("pass of an office\n", encoding="utf-8")
    signing = ("--sign", tmp_path / "office.p12", "--sign-password-file", tmp_path / "password")
    asked = ("--per", "party", "--out", tmp_path / "out", "--template", "brief", "--language", "ru,en")
    made = tracker("batch", register, *AS_OF, *asked, *signing)
    assert made.exit_code == 0
    assert made.err == "Составлено: 1; без изменений: 0; не составлено: 0.\n"
    report = tmp_path / "out" / "roads" / "roads_2026-07-02_ru-en_brief_party-AA.pdf"
    verdict = tracker("verify", report, "--json")
    assert (verdict.exit_code, verdict.json["findings"]) == (0, [])
    assert [one["holds"] for one in verdict.json["signatures"]] == [True]
    (first,) = record(tmp_path / "out")["reports"]
    assert (first["signer"], first["inputs"][-1]["name"]) == (f"Common Name: {OFFICE}", "office.p12")
    assert "pass of" not in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


def test_a_terminal_shows_how_many_are_made_and_how_long_it_will_take(plan: Path) -> None:
    plan.write_text('registers = "good.xlsx"\ntemplates = "brief"', encoding="utf-8")
    shown = on_terminal("batch", plan, *AS_OF, columns=120)
    assert shown.exit_code == 0
    assert "0/1" in shown.out
    assert "-:--:--" in shown.out
    assert "1 made, 0 kept from before, 0 failed." in shown.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["plan.toml", "--per", "party"], "a plan says itself", id="plan-and-options"),
        pytest.param(["plan.toml", "good.xlsx"], "a plan says itself", id="plan-and-register"),
        pytest.param(["good.xlsx"], "name a plan (.toml), or say with --per", id="neither"),
        pytest.param(["lost.xlsx", "--per", "party"], "there is no file or folder", id="lost"),
        pytest.param(["lost.toml"], "cannot be read", id="lost-plan"),
        pytest.param(["plan.toml", "--engine", "spark://a"], "is no engine", id="engine"),
    ],
)
def test_wrong_usage_makes_nothing(plan: Path, tracker: Run, arguments: list[str], told: str) -> None:
    first, *others = arguments
    ended = tracker("batch", plan.parent / first, *others, "--out", plan.parent / "out")
    assert ended.exit_code == 2
    assert told in ended.err
    assert not (plan.parent / "out").exists()


@pytest.fixture
def cluster() -> Iterator[Any]:
    """The address of a cluster, and the processes of its workers."""
    command = [sys.executable, "-m", "tests.batch.cluster"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=environment({}), text=True, **pipes) as started:  # type: ignore[call-overload]
        yield json.loads(started.stdout.readline())
        started.stdin.close()
        started.wait(timeout=60)


def test_a_cluster_that_loses_a_worker_makes_each_report_once(plan: Path, cluster: Any, tracker: Run) -> None:
    out, (worker, _) = plan.parent / "reports", cluster["pids"]
    before = seconds_of(worker)

    def kill_at_work() -> None:
        wait_until(lambda: seconds_of(worker) > before + 1)
        os.kill(worker, signal.SIGKILL)

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    ended = tracker("batch", plan, *AS_OF, "--engine", f"dask://{cluster['address']}")
    killer.join()
    assert (ended.exit_code, ended.out) == (3, f"{out / 'manifest.json'}\n")
    assert ended.err.splitlines()[-1] == "3 made, 0 kept from before, 3 failed."
    found = record(out)
    assert whole(out, found)
    assert len({one["path"] for one in found["reports"]}) == len(found["reports"]) == 6
