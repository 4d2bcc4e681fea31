"""Owns what the fields of a form hold, as their types say it. Rules and texts ask here instead of listing fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from app.curation.field_types import Form, OneOf
from app.lists import Kind

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form. `holds` is the type of its value, or of each where it holds `many`; `marks` stand on it."""

    name: str
    required: bool
    holds: Any
    many: bool
    marks: tuple[Any, ...]

    @property
    def form(self) -> type[Form] | None:
        """The form that its values have; None for plain values."""
        return self.holds if issubclass(self.holds, Form) else None

    @property
    def kind(self) -> Kind | None:
        """The kind of record that its slugs name; None where they are none."""
        return next((mark for mark in self.marks if isinstance(mark, Kind)), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The values of its closed list; empty for any other type."""
        return next((mark for mark in self.marks if isinstance(mark, OneOf)), ())


@cache
def fields(form: type[Form]) -> tuple[FormField, ...]:
    """The fields of a form in their order; raises TypeError for a type that no form may hold."""
    return tuple(
        FormField(name, info.is_required(), *_opened(info.annotation, tuple(info.metadata)))
        for name, info in form.model_fields.items()
    )


def _opened(annotation: Any, marks: tuple[Any, ...], many: bool = False) -> tuple[Any, bool, tuple[Any, ...]]:
    origin, inner = get_origin(annotation), [part for part in get_args(annotation) if part is not NoneType]
    if origin is Annotated:
        return _opened(inner[0], (*marks, *inner[1:]), many)
    if origin is Literal:
        return str, many, (*marks, OneOf(inner))
    if origin is list or (origin in (Union, UnionType) and len(inner) == 1):
        return _opened(inner[0], marks, many or origin is list)
    if not isinstance(annotation, type):
        raise TypeError(f"{annotation} is no type of a form: use one value, a value or None, or a list")
    return annotation, many, marks


class Value(NamedTuple):
    """What a field of a record or of a `part` of it holds, or one of what it holds, at `path`."""

    path: KeyPath
    part: Form
    field: FormField
    content: Any


def values(record: Form, path: KeyPath) -> Iterator[Value]:
    """Everything that a record and its parts say; a part comes before what it says."""
    for field in fields(type(record)):
        at, content = (*path, field.name), getattr(record, field.name)
        items = [((*at, index), item) for index, item in enumerate(content)] if field.many else [(at, content)]
        for place, item in items:
            if item is not None:
                yield Value(place, record, field, item)
                yield from values(item, place) if field.form else ()
