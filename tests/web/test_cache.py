"""The cache of bytes: the same answer again, a new generation, a budget, and no errors kept."""

import asyncio
import shutil
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.web.cache import LARGE, PageCache
from tests.conftest import WORLD, built
from tests.web.counting import Counting, ask, asking, caching


@pytest.fixture
def inner() -> Counting:
    return Counting()


@pytest.fixture
def beside(inner: Counting, world_data: Path) -> int:
    """What an answer takes besides its body."""
    cache = caching(inner, world_data, 10**6)
    ask(cache, "/x/250")
    inner.asked.clear()
    return cache._memory.size - 250


@pytest.fixture
def cache(inner: Counting, world_data: Path, beside: int) -> PageCache:
    return caching(inner, world_data, 5 * (1000 + 3 * beside))


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
    for path in ("/x/250", "/y/250", "/z/250", "/x/250", "/w/280", "/v/250", "/x/250", "/z/250"):
        ask(cache, path)
    assert inner.asked == ["/x/250", "/y/250", "/z/250", "/w/280", "/v/250"]
    ask(cache, "/y/250")
    assert inner.asked[-1] == "/y/250"


def test_what_is_asked_for_twice_stays_whatever_else_is_asked_for(inner: Counting, cache: PageCache) -> None:
    for path in ("/x/250", "/x/250", *(f"/{number}/250" for number in range(50)), "/x/250"):
        ask(cache, path)
    assert inner.asked.count("/x/250") == 1


def test_twenty_thousand_strange_addresses_push_out_no_page_that_is_read(inner: Counting, world_data: Path) -> None:
    cache, pages = caching(inner, world_data, 2**20), [f"/page{number}" for number in range(100)]

    async def all_asked() -> None:
        for path in pages * 2:
            await asking(cache, path)
        for number in range(20_000):
            await asking(cache, "/", query=b"year=%d" % number)
        for path in pages:
            await asking(cache, path)

    asyncio.run(all_asked())
    assert len(inner.asked) == len(pages) + 20_000
    assert cache._memory.size > 0.3 * 2**20  # the strange ones were kept too, as far as there was room


def test_long_addresses_spend_the_budget_too(inner: Counting, world_data: Path) -> None:
    cache = caching(inner, world_data, 500_000)
    for number in range(9):
        ask(cache, "/a", query=b"k%d=" % number + b"y" * 30_000)
    assert len(cache._memory.addresses()) == 3
    assert cache._memory.size <= 100_000


def test_an_answer_larger_than_the_budget_is_not_kept(inner: Counting, world_data: Path, beside: int) -> None:
    cache = caching(inner, world_data, 100 + beside)
    for path in ("/a", "/x/250", "/x/250", "/a"):
        ask(cache, path)
    assert inner.asked == ["/a", "/x/250", "/x/250"]


def test_without_a_budget_nothing_is_kept(inner: Counting, world_data: Path) -> None:
    cache = caching(inner, world_data, 0)
    assert ask(cache, "/a") == ask(cache, "/a")
    assert len(inner.asked) == 2


def test_without_a_build_nothing_is_kept(inner: Counting, tmp_path: Path) -> None:
    cache = caching(inner, tmp_path, 1000)
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
    cache = caching(inner, data, 1000 + beside)
    ask(cache, "/x/900")
    site = seeds / "site.yaml"
    site.write_text(site.read_text().replace("A tiny record", "A small record"))
    built(seeds, data)
    ask(cache, "/y/250")
    assert cache._memory.addresses() == [b"/y/250?"]


@pytest.mark.parametrize("fault", ["unended", "short"])
def test_an_answer_that_is_not_whole_is_no_answer_and_not_kept(world_data: Path, fault: str) -> None:
    asked = []

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        length = b"9" if fault == "short" else b"4"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        await send({"type": "http.response.body", "body": b"half", "more_body": fault == "unended"})

    cache = caching(broken, world_data, 10**6)
    assert [ask(cache, "/a")[0] for _ in range(2)] == [500, 500]
    assert asked == ["/a", "/a"]


def test_the_route_of_an_answer_that_is_passed_on_is_known(world_data: Path) -> None:
    async def large(scope: Scope, receive: Receive, send: Send) -> None:
        scope["route"] = "the route"
        size = str(LARGE + 1).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", size)]})
        await send({"type": "http.response.body", "body": b"x" * (LARGE + 1)})

    scope: Scope = {"type": "http", "method": "GET", "path": "/a", "raw_path": b"/a", "query_string": b""}
    scope["headers"] = []
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(caching(large, world_data, 10**6)(scope, _never, send))
    assert sum(len(message.get("body", b"")) for message in sent) == LARGE + 1
    assert scope["route"] == "the route"


async def _never() -> Message:
    raise AssertionError("nothing is asked of the reader")


def test_a_static_file_is_one_answer_whatever_is_asked_of_it(inner: Counting, world_data: Path) -> None:
    cache = caching(inner, world_data, 10**6)
    for number in range(5):
        ask(cache, "/static/site.css", query=b"n=%d" % number)
    assert inner.asked == ["/static/site.css"]
