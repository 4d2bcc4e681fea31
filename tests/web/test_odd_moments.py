"""The cache of bytes in rare moments: what is kept no longer, what fails after it has left, what is too heavy."""

import asyncio
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from app.web.flights import Crowded, Flights
from app.web.memory import TRIAL, Memory
from tests.web.counting import Counting, asking, caching

LONG = "/x/2900"


def test_an_answer_that_is_no_longer_kept_is_sent_in_a_new_coding_and_not_kept_again(world_data: Path) -> None:
    inner = Counting()
    cache = caching(inner, world_data, 10**6)

    async def asked() -> bytes:
        """One reader waits for brotli; while that is made the answer is pushed out; another came for gzip meanwhile."""
        await asking(cache, LONG, accept=b"identity")
        memory = cache._memory
        [address] = memory.addresses()
        answer = memory.get(address)
        assert answer
        await answer._lock.acquire()
        waiting = asyncio.ensure_future(asking(cache, LONG, accept=b"gzip"))
        await asyncio.sleep(0)
        for number in range(2000):
            memory.keep(f"/junk/{number}".encode(), answer, 900)
            memory.get(f"/junk/{number}".encode())
        for kept in [address for address in memory.addresses() if address.startswith(b"/x/")]:
            memory.keep(kept, answer, 10**9)
        answer._lock.release()
        _, body = await waiting
        assert address not in memory.addresses()
        return body

    assert gzip.decompress(asyncio.run(asked())).decode() == "2900".ljust(2900, ".")
    assert len(inner.asked) == 1


def test_who_fails_after_leaving_fails_alone(world_data: Path) -> None:
    flights: Flights[str, int] = Flights(2)

    async def failing(leave: Callable[[], None]) -> int:
        await asyncio.sleep(0)
        leave()
        raise ValueError("too large, and broken")

    async def seven(_: Callable[[], None]) -> int:
        return 7

    async def both() -> tuple[int | BaseException, int | BaseException]:
        return await asyncio.gather(flights.share("a", failing), flights.share("a", seven), return_exceptions=True)

    failed, made = asyncio.run(both())
    assert (str(failed), made) == ("too large, and broken", 7)


def test_who_waits_for_what_is_made_too_long_is_sent_away_and_the_making_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.web.flights.PATIENCE", 0.01)
    flights: Flights[str, int] = Flights(2)

    async def both() -> int:
        gate = asyncio.Event()

        async def slow(_: Callable[[], None]) -> int:
            await gate.wait()
            return 7

        first = asyncio.ensure_future(flights.share("a", slow))
        await asyncio.sleep(0)
        with pytest.raises(Crowded):
            await flights.share("a", slow)
        gate.set()
        return await first

    assert asyncio.run(both()) == 7


def test_a_common_address_that_takes_more_than_its_share_pushes_out_what_is_trusted_the_oldest_first() -> None:
    memory: Memory[str] = Memory(1000)
    for name in "abc":
        memory.keep(name.encode(), name, 200)
        memory.get(name.encode())
    assert memory.addresses() == [b"a", b"b", b"c"]
    memory.keep(b"/heavy", "heavy", 1000 // TRIAL + 400)
    assert memory.addresses() == [b"/heavy", b"b", b"c"]
    memory.keep(b"/heavier", "heavier", 1000)
    assert memory.addresses() == [b"/heavier"]
    assert memory.size == 1000
    memory.keep(b"/too-heavy", "too heavy", 1001)
    assert memory.addresses() == [b"/heavier"]


def test_the_router_is_told_all_but_conditions_and_ranges(world_data: Path) -> None:
    told: list[dict[bytes, bytes]] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        told.append(dict(scope["headers"]))
        await PlainTextResponse("answer")(scope, receive, send)

    async def send(_: Message) -> None:
        """Nobody reads the answer."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    kept = {b"host": b"a.example", b"accept-encoding": b"br"}
    ours = {b"if-none-match": b'"x"', b"if-modified-since": b"Fri", b"range": b"bytes=0-1", b"if-range": b"Fri"}
    scope = {
        "type": "http", "method": "GET", "path": "/a", "raw_path": b"/a", "query_string": b"",
        "headers": list({**kept, **ours}.items()),
    }  # fmt: skip
    asyncio.run(caching(inner, world_data, 10**6)(scope, receive, send))
    assert told == [kept]
