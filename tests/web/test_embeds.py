"""What other sites show of ours in a frame: small, whole without a script, with every link to a page of its own."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.contracts.tree import none
from tests.inspection import Page, text_of
from tests.web.test_main import made
from tests.web.views import at, filled

MOST = 40_000
"""So many bytes may an embed bring over the wire: page, style sheet, script, typefaces."""
VIEWS = ("", "actor={actor}", "year={year}", "from={early_year}&to={last_year}", "from={month}&to={later_month}")
WHOLE = {
    "/embed": "/", "/embed?year=1961": "/?year=1961", "/embed/events/moon-landing": "/events/moon-landing",
    "/embed/quotes/lets-go": "/quotes/lets-go",
}  # fmt: skip
"""Embeds, each with the page that it stands for."""
ORIGIN = "https://timeline.example"


def meta(page: Page, name: str) -> str:
    """What a page says of itself under a name."""
    return next((e.attrib["content"] for e in page.all("meta") if e.get("name") == name), "")


def rel(page: Page, name: str) -> list[dict[str, str]]:
    """The links of a page's head with a relation."""
    return [dict(e.attrib) for e in page.all("link") if e.get("rel") == name]


@pytest.mark.parametrize("url", WHOLE)
def test_every_link_opens_in_a_window_of_its_own(world_client: CheckingClient, url: str) -> None:
    page = world_client.page(url)
    assert [dict(e.attrib) for e in page.all("base")] == [{"target": "_blank"}]
    drawn = [link for svg in page.all("svg") for link in page.all("a", within=svg)]
    none(str(link.attrib) for link in drawn if (link.get("target"), link.get("rel")) != ("_blank", "noopener"))
    none(link for link in page.links if link.startswith(("#", "/embed")))
    assert not page.all("nav") + page.all("header", "site-header") + page.all("form")


@pytest.mark.parametrize(("url", "whole"), list(WHOLE.items()))
def test_an_embed_stands_for_its_page_and_says_where_it_is_from(
    world_client: CheckingClient, url: str, whole: str
) -> None:
    page, generation = world_client.page(url), world_client.json("/api/events")["generation"]
    assert [link["href"] for link in rel(page, "canonical")] == [whole]
    assert meta(page, "robots") == "noindex"
    foot = text_of(page.all("footer")[0])
    assert f"built from two articles. Record {generation}, CC0 1.0, quoted words excepted." in foot
    assert whole in page.links
    assert "/" in page.links


def test_an_event_is_told_with_its_date_sentences_and_sources(world_client: CheckingClient) -> None:
    page, record = world_client.page("/embed/events/sputnik"), world_client.json("/api/events/sputnik")
    assert page.h1 == record["title"]
    assert record["date"]["text"] in page.text
    cited = [c for sentence in record["sentences"] for c in sentence["citations"]]
    assert cited
    for sentence in record["sentences"]:
        assert sentence["text"] in page.text
    assert {f"/sources/{c['source']}#p{c['paragraph']}" for c in cited} <= set(page.links)


def test_a_quotation_is_told_with_speaker_day_way_and_source(world_client: CheckingClient) -> None:
    page, record = world_client.page("/embed/quotes/lets-go"), world_client.json("/api/quotes/lets-go")
    assert page.h1 == f"“{record['text']}”"
    for said in (record["speaker"]["name"], record["said"]["text"], record["context"]):
        assert said in page.text
    assert f"/sources/{record['source']}#p{record['paragraph']}" in page.links


def test_a_picture_has_its_title_marks_and_legend(world_client: CheckingClient) -> None:
    page = world_client.page("/embed?year=1961")
    assert page.h1 == "3 events in 1961"
    assert page.all("svg", "drawing")
    assert page.all("svg", "ribbon")
    assert "turning point" in text_of(page.all("ul", "legend")[0])
    marks = page.all("a", "mark")
    assert marks
    assert all(mark.get("href", "").startswith("/events/") and page.all("title", within=mark) for mark in marks)
    assert not any("tabindex" in mark.attrib for mark in marks), "without a script each mark is its own stop"
    assert not [e for e in page.elements if "data-members" in e.attrib or "data-quote" in e.attrib]


