"""A connection within bounds: what is too large or too slow is refused in HTTP, and nobody else waits for it."""

import re
import resource
import socket
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from app.config import Settings
from app.web import descriptors, protocol
from app.web.application import create_app
from app.web.refusals import refusals
from app.web.server import options
from tests.examples import examples
from tests.serving import serving, serving_app

ASK = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
BUSY = 0.9
PATIENCE = 10.0
"""Seconds after which a test gives up."""


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE)


def rest(connection: socket.socket) -> bytes:
    """Whatever comes until the other side closes."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def sent(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """All that is answered to what is sent, part by part, until the server closes."""
    with connected(port) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)
        return rest(connection)


def statuses(answer: bytes) -> list[int]:
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


def ask_with(fields: bytes, address: bytes = b"/healthz") -> bytes:
    return b"GET " + address + b" HTTP/1.1\r\nHost: a\r\n" + fields + b"\r\n"


def filler(size: int) -> bytes:
    return b"X: " + b"x" * size + b"\r\n"


TOO_LARGE = [
    (ask_with(filler(40_000)), 431),
    (ask_with(filler(1_000) * 40), 431),
    (ask_with(b"X: 1\r\n" * 200), 431),
    (ask_with(b"", b"/" + b"a" * 9_000), 414),
    (b"no HTTP at all\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00", 400),
    (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    (ask_with(b"Content-Length: 1\r\nContent-Length: 2\r\n"), 400),
    (ask_with(b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400),
    (b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    (b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
]


@pytest.mark.parametrize(("request_bytes", "status"), TOO_LARGE)
def test_what_goes_over_a_bound_is_refused_in_http(port: int, request_bytes: bytes, status: int) -> None:
    answer = sent(port, request_bytes)
    assert statuses(answer)[-1] == status
    head = answer[answer.rindex(b"HTTP/1.1 ") :].partition(b"\r\n\r\n")[0].lower()
    for header in (b"content-security-policy:", b"cache-control: no-store", b"connection: close", b"content-length:"):
        assert header in head
    assert statuses(sent(port, LAST)) == [200]


def test_what_stays_within_the_bounds_is_answered(port: int) -> None:
    answer = sent(
        port, ask_with(filler(500) * 50), ask_with(b"X: 1\r\n" * 98), ask_with(b"", b"/" + b"a" * 8_000), LAST
    )
    assert statuses(answer) == [200, 200, 404, 200]


@pytest.mark.parametrize("asking", [
    ask_with(b"Content-Length: 70000\r\n") + b"b" * 70_000,
    ask_with(b"Transfer-Encoding: chunked\r\n") + b"11170\r\n" + b"b" * 70_000,
])  # fmt: skip
def test_after_a_body_that_is_too_large_nothing_more_is_answered(port: int, asking: bytes) -> None:
    assert statuses(sent(port, asking + ASK)) == [200]
    assert statuses(sent(port, asking[:9_000], asking[9_000:], ASK, pause=0.05)) == [200]


def test_a_head_is_weighed_while_it_comes(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        for _ in range(6):
            connection.sendall(b"x" * 8_000)
            time.sleep(0.02)
        assert statuses(rest(connection)) == [431]


def test_what_is_sent_beyond_a_refusal_is_read_but_not_for_long(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(ask_with(filler(40_000)))
        with pytest.raises(ConnectionError):
            pour(connection, 100 * 100_000)


def pour(connection: socket.socket, size: int) -> None:
    for _ in range(size // 100_000):
        connection.sendall(b"x" * 100_000)


def test_a_refusal_never_runs_into_another_answer(port: int) -> None:
    page = ask_with(b"", b"/about")
    answer = sent(port, page + b"nonsense\r\n\r\n")
    assert statuses(answer) == [200]
    head, _, body = answer.partition(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    assert len(body) == int(length.split()[1])


def test_a_connection_takes_some_requests_ahead_and_no_more(port: int) -> None:
    assert statuses(sent(port, ASK * 15 + LAST)) == [200] * 16
    assert statuses(sent(port, ASK * 1_000)) == [200]


def test_a_request_must_be_whole_in_time(port: int, hurried: None) -> None:
    assert statuses(sent(port, b"GET / HTTP/1.1\r\nHost: a\r\n")) == [408]
    assert statuses(sent(port, *[b"G", b"E", b"T"], pause=0.14)) == [408]
    assert statuses(sent(port, ask_with(b"Content-Length: 9\r\n") + b"12")) == [200]
    assert sent(port) == b""
    assert sent(port, b"\r\n", b"\r\n") == b""
    assert statuses(sent(port, ASK, b"\r\n", pause=0.1)) == [200]


def test_a_byte_now_and_then_gives_a_request_no_more_time(port: int, hurried: None) -> None:
    with connected(port) as connection:
        connection.settimeout(protocol.IN_TIME / 3)
        for byte in b"GET /long":
            connection.sendall(bytes([byte]))
            with suppress(TimeoutError):
                assert statuses(connection.recv(9999)) == [408]
                return
    raise AssertionError("a byte gives it more time")


def test_a_reader_who_takes_nothing_is_cut_off(port: int, hurried: None) -> None:
    before = refusals().get("an answer read too slowly", 0)
    with connected(port) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(ask_with(b"", b"/timeline.sqlite") * 15)
        end = time.monotonic() + PATIENCE
        while refusals().get("an answer read too slowly", 0) == before:
            assert time.monotonic() < end
            time.sleep(0.05)
    assert statuses(sent(port, LAST)) == [200]


def test_a_reader_who_says_that_nothing_more_comes_is_answered(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(ask_with(b"", b"/about"))
        connection.shutdown(socket.SHUT_WR)
        assert statuses(rest(connection)) == [200]


def test_what_would_be_another_protocol_is_answered_as_http(port: int) -> None:
    for wanted in (b"websocket", b"h2c"):
        asking = ask_with(b"Connection: Upgrade\r\nUpgrade: " + wanted + b"\r\n", b"/about")
        assert statuses(sent(port, asking + ASK)) == [200]


def test_a_site_of_https_says_so_in_a_refusal_too(world_data: Path) -> None:
    for base, said in (("https://a.example", 1), ("http://a.example", 0)):
        with serving_app(create_app(Settings(data_dir=world_data, base_url=base))) as port:
            answer = sent(port, ask_with(filler(40_000)))
        assert statuses(answer) == [431]
        assert answer.lower().count(b"strict-transport-security: max-age=31536000") == said


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two connections are answered as usual, and two more in part."""
    monkeypatch.setattr(protocol, "most_connections", lambda: (2, 2))


