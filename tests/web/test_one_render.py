"""One render for many: readers who ask at once share it and its failure, and too many are sent away."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from app.record.database import Database, Generation
from app.record.holding import BrokenGeneration
from app.record.pointer import POINTER
from app.web import cache as layer
from app.web import flights
from app.web.cache import PageCache
from tests.web.counting import Counting, Told, ask, asking, caching


@pytest.fixture
def inner() -> Counting:
    return Counting()


@pytest.fixture
def cache(inner: Counting, world_data: Path) -> PageCache:
    return caching(inner, world_data, 10**6)


def at_once(inner: Counting, requests: list[Callable[[], Awaitable[Told]]]) -> list[Told]:
    """The answers to requests that all wait before the application answers the first."""

    async def all_asked() -> list[Told]:
        inner.gate = asyncio.Event()
        waiting = [asyncio.ensure_future(request()) for request in requests]
        for _ in range(5):
            await asyncio.sleep(0)
        inner.gate.set()
        return await asyncio.gather(*waiting)

    return asyncio.run(all_asked())


@pytest.mark.parametrize("path", ["/a", "/500", "/503", "/404"])
def test_a_hundred_readers_of_one_address_share_one_render_and_its_failure(
    inner: Counting, cache: PageCache, path: str
) -> None:
    answers = at_once(inner, [lambda: asking(cache, path)] * 100)
    assert inner.asked == [path]
    assert len(answers) == 100
    assert len(set(answers)) == 1
    ask(cache, path)
    assert len(inner.asked) == (1 if path == "/a" else 2)


def test_readers_in_every_coding_share_one_render(inner: Counting, cache: PageCache) -> None:
    path = "/x/2900"
    whole, by_gzip, by_brotli = at_once(
        inner, [partial(asking, cache, path, accept=accept) for accept in (b"identity", b"gzip", b"br")]
    )
    assert inner.asked == [path]
    assert len({whole, by_gzip, by_brotli}) == 3
    assert ask(cache, path) == whole
    assert inner.asked == [path]


def test_an_application_that_fails_fails_for_all_who_wait_and_is_asked_anew(world_data: Path) -> None:
    asked = []

    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        await asyncio.sleep(0)
        raise ValueError(scope["path"])

    cache = caching(failing, world_data, 10**6)

    async def all_asked() -> list[Told | BaseException]:
        return await asyncio.gather(*(asking(cache, "/a") for _ in range(9)), return_exceptions=True)

    for times in (1, 2):
        assert {str(error) for error in asyncio.run(all_asked())} == {"/a"}
        assert len(asked) == times


def test_who_stops_asking_hurts_nobody_who_waits(inner: Counting, cache: PageCache) -> None:
    async def stopped(which: int) -> list[Told | BaseException]:
        inner.gate = asyncio.Event()
        waiting = [asyncio.ensure_future(asking(cache, f"/{which}a")) for _ in range(3)]
        await asyncio.sleep(0.01)
        waiting[which].cancel()
        await asyncio.sleep(0.01)
        inner.gate.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    for which in (0, 1):
        answers = asyncio.run(stopped(which))
        assert isinstance(answers.pop(which), asyncio.CancelledError)
        assert answers == [(200, f"{which}a GET".encode())] * 2


def test_beyond_what_can_be_rendered_at_once_readers_are_sent_away(inner: Counting, cache: PageCache) -> None:
    paths = [f"/{number}a" for number in range(layer.RENDERS + 2)]
    answers = at_once(inner, [partial(asking, cache, path) for path in [*paths, *paths[:2], "/healthz", "/static/a"]])
    assert [status for status, _ in answers] == [200] * layer.RENDERS + [503] * 2 + [200] * 4
    assert ask(cache, paths[-1])[0] == 200


def test_who_waits_too_long_for_another_is_sent_away(
    inner: Counting, cache: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flights, "PATIENCE", 0.0)
    answers = at_once(inner, [lambda: asking(cache, "/a")] * 3)
    assert answers == [(200, b"a GET"), (503, b"too many"), (503, b"too many")]


def test_every_reader_of_a_large_file_gets_all_of_it(
    inner: Counting, cache: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layer, "LARGE", 200)
    answers = at_once(inner, [lambda: asking(cache, "/x/250")] * 4)
    assert answers == [(200, b"250".ljust(250, b"."))] * 4
    assert len(inner.asked) == 4
    assert cache._memory.size == 0


def test_who_asks_while_a_new_record_is_opened_is_answered_from_the_old_one(
    inner: Counting, copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = caching(inner, copied_data, 10**6)
    opening, opened = threading.Event(), threading.Event()

    def slowly(_: Database) -> Generation:
        opening.set()
        assert opened.wait(10)
        raise BrokenGeneration("it was not whole")

    async def asked() -> tuple[Told, Told]:
        old = await asking(cache, "/a")
        monkeypatch.setattr(Database, "_opened", slowly)
        (copied_data / POINTER).touch()
        first = asyncio.ensure_future(asking(cache, "/a"))
        while not opening.is_set():
            await asyncio.sleep(0.01)
        assert await asking(cache, "/a") == old
        assert not first.done()
        opened.set()
        return old, await first

    old, first = asyncio.run(asked())
    assert first == old
    assert inner.asked == ["/a"]


def test_what_is_made_always_is_made_beyond_the_most_too() -> None:
    async def made(_: object) -> str:
        return "made"

    none_at_once = flights.Flights[str, str](0)
    assert asyncio.run(none_at_once.share("a", made, always=True)) == "made"
    with pytest.raises(flights.Crowded):
        asyncio.run(none_at_once.share("a", made))
