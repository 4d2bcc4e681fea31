"""Owns two actors side by side: what each did and said, on one axis of time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from pyroaring import BitMap

from app import urls
from app.filters import CompareFilter, EventFilter, find
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.cut import Rest, rest
from app.pages.entries import EventEntry, event_entry
from app.record import linked, records
from app.record.story import Story
from app.text import counted, joined

WHOLE = CompareFilter()
"""All years."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """An event or a quotation of one of the two (`side` left or right) or of both; `parts` say what each did, the left
    one first. `loose`: not known to begin within a season of some day."""

    side: str
    loose: bool
    event: EventEntry | None
    quote: records.Quote | None
    parts: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """What is known to begin in a year, in order; and apart, what is known by the year only or lasts from it on."""

    heading: str
    rows: list[ComparedRow]
    loose: list[ComparedRow]

    @property
    def all_rows(self) -> list[ComparedRow]:
        return [*self.rows, *self.loose]


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor to choose."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class ComparePage(Cited):
    title: str
    description: str
    path: str
    left: Link
    right: Link
    left_slug: str
    right_slug: str
    choices: list[Choice]
    early: str
    early_years: list[ComparedYear]
    years: list[ComparedYear]
    others: list[tuple[Link, bool]]
    more: Rest | None
    swapped: str
    api: str


MOST, CHOICES = 150, 200
"""So many events and quotations of all years stand on one page; of more, those of one year. And so many actors, besides
the two, are offered to choose from: those who take part in the most events."""


def compare_page(story: Story, a: str, b: str, asked: CompareFilter = WHOLE) -> ComparePage:
    """The page of two actors that exist and are not the same, of one year where they have too much for a page. What
    began before the record opens is folded, unless there is nothing else."""
    names = {slug: story.names.actors[slug] for slug in (a, b)}
    events, quotes = _of(story, names)
    by_year = is_by_year(story, a, b)
    numbers = _numbers(story, events, quotes) if by_year else {}
    year = asked.year or _opening(numbers, story.opens.year) if by_year else None
    if year:
        events, quotes = events & _begun(story, "event", year), quotes & _begun(story, "quote", year)
    rows = sorted([*_events(story, names, events, year), *_quotes(story, names, quotes, year)], key=lambda row: row[0])
    shown = rows[:MOST]
    years = [_year(heading, [row for _, _, row in group]) for heading, group in groupby(shown, key=lambda row: row[1])]
    early = [] if year else [one for one in years if int(one.heading) < story.opens.year]
    early = early if len(early) < len(years) else []
    path, both = urls.compare(a, b), find.count(story, EventFilter(actor=tuple(sorted(names))))
    page = ComparePage(
        title=f"{names[a]} and {names[b]} side by side",
        description=f"What each did and said, on one axis of time: {counted(both, 'event')} together.",
        path=path,
        left=Link(names[a], urls.record("actor", a)),
        right=Link(names[b], urls.record("actor", b)),
        left_slug=a,
        right_slug=b,
        choices=[Choice(slug, story.names.actors[slug]) for slug in _choices(story, names)],
        early=f"Before {story.opens.year} · {_counts(early)}",
        early_years=early,
        years=years[len(early) :],
        others=_others(path, numbers, year) if by_year else [],
        more=rest(shown, len(rows), f"events and quotations of {year}", Link("All events of that year", _at(year))),
        swapped=urls.link(urls.compare(b, a), asked.pairs()),
        api=urls.api(urls.TIMELINE, [("actor", slug) for slug in (a, b)]),
    )
    return with_endnotes(page, story)


def is_by_year(story: Story, a: str, b: str) -> bool:
    """Whether two actors have too much for one page, so that a year is chosen."""
    return sum(map(len, _of(story, (a, b)))) > MOST


def _of(story: Story, names: Iterable[str]) -> tuple[BitMap, BitMap]:
    """The positions of the events in which any of these actors takes part, and of the quotations of theirs."""
    return story.bitmaps["event"].any_of("actor", names), story.bitmaps["quote"].any_of("actor", names)


def _begun(story: Story, kind: str, year: int) -> BitMap:
    return story.bitmaps[kind].beginning(date(year, 1, 1), date(year, 12, 31))


def _numbers(story: Story, events: BitMap, quotes: BitMap) -> dict[int, int]:
    """By year, how many of these events and quotations begin in it, where any do."""
    numbers = {
        year: events.intersection_cardinality(_begun(story, "event", year))
        + quotes.intersection_cardinality(_begun(story, "quote", year))
        for year in story.names.years
    }
    return {year: number for year, number in numbers.items() if number}


def _opening(numbers: Mapping[int, int], opens: int) -> int:
    """The year that is shown first: the first in which the two have anything once the record opens, else the last."""
    return min((year for year in numbers if year >= opens), default=max(numbers))


def _at(year: int | None) -> str:
    return urls.link(urls.TIMELINE, [("year", str(year))])


def _others(path: str, numbers: Mapping[int, int], shown: int | None) -> list[tuple[Link, bool]]:
    """The years in which the two have anything, with how much, and whether it is the one that is shown."""
    links = (Link(f"{year} ({number:,})", urls.link(path, [("year", str(year))])) for year, number in numbers.items())
    return [(link, year == shown) for link, year in zip(links, numbers, strict=True)]


def _choices(story: Story, compared: Collection[str]) -> list[str]:
    """The slugs of the actors to choose from, by name: all, or those who take part in the most events, and the two."""
    names = story.names.actors
    if len(names) <= CHOICES:
        return list(names)
    most = {*linked.busiest(story, CHOICES, linked.ACTOR.event_count > 0), *compared}
    return [slug for slug in names if slug in most]


def _year(heading: str, rows: list[ComparedRow]) -> ComparedYear:
    return ComparedYear(heading, [row for row in rows if not row.loose], [row for row in rows if row.loose])


def _counts(years: list[ComparedYear]) -> str:
    rows = [row for year in years for row in year.all_rows]
    events = sum(row.event is not None for row in rows)
    kinds = [(events, "event"), (len(rows) - events, "quotation")]
    return joined([counted(number, noun) for number, noun in kinds if number])


Turn = tuple[date, date, int]
Placed = tuple[Turn, str, ComparedRow]


def _turn(when: records.Date) -> tuple[date, date]:
    """Whatever lasted a whole year stands with what happened some time in it, at its end."""
    return when.order if when.edtf.is_interval else replace(when.edtf, span="day").order(when.last)


def _in_order(rows: Iterable[tuple[Turn, ComparedRow]], year: int | None) -> Iterator[Placed]:
    """The rows of one kind, all of one `year` where it is given, with keys that never go back, so that merging keeps
    the record's own order."""
    reached = (date.min, date.min, 0)
    for key, row in rows:
        reached = max(reached, key)
        yield reached, str(year or reached[0].year), row


