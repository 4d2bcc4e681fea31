"""The application as a whole: hosts, headers on every answer, static files, and failures turned into pages."""

import gc
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.config import ROOT, Settings
from app.record.database import file_digest
from app.record.pointer import Pointer, Published, read_pointer, write_pointer
from app.record.tables import TABLES
from app.web.application import create_app, route_table
from tests.checking import CheckingClient, header_breaches

PAGES = ("/", "/?year=1961", "/events/sputnik", "/actors", "/actors/nasa", "/quotes", "/quotes/lets-go", "/sources",
         "/sources/moon-letter", "/search?q=moon", "/about")  # fmt: skip
OTHERS = ("/api/events", "/api/events/sputnik", "/api/openapi.json", "/healthz", "/readyz", "/static/icon.svg")


def made(data: Path, follow: bool = True, **settings: object) -> CheckingClient:
    """A client of an application with these settings."""
    given = Settings.model_validate({"data_dir": data, **settings})
    return CheckingClient(create_app(given), given.origin, {"host": next(iter(given.hosts), "testserver")}, follow)


def spoilt(data: Path, copy: Path, statement: str) -> Path:
    """A copy of a data folder whose database was changed by a statement and published again."""
    shutil.copytree(data, copy)
    pointer = read_pointer(copy)
    assert pointer
    connection = sqlite3.connect(copy / pointer.file)
    connection.executescript(statement)
    connection.close()
    now = Published.of(pointer.generation, file_digest(copy / pointer.file))
    (copy / pointer.file).rename(copy / now.file)
    write_pointer(copy, Pointer(now.generation, now.file, now.sha256))
    return copy


@pytest.mark.parametrize("url", [*PAGES, *OTHERS])
def test_head_answers_as_get_without_the_body(world_client: CheckingClient, url: str) -> None:
    got, headed = world_client.get(url), world_client.head(url)
    assert dict(headed.headers) == dict(got.headers)


@pytest.mark.parametrize(
    ("url", "status"), [("/nothing", 404), ("/?year=abc", 422), ("/?year=", 302), ("/events", 301)]
)
def test_head_answers_as_get_where_there_is_no_page(world_client: CheckingClient, url: str, status: int) -> None:
    got, headed = world_client.get(url, status), world_client.head(url, status)
    assert dict(headed.headers) == dict(got.headers)


def test_any_host_is_answered_until_one_is_named(world_data: Path) -> None:
    client = made(world_data, follow=False)
    for host in ("timeline.example", "127.0.0.1:8000", "[::1]:8000", "evil.example"):
        client.get("/about", host=host)


@pytest.mark.parametrize(
    "settings", [{"allowed_hosts": "Timeline.example, [::1]"}, {"base_url": "https://timeline.example/"}]
)
def test_other_hosts_are_refused_once_one_is_named(world_data: Path, settings: dict[str, str]) -> None:
    client = made(world_data, follow=False, **settings)
    for host in ("timeline.example", "timeline.example:8443", "TIMELINE.EXAMPLE"):
        client.get("/about", host=host)
    for host in ("evil.example", "timeline.example.evil.example", "eviltimeline.example", "", "127.0.0.1"):
        for url in ("/about", "/api/events", "/static/icon.svg", "/nothing"):
            refused = client.request("POST" if url == "/about" else "GET", url, 400, host=host)
            assert "not served here" in refused.text


def test_an_allowed_address_in_brackets_is_answered(world_data: Path) -> None:
    client = made(world_data, follow=False, allowed_hosts="timeline.example,[::1]")
    client.get("/about", host="[::1]")
    client.get("/about", host="[::1]:8000")


def test_absolute_addresses_come_from_the_base_url_alone(world_data: Path) -> None:
    client = made(world_data, base_url="https://timeline.example/", allowed_hosts="inside.example")
    page = client.page("/events/sputnik")
    assert "https://timeline.example/events/sputnik" in page.html
    assert "inside.example" not in client.get("/events/sputnik", host="inside.example").text
    assert client.location("/?year=") == "/"


def test_without_a_base_url_no_page_names_a_host(world_data: Path) -> None:
    client = made(world_data, follow=False)
    assert "evil.example" not in client.get("/events/sputnik", host="evil.example").text


