"""What an answer costs: few statements whatever a page shows, and no date parsed that stands in a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import dates
from app.config import Settings
from app.web.application import create_app

MOST = 10
"""So many statements a page may send."""
PAGES = [
    "/", "/?actor=kim-jong-un&year=2018", "/?year=2018", "/?q=hanoi", "/?limit=20&order=newest", "/?topic=letters",
    "/events/singapore-summit", "/events/hanoi-summit?year=2019", "/actors", "/actors/donald-trump",
    "/actors/kim-jong-un", "/quotes", "/quotes?actor=kim-jong-un", "/quotes/rabid-dog", "/questions",
    "/questions?claim=forecast", "/questions/how-hanoi-ended", "/sources", "/sources/vice", "/story",
    "/compare/donald-trump/kim-jong-un", "/search?q=hanoi", "/about", "/about/changes", "/api/events",
    "/api/events?year=2018", "/api/quotes", "/api/questions", "/api/actors", "/api/sources", "/api/events/hanoi-summit",
]  # fmt: skip
WINDOWS = ["/?from=2018&to=2019", "/?from=2018-06&to=2018-06"]
"""Views with dates of their own in the query string, which are parsed."""


@pytest.fixture(scope="module")
def bare(real_data: Path) -> Iterator[TestClient]:
    """A client of the real record that keeps no answer, once the record's outline is read."""
    with TestClient(create_app(Settings(data_dir=real_data, cache_mb=0)), follow_redirects=False) as client:
        assert client.get("/readyz").status_code == 200
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


@pytest.mark.parametrize("url", [*PAGES, *WINDOWS])
def test_a_page_sends_few_statements_whatever_it_shows(bare: TestClient, statements: list[str], url: str) -> None:
    assert bare.get(url).status_code == 200
    assert len(statements) <= MOST, "\n".join(statements)


@pytest.mark.parametrize("url", PAGES)
def test_no_date_of_the_record_is_parsed_for_a_page(bare: TestClient, parsed: list[str], url: str) -> None:
    assert bare.get(url).status_code == 200
    assert parsed == []


def test_a_date_of_the_query_string_is_seen_to_be_parsed(bare: TestClient, parsed: list[str]) -> None:
    assert bare.get(WINDOWS[0]).status_code == 200
    assert set(parsed) <= {"2018", "2019", "2018/2019"}
    assert parsed
