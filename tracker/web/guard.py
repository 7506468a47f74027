"""What every request passes before a page sees it, and every answer on its way out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.presentation.messages import Messages
from tracker.sentences import Saying, saying
from tracker.web.tongue import tongue_of

MEGABYTE = 1_000_000
LARGEST_REQUEST = 100 * MEGABYTE
LARGEST_QUESTION = 16_000
"""Bytes of an address with its question."""
HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = ("127.0.0.1", "localhost", "::1")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Refusal = tuple[int, Saying]
CLOSED = {"Connection": "close"}
"""What else comes on a line is not read."""


LINGER = 2.0
"""Seconds in which the rest of a body is thrown away: a line that is cut while it comes takes the answer with it."""


class TooLarge(BaseException):
    """A body that does not say how long it is goes beyond the limit. No page is to take it for a fault of its own."""


def too_large(largest: int) -> Saying:
    """What is said of a request beyond the limit."""
    return saying("This is too large: at most {n} MB can be uploaded at once.", n=largest // MEGABYTE)


@dataclass(frozen=True)
class Guard:
    """The outermost door; ``hosts`` are the names it answers to."""

    app: ASGIApp
    hosts: Sequence[str]
    largest: int = LARGEST_REQUEST

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answer(send, tongue_of(scope))
        refusal = refusal_of(scope, self.hosts, self.largest)
        if refusal is not None:
            await refuse(refusal, receive, answer)
            return
        try:
            await self.app(scope, Counted(receive, self.largest), answer)
        except TooLarge:
            await refuse((413, too_large(self.largest)), receive, answer, linger=LINGER)
        except Exception:  # the last door: the fault was told already, and its words may repeat a cell
            await refuse((500, saying("A fault of the program.")), receive, answer)


@dataclass
class Answer:
    """The way out: adds what every answer carries, and knows whether one was begun and who is spoken to."""

    send: Send
    language: str
    is_begun: bool = False

    async def __call__(self, message: Message) -> None:
        """Pass on a part of the answer."""
        if message["type"] == "http.response.start":
            self.is_begun = True
            headers = MutableHeaders(scope=message)
            headers.setdefault("Cache-Control", "no-store")
            for name, value in HEADERS.items():
                headers[name] = value
        await self.send(message)


@dataclass
class Counted:
    """A body that is counted while it comes, for not every body says how long it is."""

    receive: Receive
    left: int

    async def __call__(self) -> Message:
        """The next part of the body."""
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLarge
        return message


async def refuse(refusal: Refusal, receive: Receive, answer: Answer, *, linger: float = 0) -> None:
    """Say no, and close the line. An answer that was begun cannot be taken back."""
    if answer.is_begun:
        return
    status, words = refusal
    response = PlainTextResponse(f"{words.told(Messages(answer.language))}\n", status, headers=CLOSED)
    await answer({"type": "http.response.start", "status": status, "headers": response.raw_headers})
    await answer({"type": "http.response.body", "body": response.body, "more_body": True})
    if linger:
        await thrown_away(receive, linger)
    await answer({"type": "http.response.body", "body": b""})


async def thrown_away(receive: Receive, seconds: float) -> None:
    """Take the rest of a body and keep nothing of it, for so long at most."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive()).get("more_body"):
                pass


def refusal_of(scope: Scope, hosts: Sequence[str], largest: int) -> Refusal | None:
    """Why a request is not let in; ``None`` where it is."""
    headers = Headers(scope=scope)
    if host_name(headers.get("host", "")) not in hosts:
        return 421, saying("This server does not answer to that name. Open it by the address it printed.")
    if len(scope["path"]) + len(scope["query_string"]) > LARGEST_QUESTION:
        return 414, saying("The address is too long.")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()):
        return 400, saying("The length of the request is no number.")
    if int(length) > largest:
        return 413, too_large(largest)
    if scope["method"] not in HARMLESS and not is_own(headers):
        return 403, saying("This was asked from another site, so nothing was done.")
    return None


def host_name(host: str) -> str:
    """The name in a ``Host`` header, without its port; nothing where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_own(headers: Headers) -> bool:
    """Whether a changing request comes from a page of this server, or from no page at all.

    A browser says so in ``Sec-Fetch-Site``. Since our pages send no referrer their ``Origin`` is ``null``, which alone
    proves nothing: any sandboxed page has that too.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    is_ours = origin is not None and urlsplit_host(origin) == headers.get("host")
    if site is not None:
        return site == "same-origin" and (origin in (None, "null") or is_ours)
    return origin is None or is_ours


def urlsplit_host(origin: str) -> str:
    """Host and port of an origin."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
