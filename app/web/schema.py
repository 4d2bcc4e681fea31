"""Owns the JSON schema of what the API answers: made of the shapes, their marks and the closed lists of the story."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from app.dates import Edtf
from app.lists import ENGINE
from app.record.described import Form, OneOf
from app.record.vocabulary import Vocabulary
from app.web import wire

Schema = dict[str, Any]
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"}, Edtf: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"},
    bool: {"type": "boolean"}, date: {"type": "string", "format": "date"}, type(None): {"type": "null"},
}  # fmt: skip
OF_MODELS = "#/components/schemas/"


def models(shapes: list[Any], names: Vocabulary) -> dict[str, Schema]:
    """The schemas by name of the shapes, of all that they lead to and of the closed lists that they use."""
    reached: dict[str, Any] = {}
    for shape in shapes:
        _reach(shape, reached)
    closed = {one.name for shape in reached.values() for field in wire.said(shape) for one in _lists(field.hint)}
    made = {name: _object(shape) for name, shape in reached.items()}
    return made | {_closed_name(name): _enum(values_of(name, names)) for name in sorted(closed)}


def reference(shape: Any) -> Schema:
    """Names a shape's schema."""
    return {"$ref": OF_MODELS + shape.__name__}


def values_of(name: str, names: Vocabulary) -> Mapping[str, str]:
    """The values of a closed list, of the engine or of the story, with their words."""
    return ENGINE[name].words if name in ENGINE else names.of(name)


def _reach(hint: Any, reached: dict[str, Any]) -> None:
    if wire.is_shape(hint) and hint.__name__ not in reached:
        reached[hint.__name__] = hint
        for inner in wire.json_fields(hint).values():
            _reach(inner, reached)
    for part in get_args(hint):
        _reach(part, reached)


def _lists(hint: Any) -> Iterator[OneOf]:
    """The closed lists that a type is marked with, anywhere in it."""
    yield from (mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, OneOf))
    for part in get_args(hint):
        yield from _lists(part)


def _object(shape: Any) -> Schema:
    """A shape as an object: what has a default may be missing."""
    optional = {field.name for field in dataclasses.fields(shape) if field.default is not dataclasses.MISSING}
    fields = wire.said(shape)
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()),
        "properties": {field.name: _of(field.hint) | {"description": field.words} for field in fields},
        "required": [field.name for field in fields if field.path not in optional],
    }


def _of(hint: Any) -> Schema:
    """The schema of a type."""
    if get_origin(hint) is Annotated:
        return _marked(*get_args(hint))
    if get_origin(hint) is list:
        return {"type": "array", "items": _of(get_args(hint)[0])}
    if get_args(hint):
        return {"anyOf": [_of(part) for part in get_args(hint)]}
    return dict(_PLAIN[hint]) if hint in _PLAIN else reference(hint)


def _marked(hint: Any, *marks: Any) -> Schema:
    """The schema of a type with the form or the closed list that it is marked with."""
    schema = _of(hint)
    for mark in marks:
        if isinstance(mark, OneOf):
            schema = {"$ref": OF_MODELS + _closed_name(mark.name)}
        elif isinstance(mark, Form):
            schema |= mark.keywords
    return schema


def _closed_name(name: str) -> str:
    """The name of a closed list among the schemas: that of its values, since a record may be called like one."""
    return "".join(part.capitalize() for part in name.split("_")) + "Slug"


def _enum(values: Mapping[str, str]) -> Schema:
    words = "; ".join(f"`{value}`: {name}" for value, name in values.items())
    return {
        "type": "string", "enum": list(values), "description": f"One of {words}.",
        "x-enum-descriptions": list(values.values()),
    }  # fmt: skip
