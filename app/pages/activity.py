"""Owns an actor's activity over time: for each year the events they took part in and the words they said, as bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.filters import EventFilter, QuoteFilter, link
from app.filters.values import Pair
from app.lists import counted
from app.record import q_events as events
from app.record import q_quotes as quotes

TALLEST = 56
"""The height of the highest bar, in pixels."""
ENOUGH, FULL = 3, 5
"""So many events and quotations make a picture, and so many at least make a bar of full height."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many, in words too, how high that is, and where to see them; `url` is None where there are none."""

    count: int
    words: str
    height: int
    url: str | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the time before the record opens; events rise above its label, quotations hang below it."""

    label: str
    said: str
    events: Bar
    quotes: Bar


@dataclass(frozen=True, slots=True)
class Activity:
    """The years of an actor; `deep` is the height of the longest bar of quotations, 0 where there is none."""

    told: str
    years: list[Year]
    deep: int


def activity(connection: Connection, slug: str, meta: Mapping[str, str]) -> Activity | None:
    """What the actor did and said over time; None where that is too little for a picture."""
    opens, horizon = (date.fromisoformat(meta[name]).year for name in ("opens", "horizon"))
    did, said = EventFilter(actor=(slug,)), QuoteFilter(actor=(slug,))
    acts = {int(c.value): c.count for c in events.facets(connection, did)["year"]}
    words = {int(c.value): c.count for c in quotes.facets(connection, said)["year"]}
    if events.count(connection, did) + quotes.count(connection, said) < ENOUGH:
        return None
    early = events.count(connection, EventFilter(actor=(slug,), to=str(opens - 1)))
    years = range(opens, horizon + 1)
    most = max(early, *(max(acts.get(y, 0), words.get(y, 0)) for y in years), FULL)

    def bar(number: int, noun: str, path: str, asked: Pair) -> Bar:
        url = link(path, sorted([("actor", slug), asked])) if number else None
        return Bar(number, counted(number, noun), max(round(TALLEST * number / most), 2) if number else 0, url)

    shown = [
        Year(str(y), str(y), bar(acts.get(y, 0), "event", "/", ("year", str(y))),
             bar(words.get(y, 0), "quotation", "/quotes", ("year", str(y))))
        for y in years
    ]  # fmt: skip
    if early:
        before = bar(early, "event", "/", ("to", str(opens - 1)))
        shown.insert(0, Year(f"–{opens - 1}", f"until {opens - 1}", before, Bar(0, "", 0, None)))
    told = "Above the line the events of each year, below it the quotations." if words else "The events of each year."
    return Activity(
        f"{told} What lasts stands in every year that it touches.", shown, max(y.quotes.height for y in shown)
    )
