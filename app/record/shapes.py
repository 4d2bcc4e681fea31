"""Owns filling by name: what a shape has under the same names as what it is made of is taken over. Pure.

Which name is taken from where is worked out once for all that are made of the same types, and made a function of it,
as `dataclasses` makes its own: a record of 100,000 events has a million parts.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def fill(shape: Callable[..., T], form: object, /, **computed: Any) -> T:
    """A `shape` with the values of `form` under the same names, but for those `computed`; raises AttributeError for
    a field that neither has."""
    made: T = filler(shape, tuple(computed))(form, **computed)
    return made


@cache
def filler(shape: Callable[..., Any], computed: tuple[str, ...]) -> Callable[..., Any]:
    """`fill` for one shape, given what it is made of and, by name, what is `computed`."""
    values = []
    for field in fields(shape):  # type: ignore[arg-type]
        value = field.name if field.name in computed else f"_form.{field.name}"
        values.append(f"{field.name}={value}" if field.kw_only else value)
    return compiled(["_form"], computed, f"_shape({', '.join(values)})", _shape=shape)


def compiled(sources: Sequence[str], given: Sequence[str], expression: str, **known: object) -> Callable[..., Any]:
    """The function of `sources`, in their order, and of what is `given` by name, that gives this expression; in it
    stand names of our own fields alone."""
    parameters = [*sources, *(["*", *given] if given else [])]
    made: Callable[..., Any] = eval(f"lambda {', '.join(parameters)}: {expression}", dict(known))  # noqa: S307
    return made
