"""Owns two actors side by side: what each did and said, on one axis of time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app import urls
from app.pages.citing import Cited, Link, with_endnotes
from app.pages.entries import EventEntry, event_entry
from app.record import linked, records
from app.record.story import Story
from app.text import counted, joined


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
    swapped: str
    api: str


def compare_page(story: Story, a: str, b: str) -> ComparePage:
    """The page of two actors that exist and are not the same. What began before the record opens is folded, unless
    there is nothing else."""
    names = {slug: story.names.actors[slug] for slug in (a, b)}
    rows = sorted([*_events(story, names), *_quotes(story, names)], key=lambda row: row[0])
    years = [_year(heading, [row for _, _, row in group]) for heading, group in groupby(rows, key=lambda row: row[1])]
    early = [year for year in years if int(year.heading) < story.opens.year]
    early = early if len(early) < len(years) else []
    both = sum(row.side == "both" for year in years for row in year.all_rows)
    page = ComparePage(
        title=f"{names[a]} and {names[b]} side by side",
        description=f"What each did and said, on one axis of time: {counted(both, 'event')} together.",
        path=urls.compare(a, b),
        left=Link(names[a], urls.record("actor", a)),
        right=Link(names[b], urls.record("actor", b)),
        left_slug=a,
        right_slug=b,
        choices=[Choice(slug, name) for slug, name in story.names.actors.items()],
        early=f"Before {story.opens.year} · {_counts(early)}",
        early_years=early,
        years=years[len(early) :],
        swapped=urls.compare(b, a),
        api=urls.api(urls.TIMELINE, [("actor", slug) for slug in (a, b)]),
    )
    return with_endnotes(page, story)


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


def _in_order(rows: Iterable[tuple[Turn, ComparedRow]]) -> Iterator[Placed]:
    """The rows of one kind with keys that never go back, so that merging keeps the record's own order."""
    reached = (date.min, date.min, 0)
    for key, row in rows:
        reached = max(reached, key)
        yield reached, str(reached[0].year), row


def _events(story: Story, names: dict[str, str]) -> Iterator[Placed]:
    def row(event: records.Event) -> ComparedRow:
        by_slug = {actor.slug: (actor.name, actor.part) for actor in event.actors}
        parts = [by_slug[slug] for slug in names if slug in by_slug]
        loose = not event.date.edtf.begins_known
        return ComparedRow(_side(names, set(by_slug)), loose, event_entry(event, story), None, parts)

    return _in_order(((*_turn(event.date), 0), row(event)) for event in linked.events_with(story, names))


def _quotes(story: Story, names: dict[str, str]) -> Iterator[Placed]:
    return _in_order(
        ((*_turn(quote.said), 1), _said(quote, _side(names, {quote.speaker.slug})))
        for quote in linked.quotes_by(story, names)
    )


def _said(quote: records.Quote, side: str) -> ComparedRow:
    return ComparedRow(side, not quote.said.edtf.begins_known, None, quote, [])


def _side(names: dict[str, str], taking_part: set[str]) -> str:
    left, right = (slug in taking_part for slug in names)
    return "both" if left and right else "left" if left else "right"
