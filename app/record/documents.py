"""Owns how a record is kept whole: as the JSON of its shape, written at build and read by pages."""

from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter
from sqlalchemy import Select, bindparam, select

from app.record import records
from app.record.tables import TABLES

SHAPES: dict[str, type[Any]] = {shape.__name__.lower(): shape for shape in get_args(records.AnyRecord)}
"""What each kind with pages of its own is read as."""


class _Adapters(dict[str, TypeAdapter[Any]]):
    """By kind, what writes and reads its documents; made when first asked for, since each takes some milliseconds."""

    def __missing__(self, kind: str) -> TypeAdapter[Any]:
        self[kind] = made = TypeAdapter(SHAPES[kind])
        return made


DOCUMENTS = _Adapters()


def documents(kind: str) -> Select[Any]:
    """Slug, position and document of the records of a kind, in their order."""
    table = TABLES[kind].c
    return select(table.slug, table.position, table.document).order_by(table.position)


@cache
def having(kind: str, column: str) -> Select[Any]:
    """The same of those that have one of the `values` in a column: made once, since each page asks for some."""
    return documents(kind).where(TABLES[kind].c[column].in_(bindparam("values", expanding=True)))
