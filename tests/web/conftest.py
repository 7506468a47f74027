"""A small register that is served, and a reader who asks for its pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.registers import write_small
from tracker.sentences import Saying, saying
from tracker.web.app import application
from tracker.web.desk import Desk
from tracker.web.guard import LOOPBACK

TODAY = date(2026, 7, 2)


class Told(list[BaseException]):
    """Faults of the program that were told."""

    def __call__(self, fault: BaseException) -> Saying:
        self.append(fault)
        return saying("a fault of the program. Please send this file to its keepers: {log}", log="fault.log")


def opened(path: Path, told: Told) -> Iterator[TestClient]:
    """Somebody at a browser of the machine that serves a register."""
    app = application(Desk([path], lambda: TODAY), LOOPBACK, told)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody who reads a register that stays as it is."""
    told = Told()
    yield from opened(write_small(tmp_path_factory.mktemp("served") / "register.xlsx"), told)
    assert told == []


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register that may be saved again."""
    return write_small(tmp_path / "register.xlsx")


@pytest.fixture
def desk(register: Path) -> Desk:
    """What serves it, without anybody who looks at it by himself."""
    return Desk([register], lambda: TODAY)


@pytest.fixture
def told() -> Told:
    """Faults of the program."""
    return Told()
