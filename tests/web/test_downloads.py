"""Files to take away as programs are answered: names, types, tags, refusals; a page that tells the truth of them."""

import hashlib
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.config import Settings
from app.pages.data import FILES
from app.web import cache, downloads
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import WORLD, built
from tests.inspection import text_of

TYPES = {
    "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8", "json": "application/json",
    "sqlite": "application/vnd.sqlite3", "atom": "application/atom+xml; charset=utf-8",
    "geojson": "application/geo+json",
}  # fmt: skip


def test_every_file_is_told_and_every_told_file_is_there() -> None:
    assert [*downloads.FORMS] == [*FILES]


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_saved_under_its_name_and_answered_by_its_tag(world_client: CheckingClient, path: str) -> None:
    answer = world_client.get(path)
    assert answer.headers["content-disposition"] == f'attachment; filename="{path[1:]}"'
    assert answer.headers["content-type"] == TYPES[path.rpartition(".")[2]]
    assert world_client.get(path).content == answer.content
    assert world_client.head(path).headers["content-length"] == str(len(answer.content))
    assert world_client.get(path, 304, if_none_match=answer.headers["etag"]).content == b""


def test_the_page_tells_the_size_and_digest_that_each_file_has(client: CheckingClient) -> None:
    page = client.page("/data")
    for path in FILES:
        content = client.get(path).content
        told = text_of(page.ids[path[1:]])
        assert hashlib.sha256(content).hexdigest() in told
        assert f"{len(content) / 1000:.0f} kB" in told or f"{len(content) / 1000**2:.1f} MB" in told
    assert client.json("/readyz")["generation"] in page.text
    assert {path for path in page.links if path in FILES} == {*FILES}


@pytest.mark.parametrize("path", FILES)
def test_an_unknown_parameter_is_refused(world_client: CheckingClient, path: str) -> None:
    problem = world_client.json(f"{path}?yeer=1961", 422)
    assert [error["name"] for error in problem["errors"]] == ["yeer"]
    assert problem["without"] == path


@pytest.mark.parametrize("path", [path for path, file in FILES.items() if file.of_views])
def test_a_file_holds_the_whole_view_and_takes_no_page(world_client: CheckingClient, path: str) -> None:
    problem = world_client.json(f"{path}?limit=2&q=moon", 422)
    assert [error["message"] for error in problem["errors"]] == ["is no parameter here: a file holds the whole view"]
    assert problem["without"] == f"{path}?q=moon"
    assert world_client.json(f"{path}?q={'a ' * 50}", 422)["status"] == 422
    assert world_client.get(f"{path}?limit=&q=moon").content


def test_a_view_that_finds_nothing_is_a_file_without_records(world_client: CheckingClient) -> None:
    assert world_client.get("/events.csv?year=1999").text.count("\r\n") == 1
    assert "BEGIN:VEVENT" not in world_client.get("/events.ics?year=1999").text
    assert world_client.json("/timelinejs.json?year=1999")["events"] == []


def test_an_event_has_an_entry_for_a_calendar_where_its_day_is_known(world_client: CheckingClient) -> None:
    answer = world_client.get("/events/moon-landing.ics")
    assert answer.headers["content-disposition"] == 'attachment; filename="moon-landing.ics"'
    assert answer.text.count("BEGIN:VEVENT") == 1
    assert "/events/moon-landing.ics" in world_client.page("/events/moon-landing").links
    problem = world_client.json("/events/gagarin-flight.ics", 404)
    assert "Its day is not known: the record has “April 1961”" in problem["detail"]
    assert "/events/gagarin-flight.ics" not in world_client.page("/events/gagarin-flight").links
    assert world_client.json("/events/nothing.ics", 404)["title"] == "There is no such event"
    assert world_client.json("/events/moon-landing.ics?year=1969", 422)["errors"][0]["name"] == "year"


def test_a_former_slug_leads_to_the_entry_of_the_event(copied: Path, tmp_path: Path) -> None:
    path = copied / "events" / "moon-landing.yaml"
    path.write_text(path.read_text().replace("[apollo-11]", "[eagle-lands]"))
    client = CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data"))))
    assert client.location("/events/eagle-lands.ics", 301) == "/events/moon-landing.ics"


def test_the_links_of_a_view_lead_to_its_files(world_client: CheckingClient) -> None:
    page = world_client.page("/?limit=2&year=1961")
    links = [link for link in page.links if urlsplit(link).path in FILES]
    assert links == ["/events.csv?year=1961", "/events.ics?year=1961", "/timelinejs.json?year=1961"]
    assert "/data" in page.links


@pytest.mark.parametrize(
    ("url", "data"), [("/?year=1961", "/api/events?year=1961"), ("/quotes", "/api/quotes"), ("/about", "")]
)
def test_a_page_names_its_data_and_the_feed(world_client: CheckingClient, url: str, data: str) -> None:
    alternates = {
        element.attrib["type"]: element.attrib["href"]
        for element in world_client.page(url).all("link")
        if element.get("rel") == "alternate"
    }
    assert alternates.pop("application/atom+xml") == "/feed.atom"
    assert alternates == ({"application/json": data} if data else {})


def test_files_begin_their_addresses_with_the_public_one(world_data: Path) -> None:
    settings = Settings(data_dir=world_data, base_url="https://race.example")
    client = CheckingClient(create_app(settings), headers={"host": "race.example"})
    version = client.json("/readyz")["generation"]
    rows = client.get("/events.csv?year=1957").text.splitlines()
    assert rows[-1].endswith(f",https://race.example/?year=1957,{version}")
    assert sum(",https://race.example/events/sputnik," in row for row in rows) == 1
    assert client.json("/record.json")["address"] == "https://race.example"


def test_a_new_generation_has_new_files(tmp_path: Path) -> None:
    seeds, data = Path(shutil.copytree(WORLD, tmp_path / "seeds")), tmp_path / "data"
    built(seeds, data)
    client = CheckingClient(create_app(Settings(data_dir=data)), follow=False)
    before = client.get("/events.csv")
    site = seeds / "events" / "sputnik.yaml"
    site.write_text(site.read_text().replace("launches Sputnik 1", "sends up Sputnik 1"))
    built(seeds, data)
    after = client.get("/events.csv")
    assert "sends up Sputnik 1" in after.text
    assert "sends up Sputnik 1" not in before.text


def test_a_large_file_is_passed_on_whole_and_not_kept(world_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = CheckingClient(create_app(Settings(data_dir=world_data))).get("/record.json")
    monkeypatch.setattr(cache, "LARGE", 1000)
    client = CheckingClient(create_app(Settings(data_dir=world_data)), headers={"accept-encoding": "gzip"})
    large = client.get("/record.json")
    assert large.content == small.content
    assert "content-encoding" not in large.headers
    assert (large.headers["etag"], large.headers["cache-control"]) == (
        small.headers["etag"],
        small.headers["cache-control"],
    )
    assert client.head("/record.json").headers["content-length"] == str(len(small.content))
    assert client.get("/record.json", 304, if_none_match=f"W/{large.headers['etag']}").content == b""
