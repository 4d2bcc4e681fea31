"""What the API tells of the whole record in `seeds/`, asked once, and what is usual in it; a server of the tiny one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import curation
from app.web import protocol
from tests.checking import CheckingClient
from tests.serving import serving
from tests.web.views import Records, usual_events, usual_questions, usual_quotes


@pytest.fixture(scope="session")
def events(client: CheckingClient) -> Records:
    """All events."""
    return [*client.json("/api/events?limit=200")["items"]]


@pytest.fixture(scope="session")
def questions(client: CheckingClient) -> Records:
    """All questions."""
    return [*client.json("/api/questions?limit=200")["items"]]


@pytest.fixture(scope="session")
def quotes(client: CheckingClient) -> Records:
    """All quotations."""
    return [*client.json("/api/quotes?limit=200")["items"]]


@pytest.fixture(scope="session")
def usual(seeds: curation.Seeds, events: Records, quotes: Records, questions: Records) -> dict[str, str]:
    """Values by which the views of any record can be tried: its busiest actor, year, source and so on."""
    assert seeds.site
    quiet = {"quiet_year": str(seeds.site.years.first)}
    return quiet | usual_events(events) | usual_quotes(quotes) | usual_questions(questions)


@pytest.fixture(scope="module")
def port(world_data: Path) -> Iterator[int]:
    """The port of a server of the tiny record."""
    with serving(world_data) as address:
        yield int(address.rpartition(":")[2])


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who must be in time has little of it."""
    monkeypatch.setattr(protocol, "IN_TIME", 0.3)
    monkeypatch.setattr(protocol, "LINGER", 0.1)
