"""Owns the columns that tables share: references, places in the sources, and dates.

Every date is stored as the bounds in which it may lie (`first`, `last`, ISO days), beside its EDTF text.
"""

from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel


def refers(table: str, *, key: bool = False, index: bool = True, null: bool = False) -> Any:
    """A column that holds the slug of a row of `table`."""
    return Field(foreign_key=f"{table}.slug", primary_key=key, index=index and not key, nullable=null)


def cites() -> Any:
    """The constraint that (source, paragraph) is a paragraph of the record."""
    return ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"])


class DateColumns(SQLModel):
    """A date as the record knows it; `first` and `last` stop at the horizon where the end is open."""

    edtf: str
    first: str = Field(index=True)
    last: str = Field(index=True)
    open_start: bool
    open_end: bool
    precision: str
    span: str
    approximate: bool
    uncertain: bool
    basis: str
    date_note: str | None
    date_text: str
