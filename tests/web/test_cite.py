"""Citing: every page that can be cited says how, in its text, its head and its files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from app.config import VERSION, Settings
from app.record import records
from app.record.story import Story
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.inspection import Page, text_of

PAGES = ("/events/moon-landing", "/quotes/lets-go", "/questions/who-would-reach-the-moon", "/sources/orbit-review")
FILES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
ORIGIN = "https://race.example"


@pytest.fixture(scope="module")
def public(world_data: Path) -> Iterator[CheckingClient]:
    """A client of the tiny record under a public address."""
    settings = Settings(data_dir=world_data, base_url=ORIGIN)
    app = create_app(settings)
    with CheckingClient(app, origin=ORIGIN, headers={"host": "race.example"}, follow=False) as client:
        yield client


def citations(page: Page) -> list[str]:
    """The citations on a page, in their order."""
    return [text_of(e) for e in page.all("span") if "data-copied" in e.attrib]


def meta(page: Page) -> list[tuple[str, str]]:
    """What a page's head says by name."""
    return [(e.attrib["name"], e.attrib["content"]) for e in page.all("meta") if "name" in e.attrib]


@pytest.mark.parametrize("url", PAGES)
def test_a_page_says_how_it_and_its_articles_are_cited(public: CheckingClient, url: str) -> None:
    page = public.page(url)
    said = citations(page)
    articles = len(page.all("div", "behind")[0].findall("details"))
    assert articles >= 1
    assert len(said) == 3 * (1 + articles)
    own = [one for one in said if "[day you read it]" in one]
    assert len(own) == 3
    assert all(f"{ORIGIN}{url}" in one for one in own)
    passes_on = url.startswith(("/quotes/", "/sources/"))
    assert said[-3:] == own if passes_on else said[:3] == own
    assert f"Version {VERSION}+" in page.text


@pytest.mark.parametrize("url", PAGES)
def test_a_link_near_the_title_leads_into_the_fold(public: CheckingClient, url: str) -> None:
    page = public.page(url)
    fold = page.all("details", "citing")[0]
    assert "#cite" in page.links
    assert page.ids["cite"] in list(fold)
    assert page.links.index("#cite") < page.links.index(f"{url}.bib")


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("ending", FILES)
def test_a_file_holds_the_page_and_its_articles(public: CheckingClient, url: str, ending: str) -> None:
    answer = public.get(f"{url}.{ending}")
    assert answer.headers["content-type"].split(";")[0] == FILES[ending]
    assert answer.headers["content-disposition"].endswith(f'filename="{url.rpartition("/")[2]}.{ending}"')
    assert answer.text.count(f"{ORIGIN}{url}") >= 1
    assert f"{url}.{ending}" in public.page(url).links


@pytest.mark.parametrize("url", PAGES)
def test_the_formats_hold_the_same_works(public: CheckingClient, url: str) -> None:
    works = json.loads(public.get(f"{url}.csl.json").text)
    entries = parse_string(public.get(f"{url}.bib").text).entries
    references = rispy.loads(public.get(f"{url}.ris").text)
    ids = [work["id"] for work in works]
    assert ids == [entry.key for entry in entries] == [reference["id"] for reference in references]
    assert [work["title"] for work in works] == [reference["title"] for reference in references]
    assert works[0]["version"] == references[0]["edition"]


def test_a_position_is_cited_by_its_own_address(public: CheckingClient) -> None:
    url = "/questions/who-would-reach-the-moon"
    works = {work["id"]: work for work in json.loads(public.get(f"{url}.csl.json").text)}
    claims = public.json(f"/api{url}")["claims"]
    page = public.page(url)
    shown = [text_of(e) for e in page.all("code", within=page.all("details", "positions")[0])]
    assert shown == [f"{ORIGIN}{claim['url']}" for claim in claims]
    assert [works[f"claim-{claim['slug']}"]["URL"] for claim in claims] == shown


def test_a_quotation_says_in_which_paragraph_an_article_prints_it(public: CheckingClient) -> None:
    quote = public.json("/api/quotes/lets-go")
    passage = quote["passages"][0]
    found = f"paragraph {passage['paragraph']}, which begins “{passage['locator']} …”"
    assert found in public.page("/quotes/lets-go").text
    assert found in public.get("/quotes/lets-go.ris").text


@pytest.mark.parametrize("url", PAGES)
def test_reference_managers_find_the_citation_in_the_head(public: CheckingClient, url: str) -> None:
    said = meta(public.page(url))
    title = json.loads(public.get(f"{url}.csl.json").text)[0]["title"]
    for pair in (
        ("citation_title", title), ("DC.title", title), ("citation_public_url", f"{ORIGIN}{url}"),
        ("DC.identifier", f"{ORIGIN}{url}"), ("citation_language", "en"), ("z:itemType", "webpage"),
    ):  # fmt: skip
        assert pair in said
    assert any(name == "DC.source" for name, _ in said)
    assert all(content for _, content in said)


def test_without_a_public_address_a_citation_has_the_path_and_says_so(world_client: CheckingClient) -> None:
    page = world_client.page("/events/moon-landing")
    assert "has no public address" in page.text
    assert "/events/moon-landing" in citations(page)[0]
    assert "citation_public_url" not in dict(meta(page))
    work = json.loads(world_client.get("/events/moon-landing.csl.json").text)[0]
    assert "URL" not in work
    assert work["note"] == "On the site at /events/moon-landing"


def test_former_slugs_lead_to_the_file(world_client: CheckingClient) -> None:
    for old, new in (
        ("/events/apollo-11.bib", "/events/moon-landing.bib"),
        ("/quotes/giant-leap.csl.json", "/quotes/one-small-step.csl.json"),
        ("/questions/moon-race.ris", "/questions/who-would-reach-the-moon.ris"),
        ("/events/ambition-of-the-sixties.bib", "/questions/who-would-reach-the-moon.bib"),
    ):
        assert world_client.location(old, 301) == new


@pytest.mark.parametrize("url", ["/events/nobody.bib", "/quotes/nobody.csl.json", "/events/moon-landing.doc"])
def test_what_is_not_there_is_missing(world_client: CheckingClient, url: str) -> None:
    world_client.get(url, 404)


def test_a_file_takes_no_parameters(world_client: CheckingClient) -> None:
    problem = world_client.json("/events/moon-landing.ris?year=1969", 422)
    assert problem["errors"][0]["message"] == "is no parameter here: there are none"


def test_an_actor_is_not_cited(world_client: CheckingClient) -> None:
    assert not world_client.page("/actors/nasa").all("details", "citing")
    world_client.get("/actors/nasa.bib", 404)


def test_a_public_document_is_cited_where_no_article_tells_it(public: CheckingClient, story: Story) -> None:
    event = next(e for e in story.find(records.Event) if any(s.general for s in e.sentences))
    [general, *_] = [sentence.general for sentence in event.sentences if sentence.general]
    text = general.rstrip(".")
    assert text in public.page(event.url).text
    assert text.split(",")[0] in public.get(f"{event.url}.ris").text
    assert "document" in {entry["type"] for entry in public.get(f"{event.url}.csl.json").json()}
