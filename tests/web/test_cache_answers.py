"""The cache as readers meet it: the same bytes and tag, 304, two generations apart, and readers who hang up."""

import asyncio
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.config import Settings
from app.record.database import Database
from app.web import cache
from app.web.application import create_app
from app.web.cache import PageCache
from tests.checking import CheckingClient
from tests.conftest import WORLD, built


def test_two_generations_never_mix(tmp_path: Path) -> None:
    seeds, data = Path(shutil.copytree(WORLD, tmp_path / "seeds")), tmp_path / "data"
    built(seeds, data)
    client = CheckingClient(create_app(Settings(data_dir=data)), follow=False)
    before = client.get("/events/sputnik")
    site = seeds / "events" / "sputnik.yaml"
    site.write_text(site.read_text().replace("launches Sputnik 1", "sends up Sputnik 1"))
    built(seeds, data)
    after = client.get("/events/sputnik")
    assert "sends up Sputnik 1" in after.text
    assert after.headers["etag"] != before.headers["etag"]
    client.get("/events/sputnik", 200, if_none_match=before.headers["etag"])


def test_a_page_comes_again_with_the_same_bytes_and_tag(world_client: CheckingClient) -> None:
    one, other = world_client.get("/"), world_client.get("/")
    assert (one.content, dict(one.headers)) == (other.content, dict(other.headers))


def test_two_servers_of_one_record_give_the_same_tag(world_client: CheckingClient, world_data: Path) -> None:
    other = CheckingClient(create_app(Settings(data_dir=world_data, cache_mb=0)), follow=False)
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


def test_a_page_that_is_kept_is_given_only_under_a_host_that_is_allowed(world_data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=world_data, allowed_hosts="timeline.example")), follow=False)
    for _ in range(2):
        assert "no-store" not in client.get("/about", host="timeline.example").headers["cache-control"]
        client.get("/about", 400, host="other.example")


def test_what_is_kept_is_given_without_the_router(world_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = CheckingClient(create_app(Settings(data_dir=world_data)), follow=False)
    first = client.get("/about")
    monkeypatch.setattr(FastAPI, "__call__", None)
    assert client.get("/about").content == first.content
    client.head("/about")
    client.get("/about", 304, if_none_match=first.headers["etag"])


@pytest.mark.parametrize(("url", "media_type"), [("/about", "text/html"), ("/api/events", "application/problem+json")])
def test_who_is_sent_away_is_told_so_on_a_page_and_when_to_come_again(
    world_data: Path, monkeypatch: pytest.MonkeyPatch, url: str, media_type: str
) -> None:
    monkeypatch.setattr(cache, "RENDERS", 0)
    client = CheckingClient(create_app(Settings(data_dir=world_data)), follow=False)
    answer = client.get(url, 503)
    assert answer.headers["content-type"].startswith(media_type)
    assert "try again" in answer.text
    assert int(answer.headers["retry-after"]) > 0


class Hasty:
    """A reader who asks and hangs up at once, as a tab that is closed does."""

    def __init__(self) -> None:
        self.messages = iter([{"type": "http.request", "body": b"", "more_body": False}])
        self.statuses: list[int] = []

    async def receive(self) -> dict[str, Any]:
        return next(self.messages, {"type": "http.disconnect"})

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.statuses.append(message["status"])
        await asyncio.sleep(0)


def test_a_reader_who_hangs_up_empties_no_file_for_the_next(world_data: Path) -> None:
    app = create_app(Settings(data_dir=world_data))
    hasty = Hasty()
    names = ["/static/vendor/htmx.min.js", "/static/fonts/inter-400-600-v3.woff2", "/static/site.css", "/about"]

    async def hang_up(name: str) -> None:
        scope = {"type": "http", "method": "GET", "path": name, "raw_path": name.encode(), "query_string": b"",
                 "headers": [(b"host", b"a")], "http_version": "1.1", "scheme": "http", "root_path": "",
                 "server": ("a", 80), "client": ("a", 1), "asgi": {"version": "3.0"}}  # fmt: skip
        await app(scope, hasty.receive, hasty.send)

    for name in names:
        asyncio.run(hang_up(name))
    assert hasty.statuses == [200] * len(names)  # as whoever waits for the same answer gets
    client = CheckingClient(app)
    assert [len(client.get(name).content) > 5_000 for name in names] == [True] * len(names)


def test_only_the_address_with_the_digest_is_kept_for_ever(world_client: CheckingClient) -> None:
    named = next(link.get("href", "") for link in world_client.page("/").all("link") if "site.css" in str(link.attrib))
    for url, lasting in ((named, True), (f"{named}0", False), ("/static/site.css?n=1", False), (named, True)):
        assert ("immutable" in world_client.get(url).headers["cache-control"]) == lasting


def test_others_are_answered_while_an_answer_is_compressed(world_data: Path) -> None:
    ticks: list[int] = []

    async def incompressible(scope: Scope, receive: Receive, send: Send) -> None:
        body = bytes(random.Random(1).choices(range(32, 127), k=400_000))
        await Response(body, media_type="text/css")(scope, receive, send)

    async def both() -> None:
        scope = {"type": "http", "method": "GET", "path": "/static/x", "raw_path": b"/static/x", "query_string": b"",
                 "headers": [(b"accept-encoding", b"br")]}  # fmt: skip
        asked = asyncio.ensure_future(compressing(scope, Hasty().receive, Hasty().send))
        while not asked.done():
            ticks.append(1)
            await asyncio.sleep(0.001)

    compressing = PageCache(incompressible, Database(world_data), 0, Response(status_code=503))
    asyncio.run(both())
    assert len(ticks) > 20
