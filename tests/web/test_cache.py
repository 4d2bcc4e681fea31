"""The cache of bytes: the same answer again, ETag and 304, a new generation, a budget, and no errors kept."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from app.record.database import Database
from app.web.cache import PageCache
from tests.conftest import WORLD, built


class Counting:
    """An application that says how often it was asked, in an answer of the length that the path names."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pause = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        await asyncio.sleep(0.01 if self.pause else 0)
        name = scope["path"].rpartition("/")[2]
        status = int(name) if name.isdigit() and 300 <= int(name) < 600 else 200
        body = name.ljust(int(name), ".") if name.isdigit() and status == 200 else f"{name} {scope['method']}"
        answer: Response = PlainTextResponse(body, status)
        await answer(scope, receive, send)


def ask(cache: PageCache, path: str, method: str = "GET", query: bytes = b"") -> tuple[int, bytes]:
    """Status and body of an answer through the cache."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [],
    }
    asyncio.run(cache(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture
def inner() -> Counting:
    return Counting()


@pytest.fixture
def beside(inner: Counting, world_data: Path) -> int:
    """What an answer takes besides its body."""
    cache = PageCache(inner, Database(world_data), budget=10**6)
    ask(cache, "/x/250")
    inner.asked.clear()
    return cache._size - 250


@pytest.fixture
def cache(inner: Counting, world_data: Path, beside: int) -> PageCache:
    return PageCache(inner, Database(world_data), budget=1000 + 3 * beside)


def test_an_answer_is_made_once_and_given_again(inner: Counting, cache: PageCache) -> None:
    assert ask(cache, "/a") == ask(cache, "/a") == (200, b"a GET")
    assert inner.asked == ["/a"]


def test_head_is_answered_from_the_bytes_of_get(inner: Counting, cache: PageCache) -> None:
    assert ask(cache, "/a", "HEAD") == (200, b"")
    assert ask(cache, "/a") == (200, b"a GET")
    assert inner.asked == ["/a"]


def test_paths_and_queries_are_kept_apart(inner: Counting, cache: PageCache) -> None:
    for query in (b"", b"x=1", b"x=2", b"x=1"):
        ask(cache, "/a", query=query)
    ask(cache, "/b")
    assert inner.asked == ["/a", "/a", "/a", "/b"]


@pytest.mark.parametrize("status", [302, 404, 422, 500, 503])
def test_only_good_answers_are_kept(inner: Counting, cache: PageCache, status: int) -> None:
    assert ask(cache, f"/{status}")[0] == ask(cache, f"/{status}")[0] == status
    assert len(inner.asked) == 2


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_what_must_be_fresh_is_asked_for_each_time(inner: Counting, cache: PageCache, path: str) -> None:
    ask(cache, path)
    ask(cache, path)
    assert len(inner.asked) == 2


def test_the_longest_unused_go_first_when_the_budget_is_spent(inner: Counting, cache: PageCache) -> None:
    for path in ("/x/250", "/y/250", "/z/250", "/x/250", "/w/280", "/x/250", "/z/250"):
        ask(cache, path)
    assert inner.asked == ["/x/250", "/y/250", "/z/250", "/w/280"]
    ask(cache, "/y/250")
    assert inner.asked[-1] == "/y/250"


def test_long_addresses_spend_the_budget_too(inner: Counting, world_data: Path) -> None:
    cache = PageCache(inner, Database(world_data), budget=100_000)
    for number in range(9):
        ask(cache, "/a", query=b"k%d=" % number + b"y" * 30_000)
    assert len(cache._kept) == 3
    assert cache._size <= 100_000


def test_an_answer_larger_than_the_budget_is_not_kept(inner: Counting, world_data: Path, beside: int) -> None:
    cache = PageCache(inner, Database(world_data), budget=100 + beside)
    for path in ("/a", "/x/250", "/x/250", "/a"):
        ask(cache, path)
    assert inner.asked == ["/a", "/x/250", "/x/250"]


def test_without_a_budget_nothing_is_kept(inner: Counting, world_data: Path) -> None:
    cache = PageCache(inner, Database(world_data), budget=0)
    assert ask(cache, "/a") == ask(cache, "/a")
    assert len(inner.asked) == 2


def test_without_a_build_nothing_is_kept(inner: Counting, tmp_path: Path) -> None:
    cache = PageCache(inner, Database(tmp_path), budget=1000)
    ask(cache, "/a")
    ask(cache, "/a")
    assert len(inner.asked) == 2


def test_other_methods_pass_by(inner: Counting, cache: PageCache) -> None:
    ask(cache, "/a")
    assert ask(cache, "/a", "POST") == (200, b"a POST")
    assert len(inner.asked) == 2


def test_a_new_generation_frees_what_the_old_one_held(tmp_path: Path, inner: Counting, beside: int) -> None:
    seeds, data = Path(shutil.copytree(WORLD, tmp_path / "seeds")), tmp_path / "data"
    built(seeds, data)
    cache = PageCache(inner, Database(data), budget=1000 + beside)
    ask(cache, "/x/900")
    site = seeds / "site.yaml"
    site.write_text(site.read_text().replace("A tiny record", "A small record"))
    built(seeds, data)
    ask(cache, "/y/250")
    assert [key[1] for key in cache._kept] == [b"/y/250?"]


def test_readers_who_ask_at_once_are_counted_once(inner: Counting, cache: PageCache) -> None:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        await asyncio.sleep(0)

    async def at_once(path: str) -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [],
        }
        await asyncio.gather(*(cache(dict(scope), receive, send) for _ in range(4)))

    inner.pause = True
    asyncio.run(at_once("/x/250"))
    inner.pause = False
    for path in ("/y/250", "/z/250", "/x/250", "/y/250", "/z/250"):
        ask(cache, path)
    assert inner.asked[4:] == ["/y/250", "/z/250"]


@pytest.mark.parametrize("fault", ["unended", "short"])
def test_an_answer_that_is_not_whole_is_no_answer_and_not_kept(world_data: Path, fault: str) -> None:
    asked = []

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        length = b"9" if fault == "short" else b"4"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        await send({"type": "http.response.body", "body": b"half", "more_body": fault == "unended"})

    cache = PageCache(broken, Database(world_data), budget=10**6)
    assert [ask(cache, "/a")[0] for _ in range(2)] == [500, 500]
    assert asked == ["/a", "/a"]


def test_a_static_file_is_one_answer_whatever_is_asked_of_it(inner: Counting, world_data: Path) -> None:
    cache = PageCache(inner, Database(world_data), budget=10**6)
    for number in range(5):
        ask(cache, "/static/site.css", query=b"n=%d" % number)
    assert inner.asked == ["/static/site.css"]
