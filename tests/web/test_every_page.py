"""Every page of the real record opens, and the inspector finds nothing wrong with it."""

import pytest

from app.config import ROOT
from tests.checking import CheckingClient

LISTS = {
    "/": "Trump and Kim",
    "/actors": "Actors",
    "/quotes": "Quotations",
    "/questions": "Questions",
    "/sources": "Sources",
    "/search": "Search",
    "/about": "About this timeline",
    "/about/changes": "Changes of the record",
    "/story": "The short story",
    "/compare/donald-trump/kim-jong-un": "Donald Trump and Kim Jong Un side by side",
}


def slugs(kind: str) -> list[str]:
    """The slugs of the real record's files of one kind."""
    return sorted(path.stem for path in (ROOT / "seeds" / kind).glob("*.yaml"))


@pytest.mark.parametrize("url", LISTS)
def test_a_list_opens(client: CheckingClient, url: str) -> None:
    assert client.page(url).h1.startswith(LISTS[url])


@pytest.mark.parametrize("slug", slugs("events"))
def test_an_event_opens_and_says_what_its_record_says(client: CheckingClient, slug: str) -> None:
    page, record = client.page(f"/events/{slug}"), client.json(f"/api/events/{slug}")
    assert page.h1 == record["title"]
    for said in (record["summary"], record["date"]["text"], record["date"]["edtf"], record["place"] or ""):
        assert " ".join(said.split()) in page.text
    assert {f"/actors/{actor['slug']}" for actor in record["actors"]} <= set(page.links)
    assert {f"/sources/{c['source']}#p{c['paragraph']}" for c in record["citations"]} <= set(page.links)
    assert {f"/quotes/{quote}" for quote in record["quotes"]} <= set(page.links)
    assert {f"/events/{other['slug']}" for other in record["related"]} <= set(page.links)
    for note in record["notes"]:
        assert " ".join(note["text"].split()) in page.text


@pytest.mark.parametrize("slug", slugs("quotes"))
def test_a_quotation_opens_with_its_way_to_the_page(client: CheckingClient, slug: str) -> None:
    page, record = client.page(f"/quotes/{slug}"), client.json(f"/api/quotes/{slug}")
    assert page.h1 == f"“{record['text']}”"
    passed_on = [f"/actors/{step['who']['slug']}" for step in record["via"]]
    printed = [f"/sources/{p['source']}#p{p['paragraph']}" for p in record["passages"]]
    assert {f"/actors/{record['speaker']['slug']}", *passed_on, *printed} <= set(page.links)
    assert record["said"]["text"] in page.text
    assert " ".join(record["context"].split()) in page.text


@pytest.mark.parametrize("slug", slugs("actors"))
def test_an_actor_opens_with_all_that_they_did_and_said(client: CheckingClient, slug: str) -> None:
    page, record = client.page(f"/actors/{slug}"), client.json(f"/api/actors/{slug}")
    assert page.h1 == record["name"]
    assert len(page.all("article", "event")) == record["event_count"]
    quotes = client.json("/api/quotes?limit=200")["items"]
    theirs = {q["slug"] for q in quotes if slug in (q["speaker"]["slug"], *(other["slug"] for other in q["about"]))}
    assert {figure.attrib["id"].removeprefix("quote-") for figure in page.all("figure", "quote")} == theirs
    for said in (*(role["title"] for role in record["roles"]), *(alias["name"] for alias in record["aliases"])):
        assert said in page.text


@pytest.mark.parametrize("slug", slugs("sources"))
def test_a_source_opens_with_every_paragraph(client: CheckingClient, slug: str) -> None:
    page, record = client.page(f"/sources/{slug}"), client.json(f"/api/sources/{slug}")
    assert page.h1 == record["title"]
    numbers = [name for name in page.ids if name.startswith("p") and name[1:].isdigit()]
    assert numbers == [f"p{n}" for n in range(1, record["paragraph_count"] + 1)]
    for left in record["left_out"]:
        assert " ".join(left["reason"].split()) in page.text
    assert (record["address"] or "Address not known") in page.text


def test_every_record_is_listed(client: CheckingClient) -> None:
    for kind in ("actors", "sources"):
        assert {f"/{kind}/{slug}" for slug in slugs(kind)} <= set(client.page(f"/{kind}").links)
    assert {f"/quotes/{slug}" for slug in slugs("quotes")} <= set(client.page("/quotes").links)
    assert {f"/events/{slug}" for slug in slugs("events")} <= set(client.page("/").links)
