"""Owns an actor's activity over time: for each year the events they took part in and the words they said, as bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.filters import EventFilter, QuoteFilter, link
from app.filters.values import Pair
from app.lists import counted
from app.picture.bars import CountBar, facing_bars
from app.record import q_events as events
from app.record import q_quotes as quotes

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


def activity(connection: Connection, slug: str, meta: Mapping[str, str]) -> Activity | None:
    """What the actor did and said over time; None where that is too little for a picture."""
    opens, horizon = (date.fromisoformat(meta[name]).year for name in ("opens", "horizon"))
    of_events, of_quotes = EventFilter(actor=(slug,)), QuoteFilter(actor=(slug,))
    acts = {int(c.value): c.count for c in events.facets(connection, of_events)["year"]}
    words = {int(c.value): c.count for c in quotes.facets(connection, of_quotes)["year"]}
    if events.count(connection, of_events) + quotes.count(connection, of_quotes) < ENOUGH:
        return None
    shown = [(str(y), str(y), ("year", str(y)), acts.get(y, 0), words.get(y, 0)) for y in range(opens, horizon + 1)]
    if early := events.count(connection, EventFilter(actor=(slug,), to=str(opens - 1))):
        shown.insert(0, (f"–{opens - 1}", f"until {opens - 1}", ("to", str(opens - 1)), early, 0))
    bars = facing_bars([column[3] for column in shown], [column[4] for column in shown])

    def bar(number: int, noun: str, path: str, asked: Pair, drawn: CountBar) -> ActivityBar:
        url = link(path, sorted([("actor", slug), asked])) if number else None
        return ActivityBar(number, counted(number, noun), url, drawn)

    years = [
        ActivityYear(label, spoken, bar(did, "event", "/", asked, up), bar(said, "quotation", "/quotes", asked, down))
        for (label, spoken, asked, did, said), (up, down) in zip(shown, bars, strict=True)
    ]
    told = "Above the line the events of each year, below it the quotations." if words else "The events of each year."
    speaks = any(year.quotes.count for year in years)
    return Activity(f"{told} What lasts stands in every year that it touches.", years, speaks)
