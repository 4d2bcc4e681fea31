"""Owns the SELECTs of events: which match a filter, how many each facet leaves, and the whole records."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from app.filters import EventFilter
from app.picture.silence import LOOSE
from app.record import q_common as common
from app.record import search
from app.record.q_common import TABLES, children, with_locator
from app.record.shapes import Citation, Count, Event, Participant, Place, Related

EVENT = TABLES["event"]
ALL_FACETS = ("actor", "topic")
ANY_FACETS = ("year", "kind", "source", "lane", "importance")
_LINKS = {
    "actor": TABLES["event_actor"].c.actor,
    "topic": TABLES["event_topic"].c.topic,
    "year": TABLES["event_year"].c.year,
    "source": TABLES["event_citation"].c.source,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the picture needs of an event: bounds as ISO days, who (names, and slugs apart by spaces), one quotation
    with its speaker, and whether it passes the filters other than the window."""

    slug: str
    title: str
    short: str | None
    lane: str
    kind: str
    importance: str
    first: str
    last: str
    span: str
    text: str
    open_end: bool
    approximate: bool
    uncertain: bool
    edtf: str
    names: str
    actors: str
    quote: str | None
    speaker: str | None
    matches: bool


Neighbour = Row[str, str] | None


def conditions(wanted: EventFilter, skip: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """What an event must fulfil, the filters named in `skip` left aside."""
    found: list[ColumnElement[bool]] = []
    for name in ("actor", "topic", "year", "source", "kind", "lane", "importance"):
        values = wanted.values(name)
        if not values or name in skip:
            continue
        found += [_linked(name, [v]) for v in values] if name in ALL_FACETS else [_linked(name, list(values))]
    first, last = wanted.window if "window" not in skip else (None, None)
    if first:
        found.append(EVENT.c.last >= str(first))
    if last:
        found.append(EVENT.c.first <= str(last))
    if wanted.q and "q" not in skip:
        found.append(search.matching("event", wanted.q))
    return found


def _linked(name: str, values: list[Any]) -> ColumnElement[bool]:
    if name not in _LINKS:
        return EVENT.c[name].in_(values)
    link = _LINKS[name]
    return EVENT.c.slug.in_(select(link.table.c.event).where(link.in_(values)))


def count(connection: Connection, wanted: EventFilter, skip: Collection[str] = ()) -> int:
    """How many events match."""
    return connection.execute(select(func.count()).select_from(EVENT).where(*conditions(wanted, skip))).scalar_one()


def begun_before(connection: Connection, wanted: EventFilter) -> int:
    """How many matching periods had begun before the chosen years or window."""
    before = _before(wanted)
    if before is None:
        return 0
    query = select(func.count()).select_from(EVENT).where(*conditions(wanted), EVENT.c.span == "period", before)
    return connection.execute(query).scalar_one()


def _before(wanted: EventFilter) -> ColumnElement[bool] | None:
    first, _ = wanted.window
    parts: list[ColumnElement[bool]] = []
    if wanted.year:
        parts.append(func.substr(EVENT.c.first, 1, 4).not_in([str(year) for year in wanted.year]))
    if first:
        parts.append(EVENT.c.first < str(first))
    return or_(*parts) if parts else None


def page(connection: Connection, wanted: EventFilter) -> tuple[list[Event], str | None]:
    """One page of the matching events in their order, and the cursor of the next page."""
    query = select(EVENT.c.slug).where(*conditions(wanted))
    position = common.position_of(connection, EVENT, wanted.after)
    newest = wanted.order == "newest"
    if position is not None:
        query = query.where(EVENT.c.position < position if newest else EVENT.c.position > position)
    order = EVENT.c.position.desc() if newest else EVENT.c.position
    slugs = list(connection.execute(query.order_by(order).limit(wanted.limit + 1)).scalars())
    shown = slugs[: wanted.limit]
    return load(connection, shown), shown[-1] if len(slugs) > wanted.limit else None


def of_actors(connection: Connection, slugs: list[str]) -> list[Event]:
    """The events in which any of these actors takes part, in the order of the timeline."""
    query = select(EVENT.c.slug).where(_linked("actor", slugs)).order_by(EVENT.c.position)
    return load(connection, list(connection.execute(query).scalars()))


def neighbours(connection: Connection, wanted: EventFilter, slug: str) -> tuple[Neighbour, Neighbour] | None:
    """(slug, title) of the events before and after `slug` among those that match; None where it does not match."""
    matching = conditions(wanted)
    query = select(EVENT.c.position).where(EVENT.c.slug == slug, *matching)
    position = connection.execute(query).scalar()
    if position is None:
        return None
    named = select(EVENT.c.slug, EVENT.c.title).where(*matching).limit(1)
    before = named.where(EVENT.c.position < position).order_by(EVENT.c.position.desc())
    after = named.where(EVENT.c.position > position).order_by(EVENT.c.position)
    return connection.execute(before).first(), connection.execute(after).first()


def facets(connection: Connection, wanted: EventFilter) -> dict[str, list[Count]]:
    """For each facet the events that every value leaves: an *any* facet is counted beside the other filters,
    an *all* facet within the view."""
    counts = {name: _facet(connection, name, conditions(wanted, (name,))) for name in ANY_FACETS}
    return counts | {name: _facet(connection, name, conditions(wanted)) for name in ALL_FACETS}


def _facet(connection: Connection, name: str, matching: list[ColumnElement[bool]]) -> list[Count]:
    if name in _LINKS:
        link = _LINKS[name]
        joined = EVENT.join(link.table, link.table.c.event == EVENT.c.slug)
        query = select(link, func.count(EVENT.c.slug.distinct())).select_from(joined).group_by(link)
    else:
        query = select(EVENT.c[name], func.count()).select_from(EVENT).group_by(EVENT.c[name])
    return [Count(str(value), number) for value, number in connection.execute(query.where(*matching))]


def marks(connection: Connection, wanted: EventFilter, first: str, last: str) -> list[Mark]:
    """Every event that touches the window, each with whether it passes the filters."""
    passing = case_of(conditions(wanted, ("window",)))
    actor = TABLES["actor"]
    columns = [EVENT.c[name] for name in _MARK_COLUMNS]
    who = _joined(actor.c.name, ", "), _joined(actor.c.slug, " ")
    query = select(*columns, *who, _words(TABLES["quote"].c.text), _words(actor.c.name), passing)
    rows = connection.execute(query.where(EVENT.c.last >= first, EVENT.c.first <= last).order_by(EVENT.c.position))
    return [Mark(*tuple(row)) for row in rows]


_MARK_COLUMNS = (
    "slug", "title", "short", "lane", "kind", "importance", "first", "last", "span", "date_text", "open_end",
    "approximate", "uncertain", "edtf",
)  # fmt: skip


def _joined(column: ColumnElement[str], between: str) -> ColumnElement[str]:
    """A column that joins what the participants of each event have in `column`."""
    link, actor = TABLES["event_actor"], TABLES["actor"]
    joined = link.join(actor, actor.c.slug == link.c.actor)
    query = select(func.group_concat(column, between)).select_from(joined).where(link.c.event == EVENT.c.slug)
    return query.scalar_subquery()


def _words(column: ColumnElement[str]) -> ColumnElement[str]:
    """`column` of one quotation of each event: of the one that its short name repeats, else of the first."""
    quote, actor = TABLES["quote"], TABLES["actor"]
    said = quote.join(actor, actor.c.slug == quote.c.speaker)
    first = select(column).select_from(said).where(quote.c.event == EVENT.c.slug).order_by(quote.c.position).limit(1)
    repeated = first.where(func.instr(func.lower(EVENT.c.short), func.lower(quote.c.text)) > 0)
    return func.coalesce(repeated.scalar_subquery(), first.scalar_subquery())


def case_of(matching: list[ColumnElement[bool]]) -> ColumnElement[Any]:
    """A column that tells whether a row fulfils all conditions."""
    return and_(*matching).label("matches") if matching else (EVENT.c.position >= 0).label("matches")


def months(connection: Connection) -> list[tuple[str, int]]:
    """How many events begin in each month: ("2018-06", 3). What is dated so loosely that it begins in no month in
    particular is not counted."""
    start = func.substr(EVENT.c.edtf, 1, func.instr(EVENT.c.edtf.concat("/"), "/") - 1)
    days = func.julianday(EVENT.c.last) - func.julianday(EVENT.c.first)
    period = EVENT.c.span == "period"
    known = or_(and_(period, func.length(start) >= len("2018-06"), ~start.contains("X")), and_(~period, days <= LOOSE))
    month = func.substr(EVENT.c.first, 1, 7)
    query = select(month, func.count()).where(known).group_by(month).order_by(month)
    return [(row[0], row[1]) for row in connection.execute(query)]


def earliest(connection: Connection) -> str | None:
    """The first day on which an event may have begun, None where there is no event."""
    return connection.execute(select(func.min(EVENT.c.first))).scalar()


def titles(connection: Connection) -> dict[str, str]:
    """The title of every event by slug."""
    return {row.slug: row.title for row in connection.execute(select(EVENT.c.slug, EVENT.c.title))}


def load(connection: Connection, slugs: list[str]) -> list[Event]:
    """The whole records of these slugs, in their order."""
    rows = connection.execute(select(EVENT).where(EVENT.c.slug.in_(slugs))).all()
    dates = common.dates_of(connection, "event", rows)
    actors, citations = _actors(connection, slugs), _citations(connection, slugs)
    topics = common.grouped_values(connection, "event_topic", "topic", "event", slugs)
    quotes = _quotes(connection, slugs)
    related = related_to(connection, slugs, "event", "other")
    notes, former = (
        common.notes_of(connection, "event", slugs),
        common.former_slugs(connection, "event", slugs),
    )
    found = {
        row.slug: Event(
            slug=row.slug,
            url=f"/events/{row.slug}",
            title=row.title,
            short=row.short,
            summary=row.summary,
            date=dates[row.slug],
            place=row.place,
            lane=row.lane,
            kind=row.kind,
            importance=row.importance,
            era=row.era,
            topics=topics.get(row.slug, []),
            actors=actors.get(row.slug, []),
            citations=citations.get(row.slug, []),
            quotes=quotes.get(row.slug, []),
            related=related.get(row.slug, []),
            notes=notes.get(row.slug, []),
            former_slugs=former.get(row.slug, []),
        )
        for row in rows
    }
    return common.ordered(slugs, found)


def _actors(connection: Connection, slugs: list[str]) -> dict[str, list[Participant]]:
    link, actor = TABLES["event_actor"], TABLES["actor"]
    query = select(link.c.event, actor.c.slug, actor.c.name, link.c.title, link.c.part)
    query = query.select_from(link.join(actor, actor.c.slug == link.c.actor)).order_by(link.c.position)
    rows = children(connection, query, link.c.event, slugs)
    return {slug: [Participant(r.slug, r.name, r.title, r.part) for r in found] for slug, found in rows.items()}


def _citations(connection: Connection, slugs: list[str]) -> dict[str, list[Citation]]:
    table = TABLES["event_citation"]
    query = with_locator(table, table.c.event, table.c.source, table.c.paragraph, table.c.supports)
    rows = children(connection, query.order_by(table.c.position), table.c.event, slugs)
    return {
        slug: [Citation(r.source, r.paragraph, r.locator, r.supports.split()) for r in found]
        for slug, found in rows.items()
    }


def _quotes(connection: Connection, slugs: list[str]) -> dict[str, list[str]]:
    table = TABLES["quote"]
    query = select(table.c.event, table.c.slug).order_by(table.c.position)
    return {slug: [r.slug for r in found] for slug, found in children(connection, query, table.c.event, slugs).items()}


def related_to(connection: Connection, slugs: list[str], here: str, there: str) -> dict[str, list[Related]]:
    """The links that events draw (`here` = event, `there` = other), or that others draw to them (the reverse)."""
    table = TABLES["event_relation"]
    columns = (
        table.c[here],
        table.c[there].label("other_end"),
        EVENT.c.title,
        table.c.relation,
        table.c.source,
        table.c.paragraph,
    )
    query = with_locator(table, *columns).join(EVENT, EVENT.c.slug == table.c[there])
    rows = children(connection, query.order_by(EVENT.c.position), table.c[here], slugs)
    return {
        slug: [Related(r.other_end, r.title, r.relation, Place(r.source, r.paragraph, r.locator)) for r in found]
        for slug, found in rows.items()
    }
