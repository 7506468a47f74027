"""How long readers wait for the overview while a report is made. Prints seconds at 50 readers and their errors.

python -m benchmarks.serve [--commitments 500] [--readers 50] [--pause 0]

Every reader asks again as soon as he has read (or after ``--pause`` seconds), each for the whole overview or for one
narrowed his own way, over a line of his own; the readers share the machine with the server and with the report.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.registers import AS_OF, write_register

QUESTIONS = ("", "&status=off_track", "&status=at_risk&order=worst", "&deadline=overdue", "&q=a&order=due")
SHARE = 0.95


@dataclass
class Waited:
    """How long each answer took, and how many were none."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0

    def at(self, share: float) -> float:
        """The time within which a share of the answers came."""
        ordered = sorted(self.seconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else float("nan")


@dataclass(frozen=True)
class Line:
    """One line to the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, dict[str, str], bytes]:
        """One request over the line: status, headers, body."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        self.writer.write((head + body).encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines[1:] if one)}
        content = await self.reader.readexactly(int(headers.get("content-length", "0")))
        return int(lines[0].split()[1]), headers, content


async def line_to(port: int) -> Line:
    """A new line to the server."""
    return Line(*await asyncio.open_connection("127.0.0.1", port))


async def read_on(port: int, number: int, pause: float, waited: Waited, over: asyncio.Event) -> None:
    """One reader, until it is over."""
    line = await line_to(port)
    path = f"/?as_of={AS_OF.isoformat()}{QUESTIONS[number % len(QUESTIONS)]}"
    while not over.is_set():
        begun = time.perf_counter()
        status, _, _ = await line.ask("GET", path)
        waited.seconds.append(time.perf_counter() - begun)
        waited.errors += status != 200
        await asyncio.sleep(pause)
    line.writer.close()


async def report_made(port: int) -> float:
    """Order the report and wait for it; gives the seconds it took."""
    line = await line_to(port)
    begun = time.perf_counter()
    _, headers, _ = await line.ask("POST", "/report", f"day={AS_OF.isoformat()}")
    while b"report is being made" in (await unpacked(line, headers["location"])):
        await asyncio.sleep(0.5)
    line.writer.close()
    return time.perf_counter() - begun


async def unpacked(line: Line, path: str) -> bytes:
    """A page as text."""
    _, _, content = await line.ask("GET", path)
    return gzip.decompress(content)


async def measured(port: int, readers: int, pause: float) -> tuple[Waited, float]:
    """Let readers read while a report is made."""
    waited, over = Waited(), asyncio.Event()
    reading = [asyncio.create_task(read_on(port, one, pause, waited, over)) for one in range(readers)]
    took = await report_made(port)
    over.set()
    await asyncio.gather(*reading)
    return waited, took


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve a large register, read it, and print what the readers waited for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=500)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--pause", type=float, default=0.0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        register = write_register(Path(name) / "register.xlsx", asked.commitments)
        command = [sys.executable, "-m", "tracker", "serve", str(register), "--port", "0", "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None  # noqa: S101 - it was asked for
            port = urlsplit(server.stdout.readline().strip()).port or 0
            begun = time.perf_counter()
            asyncio.run(ask_once(port))
            first = time.perf_counter() - begun
            waited, took = asyncio.run(measured(port, asked.readers, asked.pause))
            server.send_signal(signal.SIGINT)
    count = len(waited.seconds)
    print(f"{asked.commitments} commitments, {asked.readers} readers, a report made beside in {took:.1f} s")
    print(f"first page {first:.2f} s; {count} pages, {count / took:.0f} a second, {waited.errors} errors")
    print(f"half within {waited.at(0.5):.3f} s, 95 % within {waited.at(SHARE):.3f} s, all within {waited.at(1):.3f} s")


async def ask_once(port: int) -> None:
    """The first page, for which the register is read."""
    line = await line_to(port)
    await line.ask("GET", f"/?as_of={AS_OF.isoformat()}")
    line.writer.close()


if __name__ == "__main__":
    main()
