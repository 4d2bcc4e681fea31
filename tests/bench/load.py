"""Owns the readers: one who asks one thing at a time, many who ask at once, and a steady crowd on open connections."""

import asyncio
import http.client
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CONNECTIONS = 16
"""So many are open while warm pages are measured."""
TIMEOUT = 120.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status and how many bytes its body had on the wire."""

    status: int
    size: int


def ask(port: int, path: str, coding: str = "identity") -> Reply:
    """One request on a connection of its own; raises OSError where nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": coding, "Connection": "close"})
        answer = connection.getresponse()
        return Reply(answer.status, len(answer.read()))
    except http.client.HTTPException as error:
        raise OSError(f"{path}: {error!r}") from error
    finally:
        connection.close()


def ask_all(port: int, paths: Iterable[str], coding: str = "br") -> list[Reply]:
    """One request after the other on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    replies = []
    for path in paths:
        connection.request("GET", path, headers={"Accept-Encoding": coding})
        answer = connection.getresponse()
        replies.append(Reply(answer.status, len(answer.read())))
    connection.close()
    return replies


def at_once(port: int, paths: Sequence[str]) -> list[Reply]:
    """Every path at the same moment, each on a connection of its own that was open before."""
    return asyncio.run(_at_once(port, paths))


async def _at_once(port: int, paths: Sequence[str]) -> list[Reply]:
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in paths]
    for path, (_, writer) in zip(paths, pairs, strict=True):
        writer.write(_request(path, "br", "close"))
    answers = await asyncio.wait_for(asyncio.gather(*(reader.read() for reader, _ in pairs)), TIMEOUT)
    for _, writer in pairs:
        writer.close()
    return [Reply(_status(answer), len(answer.partition(b"\r\n\r\n")[2])) for answer in answers]


def steady(port: int, path: str, requests: int, coding: str = "br") -> None:
    """So many requests of one page on `CONNECTIONS` connections, each sending the next once it has its answer. Raises
    OSError where an answer is not 200, or not as long as the first."""
    asyncio.run(_steady(port, _request(path, coding, "keep-alive"), requests))


async def _steady(port: int, request: bytes, requests: int) -> None:
    loop = asyncio.get_running_loop()
    share = max(1, requests // CONNECTIONS)
    opened = [loop.create_connection(lambda: _Reader(request, share), "127.0.0.1", port) for _ in range(CONNECTIONS)]
    pairs = await asyncio.gather(*opened)
    ends = [reader.done for _, reader in pairs]
    try:
        await asyncio.wait_for(asyncio.gather(*ends), TIMEOUT)
    finally:
        for transport, reader in pairs:
            transport.abort()
            reader.done.cancel()
        await asyncio.gather(*ends, return_exceptions=True)


class _Reader(asyncio.Protocol):
    """One connection: counts bytes, since all answers are as long as the first."""

    def __init__(self, request: bytes, share: int) -> None:
        self._request, self._left = request, share
        self._first, self._size, self._got = b"", 0, 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if not self._size:
            self._first += data
            head, found, _ = self._first.partition(b"\r\n\r\n")
            if not found:
                return
            self._size = len(head) + 4 + _length(head)
            data, self._first = self._first, b""
        bad = self._got == 0 and _status(data) != 200
        self._got += len(data)
        if bad or self._got > self._size:
            said = data[:15] if bad else "an answer is longer than the first"
            self._end(OSError(f"{self._request.splitlines()[0]!r}: {said!r}"))
        elif self._got == self._size:
            self._left, self._got = self._left - 1, 0
            if self._left:
                self._transport.write(self._request)
            else:
                self._end()

    def connection_lost(self, error: Exception | None) -> None:
        self._end(error or OSError("the server closed the connection"))

    def _end(self, error: Exception | None = None) -> None:
        if not self.done.done():
            self.done.set_exception(error) if error else self.done.set_result(None)
            self._transport.close()


def _request(path: str, coding: str, connection: str) -> bytes:
    lines = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {coding}\r\nConnection: {connection}\r\n\r\n"
    return lines.encode()


def _status(answer: bytes) -> int:
    return int(answer[9:12] or 0)


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.lower().splitlines())
    return next((int(value) for name, _, value in fields if name == b"content-length"), 0)
