"""Owns the columns that tables share: references, paragraphs, dates, documents."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

SQLModel.model_config["defer_build"] = True  # no row is ever validated: making what would takes a third of an import


def refers(table: str, *, key: bool = False, index: bool = True, null: bool = False) -> Any:
    """A column that holds the slug of a row of `table`."""
    return Field(foreign_key=f"{table}.slug", primary_key=key, index=index and not key, nullable=null)


def cites() -> Any:
    """The constraint that (source, paragraph) is a paragraph of the record."""
    return ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"])


def placed(table: str) -> tuple[Any, Any]:
    """The same constraint for a table of very many places, and the index by which those of a paragraph are found."""
    return cites(), Index(f"ix_{table}_place", "source", "paragraph")


def within_sentence() -> Any:
    """The constraint that (event, sentence) is a sentence of the record."""
    return ForeignKeyConstraint(["event", "sentence"], ["event_sentence.event", "event_sentence.position"])


class ListedColumns(SQLModel):
    """The columns of a value of a list of the story: slug, place in the list, name."""

    slug: str = Field(primary_key=True)
    position: int
    name: str


class DateColumns(SQLModel):
    """The columns of a date: EDTF, the ISO days it may touch (an open end stops at the horizon), what it stands on."""

    edtf: str
    first: str
    last: str
    precision: str
    span: str
    basis: str
    date_text: str


class DocumentColumns(SQLModel):
    """The columns of what has a page: slug, place in the order of its kind, and the whole record as JSON."""

    slug: str = Field(primary_key=True)
    position: int = Field(index=True, unique=True)
    document: str
