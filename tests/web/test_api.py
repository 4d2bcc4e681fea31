"""The JSON of the record: its lists page to their end, its records are the contract's, its errors are problems."""

import json
from typing import Any

import pytest

from app.config import ROOT
from tests.checking import CheckingClient
from tests.web.schema import breaches

KINDS = ("events", "quotes", "actors", "sources", "places", "questions")
EXAMPLES = {
    "events": "moon-landing",
    "quotes": "lets-go",
    "actors": "yuri-gagarin",
    "sources": "orbit-review",
    "places": "the-moon",
    "questions": "who-would-reach-the-moon",
}
FIELDS = {
    "events": "title summary date place places lane kind importance era actors citations quotes related topics",
    "quotes": "text passages source paragraph speaker about said via context kind event topics",
    "actors": "name kind side roles aliases speaks_for summary event_count quote_count about_count",
    "sources": "title authors outlet published kind address paragraph_count furniture left_out",
    "places": "name aliases part_of coordinates summary sentences event_count quote_count seat_count",
    "questions": "title intro event topics claims",
}
EVERY = "slug url former_slugs notes"
DATE = "edtf start end precision span approximate uncertain basis note text citations"


def schema_of(document: dict[str, Any], path: str) -> dict[str, Any]:
    """The schema of the answer to GET of a path."""
    answer: dict[str, Any] = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return answer


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_as_the_document_describes_it(client: CheckingClient, kind: str) -> None:
    document, answer = client.json("/api/openapi.json"), client.json(f"/api/{kind}?limit=200")
    assert not list(breaches(answer, schema_of(document, f"/api/{kind}"), document))
    assert set(answer) == {"total", "items", "next", "generation"}
    assert answer["total"] == len(answer["items"]) == len(list((ROOT / "seeds" / kind).glob("*.yaml")))


