"""The routes, and nothing else."""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tracker.errors import TrackerError
from tracker.presentation.html import site_file, site_styles
from tracker.presentation.messages import Messages
from tracker.sentences import Saying, Sentence
from tracker.web.changes import changes_page, changes_since
from tracker.web.checking import check_page, marked_file
from tracker.web.desk import Desk
from tracker.web.guard import Guard
from tracker.web.jobs import Job
from tracker.web.reading import agreements_page, commitment_page, overview_page, owed_page, sessions_page
from tracker.web.reporting import job_page, order_of, report_page
from tracker.web.site import rendered
from tracker.web.supposing import whatif_page
from tracker.web.tongue import tongue_of
from tracker.web.uploading import MOST_FILES, uploads_of, workbooks
from tracker.web.visit import NotThere, Visit, visit_of

LOOK_EVERY = 0.7
"""Seconds between two looks at the files."""
PACKED = 5
"""How much trouble is taken to pack a page."""
PDF, WORKBOOK = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEEP_STATIC = "private, max-age=86400"
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")
SYMBOLS = ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", "NotoSansSymbols2-Regular.ttf")
STATIC = frozenset({"htmx.min.js", "htmx-LICENSE.txt", "review.js", "fonts.css", *FONTS, *SYMBOLS})

KNOWN: Mapping[int, Sentence] = {
    400: "What was sent cannot be read, or is more than {n} files.",
    404: "There is no such page.",
    405: "That cannot be done with this page.",
}

Make = Callable[[Visit], str]
Endpoint = Callable[[Request], "asyncio.Future[Response]"]
Tell = Callable[[BaseException], Saying]


def application(desk: Desk, hosts: Sequence[str], tell: Tell) -> Guard:
    """The pages of a desk. ``tell`` keeps a fault of the program where it can be found, and gives words for it."""

    async def fault_page(request: Request, fault: Exception) -> Response:
        words = await run_in_threadpool(tell, fault)
        return plain(words.told(Messages(tongue_of(request.scope))), 500)

    app = Starlette(
        routes=[*register_routes(""), *register_routes("/uploads/{token}"), *own_routes()],
        exception_handlers={TrackerError: refused, HTTPException: refused, Exception: fault_page},
        lifespan=watching,
    )
    app.state.desk = desk
    return Guard(app, hosts)


def register_routes(base: str) -> Sequence[BaseRoute]:
    """The pages of one register, below the beginning of its addresses."""
    pages: Sequence[tuple[str, Make]] = (
        ("/", overview_page),
        ("/commitments/{code:path}", commitment_page),
        ("/agreements", agreements_page),
        ("/sessions", sessions_page),
        ("/owed", owed_page),
        ("/changes", changes_page),
        ("/check", check_page),
        ("/whatif", whatif_page),
        ("/report", report_page),
    )
    return [
        *(Route(base + path, page(make), methods=["GET"]) for path, make in pages),
        Route(f"{base}/changes", compare, methods=["POST"]),
        Route(f"{base}/check", check, methods=["POST"]),
        Route(f"{base}/check/copy", copy, methods=["GET"]),
        Route(f"{base}/report", order, methods=["POST"]),
        Route(f"{base}/report/{{job}}", progress, methods=["GET"]),
        Route(f"{base}/report/{{job}}/{{name}}", report, methods=["GET"]),
    ]


def own_routes() -> Sequence[BaseRoute]:
    """What belongs to no register."""
    return [
        Route("/pulse", pulse, methods=["GET"]),
        Route("/uploads/{token}/remove", remove, methods=["POST"]),
        Route("/static/{name}", static, methods=["GET"]),
    ]


@asynccontextmanager
async def watching(app: Starlette) -> AsyncIterator[None]:
    """Look at the files as long as the server lives; then end and remove what is being made."""
    desk: Desk = app.state.desk
    await run_in_threadpool(lambda: desk.judged(desk.served.standing.shown, desk.today()))
    task = asyncio.create_task(look_again(desk))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await run_in_threadpool(desk.jobs.close)


