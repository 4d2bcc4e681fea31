"""Readers who leave, take nothing, or send on what is refused: each request has one whole answer, or none."""

import asyncio
import logging
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from app.web import server
from tests.serving import serving, serving_app
from tests.web.test_protocol import LAST, PATIENCE, ask_with, connected, rest, sent, statuses


class Crashes(logging.Handler):
    """What uvicorn logs with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.said.append(record.getMessage())


@pytest.fixture
def crashes() -> Iterator[list[str]]:
    handler, logger = Crashes(), logging.getLogger("uvicorn.error")
    logger.addHandler(handler)
    yield handler.said
    logger.removeHandler(handler)


def test_a_reader_who_leaves_in_the_midst_of_many_answers_is_no_crash(port: int, crashes: list[str]) -> None:
    for _ in range(10):
        with connected(port) as connection:
            connection.sendall(ask_with(b"", b"/timeline.sqlite") * 16)
            time.sleep(0.03)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert statuses(sent(port, LAST)) == [200]
    assert crashes == []


def end_of_the_server(connection: socket.socket) -> tuple[int, int]:
    """Bytes that the system holds for the reader at the other end, and the file by which the server still has its own,
    0 where it has let go (Linux, proc(5))."""
    server, client = (f":{name[1]:04X}" for name in (connection.getpeername(), connection.getsockname()))
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        fields = line.split()
        if fields[1].endswith(server) and fields[2].endswith(client):
            return int(fields[4].partition(":")[0], 16), int(fields[9])
    return 0, 0


def test_a_reader_who_half_closes_and_takes_nothing_is_cut_off(port: int, hurried: None) -> None:
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(PATIENCE)
        connection.connect(("127.0.0.1", port))
        before, now = -1, 0
        while now != before or not now:  # then the rest waits in the server itself
            before, now = now, end_of_the_server(connection)[0]
            connection.sendall(ask_with(b"", b"/about"))
            time.sleep(0.03)
        connection.shutdown(socket.SHUT_WR)
        end = time.monotonic() + PATIENCE
        while end_of_the_server(connection)[1]:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_an_answer_comes_whole_though_what_follows_it_is_refused(port: int) -> None:
    page = ask_with(b"", b"/record.json")
    whole = sent(port, page.replace(b"Host: a", b"Host: a\r\nConnection: close")).partition(b"\r\n\r\n")[2]
    for junk in (b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + b"B" * 300_000, b"?" * 300_000):
        with connected(port) as connection:
            connection.sendall(page + junk)
            time.sleep(0.2)
            answer = rest(connection)
        body = answer.partition(b"\r\n\r\n")[2]
        assert statuses(answer)[0] == 200
        assert body.startswith(whole)
        assert statuses(body[len(whole) :]) in ([], [404])  # what is refused may have been answered before it was


def test_a_request_has_one_answer(port: int, hurried: None) -> None:
    trickle = ask_with(b"Content-Length: 50\r\n", b"/robots.txt")
    assert statuses(sent(port, trickle, b"a", pause=0.1)) == [200]
    chunked = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert statuses(sent(port, chunked, b"1\r\na", pause=0.1)) == [405]
    assert statuses(sent(port, chunked, b"nonsense\r\n", pause=0.1)) == [405]


def test_what_follows_a_body_is_no_header(port: int) -> None:
    chunked = b"GET /about HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
    assert statuses(sent(port, chunked + b"If-None-Match: *\r\nHost: b\r\n\r\n")) == [200]


def test_who_takes_nothing_keeps_no_place(world_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.admission.UNDER_WAY", 3)
    with serving(world_data) as address, ExitStack() as stack:
        port = int(address.rpartition(":")[2])
        for _ in range(6):
            connection = stack.enter_context(connected(port))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(ask_with(b"", b"/timeline.sqlite") * 12)
            time.sleep(0.1)
        assert statuses(sent(port, ask_with(b"Connection: close\r\n", b"/about"))) == [200]


async def never(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that answers nobody."""
    if scope["type"] == "http":
        await asyncio.sleep(PATIENCE * 10)


def test_what_is_cut_off_when_the_server_goes_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "FINISH", 1)
    handler, logger = Crashes(), logging.getLogger("uvicorn.error")
    with ExitStack() as stack:
        with serving_app(never) as number:
            logger.addHandler(handler)
            connection = stack.enter_context(connected(number))
            connection.sendall(LAST)
            time.sleep(0.1)
        assert rest(connection) == b""
    logger.removeHandler(handler)
    assert handler.said == []
