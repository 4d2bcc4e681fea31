"""The two readings beside the timeline: the short story, and two actors side by side."""

from pathlib import Path

import pytest

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.inspection import Page, text_of
from tests.web.views import Records, actors_of


def chapters(page: Page) -> list[str]:
    """The events of the story, in its order."""
    return [e.attrib["id"] for e in page.all("article", "chapter")]


def test_the_story_tells_every_headline_event_in_order(client: CheckingClient) -> None:
    headlines = client.json("/api/events?importance=headline")["items"]
    assert chapters(client.page("/story")) == [event["slug"] for event in headlines]


def test_each_chapter_leads_to_its_event_and_its_sources(client: CheckingClient) -> None:
    page = client.page("/story")
    for chapter in page.all("article", "chapter"):
        links = [e.attrib["href"] for e in page.all("a", within=chapter)]
        assert f"/events/{chapter.attrib['id']}" in links
        cited = [e.attrib["href"] for e in page.all("a", "cite", within=chapter)]
        assert all(link.startswith(("/sources/", "#note-")) for link in cited)
        assert cited


def test_a_pulled_quotation_has_its_speaker_and_its_source(client: CheckingClient, quotes: Records) -> None:
    page, by_url = client.page("/story"), {quote["url"]: quote for quote in quotes}
    pulled = page.all("figure", "pulled")
    assert pulled
    for figure in pulled:
        links = [e.attrib["href"] for e in page.all("a", within=figure)]
        quote = by_url[links[0]]
        assert links[1] == f"/actors/{quote['speaker']['slug']}"
        assert f"/sources/{quote['source']}#p{quote['paragraph']}" in links


def test_two_actors_stand_side_by_side_with_all_they_did_and_said(
    client: CheckingClient, usual: dict[str, str], events: Records, quotes: Records
) -> None:
    both = (usual["actor"], usual["partner"])
    page = client.page(f"/compare/{both[0]}/{both[1]}")
    did = {event["url"]: {*actors_of(event)} for event in events}
    said = {quote["url"]: quote["speaker"]["slug"] for quote in quotes}
    sides_shown = {
        page.all("a", within=row)[0].attrib["href"]: row.attrib["class"].split()[-1] for row in page.all("li", "row")
    }
    sides = {url: "both" for url, who in did.items() if {*both} <= who}
    for side, slug, other in (("left", *both), ("right", *both[::-1])):
        sides |= {url: side for url, who in did.items() if slug in who and other not in who}
        sides |= {url: side for url, speaker in said.items() if speaker == slug}
    assert sides_shown == sides


@pytest.mark.parametrize("pair", ["{actor}/{partner}", "{speaker}/{other_speaker}", "{partner}/{holder}"])
def test_years_follow_each_other_and_none_comes_twice(client: CheckingClient, usual: dict[str, str], pair: str) -> None:
    page = client.landing(f"/compare/{pair.format_map(usual)}")
    headings = [int(text_of(h2)[:4]) for h2 in page.all("h2", "year-mark")]
    assert headings == sorted(set(headings))


def test_a_decade_does_not_break_the_order_of_the_years(world_client: CheckingClient) -> None:
    page = world_client.page("/compare/soviet-government/nasa")
    headings = [int(text_of(h2)[:4]) for h2 in page.all("h2", "year-mark")]
    assert headings == sorted(set(headings))


def test_the_form_leads_to_the_two_that_were_chosen(world_client: CheckingClient) -> None:
    assert world_client.location("/compare?a=tass&b=nasa") == "/compare/tass/nasa"
    page = world_client.page("/compare/tass/nasa")
    chosen = [e.attrib["value"] for e in page.all("option") if "selected" in e.attrib]
    assert chosen == ["tass", "nasa"]
    assert "/compare/nasa/tass" in page.links


@pytest.mark.parametrize("asked", ["", "?a=nobody", "?a=%00&b=%FF", "?a=../..&b=//x", "?b=nasa", "?a=&b="])
def test_a_choice_that_is_none_leads_to_two_that_are_there(world_client: CheckingClient, asked: str) -> None:
    world_client.page(world_client.location(f"/compare{asked}"))


def test_one_actor_twice_is_that_actors_page(world_client: CheckingClient) -> None:
    assert world_client.location("/compare/tass/tass") == "/actors/tass"
    assert world_client.location("/compare?a=tass&b=tass") == "/compare/tass/tass"


@pytest.mark.parametrize("path", ["nobody/tass", "tass/nobody", "%00/tass", "tass", "a/b/c"])
def test_an_actor_that_is_not_there_is_missing(world_client: CheckingClient, path: str) -> None:
    world_client.page(f"/compare/{path}", 404)


def test_a_former_slug_moves_on_either_side(copied: Path, tmp_path: Path) -> None:
    file = copied / "actors" / "nasa.yaml"
    file.write_text(file.read_text() + "former_slugs: [naca]\n")
    client = CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data"))))
    assert client.location("/actors/naca", 301) == "/actors/nasa"
    assert client.location("/compare/tass/naca", 301) == "/compare/tass/nasa"
    assert client.location("/compare/naca/tass", 301) == "/compare/nasa/tass"


@pytest.mark.parametrize("url", ["/story?x=1", "/compare/tass/nasa?year=2018"])
def test_a_reading_takes_no_parameters(world_client: CheckingClient, url: str) -> None:
    assert world_client.location(url) == url.partition("?")[0]