async def look_again(desk: Desk) -> None:
    """Look at the files again and again."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await run_in_threadpool(desk.served.look)


def page(make: Make) -> Endpoint:
    """The endpoint of a page, which is made once for each version, day, language and question."""

    async def answer(request: Request) -> Response:
        visit = visit_of(request)
        pages = visit.desk.pages
        key = key_of(visit, request.url.query)
        packed = pages.ready(key)
        if packed is None:
            packed = await run_in_threadpool(pages.get, key, lambda: pack(make(visit)))
        return packed_page(request, packed)

    return answer  # type: ignore[return-value] # a coroutine is as good as what Starlette's own types ask for


def key_of(visit: Visit, question: str) -> tuple[str, ...]:
    """Everything a page depends on."""
    today = visit.desk.today().isoformat()
    shown = (visit.shelf.base, visit.standing.version, visit.path, question)
    return (*shown, visit.language, visit.day.isoformat(), today)


def pack(text: str) -> bytes:
    """A page as it is kept, and as every browser takes it."""
    return gzip.compress(text.encode("utf-8", "replace"), PACKED, mtime=0)


def packed_page(request: Request, packed: bytes, status: int = 200) -> Response:
    """A page, unpacked for who cannot do so himself."""
    headers = {"Vary": "Accept-Encoding, Accept-Language"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, status, {**headers, "Content-Encoding": "gzip"}, "text/html")
    return Response(gzip.decompress(packed), status, headers, "text/html")


async def refused(request: Request, why: Exception) -> Response:
    """The page that says why there is none."""
    desk: Desk = request.app.state.desk
    try:
        visit = visit_of(request)
    except TrackerError:  # the question itself is wrong
        visit = Visit(desk, desk.served, desk.served.standing, "", (), tongue_of(request.scope), desk.today())
    status, words = told(why, Messages(visit.language))
    text = await run_in_threadpool(rendered, visit, "error", visit.text("This cannot be shown"), why=words)
    return packed_page(request, pack(text), status)


def told(why: Exception, messages: Messages) -> tuple[int, str]:
    """The status of a refusal, and its words."""
    if isinstance(why, HTTPException):
        known = KNOWN.get(why.status_code)
        return why.status_code, messages.text(known, n=MOST_FILES) if known else why.detail
    words = why.saying.told(messages) if isinstance(why, TrackerError) else str(why)
    return (404 if isinstance(why, NotThere) else 400), sentence(words)


def sentence(words: str) -> str:
    """Words with a capital, unless they begin with the name of a file."""
    return words if "." in words.split(" ", 1)[0] else words[:1].upper() + words[1:]


def plain(words: str, status: int = 200) -> Response:
    """Plain words."""
    return Response(f"{words}\n", status, media_type="text/plain")


async def compare(request: Request) -> Response:
    """Compare with a file that is uploaded."""
    visit = visit_of(request)
    upload = (await uploads_of(request, "earlier"))[0]
    return packed_page(request, await run_in_threadpool(lambda: pack(changes_since(visit, upload))))


async def check(request: Request) -> Response:
    """Take workbooks in, and show what is wrong with them under an address of their own."""
    visit = visit_of(request)
    shelf = visit.desk.uploads.add(workbooks(await uploads_of(request, "workbooks")))
    return see_other(replace(visit, shelf=shelf, standing=shelf.standing).to("/check"))


async def copy(request: Request) -> Response:
    """The marked copy of a workbook."""
    visit = visit_of(request)
    marked = await run_in_threadpool(marked_file, visit)
    return download(marked.name, marked.content)


async def order(request: Request) -> Response:
    """Order a report."""
    visit = visit_of(request)
    async with request.form(max_files=0) as form:
        wanted = {name: value for name, value in form.items() if isinstance(value, str)}
    job = visit.desk.jobs.begin(order_of(visit, wanted))
    return see_other(visit.to(f"/report/{job.token}"))


def job_of(visit: Visit, request: Request) -> Job:
    """The report of an address.

    Raises:
        NotThere: It is not there, or was made too long ago.
    """
    job = visit.desk.jobs.find(request.path_params["job"])
    if job is None:
        raise NotThere("This report is no longer kept. Make it again.")
    return job


async def progress(request: Request) -> Response:
    """How far a report is."""
    visit = visit_of(request)
    job = job_of(visit, request)
    return packed_page(request, await run_in_threadpool(lambda: pack(job_page(visit, job))))


async def report(request: Request) -> Response:
    """A report that was made."""
    visit = visit_of(request)
    path = job_of(visit, request).path
    if path is None or path.name != request.path_params["name"]:
        raise NotThere("There is no such report.")
    return download(path.name, await run_in_threadpool(path.read_bytes))


async def remove(request: Request) -> Response:
    """Forget an upload."""
    desk: Desk = request.app.state.desk
    desk.uploads.remove(request.path_params["token"])
    return see_other("/check")


async def pulse(request: Request) -> Response:
    """Whether the register changed since a page was made: nothing, or the event the page waits for."""
    desk: Desk = request.app.state.desk
    if request.query_params.get("seen") == desk.served.standing.version:
        return Response(status_code=204)
    return Response(headers={"HX-Trigger": "register-changed"})


async def static(request: Request) -> Response:
    """A style sheet, script or font."""
    name = request.path_params["name"]
    if name.startswith("style-") and name.endswith(".css"):
        return Response(site_styles(), headers={"Cache-Control": KEEP_STATIC}, media_type="text/css")
    if name not in STATIC:
        raise NotThere("There is no such file.")
    content = await run_in_threadpool(site_file(name).read_bytes)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, headers={"Cache-Control": KEEP_STATIC}, media_type=kind)


def see_other(href: str) -> Response:
    """Go on elsewhere, without sending again what was sent."""
    return RedirectResponse(href, status_code=303)


def download(name: str, content: bytes) -> Response:
    """A file to be taken away."""
    kind = PDF if name.endswith(".pdf") else WORKBOOK
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, headers={"Content-Disposition": disposition}, media_type=kind)
