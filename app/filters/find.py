"""Owns finding what a filter asks for: the one `conditions`, the one `facets`, pages, counts and neighbours."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all

from app.filters.events import EventFilter
from app.filters.listing import ListFilter
from app.filters.parameters import Values
from app.filters.questions import QuestionFilter
from app.record import records
from app.record.story import TABLES, Story

CLAIM, EVENT = TABLES["claim"].c, TABLES["event"].c
Counts = dict[str, int]
"""How many records each value of a facet leaves."""


def conditions(wanted: ListFilter, skip: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """What a row of `wanted.ROW` must fulfil, the parameters named in `skip` left aside."""
    return [
        condition
        for name, parameter in wanted.PARAMETERS.items()
        if name not in skip and (values := wanted.values(name))
        for condition in parameter.where(values)
    ]


def _listed(wanted: ListFilter) -> list[ColumnElement[bool]]:
    """What a record that is listed must fulfil: its own row, or one of the rows that belong to it."""
    found = conditions(wanted)
    if not wanted.OWNER:
        return found
    return [TABLES[wanted.KIND].c.slug.in_(select(TABLES[wanted.ROW].c[wanted.OWNER]).where(*found))]


def count(story: Story, wanted: ListFilter) -> int:
    """How many records match."""
    query = select(func.count()).select_from(TABLES[wanted.KIND]).where(*_listed(wanted))
    return story.connection.execute(query).scalar_one()


def page(story: Story, wanted: ListFilter) -> tuple[list[Any], str | None]:
    """One page of the matching records in their order, and the cursor of the next."""
    table = TABLES[wanted.KIND]
    position, newest = table.c.position, "newest" in wanted.values("order") if "order" in wanted.PARAMETERS else False
    query = select(table.c.document).where(*_listed(wanted))
    if wanted.after:
        reached = select(position).where(table.c.slug == wanted.after).scalar_subquery()
        query = query.where(position < reached if newest else position > reached)
    query = query.order_by(position.desc() if newest else position).limit(wanted.limit + 1)
    found = story.read(wanted.SHAPE, query)
    shown = found[: wanted.limit]
    return shown, shown[-1].slug if len(found) > wanted.limit else None


def facets(story: Story, wanted: ListFilter, names: Collection[str] = ()) -> dict[str, Counts]:
    """For each facet (or those named) the rows that every value leaves: an *any* facet is counted beside the other
    filters, an *all* facet within the view."""
    offered = {n: p.sql for n, p in wanted.PARAMETERS.items() if p.facet and (not names or n in names)}
    selects = [
        values.counts(name, conditions(wanted, () if values.every else (name,)), TABLES[wanted.ROW])
        for name, values in offered.items()
        if isinstance(values, Values)
    ]
    counts: dict[str, Counts] = {name: {} for name in offered}
    for name, value, number in story.connection.execute(union_all(*selects)):
        counts[name][value] = number
    return counts


def begun_before(story: Story, wanted: EventFilter) -> int:
    """How many matching periods had begun before the chosen years or window."""
    first, _ = wanted.window
    before: list[ColumnElement[bool]] = []
    if wanted.year:
        before.append(func.substr(EVENT.first, 1, 4).not_in([str(year) for year in wanted.year]))
    if first:
        before.append(EVENT.first < str(first))
    if not before:
        return 0
    query = (
        select(func.count())
        .select_from(TABLES["event"])
        .where(*conditions(wanted), EVENT.span == "period", or_(*before))
    )
    return story.connection.execute(query).scalar_one()


Neighbour = tuple[str, str] | None


def neighbours(story: Story, wanted: EventFilter, slug: str) -> tuple[Neighbour, Neighbour] | None:
    """(slug, title) of the events before and after `slug` among those that match; None where it does not match."""
    matching, here = conditions(wanted), select(EVENT.position).where(EVENT.slug == slug).scalar_subquery()
    order, named = EVENT.position, select(EVENT.position, EVENT.slug, EVENT.title).where(*matching)
    sides = (
        named.where(EVENT.slug == slug),
        named.where(order < here).order_by(order.desc()).limit(1),
        named.where(order > here).order_by(order).limit(1),
    )
    rows = [story.connection.execute(side).first() for side in sides]
    if rows[0] is None:
        return None
    before, after = ((row.slug, row.title) if row else None for row in rows[1:])
    return before, after


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event in the picture, and whether it passes the filters other than the window."""

    event: records.Event
    matches: bool


def drawn(story: Story, wanted: EventFilter, first: str, last: str) -> list[Drawn]:
    """Every event that touches the window, in order."""
    matching = conditions(wanted, ("from", "to"))
    passes = and_(*matching) if matching else EVENT.position >= 0
    query = select(EVENT.document, passes.label("matches")).where(EVENT.last >= first, EVENT.first <= last)
    rows = story.connection.execute(query.order_by(EVENT.position)).all()
    return [Drawn(story.parsed(records.Event, document), matches) for document, matches in rows]


def claims(story: Story, wanted: QuestionFilter) -> list[records.Claim]:
    """The matching claims by the day they were made."""
    query = select(CLAIM.slug, CLAIM.question).where(*conditions(wanted)).order_by(CLAIM.position)
    rows = story.connection.execute(query).all()
    questions = story.load(records.Question, dict.fromkeys(row.question for row in rows))
    held = {claim.slug: claim for question in questions for claim in question.claims}
    return [held[row.slug] for row in rows]
