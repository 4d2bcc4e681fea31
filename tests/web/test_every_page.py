"""Every page of the real record opens, and the inspector finds nothing wrong with it."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.checking import CheckingClient
from tests.contracts.tree import none
from tests.inspection import Page
from tests.web.views import Questions, at, claim_slugs, claims_of, query, slugs

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


FORECASTS = {"What they expected, and what came of it", "Forecasts it tells, and what came of them"}
POSITIONS = {"Positions they hold", "Positions it tells"}


def each(names: Iterable[str], holds: Callable[[str], None]) -> None:
    """Fails with every name for which something does not hold, and what that is."""
    offenders = []
    for name in names:
        try:
            holds(name)
        except AssertionError as error:
            offenders.append(f"{name}: {error}")
    none(offenders)


def test_each_offender_is_named() -> None:
    def is_short(name: str) -> None:
        assert len(name) < 3, "too long"

    with pytest.raises(AssertionError, match=r"(?s)\nlonger: too long.*\nlongest: too long"):
        each(["a", "longer", "b", "longest"], is_short)


def test_every_list_opens(client: CheckingClient) -> None:
    def opens(url: str) -> None:
        assert client.page(url).h1.startswith(LISTS[url])

    each(LISTS, opens)


def asked_about(questions: Questions) -> tuple[dict[str, set[str]], set[str]]:
    """The questions about each event, and the events on which the holders of a question's claims are several."""
    about: dict[str, set[str]] = {}
    differing: set[str] = set()
    for question in questions:
        pointed = {outcome["event"] for claim in question["claims"] for outcome in claim["outcomes"]}
        for event in {question["event"], *pointed} - {None}:
            about.setdefault(event, set()).add(question["url"])
        if len({claim["who"]["name"] for claim in question["claims"]}) > 1:
            differing.add(question["event"])
    return about, differing


def test_every_event_opens_and_says_what_its_record_says(client: CheckingClient, questions: Questions) -> None:
    about, differing = asked_about(questions)
    assert about
    assert differing

    def opens(slug: str) -> None:
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
        assert {link for link in page.links if link.startswith("/questions/")} == about.get(slug, set())
        assert ("The sources differ here" in page.texts("h2")) == (slug in differing)

    each(slugs("events"), opens)


def test_every_quotation_opens_with_its_way_to_the_page(client: CheckingClient) -> None:
    def opens(slug: str) -> None:
        page, record = client.page(f"/quotes/{slug}"), client.json(f"/api/quotes/{slug}")
        assert page.h1 == f"“{record['text']}”"
        passed_on = [f"/actors/{step['who']['slug']}" for step in record["via"]]
        printed = [f"/sources/{p['source']}#p{p['paragraph']}" for p in record["passages"]]
        assert {f"/actors/{record['speaker']['slug']}", *passed_on, *printed} <= set(page.links)
        assert record["said"]["text"] in page.text
        assert " ".join(record["context"].split()) in page.text

    each(slugs("quotes"), opens)


def shows_claims(page: Page, questions: Questions, name: str, slug: str) -> None:
    """The page of an actor or a source shows their forecasts and what came of them."""
    asked = query([(name, slug)])
    claims, forecasts = claims_of(questions, asked), claims_of(questions, query([(name, slug), ("claim", "forecast")]))
    assert sorted(claim_slugs(page)) == sorted(claim["slug"] for claim in forecasts)
    assert (at("/questions", asked) in page.links) == bool(claims)
    assert all(page.all("li", within=ol) for ol in page.all("ol", "claims"))
    headings = set(page.texts("h2"))
    assert bool(headings & FORECASTS) == bool(forecasts)
    assert bool(headings & POSITIONS) == bool(claims and not forecasts)


def test_every_actor_opens_with_all_that_they_did_and_said_and_expected(
    client: CheckingClient, questions: Questions, quotes: list[dict[str, Any]]
) -> None:
    def opens(slug: str) -> None:
        page, record = client.page(f"/actors/{slug}"), client.json(f"/api/actors/{slug}")
        assert page.h1 == record["name"]
        assert len(page.all("article", "event")) == record["event_count"]
        theirs = {q["slug"] for q in quotes if slug in (q["speaker"]["slug"], *(other["slug"] for other in q["about"]))}
        assert {figure.attrib["id"].removeprefix("quote-") for figure in page.all("figure", "quote")} == theirs
        for said in (*(role["title"] for role in record["roles"]), *(alias["name"] for alias in record["aliases"])):
            assert said in page.text
        shows_claims(page, questions, "actor", slug)

    each(slugs("actors"), opens)


def test_every_source_opens_with_every_paragraph_and_forecast(client: CheckingClient, questions: Questions) -> None:
    def opens(slug: str) -> None:
        page, record = client.page(f"/sources/{slug}"), client.json(f"/api/sources/{slug}")
        assert page.h1 == record["title"]
        numbers = [name for name in page.ids if name.startswith("p") and name[1:].isdigit()]
        assert numbers == [f"p{n}" for n in range(1, record["paragraph_count"] + 1)]
        for left in record["left_out"]:
            assert " ".join(left["reason"].split()) in page.text
        assert (record["address"] or "Address not known") in page.text
        shows_claims(page, questions, "source", slug)

    each(slugs("sources"), opens)


def test_every_record_is_listed(client: CheckingClient) -> None:
    for kind in ("actors", "sources"):
        assert {f"/{kind}/{slug}" for slug in slugs(kind)} <= set(client.page(f"/{kind}").links)
    assert {f"/quotes/{slug}" for slug in slugs("quotes")} <= set(client.page("/quotes").links)
    assert {f"/events/{slug}" for slug in slugs("events")} <= set(client.page("/").links)
