"""What is refused before a page is looked for, and what such an answer says: host, method, how long it is kept."""

import asyncio
from pathlib import Path

import pytest
from starlette.types import Message

from app.config import Settings
from app.filters import MAX_VALUES
from app.web.application import create_app
from app.web.refusals import refusals
from tests.checking import CheckingClient

NAMED = "timeline.example"


async def asked(data: Path, path: str, *hosts: bytes, allowed: str = NAMED) -> tuple[int, dict[bytes, bytes]]:
    """The status and the headers that a request with these Host headers is answered with."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
             "headers": [(b"host", host) for host in hosts], "http_version": "1.1", "scheme": "http", "root_path": "",
             "client": None, "server": None}  # fmt: skip
    await create_app(Settings(data_dir=data, allowed_hosts=allowed))(scope, receive, send)
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize(
    "host",
    [b"timeline.example", b"TIMELINE.example", b"timeline.example:8000", b"timeline.example:"],
)
def test_the_host_that_is_served_is_answered(world_data: Path, host: bytes) -> None:
    status, _ = asyncio.run(asked(world_data, "/about", host))
    assert status == 200


@pytest.mark.parametrize("path", ["/about", "/healthz"])
@pytest.mark.parametrize("allowed", [NAMED, ""])
@pytest.mark.parametrize(
    "hosts",
    [
        (b"timeline.example:x",), (b"timeline.example:99999",), (b"timeline.example:-1",), (b"timeline.example:80:80",),
        (b"timeline.example:80@evil.example",), (b"timeline.example/x",), (b"timeline.example:\xb2",),
        (b"timeline.example, evil.example",), (b"timeline.example", b"evil.example"),
        (b"timeline.example", b"timeline.example"), (b"timeline.example\x00",), (b"u@timeline.example",),
    ],
)  # fmt: skip
def test_a_malformed_host_or_a_second_one_is_refused(
    world_data: Path, path: str, allowed: str, hosts: tuple[bytes, ...]
) -> None:
    before = refusals().get("host not served", 0)
    status, headers = asyncio.run(asked(world_data, path, *hosts, allowed=allowed))
    assert (status, headers[b"cache-control"]) == (400, b"no-store")
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert refusals()["host not served"] == before + 1


def test_a_request_without_a_host_is_refused_where_one_is_named(world_data: Path) -> None:
    assert asyncio.run(asked(world_data, "/about"))[0] == 400
    assert asyncio.run(asked(world_data, "/about", allowed=""))[0] == 200


@pytest.mark.parametrize(
    ("url", "allow"),
    [
        ("/", "GET, HEAD"), ("/events/vienna-summit", "GET, HEAD"), ("/static/icon.svg", "GET, HEAD"),
        ("/api/events", "GET, HEAD, OPTIONS"), ("/events.csv", "GET, HEAD, OPTIONS"),
        ("/events/vienna-summit.bib", "GET, HEAD, OPTIONS"), ("/healthz", "GET, HEAD"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["POST", "DELETE", "BREW"])
def test_what_may_be_asked_is_all_named(world_client: CheckingClient, method: str, url: str, allow: str) -> None:
    assert world_client.request(method, url, 405).headers["allow"] == allow
    named = allow.split(", ")
    for other in ("GET", "HEAD", "OPTIONS"):
        status = world_client._client.request(other, url).status_code
        assert (status < 400) == (other in named), other


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("POST", "/", 405), ("POST", "/nothing", 404), ("PUT", "/static/nothing.css", 405), ("OPTIONS", "/", 405),
        ("OPTIONS", "/api/events", 204), ("POST", "/api/nothing", 404), ("GET", "/nothing", 404),
        ("HEAD", "/nothing", 404),
        ("GET", "/?year=", 302), ("GET", "/?year=x", 422), ("GET", "/healthz", 200),
    ],
)  # fmt: skip
def test_what_is_not_kept_says_so_once(world_client: CheckingClient, method: str, url: str, status: int) -> None:
    assert world_client.request(method, url, status).headers.get_list("cache-control") == ["no-store"]


def test_where_a_former_slug_leads_may_be_kept_for_a_day(world_client: CheckingClient, world_data: Path) -> None:
    answer = world_client.get("/events?year=1961", 301)
    assert answer.headers.get_list("cache-control") == ["public, max-age=86400"]
    answer = world_client.get("/events/apollo-11", 301)
    assert answer.headers.get_list("cache-control") == ["public, max-age=86400"]


@pytest.mark.parametrize(
    "url", ["/", "/nothing", "/static/icon.svg", "/events.csv", "/api/events", "/embed", "/?year="]
)
@pytest.mark.parametrize("base", ["https://timeline.example", "http://timeline.example", ""])
def test_only_a_site_of_https_asks_browsers_to_stay_there(world_data: Path, url: str, base: str) -> None:
    given = Settings(data_dir=world_data, base_url=base or None)
    app = create_app(given)
    client = CheckingClient(app, given.origin, {"host": NAMED}, follow=False)
    first = client._client.get(url)
    again = client._client.get(url, headers={"if-none-match": first.headers.get("etag", "")})
    wrong = client._client.get(url, headers={"host": "evil.example:x"})
    asked = client._client.request("POST", url)
    assert wrong.status_code == 400
    for answer in (first, again, wrong, asked):
        expected = ["max-age=31536000"] if base.startswith("https") else []
        assert answer.headers.get_list("strict-transport-security") == expected


@pytest.mark.parametrize(
    "url",
    [
        "/story", "/about", "/about/changes", "/how-to-read", "/teach", "/teach/order", "/data", "/api", "/actors",
        "/sources", "/", "/quotes", "/questions", "/search", "/events/vienna-summit", "/actors/nasa", "/embed",
        "/sources/orbit-review", "/embed/events/vienna-summit",
    ],
)  # fmt: skip
def test_an_address_that_is_not_the_canonical_one_costs_no_view(
    world_data: Path, url: str, statements: list[str]
) -> None:
    with CheckingClient(create_app(Settings(data_dir=world_data)), follow=False) as client:
        client.get("/api/lists")
        statements.clear()
        client.get(f"{url}?n=1", 302)
        assert statements == []
        client.get("/story")
        assert statements


@pytest.mark.parametrize("url", ["/", "/api/events", "/events.csv", "/quotes"])
@pytest.mark.parametrize("pair", ["year={}", "x{}=1", "actor=nobody-{}", "actor=nasa&limit={}x"])
def test_however_much_is_wrong_the_answer_is_short(world_client: CheckingClient, url: str, pair: str) -> None:
    asked = "&".join(pair.format(number) for number in range(2000))
    if pair.startswith("x") and url in ("/", "/quotes"):
        assert world_client.location(f"{url}?{asked}") == url
        return
    answer = world_client.get(f"{url}?{asked}", 422)
    assert len(answer.content) < 40_000


def test_forty_years_make_no_page_that_is_five_times_a_typical_one(world_client: CheckingClient) -> None:
    years = "&".join(f"year={year}" for year in range(1950, 1950 + MAX_VALUES))
    assert len(world_client.get(f"/?{years}").content) < 5 * len(world_client.get("/").content)


def test_the_document_of_the_api_takes_no_parameter(world_client: CheckingClient) -> None:
    assert world_client.json("/api/openapi.json?n=1", 422)["errors"][0]["name"] == "n"