@pytest.mark.parametrize(
    ("spelling", "address"),
    [
        ("/embed?utm_source=x&year=1961", "/embed?year=1961"),
        ("/embed?order=newest&limit=5&year=1961", "/embed?year=1961"),
        ("/embed?year=", "/embed"),
        ("/embed/events/moon-landing?x=1", "/embed/events/moon-landing"),
        ("/embed/quotes/lets-go?year=1961", "/embed/quotes/lets-go"),
    ],
)
def test_an_embed_has_one_address(world_client: CheckingClient, spelling: str, address: str) -> None:
    assert world_client.location(spelling) == address


def test_a_former_slug_leads_to_the_embed_of_the_present_one(world_client: CheckingClient) -> None:
    assert world_client.location("/embed/events/apollo-11", 301) == "/embed/events/moon-landing"
    assert world_client.location("/embed/quotes/giant-leap", 301) == "/embed/quotes/one-small-step"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/embed/events/nothing-here", 404),
        ("/embed/quotes/nothing-here", 404),
        ("/embed/events/ambition-of-the-sixties", 404),
        ("/embed/actors/nasa", 404),
        ("/embed?year=abc", 422),
    ],
)
def test_what_cannot_be_shown_says_so_in_the_frame(world_client: CheckingClient, url: str, status: int) -> None:
    page = world_client.page(url, status)
    assert page.all("main", "embed")
    assert not page.all("header", "site-header")
    assert [dict(e.attrib) for e in page.all("base")] == [{"target": "_blank"}]
    assert page.links


def test_a_record_out_of_reach_says_so_in_the_frame(tmp_path: Path) -> None:
    page = made(tmp_path).page("/embed", 503)
    assert page.all("main", "embed")
    assert page.h1 == "The record is not ready"


def weight(client: TestClient, url: str) -> int:
    """The bytes of an embed and of all it fetches at once, coded as a browser takes them."""
    page = client.get(url, headers={"accept-encoding": "br"})
    assert page.status_code == 200, url
    fetched = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert {name.partition("?")[0] for name in fetched} >= {"/static/embed.css", "/static/embed.js"}
    answers = [page, *(client.get(name, headers={"accept-encoding": "br"}) for name in fetched)]
    return sum(int(answer.headers["content-length"]) for answer in answers)


@pytest.fixture(scope="module")
def bare(real_data: Path) -> TestClient:
    """A client of the record in `seeds/` that counts what comes over the wire."""
    return TestClient(create_app(Settings(data_dir=real_data)))


def test_an_embed_is_light(bare: TestClient, usual: dict[str, str]) -> None:
    urls = [f"/embed/{kind}/{one['slug']}" for kind in ("events", "quotes")
            for one in bare.get(f"/api/{kind}?limit=200").json()["items"]]  # fmt: skip
    urls += [at("/embed", filled(view, usual)) for view in VIEWS]
    none(f"{url} brings {size} bytes" for url in urls if (size := weight(bare, url)) > MOST)


def test_the_picture_of_a_crowd_is_light_too(crowd_data: Path) -> None:
    crowd = TestClient(create_app(Settings(data_dir=crowd_data)))
    none(f"{url} brings {size} bytes" for url in ("/embed", "/embed?year=1969") if (size := weight(crowd, url)) > MOST)


@pytest.mark.parametrize("url", ["/events/sputnik", "/quotes/lets-go", "/?year=1961"])
def test_a_page_offers_the_lines_to_copy(world_data: Path, url: str) -> None:
    with made(world_data, follow=False, base_url=ORIGIN) as client:
        page = client.page(url)
    [lines] = [text_of(e) for e in page.all("code") if "data-text" in e.attrib]
    assert lines.startswith('<iframe src="https://timeline.example/embed')
    assert lines.endswith("></iframe>")
    assert "does not know its public address" not in page.text
    shown = re.findall(r'src="https://timeline\.example([^"]+)"', lines)
    assert shown[0] in page.links or [e.get("src") for e in page.all("iframe")] == shown


def test_a_site_that_does_not_know_its_address_says_so(world_client: CheckingClient) -> None:
    page = world_client.page("/events/sputnik")
    assert "does not know its public address" in page.text
    assert not [link for link in rel(page, "alternate") if "oembed" in link.get("type", "")]


def test_a_list_without_a_picture_offers_none(world_client: CheckingClient) -> None:
    for url in ("/quotes", "/questions"):
        assert "embed-view" not in world_client.page(url).ids
