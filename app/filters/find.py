"""Owns finding what a filter asks for: the one `conditions`, the one `facet_counts`, pages, counts and neighbours."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, union_all

from app.filters.events import EventFilter
from app.filters.listing import ListFilter
from app.filters.parameters import Values
from app.filters.questions import QuestionFilter
from app.record import records
from app.record.story import TABLES, Story

CLAIM, EVENT = TABLES["claim"].c, TABLES["event"].c
FINE = 62
"""A window of fewer days shows days, a longer one months; so does an event whose day is less known."""
Counts = dict[str, int]
"""How many records each value of a facet leaves."""
Days = dict[str, list[date]]
"""Days by lane."""


def conditions(story: Story, list_filter: ListFilter, skip: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """What a row of `list_filter.ROW` must fulfil, the parameters named in `skip` left aside."""
    return [
        condition
        for name, parameter in list_filter.PARAMETERS.items()
        if name not in skip and (values := list_filter.values(name))
        for condition in parameter.where(values, story.names)
    ]


def _listed(story: Story, list_filter: ListFilter) -> list[ColumnElement[bool]]:
    """What a record that is listed must fulfil: its own row, or one of the rows that belong to it."""
    matching = conditions(story, list_filter)
    if not list_filter.OWNER:
        return matching
    return [TABLES[list_filter.KIND].c.slug.in_(select(TABLES[list_filter.ROW].c[list_filter.OWNER]).where(*matching))]


def count(story: Story, list_filter: ListFilter) -> int:
    """How many records match."""
    query = select(func.count()).select_from(TABLES[list_filter.KIND]).where(*_listed(story, list_filter))
    return story.connection.execute(query).scalar_one()


def page(story: Story, list_filter: ListFilter) -> tuple[list[Any], str | None]:
    """One page of the matching records in their order, and the cursor of the next."""
    table = TABLES[list_filter.KIND]
    position = table.c.position
    newest = _newest(list_filter)
    query = select(table.c.document).where(*_listed(story, list_filter))
    if list_filter.after:
        reached = select(position).where(table.c.slug == list_filter.after).scalar_subquery()
        query = query.where(position < reached if newest else position > reached)
    query = query.order_by(position.desc() if newest else position).limit(list_filter.limit + 1)
    loaded = story.read(list_filter.SHAPE, query)
    shown = loaded[: list_filter.limit]
    return shown, shown[-1].slug if len(loaded) > list_filter.limit else None


def every(story: Story, list_filter: ListFilter) -> Iterator[Any]:
    """All matching records in their order, whatever the size of a page, read one by one as they are asked for."""
    table = TABLES[list_filter.KIND]
    order = table.c.position.desc() if _newest(list_filter) else table.c.position
    query = select(table.c.document).where(*_listed(story, list_filter)).order_by(order)
    for document in story.connection.execute(query).scalars():
        yield story.parsed(list_filter.SHAPE, document)


def page_before(story: Story, list_filter: ListFilter) -> ListFilter | None:
    """The filter of the page before this one; None on the first. As many records as a page holds stand before it."""
    if not list_filter.after:
        return None
    table = TABLES[list_filter.KIND]
    position, newest = table.c.position, _newest(list_filter)
    reached = select(position).where(table.c.slug == list_filter.after).scalar_subquery()
    there = position >= reached if newest else position <= reached
    query = select(table.c.slug).where(*_listed(story, list_filter), there)
    query = query.order_by(position if newest else position.desc()).offset(list_filter.limit).limit(1)
    return replace(list_filter, after=story.connection.execute(query).scalar())


def before(story: Story, list_filter: ListFilter) -> int:
    """How many of the matching records stand on the pages before this one."""
    if not list_filter.after:
        return 0
    table = TABLES[list_filter.KIND]
    reached = select(table.c.position).where(table.c.slug == list_filter.after).scalar_subquery()
    there = table.c.position >= reached if _newest(list_filter) else table.c.position <= reached
    query = select(func.count()).select_from(table).where(*_listed(story, list_filter), there)
    return story.connection.execute(query).scalar_one()


def _newest(list_filter: ListFilter) -> bool:
    return "order" in list_filter.PARAMETERS and "newest" in list_filter.values("order")


def facet_counts(story: Story, list_filter: ListFilter, names: Collection[str] = ()) -> dict[str, Counts]:
    """For each facet (or those named) the rows that every value leaves: an *any* facet is counted beside the other
    filters, an *all* facet within the view."""
    offered = {n: p.sql for n, p in list_filter.PARAMETERS.items() if p.facet and (not names or n in names)}
    selects = [
        values.counts(name, conditions(story, list_filter, () if values.every else (name,)), TABLES[list_filter.ROW])
        for name, values in offered.items()
        if isinstance(values, Values)
    ]
    counts: dict[str, Counts] = {name: {} for name in offered}
    for name, value, number in story.connection.execute(union_all(*selects)):
        counts[name][value] = number
    return counts


def begun_before(story: Story, event_filter: EventFilter) -> int:
    """How many matching periods had begun before the chosen years or window."""
    first, _ = event_filter.window
    before: list[ColumnElement[bool]] = []
    if event_filter.year:
        before.append(func.substr(EVENT.first, 1, 4).not_in([str(year) for year in event_filter.year]))
    if first:
        before.append(EVENT.first < str(first))
    if not before:
        return 0
    query = (
        select(func.count())
        .select_from(TABLES["event"])
        .where(*conditions(story, event_filter), EVENT.span == "period", or_(*before))
    )
    return story.connection.execute(query).scalar_one()


Neighbour = tuple[str, str] | None


def neighbours(story: Story, event_filter: EventFilter, slug: str) -> tuple[Neighbour, Neighbour] | None:
    """(slug, title) of the events before and after `slug` among those that match; None where it does not match."""
    matching, here = conditions(story, event_filter), select(EVENT.position).where(EVENT.slug == slug).scalar_subquery()
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


def drawn(story: Story, event_filter: EventFilter, first: str, last: str, *, within: bool = False) -> list[Drawn]:
    """Every event that touches the window, in order; or, if `within`, every one that lies within it."""
    matching = conditions(story, event_filter, ("from", "to"))
    passes = and_(*matching) if matching else EVENT.position >= 0
    query = select(EVENT.document, passes.label("matches")).where(
        EVENT.first >= first if within else EVENT.last >= first, EVENT.last <= last if within else EVENT.first <= last
    )
    rows = story.connection.execute(query.order_by(EVENT.position)).all()
    return [Drawn(story.parsed(records.Event, document), matches) for document, matches in rows]


def beyond(story: Story, event_filter: EventFilter, days: tuple[date, date], reach: tuple[date, date]) -> Days:
    """For each lane the days, one a month or a day as fits the window, where matching events outside `days` and within
    `reach` are drawn: a period where it begins, others in the middle of the days that they may have been on; without
    what is known to the year only, for a day of its own would be invented."""
    begins = func.substr(EVENT.first, 1, 10 if (days[1] - days[0]).days < FINE else 7)
    ends = func.julianday(EVENT.first), func.julianday(EVENT.last)
    middle = func.date((ends[0] + ends[1]) / 2)
    query = (
        select(EVENT.lane, func.min(case((EVENT.span == "period", EVENT.first), else_=middle)))
        .where(
            *conditions(story, event_filter, ("from", "to")),
            or_(
                and_(EVENT.last < str(days[0]), EVENT.first >= str(reach[0])),
                and_(EVENT.first > str(days[1]), EVENT.first <= str(reach[1])),
            ),
            or_(EVENT.span == "period", ends[1] - ends[0] < FINE),
        )
        .group_by(EVENT.lane, begins)
    )
    far: Days = {}
    for lane, first in story.connection.execute(query):
        far.setdefault(lane, []).append(date.fromisoformat(first))
    return far


def claims(story: Story, question_filter: QuestionFilter) -> list[records.Claim]:
    """The matching claims by the day they were made."""
    query = select(CLAIM.slug, CLAIM.question).where(*conditions(story, question_filter)).order_by(CLAIM.position)
    rows = story.connection.execute(query).all()
    questions = story.load(records.Question, dict.fromkeys(row.question for row in rows))
    by_slug = {claim.slug: claim for question in questions for claim in question.claims}
    return [by_slug[row.slug] for row in rows]
