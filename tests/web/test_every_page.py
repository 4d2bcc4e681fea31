"""Every page of the record in `seeds/` and of the tiny one opens, and the inspector finds nothing wrong with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from app.config import ROOT
from tests.checking import CheckingClient
from tests.conftest import WORLD
from tests.contracts.tree import none
from tests.inspection import Page
from tests.web.views import Records, at, claim_slugs, claims_of, query

LISTS = {
    "/actors": "Actors",
    "/quotes": "Quotations",
    "/questions": "Questions",
    "/sources": "Sources",
    "/search": "Search",
    "/about": "About this timeline",
    "/about/changes": "Changes of the record",
    "/data": "Take the data away",
    "/story": "The short story",
    "/teach": "For teaching",
    "/teach/order": "Put the events in order",
    "/teach/who-said-it": "Who said it, and how do we know?",
    "/teach/forecasts": "Forecast and outcome",
    "/api": "The data as JSON",
}
FORECASTS = {"What they expected, and what came of it", "Forecasts it tells, and what came of them"}
POSITIONS = {"Positions they hold", "Positions it tells"}


@dataclass(frozen=True)
class Served:
    """A record as its files hold it and as it is served."""

    folder: Path
    client: CheckingClient

    def slugs(self, kind: str) -> list[str]:
        """The slugs of its files of one kind."""
        return sorted(path.stem for path in (self.folder / kind).glob("*.yaml"))

    def told(self, kind: str) -> Records:
        """All its records of one kind as the API tells them."""
        return [*self.client.json(f"/api/{kind}?limit=200")["items"]]


@pytest.fixture(params=["world", "seeds"])
def served(request: pytest.FixtureRequest, world_client: CheckingClient) -> Served:
    """The tiny record, and the one in `seeds/`."""
    if request.param == "world":
        return Served(WORLD, world_client)
    return Served(ROOT / "seeds", request.getfixturevalue("client"))


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


def test_every_list_opens(served: Served) -> None:
    def opens(url: str) -> None:
        assert served.client.page(url).h1.startswith(LISTS[url])

    each(LISTS, opens)
    title = yaml.safe_load((served.folder / "site.yaml").read_text(encoding="utf-8"))["title"]
    assert served.client.page("/").h1 == title


def test_any_two_actors_stand_side_by_side(served: Served) -> None:
    one, other, *_ = served.told("actors")
    page = served.client.page(f"/compare/{one['slug']}/{other['slug']}")
    assert page.h1 == f"{one['name']} and {other['name']} side by side"


def judged(questions: Records) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each event the questions that bear on it, and the claims that judge it."""
    asked: dict[str, set[str]] = {}
    judging: dict[str, set[str]] = {}
    for question in questions:
        for claim in question["claims"]:
            for event in claim["events"]:
                judging.setdefault(event, set()).add(claim["url"])
            for event in {*claim["events"], *(outcome["event"] for outcome in claim["outcomes"])} - {None}:
                asked.setdefault(event, set()).add(question["url"])
    return asked, judging


def test_every_event_opens_and_says_what_its_record_says(served: Served) -> None:
    questions, quotes = served.told("questions"), served.told("quotes")
    asked, judging = judged(questions)
    quoting = {claim["url"]: claim["quote"] for question in questions for claim in question["claims"]}
    assert asked
    assert quotes

    def opens(slug: str) -> None:
        page, record = served.client.page(f"/events/{slug}"), served.client.json(f"/api/events/{slug}")
        assert page.h1 == record["title"]
        sentences = [sentence["text"] for sentence in record["sentences"]]
        assert record["summary"] == " ".join(sentences)
        for said in (*sentences, record["date"]["text"], record["date"]["edtf"], record["place"] or ""):
            assert " ".join(said.split()) in page.text
        assert {f"/actors/{actor['slug']}" for actor in record["actors"]} <= set(page.links)
        cited = [*record["citations"], *(c for sentence in record["sentences"] for c in sentence["citations"])]
        assert {f"/sources/{c['source']}#p{c['paragraph']}" for c in cited} <= set(page.links)
        assert {f"/quotes/{quote}" for quote in record["quotes"]} <= set(page.links)
        assert {f"/events/{other['slug']}" for other in record["related"]} <= set(page.links)
        for note in record["notes"]:
            assert " ".join(note["text"].split()) in page.text
        shown = {url for url in judging.get(slug, set()) if quoting[url] not in record["quotes"]}
        assert {link for link in page.links if link.startswith("/questions/")} == asked.get(slug, set()) | shown
        assert ("Who says what about it" in page.texts("h2")) == bool(shown)

    each(served.slugs("events"), opens)


