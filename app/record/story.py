"""Owns what a page reads: the record of one generation as one request sees it.

What is the same for every request of a generation (`Outline`) is read once; records are read by slug from their
documents. Nothing here parses a date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select
from sqlmodel import SQLModel, col

from app.lists import SINGULARS
from app.record import shapes
from app.record.rows import DOCUMENTS, SHAPES
from app.record.tables import Change, Era, Event, FormerSlug, Meta, Source, Topic

T = TypeVar("T")
KIND_OF = {shape: kind for kind, shape in SHAPES.items()}
TABLES = SQLModel.metadata.tables
_NAMES = {"actor": "name", "topic": "name", "source": "label", "event": "title", "quote": "text", "question": "title"}
"""The column that holds what a record of each kind is called."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The slugs that exist now, with the names that readers know them by."""

    actors: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and old slug ("actor", "kim"), the slug that the record has now: old links go on working."""

    def of(self, kind: str) -> Mapping[str, str]:
        """The names of the records of one kind ("actor")."""
        found: Mapping[str, str] = getattr(self, SINGULARS[kind].plural)
        return found


@dataclass(frozen=True, slots=True)
class Outline:
    """What is the same for every request: `opens` is the day the story begins, after its prologue; `earliest` the
    first of the month of its first event; `months` how many events begin in each ("2018-06", 3)."""

    generation: str
    site: Mapping[str, str]
    names: Vocabulary
    opens: date
    horizon: date
    earliest: date
    eras: list[shapes.Era]
    topics: list[shapes.Topic]
    changes: list[shapes.Change]
    sources: Mapping[str, shapes.Source]
    months: list[tuple[str, int]]

    def at(self, connection: Connection) -> "Story":
        """The record as the request with this connection sees it."""
        return Story(connection=connection, **{one.name: getattr(self, one.name) for one in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Outline):
    """The outline and the request's connection."""

    connection: Connection

    def load(self, shape: type[T], slugs: Iterable[str]) -> list[T]:
        """The records of these slugs, in their order; a slug without a record is left out."""
        wanted = list(slugs)
        if not wanted:
            return []
        table = TABLES[KIND_OF[shape]]
        rows = self.connection.execute(select(table.c.slug, table.c.document).where(table.c.slug.in_(wanted)))
        found = {slug: self.parsed(shape, document) for slug, document in rows}
        return [found[slug] for slug in wanted if slug in found]

    def find(self, shape: type[T], *where: Any, limit: int | None = None) -> list[T]:
        """The records whose rows fulfil the conditions, in the order of their kind."""
        table = TABLES[KIND_OF[shape]]
        return self.read(shape, select(table.c.document).where(*where).order_by(table.c.position).limit(limit))

    def read(self, shape: type[T], query: Select[Any]) -> list[T]:
        """The records whose documents a query selects."""
        return [self.parsed(shape, document) for document in self.connection.execute(query).scalars()]

    def changes_of(self, kind: str, slug: str) -> list[shapes.Change]:
        """What changed in one record, newest first."""
        return [change for change in self.changes if (change.kind, change.slug) == (kind, slug)]

    @staticmethod
    def parsed(shape: type[T], document: str) -> T:
        """The record that a document holds."""
        found: T = DOCUMENTS[KIND_OF[shape]].validate_json(document)
        return found


def outline(connection: Connection) -> Outline:
    """What a generation says of itself, read once."""
    site = {row.key: row.value for row in connection.execute(select(col(Meta.key), col(Meta.value)))}
    opens = date.fromisoformat(site["opens"])
    first = connection.execute(select(func.min(Event.first))).scalar()
    documents = connection.execute(select(col(Source.document)).order_by(col(Source.position))).scalars()
    sources = [DOCUMENTS["source"].validate_json(document) for document in documents]
    return Outline(
        generation=site["generation"],
        site=site,
        names=_vocabulary(connection),
        opens=opens,
        horizon=date.fromisoformat(site["horizon"]),
        earliest=min(date.fromisoformat(first).replace(day=1) if first else opens, opens),
        eras=[
            shapes.Era(row.slug, row.name, date.fromisoformat(row.first), date.fromisoformat(row.last), row.intro)
            for row in _ordered(connection, Era)
        ],
        topics=[shapes.Topic(row.slug, row.name, row.definition) for row in _ordered(connection, Topic)],
        changes=[shapes.Change(row.day, row.kind, row.slug, row.what, row.why) for row in _ordered(connection, Change)],
        sources={source.slug: source for source in sources},
        months=[(row[0], row[1]) for row in connection.execute(_MONTHS)],
    )


_MONTH = func.substr(Event.first, 1, 7)
_MONTHS = select(_MONTH, func.count()).where(col(Event.begins_known)).group_by(_MONTH).order_by(_MONTH)


def _ordered(connection: Connection, table: type[SQLModel]) -> Iterable[Any]:
    rows = TABLES[str(table.__tablename__)]
    return connection.execute(select(rows).order_by(rows.c.position))


def _vocabulary(connection: Connection) -> Vocabulary:
    def names(kind: str) -> dict[str, str]:
        table = TABLES[kind]
        rows = connection.execute(select(table.c.slug, table.c[_NAMES[kind]]).order_by(table.c.position))
        return {row[0]: row[1] for row in rows}

    rows = connection.execute(select(col(FormerSlug.kind), col(FormerSlug.old), col(FormerSlug.slug)))
    former = {(row.kind, row.old): row.slug for row in rows}
    return Vocabulary(**{SINGULARS[kind].plural: names(kind) for kind in _NAMES}, former=former)
