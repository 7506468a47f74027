"""The socket, the address, and the end in good order."""

from __future__ import annotations

import os
import signal
import socket
import threading
import urllib.request

import pytest

from tests.web.conftest import Told
from tracker.errors import WrongUsage
from tracker.web.app import application
from tracker.web.desk import Desk
from tracker.web.guard import LOOPBACK
from tracker.web.server import address_of, opened, serve


def test_a_port_in_use_is_said_with_another_one() -> None:
    with opened("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(WrongUsage, match=f"port {port} is in use.*--port {port + 1}"):
            opened("127.0.0.1", port)


def test_an_address_of_another_machine_cannot_be_served() -> None:
    with pytest.raises(WrongUsage, match=r"192\.0\.2\.1:0 cannot be served"):
        opened("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [pytest.param("127.0.0.1", "http://127.0.0.1:", id="v4"), pytest.param("::1", "http://[::1]:", id="v6")],
)
def test_the_address_is_one_to_type(host: str, address: str) -> None:
    if host == "::1" and not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with opened(host, 0) as listening:
        assert address_of(listening).startswith(address)


def test_it_serves_until_it_is_interrupted(desk: Desk, told: Told) -> None:
    before = signal.getsignal(signal.SIGINT)
    found: list[int] = []

    def read_and_interrupt(address: str) -> None:
        with urllib.request.urlopen(f"{address}owed") as answer:  # noqa: S310 - our own address
            found.append(answer.status)
        os.kill(os.getpid(), signal.SIGINT)

    with opened("127.0.0.1", 0) as listening:
        reader = threading.Thread(target=read_and_interrupt, args=[address_of(listening)])
        serve(application(desk, LOOPBACK, told), listening, reader.start)
        reader.join()
    assert found == [200]
    assert signal.getsignal(signal.SIGINT) == before
