"""The JSON schema is the records' own shapes, name by name: what the code says is what the document describes."""

import dataclasses
import json
import types
import typing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.dates import Edtf
from app.record import shapes
from app.record.story import Story
from app.web import wire
from app.web.application import create_app

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Edtf: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}
KINDS = {
    "events": shapes.Event, "quotes": shapes.Quote, "actors": shapes.Actor, "sources": shapes.Source,
    "questions": shapes.Question,
}  # fmt: skip


def reached(kind: Any, found: dict[str, type]) -> dict[str, type]:
    """Every dataclass that the JSON of a type leads to, by name; a date's text is none."""
    for part in (kind, *typing.get_args(kind)):
        if dataclasses.is_dataclass(part) and isinstance(part, type):
            if part is not Edtf and part.__name__ not in found:
                found[part.__name__] = part
                for hint in wire.said(part).values():
                    reached(hint, found)
        elif part is not kind:
            reached(part, found)
    return found


def described(hint: Any) -> dict[str, Any]:
    """The JSON schema of a type."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return {"anyOf": [described(part) for part in typing.get_args(hint)]}
    if typing.get_origin(hint) is list:
        return {"type": "array", "items": described(typing.get_args(hint)[0])}
    return PLAIN.get(hint) or {"$ref": f"#/components/schemas/{hint.__name__}"}


def bare(schema: Any, named: bool = False) -> Any:
    """A schema without its titles and descriptions; `named` where the keys are names of properties."""
    if isinstance(schema, dict):
        kept = {key: value for key, value in schema.items() if named or key not in ("title", "description")}
        return {key: bare(value, key == "properties" and not named) for key, value in kept.items()}
    return [bare(value) for value in schema] if isinstance(schema, list) else schema


UNSAID = {"Date": {"first", "last"}, "Place": {"label"}, "Citation": {"label"}, "Passage": {"label"}}
"""Fields that JSON leaves out: the first and last day are its `start` and `end`, the label that of its source."""
RECORDS = {name: kind for start in KINDS.values() for name, kind in reached(start, {}).items()}


@pytest.fixture(scope="module")
def document(world_data: Path) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = TestClient(create_app(Settings(data_dir=world_data))).get("/api/openapi.json").json()
    return found


def answer(document: dict[str, Any], path: str) -> Any:
    """The schema of the answer at a path, references followed once."""
    found = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return bare(document["components"]["schemas"][found["$ref"].rpartition("/")[2]])


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_schema_has_exactly_the_names_that_the_record_says(document: dict[str, Any], name: str) -> None:
    said = wire.said(RECORDS[name])
    told = bare(document["components"]["schemas"][name])
    assert told["properties"] == {path.rpartition(".")[2]: described(hint) for path, hint in said.items()}
    assert set(told["required"]) == set(told["properties"])


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_says_all_its_fields_or_lists_what_it_says(name: str) -> None:
    own = tuple(field.name for field in dataclasses.fields(RECORDS[name]))
    listed = getattr(RECORDS[name], "SAID", own)
    assert tuple(wire.said(RECORDS[name])) == listed
    unsaid = set(own) - {path.partition(".")[0] for path in listed}
    assert unsaid == UNSAID.get(name, set())


def test_a_date_is_said_as_text_with_its_bounds_and_what_it_stands_on(story: Story) -> None:
    [sputnik] = story.load(shapes.Event, ["sputnik"])
    assert json.loads(wire.dump(sputnik.date)) == {
        "edtf": "1957-10-04", "start": "1957-10-04", "end": "1957-10-04", "precision": "day", "span": "day",
        "approximate": False, "uncertain": False, "basis": "stated", "note": None, "text": "4 October 1957",
        "citations": [{"source": "orbit-review", "paragraph": 5, "locator": sputnik.citations[0].locator}],
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_records_of_its_kind(document: dict[str, Any], kind: str) -> None:
    told = answer(document, f"/api/{kind}")
    assert told["properties"] == {
        "total": {"type": "integer"},
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{KINDS[kind].__name__}"}},
        "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "generation": {"type": "string"},
    }
    assert set(told["required"]) == set(told["properties"])
    alone = answer(document, f"/api/{kind}/{{slug}}")
    assert alone == bare(document["components"]["schemas"][KINDS[kind].__name__])


def test_the_contract_reaches_every_kind_of_record() -> None:
    wanted = {shapes.Date, shapes.Citation, shapes.Note, shapes.Claim, shapes.Outcome, shapes.Role, shapes.Place}
    assert {*KINDS.values(), *wanted} <= set(RECORDS.values())


def test_records_are_frozen() -> None:
    assert all(kind.__dataclass_params__.frozen for kind in RECORDS.values())  # type: ignore[attr-defined]
