"""Owns the SELECTs of actors."""

from sqlalchemy import Connection, func, select

from app.filters import ActorFilter
from app.record import q_common as common
from app.record.q_common import TABLES, children, with_locator
from app.record.shapes import Actor, Alias, Named, Place, Role

ACTOR = TABLES["actor"]


def count(connection: Connection, _: ActorFilter) -> int:
    """How many actors there are."""
    return connection.execute(select(func.count()).select_from(ACTOR)).scalar_one()


def page(connection: Connection, wanted: ActorFilter) -> tuple[list[Actor], str | None]:
    """One page of the actors by name, and the cursor of the next."""
    after = common.position_of(connection, ACTOR, wanted.after)
    slugs = common.page_of(connection, select(ACTOR.c.slug), ACTOR.c.position, after, wanted.limit)
    shown = slugs[: wanted.limit]
    return load(connection, shown), shown[-1] if len(slugs) > wanted.limit else None


def busiest(connection: Connection, number: int) -> list[str]:
    """The slugs of the people who take part in the most events."""
    query = select(ACTOR.c.slug).where(ACTOR.c.kind == "person").order_by(ACTOR.c.event_count.desc(), ACTOR.c.position)
    return list(connection.execute(query.limit(number)).scalars())


def every(connection: Connection) -> list[Actor]:
    """All actors by name."""
    return load(connection, list(connection.execute(select(ACTOR.c.slug).order_by(ACTOR.c.position)).scalars()))


def speaking_for(connection: Connection, slug: str) -> list[Named]:
    """The actors that speak for this one."""
    query = select(ACTOR.c.slug, ACTOR.c.name).where(ACTOR.c.speaks_for == slug).order_by(ACTOR.c.position)
    return [Named(*row) for row in connection.execute(query)]


def load(connection: Connection, slugs: list[str]) -> list[Actor]:
    """The whole records of these slugs, in their order."""
    other = ACTOR.alias()
    query = select(ACTOR, other.c.name.label("spoken_for")).outerjoin(other, other.c.slug == ACTOR.c.speaks_for)
    rows = connection.execute(query.where(ACTOR.c.slug.in_(slugs))).all()
    roles, aliases = _roles(connection, slugs), _aliases(connection, slugs)
    notes, former = (
        common.notes_of(connection, "actor", slugs),
        common.former_slugs(connection, "actor", slugs),
    )
    found = {
        row.slug: Actor(
            slug=row.slug,
            url=f"/actors/{row.slug}",
            name=row.name,
            kind=row.kind,
            side=row.side,
            roles=roles.get(row.slug, []),
            aliases=aliases.get(row.slug, []),
            speaks_for=Named(row.speaks_for, row.spoken_for) if row.speaks_for else None,
            summary=row.summary,
            event_count=row.event_count,
            quote_count=row.quote_count,
            about_count=row.about_count,
            notes=notes.get(row.slug, []),
            former_slugs=former.get(row.slug, []),
        )
        for row in rows
    }
    return common.ordered(slugs, found)


def _roles(connection: Connection, slugs: list[str]) -> dict[str, list[Role]]:
    table = TABLES["actor_role"]
    names = ("actor", "title", "edtf", "date_text", "basis", "date_note", "source", "paragraph")
    query = with_locator(table, *(table.c[name] for name in names)).order_by(table.c.position)
    return {
        slug: [
            Role(
                r.title, r.edtf, r.date_text, r.basis, r.date_note,
                Place(r.source, r.paragraph, r.locator) if r.source else None,
            )
            for r in found
        ]
        for slug, found in children(connection, query, table.c.actor, slugs).items()
    }  # fmt: skip


def _aliases(connection: Connection, slugs: list[str]) -> dict[str, list[Alias]]:
    table = TABLES["actor_alias"]
    query = select(table.c.actor, table.c.name, table.c.note).order_by(table.c.position)
    return {
        slug: [Alias(r.name, r.note) for r in found]
        for slug, found in children(connection, query, table.c.actor, slugs).items()
    }
