"""A kept answer goes over the wire by a shorter way, and is the same to the byte."""

import re
import socket
from collections.abc import Iterator

import pytest
from starlette.types import Receive, Scope, Send

from app.web.sending import IDLE, Sent
from app.web.server import options
from tests.serving import serving_app

HEADERS = ((b"content-type", b"text/plain"), (b"x-a", b"b c"), (b"content-length", b"5"))
BARE = ((b"etag", b'"a"'), (b"cache-control", b"no-cache"))


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with headers of one kind or the other, as the path says."""
    same = scope["path"].endswith("same")
    said = BARE if same else HEADERS
    headers = Sent(said) if scope["path"].startswith("/short") else said
    body = b"" if same or scope["method"] == "HEAD" else b"12345"
    await send({"type": "http.response.start", "status": 304 if same else 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving_app(app) as number:
        yield number


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
@pytest.mark.parametrize("kind", [b"", b"/same"])
@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
def test_the_short_way_sends_what_the_long_way_sends(port: int, method: bytes, kind: bytes, version: bytes) -> None:
    def answered(way: bytes) -> bytes:
        asking = method + b" /" + way + kind + b" HTTP/" + version + b"\r\nHost: a\r\n\r\n"
        last = asking.replace(b"Host: a", b"Host: a\r\nConnection: close")
        with socket.create_connection(("127.0.0.1", port), 10) as connection:
            connection.sendall((asking if version == b"1.1" else b"") + last)
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        return re.sub(rb"date: [^\r]*", b"", answer)

    assert answered(b"short") == answered(b"long")
    assert answered(b"short").count(b"HTTP/1.1 ") == (2 if version == b"1.1" else 1)


@pytest.mark.parametrize("way", [b"short", b"long"])
def test_an_answer_says_how_long_its_connection_stays(port: int, way: bytes) -> None:
    asking = b"GET /" + way + b" HTTP/1.1\r\nHost: a\r\n"
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(asking + b"\r\n" + asking + b"Connection: close\r\n\r\n")
        first, last = b"".join(iter(lambda: connection.recv(65536), b"")).split(b"12345")[:2]
    assert first.endswith(f"\r\nconnection: keep-alive\r\nkeep-alive: timeout={IDLE}\r\n\r\n".encode())
    assert options()["timeout_keep_alive"] == IDLE
    assert b"keep-alive" not in last
    assert last.count(b"connection: close") == 1


@pytest.mark.parametrize("header", [(b"a b", b"c"), (b"a", b"b\r\nc: d"), (b"a:", b"b"), (b"a", b"\x00")])
def test_what_is_no_header_is_never_joined(header: tuple[bytes, bytes]) -> None:
    with pytest.raises(ValueError, match="is no header"):
        _ = Sent((header,)).joined
