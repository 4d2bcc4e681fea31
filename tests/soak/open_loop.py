"""Owns a load that does not wait: requests leave at their time, whatever became of those before, and each is told."""

import asyncio
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST = 2_000
"""So many connections are open at once; more requests than that go nowhere, which is an error of this load."""
PATIENCE = 30.0
"""Seconds after which an answer is given up."""
DESIGNED = "503 with Retry-After"


@dataclass(slots=True)
class Offered:
    """What came of a load: answers by what they were, troubles by their words, and the seconds of each 200."""

    answers: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Seconds within which that share of the 200s came; infinite where there was none."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("inf")


class _Line(asyncio.Protocol):
    """One connection, for one request at a time; not asked on again in the last second for which the server keeps it,
    as far as that says so."""

    def __init__(self, told: Offered, idle: "deque[_Line]") -> None:
        self._told, self._idle, self._loop = told, idle, asyncio.get_running_loop()
        self._buffer, self._need, self._status = bytearray(), 0, ""
        self._timer: asyncio.TimerHandle | None = None
        self.open, self._until = True, float("inf")

    @property
    def is_kept(self) -> bool:
        """Whether it can be asked on; one that cannot is closed."""
        if self.open and self._loop.time() > self._until - 1:
            self.open = False
            self._transport.close()
        return self.open

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def ask(self, path: str, due: float) -> None:
        """Asks for a page; its time counts from when it was due."""
        self._path, self._due, self._buffer, self._need = path, due, bytearray(), 0
        self._timer = self._loop.call_later(PATIENCE, self._give_up)
        self._transport.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._need:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            self._read(bytes(self._buffer[:end]).lower(), end + 4)
        if len(self._buffer) >= self._need:
            self._answered()

    def _read(self, head: bytes, size: int) -> None:
        _, _, length = head.partition(b"\r\ncontent-length: ")
        self._need = size + int(length.partition(b"\r\n")[0] or 0)
        self._status = head[9:12].decode("latin-1")
        if self._status == "503" and b"\r\nretry-after:" in head:
            self._status = DESIGNED
        self._closes = b"\r\nconnection: close" in head
        if kept := re.search(rb"\r\nkeep-alive: timeout=(\d+)", head):
            self._until = self._loop.time() + int(kept[1])

    def _answered(self) -> None:
        self._rest()
        self._told.answers[self._status] += 1
        if self._status == "200":
            self._told.seconds.append(self._loop.time() - self._due)
        if self._closes:
            self.open = False
            self._transport.close()
        else:
            self._idle.append(self)

    def _give_up(self) -> None:
        self._timer = None
        self._told.troubles[f"no answer in {PATIENCE:.0f} s"] += 1
        self.open = False
        self._transport.abort()

    def _rest(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def connection_lost(self, error: Exception | None) -> None:
        self.open = False
        if self._timer:
            self._rest()
            self._told.troubles[f"a connection was lost ({type(error).__name__ if error else 'closed'})"] += 1

    def leave(self) -> None:
        """Hangs up."""
        self._rest()
        self._transport.abort()


async def offer(port: int, paths: Iterator[str], rate: float, seconds: float) -> Offered:
    """Offers so many requests a second for so long, and waits for their answers."""
    loop, told = asyncio.get_running_loop(), Offered()
    idle, lines, begun = deque[_Line](), set[_Line](), loop.time()
    asked = [asyncio.create_task(asyncio.sleep(0))]
    for number in range(int(rate * seconds)):
        due = begun + number / rate
        if (wait := due - loop.time()) > 0:
            await asyncio.sleep(wait)
        asked = [task for task in asked if not task.done()] if number % 100 == 0 else asked
        asked.append(asyncio.create_task(_send(port, next(paths), due, told=told, idle=idle, lines=lines)))
    await asyncio.gather(*asked)
    end = loop.time() + PATIENCE
    while any(line.open and line not in idle for line in lines) and loop.time() < end:
        await asyncio.sleep(0.05)
    for line in lines:
        line.leave()
    return told


async def _send(port: int, path: str, due: float, *, told: Offered, idle: deque[_Line], lines: set[_Line]) -> None:
    while idle:
        line = idle.pop()
        if line.is_kept:
            return line.ask(path, due)
    if sum(line.open for line in lines) >= MOST if len(lines) >= MOST else False:
        told.troubles["no connection is left to this load"] += 1
        return None
    try:
        _, line = await asyncio.get_running_loop().create_connection(lambda: _Line(told, idle), "127.0.0.1", port)
    except OSError as error:
        told.troubles[f"no connection: {error.strerror}"] += 1
        return None
    lines.add(line)
    return line.ask(path, due)
