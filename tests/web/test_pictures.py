"""Pictures as they are answered: cards, the picture of a view as a file, the icon."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient

ORIGIN = "https://timeline.example"


@pytest.fixture(scope="module")
def known(world_data: Path) -> CheckingClient:
    """A client of a site that knows its own address."""
    app = create_app(Settings.model_validate({"data_dir": world_data, "base_url": ORIGIN}))
    return CheckingClient(app, ORIGIN, {"host": "timeline.example"}, False)


@pytest.mark.parametrize(
    "path", ["/", "/?year=1961", "/events/sputnik", "/quotes", "/quotes/lets-go", "/actors/nasa", "/story", "/about",
             "/questions/who-would-reach-the-moon", "/sources/moon-letter", "/compare/nasa/yuri-gagarin"],
)  # fmt: skip
def test_every_page_says_what_others_show_of_it(known: CheckingClient, path: str) -> None:
    page = known.page(path)
    said = {
        e.get("property", ""): e.get("content", "") for e in page.all("meta") if e.get("property", "").startswith("og:")
    }
    assert said["og:url"] == ORIGIN + path
    assert said["og:title"]
    assert said["og:description"]
    card = known.get(said["og:image"].removeprefix(ORIGIN))
    assert card.headers["content-type"] == "image/png"
    with Image.open(BytesIO(card.content)) as image:
        assert image.size == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_a_search_and_an_error_are_not_shown(known: CheckingClient) -> None:
    assert "og:" not in known.page("/search?q=moon").html
    assert "og:" not in known.page("/nowhere", 404).html


def test_without_an_address_no_page_names_a_card(world_client: CheckingClient) -> None:
    assert "og:" not in world_client.page("/events/sputnik").html


def test_a_card_of_no_record_is_not_found(world_client: CheckingClient) -> None:
    for path in ("nothing", "..%2Fcurrent", "quotes/nothing", "weather/sputnik", "events/sputnik"):
        world_client.json(f"/previews/{path}.png", 404)
    assert world_client.location("/cards/sputnik.png", 301) == "/previews/sputnik.png"


def test_the_picture_is_a_whole_drawing(known: CheckingClient) -> None:
    answer = known.get("/picture.svg?year=1961")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawing = ElementTree.fromstring(answer.text)
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join(drawing.itertext())
    for words in (
        "3 events in 1961",
        "turning point",
        "pale: left out by the filters",
        "CC0 1.0",
        f"{ORIGIN}/?year=1961",
    ):
        assert words in said
    outside = [value for e in drawing.iter() for name, value in e.attrib.items() if "://" in value and name == "href"]
    assert outside
    assert all(value.startswith(f"{ORIGIN}/") for value in outside)
    assert not re.search(r"url\((?!#)|<script|data-|tabindex|style=", answer.text)


def test_the_picture_shows_the_events_of_its_page(world_client: CheckingClient) -> None:
    for query in ("", "?actor=nasa", "?from=1961&to=1961-12"):
        named = re.compile(r'id="mark-([a-z0-9-]+)"')
        assert named.findall(world_client.get(f"/picture.svg{query}").text) == named.findall(
            world_client.landing(f"/{query}").html
        )


def test_without_an_address_the_picture_leads_nowhere(world_client: CheckingClient) -> None:
    assert "href" not in world_client.get("/picture.svg").text


def test_the_picture_as_pixels_is_large_enough_to_print(world_client: CheckingClient) -> None:
    answer = world_client.get("/picture.png?year=1961")
    assert answer.headers["content-type"] == "image/png"
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size[0] >= 1600
        assert len(set(image.convert("RGB").resize((200, 100)).tobytes())) > 50


@pytest.mark.parametrize("query", ["limit=5", "after=sputnik", "order=newest", "yaer=1961", "year=never"])
def test_a_picture_refuses_what_it_does_not_know(world_client: CheckingClient, query: str) -> None:
    name = query.partition("=")[0]
    for form in ("svg", "png"):
        assert world_client.json(f"/picture.{form}?{query}", 422)["errors"][0]["name"] == name


def test_a_view_leads_to_its_pictures(world_client: CheckingClient) -> None:
    page = world_client.page("/?order=newest&year=1961")
    links = [e.get("href", "") for e in page.all("a") if e.get("href", "").startswith("/picture")]
    assert links == ["/picture.svg?year=1961", "/picture.png?year=1961"]
    assert "/picture." not in world_client.page("/quotes").html


def test_the_icon_is_there_by_its_old_names(world_client: CheckingClient) -> None:
    assert world_client.get("/favicon.ico").content[:4] == b"\0\0\1\0"
    assert world_client.get("/apple-touch-icon.png").content[1:4] == b"PNG"
