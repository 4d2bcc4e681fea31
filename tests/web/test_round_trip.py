"""One record in every form: what pages show, the API says, the tables hold and the whole files hold is the same, record
by record, for filters drawn by lot."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.checking import CheckingClient
from tests.contracts.tree import none
from tests.web.views import Records, at, claim_slugs, claims_of, event_slugs, query, quote_slugs

VIEWS = 10
"""So many filters of each kind are drawn."""
FORMULA = "=+-@"
TAKING_PART = """SELECT event, group_concat(actor, '; ')
FROM (SELECT event, actor FROM event_actor ORDER BY event, position) GROUP BY event"""
"""The actors of each event, in their order."""


class Forms:
    """A record as it is served, in its whole files."""

    def __init__(self, client: CheckingClient, folder: Path) -> None:
        self.client = client
        self.record = client.json("/record.json")
        self.database = folder / "timeline.sqlite"
        self.database.write_bytes(client.get("/timeline.sqlite").content)

    def asked(self, kind: str, view: str) -> Records:
        """Every record that the API finds."""
        url, found = at(f"/api/{kind}", view), []
        while url:
            answer = self.client.json(url)
            found += answer["items"]
            url = answer["next"]
        return found

    def table(self, kind: str, view: str) -> list[dict[str, str]]:
        """The rows of a table, less what keeps a cell from being a formula."""
        text = self.client.get(at(f"/{kind}.csv", view)).content.decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        return [{k: v[1:] if v[:1] == "'" and v[1:2] in FORMULA else v for k, v in row.items()} for row in rows]

    def whole(self, kind: str, slugs: list[str]) -> tuple[Records, Records]:
        """The records of these slugs in the JSON of all and in the database."""
        there = {record["slug"]: record for record in self.record[kind]}
        with closing(sqlite3.connect(self.database)) as connection:
            query = "SELECT slug, json FROM record WHERE kind = ?"
            stored = {slug: json.loads(text) for slug, text in connection.execute(query, (kind.removesuffix("s"),))}
        return [there[slug] for slug in slugs], [stored[slug] for slug in slugs]

    def column(self, select: str) -> dict[str, Any]:
        """What a query of two columns finds in the database."""
        with closing(sqlite3.connect(self.database)) as connection:
            return dict(connection.execute(select))


@pytest.fixture(scope="module", params=["world_client", "client"])
def forms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """The tiny record, and the one in `seeds/`."""
    return Forms(request.getfixturevalue(request.param), tmp_path_factory.mktemp("forms"))


def drawn(values: dict[str, list[str]], seed: int) -> Iterator[str]:
    """Filters drawn by lot, the first of which is none: one to three parameters, each with one value or two."""
    chance = Random(seed)
    values = {name: listed for name, listed in values.items() if listed}
    yield ""
    for _ in range(VIEWS - 1):
        names = chance.sample(sorted(values), chance.choice((1, 1, 2, 3)))
        pairs = {(name, chance.choice(values[name])) for name in names for _ in range(chance.choice((1, 1, 2)))}
        yield query(pair for pair in pairs)


def joined(values: list[str]) -> str:
    return "; ".join(values)


def text(value: Any) -> str:
    """A value of the API as a cell says it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def of_date(date: dict[str, Any]) -> dict[str, str]:
    """What a date of the API is in a table."""
    same = ("edtf", "start", "end", "precision", "span", "approximate", "uncertain", "basis")
    return {"date_text": date["text"], "date_note": text(date["note"])} | {name: text(date[name]) for name in same}


def differing(row: dict[str, str], told: dict[str, str]) -> Iterator[str]:
    """Where a row says something else than the API."""
    yield from (f"{row['slug']}: {k} is {row[k]!r}, not {v!r}" for k, v in told.items() if row[k] != v)


def event_row(event: dict[str, Any]) -> dict[str, str]:
    """An event of the API as a row of the table."""
    same = ("slug", "title", "place", "lane", "kind", "importance", "era", "summary", "url")
    return {
        **{name: text(event[name]) for name in same},
        **of_date(event["date"]),
        "topics": joined(event["topics"]),
        "actors": joined([actor["slug"] for actor in event["actors"]]),
        "actor_names": joined([actor["name"] for actor in event["actors"]]),
        "quotes": joined(event["quotes"]),
        "related": joined([related["slug"] for related in event["related"]]),
        "notes": joined([note["text"] for note in event["notes"]]),
    }


def quote_row(quote: dict[str, Any]) -> dict[str, str]:
    """A quotation of the API as a row of the table."""
    return {
        **{name: text(quote[name]) for name in ("slug", "text", "context", "kind", "event", "url")},
        **of_date(quote["said"]),
        "speaker": quote["speaker"]["slug"],
        "about": joined([actor["slug"] for actor in quote["about"]]),
        "via": joined([step["who"]["slug"] for step in quote["via"]]),
        "topics": joined(quote["topics"]),
    }


