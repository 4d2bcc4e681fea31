"""Owns records as JSON: every field under its own name, dates as the contract has them.

A shape says in `SAID` what stands in its JSON where that is not just its fields: properties, and what parts have.
"""

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from app.dates import Edtf

Encoder = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What stands in a record's JSON under a `name`: where it is found in the record ("pinpoint.source" is called
    "source"), its type with the marks of `app.record.described`, what it means in words."""

    path: str
    hint: Any
    words: str

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]


@cache
def said(shape: Any) -> tuple[Said, ...]:
    """What stands in a record's JSON, in its order."""
    paths = getattr(shape, "SAID", None) or [field.name for field in dataclasses.fields(shape)]
    return tuple(Said(path, *_at(shape, path)) for path in paths)


def json_fields(shape: Any) -> dict[str, Any]:
    """By path the bare type of what stands in a record's JSON."""
    return {field.path: bare(field.hint) for field in said(shape)}


def _at(shape: Any, path: str) -> tuple[Any, str]:
    """The type and the words of a field, of a property, or of either in a part that may be None."""
    name, _, rest = path.partition(".")
    hints = get_type_hints(shape, include_extras=True)
    if rest:
        part = bare(hints[name])
        inner = next(one for one in (get_args(part) or (part,)) if one is not type(None))
        hint, words = _at(inner, rest)
        return hint if inner is part else hint | None, words
    if name in hints:
        return hints[name], words_of(hints[name])
    fget = getattr(shape, name).fget
    return get_type_hints(fget, include_extras=True)["return"], (fget.__doc__ or "").strip()


def words_of(hint: Any) -> str:
    """The words that a type is marked with; "" where it has none."""
    return next((mark for mark in getattr(hint, "__metadata__", ())[::-1] if isinstance(mark, str)), "")


def bare(hint: Any) -> Any:
    """A type without its marks."""
    if get_origin(hint) is Annotated:
        return bare(get_args(hint)[0])
    if get_origin(hint) is list:
        return list[bare(get_args(hint)[0])]  # type: ignore[misc]
    if get_args(hint):
        return Union[tuple(bare(part) for part in get_args(hint))]  # noqa: UP007 - made while running
    return hint


def is_shape(kind: Any) -> bool:
    """Whether a type is that of a record or of a part of one; a date's text is none."""
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind is not Edtf


def dump(value: Any) -> bytes:
    """A record, or a dataclass of records, as JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def plain(value: Any) -> Any:
    """A record, or a dataclass of records, as the values that JSON has."""
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Encoder:
    """What makes plain JSON values of this type; worked out once a type."""
    if kind is Edtf:
        return lambda edtf: edtf.text
    if kind is date:
        return date.isoformat
    if is_shape(kind):
        parts = [(path.rpartition(".")[2], _getter(path), _encoder(hint)) for path, hint in json_fields(kind).items()]
        return lambda record: {name: encode(get(record)) for name, get, encode in parts}
    parts_of = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is list:
        encode = _encoder(parts_of[0])
        return lambda values: [encode(value) for value in values]
    if parts_of and is_shape(parts_of[0]):
        inner = _encoder(parts_of[0])
        return lambda value: None if value is None else inner(value)
    return _as_it_is


def _getter(path: str) -> Encoder:
    """What takes the value at a path out of a record; None where a part on the way is."""
    first, _, rest = path.partition(".")
    if not rest:
        return attrgetter(first)
    return lambda record: None if (part := getattr(record, first)) is None else getattr(part, rest)


def _as_it_is(value: Any) -> Any:
    return value
