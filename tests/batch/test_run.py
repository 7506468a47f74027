"""A run: what is kept, what is made again, what fails alone, what a lost worker costs."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest

from tests.end_to_end.workbooks import COMMITMENT, faulty, write_register
from tracker.archive.sign import SigningKey
from tracker.batch.engines import engine_named
from tracker.batch.jobs import Job, archive_at, jobs_of, register_of, workbooks_at
from tracker.batch.manifest import Entry, read_manifest
from tracker.batch.plan import Block, Plan
from tracker.batch.run import LOST, Batch
from tracker.batch.work import OUT_OF_MEMORY, Outcome, make, reason_words
from tracker.domain.register import RegisterFile
from tracker.errors import EngineLost, OutputNotWritable, WrongUsage
from tracker.presentation.messages import ENGLISH
from tracker.progress import no_progress
from tracker.reporting import Order

DAY = date(2026, 7, 2)


class Loss(Exception):
    """A worker ended."""


def quick(order: Order) -> Outcome:
    """As a worker does, without the pages."""
    return Outcome(0.5, content=f"%PDF of {order.language}".encode(), status=b"", pages=1)


@dataclass
class InTurn:
    """Does each order at once, in this process."""

    work: Callable[[Order], Outcome] = quick
    slots: int = 2
    orders: list[Order] = field(default_factory=list)
    forgotten: list[Future[Outcome]] = field(default_factory=list)
    forgets: int = 0
    """So many of the first orders are never answered."""

    def submit(self, order: Order) -> Future[Outcome]:
        self.orders.append(order)
        future: Future[Outcome] = Future()
        if len(self.forgotten) < self.forgets:
            self.forgotten.append(future)
            return future
        try:
            future.set_result(self.work(order))
        except Exception as fault:
            future.set_exception(fault)
        return future

    def is_loss(self, fault: BaseException) -> bool:
        return isinstance(fault, Loss)

    def is_stuck(self, begun: Iterable[Future[Outcome]], seconds: float) -> bool:  # noqa: ARG002
        return bool(self.forgotten) and all(one in self.forgotten for one in begun)

    def close(self) -> None:
        """Nothing is left."""


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """Registers are looked up again, as another run would."""
    for known in (workbooks_at, register_of, archive_at):
        known.cache_clear()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_register(tmp_path / "roads.xlsx")


def jobs(*registers: Path, **said: Any) -> list[Job]:
    return jobs_of(Plan(Path("out"), [Block([[one] for one in registers], [DAY], **said)]))


def run(wanted: Sequence[Job], out: Path, engine: InTurn | None = None) -> Batch:
    batch = Batch(wanted, out, engine or InTurn(), no_progress)
    batch.run()
    return batch


def states(batch: Batch) -> list[str]:
    return [one.state for one in batch.entries]


def test_what_was_made_from_the_same_is_kept(register: Path, tmp_path: Path) -> None:
    wanted, out = jobs(register, languages=("en", "ru", "tg")), tmp_path / "out"
    first = run(wanted, out)
    assert states(first) == ["made"] * 3
    engine = InTurn()
    second = run(wanted, out, engine)
    assert states(second) == ["kept"] * 3
    assert engine.orders == []
    assert [one.model_copy(update={"state": "made"}) for one in second.entries] == first.entries


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda path: path.write_bytes(b"%PDF of another"), id="changed"),
        pytest.param(lambda path: path.unlink(), id="removed"),
    ],
)
def test_a_report_that_is_not_as_it_was_written_is_made_again(
    register: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    wanted, out = jobs(register, languages=("en", "ru")), tmp_path / "out"
    run(wanted, out)
    harm(out / wanted[0].name)
    assert states(run(wanted, out)) == ["made", "kept"]


def test_a_changed_register_is_reported_again(register: Path, tmp_path: Path) -> None:
    out, other = (
        tmp_path / "out",
        write_register(tmp_path / "other.xlsx", {"Commitments": [{**COMMITMENT, "Code": "X"}]}),
    )
    run(jobs(register, other), out)
    write_register(register, {"Commitments": [{**COMMITMENT, "Title": "Open the bridge"}]})
    workbooks_at.cache_clear()
    assert states(run(jobs(register, other), out)) == ["made", "kept"]


def test_what_was_made_without_this_key_is_made_again(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.batch.run.signed", lambda content, _: content + b" signed")
    (wanted,), out = jobs(register), tmp_path / "out"

    def made(name: str | None) -> Entry:
        key = None if name is None else SigningKey(Mock(), RegisterFile(f"{name}.p12", name), f"Office {name}")
        batch = Batch([wanted], out, InTurn(), no_progress, key)
        batch.run()
        return batch.entries[0]

    told = [(one.state, one.signer, [file.name for file in one.inputs]) for one in map(made, (None, "a", "a", "b"))]
    assert told == [
        ("made", None, ["roads.xlsx"]),
        ("made", "Office a", ["roads.xlsx", "a.p12"]),
        ("kept", "Office a", ["roads.xlsx", "a.p12"]),
        ("made", "Office b", ["roads.xlsx", "b.p12"]),
    ]
    assert (out / wanted.name).read_bytes() == b"%PDF of en signed"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": "tracker-batch/2", "reports": []}'], ids=repr)
def test_a_record_that_cannot_be_read_is_no_record(register: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert read_manifest(tmp_path) == {}
    assert states(run(jobs(register), tmp_path)) == ["made"]


@pytest.mark.parametrize("content", [b"{}", b'{"format": "tracker-batch/2", "reports": []}'], ids=repr)
def test_what_stands_in_the_place_of_the_record_and_is_none_is_kept_aside(
    register: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert run(jobs(register), tmp_path).made_way == tmp_path / "manifest (2).json"
    assert (tmp_path / "manifest (2).json").read_bytes() == content
    assert run(jobs(register), tmp_path).made_way is None


def test_a_folder_in_the_place_of_the_record_is_told_before_anything_is_made(register: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()
    engine = InTurn()
    with pytest.raises(OutputNotWritable, match=r"manifest\.json cannot be written: Is a directory\."):
        run(jobs(register), tmp_path, engine)
    assert engine.orders == []


def test_a_foreign_file_is_kept_aside(register: Path, tmp_path: Path) -> None:
    (wanted,) = jobs(register)
    (tmp_path / "roads").mkdir()
    (tmp_path / wanted.name).write_bytes(b"a letter")
    (entry,) = run([wanted], tmp_path).entries
    assert (tmp_path / wanted.name.with_name(f"{wanted.name.stem} (2).pdf")).read_bytes() == b"a letter"
    assert "see roads_2026-07-02_en (2).pdf" in entry.remarks[0]


class TestFailures:
    def test_of_one_register_do_not_stop_the_others(self, register: Path, tmp_path: Path) -> None:
        broken, lost = faulty(tmp_path / "broken.xlsx"), write_register(tmp_path / "lost.xlsx")
        wanted = jobs(broken, lost, register)
        lost.unlink()

        def work(order: Order) -> Outcome:
            return make(order) if order.workbooks[0].name == "broken.xlsx" else quick(order)

        batch = run(wanted, tmp_path, InTurn(work))
        assert states(batch) == ["failed", "failed", "made"]
        assert batch.entries[0].reason == "the register has errors"
        assert batch.entries[0].problems[0].code == "DATE_AMBIGUOUS"
        assert batch.entries[0].problems[0].place == "broken.xlsx · Commitments!G2 · Due"
        assert "there is no file or folder" in (batch.entries[1].reason or "")
        told = json.loads((tmp_path / "manifest.json").read_bytes())
        assert told["counts"] == {"made": 1, "kept": 0, "failed": 2, "waiting": 0}

    def test_to_write_one_report_do_not_stop_the_others(self, register: Path, tmp_path: Path) -> None:
        wanted = jobs(register, languages=["en", "ru"])
        (tmp_path / wanted[0].name).mkdir(parents=True)
        batch = run(wanted, tmp_path)
        assert states(batch) == ["failed", "made"]
        assert (batch.entries[0].reason or "").endswith("roads_2026-07-02_en.pdf cannot be written: Is a directory.")

    def test_of_the_program_are_told_as_such(self, register: Path, tmp_path: Path) -> None:
        def work(order: Order) -> Outcome:
            raise LookupError(order.language)

        batch = run(jobs(register), tmp_path, InTurn(work))
        assert batch.entries[0].reason == "a fault of the program (LookupError)"
        assert [str(one) for one in batch.faults] == ["en"]

    @pytest.mark.parametrize(
        ("losses", "state", "attempts"),
        [
            pytest.param(1, "made", 2, id="once-costs-a-retry"),
            pytest.param(9, "failed", 2, id="twice-is-given-up"),
        ],
    )
    def test_a_lost_worker_costs_one_report_a_retry(
        self, register: Path, tmp_path: Path, losses: int, state: str, attempts: int
    ) -> None:
        left = iter(range(losses))

        def work(order: Order) -> Outcome:
            if order.language == "ru" and next(left, None) is not None:
                raise Loss
            return quick(order)

        batch = run(jobs(register, languages=("en", "ru", "tg")), tmp_path, InTurn(work))
        assert states(batch) == ["made", state, "made"]
        assert [one.attempts for one in batch.entries] == [1, attempts, 1]
        assert batch.entries[1].reason == (None if state == "made" else LOST)

    @pytest.mark.parametrize(("forgets", "state"), [(1, "made"), (2, "failed")])
    def test_an_order_that_is_never_answered_is_lost(
        self, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgets: int, state: str
    ) -> None:
        monkeypatch.setattr("tracker.batch.run.LOOK_EVERY", 0.01)
        assert states(run(jobs(register), tmp_path, InTurn(forgets=forgets))) == [state]

    def test_an_interrupted_run_forgets_nothing_that_was_made_before(self, register: Path, tmp_path: Path) -> None:
        wanted = jobs(register, languages=["en", "ru", "tg", "ur"])
        first = run(wanted, tmp_path).entries
        (tmp_path / wanted[0].name).unlink()

        def work(order: Order) -> Outcome:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(wanted, tmp_path, InTurn(work, slots=1))
        assert [one.state for one in read_manifest(tmp_path).values()] == ["waiting"] * 4
        engine = InTurn()
        batch = run(wanted, tmp_path, engine)
        assert states(batch) == ["made", "kept", "kept", "kept"]
        assert [one.sha256 for one in batch.entries] == [one.sha256 for one in first]

    def test_a_changed_report_that_was_begun_is_not_taken_for_the_one_before(
        self, register: Path, tmp_path: Path
    ) -> None:
        (wanted,) = jobs(register)
        run([wanted], tmp_path)
        write_register(register, {"Commitments": [{**COMMITMENT, "Title": "Close the crossing"}]})
        workbooks_at.cache_clear()

        def work(order: Order) -> Outcome:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run([wanted], tmp_path, InTurn(work))
        assert states(run([wanted], tmp_path)) == ["made"]

    def test_an_interrupted_run_records_what_was_made(self, register: Path, tmp_path: Path) -> None:
        def work(order: Order) -> Outcome:
            if order.language == "tg":
                raise KeyboardInterrupt
            return quick(order)

        wanted = jobs(register, languages=("en", "ru", "tg", "ur"))
        with pytest.raises(KeyboardInterrupt):
            run(wanted, tmp_path, InTurn(work, slots=1))
        told = read_manifest(tmp_path)
        assert [told[str(one.name)].state for one in wanted][2:] == ["waiting", "waiting"]
        assert states(run(wanted, tmp_path)).count("kept") == [one.state for one in told.values()].count("made") > 0


def test_a_worker_that_has_not_enough_memory(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("tracker.batch.work.print_report", too_much)
    (job,) = jobs(register)
    assert reason_words(make(job.order()).reason, ENGLISH) == OUT_OF_MEMORY


def test_a_worker_tells_what_the_person_is_at_fault_for(tmp_path: Path) -> None:
    secret = write_register(tmp_path / "r.xlsx", {"Register": [{"Setting": "Classification", "Value": "restricted"}]})
    (job,) = jobs(secret, editions=("public",))
    assert "classified as restricted" in str(make(job.order()).reason)


def test_workers_that_are_all_lost_are_replaced(register: Path, tmp_path: Path) -> None:
    with closing(engine_named(None, 1, None)) as engine:
        for worker in multiprocessing.active_children():
            worker.kill()
        batch = Batch(jobs(register, templates=("brief",), languages=("en", "ru")), tmp_path, engine, no_progress)
        batch.run()
    assert states(batch) == ["made", "made"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("spark://a:1", "is no engine", id="other"),
        pytest.param("dask://a", "is no engine", id="no-port"),
        pytest.param("dask://127.0.0.1:1", "no scheduler answers at dask://127.0.0.1:1", id="nobody"),
    ],
)
def test_an_engine_that_is_not_there(address: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.batch.engines.PATIENCE", 1)
    with pytest.raises(WrongUsage, match=told):
        engine_named(address, 1, None)


def test_a_cluster_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUsage, match=r"pip install 'tracker\[cluster\]'"):
        engine_named("dask://127.0.0.1:1", 1, None)


@dataclass
class Client:
    """A connection to a scheduler that may be lost."""

    status: str = "running"
    workers: dict[str, int] = field(default_factory=lambda: {"tcp://a": 1})

    def wait_for_workers(self, n: int, timeout: float) -> None:
        """They are there."""

    def run(self, asked: Callable[[], str]) -> dict[str, str]:
        return {"tcp://a": asked()}

    def nthreads(self) -> dict[str, int]:
        return self.workers

    def get_executor(self, pure: bool) -> Client:  # noqa: ARG002
        return self

    def submit(self, work: Callable[[Order], Outcome], order: Order) -> Future[Outcome]:  # noqa: ARG002
        """Cancel the order, as the library does where it loses its scheduler."""
        self.status = "closed"
        future: Future[Outcome] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future

    def close(self, timeout: float = 0) -> None:
        """Nothing is left."""


class TestACluster:
    @pytest.fixture
    def client(self, monkeypatch: pytest.MonkeyPatch) -> Client:
        client = Client()
        library = SimpleNamespace(KilledWorker=Loss, Client=lambda *_, **__: client)
        monkeypatch.setitem(sys.modules, "distributed", library)
        return client

    @pytest.mark.usefixtures("client")
    def test_that_loses_its_scheduler_ends_the_run_and_keeps_its_record(self, register: Path, tmp_path: Path) -> None:
        with closing(engine_named("dask://a:1", 1, None)) as engine, pytest.raises(EngineLost, match="is gone"):
            Batch(jobs(register), tmp_path, engine, no_progress).run()
        assert [one.state for one in read_manifest(tmp_path).values()] == ["waiting"]

    def test_without_workers_is_waited_for_a_while(self, client: Client) -> None:
        engine = engine_named("dask://a:1", 1, None)
        client.workers = {}
        assert not engine.is_stuck([], 1)
        with pytest.raises(EngineLost, match="no worker any more"):
            engine.is_stuck([], 60)