def claim_row(claim: dict[str, Any]) -> dict[str, str]:
    """A position of the API as a row of the table."""
    return {
        **{name: text(claim[name]) for name in ("slug", "question", "kind", "text", "condition", "quote", "url")},
        **of_date(claim["made"]),
        "holder": text(claim["who"]["slug"]),
        "holder_name": claim["who"]["name"],
        "events": joined(claim["events"]),
        "outcomes": joined([outcome["relation"] for outcome in claim["outcomes"]]),
    }


def test_events_are_the_same_in_every_form(forms: Forms) -> None:
    everything = forms.asked("events", "")
    values = {
        "actor": [actor["slug"] for event in everything for actor in event["actors"]],
        "year": [event["date"]["start"][:4] for event in everything if event["date"]["start"]],
        "topic": [topic for event in everything for topic in event["topics"]],
        **{name: [event[name] for event in everything] for name in ("kind", "lane")},
    }
    titles, taking_part = forms.column("SELECT slug, title FROM event"), forms.column(TAKING_PART)
    for view in drawn(values, 1):
        told = forms.asked("events", view)
        slugs = [event["slug"] for event in told]
        assert event_slugs(forms.client.page(at("/", view))) == slugs, view
        rows = forms.table("events", view)
        assert [row["slug"] for row in rows] == slugs, view
        none(wrong for row, event in zip(rows, told, strict=True) for wrong in differing(row, event_row(event)))
        assert {(row["view"], row["version"]) for row in rows} <= {(at("/", view), forms.record["generation"])}
        assert forms.whole("events", slugs) == (told, told)
        assert [(titles[slug], taking_part.get(slug, "")) for slug in slugs] == [
            (row["title"], row["actors"]) for row in rows
        ]
        slides = forms.client.json(at("/timelinejs.json", view))["events"]
        assert [slide["unique_id"] for slide in slides] == slugs


def pairs(view: str) -> list[tuple[str, str]]:
    """The pairs of a query string."""
    return [(name, value) for name, _, value in (pair.partition("=") for pair in view.split("&") if pair)]


def test_quotations_are_the_same_in_every_form(forms: Forms) -> None:
    everything = forms.asked("quotes", "")
    values = {
        "actor": [quote["speaker"]["slug"] for quote in everything],
        "about": [actor["slug"] for quote in everything for actor in quote["about"]],
        "kind": [quote["kind"] for quote in everything],
        "source": [passage["source"] for quote in everything for passage in quote["passages"]],
    }
    for view in drawn(values, 2):
        told = forms.asked("quotes", view)
        slugs = [quote["slug"] for quote in told]
        assert quote_slugs(forms.client.page(at("/quotes", view))) == slugs, view
        rows = forms.table("quotes", view)
        assert [row["slug"] for row in rows] == slugs, view
        none(wrong for row, quote in zip(rows, told, strict=True) for wrong in differing(row, quote_row(quote)))
        assert forms.whole("quotes", slugs) == (told, told)


def test_questions_and_claims_are_the_same_in_every_form(forms: Forms) -> None:
    everything = forms.asked("questions", "")
    values = {
        "claim": [claim["kind"] for question in everything for claim in question["claims"]],
        "source": [claim["source"] for question in everything for claim in question["claims"]],
        "outcome": [o["relation"] for question in everything for c in question["claims"] for o in c["outcomes"]],
        "topic": [topic for question in everything for topic in question["topics"]],
    }
    for view in drawn(values, 3):
        told = forms.asked("questions", view)
        slugs = [question["slug"] for question in told]
        rows = forms.table("questions", view)
        assert [row["slug"] for row in rows] == slugs, view
        assert [(row["title"], row["topics"]) for row in rows] == [(q["title"], joined(q["topics"])) for q in told]
        assert forms.whole("questions", slugs) == (told, told)
        claims = forms.table("claims", view)
        of_claims = query((name, value) for name, value in pairs(view) if name != "topic")
        by_slug = {claim["slug"]: claim for question in told for claim in question["claims"]}
        none(wrong for row in claims for wrong in differing(row, claim_row(by_slug[row["slug"]])))
        assert {row["slug"] for row in claims} == {claim["slug"] for claim in claims_of(told, of_claims)}
        page = forms.client.page(at("/questions", view))
        assert not claim_slugs(page) or sorted(claim_slugs(page)) == sorted(row["slug"] for row in claims)


def test_a_row_that_says_something_else_is_seen() -> None:
    assert list(differing({"slug": "a", "title": "A", "lane": "x"}, {"title": "B", "lane": "x"})) == [
        "a: title is 'A', not 'B'"
    ]
