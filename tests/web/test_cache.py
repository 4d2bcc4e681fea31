"""The cache of bytes: the same answer again, ETag and 304, a new generation, a budget, and no errors kept."""

import asyncio
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from app import curation
from app.config import Settings
from app.record import store
from app.record.database import Database
from app.web.application import create_app
from app.web.cache import PageCache
from tests.checking import CheckingClient
from tests.conftest import WORLD


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


def test_two_generations_never_mix(tmp_path: Path) -> None:
    seeds, data = Path(shutil.copytree(WORLD, tmp_path / "seeds")), tmp_path / "data"
    publish(seeds, data)
    client = CheckingClient(create_app(Settings(data_dir=data)))
    before = client.get("/events/sputnik")
    site = seeds / "events" / "sputnik.yaml"
    site.write_text(site.read_text().replace("launches Sputnik 1", "sends up Sputnik 1"))
    publish(seeds, data)
    after = client.get("/events/sputnik")
    assert "sends up Sputnik 1" in after.text
    assert after.headers["etag"] != before.headers["etag"]
    client.get("/events/sputnik", 200, if_none_match=before.headers["etag"])


def test_a_new_generation_frees_what_the_old_one_held(tmp_path: Path, inner: Counting, beside: int) -> None:
    seeds, data = Path(shutil.copytree(WORLD, tmp_path / "seeds")), tmp_path / "data"
    publish(seeds, data)
    cache = PageCache(inner, Database(data), budget=1000 + beside)
    ask(cache, "/x/900")
    site = seeds / "site.yaml"
    site.write_text(site.read_text().replace("A tiny record", "A small record"))
    publish(seeds, data)
    ask(cache, "/y/250")
    assert [key[1] for key in cache._kept] == [b"/y/250?"]


def publish(seeds: Path, data: Path) -> None:
    """Checks and builds the seeds."""
    found, problems = curation.check(seeds)
    assert not problems
    store.build(found, data)


def test_a_page_comes_again_with_the_same_bytes_and_tag(world_client: CheckingClient) -> None:
    one, other = world_client.get("/"), world_client.get("/")
    assert (one.content, dict(one.headers)) == (other.content, dict(other.headers))


def test_two_servers_of_one_record_give_the_same_tag(world_client: CheckingClient, world_data: Path) -> None:
    other = CheckingClient(create_app(Settings(data_dir=world_data, cache_mb=0)))
    assert other.get("/about").headers["etag"] == world_client.get("/about").headers["etag"]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{},"more"', "*", " {} "])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_page_already_is_told_so(world_client: CheckingClient, form: str, method: str) -> None:
    page = world_client.get("/about")
    told = world_client.request(method, "/about", 304, if_none_match=form.format(page.headers["etag"]))
    assert told.content == b""
    assert told.headers["etag"] == page.headers["etag"]
    assert told.headers["cache-control"] == page.headers["cache-control"]


@pytest.mark.parametrize("form", ['"other"', 'W/"other"', "", "other"])
def test_who_has_another_page_gets_this_one(world_client: CheckingClient, form: str) -> None:
    assert world_client.page("/about").html == world_client.get("/about", 200, if_none_match=form).text


def test_an_error_has_no_tag_and_is_never_not_modified(world_client: CheckingClient) -> None:
    missing = world_client.get("/nothing", 404, if_none_match="*")
    assert "etag" not in missing.headers
    assert missing.headers["cache-control"] == "no-store"


def test_a_shared_cache_may_keep_pages_a_while_and_must_ask_again(world_client: CheckingClient) -> None:
    control = world_client.get("/").headers["cache-control"]
    assert {"public", "max-age=0", "s-maxage=300"} <= set(control.split(", "))
    assert {part.partition("=")[0] for part in control.split(", ")} >= {"stale-while-revalidate", "stale-if-error"}


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


class Hasty:
    """A reader who asks and hangs up at once, as a tab that is closed does."""

    def __init__(self) -> None:
        self.messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive(self) -> dict[str, Any]:
        return next(self.messages, {"type": "http.disconnect"})

    async def send(self, message: Any) -> None:
        await asyncio.sleep(0)


def test_a_reader_who_hangs_up_empties_no_file_for_the_next(world_data: Path) -> None:
    app = create_app(Settings(data_dir=world_data))
    hasty = Hasty()
    names = ["/static/vendor/htmx.min.js", "/static/fonts/inter-400-v2.woff2", "/static/site.css", "/about"]

    async def hang_up(name: str) -> None:
        scope = {"type": "http", "method": "GET", "path": name, "raw_path": name.encode(), "query_string": b"",
                 "headers": [(b"host", b"a")], "http_version": "1.1", "scheme": "http", "root_path": "",
                 "server": ("a", 80), "client": ("a", 1), "asgi": {"version": "3.0"}}  # fmt: skip
        await app(scope, hasty.receive, hasty.send)

    for name in names:
        asyncio.run(hang_up(name))
    client = CheckingClient(app)
    assert [len(client.get(name).content) > 5_000 for name in names] == [True] * len(names)


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


def test_only_the_address_with_the_digest_is_kept_for_ever(world_client: CheckingClient) -> None:
    named = next(link.get("href", "") for link in world_client.page("/").all("link") if "site.css" in str(link.attrib))
    for url, lasting in ((named, True), (f"{named}0", False), ("/static/site.css?n=1", False), (named, True)):
        assert ("immutable" in world_client.get(url).headers["cache-control"]) == lasting


def test_others_are_answered_while_an_answer_is_compressed(world_data: Path) -> None:
    ticks: list[int] = []

    async def incompressible(scope: Scope, receive: Receive, send: Send) -> None:
        body = bytes(random.Random(1).choices(range(32, 127), k=2_000_000))
        await Response(body, media_type="text/css")(scope, receive, send)

    async def both() -> None:
        scope = {"type": "http", "method": "GET", "path": "/static/x", "raw_path": b"/static/x", "query_string": b"",
                 "headers": [(b"accept-encoding", b"br")]}  # fmt: skip
        asked = asyncio.ensure_future(cache(scope, Hasty().receive, Hasty().send))
        while not asked.done():
            ticks.append(1)
            await asyncio.sleep(0.001)

    cache = PageCache(incompressible, Database(world_data), budget=0)
    asyncio.run(both())
    assert len(ticks) > 20