@pytest.mark.parametrize("url", ["/", "/about", "/events/sputnik", "/quotes", "/search?q=moon"])
def test_without_a_build_the_site_says_so(tmp_path: Path, url: str) -> None:
    client = made(tmp_path / "nothing-here")
    page = client.page(url, 503)
    assert page.h1 == "The record is not ready"
    assert str(tmp_path) not in page.html
    client.head(url, 503)


def test_without_a_build_the_api_says_so_as_a_problem_and_static_files_are_served(tmp_path: Path) -> None:
    client = made(tmp_path)
    assert client.json("/api/events", 503)["title"] == "The record is not ready"
    client.get("/static/icon.svg")
    assert client.json("/api/nothing", 404)["title"] == "There is no such page"


def test_a_build_that_comes_later_is_served_without_a_restart(world_data: Path, tmp_path: Path) -> None:
    client = made(tmp_path / "data")
    client.page("/", 503)
    shutil.copytree(world_data, tmp_path / "data")
    assert client.page("/").h1.startswith("The race to the Moon")


def test_a_damaged_build_is_not_served(world_data: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(world_data, tmp_path / "copy"))
    pointer = read_pointer(copy)
    assert pointer
    file = copy / pointer.file
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    made(copy).page("/", 503)


def test_a_crash_is_a_page_without_a_trace_of_the_inside(world_data: Path, tmp_path: Path) -> None:
    client = made(spoilt(world_data, tmp_path / "copy", "ALTER TABLE event DROP COLUMN document"))
    page = client.page("/", 500)
    assert page.h1 == "Something broke on our side"
    for inside in ("Traceback", "sqlite3", "OperationalError", "no such column", str(tmp_path), "SELECT"):
        assert inside not in page.html
    assert client.json("/api/actors")["total"] == 8


def test_a_crash_of_the_api_is_a_problem(world_data: Path, tmp_path: Path) -> None:
    client = made(spoilt(world_data, tmp_path / "copy", "ALTER TABLE event DROP COLUMN document"))
    problem = client.json("/api/events", 500)
    assert (problem["status"], problem["title"]) == (500, "Something broke on our side")


def test_a_crash_is_not_kept(world_data: Path, tmp_path: Path) -> None:
    client = made(spoilt(world_data, tmp_path / "copy", "ALTER TABLE event RENAME COLUMN document TO gone"))
    assert client.get("/events/sputnik", 500).headers["cache-control"] == "no-store"


def test_a_runaway_query_is_stopped(world_data: Path, tmp_path: Path) -> None:
    endless = """
        ALTER TABLE meta RENAME TO kept;
        CREATE VIEW meta AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT key, value FROM kept WHERE (SELECT max(i) FROM n) > 0;
    """
    made(spoilt(world_data, tmp_path / "copy", endless)).page("/", 503)


def endless_events() -> str:
    """Statements after which nobody comes to the end of an event."""
    columns = ", ".join(column.name for column in TABLES["event"].columns if column.name != "document")
    return f"""
        PRAGMA foreign_keys = OFF;
        ALTER TABLE event RENAME TO kept;
        CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT {columns}, CASE WHEN (SELECT max(i) FROM n) > 0 THEN document END AS document FROM kept;
    """


def test_a_view_that_takes_too_many_steps_is_refused_with_a_way_on(world_data: Path, tmp_path: Path) -> None:
    client = made(spoilt(world_data, tmp_path / "copy", endless_events()))
    page = client.page("/", 503)
    assert page.h1 == "This view is too large"
    assert "/search" in page.links
    assert client.json("/api/events?topic=rockets", 503)["title"] == page.h1


def assets(client: CheckingClient) -> list[str]:
    """The static files that a page asks for."""
    page = client.page("/")
    named = [e.get("href", "") for e in page.all("link")] + [e.get("src", "") for e in page.all("script")]
    return [name for name in named if name.startswith("/static/")]


def test_pages_name_each_static_file_with_its_digest(world_client: CheckingClient) -> None:
    asset_names = assets(world_client)
    assert len(asset_names) >= 6
    assert all(re.search(r"\?v=[0-9a-f]{10}$", name) for name in asset_names)


