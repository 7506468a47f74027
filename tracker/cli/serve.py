"""``tracker serve``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, say
from tracker.cli.options import register_paths, registers_argument, today
from tracker.cli.speaking import SpokenCommand
from tracker.errors import LibraryMissing
from tracker.sentences import Sentence

HOST, PORT = "127.0.0.1", 8000
INSTALL: Sentence = "the pages for a browser need the extra 'web': pip install 'tracker[web]'"


@click.command(cls=SpokenCommand)
@registers_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port of the pages; 0 takes one that is free.",
)
@click.option(
    "--host",
    default=HOST,
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at. Whoever reaches it sees the whole register, restricted commitments included.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name by which browsers reach it.")
@appearance_options
def serve(registers: tuple[Path, ...], port: int, host: str, names: tuple[str, ...]) -> int:
    """Show the register in a browser, until Ctrl-C.

    The pages show what `status` and `report` tell: where each commitment stands, why, and in which cell. They follow
    the workbook: when it is saved in Excel they refresh by themselves.

    \b
    Examples:
      tracker serve register.xlsx
      tracker serve ministries/ --port 8080
      tracker serve
    """
    try:
        from tracker.web.app import application  # loaded when needed: --help stays instant
        from tracker.web.desk import Desk
        from tracker.web.guard import LOOPBACK
        from tracker.web.server import address_of, opened
        from tracker.web.server import serve as serve_pages
    except ImportError as lacking:
        if (lacking.name or "").partition(".")[0] not in ("starlette", "uvicorn", "multipart", "python_multipart"):
            raise
        raise LibraryMissing(INSTALL) from None
    from tracker.cli.faults import fault_words

    verbose = appearance().verbose
    desk = Desk(register_paths(registers), today)
    desk.served  # noqa: B018 - a register that is not there is told before a port is opened
    app = application(desk, (*LOOPBACK, host, *names), lambda fault: fault_words(fault, verbose=verbose))
    with opened(host, port) as listening:
        if host not in LOOPBACK:
            say("Whoever reaches {host} sees the whole register: there is no password.", host=host)
        serve_pages(app, listening, lambda: said(address_of(listening)))
    say("The pages are no longer served.")
    return 0


def said(address: str) -> None:
    """Tell where the pages are."""
    click.echo(address)
    say("Open this address in a browser. Ctrl-C ends it.")
