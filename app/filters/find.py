"""Owns finding what a filter asks for: the one `matching`, the one `facet_counts`, pages, counts and neighbours."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pyroaring import BitMap
from sqlalchemy import select

from app import dates
from app.filters.events import EventFilter
from app.filters.listing import ListFilter
from app.filters.parameters import Values, paging
from app.filters.questions import QuestionFilter
from app.lists import IMPORTANCE
from app.record import records
from app.record.bitmaps import Bitmaps
from app.record.bitmaps import Days as Order
from app.record.indexing import BEGINS, FINE
from app.record.story import Story
from app.record.tables import TABLES

CLAIM = TABLES["claim"].c
DAY = timedelta(days=1)
CHUNK = 500
"""So many records are read at once where all are."""
Counts = dict[str, int]
"""How many records each value of a facet leaves."""
Days = dict[str, list[date]]
"""Days by lane."""
Stretch = tuple[date, date]
"""A first and a last day."""
DAYS, MONTHS, YEARS = 1, 2, 3
"""How many of `BEGINS` are close enough for a stretch of days, of months, of years."""


def matching(story: Story, list_filter: ListFilter, skip: Collection[str] = ()) -> BitMap:
    """The rows of `list_filter.ROW` that fulfil the filter, the parameters named in `skip` left aside."""
    table = list_filter.ROW
    narrowing = []
    for name, parameter in list_filter.PARAMETERS.items():
        values = () if name in skip or parameter.narrows is paging else list_filter.values(name)
        if values:
            key = table, name, values
            if key not in story.found:
                story.found[key] = parameter.rows(values, story, table)
            narrowing.append(story.found[key])
    return BitMap.intersection(story.bitmaps[table].every, *narrowing)


def listed(story: Story, list_filter: ListFilter) -> BitMap:
    """The positions of the records that are listed: those of which the own row matches, or one that belongs to it."""
    rows = matching(story, list_filter)
    if not list_filter.OWNER:
        return rows
    bitmaps, slugs = story.bitmaps[list_filter.ROW], story.names.of(list_filter.KIND)
    return BitMap([n for n, slug in enumerate(slugs) if rows.intersect(bitmaps.having(list_filter.OWNER, slug))])


def count(story: Story, list_filter: ListFilter) -> int:
    """How many records match."""
    return len(listed(story, list_filter))


def page(story: Story, list_filter: ListFilter) -> tuple[list[Any], str | None]:
    """One page of the matching records in their order, and the cursor of the next."""
    rows = listed(story, list_filter)
    start = _behind(story, list_filter, rows)
    shown = story.at_positions(list_filter.SHAPE, _slice(list_filter, rows, start, start + list_filter.limit))
    return shown, shown[-1].slug if len(rows) > start + list_filter.limit else None


def every(story: Story, list_filter: ListFilter) -> Iterator[Any]:
    """All matching records in their order, whatever the size of a page, read by chunks as they are asked for."""
    rows = listed(story, list_filter)
    for start in range(0, len(rows), CHUNK):
        yield from story.each(list_filter.SHAPE, _slice(list_filter, rows, start, start + CHUNK))


def page_before(story: Story, list_filter: ListFilter) -> ListFilter | None:
    """The filter of the page before this one; None on the first. As many records as a page holds stand before it."""
    if not list_filter.after:
        return None
    rows = listed(story, list_filter)
    last = _behind(story, list_filter, rows) - list_filter.limit
    if last <= 0:
        return replace(list_filter, after=None)
    [position] = _slice(list_filter, rows, last - 1, last)
    return replace(list_filter, after=_slug(story, list_filter.KIND, position))


def before(story: Story, list_filter: ListFilter) -> int:
    """How many of the matching records stand on the pages before this one."""
    return _behind(story, list_filter, listed(story, list_filter)) if list_filter.after else 0


def _behind(story: Story, list_filter: ListFilter, rows: BitMap) -> int:
    """How many of these rows stand on the pages before this one."""
    if not list_filter.after:
        return 0
    reached = story.position(list_filter.KIND, list_filter.after)
    return len(rows) - rows.rank(reached) + (reached in rows) if _newest(list_filter) else rows.rank(reached)


def _slice(list_filter: ListFilter, rows: BitMap, start: int, end: int) -> list[int]:
    """The positions of the rows from the one numbered `start` to the one before `end`, in the order of the list."""
    if not _newest(list_filter):
        return list(rows[start:end])
    return list(rows[max(0, len(rows) - end) : len(rows) - start])[::-1]


def _slug(story: Story, kind: str, position: int) -> str:
    table = TABLES[kind].c
    return str(story.connection.execute(select(table.slug).where(table.position == position)).scalar_one())


def _newest(list_filter: ListFilter) -> bool:
    return "order" in list_filter.PARAMETERS and "newest" in list_filter.values("order")


def facet_counts(story: Story, list_filter: ListFilter, names: Collection[str] = ()) -> dict[str, Counts]:
    """For each facet (or those named) the rows that every value leaves, zeros left out: an *any* facet is counted
    beside the other filters, an *all* facet within the view."""
    by_value = story.bitmaps[list_filter.ROW].by_value
    view = matching(story, list_filter)
    counts: dict[str, Counts] = {}
    for name, parameter in list_filter.PARAMETERS.items():
        values = parameter.narrows
        if not (parameter.facet and isinstance(values, Values) and (not names or name in names)):
            continue
        beside = not values.every and list_filter.values(name)
        rows = matching(story, list_filter, (name,)) if beside else view
        numbers = ((value, rows.intersection_cardinality(bits)) for value, bits in by_value[values.column].items())
        counts[name] = {value: number for value, number in numbers if number}
    return counts


def most_met(story: Story, list_filter: ListFilter, column: str, most: int) -> Counts:
    """Of the values of a column those that the most matching rows have, so many and what is equal to the last of them,
    with how many. The most frequent values are counted first, until no other can have as many."""
    rows, counts, top = matching(story, list_filter), Counts(), [1] * most
    values = story.bitmaps[list_filter.ROW].by_value[column]
    for value, bits in sorted(values.items(), key=lambda item: len(item[1]), reverse=True):
        if len(bits) < top[0]:
            break
        if (number := rows.intersection_cardinality(bits)) >= top[0]:
            counts[value] = number
            top = sorted([*top, number])[1:]
    return {value: number for value, number in counts.items() if number >= top[0]}


def begun_before(story: Story, event_filter: EventFilter) -> int:
    """How many matching periods had begun before the chosen years or window."""
    first, _ = event_filter.window
    if not event_filter.year and not first:
        return 0
    bitmaps = story.bitmaps["event"]
    before = bitmaps.touching(None, first - DAY) if first else BitMap()
    if event_filter.year:
        within = (bitmaps.beginning(date(year, 1, 1), date(year, 12, 31)) for year in event_filter.year)
        before = before | (bitmaps.every - BitMap.union(*within))
    return (matching(story, event_filter) & bitmaps.having("span", "period")).intersection_cardinality(before)


Neighbour = tuple[str, str] | None


def neighbours(story: Story, event_filter: EventFilter, slug: str) -> tuple[Neighbour, Neighbour] | None:
    """(slug, title) of the events before and after `slug` among those that match; None where it does not match."""
    rows, here = matching(story, event_filter), story.position("event", slug)
    if here not in rows:
        return None
    number = rows.rank(here)
    before = _named(story, rows[number - 2]) if number > 1 else None
    return before, _named(story, rows[number]) if number < len(rows) else None


def _named(story: Story, position: int) -> tuple[str, str]:
    slug = story.order[position]
    return slug, story.names.events[slug]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event in the picture, its position, and whether it passes the filters other than the window."""

    event: records.Event
    position: int
    matches: bool