def test_a_named_static_file_may_be_kept_for_ever_and_a_bare_one_is_asked_for_again(
    world_client: CheckingClient,
) -> None:
    for name in assets(world_client):
        kept = world_client.get(name).headers
        assert kept["cache-control"] == "public, max-age=31536000, immutable"
        bare = world_client.get(name.partition("?")[0]).headers
        assert bare["cache-control"] == "no-cache"
        assert world_client.get(name, 304, if_none_match=kept["etag"]).headers["cache-control"] == kept["cache-control"]


def test_a_digest_that_is_not_of_these_bytes_promises_nothing(world_client: CheckingClient) -> None:
    for name in ("site.css", "site.js", "vendor/htmx.min.js"):
        assert world_client.get(f"/static/{name}?v=0123456789").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["/icon.svg", "/icon.svg?v=1", "%2ficon.svg", "icon.svg/", "css//base.css"])
def test_an_odd_way_to_write_a_static_address_is_answered(world_client: CheckingClient, name: str) -> None:
    assert world_client.get(f"/static/{name}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_what_tells_of_this_moment_is_kept_nowhere(world_client: CheckingClient, path: str) -> None:
    assert world_client.get(path).headers["cache-control"] == "no-store"


def test_static_files_say_what_they_are(world_client: CheckingClient) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
    for path in (ROOT / "static").rglob("*"):
        if path.suffix in kinds:
            answer = world_client.get(f"/static/{path.relative_to(ROOT / 'static')}")
            assert answer.headers["content-type"].split(";")[0] == kinds[path.suffix]
            assert answer.content == path.read_bytes()


def test_what_is_missing_may_not_be_kept_for_ever(world_client: CheckingClient) -> None:
    assert "immutable" not in world_client.get("/static/nothing.css?v=1", 404).headers.get("cache-control", "")


def test_security_headers_stand_once_on_every_kind_of_answer(world_client: CheckingClient) -> None:
    for url, status in (("/", 200), ("/?year=", 302), ("/nothing", 404), ("/?year=x", 422), ("/static/icon.svg", 200)):
        assert not header_breaches(world_client.get(url, status), url)


def test_under_reload_nothing_is_kept_and_pages_are_the_same(world_data: Path, world_client: CheckingClient) -> None:
    reloading = CheckingClient(create_app(Settings(data_dir=world_data), reload=True))
    assert reloading.get("/about").content == world_client.get("/about").content


def test_the_table_of_routes_names_function_place_and_template() -> None:
    table = {line.split()[0]: line for line in route_table()}
    for path, told in [
        ("/", r"timeline_page +app/pages/timeline\.py:\d+ +timeline\.html"),
        ("/actors/{slug}", r"actor_page +app/pages/actors\.py:\d+ +actor\.html"),
        ("/events/{slug}", r"event +app/web/pages\.py:\d+ +event\.html"),
        ("/api/events", r"list_events +app/web/api\.py:\d+"),
        ("/healthz", r"healthz +app/web/service\.py:\d+"),
    ]:
        assert re.fullmatch(f"{re.escape(path)} +{told}", table[path])


def test_the_table_of_routes_leads_to_the_line_of_each_function() -> None:
    for line in route_table():
        _, named, where, *_ = line.split()
        file, _, number = where.partition(":")
        if file.startswith("app/pages/"):
            assert (ROOT / file).read_text(encoding="utf-8").splitlines()[int(number) - 1].startswith(f"def {named}(")


def test_a_font_that_is_fetched_early_is_the_one_that_the_styles_ask_for(world_client: CheckingClient) -> None:
    early = [e.attrib["href"] for e in world_client.page("/").all("link") if e.get("rel") == "preload"]
    asked = set(re.findall(r"url\(\"([^\"]+)\"\)", world_client.get("/static/site.css").text))
    assert early
    assert set(early) <= asked


def test_what_a_start_has_loaded_is_not_looked_through_again(world_data: Path) -> None:
    gc.unfreeze()
    with made(world_data):
        assert gc.get_freeze_count() > 10_000
    gc.unfreeze()
