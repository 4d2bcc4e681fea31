"""A page is bounded whatever the record holds: on a throng of every kind none is long, and none reads all of a kind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app import curation
from app.config import Settings
from app.record import store
from app.record.story import Story
from app.web.application import create_app, route_table
from tests.bench.throng import throng
from tests.conftest import opened
from tests.contracts.tree import none

NUMBER = 500
"""So many events, quotations and changes has the throng."""
LONGEST, MOST, READ = 250_000, 10, 450
"""So many bytes has a page at most, so many statements does it send, and so many records does it read."""
LARGEST = {
    "event": "SELECT event FROM quote GROUP BY event ORDER BY count(*) DESC, event",
    "actor": "SELECT speaker FROM quote GROUP BY speaker ORDER BY count(*) DESC, speaker",
    "late": "SELECT slug FROM event ORDER BY position DESC",
    "quote": "SELECT slug FROM quote ORDER BY position",
    "question": "SELECT question FROM claim GROUP BY question ORDER BY count(*) DESC, question",
    "place": "SELECT place FROM event_place GROUP BY place ORDER BY count(*) DESC, place",
    "source": "SELECT source FROM event_citation GROUP BY source ORDER BY count(*) DESC, source",
}
"""The record of each kind to which most others lead, first of all."""
ALSO = [
    "/?actor={actor}", "/?limit=200", "/?year=1969", "/?from=1961&to=1961", "/?q=moon", "/events/{event}?actor={actor}",
    "/quotes?actor={actor}", "/quotes?limit=200", "/questions?claim=forecast",
    "/questions?actor={actor}", "/questions?claim=forecast&order=question-reversed", "/search?q=moon", "/events/{late}",
    "/questions?source={source}", "/?place={place}",
    "/actors?page=2", "/about/changes?page=2", "/sources/{source}?page=2", "/compare/{actor}/{other}?year=1969",
    "/handout?event={event}", "/teach?event={event}",
]  # fmt: skip
"""Views of pages that can be asked for more."""


@dataclass(frozen=True)
class Cost:
    """What one answer cost."""

    status: int
    size: int
    statements: int
    read: int

    def offences(self, url: str) -> Iterator[str]:
        """What of it is more than it may be."""
        bounds = {"bytes": (self.size, LONGEST), "statements": (self.statements, MOST), "records": (self.read, READ)}
        if self.status != 200:
            yield f"{url} answers {self.status}"
        yield from (f"{url}: {number} {what}" for what, (number, most) in bounds.items() if number > most)


class Asking:
    """A client of the throng that counts what each answer costs."""

    def __init__(self, data: Path, statements: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.statements, self.read = statements, 0
        generation = opened(data)
        with generation.connect() as connection:
            slugs = {kind: connection.execute(text(query)).scalars().all() for kind, query in LARGEST.items()}
        generation.engine.dispose()
        self.names = {kind: found[0] for kind, found in slugs.items()} | {"other": slugs["actor"][1]}
        self.client = TestClient(create_app(Settings(data_dir=data, cache_mb=0)))
        rows = Story._rows

        def counted(story: Story, *asked: Any, **limit: Any) -> list[Any]:
            found = rows(story, *asked, **limit)
            self.read += len(found)
            return found

        self.client.get("/about")
        monkeypatch.setattr(Story, "_rows", counted)
        monkeypatch.setattr("app.record.story.KEPT", 0)

    def cost(self, url: str) -> Cost:
        """What the page at an address costs, where its fields are filled with the largest records."""
        url = url.format_map(self.names)
        self.statements.clear()
        self.read = 0
        answer = self.client.get(url)
        return Cost(answer.status_code, len(answer.content), len(self.statements), self.read)


@pytest.fixture(scope="module")
def throng_data(world: curation.Seeds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a throng made of the tiny record."""
    data = tmp_path_factory.mktemp("throng")
    store.build(throng(world, NUMBER), data)
    return data


@pytest.fixture
def asking(throng_data: Path, statements: list[str], monkeypatch: pytest.MonkeyPatch) -> Asking:
    return Asking(throng_data, statements, monkeypatch)


def pages(table: Iterable[str]) -> list[str]:
    """Every address of the site that has a template, its fields named by their kind."""
    paths = [line.split()[0] for line in table if line.split()[-1].endswith(".html")]
    return [re.sub(r"/(\w+)s/\{slug\}", r"/\1s/{\1}", path).replace("{a}/{b}", "{actor}/{other}") for path in paths]


def dear(asking: Asking, urls: Iterable[str]) -> list[str]:
    """What pages cost beyond what they may."""
    return [offence for url in urls for offence in asking.cost(url).offences(url)]


def test_no_page_of_a_throng_is_long_or_reads_all_of_a_kind(asking: Asking) -> None:
    urls = pages(route_table())
    assert len(urls) > 20
    none(dear(asking, [*urls, *ALSO]))


def test_what_is_cut_says_so_and_leads_to_the_rest(asking: Asking) -> None:
    names = asking.names
    told = {
        "/events/{event}": ["Only 20 of its quotations stand here.", 'href="/data"'],
        "/events/{late}": ["Drawn are those next to it."],
        "/actors/{actor}": [f'href="/?actor={names["actor"]}"', f'href="/quotes?about={names["actor"]}"'],
        "/questions?claim=forecast": ["forecasts stand here", 'href="/claims.csv?claim=forecast" download'],
        "/sources/{source}": ["Page 1 of 10", f'href="/sources/{names["source"]}?page=2"'],
        "/compare/{actor}/{other}": [f'href="/compare/{names["actor"]}/{names["other"]}?year=1969"'],
        "/quotes": ["rarest are left out", 'href="/actors"'],
        "/data": ["made when they are asked for"],
    }
    for url, words in told.items():
        shown = asking.client.get(url.format_map(names)).text
        none(f"{url} does not say {one!r}" for one in words if one not in shown)


def test_a_page_that_reads_all_is_seen(asking: Asking) -> None:
    assert asking.cost("/events.csv").size
    assert dear(asking, ["/nowhere"]) == ["/nowhere answers 404"]
    assert list(Cost(200, LONGEST + 1, MOST + 1, READ + 1).offences("/x")) == [
        f"/x: {LONGEST + 1} bytes", f"/x: {MOST + 1} statements", f"/x: {READ + 1} records",
    ]  # fmt: skip
    assert pages(["/planets/{slug}  planet  app/planets.py:1  planet.html"]) == ["/planets/{planet}"]
    with pytest.raises(KeyError, match="planet"):
        asking.cost("/planets/{planet}")
