"""Owns an actor's activity over time: for each year the events they took part in and the words they said, as bars."""

from dataclasses import dataclass

from app.filters import EventFilter, QuoteFilter, find
from app.lists import counted
from app.picture.bars import CountBar, facing_bars
from app.record import shapes
from app.record.story import Story
from app.urls import QUOTES, TIMELINE, Pair, link

ENOUGH = 3
"""So many events and quotations make a picture."""


@dataclass(frozen=True, slots=True)
class ActivityBar:
    """How many, in words too, and where to see them; `url` is None where there are none."""

    count: int
    words: str
    url: str | None
    drawn: CountBar


@dataclass(frozen=True, slots=True)
class ActivityYear:
    """A year, or the time before the record opens; events rise above its label, quotations hang below it."""

    label: str
    said: str
    events: ActivityBar
    quotes: ActivityBar


@dataclass(frozen=True, slots=True)
class Activity:
    """The years of an actor; `speaks` tells whether there is a quotation at all."""

    told: str
    years: list[ActivityYear]
    speaks: bool


def activity(story: Story, actor: shapes.Actor) -> Activity | None:
    """What the actor did and said over time; None where that is too little for a picture."""
    slug, opens, horizon = actor.slug, story.opens.year, story.horizon.year
    if actor.event_count + actor.quote_count < ENOUGH:
        return None
    acts = find.facets(story, EventFilter(actor=(slug,)), ("year",))["year"]
    words = find.facets(story, QuoteFilter(actor=(slug,)), ("year",))["year"]
    years = map(str, range(opens, horizon + 1))
    shown = [(year, year, ("year", year), acts.get(year, 0), words.get(year, 0)) for year in years]
    if early := find.count(story, EventFilter(actor=(slug,), to=str(opens - 1))):
        shown.insert(0, (f"–{opens - 1}", f"until {opens - 1}", ("to", str(opens - 1)), early, 0))
    bars = facing_bars([column[3] for column in shown], [column[4] for column in shown])

    def bar(number: int, noun: str, path: str, asked: Pair, drawn: CountBar) -> ActivityBar:
        url = link(path, [("actor", slug), asked]) if number else None
        return ActivityBar(number, counted(number, noun), url, drawn)

    columns = [
        ActivityYear(label, spoken, bar(did, "event", TIMELINE, asked, up), bar(said, "quotation", QUOTES, asked, down))
        for (label, spoken, asked, did, said), (up, down) in zip(shown, bars, strict=True)
    ]
    told = "Above the line the events of each year, below it the quotations." if words else "The events of each year."
    speaks = any(year.quotes.count for year in columns)
    return Activity(f"{told} What lasts stands in every year that it touches.", columns, speaks)
