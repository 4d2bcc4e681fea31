"""Owns the readers of a server under trial: on connections that stay open, each judging every page that it is given.

They run in a process of their own, so that whoever tries the server is not held up by them, and they not by it.
"""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection

from tests.soak.pages import CODINGS, PAGES, Judge, Pages
from tests.soak.row import Tally

PAUSE = 0.02
"""Seconds for which a reader reads: without it few would take the whole machine from who is tried."""
STARTING = 60.0
"""Seconds in which they have begun."""
PATIENCE = 20.0
"""Seconds after which an answer is given up."""


class Reader(asyncio.Protocol):
    """One connection: asks for one page after another, each as soon as it has the last."""

    def __init__(self, judge: Judge, turn: Iterator[int]) -> None:
        self._judge, self._turn, self._parts = judge, turn, bytearray()
        self._need, self._head = 0, b""
        self.closing = False
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        if self._transport.is_closing():
            return
        turn = next(self._turn)
        self._path, self._coding = PAGES[turn % len(PAGES)], CODINGS[turn // len(PAGES) % len(CODINGS)]
        asked = f"GET {self._path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {self._coding}\r\n\r\n"
        self._transport.write(asked.encode())
        self.since = asyncio.get_running_loop().time()

    def leave(self) -> None:
        """Hangs up."""
        self.closing = True
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self._parts += data
        if not self._need:
            head, found, _ = self._parts.partition(b"\r\n\r\n")
            if not found:
                return
            self._head = bytes(head)
            length = re.search(rb"\r\ncontent-length: (\d+)", self._head.lower())
            self._need = len(head) + 4 + int(length[1] if length else 0)
        if len(self._parts) >= self._need:
            self._judge.answer(self._path, self._coding, self._head, bytes(self._parts[len(self._head) + 4 :]))
            self._parts, self._need = bytearray(), 0
            if self.closing or b"\r\nconnection: close" in self._head.lower():
                self.closing = True
                self._transport.close()
            else:
                asyncio.get_running_loop().call_later(PAUSE, self._ask)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.closing:
            self._judge.tally.errors[f"the server ended the connection ({error or 'closed'})"] += 1
        if not self.lost.done():
            self.lost.set_result(None)


async def _read(port: int, judge: Judge, number: int, *, stop: asyncio.Event, told: Connection) -> None:
    """Keeps `number` connections at work until it is told to stop; one that was lost is opened anew. Tells when every
    page was asked for."""
    loop, turn, begun = asyncio.get_running_loop(), count(), False
    readers = set[Reader]()
    while not stop.is_set():
        while len(readers) < number:
            try:
                _, reader = await loop.create_connection(partial(Reader, judge, turn), "127.0.0.1", port)
            except OSError as error:
                judge.tally.errors[f"no connection: {error.strerror}"] += 1
                break
            readers.add(reader)
        await asyncio.sleep(0.05)
        if not begun and judge.tally.answers.total() >= len(PAGES):
            begun = True
            told.send("begun")
        readers -= {reader for reader in readers if reader.lost.done()}
        for reader in readers:
            if loop.time() - reader.since > PATIENCE:
                judge.tally.errors["no answer in time"] += 1
                reader.leave()
    for reader in readers:
        reader.closing = True
    await asyncio.sleep(2 * PAUSE)
    for reader in readers:
        reader.leave()
    await asyncio.wait([reader.lost for reader in readers] or [asyncio.ensure_future(asyncio.sleep(0))], timeout=5)


async def _until_told(port: int, references: dict[str, Pages], number: int, told: Connection) -> Tally:
    judge, stop = Judge(references), asyncio.Event()
    asyncio.get_running_loop().add_reader(told.fileno(), stop.set)
    await _read(port, judge, number, stop=stop, told=told)
    return judge.tally


def _work(port: int, references: dict[str, Pages], number: int, told: Connection) -> None:
    told.send(asyncio.run(_until_told(port, references, number, told)))


@contextmanager
def reading(port: int, references: dict[str, Pages], number: int, tally: Tally) -> Iterator[None]:
    """So many readers, at work for the length of the block; what they met is in the tally after it."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_work, args=(port, references, number, theirs))
    process.start()
    try:
        assert ours.poll(STARTING), "the readers get no answers"
        ours.recv()
        yield
    finally:
        ours.send("stop")
        tally.add(ours.recv())
        process.join()