@pytest.mark.parametrize("kind", KINDS)
def test_one_record_is_the_same_as_in_its_list(client: CheckingClient, kind: str) -> None:
    document = client.json("/api/openapi.json")
    for record in client.json(f"/api/{kind}?limit=200")["items"][::9]:
        alone = client.json(f"/api{record['url']}")
        assert alone == record
        assert not list(breaches(alone, schema_of(document, f"/api/{kind}/{{slug}}"), document))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_has_every_field_of_the_contract(world_client: CheckingClient, kind: str) -> None:
    record = world_client.json(f"/api/{kind}/{EXAMPLES[kind]}")
    assert set(f"{FIELDS[kind]} {EVERY}".split()) <= set(record)
    assert record["url"] == f"/{kind}/{EXAMPLES[kind]}"
    date = record.get("date") or record.get("said") or record.get("published")
    assert date is None or set(date) == set(DATE.split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("limit", [1, 2, 7])
def test_next_walks_through_the_whole_list_once(world_client: CheckingClient, kind: str, limit: int) -> None:
    whole = world_client.json(f"/api/{kind}")
    url, seen = f"/api/{kind}?limit={limit}", []
    while url:
        answer = world_client.json(url)
        assert answer["total"] == whole["total"]
        assert len(answer["items"]) <= limit
        seen += [record["slug"] for record in answer["items"]]
        url = answer["next"]
    assert seen == [record["slug"] for record in whole["items"]]


def test_next_keeps_filters_and_order(world_client: CheckingClient) -> None:
    first = world_client.json("/api/events?actor=soviet-government&limit=2&order=newest")
    last = first["items"][-1]["slug"]
    assert first["next"] == f"/api/events?actor=soviet-government&after={last}&limit=2&order=newest"
    whole = world_client.json("/api/events?actor=soviet-government&order=newest")["items"]
    assert world_client.json(first["next"])["items"] == whole[2:]
    assert len(whole) == 4


def test_every_answer_names_the_generation(client: CheckingClient) -> None:
    told = {client.json(f"/api/{kind}?limit=1")["generation"] for kind in KINDS}
    assert told == {client.json("/readyz")["generation"]}
    assert told.pop() in client.page("/about").text


def test_addresses_are_root_relative_and_open(client: CheckingClient) -> None:
    for kind in KINDS:
        for record in client.json(f"/api/{kind}?limit=200")["items"]:
            assert record["url"] == f"/{kind}/{record['slug']}"


def test_an_open_end_is_null_and_a_year_touches_all_its_days(world_client: CheckingClient) -> None:
    stations, vienna = (
        world_client.json(f"/api/events/{slug}")["date"] for slug in ("space-stations", "vienna-summit")
    )
    assert (stations["start"], stations["end"], stations["approximate"]) == ("1971-01-01", None, True)
    assert (vienna["start"], vienna["end"], vienna["precision"]) == ("1961-01-01", "1961-12-31", "year")


def test_a_problem_says_its_status_and_what_to_do(world_client: CheckingClient) -> None:
    problem = world_client.json("/api/events?year=abc", 422)
    assert problem["errors"] == [{"name": "year", "value": "abc", "message": "must be a year from 1850 to 2100"}]
    missing = world_client.json("/api/events/nothing", 404)
    assert set(missing) == {"type", "title", "status", "detail"}
    assert world_client.json("/api/nothing", 404)["status"] == 404
    problem = json.loads(world_client.request("POST", "/api/events", 405).content)
    assert problem["status"] == 405


def test_the_document_describes_every_parameter_a_list_takes(client: CheckingClient) -> None:
    paths = client.json("/api/openapi.json")["paths"]
    records = {path for kind in KINDS for path in (f"/api/{kind}", f"/api/{kind}/{{slug}}")}
    assert set(paths) == records | {f"/api/{whole}" for whole in ("topics", "eras", "changes", "lists")}
    named = {kind: {p["name"] for p in paths[f"/api/{kind}"]["get"]["parameters"]} for kind in KINDS}
    page, both = {"limit", "after"}, {"actor", "topic", "year", "kind", "source", "q"}
    assert named["events"] == page | both | {"place", "lane", "from", "to", "importance", "order"}
    assert named["quotes"] == page | both | {"about", "place"}
    assert named["questions"] == page | {"actor", "claim", "outcome", "source", "topic", "q", "order"}
    assert named["actors"] == named["sources"] == named["places"] == page
    assert all(p["description"] for kind in KINDS for p in paths[f"/api/{kind}"]["get"]["parameters"])


def test_the_document_describes_the_problems(client: CheckingClient) -> None:
    paths = client.json("/api/openapi.json")["paths"]
    for kind in KINDS:
        assert "application/problem+json" in paths[f"/api/{kind}"]["get"]["responses"]["422"]["content"]
        assert "application/problem+json" in paths[f"/api/{kind}/{{slug}}"]["get"]["responses"]["404"]["content"]


def test_every_choice_of_the_document_is_taken(client: CheckingClient) -> None:
    paths = client.json("/api/openapi.json")["paths"]
    for kind in ("events", "quotes", "questions"):
        for parameter in paths[f"/api/{kind}"]["get"]["parameters"]:
            schema = parameter["schema"].get("items", parameter["schema"])
            for value in schema.get("enum", []):
                client.json(f"/api/{kind}?{parameter['name']}={value}&limit=1")


def test_the_checker_of_schemas_sees_what_is_wrong() -> None:
    document = {
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}}
        }
    }
    schema = {"type": "array", "items": {"$ref": "#/components/schemas/A"}}
    assert list(breaches([{"n": 1}], schema, document)) == []
    assert list(breaches([{"n": "1"}], schema, document)) == ["$[0].n is str, not integer"]
    assert list(breaches([{"n": True}], schema, document)) == ["$[0].n is bool, not integer"]
    assert list(breaches([{}], schema, document)) == ["$[0] lacks n"]
    assert list(breaches([{"n": 1, "m": 2}], schema, document)) == ["$[0] has m, which is not described"]
    assert list(breaches({}, schema, document)) == ["$ is dict, not array"]
    assert list(breaches(None, {"anyOf": [{"type": "string"}, {"type": "null"}]}, document)) == []
