"""The OpenAPI document is whole: valid, named, with where the site stands and the closed lists of its story."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from app import dates
from app.config import VERSION, Settings
from app.lists import ENGINE, PRECISIONS, SPANS
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.contracts.tree import none
from tests.web.test_api import KINDS, schema_of

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(world_client: CheckingClient) -> Document:
    """The document of the tiny record."""
    told: Document = world_client.json("/api/openapi.json")
    return told


def schema(document: Document, name: str) -> Document:
    """A schema by its name."""
    named: Document = document["components"]["schemas"][name]
    return named


def operations(document: Document) -> Iterator[Document]:
    """Every operation."""
    for path in document["paths"].values():
        yield from path.values()


def test_the_document_is_valid(client: CheckingClient, world_client: CheckingClient) -> None:
    for served in (client, world_client):
        none(str(error) for error in OpenAPIV31SpecValidator(served.json("/api/openapi.json")).iter_errors())


def test_it_says_of_which_project_and_story_it_is(document: Document) -> None:
    info = document["info"]
    assert (info["version"], info["title"]) == (VERSION, "The race to the Moon, from Sputnik to the stations")
    assert info["license"]["name"]


def test_it_stands_where_the_site_does(document: Document, world_data: Path) -> None:
    assert [server["url"] for server in document["servers"]] == ["/"]
    settings = Settings.model_validate({"data_dir": world_data, "base_url": "https://moon.example/"})
    with CheckingClient(create_app(settings), headers={"host": "moon.example"}) as named:
        assert [server["url"] for server in named.json("/api/openapi.json")["servers"]] == ["https://moon.example"]


def test_every_operation_has_a_name_of_its_own_a_tag_and_a_sentence(document: Document) -> None:
    told = list(operations(document))
    assert len({operation["operationId"] for operation in told}) == len(told) == 16
    tags = {tag["name"] for tag in document["tags"]}
    none(o["operationId"] for o in told if not o["summary"].endswith(".") or not set(o["tags"]) <= tags)


def test_lists_have_names(document: Document) -> None:
    names = {kind: schema_of(document, f"/api/{kind}")["$ref"].rpartition("/")[2] for kind in KINDS}
    assert set(names.values()) == {f"{kind}List" for kind in ("Event", "Quote", "Actor", "Source", "Place", "Question")}


def test_problems_are_of_one_shape(document: Document) -> None:
    problem = {"$ref": "#/components/schemas/Problem"}
    for operation in operations(document):
        told = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert "422" in told
        assert [a["content"] for a in told.values()] == [{"application/problem+json": {"schema": problem}}] * len(told)
    assert schema(document, "Problem")["required"] == ["type", "title", "status", "detail"]


def test_a_closed_list_has_the_values_of_its_story(document: Document, client: CheckingClient) -> None:
    assert schema(document, "SideSlug")["enum"] != schema(client.json("/api/openapi.json"), "SideSlug")["enum"]
    assert "everywhere" in schema(document, "LaneSlug")["enum"]
    assert schema(document, "BasisSlug")["enum"] == list(ENGINE["basis"].words)
    assert "`stated`: as the article gives it" in schema(document, "BasisSlug")["description"]


def test_the_words_of_dates_are_those_of_the_code() -> None:
    assert tuple(PRECISIONS) == get_args(dates.Precision)
    assert set(SPANS) == set(get_args(dates.Span))


def test_forms_are_told(document: Document) -> None:
    date, event = schema(document, "Date")["properties"], schema(document, "Event")["properties"]
    assert {"type": "string", "format": "date"} in date["start"]["anyOf"]
    assert "ISO 8601" in date["edtf"]["description"]
    assert event["url"]["format"] == "uri-reference"
    assert event["slug"]["pattern"] == event["topics"]["items"]["pattern"]
    parameters = {p["name"]: p["schema"] for p in document["paths"]["/api/events"]["get"]["parameters"]}
    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"], parameters["limit"]["default"]) == (
        1,
        200,
        120,
    )
    assert (parameters["year"]["items"]["minimum"], parameters["year"]["items"]["maximum"]) == (1850, 2100)
    assert parameters["q"]["maxLength"] == 200
    assert parameters["actor"]["maxItems"] == 40
    assert parameters["order"] == {"type": "string", "enum": ["oldest", "newest"], "default": "oldest"}
