"""Owns the SELECTs of quotations."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from app.filters import QuoteFilter
from app.record import q_common as common
from app.record import search
from app.record.q_common import TABLES, children, with_locator
from app.record.shapes import Count, Named, Passage, Quote, Via

QUOTE = TABLES["quote"]
FACETS = ("actor", "about", "year", "kind", "source", "topic")
_LINKS = {
    "about": TABLES["quote_about"].c.actor,
    "topic": TABLES["quote_topic"].c.topic,
    "year": TABLES["quote_year"].c.year,
    "source": TABLES["quote_passage"].c.source,
}
_COLUMNS = {"actor": QUOTE.c.speaker, "kind": QUOTE.c.kind}


def conditions(wanted: QuoteFilter, skip: str = "") -> list[ColumnElement[bool]]:
    """What a quotation must fulfil, the filter `skip` left aside."""
    found: list[ColumnElement[bool]] = []
    for name in FACETS:
        values = list(wanted.values(name))
        if values and name != skip:
            found += [_linked(name, [v]) for v in values] if name == "topic" else [_linked(name, values)]
    return [*found, search.matching("quote", wanted.q)] if wanted.q else found


def _linked(name: str, values: list[Any]) -> ColumnElement[bool]:
    if name in _COLUMNS:
        return _COLUMNS[name].in_(values)
    link = _LINKS[name]
    return QUOTE.c.slug.in_(select(link.table.c.quote).where(link.in_(values)))


def count(connection: Connection, wanted: QuoteFilter) -> int:
    """How many quotations match."""
    return connection.execute(select(func.count()).select_from(QUOTE).where(*conditions(wanted))).scalar_one()


def page(connection: Connection, wanted: QuoteFilter) -> tuple[list[Quote], str | None]:
    """One page of the matching quotations by the day said, and the cursor of the next."""
    after = common.position_of(connection, QUOTE, wanted.after)
    query = select(QUOTE.c.slug).where(*conditions(wanted))
    slugs = common.page_of(connection, query, QUOTE.c.position, after, wanted.limit)
    shown = slugs[: wanted.limit]
    return load(connection, shown), shown[-1] if len(slugs) > wanted.limit else None


def facets(connection: Connection, wanted: QuoteFilter) -> dict[str, list[Count]]:
    """For each facet the quotations that every value leaves; topics within the view, the others beside it."""
    return {name: _facet(connection, name, conditions(wanted, "" if name == "topic" else name)) for name in FACETS}


def _facet(connection: Connection, name: str, matching: list[ColumnElement[bool]]) -> list[Count]:
    if name in _COLUMNS:
        query = select(_COLUMNS[name], func.count()).select_from(QUOTE).group_by(_COLUMNS[name])
    else:
        link = _LINKS[name]
        joined = QUOTE.join(link.table, link.table.c.quote == QUOTE.c.slug)
        query = select(link, func.count(QUOTE.c.slug.distinct())).select_from(joined).group_by(link)
    return [Count(str(value), number) for value, number in connection.execute(query.where(*matching))]


def of_event(connection: Connection, event: str) -> list[Quote]:
    """The quotations that belong to an event."""
    return _where(connection, QUOTE.c.event == event)


def of_speaker(connection: Connection, actor: str) -> list[Quote]:
    """What an actor said."""
    return _where(connection, QUOTE.c.speaker == actor)


def of_speakers(connection: Connection, actors: list[str]) -> list[Quote]:
    """What any of these actors said, by the day said."""
    return _where(connection, QUOTE.c.speaker.in_(actors))


def about(connection: Connection, actor: str) -> list[Quote]:
    """What others said of an actor."""
    return _where(connection, _linked("about", [actor]))


def from_source(connection: Connection, source: str) -> list[Quote]:
    """The quotations that a source prints."""
    return _where(connection, _linked("source", [source]))


def _where(connection: Connection, condition: ColumnElement[bool]) -> list[Quote]:
    query = select(QUOTE.c.slug).where(condition).order_by(QUOTE.c.position)
    return load(connection, list(connection.execute(query).scalars()))


def load(connection: Connection, slugs: list[str]) -> list[Quote]:
    """The whole records of these slugs, in their order."""
    actor = TABLES["actor"]
    query = select(QUOTE, actor.c.name).join(actor, actor.c.slug == QUOTE.c.speaker).where(QUOTE.c.slug.in_(slugs))
    rows = connection.execute(query).all()
    said = common.dates_of(connection, "quote", rows)
    passages, via, spoken_of = (
        _passages(connection, slugs),
        _via(connection, slugs),
        _about(connection, slugs),
    )
    topics = common.grouped_values(connection, "quote_topic", "topic", "quote", slugs)
    notes, former = (
        common.notes_of(connection, "quote", slugs),
        common.former_slugs(connection, "quote", slugs),
    )
    found = {
        row.slug: Quote(
            slug=row.slug,
            url=f"/quotes/{row.slug}",
            text=row.text,
            passages=passages[row.slug],
            source=passages[row.slug][0].source,
            paragraph=passages[row.slug][0].paragraph,
            speaker=Named(row.speaker, row.name),
            about=spoken_of.get(row.slug, []),
            said=said[row.slug],
            via=via.get(row.slug, []),
            context=row.context,
            kind=row.kind,
            event=row.event,
            topics=topics.get(row.slug, []),
            notes=notes.get(row.slug, []),
            former_slugs=former.get(row.slug, []),
        )
        for row in rows
    }
    return common.ordered(slugs, found)


def _passages(connection: Connection, slugs: list[str]) -> dict[str, list[Passage]]:
    table = TABLES["quote_passage"]
    query = with_locator(table, table.c.quote, table.c.text, table.c.source, table.c.paragraph)
    rows = children(connection, query.order_by(table.c.position), table.c.quote, slugs)
    return {slug: [Passage(r.text, r.source, r.paragraph, r.locator) for r in found] for slug, found in rows.items()}


def _via(connection: Connection, slugs: list[str]) -> dict[str, list[Via]]:
    link, actor = TABLES["quote_via"], TABLES["actor"]
    query = select(link.c.quote, actor.c.slug, actor.c.name, link.c.how)
    query = query.select_from(link.join(actor, actor.c.slug == link.c.who)).order_by(link.c.position)
    rows = children(connection, query, link.c.quote, slugs)
    return {slug: [Via(Named(r.slug, r.name), r.how) for r in found] for slug, found in rows.items()}


def _about(connection: Connection, slugs: list[str]) -> dict[str, list[Named]]:
    link, actor = TABLES["quote_about"], TABLES["actor"]
    query = select(link.c.quote, actor.c.slug, actor.c.name)
    query = query.select_from(link.join(actor, actor.c.slug == link.c.actor)).order_by(link.c.position)
    rows = children(connection, query, link.c.quote, slugs)
    return {slug: [Named(r.slug, r.name) for r in found] for slug, found in rows.items()}
