"""The server itself: a socket of one's own machine, uvicorn, and an end in good order."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from tracker.errors import WrongUsage, reason_of
from tracker.web.guard import Guard

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 3
"""Seconds that answers under way are given when the server ends."""


class Server(uvicorn.Server):
    """A server that a signal ends as the person wants it: in good order, and without an error."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear the signals that end it, and give them back afterwards."""
        before = {number: signal.signal(number, self.handle_exit) for number in ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def opened(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        WrongUsage: The port is in use or may not be taken, or the address is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise WrongUsage(
                "port {port} is in use: is tracker serving already? Choose another one with --port {other}.",
                port=port,
                other=port + 1,
            ) from None
        raise WrongUsage("{host}:{port} cannot be served: {why}.", host=host, port=port, why=reason_of(fault)) from None


def address_of(listening: socket.socket) -> str:
    """What a person types to see the pages."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: Guard, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until a signal ends it. Nothing is logged: an address may tell what is restricted."""
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        lifespan="on",
    )
    ready()
    Server(config).run(sockets=[listening])
