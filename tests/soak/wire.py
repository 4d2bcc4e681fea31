"""Owns the trial of hostile bytes on the wire, after each batch of which a reader who means well is answered."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from itertools import count
from random import Random
from time import monotonic

from tests.bench.processes import Server
from tests.soak import raw
from tests.soak.footprint import Footprint, footprint
from tests.soak.hostile import paths
from tests.soak.pages import CODINGS, PAGES, Judge, Pages
from tests.soak.row import Row, Tally
from tests.soak.served import served, tracebacks
from tests.soak.variants import lost, references, room, variants

BATCH = 200
"""So many are sent at once."""
SLOW = 8
"""So many read nothing of what they asked for, and so many send a byte now and then, all the time."""
SOON = 10.0
"""Seconds in which who means well is answered, on a machine that is busy with those who do not."""
DRIP = 0.5
LATE, LONG = 20.0, 10_000
"""Seconds in which half a request is ended by the server; looked at in a run of so many or more."""
SECURE = b"\r\nx-content-type-options: nosniff"
Act = Callable[[int, Random, Tally], Awaitable[None]]


def run(amount: int) -> Row:
    """So many connections, each of another kind of harm."""
    tally = Tally()
    with room() as folder:
        made, log = variants(folder, 1), folder / "log"
        pages = references(made)
        with served(made[0], made[0].data, log) as server:
            before, after = asyncio.run(_attack(server, amount, pages, tally))
        tally.must(not tracebacks(log), "the server logged a traceback")
        if trouble := lost(made[0].data, made):
            tally.lost[trouble] += 1
    return tally.row(f"{amount:,} connections", before, after)


async def _attack(server: Server, amount: int, pages: dict[str, Pages], tally: Tally) -> tuple[Footprint, Footprint]:
    judge, chance, turn = Judge(pages, tally), Random(amount), count()
    slow = [asyncio.create_task(each(server.port)) for each in (_reads_nothing, _drips) for _ in range(SLOW)]
    late = asyncio.create_task(_ended(server.port)) if amount >= LONG else None
    acts, batches = _acts(), -(-amount // BATCH)
    for batch in range(batches):
        await asyncio.gather(*(next(acts)(server.port, chance, tally) for _ in range(BATCH)))
        await _well_meant(server.port, judge, next(turn))
        if batch == batches // 10:
            before = footprint(server)
    if late:
        tally.must(await late, "half a request is not ended in time")
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    await asyncio.sleep(1)
    return before, footprint(server)


def _acts() -> Iterator[Act]:
    """What is done on one connection after another: each wrong request and each cut again and again, and drawn ones."""
    wrong, cuts = count(), count()
    names = list(raw.BAD)
    while True:
        yield _wrong(names[next(wrong) % len(names)])
        yield _cut(next(cuts) % (len(raw.GET) + 1))
        yield _hang_up(next(cuts) * 997 % 60_000)
        yield _mangled
        yield _drawn


def _wrong(name: str) -> Act:
    """A request that is wrong in a known way."""

    async def act(port: int, chance: Random, tally: Tally) -> None:
        answer = await raw.exchange(port, raw.BAD[name], most=2_000)
        _judge(name, answer, tally)
        if name in raw.TOO_LARGE:
            tally.must({*raw.statuses(answer)} <= {431, 414}, f"{name} is answered {raw.statuses(answer)[:1]}")
        if name in raw.PAIRS:
            tally.must(404 not in raw.statuses(answer), f"{name}: a second request is answered")

    return act


def _cut(at: int) -> Act:
    """A request that ends in its midst."""

    async def act(port: int, chance: Random, tally: Tally) -> None:
        await raw.exchange(port, raw.GET[:at], wait=0.01)

    return act


def _hang_up(after: int) -> Act:
    """A reader who leaves in the midst of the answer."""

    async def act(port: int, chance: Random, tally: Tally) -> None:
        await raw.exchange(port, raw.GET, most=after)

    return act


async def _mangled(port: int, chance: Random, tally: Tally) -> None:
    _judge("a mangled request", await raw.exchange(port, raw.mangled(chance)), tally)


_PATHS = paths()


async def _drawn(port: int, chance: Random, tally: Tally) -> None:
    _judge("a drawn request", await raw.exchange(port, raw.sent(chance, _PATHS)), tally)


def _judge(what: str, answer: bytes, tally: Tally) -> None:
    """Counts the first answer: it bears the headers of all, and is no failure of the server."""
    status = next(iter(raw.statuses(answer)), None)
    tally.answers[str(status or "cut off")] += 1
    if status is None or status == 101:
        return
    head = answer.partition(b"\r\n\r\n")[0].lower()
    tally.must(status < 500 or b"\r\nretry-after:" in head, f"{what} is answered {status}")
    tally.must(SECURE in head, f"{what}: {status} without the security headers")


async def _well_meant(port: int, judge: Judge, turn: int) -> None:
    """Who means well is answered soon, and right."""
    path, coding = PAGES[turn % len(PAGES)], CODINGS[turn // len(PAGES) % len(CODINGS)]
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {coding}\r\nConnection: close\r\n\r\n"
    since = monotonic()
    answer = await raw.exchange(port, asked.encode(), wait=2 * SOON, most=2**24)
    head, _, body = answer.partition(b"\r\n\r\n")
    judge.tally.must(monotonic() - since < SOON, "who means well waits")
    judge.tally.must(head.startswith(b"HTTP/1.1 200"), f"who means well gets {head[:12]!r}")
    if head.startswith(b"HTTP/1.1 200"):
        judge.answer(path, coding, head, body)


async def _reads_nothing(port: int) -> None:
    """Asks for much, and reads none of it; comes again when it is cut off."""
    while True:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
            writer.transport.pause_reading()  # type: ignore[attr-defined]
            writer.write(raw.GET * 200)
            await asyncio.sleep(LATE)
            writer.transport.abort()


async def _drips(port: int) -> None:
    """Sends a byte now and then; comes again when it is cut off."""
    while True:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            for byte in raw.GET:
                writer.write(bytes([byte]))
                await asyncio.sleep(DRIP)
            writer.transport.abort()


async def _ended(port: int) -> bool:
    """Whether the server ends half a request: it says 408, or closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw.GET[:20])
    try:
        async with asyncio.timeout(LATE):
            return (await reader.read(12)) in (b"", b"HTTP/1.1 408")
    except TimeoutError:
        return False
    finally:
        writer.transport.abort()
