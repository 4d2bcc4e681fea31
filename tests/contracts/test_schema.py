"""The JSON schema is the records themselves, name by name: what the code says is what the document describes."""

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.dates import Edtf
from app.record import records, story_values
from app.record.story import Story
from app.web import wire
from app.web.application import create_app
from tests.contracts.tree import none

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Edtf: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}
KINDS = {
    "events": records.Event, "quotes": records.Quote, "actors": records.Actor, "sources": records.Source,
    "questions": records.Question,
}  # fmt: skip


def reached(kind: Any, records: dict[str, type]) -> dict[str, type]:
    """Every dataclass that the JSON of a type leads to, by name; a date's text is none."""
    for part in (kind, *typing.get_args(kind)):
        if dataclasses.is_dataclass(part) and isinstance(part, type):
            if part is not Edtf and part.__name__ not in records:
                records[part.__name__] = part
                for hint in wire.json_fields(part).values():
                    reached(hint, records)
        elif part is not kind:
            reached(part, records)
    return records


def described(hint: Any) -> dict[str, Any]:
    """The JSON schema of a type."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return {"anyOf": [described(part) for part in typing.get_args(hint)]}
    if typing.get_origin(hint) is list:
        return {"type": "array", "items": described(typing.get_args(hint)[0])}
    return PLAIN.get(hint) or {"$ref": f"#/components/schemas/{hint.__name__}"}


MOST_WORDS = 400
SHAPE = ("type", "properties", "required", "items", "anyOf", "$ref")


def bare(schema: Any, named: bool = False) -> Any:
    """A schema without its words and forms, closed lists as texts; `named` where the keys are names of properties."""
    if isinstance(schema, dict):
        if not named and schema.get("$ref", "").endswith("Slug"):
            return {"type": "string"}
        kept = {key: value for key, value in schema.items() if named or key in SHAPE}
        return {key: bare(value, key == "properties" and not named) for key, value in kept.items()}
    return [bare(value) for value in schema] if isinstance(schema, list) else schema


PARTS = {records.Date, records.Citation, records.Note, records.Claim, records.Outcome, records.Role, records.Pinpoint}
UNSAID = {"Date": {"first", "last"}, "Pinpoint": {"label"}, "Citation": {"label"}, "Passage": {"label"}}
"""Fields that JSON leaves out: the first and last day are its `start` and `end`, the label that of its source."""
RECORDS = {name: kind for start in KINDS.values() for name, kind in reached(start, {}).items()}


@pytest.fixture(scope="module")
def document(world_data: Path) -> dict[str, Any]:
    """The OpenAPI document."""
    described: dict[str, Any] = TestClient(create_app(Settings(data_dir=world_data))).get("/api/openapi.json").json()
    return described


def answer(document: dict[str, Any], path: str) -> Any:
    """The schema of the answer at a path, references followed once."""
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return bare(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])


def whole(properties: dict[str, Any]) -> dict[str, Any]:
    """What a schema says of these properties, all of which are there."""
    return {"properties": properties, "required": set(properties)}


def schema_of(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema's properties and which of them are there."""
    return {"properties": bare(schema)["properties"], "required": set(schema["required"])}


def misdescribed(records: dict[str, type], schemas: dict[str, Any]) -> Iterator[str]:
    """The records whose schema is not what they say."""
    for name, kind in records.items():
        said = {path.rpartition(".")[2]: described(hint) for path, hint in wire.json_fields(kind).items()}
        if (told := schema_of(schemas[name])) != whole(said):
            yield f"{name} says {said}, and the document {told}"


def withheld(records: dict[str, type]) -> Iterator[str]:
    """The records that do not say what they list, or leave out other fields than are known to be left out."""
    for name, kind in records.items():
        own = tuple(field.name for field in dataclasses.fields(kind))
        listed = getattr(kind, "SAID", own)
        unsaid = set(own) - {path.partition(".")[0] for path in listed}
        if tuple(wire.json_fields(kind)) != listed or unsaid != UNSAID.get(name, set()):
            yield f"{name} does not say {sorted(unsaid)}"


def wordless(schemas: dict[str, Any]) -> Iterator[str]:
    """The records and the fields of which the document does not say what they hold."""
    for name, schema in schemas.items():
        if not schema["description"].endswith("."):
            yield f"{name} says {schema['description']!r}"
        for field, told in schema.get("properties", {}).items():
            if not told["description"].endswith(".") or len(told["description"]) > MOST_WORDS:
                yield f"{name}.{field} says {told['description']!r}"


def test_every_field_says_what_it_holds(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert set(RECORDS) < set(schemas)
    none(wordless(schemas))


def test_a_field_without_words_is_seen() -> None:
    field = {"type": "string", "description": "Its name"}
    schema = {"description": "Weather.", "properties": {"name": field, "url": {"description": ""}}}
    assert [line.split()[0] for line in wordless({"Rain": schema})] == ["Rain.name", "Rain.url"]


def test_a_schema_has_exactly_the_names_that_the_record_says(document: dict[str, Any]) -> None:
    none(misdescribed(RECORDS, document["components"]["schemas"]))


def test_a_record_says_all_its_fields_or_lists_what_it_says() -> None:
    none(withheld(RECORDS))


def test_a_schema_that_says_less_than_its_record_is_seen(document: dict[str, Any]) -> None:
    longer = dataclasses.make_dataclass("Era", [("barometer", str)], bases=(story_values.Era,), frozen=True)
    assert len(list(misdescribed({"Event": records.Quote}, document["components"]["schemas"]))) == 1
    assert not list(withheld({"Era": longer}))
    longer.SAID = ("slug",)  # type: ignore[attr-defined]
    assert len(list(withheld({"Era": longer}))) == 1


def test_a_date_is_said_as_text_with_its_bounds_and_what_it_stands_on(story: Story) -> None:
    [sputnik] = story.load(records.Event, ["sputnik"])
    assert json.loads(wire.dump(sputnik.date)) == {
        "edtf": "1957-10-04", "start": "1957-10-04", "end": "1957-10-04", "precision": "day", "span": "day",
        "approximate": False, "uncertain": False, "basis": "stated", "note": None, "text": "4 October 1957",
        "citations": [{"source": "orbit-review", "paragraph": 5, "locator": sputnik.citations[0].locator}],
    }  # fmt: skip


def test_a_list_holds_records_of_its_kind(document: dict[str, Any]) -> None:
    lists = {kind: schema_of(answer(document, f"/api/{kind}")) for kind in KINDS}
    assert lists == {
        kind: whole({
            "total": {"type": "integer"},
            "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{shape.__name__}"}},
            "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "generation": {"type": "string"},
        }) for kind, shape in KINDS.items()
    }  # fmt: skip
    alone = {kind: answer(document, f"/api/{kind}/{{slug}}") for kind in KINDS}
    assert alone == {kind: bare(document["components"]["schemas"][shape.__name__]) for kind, shape in KINDS.items()}


def test_the_contract_reaches_every_kind_of_record() -> None:
    assert {*KINDS.values(), *PARTS} <= set(RECORDS.values())


def test_records_are_frozen() -> None:
    assert all(kind.__dataclass_params__.frozen for kind in RECORDS.values())  # type: ignore[attr-defined]
