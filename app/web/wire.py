"""Owns records as JSON: every field under its own name, dates as the contract has them, and the schema of both.

A shape says in `SAID` what stands in its JSON where that is not just its fields: properties, and what parts have.
"""

import dataclasses
import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.dates import Edtf

Encoder = Callable[[Any], Any]


def json_fields(shape: Any) -> dict[str, Any]:
    """What stands in a record's JSON: where it is found in the record ("place.source" is called "source"), and of
    which type it is."""
    paths = getattr(shape, "SAID", None) or [field.name for field in dataclasses.fields(shape)]
    return {path: _type_at(shape, path) for path in paths}


def _type_at(shape: Any, path: str) -> Any:
    """The type of a field, of a property, or of either in a part that may be None."""
    name, _, rest = path.partition(".")
    hints = get_type_hints(shape)
    hint = hints.get(name) or get_type_hints(getattr(shape, name).fget)["return"]
    if not rest:
        return hint
    inner = next(part for part in (get_args(hint) or (hint,)) if part is not type(None))
    inner_hint = _type_at(inner, rest)
    return inner_hint if inner is hint else inner_hint | None


def dump(value: Any) -> bytes:
    """A record, or a dataclass of records, as JSON."""
    return json.dumps(_by_type(value), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _encoder(kind: Any) -> Encoder:
    """What makes plain JSON values of this type; worked out once a type."""
    if kind is Edtf:
        return lambda edtf: edtf.text
    if _is_shape(kind):
        parts = [(path.rpartition(".")[2], _getter(path), _encoder(hint)) for path, hint in json_fields(kind).items()]
        return lambda record: {name: encode(get(record)) for name, get, encode in parts}
    parts_of = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is list:
        encode = _encoder(parts_of[0]) if not isinstance(parts_of[0], TypeVar) else _by_type
        return lambda values: [encode(value) for value in values]
    if parts_of and _is_shape(parts_of[0]):
        inner = _encoder(parts_of[0])
        return lambda value: None if value is None else inner(value)
    return _as_it_is


def _getter(path: str) -> Encoder:
    """What takes the value at a path out of a record; None where a part on the way is."""
    first, _, rest = path.partition(".")
    if not rest:
        return attrgetter(first)
    return lambda record: None if (part := getattr(record, first)) is None else getattr(part, rest)


def _is_shape(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)


def _as_it_is(value: Any) -> Any:
    return value


def _by_type(value: Any) -> Any:
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def schema(shape: Any) -> Any:
    """A dataclass of the same name that has what the record's JSON has: what the API's description is made of."""
    fields = [(path.rpartition(".")[2], _described(hint)) for path, hint in json_fields(shape).items()]
    made = dataclasses.make_dataclass(shape.__name__, fields, frozen=True)
    made.__module__ = __name__
    made.__doc__ = shape.__doc__
    return made


def _described(hint: Any) -> Any:
    if hint is Edtf:
        return str
    if _is_shape(hint):
        return schema(hint)
    if get_origin(hint) is list:
        return list[_described(get_args(hint)[0])]  # type: ignore[misc]
    if get_args(hint):
        return Union[tuple(_described(part) for part in get_args(hint))]  # noqa: UP007 - made while running
    return hint
