"""Owns the tables of what a story says besides its records, and of what a generation says of itself."""

from sqlmodel import Field, SQLModel

from app.record.shared_columns import ListedColumns


class Meta(SQLModel, table=True):
    """What the record says of itself: its texts, the day at which it ends, its generation."""

    key: str = Field(primary_key=True)
    value: str


class Readme(SQLModel, table=True):
    """What each table holds, and its columns."""

    name: str = Field(primary_key=True)
    holds: str
    columns: str


class Lane(ListedColumns, table=True):
    """Who acts: a row of the picture, with its colour on light and on dark paper."""

    note: str | None
    silence: str | None
    light: str
    dark: str


class EventKind(ListedColumns, table=True):
    """A kind of event, and the shape of its mark."""

    __tablename__ = "event_kind"
    shape: str


class QuoteKind(ListedColumns, table=True):
    """A kind of quotation."""

    __tablename__ = "quote_kind"


class Side(ListedColumns, table=True):
    """A side that actors are on."""


class Era(ListedColumns, table=True):
    """A stretch of the story, first to last day."""

    first: str
    last: str
    intro: str


class Topic(ListedColumns, table=True):
    """A subject that events, quotations and questions are about."""

    definition: str


class Synonym(SQLModel, table=True):
    """A word or phrase, and by `set` those that search treats like it."""

    set: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    phrase: str


class Change(SQLModel, table=True):
    """A change of the record; `kind` and `slug` are null where it is of the whole."""

    position: int = Field(primary_key=True)
    day: str
    kind: str | None
    slug: str | None
    what: str
    why: str


class RetiredEvent(SQLModel, table=True):
    """The slug of an event that was retired into a claim; it answers with a redirect to the claim."""

    __tablename__ = "retired_event"
    old: str = Field(primary_key=True)
    question: str
    claim: str


class FormerSlug(SQLModel, table=True):
    """A slug that a record once had; it answers with a redirect."""

    __tablename__ = "former_slug"
    kind: str = Field(primary_key=True)
    old: str = Field(primary_key=True)
    slug: str