def test_every_quotation_opens_with_its_way_to_the_page(served: Served) -> None:
    def opens(slug: str) -> None:
        page, record = served.client.page(f"/quotes/{slug}"), served.client.json(f"/api/quotes/{slug}")
        assert page.h1 == "“" + record["text"].replace(" […] ", "” … “") + "”"
        passed_on = [f"/actors/{step['who']['slug']}" for step in record["via"]]
        printed = [f"/sources/{p['source']}#p{p['paragraph']}" for p in record["passages"]]
        assert {f"/actors/{record['speaker']['slug']}", *passed_on, *printed} <= set(page.links)
        assert record["said"]["text"] in page.text
        assert " ".join(record["context"].split()) in page.text

    each(served.slugs("quotes"), opens)


def shows_claims(page: Page, questions: Records, name: str, slug: str) -> None:
    """The page of an actor or a source shows their forecasts and what came of them."""
    asked = query([(name, slug)])
    claims, forecasts = claims_of(questions, asked), claims_of(questions, query([(name, slug), ("claim", "forecast")]))
    assert sorted(claim_slugs(page)) == sorted(claim["slug"] for claim in forecasts)
    assert (at("/questions", asked) in page.links) == bool(claims)
    assert all(page.all("li", within=ol) for ol in page.all("ol", "claims"))
    headings = set(page.texts("h2"))
    assert bool(headings & FORECASTS) == bool(forecasts)
    assert bool(headings & POSITIONS) == bool(claims and not forecasts)


def test_every_actor_opens_with_all_that_they_did_and_said_and_expected(served: Served) -> None:
    questions, quotes = served.told("questions"), served.told("quotes")

    def opens(slug: str) -> None:
        page, record = served.client.page(f"/actors/{slug}"), served.client.json(f"/api/actors/{slug}")
        assert page.h1 == record["name"]
        assert len(page.all("article", "event")) == record["event_count"]
        theirs = {q["slug"] for q in quotes if slug in (q["speaker"]["slug"], *(other["slug"] for other in q["about"]))}
        assert {figure.attrib["id"].removeprefix("quote-") for figure in page.all("figure", "quote")} == theirs
        for said in (*(role["title"] for role in record["roles"]), *(alias["name"] for alias in record["aliases"])):
            assert said in page.text
        shows_claims(page, questions, "actor", slug)

    each(served.slugs("actors"), opens)


def test_every_source_opens_with_every_paragraph_and_forecast(served: Served) -> None:
    questions = served.told("questions")

    def opens(slug: str) -> None:
        page, record = served.client.page(f"/sources/{slug}"), served.client.json(f"/api/sources/{slug}")
        assert page.h1 == record["title"]
        numbers = [name for name in page.ids if name.startswith("p") and name[1:].isdigit()]
        assert numbers == [f"p{n}" for n in range(1, record["paragraph_count"] + 1)]
        for left in record["left_out"]:
            assert " ".join(left["reason"].split()) in page.text
        assert (record["address"] or "Address not known") in page.text
        shows_claims(page, questions, "source", slug)

    each(served.slugs("sources"), opens)


def test_every_record_is_listed(served: Served) -> None:
    for kind in ("actors", "sources"):
        assert {f"/{kind}/{slug}" for slug in served.slugs(kind)} <= set(served.client.page(f"/{kind}").links)
    assert {f"/quotes/{slug}" for slug in served.slugs("quotes")} <= set(served.client.page("/quotes").links)
    assert {f"/events/{slug}" for slug in served.slugs("events")} <= set(served.client.page("/").links)
