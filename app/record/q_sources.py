"""Owns the SELECTs of sources and their paragraphs."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.filters import SourceFilter
from app.record import q_common as common
from app.record.q_common import TABLES, children
from app.record.shapes import LeftOut, Source

SOURCE = TABLES["source"]


@dataclass(frozen=True, slots=True)
class ParagraphUse:
    """A paragraph of a source, and the slugs of what was taken from it."""

    number: int
    locator: str
    furniture: bool
    left_out: str | None
    events: list[str]
    quotes: list[str]
    roles: list[str]
    claims: list[str]
    outcomes: list[str]


def count(connection: Connection, _: SourceFilter) -> int:
    """How many sources there are."""
    return connection.execute(select(func.count()).select_from(SOURCE)).scalar_one()


def page(connection: Connection, wanted: SourceFilter) -> tuple[list[Source], str | None]:
    """One page of the sources by the day they appeared, and the cursor of the next."""
    after = common.position_of(connection, SOURCE, wanted.after)
    slugs = common.page_of(connection, select(SOURCE.c.slug), SOURCE.c.position, after, wanted.limit)
    shown = slugs[: wanted.limit]
    return load(connection, shown), shown[-1] if len(slugs) > wanted.limit else None


def every(connection: Connection) -> list[Source]:
    """All sources by the day they appeared."""
    return load(connection, list(connection.execute(select(SOURCE.c.slug).order_by(SOURCE.c.position)).scalars()))


def load(connection: Connection, slugs: list[str]) -> list[Source]:
    """The whole records of these slugs, in their order."""
    rows = connection.execute(select(SOURCE).where(SOURCE.c.slug.in_(slugs))).all()
    published = common.dates_of(connection, "source", rows)
    paragraph, author = TABLES["paragraph"], TABLES["source_author"]
    apart = select(paragraph.c.source, paragraph.c.number, paragraph.c.furniture, paragraph.c.left_out)
    unused = children(connection, apart.order_by(paragraph.c.number), paragraph.c.source, slugs)
    named = select(author.c.source, author.c.name).order_by(author.c.position)
    authors = children(connection, named, author.c.source, slugs)
    notes, former = (
        common.notes_of(connection, "source", slugs),
        common.former_slugs(connection, "source", slugs),
    )
    found = {
        row.slug: Source(
            slug=row.slug,
            url=f"/sources/{row.slug}",
            title=row.title,
            label=row.label,
            authors=[r.name for r in authors.get(row.slug, [])],
            outlet=row.outlet,
            published=published[row.slug],
            kind=row.kind,
            summary=row.summary,
            address=row.address,
            address_basis=row.address_basis,
            paragraph_count=row.paragraph_count,
            furniture=[r.number for r in unused[row.slug] if r.furniture],
            left_out=[LeftOut(r.number, r.left_out) for r in unused[row.slug] if r.left_out],
            notes=notes.get(row.slug, []),
            former_slugs=former.get(row.slug, []),
        )
        for row in rows
    }
    return common.ordered(slugs, found)


def paragraphs(connection: Connection, source: str) -> list[ParagraphUse]:
    """Every paragraph of a source in order, with what was taken from it."""
    used = {
        kind: _users(connection, source, table, column)
        for kind, table, column in (
            ("events", "event_citation", "event"),
            ("quotes", "quote_passage", "quote"),
            ("roles", "actor_role", "actor"),
            ("claims", "claim", "question"),
        )
    } | {"outcomes": _bearing(connection, source)}  # fmt: skip
    table = TABLES["paragraph"]
    rows = connection.execute(select(table).where(table.c.source == source).order_by(table.c.number))
    return [
        ParagraphUse(r.number, r.locator, r.furniture, r.left_out, *(used[kind].get(r.number, []) for kind in used))
        for r in rows
    ]


def _users(connection: Connection, source: str, table: str, column: str) -> dict[int, list[str]]:
    link = TABLES[table]
    return _by_paragraph(connection, select(link.c.paragraph, link.c[column]).where(link.c.source == source))


def _bearing(connection: Connection, source: str) -> dict[int, list[str]]:
    """The questions with a claim on which a paragraph bears as its outcome."""
    outcome, claim = TABLES["outcome"], TABLES["claim"]
    joined = outcome.join(claim, claim.c.slug == outcome.c.claim)
    query = select(outcome.c.paragraph, claim.c.question).select_from(joined).where(outcome.c.source == source)
    return _by_paragraph(connection, query)


def _by_paragraph(connection: Connection, query: Select[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, slug in connection.execute(query.distinct()):
        found.setdefault(number, []).append(slug)
    return found
