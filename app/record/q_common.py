"""Owns the pieces that records of every kind share: dates, notes, former slugs, children by their parent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, and_, select
from sqlmodel import SQLModel

from app.filters import Vocabulary
from app.record import tables
from app.record.shapes import Change, Date, Era, Note, Place, Topic

__all__ = [
    "TABLES",
    "Parents",
    "children",
    "dates_of",
    "eras",
    "former_slugs",
    "notes_of",
    "page_of",
    "vocabulary",
]

assert tables.FTS  # the tables are registered by importing the models
TABLES = SQLModel.metadata.tables
Parents = Sequence[str]


def children(
    connection: Connection, query: Select[Any], parent: Column[Any], slugs: Parents
) -> dict[str, list[Row[Any]]]:
    """The rows of `query` by the parent that their column `parent` names."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.where(parent.in_(slugs))):
        found[row[0]].append(row)
    return found


def with_locator(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    """A SELECT of `columns` and the locator of the row's (source, paragraph), None where it names none."""
    paragraph = TABLES["paragraph"]
    same = and_(paragraph.c.source == table.c.source, paragraph.c.number == table.c.paragraph)
    return select(*columns, paragraph.c.locator).select_from(table.outerjoin(paragraph, same))


def date_citations(connection: Connection, kind: str, slugs: Parents) -> dict[str, list[Place]]:
    """The paragraphs that the date of each record rests on."""
    table = TABLES["date_citation"]
    query = with_locator(table, table.c.slug, table.c.source, table.c.paragraph).where(table.c.kind == kind)
    rows = children(connection, query.order_by(table.c.position), table.c.slug, slugs)
    return {slug: [Place(r.source, r.paragraph, r.locator) for r in found] for slug, found in rows.items()}


def dates_of(connection: Connection, kind: str, rows: Sequence[Row[Any]]) -> dict[str, Date]:
    """The date of each row of a table with date columns, by slug."""
    cited = date_citations(connection, kind, [row.slug for row in rows])
    return {row.slug: date_of(row, cited.get(row.slug, [])) for row in rows}


def date_of(row: Row[Any], citations: list[Place]) -> Date:
    """The date in a row's date columns."""
    return Date(
        edtf=row.edtf,
        start=None if row.open_start else row.first,
        end=None if row.open_end else row.last,
        precision=row.precision,
        span=row.span,
        approximate=row.approximate,
        uncertain=row.uncertain,
        basis=row.basis,
        note=row.date_note,
        text=row.date_text,
        citations=citations,
    )


def notes_of(connection: Connection, kind: str, slugs: Parents) -> dict[str, list[Note]]:
    """The editor's notes on each record."""
    table = TABLES["note"]
    query = select(table.c.slug, table.c.text, table.c.field, table.c.source, table.c.paragraph)
    query = query.where(table.c.kind == kind).order_by(table.c.position)
    rows = children(connection, query, table.c.slug, slugs)
    return {slug: [Note(r.text, r.field, r.source, r.paragraph) for r in found] for slug, found in rows.items()}


def former_slugs(connection: Connection, kind: str, slugs: Parents) -> dict[str, list[str]]:
    """The slugs that each record once had."""
    table = TABLES["former_slug"]
    query = select(table.c.slug, table.c.old).where(table.c.kind == kind).order_by(table.c.old)
    return {slug: [r.old for r in found] for slug, found in children(connection, query, table.c.slug, slugs).items()}


def slug_now(connection: Connection, kind: str, old: str) -> str | None:
    """The slug of the record that once had the slug `old`."""
    table = TABLES["former_slug"]
    return connection.execute(select(table.c.slug).where(table.c.kind == kind, table.c.old == old)).scalar()


def page_of(
    connection: Connection, query: Select[Any], position: Column[Any], after: int | None, limit: int
) -> list[str]:
    """The slugs of one page of an ordered query, one more than `limit` where the list goes on."""
    if after is not None:
        query = query.where(position > after)
    return list(connection.execute(query.order_by(position).limit(limit + 1)).scalars())


def position_of(connection: Connection, table: Table, slug: str | None) -> int | None:
    """Where a record stands in its order; None without a slug."""
    return connection.execute(select(table.c.position).where(table.c.slug == slug)).scalar() if slug else None


def vocabulary(connection: Connection) -> Vocabulary:
    """The slugs and names that filters may use."""

    def names(table: str, name: str) -> dict[str, str]:
        rows = connection.execute(
            select(TABLES[table].c.slug, TABLES[table].c[name]).order_by(TABLES[table].c.position)
        )
        return {row[0]: row[1] for row in rows}

    def slugs(table: str) -> frozenset[str]:
        return frozenset(connection.execute(select(TABLES[table].c.slug)).scalars())

    return Vocabulary(
        actors=names("actor", "name"),
        topics=names("topic", "name"),
        sources=names("source", "label"),
        events=slugs("event"),
        quotes=slugs("quote"),
        questions=slugs("question"),
        former={(f"{row.kind}s", row.old): row.slug for row in connection.execute(select(TABLES["former_slug"]))},
    )


def eras(connection: Connection) -> list[Era]:
    """The eras, first to last."""
    table = TABLES["era"]
    rows = connection.execute(select(table).order_by(table.c.position))
    return [Era(r.slug, r.name, r.first, r.last, r.intro) for r in rows]


def changes(connection: Connection, kind: str | None = None, slug: str | None = None) -> list[Change]:
    """The changes of one record, or without one all of them, newest first."""
    table = TABLES["change"]
    query = select(table).order_by(table.c.position)
    if kind:
        query = query.where(table.c.kind == kind, table.c.slug == slug)
    return [Change(r.day, r.kind, r.slug, r.what, r.why) for r in connection.execute(query)]


def name_of(connection: Connection, kind: str, slug: str) -> str:
    """What a record is called: a title, a name, or the words of a quotation."""
    table = TABLES[kind]
    column = table.c[{"actor": "name", "quote": "text"}.get(kind, "title")]
    return str(connection.execute(select(column).where(table.c.slug == slug)).scalar_one())


def topics(connection: Connection) -> list[Topic]:
    """The topics in the order of their file."""
    table = TABLES["topic"]
    return [Topic(r.slug, r.name, r.definition) for r in connection.execute(select(table).order_by(table.c.position))]


def grouped_values(connection: Connection, table: str, value: str, parent: str, slugs: Parents) -> dict[str, list[str]]:
    """The values of a link table by parent, in the order of their names."""
    link = TABLES[table]
    query = select(link.c[parent], link.c[value].label("value")).order_by(link.c[value])
    rows = children(connection, query, link.c[parent], slugs)
    return {slug: [row.value for row in found] for slug, found in rows.items()}


def ordered(slugs: Iterable[str], found: dict[str, Any]) -> list[Any]:
    """The records of `found` in the order of `slugs`."""
    return [found[slug] for slug in slugs if slug in found]
