"""What is not let in, and what every answer carries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from tests.web.conftest import Told
from tracker.web.app import application
from tracker.web.desk import Desk
from tracker.web.guard import LOOPBACK, Guard, host_name


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8000", 200, id="own-address"),
        pytest.param("127.0.0.1", 200, id="without-port"),
        pytest.param("localhost:9", 200, id="localhost"),
        pytest.param("[::1]:8000", 200, id="ipv6"),
        pytest.param("LOCALHOST", 200, id="capitals"),
        pytest.param("evil.example", 421, id="foreign"),
        pytest.param("127.0.0.1.evil.example", 421, id="foreign-that-looks-own"),
        pytest.param("evil.example:127.0.0.1", 421, id="own-as-port"),
        pytest.param("[::1", 421, id="broken"),
        pytest.param("", 421, id="none"),
    ],
)
def test_only_own_names_are_answered(reader: TestClient, host: str, status: int) -> None:
    answer = reader.get("/pulse", params={"seen": "another"}, headers={"Host": host})
    assert answer.status_code == status


OURS, EVIL = "http://127.0.0.1:8000", "https://evil.example"


@pytest.mark.parametrize(
    ("headers", "is_let_in"),
    [
        pytest.param({}, True, id="no-browser"),
        pytest.param({"Origin": OURS}, True, id="own-origin"),
        pytest.param({"Origin": EVIL}, False, id="foreign-origin"),
        pytest.param({"Origin": "null"}, False, id="null-origin-alone"),
        pytest.param({"Origin": "http://[::1"}, False, id="broken-origin"),
        pytest.param({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True, id="own-page-without-referrer"),
        pytest.param({"Sec-Fetch-Site": "same-origin"}, True, id="own-page"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, False, id="neighbour"),
        pytest.param({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, False, id="cross-site"),
        pytest.param({"Sec-Fetch-Site": "none"}, False, id="typed-address-does-not-post"),
        pytest.param({"Sec-Fetch-Site": "same-origin", "Origin": EVIL}, False, id="contradiction"),
    ],
)
def test_only_own_pages_change_anything(
    reader: TestClient, desk: Desk, headers: Mapping[str, str], is_let_in: bool
) -> None:
    answer = reader.post("/uploads/x/remove", headers=headers, follow_redirects=False)
    assert answer.status_code == (303 if is_let_in else 403)


def test_a_reader_may_come_from_anywhere(reader: TestClient) -> None:
    assert reader.get("/owed", headers={"Origin": EVIL, "Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/", 200, id="page"),
        pytest.param("/nothing", 404, id="no-page"),
        pytest.param("/static/fonts.css", 200, id="style-sheet"),
        pytest.param("/?as_of=soon", 400, id="wrong-question"),
        pytest.param(f"/?q={'x' * 20_000}", 414, id="endless-question"),
    ],
)
def test_every_answer_carries_the_policy(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("length", "status"),
    [
        pytest.param("1000000000", 413, id="a-gigabyte"),
        pytest.param("100000001", 413, id="one-byte-too-many"),
        pytest.param("-1", 400, id="negative"),
        pytest.param("²", 400, id="no-digit"),
    ],
)
def test_a_length_is_refused_before_anything_is_read(reader: TestClient, length: str, status: int) -> None:
    answer = answer_to_head(reader, {"host": "127.0.0.1", "content-length": length})
    assert answer["status"] == status
    assert (b"connection", b"close") in answer["headers"]


@pytest.mark.parametrize(
    ("path", "headers", "words"),
    [
        pytest.param("/", {"Host": "evil.example"}, "This server does not answer to that name.", id="english"),
        pytest.param("/?language=ru", {"Host": "evil.example"}, "Этот сервер не отвечает на такое имя.", id="host"),
        pytest.param("/", {"Origin": EVIL, "Accept-Language": "tg"}, "Ин дархост аз сомонаи дигар", id="by-browser"),
        pytest.param("/?language=ur", {"Origin": EVIL, "Accept-Language": "tg"}, "درخواست کسی اور", id="by-address"),
        pytest.param("/?language=xx", {"Origin": EVIL, "Accept-Language": "tg"}, "Ин дархост", id="none-of-ours"),
        pytest.param(f"/?language=ru&q={'x' * 20_000}", {}, "Адрес слишком длинный.", id="endless-question"),
    ],
)
def test_what_is_not_let_in_is_told_in_the_language_of_the_reader(
    reader: TestClient, path: str, headers: Mapping[str, str], words: str
) -> None:
    answer = reader.post(path, headers=headers)
    assert words in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def answer_to_head(reader: TestClient, headers: Mapping[str, str]) -> Message:
    """The beginning of the answer to a request of which only the head was sent: who reads on fails."""
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was read")

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/check", "query_string": b"", "headers": raw}
    asyncio.run(reader.app(scope, receive, send))  # type: ignore[arg-type] # an application of ASGI
    return sent[0]


def echo(largest: int) -> TestClient:
    """An application that takes everything in."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        await PlainTextResponse(str(len(body)))(scope, receive, send)

    return TestClient(Guard(app, ["127.0.0.1"], largest), base_url=OURS, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("chunks", "status"),
    [
        pytest.param([b"12345", b"67890"], 200, id="at-the-limit"),
        pytest.param([b"12345", b"67890", b"1"], 413, id="beyond-it"),
    ],
)
def test_a_body_without_a_length_is_counted(chunks: list[bytes], status: int) -> None:
    assert echo(10).post("/", content=iter(chunks)).status_code == status


def test_an_endless_upload_gets_words(desk: Desk, told: Told) -> None:
    client = TestClient(Guard(application(desk, LOOPBACK, told).app, LOOPBACK, 1000), base_url=OURS)
    beginning = b'--x\r\nContent-Disposition: form-data; name="workbooks"; filename="a.xlsx"\r\n\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    content = iter([beginning, b"0" * 2000, b"0" * 2000])
    answer = client.post("/check?language=ru", content=content, headers=headers)
    assert answer.status_code == 413
    assert "не более 0 МБ" in answer.text
    assert answer.headers["connection"] == "close"
    assert told == []


def test_an_answer_that_was_begun_is_not_taken_back() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("begun")(scope, receive, send)
        raise ValueError("late")

    assert TestClient(Guard(app, ["127.0.0.1"]), base_url=OURS).get("/").text == "begun"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        pytest.param("A.b:80", "a.b", id="port"),
        pytest.param("[::1]:80", "::1", id="ipv6"),
        pytest.param("[", "", id="broken"),
    ],
)
def test_the_name_of_a_host(host: str, name: str) -> None:
    assert host_name(host) == name