def drawn(
    story: Story, event_filter: EventFilter, first: date, last: date, *, within: bool = False, most: int | None = None
) -> list[Drawn]:
    """Every event that touches the window, in order; or, if `within`, every one that lies within it. No more than
    `most`: those that pass the filters, of these turning points and what is known to begin in the window before the
    rest, the important first; among equals some from all of it."""
    bitmaps = story.bitmaps["event"]
    window = bitmaps.touching(first, last)
    if within:
        window = window - (bitmaps.touching(None, first - DAY) | bitmaps.touching(last + DAY, None))
    passing = matching(story, event_filter, ("from", "to"))
    chosen = window if most is None or len(window) <= most else _foremost(bitmaps, window, passing, (first, last), most)
    events = story.at_positions(records.Event, list(chosen))
    return [Drawn(event, row, row in passing) for row, event in zip(chosen, events, strict=True)]


def _foremost(bitmaps: Bitmaps, window: BitMap, passing: BitMap, days: Stretch, most: int) -> BitMap:
    """So many rows of a window as `drawn` chooses them."""
    left = window & passing
    ranks = [left & bitmaps.having("importance", importance) for importance in IMPORTANCE]
    begun = bitmaps.any_of("begins", BEGINS[:MONTHS]) & bitmaps.beginning(*days)
    chosen = BitMap()
    for rows in (ranks[0], *(rank & begun for rank in ranks), *ranks, window):
        rest, room = rows - chosen, most - len(chosen)
        number = min(len(rest), room)
        chosen |= BitMap([rest[place * len(rest) // number] for place in range(number)])
    return chosen


def touching(story: Story, event_filter: EventFilter, days: Stretch) -> tuple[int, int]:
    """How many events touch a window, and how many of them pass the filters other than the window."""
    window = story.bitmaps["event"].touching(*days)
    return len(window), window.intersection_cardinality(matching(story, event_filter, ("from", "to")))


def begun(story: Story, stretches: Sequence[Stretch]) -> BitMap:
    """The events that are known to begin in one of these stretches of the calendar, which follow each other: to the day
    where they are shorter than a month, to a season where shorter than a year, else to the year."""
    bitmaps, longest = story.bitmaps["event"], max((last - first).days + 1 for first, last in stretches)
    fine = DAYS if longest < 28 else MONTHS if longest < 365 else YEARS
    return bitmaps.any_of("begins", BEGINS[:fine]) & bitmaps.beginning(stretches[0][0], stretches[-1][1])


def cells(story: Story, event_filter: EventFilter, stretches: Sequence[Stretch]) -> dict[str, list[tuple[int, int]]]:
    """By lane: for each of the stretches how many events are known to begin in it (`begun`), and how many of these pass
    the filters other than the window. A lane without any is left out."""
    bitmaps, passing = story.bitmaps["event"], matching(story, event_filter, ("from", "to"))
    rows = begun(story, stretches)
    parts = [rows & bitmaps.beginning(*stretch) for stretch in stretches]
    pairs = [(part, part & passing) for part in parts]
    return {
        lane: [(all_.intersection_cardinality(bits), left.intersection_cardinality(bits)) for all_, left in pairs]
        for lane, bits in bitmaps.by_value.get("lane", {}).items()
        if rows.intersect(bits)
    }


def beyond(story: Story, event_filter: EventFilter, days: tuple[date, date], reach: tuple[date, date]) -> Days:
    """For each lane the days, one a month or a day as fits the window, where matching events outside `days` and within
    `reach` are drawn: a period where it begins, others in the middle of the days that they may have been on; without
    what is known to the year only, for a day of its own would be invented."""
    bitmaps, order = story.bitmaps["event"], story.bitmaps["event"].days["drawn"]
    outside = matching(story, event_filter, ("from", "to")) - bitmaps.touching(*days)
    fine = (days[1] - days[0]).days < FINE
    far: Days = {}
    if not outside:
        return far
    sides = ((reach[0], days[0] - DAY), (days[1] + DAY, reach[1]))
    for first, last in (part for side in sides for part in _stretches(*side, fine=fine, rows=outside, order=order)):
        rows = outside & order.between(first, last)
        for lane in story.lanes if rows else ():
            if here := rows & bitmaps.having("lane", lane):
                far.setdefault(lane, []).append(order.earliest(here, first))
    return far


def _stretches(first: date, last: date, *, fine: bool, rows: BitMap, order: Order) -> Iterator[tuple[date, date]]:
    """The days, or the months and parts of one, from `first` to `last`, but for years without any of the rows."""
    while first <= last:
        year = min(last, date(first.year, 12, 31))
        if rows.isdisjoint(order.between(first, year)):
            first = year + DAY
            continue
        end = first if fine else min(last, dates.month_end(first))
        yield first, end
        first = end + DAY


def claims(story: Story, question_filter: QuestionFilter) -> list[records.Claim]:
    """The matching claims by the day they were made."""
    matched = matching(story, question_filter)
    query = select(CLAIM.position, CLAIM.slug, CLAIM.question).order_by(CLAIM.position)
    rows = [row for row in story.connection.execute(query) if row.position in matched]
    questions = story.load(records.Question, dict.fromkeys(row.question for row in rows))
    by_slug = {claim.slug: claim for question in questions for claim in question.claims}
    return [by_slug[row.slug] for row in rows]
