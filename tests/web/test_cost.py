"""What an answer costs: few statements whatever a page shows, and no date parsed that stands in a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import dates
from app.config import Settings
from app.web.application import create_app
from tests.contracts.tree import none

MOST = 10
"""So many statements a page may send."""
PAGES = [
    "/", "/?actor={actor}&year={year}", "/?year={year}", "/?q={word}", "/?limit=20&order=newest", "/?topic={topic}",
    "/events/{event}", "/events/{event}?year={year}", "/actors", "/actors/{partner}", "/actors/{actor}", "/quotes",
    "/quotes?actor={speaker}", "/quotes/{quote}", "/questions", "/questions?claim=forecast", "/questions/{question}",
    "/sources", "/sources/{source}", "/story", "/compare/{actor}/{partner}", "/search?q={word}",
    "/search?q={word}%20zzzzz", "/about",
    "/about/changes", "/embed", "/embed?actor={actor}&year={year}", "/embed/events/{event}", "/embed/quotes/{quote}",
    "/data", "/api", "/api/topics", "/api/lists", "/teach", "/teach/order", "/teach/who-said-it", "/teach/forecasts",
    "/handout?event={event}",
    "/events.csv?year={year}", "/events.ics?year={year}", "/timelinejs.json?year={year}",
    "/quotes.csv", "/claims.csv", "/api/events", "/api/events?year={year}", "/api/quotes", "/api/questions",
    "/api/actors", "/api/sources", "/api/events/{event}",
]  # fmt: skip
WINDOWS = ["/?from={early_year}&to={last_year}", "/?from={day_year}-06&to={day_year}-06"]
"""Views with dates of their own in the query string, which are parsed."""


@pytest.fixture(scope="module")
def bare(real_data: Path) -> Iterator[TestClient]:
    """A client of the record in `seeds/` that keeps no answer, once its outline is read and its files are made."""
    with TestClient(create_app(Settings(data_dir=real_data, cache_mb=0)), follow_redirects=False) as client:
        assert client.get("/data").status_code == 200
        yield client


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dates that are parsed while a test runs."""
    texts: list[str] = []
    parse = dates.parse

    def noted(text: str, span: dates.Span | None = None) -> dates.Edtf:
        texts.append(text)
        return parse(text, span)

    monkeypatch.setattr(dates, "parse", noted)
    return texts


def dear(url: str, statements: list[str], parsed: list[str]) -> Iterator[str]:
    """What a page costs beyond what it may."""
    if len(statements) > MOST:
        yield "\n  ".join([f"{url} sends {len(statements)} statements", *statements])
    if parsed and "from=" not in url:
        yield f"{url} parses the dates {parsed}"


def test_a_page_sends_few_statements_and_parses_no_date_of_the_record(
    bare: TestClient, usual: dict[str, str], statements: list[str], parsed: list[str]
) -> None:
    offenders: list[str] = []
    for url in (page.format_map(usual) for page in [*PAGES, *WINDOWS]):
        statements.clear()
        parsed.clear()
        status = bare.get(url).status_code
        offenders += [f"{url} answers {status}"] if status != 200 else dear(url, statements, parsed)
    none(offenders)


def test_what_a_page_costs_is_seen(
    bare: TestClient, usual: dict[str, str], statements: list[str], parsed: list[str]
) -> None:
    first, last = usual["early_year"], usual["last_year"]
    assert bare.get(WINDOWS[0].format_map(usual)).status_code == 200
    assert statements
    assert parsed
    assert set(parsed) <= {first, last, f"{first}/{last}"}
    assert len(list(dear("/", ["SELECT"] * (MOST + 1), ["2018"]))) == 2
    assert not list(dear(WINDOWS[0], ["SELECT"] * MOST, ["2018"]))
