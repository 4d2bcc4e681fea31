"""A small checker of JSON against the schemas of an OpenAPI document: what the API's own description promises."""

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def breaches(value: Any, schema: dict[str, Any], document: dict[str, Any], where: str = "$") -> Iterator[str]:
    """How a value departs from a schema; an object's properties must all be described."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from breaches(value, document["components"]["schemas"][name], document, where)
        return
    if "anyOf" in schema:
        tried = [list(breaches(value, one, document, where)) for one in schema["anyOf"]]
        yield from min(tried, key=len)
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where} is {value!r}, not one of {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where} is {value!r}, which is not like {schema['pattern']}"
    kind = schema["type"]
    fits = isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    if not fits:
        yield f"{where} is {type(value).__name__}, not {kind}"
    elif kind == "array":
        for index, item in enumerate(value):
            yield from breaches(item, schema["items"], document, f"{where}[{index}]")
    elif kind == "object":
        described = schema.get("properties", {})
        yield from (f"{where} lacks {name}" for name in set(schema.get("required", ())) - set(value))
        yield from (f"{where} has {name}, which is not described" for name in set(value) - set(described))
        for name in set(value) & set(described):
            yield from breaches(value[name], described[name], document, f"{where}.{name}")