def is_cut_off(connection: socket.socket) -> bool:
    """Whether the server ends a connection without a word."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_beyond_most_connections_readers_are_asked_to_come_again(world_data: Path, narrow: None) -> None:
    with serving(world_data) as address:
        port = int(address.rpartition(":")[2])
        with connected(port) as first, connected(port) as second:
            for connection in (first, second):
                connection.sendall(ASK)
                assert statuses(connection.recv(9999)) == [200]
            refusal = sent(port, ask_with(b"", b"/about"))
            assert statuses(refusal) == [503]
            assert b"retry-after: " in refusal.lower()
            assert b"Many ask at once" in refusal
            assert statuses(sent(port, ASK)) == [200]
            assert statuses(sent(port, ask_with(b"", b"/static/site.js"))) == [200]
            before = refusals().get("more connections than descriptors", 0)
            with connected(port), connected(port), connected(port) as beyond:
                assert is_cut_off(beyond)
            assert refusals()["more connections than descriptors"] == before + 1
            first.sendall(LAST)
            assert statuses(rest(first)) == [200]
        assert statuses(sent(port, ask_with(b"Connection: close\r\n", b"/about"))) == [200]


class Busy(protocol.BoundedProtocol):
    """Lets nobody else have their turn for a while, where it is asked for it."""

    def on_url(self, url: bytes) -> None:
        if url == b"/busy":
            time.sleep(BUSY)
        super().on_url(url)


@pytest.mark.parametrize("asks_first", [True, False])
def test_what_was_sent_in_time_is_read_though_the_server_was_busy(
    monkeypatch: pytest.MonkeyPatch, asks_first: bool
) -> None:
    monkeypatch.setattr(protocol, "IN_TIME", 1.0)
    monkeypatch.setattr("tests.serving.options", lambda: options() | {"timeout_keep_alive": 1, "http": Busy})
    with serving_app(Response("well")) as port, connected(port) as reader, connected(port) as other:
        if asks_first:
            reader.sendall(ASK)
            assert statuses(reader.recv(9999)) == [200]
        time.sleep(0.6)
        other.sendall(ask_with(b"", b"/busy"))
        time.sleep(0.2)
        reader.sendall(LAST)  # before its second is over; who would read it is busy until after
        assert statuses(rest(reader)) == [200]


def test_there_are_never_more_connections_than_descriptors(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, most, more in ((100, 2, 0), (256, 96, 32), (1024, 672, 224), (65536, 4096, 256), (-1, 4096, 256)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, limit=limit: (limit, limit))
        assert descriptors.most_connections.__wrapped__() == (most, more)


@examples(30)
@given(cuts=st.lists(st.integers(1, len(ASK * 3) - 1), max_size=8))
def test_however_requests_are_cut_they_are_all_answered(port: int, cuts: list[int]) -> None:
    whole = ASK * 2 + LAST
    places = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    parts = [whole[start:end] for start, end in pairwise(places)]
    assert statuses(sent(port, *[part for part in parts if part])) == [200] * 3


def test_who_hangs_up_at_any_byte_hurts_nobody(port: int) -> None:
    asking = ask_with(b"Accept-Encoding: br\r\n", b"/about")
    for end in range(len(asking) + 1):
        with connected(port) as connection:
            connection.sendall(asking[:end])
    assert statuses(sent(port, ask_with(b"Connection: close\r\n", b"/about"))) == [200]
