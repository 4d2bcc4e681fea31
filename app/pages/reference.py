"""Owns the reference of the API for readers: what the OpenAPI document says, as a page, and examples with answers."""

from dataclasses import dataclass
from typing import Any

from app import urls
from app.filters import MAX_LIMIT, MAX_VALUES, PAGE
from app.pages.citing import Link
from app.record.described import SLUG_FORM
from app.text import joined

Schema = dict[str, Any]
SECTIONS = {
    "start": "How to ask", "dates": "Dates", "version": "The version of the record", "paging": "Pages of a list",
    "errors": "What can go wrong", "elsewhere": "From other sites", "caching": "Asking again",
    "endpoints": "What you can ask for", "models": "What the answers hold", "values": "Closed lists",
}  # fmt: skip
"""The parts of the page by id."""
_FORMATS = {"date": "a day (YYYY-MM-DD)", "uri-reference": "a path", "uri": "a web address"}
_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A request, and the answer that this record gives to it, shortened."""

    url: str
    answer: str


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of an answer: the form of its value, in words before and after the model that it leads
    to, and what it means."""

    name: str
    before: str
    model: Link | None
    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Call:
    """An address that can be asked, what it takes and what it answers."""

    anchor: str
    path: str
    summary: str
    parameters: list[Field]
    answers: Link
    example: Example | None


@dataclass(frozen=True, slots=True)
class Model:
    """What an answer or a part of one holds: fields, or the values of a closed list with their words."""

    name: str
    anchor: str
    words: str
    fields: list[Field]
    values: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReferencePage:
    title: str
    description: str
    path: str
    origin: str
    document: str
    sections: dict[str, str]
    contents: list[Link]
    generation: str
    edtf: str
    page: int
    most: int
    values: int
    calls: list[Call]
    models: list[Model]
    lists: list[Model]
    refused: Example


def reference_page(
    document: dict[str, Any], examples: dict[str, Example], refused: Example, *, origin: str, generation: str
) -> ReferencePage:
    """The page of an OpenAPI document, with the examples by the name of their operation."""
    schemas = document["components"]["schemas"]
    models = [_model(name, schema) for name, schema in schemas.items()]
    return ReferencePage(
        title="The data as JSON: an API",
        description="Every address of the API, its parameters, its answers, and examples.",
        path=urls.API,
        origin=origin,
        document=urls.OPENAPI,
        sections=SECTIONS,
        contents=[Link(words, f"#{anchor}") for anchor, words in SECTIONS.items()],
        generation=generation,
        edtf=schemas["Date"]["properties"]["edtf"]["description"],
        page=PAGE,
        most=MAX_LIMIT,
        values=MAX_VALUES,
        calls=[_call(path, methods["get"], examples) for path, methods in document["paths"].items()],
        models=[model for model in models if not model.values],
        lists=[model for model in models if model.values],
        refused=refused,
    )


def _call(path: str, operation: dict[str, Any], examples: dict[str, Example]) -> Call:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    parameters = [_field(one["name"], one["schema"], one["description"]) for one in operation["parameters"]]
    name = operation["operationId"]
    return Call(name, path, operation["summary"], parameters, _named(answer), examples.get(name))


def _model(name: str, schema: Schema) -> Model:
    fields = [_field(one, of, of["description"]) for one, of in schema.get("properties", {}).items()]
    values = list(zip(schema.get("enum", ()), schema.get("x-enum-descriptions", ()), strict=True))
    return Model(name, _anchor(name), schema["description"], fields, values)


def _field(name: str, schema: Schema, words: str) -> Field:
    before, model, after = _form(schema)
    return Field(name, before, model, after, words)


def _form(schema: Schema) -> tuple[str, Link | None, str]:
    """The form of a value, in words before and after the model that it leads to, if any."""
    if "$ref" in schema:
        return "", _named(schema), ""
    if "anyOf" in schema:
        before, model, after = _form(schema["anyOf"][0])
        return before, model, f"{after} or null"
    if schema["type"] == "array":
        before, model, after = _form(schema["items"])
        many = "any number of:" if "maxItems" in schema else "a list of:"
        return f"{many} {before}".rstrip(), model, after
    return _plain(schema), None, ""


def _plain(schema: Schema) -> str:
    """The form of a value that is no record: "a whole number from 1 to 200, 120 unless said"."""
    words = _FORMATS.get(schema.get("format", ""), _KINDS[schema["type"]])
    if schema.get("pattern") == SLUG_FORM["pattern"]:
        words = "a slug"
    elif "maxLength" in schema:
        words += f" of up to {schema['maxLength']} characters"
    elif "enum" in schema:
        words = joined(schema["enum"], "or")
    if "maximum" in schema:
        words += f" from {schema['minimum']} to {schema['maximum']}"
    return words + (f"; {schema['default']} unless said" if "default" in schema else "")


def _named(schema: Schema) -> Link:
    name = schema["$ref"].rpartition("/")[2]
    return Link(name, f"#{_anchor(name)}")


def _anchor(name: str) -> str:
    return f"model-{name}"
