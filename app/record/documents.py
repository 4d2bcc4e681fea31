"""Owns how a record is kept whole: as the JSON of its shape, written at build and read by pages."""

from typing import Any

from pydantic import TypeAdapter

from app.record import records

SHAPES: dict[str, type[Any]] = {
    "source": records.Source, "actor": records.Actor, "event": records.Event, "quote": records.Quote,
    "question": records.Question,
}  # fmt: skip
"""What each kind with pages of its own is read as."""


class _Adapters(dict[str, TypeAdapter[Any]]):
    """By kind, what writes and reads its documents; made when first asked for, since each takes some milliseconds."""

    def __missing__(self, kind: str) -> TypeAdapter[Any]:
        self[kind] = made = TypeAdapter(SHAPES[kind])
        return made


DOCUMENTS = _Adapters()
