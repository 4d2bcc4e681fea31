"""oEmbed 1.0: programs of other sites learn by a page's address how to show it."""

from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from micawber.exceptions import ProviderException
from micawber.providers import Provider

from tests.checking import CheckingClient
from tests.inspection import Page
from tests.serving import serving
from tests.web.test_embeds import ORIGIN, rel
from tests.web.test_main import made

PAGES = {
    f"{ORIGIN}/events/sputnik": "/embed/events/sputnik",
    f"{ORIGIN}/events/sputnik?year=1957": "/embed/events/sputnik",
    f"{ORIGIN}/events/sputnik#note-1": "/embed/events/sputnik",
    f"{ORIGIN}/events/apollo-11": "/embed/events/moon-landing",
    f"{ORIGIN}/quotes/lets-go": "/embed/quotes/lets-go",
    f"{ORIGIN}/quotes/giant-leap": "/embed/quotes/one-small-step",
    ORIGIN: "/embed",
    f"{ORIGIN}/": "/embed",
    f"{ORIGIN}/?year=1961&order=newest&utm_source=x": "/embed?year=1961",
    f"{ORIGIN}/embed/events/sputnik": "/embed/events/sputnik",
    f"{ORIGIN}/embed?year=1961": "/embed?year=1961",
    "http://TIMELINE.example/quotes/lets-go": "/embed/quotes/lets-go",
}  # fmt: skip


@pytest.fixture(scope="module")
def placed(world_data: Path) -> CheckingClient:
    """A client of the tiny record at a public address."""
    return made(world_data, follow=False, base_url=ORIGIN)


def asked(url: str, **more: object) -> str:
    """The address that asks how to embed a page."""
    return f"/oembed?url={quote(url, safe='')}" + "".join(f"&{name}={value}" for name, value in more.items())


def frame(told: dict[str, Any]) -> dict[str, str]:
    """The attributes of the frame that an answer holds."""
    [iframe] = Page("/", f"<!doctype html><title>x</title>{told['html']}").all("iframe")
    return dict(iframe.attrib)


@pytest.mark.parametrize("url", PAGES)
def test_the_answer_is_the_frame_of_that_page(placed: CheckingClient, url: str) -> None:
    told = placed.json(asked(url))
    assert (told["type"], told["version"]) == ("rich", "1.0")
    assert frame(told)["src"] == ORIGIN + PAGES[url]
    assert (frame(told)["width"], frame(told)["height"]) == (str(told["width"]), str(told["height"]))
    assert frame(told)["title"] == told["title"]
    assert told["provider_url"] == f"{ORIGIN}/"
    assert told["provider_name"] == "Sputnik → Moon"
    placed.page(PAGES[url])


@pytest.mark.parametrize(
    "url",
    [
        f"{ORIGIN}/events/nothing-here", f"{ORIGIN}/actors/nasa", f"{ORIGIN}/events", f"{ORIGIN}/?year=abc",
        f"{ORIGIN}/?q=%FF", f"{ORIGIN}/events/sputnik/", f"{ORIGIN}/events/ambition-of-the-sixties",
        "https://other.example/events/sputnik", "https://timeline.example.evil.example/events/sputnik",
        "ftp://timeline.example/events/sputnik", "javascript:alert(1)", "/events/sputnik", "http://[", "x" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_page_of_this_site_is_not_found(placed: CheckingClient, url: str) -> None:
    assert placed.json(asked(url), 404)["status"] == 404


def test_a_frame_is_no_larger_than_asked_for(placed: CheckingClient) -> None:
    url = f"{ORIGIN}/events/sputnik"
    plain, narrow, low = (placed.json(asked(url, **more)) for more in ({}, {"maxwidth": 300}, {"maxheight": 200}))
    assert plain["width"] == 600
    assert narrow["width"] == 300
    assert narrow["height"] > plain["height"] > 200 == low["height"]
    assert placed.json(asked(ORIGIN, maxwidth=9000))["width"] == 1200


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "url"), ("?url=", "url"), ("?format=json", "url"), ("?url=a&url=b", "url"),
        ("?url=a&maxwidth=0", "maxwidth"),
        ("?url=a&maxwidth=-5", "maxwidth"), ("?url=a&maxheight=12.5", "maxheight"), ("?url=a&maxwidth=²", "maxwidth"),
        ("?url=a&maxheight=99999999999999999999", "maxheight"),
    ],
)  # fmt: skip
def test_a_parameter_that_cannot_be_read_is_named(placed: CheckingClient, query: str, name: str) -> None:
    assert [bad["name"] for bad in placed.json(f"/oembed{query}", 422)["errors"]] == [name]


def test_parameters_that_others_add_are_passed_over(placed: CheckingClient) -> None:
    url = f"{ORIGIN}/events/sputnik"
    assert placed.json(asked(url, dnt=1, omit_script="true")) == placed.json(asked(url))
    assert placed.json(f"{asked(url)}&{asked(url).partition('?')[2]}") == placed.json(asked(url))


def test_xml_says_the_same(placed: CheckingClient) -> None:
    url = f"{ORIGIN}/quotes/lets-go"
    answer, told = placed.get(asked(url, format="xml")), placed.json(asked(url, format="json"))
    assert answer.headers["content-type"].startswith("text/xml")
    assert {e.tag: e.text for e in ElementTree.fromstring(answer.text)} == {k: str(v) for k, v in told.items()}


def test_another_format_is_not_implemented(placed: CheckingClient) -> None:
    assert placed.json(asked(ORIGIN, format="yaml"), 501)["status"] == 501


def test_a_site_that_does_not_know_its_address_embeds_nothing(world_client: CheckingClient) -> None:
    assert "BASE_URL" in world_client.json(asked("http://testserver/events/sputnik"), 404)["detail"]


@pytest.mark.parametrize("url", ["/events/sputnik", "/quotes/lets-go", "/", "/?year=1961"])
def test_a_page_says_where_it_is_told_how_to_embed_it(placed: CheckingClient, url: str) -> None:
    [link] = [link for link in rel(placed.page(url), "alternate") if link.get("type") == "application/json+oembed"]
    told = placed.json(link["href"].removeprefix(ORIGIN))
    assert link["href"].startswith(f"{ORIGIN}/oembed?")
    assert link["title"] == told["title"]


@pytest.mark.parametrize("url", ["/actors", "/actors/nasa", "/sources/orbit-review", "/quotes", "/about"])
def test_a_page_that_cannot_be_embedded_says_nothing(placed: CheckingClient, url: str) -> None:
    assert not [link for link in rel(placed.page(url), "alternate") if "oembed" in link.get("type", "")]


def test_a_consumer_of_others_reads_it(world_data: Path) -> None:
    with serving(world_data, knowing=True) as address:
        provider = Provider(f"{address}/oembed")
        for path in ("/events/sputnik", "/quotes/lets-go", "/?year=1961"):
            told = provider.request(f"{address}{path}", maxwidth=400)
            assert (told["type"], told["width"]) == ("rich", 400)
            assert frame(told)["src"].startswith(f"{address}/embed")
        with pytest.raises(ProviderException):
            provider.request(f"{address}/actors/nasa")