def _events(story: Story, names: dict[str, str], positions: BitMap, year: int | None) -> Iterator[Placed]:
    def row(event: records.Event) -> ComparedRow:
        by_slug = {actor.slug: (actor.name, actor.part) for actor in event.actors}
        parts = [by_slug[slug] for slug in names if slug in by_slug]
        loose = not event.date.edtf.begins_known
        return ComparedRow(_side(names, set(by_slug)), loose, event_entry(event, story), None, parts)

    events = story.at_positions(records.Event, list(positions[: MOST + 1]))
    return _in_order((((*_turn(event.date), 0), row(event)) for event in events), year)


def _quotes(story: Story, names: dict[str, str], positions: BitMap, year: int | None) -> Iterator[Placed]:
    quotes = story.at_positions(records.Quote, list(positions[: MOST + 1]))
    said = (((*_turn(quote.said), 1), _said(quote, _side(names, {quote.speaker.slug}))) for quote in quotes)
    return _in_order(said, year)


def _said(quote: records.Quote, side: str) -> ComparedRow:
    return ComparedRow(side, not quote.said.edtf.begins_known, None, quote, [])


def _side(names: dict[str, str], taking_part: set[str]) -> str:
    left, right = (slug in taking_part for slug in names)
    return "both" if left and right else "left" if left else "right"
