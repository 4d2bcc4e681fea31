"""The two readings beside the timeline: the short story, and two actors side by side."""

from pathlib import Path

import pytest

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.inspection import Page, text_of


def chapters(page: Page) -> list[str]:
    """The events of the story, in its order."""
    return [e.attrib["id"] for e in page.all("article", "chapter")]


def test_the_story_tells_every_headline_event_in_order(client: CheckingClient) -> None:
    wanted = [event["slug"] for event in client.json("/api/events?importance=headline")["items"]]
    assert chapters(client.page("/story")) == wanted


def test_each_chapter_leads_to_its_event_its_neighbours_and_a_quotation(client: CheckingClient) -> None:
    page = client.page("/story")
    order = chapters(page)
    for number, chapter in enumerate(page.all("article", "chapter")):
        slug = chapter.attrib["id"]
        links = [e.attrib["href"] for e in page.all("a", within=chapter)]
        turns = [link for link in links if link.startswith("#")]
        assert turns == [
            f"#{other}" for other in (*order[max(number - 1, 0) : number], *order[number + 1 : number + 2])
        ]
        quoted = client.json(f"/api/events/{slug}")["quotes"]
        assert f"/events/{slug}" in links
        assert [link for link in links if link.startswith("/quotes/")] == [f"/quotes/{quote}" for quote in quoted[:1]]


def test_two_actors_stand_side_by_side_with_all_they_did_and_said(client: CheckingClient) -> None:
    page = client.page("/compare/donald-trump/kim-jong-un")
    both = ("donald-trump", "kim-jong-un")
    did = {e["url"]: {a["slug"] for a in e["actors"]} for e in client.json("/api/events?limit=200")["items"]}
    said = {q["url"]: q["speaker"]["slug"] for q in client.json("/api/quotes?limit=200")["items"]}
    found = {}
    for row in page.all("li", "row"):
        side = row.attrib["class"].split()[-1]
        found[page.all("a", within=row)[0].attrib["href"]] = side
    wanted = {url: "both" for url, who in did.items() if {*both} <= who}
    for side, slug, other in (("left", *both), ("right", *both[::-1])):
        wanted |= {url: side for url, who in did.items() if slug in who and other not in who}
        wanted |= {url: side for url, speaker in said.items() if speaker == slug}
    assert found == wanted


@pytest.mark.parametrize("pair", ["donald-trump/kim-jong-un", "us-government/dprk-government", "joe-biden/moon-jae-in"])
def test_years_follow_each_other_and_none_comes_twice(client: CheckingClient, pair: str) -> None:
    headings = [int(text_of(h2)[:4]) for h2 in client.page(f"/compare/{pair}").all("h2", "year-mark")]
    assert headings == sorted(set(headings))


def test_a_decade_does_not_break_the_order_of_the_years(world_client: CheckingClient) -> None:
    page = world_client.page("/compare/soviet-government/nasa")
    headings = [int(text_of(h2)[:4]) for h2 in page.all("h2", "year-mark")]
    assert headings == sorted(set(headings))


def test_the_form_leads_to_the_two_that_were_chosen(client: CheckingClient) -> None:
    assert client.location("/compare?a=joe-biden&b=kim-jong-un") == "/compare/joe-biden/kim-jong-un"
    page = client.page("/compare/joe-biden/kim-jong-un")
    chosen = [e.attrib["value"] for e in page.all("option") if "selected" in e.attrib]
    assert chosen == ["joe-biden", "kim-jong-un"]
    assert "/compare/kim-jong-un/joe-biden" in page.links


@pytest.mark.parametrize("asked", ["", "?a=nobody", "?a=%00&b=%FF", "?a=../..&b=//x", "?b=moon-jae-in", "?a=&b="])
def test_a_choice_that_is_none_leads_to_two_that_are_there(client: CheckingClient, asked: str) -> None:
    client.page(client.location(f"/compare{asked}"))


def test_one_actor_twice_is_that_actors_page(client: CheckingClient) -> None:
    assert client.location("/compare/joe-biden/joe-biden") == "/actors/joe-biden"
    assert client.location("/compare?a=joe-biden&b=joe-biden") == "/compare/joe-biden/joe-biden"


@pytest.mark.parametrize("path", ["nobody/joe-biden", "joe-biden/nobody", "%00/joe-biden", "joe-biden", "a/b/c"])
def test_an_actor_that_is_not_there_is_missing(client: CheckingClient, path: str) -> None:
    client.page(f"/compare/{path}", 404)


def test_a_former_slug_moves_on_either_side(copied: Path, tmp_path: Path) -> None:
    file = copied / "actors" / "nasa.yaml"
    file.write_text(file.read_text() + "former_slugs: [naca]\n")
    client = CheckingClient(create_app(Settings(data_dir=built(copied, tmp_path / "data"))))
    assert client.location("/actors/naca", 301) == "/actors/nasa"
    assert client.location("/compare/tass/naca", 301) == "/compare/tass/nasa"
    assert client.location("/compare/naca/tass", 301) == "/compare/nasa/tass"


@pytest.mark.parametrize("url", ["/story?x=1", "/compare/donald-trump/kim-jong-un?year=2018"])
def test_a_reading_takes_no_parameters(client: CheckingClient, url: str) -> None:
    assert client.location(url) == url.partition("?")[0]
