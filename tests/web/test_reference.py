"""The page `/api` says what the OpenAPI document says, and its examples are requests that answer as it shows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.config import Settings
from app.pages.samples import shortened
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.contracts.tree import none
from tests.inspection import Page

CURL = re.compile(r"curl '(?:http://[^/]+)?(/api[^']*)'")


@pytest.fixture(params=["world_client", "client"])
def served(request: pytest.FixtureRequest) -> CheckingClient:
    """A client of the tiny record, and of the one in `seeds/`."""
    checking_client: CheckingClient = request.getfixturevalue(request.param)
    return checking_client


def codes(page: Page) -> list[str]:
    """The blocks of code of a page."""
    return ["".join(element.itertext()) for element in page.all("pre")]


def examples(page: Page) -> list[tuple[str, str]]:
    """Each address that the page asks for, and the answer that it shows."""
    said = codes(page)
    return [(CURL.fullmatch(asked)[1], answer) for asked, answer in zip(said[::2], said[1::2], strict=True)]  # type: ignore[index]


def test_every_example_is_a_request_that_answers_as_shown(served: CheckingClient) -> None:
    shown = examples(served.page("/api"))
    assert len(shown) == 1 + len(served.json("/api/openapi.json")["paths"])
    for url, answer in shown:
        status = 422 if "yaer" in url else 200
        told = served.json(url, status)
        assert answer == (shortened(told) if status == 200 else json.dumps(told, ensure_ascii=False, indent=2)), url


def unsaid(document: dict[str, Any], text: str, ids: set[str]) -> Iterator[str]:
    """The names and words of the document that a page does not say."""
    for path, methods in document["paths"].items():
        operation = methods["get"]
        if path not in text or operation["summary"] not in text or operation["operationId"] not in ids:
            yield path
        yield from (f"{path} {one['name']}" for one in operation["parameters"] if one["name"] not in text)
    for name, schema in document["components"]["schemas"].items():
        if f"model-{name}" not in ids:
            yield name
        yield from (f"{name}.{field}" for field in schema.get("properties", {}) if field not in text)
        yield from (f"{name} {value}" for value in schema.get("enum", ()) if value not in text)


def test_the_page_says_all_that_the_document_says(served: CheckingClient) -> None:
    page = served.page("/api")
    none(unsaid(served.json("/api/openapi.json"), page.text, set(page.ids)))


def test_what_the_page_does_not_say_is_seen(world_client: CheckingClient) -> None:
    document = world_client.json("/api/openapi.json")
    assert {"/api/events", "Event", "Event.slug", "LaneSlug everywhere"} <= set(unsaid(document, "", set()))


def test_the_examples_begin_with_the_address_of_the_site(world_data: Path, served: CheckingClient) -> None:
    assert "does not know its own public address" in served.page("/api").text
    settings = Settings(data_dir=world_data, local_url="http://127.0.0.1:8000")
    with CheckingClient(create_app(settings), origin="http://127.0.0.1:8000") as local:
        page = local.page("/api")
    assert "its own public address" not in page.text
    assert codes(page)[0].startswith("curl 'http://127.0.0.1:8000/api/events?")


def test_the_page_is_a_page(world_client: CheckingClient) -> None:
    assert world_client.location("/api?utm_source=x") == "/api"
    assert world_client.page("/api").h1 == "The data as JSON: an API"
    assert "access-control-allow-origin" not in world_client.get("/api").headers


def test_pages_lead_to_it(world_client: CheckingClient) -> None:
    for url in ("/", "/about", "/events/sputnik"):
        assert "/api" in world_client.page(url).links
