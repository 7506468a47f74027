"""Runs the jobs of a batch: begins as many as there are slots, writes what comes back, keeps the record."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.archive.keep import belongs_to_another
from tracker.archive.sign import SigningKey, signed
from tracker.batch.engines import Engine
from tracker.batch.jobs import Job, made_from
from tracker.batch.manifest import (
    Entry,
    Input,
    ToldProblem,
    is_kept,
    make_way,
    read_manifest,
    write_manifest,
)
from tracker.batch.work import Outcome, reason_words
from tracker.errors import OutputNotWritable, TrackerError
from tracker.presentation.messages import ENGLISH
from tracker.presentation.outputs import refuse_unwritable, write_atomically, write_keeping
from tracker.presentation.problem_words import place_words, problem_words
from tracker.problems import Problem
from tracker.progress import Progress
from tracker.reporting import Order
from tracker.sentences import Saying, Sentence, saying

AHEAD = 2
"""So many orders a slot are begun, so that no worker waits for its next."""
ATTEMPTS = 2
"""A report whose worker ended is tried once more: by itself it may end every worker that takes it."""
LOOK_EVERY = 5.0
"""Seconds after which it is looked whether anybody still works, if nothing comes back."""
RECORD_SHARE, RECORD_EVERY = 0.01, 5.0
"""The record is written again as often as that takes no more than this part of the time, and after so many seconds
anyway, for a run that is killed."""
LOST: Sentence = "its worker ended each time it was tried: it may need more memory than a worker has"
BROKEN: Sentence = "a fault of the program ({kind})"
ANOTHER: Sentence = "What stood there was no report of this register: see {name}."
ASKED = frozenset(
    {"path", "state", "source", "as_of", "language", "template", "edition", "draft", "since", "part", "reason"}
)
"""What a record says of a job before it is begun; all else is of the run that made the report."""
MOST_PROBLEMS = 100
"""So many problems of a report are recorded, errors first; 'tracker check' tells all."""


@dataclass(slots=True)
class Begun:
    """An order that is being done."""

    place: int
    job: Job
    order: Order
    attempt: int = 1


@dataclass(slots=True)
class Batch:
    """A run: its jobs, the record of each in the same order, and what is being done.

    Reports are signed here with the ``key``, when they come back: no worker and no cluster ever has it.
    ``reasons`` say why there is no report, by the place of its job; in the record they are English. ``faults`` are
    those of the program: what no register is to blame for.
    """

    jobs: Sequence[Job]
    out: Path
    engine: Engine
    progress: Progress
    key: SigningKey | None = None
    entries: list[Entry] = field(init=False)
    running: dict[Future[Outcome], Begun] = field(default_factory=dict)
    reasons: dict[int, Saying | str] = field(default_factory=dict)
    faults: list[BaseException] = field(default_factory=list)
    made_way: Path | None = None
    """Where what stood in the place of the record is kept, if it was none."""
    done: int = 0
    begun: float = field(default_factory=time.monotonic)
    record_after: float = 0.0
    answered: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.entries = [entry_of(one) for one in self.jobs]

    def run(self) -> Path:
        """Make all reports that are not there yet; gives the path of the record, which is written however it ends.

        Raises:
            OutputNotWritable: The record cannot be written. What was made before stays.
            EngineLost: Those who make the reports are gone.
        """
        refuse_unwritable(self.out)
        self.made_way = make_way(self.out)
        earlier = read_manifest(self.out)
        self.entries = [remembering(one, earlier.get(one.path)) for one in self.entries]
        orders = self.orders(earlier)
        try:
            self.tell()
            while self.begin_more(orders) or self.running:
                done, _ = wait(self.running, timeout=LOOK_EVERY, return_when=FIRST_COMPLETED)
                for future in done:
                    self.finish(future)
                self.answered = time.monotonic() if done else self.answered
                if not done and self.engine.is_stuck(self.running, time.monotonic() - self.answered):
                    self.lose_all()
                if time.monotonic() > self.record_after:
                    self.record()
        finally:
            path = self.record()
        return path

    def orders(self, earlier: Mapping[str, Entry]) -> Iterator[Begun]:
        """The orders to be done, one by one: those whose report is there already are passed over."""
        for place, job in enumerate(self.jobs):
            self.entries[place] = entry_of(job)
            try:
                order = job.order()
                known = made_from(order, self.key)
            except TrackerError as fault:
                self.fail(place, fault.saying)
                continue
            before = earlier.get(str(job.name))
            if before is not None and is_kept(before, known, self.out / job.name):
                self.settle(place, **{**dict(before), "state": "kept"})
                continue
            self.note(place, made_from=known, inputs=inputs_of(order, self.key))
            yield Begun(place, job, order)

    def begin_more(self, orders: Iterator[Begun]) -> bool:
        """Begin orders until all slots have enough; says whether any was begun."""
        before = len(self.running)
        while len(self.running) < AHEAD * self.engine.slots and (one := next(orders, None)) is not None:
            self.begin(one)
        return len(self.running) > before

    def begin(self, one: Begun) -> None:
        """Begin an order."""
        self.note(one.place, attempts=one.attempt)
        self.running[self.engine.submit(one.order)] = one

    def finish(self, future: Future[Outcome]) -> None:
        """Write what came of an order; one whose worker ended is begun again."""
        one = self.running.pop(future)
        fault = CancelledError() if future.cancelled() else future.exception()
        if fault is None:
            self.take(one, future.result())
        elif not self.engine.is_loss(fault):
            self.faults.append(fault)
            self.fail(one.place, saying(BROKEN, kind=type(fault).__name__))
        else:
            self.lose(one)

    def lose(self, one: Begun) -> None:
        """Begin an order again whose worker ended; what ends every worker is given up."""
        if one.attempt < ATTEMPTS:
            one.attempt += 1
            self.begin(one)
        else:
            self.fail(one.place, saying(LOST))

    def lose_all(self) -> None:
        """Begin all orders again that nobody works on any more."""
        lost = list(self.running.values())
        self.running.clear()
        self.answered = time.monotonic()
        for one in lost:
            self.lose(one)

    def take(self, one: Begun, outcome: Outcome) -> None:
        """Write a report, or tell why there is none."""
        told: dict[str, Any] = {
            "seconds": round(outcome.seconds, 3),
            "problems": told_problems(outcome.problems),
            "remarks": tuple(one.told(ENGLISH) for one in outcome.remarks),
        }
        if outcome.content is None:
            self.fail(one.place, outcome.reason, **told)
            return
        content = outcome.content if self.key is None else signed(outcome.content, self.key)
        try:
            kept = self.write(content, outcome.status, self.out / one.job.name)
        except OutputNotWritable as fault:  # where not even the record can be written, that ends the run
            self.fail(one.place, fault.saying, **told)
            return
        if kept is not None:
            told["remarks"] = (*told["remarks"], ENGLISH.text(ANOTHER, name=kept.name))
        sha256 = hashlib.sha256(content).hexdigest()
        told |= {"signer": self.key and self.key.name, "sha256": sha256, "bytes": len(content), "pages": outcome.pages}
        self.settle(one.place, state="made", **told)

    @staticmethod
    def write(content: bytes, status: bytes, path: Path) -> Path | None:
        """Write a report; what stands there and is none of the same register is kept, and told where."""
        if belongs_to_another(path, status):
            return write_keeping(content, path)
        write_atomically(content, path)
        return None

    def note(self, place: int, **told: Any) -> None:  # noqa: ANN401 - fields of an entry
        """Add to the record of a job."""
        self.entries[place] = self.entries[place].model_copy(update=told)

    def fail(self, place: int, reason: Saying | str, **told: Any) -> None:  # noqa: ANN401 - fields of an entry
        """Record why there is no report."""
        self.reasons[place] = reason
        self.settle(place, state="failed", reason=reason_words(reason, ENGLISH), **told)

    def settle(self, place: int, **told: Any) -> None:  # noqa: ANN401 - fields of an entry
        """Record the end of a job."""
        self.note(place, **told)
        self.done += 1
        self.tell()

    def tell(self) -> None:
        """Say how far the work is."""
        self.progress(saying("making reports"), self.done, len(self.jobs))

    def record(self) -> Path:
        """Write the record as it stands."""
        now = time.monotonic()
        path = write_manifest(self.out, self.entries, now - self.begun)
        done = time.monotonic()
        self.record_after = done + min(RECORD_EVERY, (done - now) / RECORD_SHARE)
        return path


def entry_of(job: Job) -> Entry:
    """What is recorded of a job before it is begun."""
    since = job.since
    return Entry(
        path=str(job.name),
        source=job.register,
        as_of=job.day.isoformat(),
        language=job.language,
        template=job.template,
        edition=job.edition,
        draft=job.draft,
        since=None if since is None else str(since.path or since.day),
        part=job.chosen,
    )


def remembering(entry: Entry, before: Entry | None) -> Entry:
    """A job that was not looked at yet, with what an earlier run made: a run that is killed must not forget it."""
    made = set() if before is None else Entry.model_fields.keys() - ASKED
    return entry.model_copy(update={name: getattr(before, name) for name in made})


def inputs_of(order: Order, key: SigningKey | None) -> tuple[Input, ...]:
    """The files a report is made from, that of the key included."""
    files = [Input(name=one.name, sha256=one.sha256) for one in order.workbooks]
    archive = order.archive
    if archive is not None and archive.sha256:
        files.append(Input(name=archive.name, sha256=archive.sha256))
    if key is not None:
        files.append(Input(name=key.file.name, sha256=key.file.sha256))
    return tuple(files)


def told_problems(problems: Sequence[Problem]) -> tuple[ToldProblem, ...]:
    """Problems in words, errors first."""
    worst = sorted(problems, key=lambda one: not one.is_error)[:MOST_PROBLEMS]
    return tuple(
        ToldProblem(
            code=one.code,
            severity=one.severity.value,
            place=f"{one.place.file} · {place_words(one.place)}",
            message=problem_words(one, ENGLISH).message,
        )
        for one in worst
    )
