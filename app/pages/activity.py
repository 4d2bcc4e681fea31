"""Owns an actor's activity over time: for each year the events they took part in and the words they said, as bars."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.filters import EventFilter, ListFilter, QuoteFilter, find
from app.picture.bars import CountBar, facing_bars
from app.record import records
from app.record.story import Story
from app.text import counted
from app.urls import Pair, link

ENOUGH = 3
"""So many events and quotations make a picture."""


@dataclass(frozen=True, slots=True)
class ActivityBar:
    """How many in words, and where to see them; `url` is None where there are none."""

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


def activity(story: Story, actor: records.Actor, counts: Mapping[str, int]) -> Activity | None:
    """What the actor did, in so many events of each year, and said over time; None where that is too little for a
    picture."""
    if actor.event_count + actor.quote_count < ENOUGH:
        return None
    slug, opens = actor.slug, story.opens.year
    acts = dict(counts)
    words = find.facet_counts(story, QuoteFilter(actor=(slug,)), ("year",))["year"]
    periods: dict[str, Pair] = {str(year): ("year", str(year)) for year in range(opens, story.closes.year + 1)}
    if early := find.count(story, EventFilter(actor=(slug,), to=str(opens - 1))):
        acts[f"–{opens - 1}"] = early
        periods = {f"–{opens - 1}": ("to", str(opens - 1)), **periods}

    def bar(kind: type[ListFilter], label: str, drawn: CountBar) -> ActivityBar:
        url = link(kind.PATH, [("actor", slug), periods[label]]) if drawn.count else None
        return ActivityBar(counted(drawn.count, kind.NOUN), url, drawn)

    bars = facing_bars([acts.get(label, 0) for label in periods], [words.get(label, 0) for label in periods])
    years = [
        ActivityYear(label, label.replace("–", "until "), bar(EventFilter, label, up), bar(QuoteFilter, label, down))
        for label, (up, down) in zip(periods, bars, strict=True)
    ]
    legend = "Above the line the events of each year, below it the quotations." if words else "The events of each year."
    speaks = any(down.count for _, down in bars)
    return Activity(f"{legend} What lasts stands in every year that it touches.", years, speaks)
